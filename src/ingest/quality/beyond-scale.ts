import { sentinelsOf } from "../build/column-style.ts";
import type { ColumnMapping } from "../meaning/mapping.ts";

import { cellsOf } from "./columns.ts";
import type { QualityRule } from "./rule.ts";
import { rowsOf } from "./tables.ts";

/** Scores are mostly given out of these. */
const SCALES = [10, 100] as const;
const FEWEST = 10;
/** So few are beyond the scale, and the others reach so far up on it, that it is one. */
const MOST_NEAR = 0.05;
const MOST_FAR = 0.15;
const FURTHER = 1.15;
const TWICE = 2;
const REACHED = 0.8;
const MIDDLE = 0.5;

/** Single scores above the scale that all others keep to, or below zero where no other is. */
export const beyondScale: QualityRule = {
  id: "beyond_scale",
  severity: "warning",
  check(input, note) {
    // Scores of criteria whose limits are known are held against those.
    const criteria = rowsOf(input, "criteria");
    const limited = new Set<string | null>();
    for (let row = 0; criteria !== null && row < criteria.length; row++)
      if (criteria.number("max_score", row) !== null) limited.add(criteria.text("criterion", row));
    input.sheets.forEach(({ source, mapping }, sheet) => {
      const columns = mapping.columns
        .filter((column) => isScore(column) && !limited.has(column.place?.criterion ?? null))
        .map((column) => ({ ...column, numbers: source.numbers(column.index) }));
      // Judges give their scores on one scale.
      const kinds = new Map<string, (typeof columns)[number][]>();
      for (const column of columns) {
        const kind = `${column.concept} ${column.place?.stage ?? column.stage} ${column.place?.criterion}`;
        kinds.set(kind, [...(kinds.get(kind) ?? []), column]);
      }
      for (const alike of kinds.values()) {
        const most = scaleOf(
          alike.map(({ numbers }) => numbers),
          alike[0]?.concept === "official_score",
        );
        if (most === null) continue;
        for (const { index, header, numbers } of alike) {
          // Codes for no value are told as such.
          const codes = sentinelsOf(cellsOf(source, index));
          numbers.forEach((value, row) => {
            if (value === null || (value >= 0 && value <= most) || codes.has(value)) return;
            const place = { row: source.rowNumber(row), column: header, value: String(value) };
            note(sheet, place, { column: header, max: most });
          });
        }
      }
    });
  },
};

const isScore = ({ concept, place }: ColumnMapping): boolean =>
  (concept === "score" && place?.isList !== true) || concept === "official_score";

/** 100 where nearly all are from 0 to 100 and many in the upper half. @param isTotal totals out of 10 are counts */
function scaleOf(columns: readonly (readonly (number | null)[])[], isTotal: boolean): number | null {
  const sorted = sortedNumbers(columns);
  if (sorted.length < FEWEST) return null;
  const below = (limit: number): number => firstAt(sorted, (value) => value >= limit);
  for (const scale of SCALES) {
    if (isTotal && scale < 100) continue;
    const end = firstAt(sorted, (value) => value > scale);
    const within = sorted.subarray(Math.min(below(0), end), end);
    const beyond = sorted.length - within.length;
    // A scale that goes on a little further is another scale.
    const isFar = end === sorted.length || (sorted[end] ?? 0) >= scale * (scale < 100 ? TWICE : FURTHER);
    const isMost = beyond <= Math.max(1, sorted.length * (isFar ? MOST_FAR : MOST_NEAR));
    const reaches = (within.at(-1) ?? 0) >= scale * REACHED && (within[within.length >> 1] ?? 0) >= scale * MIDDLE;
    if (isMost && beyond > 0 && reaches && (isFar || scale >= 100)) return scale;
  }
  return null;
}

function sortedNumbers(columns: readonly (readonly (number | null)[])[]): Float64Array {
  const values = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  for (const numbers of columns) for (const value of numbers) if (value !== null) values[count++] = value;
  return values.subarray(0, count).sort();
}

/** The first place of a sorted list from which on all values are beyond a limit. */
function firstAt(sorted: Float64Array, isBeyond: (value: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBeyond(sorted[middle] ?? 0)) to = middle;
    else from = middle + 1;
  }
  return from;
}
