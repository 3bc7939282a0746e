import type { CheckedSheet } from "./checked-table.ts";
import type { QualityRule } from "./rule.ts";

const FEWEST = 3;
/** Scores that are given begin at such a share of the highest, so that 0 is none of them. */
const AWAY = 0.1;
/** So few low scores are slips. */
const LOW = 0.02;

/**
 * All judges give 0 together, again and again, where their other scores are far from it: whoever was out of the
 * contest by then has zeros for blanks. The values stay as they are.
 */
export const zerosForNone: QualityRule = {
  id: "sentinel_kept",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach((checked, sheet) => {
      const found = zerosTogether(checked);
      if (found === null) return;
      const { row, column, count } = found;
      note(sheet, { row, column, value: "0" }, { column, value: 0 }, count);
    });
  },
};

interface Zeros {
  readonly row: number;
  readonly column: string;
  readonly count: number;
}

function zerosTogether({ source, mapping }: CheckedSheet): Zeros | null {
  const occasions = new Map<string, { readonly header: string; readonly numbers: readonly (number | null)[] }[]>();
  for (const { index, header, place } of mapping.columns) {
    if (place?.judge == null || place.isList) continue;
    const occasion = `${place.stage ?? ""} ${place.round ?? ""} ${place.criterion ?? ""}`;
    const seats = occasions.get(occasion) ?? [];
    occasions.set(occasion, [...seats, { header, numbers: source.numbers(index) }]);
  }
  const given: number[] = [];
  let first: Omit<Zeros, "count"> | null = null;
  let count = 0;
  for (const seats of occasions.values()) {
    for (let row = 0; row < source.length; row++) {
      const scores = seats.map(({ numbers }) => numbers[row] ?? null).filter((score) => score !== null);
      if (scores.length > 1 && scores.every((score) => score === 0)) {
        first ??= { row: source.rowNumber(row), column: seats[0]?.header ?? "" };
        count += scores.length;
      } else given.push(...scores);
    }
  }
  if (first === null || count < FEWEST || given.length < count / 2) return null;
  const sorted = given.sort((a, b) => a - b);
  const least = sorted[Math.floor(sorted.length * LOW)] ?? 0;
  return least > (sorted.at(-1) ?? 0) * AWAY ? { ...first, count } : null;
}
