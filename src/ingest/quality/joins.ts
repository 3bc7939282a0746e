import { ValueNumbers } from "../build/value-numbers.ts";
import { headerFingerprint } from "../meaning/decisions.ts";
import type { CheckedSheet, CheckedTable } from "./checked-table.ts";
import { isShown, text } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

const KEY = /(?:^|[_\s-])(?:id|no|key|code|uuid)$|编号|代码|序列号|identifiant|n°/i;
/** Without the groups above it in a header of several rows: 基本信息/项目编号 is 项目编号. */
const nameOf = (header: string): string =>
  header
    .slice(header.lastIndexOf("/") + 1)
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "_");

interface Keyed {
  readonly sheet: number;
  readonly index: number;
  readonly header: string;
  /** By the number of a value, how often it stands there. */
  readonly counts: Uint32Array;
  /** How many different values. */
  readonly kinds: number;
  readonly isUnique: boolean;
}

/** Named as what tells rows apart: 项目编号, team_id. */
export const isKey = (header: string): boolean => KEY.test(header.trim()) && isShown(header);

/**
 * @param others headers of the tables that it may belong to
 * @param numbered values of the keys of all sheets: what is met in several files is kept once
 */
function keysOf(
  { source }: CheckedSheet,
  sheet: number,
  others: readonly string[],
  numbered: ValueNumbers,
): readonly Keyed[] {
  return source.header.flatMap((header, index): readonly Keyed[] => {
    const isMet = others.some((other) => isSameKey(header, other));
    if (!isKey(header) || !isMet) return [];
    const counts = countsOf(source, index, numbered);
    const kinds = counts.reduce((sum, count) => (count > 0 ? sum + 1 : sum), 0);
    return kinds < 2 ? [] : [{ sheet, index, header, counts, kinds, isUnique: counts.every((count) => count <= 1) }];
  });
}

function countsOf(source: CheckedTable, index: number, numbered: ValueNumbers): Uint32Array {
  const numbers = new Uint32Array(source.length);
  let [filled, most] = [0, -1];
  for (let row = 0; row < source.length; row++) {
    const value = text(source, row, index);
    if (value === "") continue;
    const number = numbered.numberOf(value);
    numbers[filled++] = number;
    most = Math.max(most, number);
  }
  const counts = new Uint32Array(most + 1);
  for (const each of numbers.subarray(0, filled)) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}

/** Half of the values must be there for a column to be a reference and not another key of the same name. */
const OVERLAP = 0.5;

/**
 * Keys by which tables of different files belong together, under one name or one ending in the other (aspect_id, id),
 * also of tables that the model has no place for: how many match, how many stand on one side alone.
 */
export const joins: QualityRule = {
  id: "join",
  severity: "info",
  check({ sheets }, note) {
    for (const { left, right, ...counts } of pairs(sheets).found) {
      const other = sheets[right.sheet]?.source;
      note(
        left.sheet,
        { row: 0, column: left.header, value: null },
        {
          column: left.header,
          other: `${other?.sheet ?? other?.file ?? ""}.${right.header}`,
          kind: right.isUnique ? (left.isUnique ? "1:1" : "n:1") : "n:m",
          ...counts,
        },
      );
    }
  },
};

/** Rows whose key is not in the table that they refer to. */
export const brokenReferences: QualityRule = {
  id: "broken_reference",
  severity: "warning",
  check({ sheets }, note) {
    const { found, numbered } = pairs(sheets);
    for (const { left, right } of found) {
      const source = sheets[left.sheet]?.source;
      const other = sheets[right.sheet]?.source;
      if (source === undefined || !right.isUnique || left.isUnique) continue;
      let there = "";
      for (let row = 0; row < source.length; row++) {
        const value = text(source, row, left.index);
        if (value === "" || value === there) continue;
        if (isIn(right, numbered.find(value))) {
          there = value;
          continue;
        }
        const example = { row: source.rowNumber(row), column: left.header, value };
        note(left.sheet, example, { column: left.header, other: other?.sheet ?? other?.file ?? "" });
      }
    }
  },
};

interface Pair {
  readonly left: Keyed;
  readonly right: Keyed;
  /** Rows of the left side with a match, without one, and values of the right side that nothing refers to. */
  readonly matched: number;
  readonly left_only: number;
  readonly right_only: number;
}

const isIn = ({ counts }: Keyed, number: number | null): boolean => number !== null && (counts[number] ?? 0) > 0;

interface Pairs {
  readonly found: readonly Pair[];
  readonly numbered: ValueNumbers;
}

const known = new WeakMap<readonly CheckedSheet[], Pairs>();

function pairs(sheets: readonly CheckedSheet[]): Pairs {
  const found = known.get(sheets) ?? findPairs(sheets);
  known.set(sheets, found);
  return found;
}

function findPairs(sheets: readonly CheckedSheet[]): Pairs {
  const numbered = new ValueNumbers();
  const prints = sheets.map(({ source }) => headerFingerprint(source.header));
  const headers = sheets.map(({ source }) => source.header.filter(isKey));
  const keys = sheets.map((sheet, i) =>
    keysOf(
      sheet,
      i,
      headers.flatMap((names, j) => (prints[i] === prints[j] ? [] : names)),
      numbered,
    ),
  );
  const found: Pair[] = [];
  for (const [i, lefts] of keys.entries()) {
    for (const [j, rights] of keys.entries()) {
      // Exports of one shape are compared, not joined.
      if (i === j || prints[i] === prints[j]) continue;
      for (const left of lefts) {
        for (const right of rights) {
          if (!isSameKey(left.header, right.header)) continue;
          // From the many to the one; of two of a kind the shorter list refers to the longer, else the earlier to the later.
          if (left.isUnique && !right.isUnique) continue;
          const longer = left.kinds - right.kinds;
          if (left.isUnique === right.isUnique && (longer > 0 || (longer === 0 && i > j))) continue;
          let matched = 0;
          let alone = 0;
          let met = 0;
          left.counts.forEach((count, number) => {
            if (count === 0) return;
            if (isIn(right, number)) {
              matched += count;
              met++;
            } else alone += count;
          });
          if (matched < (matched + alone) * OVERLAP) continue;
          found.push({ left, right, matched, left_only: alone, right_only: right.kinds - met });
        }
      }
    }
  }
  return { found, numbered };
}

function isSameKey(a: string, b: string): boolean {
  const [left, right] = [nameOf(a), nameOf(b)];
  return left === right || left.endsWith(`_${right}`) || right.endsWith(`_${left}`);
}
