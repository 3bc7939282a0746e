import { headerFingerprint } from "../meaning/decisions.ts";
import { MS_A_DAY } from "../values/days.ts";
import { readNumber } from "../values/numbers.ts";
import { repairText } from "../values/text-repair.ts";
import { tidy } from "../values/texts.ts";
import { readTime } from "../values/times.ts";
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

/** Values of the keys of all sheets, each with its number: what is met in several files is kept once. */
type Numbered = Map<string, number>;

const isKey = (header: string): boolean => KEY.test(header.trim()) && isShown(header);

/** @param others headers of the tables that it may belong to */
function keysOf(
  { source }: CheckedSheet,
  sheet: number,
  others: readonly string[],
  numbered: Numbered,
): readonly Keyed[] {
  return source.header.flatMap((header, index): readonly Keyed[] => {
    const isMet = others.some((other) => isSameKey(header, other));
    if (!isKey(header) || !isMet) return [];
    const counts = countsOf(source, index, numbered);
    const kinds = counts.reduce((sum, count) => (count > 0 ? sum + 1 : sum), 0);
    return kinds < 2 ? [] : [{ sheet, index, header, counts, kinds, isUnique: counts.every((count) => count <= 1) }];
  });
}

function countsOf(source: CheckedTable, index: number, numbered: Numbered): Uint32Array {
  const numbers = new Uint32Array(source.length);
  let [filled, last, number] = [0, "", 0];
  for (let row = 0; row < source.length; row++) {
    const value = text(source, row, index);
    if (value === "") continue;
    // Rows of one key mostly stand together.
    if (value !== last) {
      number = numberOf(value, numbered);
      last = value;
    }
    numbers[filled++] = number;
  }
  const counts = new Uint32Array(numbered.size);
  for (const each of numbers.subarray(0, filled)) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}

function numberOf(value: string, numbered: Numbered): number {
  const known = numbered.get(value);
  if (known !== undefined) return known;
  numbered.set(value, numbered.size);
  return numbered.size - 1;
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
        if (isIn(right, numbered.get(value))) {
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

const isIn = ({ counts }: Keyed, number: number | undefined): boolean =>
  number !== undefined && (counts[number] ?? 0) > 0;

interface Pairs {
  readonly found: readonly Pair[];
  readonly numbered: ReadonlyMap<string, number>;
}

const known = new WeakMap<readonly CheckedSheet[], Pairs>();

function pairs(sheets: readonly CheckedSheet[]): Pairs {
  const found = known.get(sheets) ?? findPairs(sheets);
  known.set(sheets, found);
  return found;
}

function findPairs(sheets: readonly CheckedSheet[]): Pairs {
  const numbered: Numbered = new Map();
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

/** Two exports of one shape, row by row by their key: the cells that differ, and the rows of one alone. */
export const exportsDiffer: QualityRule = {
  id: "exports_differ",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach((later, j) => {
      for (const [i, earlier] of sheets.slice(0, j).entries()) {
        if (headerFingerprint(earlier.source.header) !== headerFingerprint(later.source.header)) continue;
        if (areOfTwoParts(earlier, later)) continue;
        compare(earlier, later, i, (example, values, count) => note(j, example, values, count));
      }
    });
  },
};

/** What tells parts of one contest apart in the names of their files: rounds, days, judges, groups. */
const PART =
  /第\s*[一二三四五六七八九十\d]+\s*[轮场天日组]|(?:评委|专家|裁判)\s*[a-z甲乙丙丁一二三四五六七八九十\d]+|[a-z一二三四五六七八九十\d]\s*组|(?<![a-z])(?:round|day|judge|reviewer|referee|group|division|div|heat|session)[\s_.-]*(?:\d+|[a-z])(?![a-z\d])|上午|下午|上半场|下半场|男子|女子|(?<![a-z])(?:men|women|boys|girls)(?![a-z])/gi;

/** Two stages, rounds or judges: the same entries, each time with other scores. */
function areOfTwoParts(a: CheckedSheet, b: CheckedSheet): boolean {
  const stageOf = ({ mapping: { stage } }: CheckedSheet): string | null =>
    stage === null || stage.from === "assumed" ? null : stage.stage;
  const [before, after] = [stageOf(a), stageOf(b)];
  if (before !== null && after !== null && before !== after) return true;
  const [parts, others] = [partsIn(a), partsIn(b)];
  return parts !== "" && others !== "" && parts !== others;
}

const partsIn = ({ source: { file, sheet } }: CheckedSheet): string =>
  (`${file} ${sheet ?? ""}`.normalize("NFKC").toLowerCase().match(PART) ?? []).join(" ").replace(/[\s_.-]+/g, " ");

type Tell = (
  example: { readonly row: number; readonly column: string | null; readonly value: string | null } | null,
  values: Readonly<Record<string, string | number>>,
  count?: number,
) => void;

function compare(earlier: CheckedSheet, later: CheckedSheet, _: number, tell: Tell): void {
  const [before, after] = [earlier.source, later.source];
  const other = before.sheet ?? before.file;
  const key = keyColumn(before, after);
  if (key === null) return;
  const rows = new Map<string, number>();
  for (let row = 0; row < before.length; row++) rows.set(text(before, row, key.before), row);
  const met = new Set<string>();
  let added = 0;
  const changed: Parameters<Tell>[0][] = [];
  for (let row = 0; row < after.length; row++) {
    const id = text(after, row, key.after);
    const twin = rows.get(id);
    if (twin === undefined) {
      added++;
      continue;
    }
    met.add(id);
    after.header.forEach((header, index) => {
      const place = before.header.indexOf(header);
      if (place < 0) return;
      const [was, is] = [text(before, twin, place), text(after, row, index)];
      if (saySame(was, is)) return;
      const value = isShown(header) ? `${was} → ${is}`.slice(0, 80) : null;
      changed.push({ row: after.rowNumber(row), column: header, value });
    });
  }
  // Nothing in common: two lists of one shape, and not two exports of the same thing.
  if (met.size < Math.min(before.length, after.length) * OVERLAP) return;
  const values = { other, added, gone: rows.size - met.size, cells: changed.length };
  if (changed.length === 0 && (added > 0 || values.gone > 0)) tell(null, values);
  for (const place of changed) tell(place, values);
}

const CLOCK = /^(.*\d{1,2})[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/** Whether two exports say the same: 95 and 95.0, a day and a moment of it, in other blanks and another width. */
export function saySame(was: string, is: string): boolean {
  if (was === is) return true;
  if (was === "" || is === "") return false;
  const [a, b] = [plainText(was), plainText(is)];
  if (a === b) return true;
  const [x, y] = [readNumber(a), readNumber(b)];
  if (typeof x === "number" && typeof y === "number") return x === y && !(isCode(a) || isCode(b));
  if (!/\d/.test(a) || !/\d/.test(b)) return false;
  const [p, q] = [readTime(a), readTime(b)];
  if (typeof p !== "number" || typeof q !== "number") return false;
  return p === q || ((!CLOCK.test(a) || !CLOCK.test(b)) && Math.floor(p / MS_A_DAY) === Math.floor(q / MS_A_DAY));
}

const plainText = (text: string): string => tidy(repairText(text)).replace(/\s+/g, " ");
/** 007 is not 7. */
const isCode = (text: string): boolean => /^0\d/.test(text);

/**
 * The column that both have and that tells the rows of each apart: one named as a key before any other. A running
 * number is none unless its header says so, for row 3 of every list is number 3.
 */
function keyColumn(
  before: CheckedTable,
  after: CheckedTable,
): { readonly before: number; readonly after: number } | null {
  const headers = [...before.header.entries()].sort(([, a], [, b]) => Number(isKey(b)) - Number(isKey(a)));
  for (const [index, header] of headers) {
    const place = after.header.indexOf(header);
    if (place < 0 || !isUnique(before, index) || !isUnique(after, place)) continue;
    if (isKey(header) || !(isRunning(before, index) && isRunning(after, place))) return { before: index, after: place };
  }
  return null;
}

/** 1, 2, 3 … down the rows. */
const isRunning = (table: CheckedTable, index: number): boolean =>
  textsOf(table, index).every((said, row) => said === String(row + 1));

const isUnique = (table: CheckedTable, index: number): boolean => new Set(textsOf(table, index)).size === table.length;

const textsOf = (table: CheckedTable, index: number): readonly string[] =>
  Array.from({ length: table.length }, (_, row) => text(table, row, index));
