import { cellText, isBlank } from "./grid.ts";
import { type ColumnProfile, kindOf } from "./profile.ts";
import type { SourceCell } from "./source.ts";

/** What speaks for a row's being a header, and what for its being data like the rows under it. */
export interface Votes {
  readonly header: number;
  readonly data: number;
}

/**
 * Compares each cell with its column below: a word above numbers is a name; a word that comes again below, or a number
 * like those below, is a value. Years and problem numbers are names too: they count up along the row, or are of another
 * size than what stands under them.
 */
export function votesOf(row: readonly SourceCell[], below: readonly ColumnProfile[], runsBelow = false): Votes {
  const counting = runsBelow ? new Set<number>() : runOf(row);
  const series = seriesIn(row);
  let header = 0;
  let data = 0;
  below.forEach((column, i) => {
    const cell = row[i];
    const kind = kindOf(cell);
    if (kind === null || column.filled === 0) return;
    const under = column.kind;
    const text = cellText(cell).trim();
    const isWord = kind === "name" || kind === "code";
    if (isWord && (column.values.get(text) ?? 0) > 0) data++;
    else if (isWord && (under === "number" || under === "date" || under === "boolean")) header++;
    else if (kind === "name" && under === "code") header++;
    // round_1, round_2, round_3 above R1 and D6: one name that is counted along the row, and never under it.
    else if (kind === "code" && series.has(i) && !hasStem(column, series.get(i))) header++;
    // A-1001(8/178) above 01:45:34: words of problems above times.
    else if (kind === "code" && under === "code" && /\p{L}/u.test(text) && !hasLetters(column)) header++;
    // 1 甲队 above 2 乙队: a list that counts its lines.
    else if (kind === "name" && COUNTED.test(text) && areCounted(column)) data++;
    else if (kind === "name" && under === "long") header += 0.5;
    else if (kind === "number" && under === "number") {
      if (counting.has(i) || isOfOtherSize(Number(text), column)) header++;
      else data++;
    } else if (kind === "number" && counting.has(i)) header++;
    else if (kind === "date" && under === "number") header++;
    else if (kind === under && kind !== "name") data++;
  });
  return { header, data };
}

/** ROUND-1, top_36_2: a word and its number. */
const SERIES = /^(\p{L}[\p{L}\s_.-]*?)[\s_.-]*\d[\d_.-]*$/u;
const LEAST_OF_SERIES = 3;
const stemOf = (text: string): string | undefined => SERIES.exec(text)?.[1]?.toLowerCase();

/** By column, the words that stand along a row three times and more, each time with another number. */
function seriesIn(row: readonly SourceCell[]): ReadonlyMap<number, string> {
  const numbered = new Map<string, Set<string>>();
  const stems = new Map<number, string>();
  row.forEach((cell, i) => {
    const text = cellText(cell).trim();
    const stem = kindOf(cell) === "code" ? stemOf(text) : undefined;
    // E1 and T1 are keys; a name has more letters.
    if (stem === undefined || stem.length < 3) return;
    stems.set(i, stem);
    numbered.set(stem, (numbered.get(stem) ?? new Set()).add(text));
  });
  return new Map([...stems].filter(([, stem]) => (numbered.get(stem)?.size ?? 0) >= LEAST_OF_SERIES));
}

const hasStem = ({ values }: ColumnProfile, stem: string | undefined): boolean =>
  [...values.keys()].some((value) => stemOf(value) === stem);

const hasLetters = ({ values }: ColumnProfile): boolean => [...values.keys()].some((value) => /\p{L}/u.test(value));

const COUNTED = /^\d+[\s、.．)）]/;
const areCounted = ({ values }: ColumnProfile): boolean =>
  values.size > 1 && [...values.keys()].every((value) => COUNTED.test(value));

const isOfOtherSize = (value: number, { min, max }: ColumnProfile): boolean =>
  Number.isInteger(value) && value > 0 && min <= max && (value > Math.max(max * 5, 100) || value * 20 < min);

/** Columns in which whole numbers go up (or down) by the same step from cell to cell. */
export function runOf(row: readonly SourceCell[]): ReadonlySet<number> {
  const cells: { readonly column: number; readonly value: number }[] = [];
  row.forEach((cell, column) => {
    const value = Number(cellText(cell).trim());
    if (!isBlank(cell) && kindOf(cell) === "number" && Number.isInteger(value)) cells.push({ column, value });
  });
  const [first, second] = cells;
  if (first === undefined || second === undefined) return new Set();
  const step = second.value - first.value;
  const isRun = step !== 0 && cells.every(({ value }, i) => value === first.value + i * step);
  return isRun && (cells.length > 2 || Math.abs(step) === 1) ? new Set(cells.map(({ column }) => column)) : new Set();
}
