import { headerFingerprint } from "../meaning/decisions.ts";
import { listsProblems } from "../meaning/problem-lists.ts";
import { MS_A_DAY } from "../values/days.ts";
import { readNumber } from "../values/numbers.ts";
import { repairText } from "../values/text-repair.ts";
import { tidy } from "../values/texts.ts";
import { readTime } from "../values/times.ts";
import type { CheckedSheet, CheckedTable } from "./checked-table.ts";
import { isShown, text } from "./columns.ts";
import { isKey } from "./joins.ts";
import type { QualityRule } from "./rule.ts";

/** So many rows of the shorter must be in both for two lists to be exports of the same thing. */
const OVERLAP = 0.5;

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

/** Two stages, rounds or judges: the same entries, each time with other scores. Or problems of two tracks. */
function areOfTwoParts(a: CheckedSheet, b: CheckedSheet): boolean {
  if (isOfOneTrack(a) && isOfOneTrack(b)) return true;
  const stageOf = ({ mapping: { stage } }: CheckedSheet): string | null =>
    stage === null || stage.from === "assumed" ? null : stage.stage;
  const [before, after] = [stageOf(a), stageOf(b)];
  if (before !== null && after !== null && before !== after) return true;
  const [parts, others] = [partsIn(a), partsIn(b)];
  return parts !== "" && others !== "" && parts !== others;
}

/** A list of problems without their tracks, each of which begins at number 1. */
const isOfOneTrack = ({ mapping }: CheckedSheet): boolean =>
  listsProblems(mapping) && !mapping.columns.some(({ concept }) => concept?.startsWith("track_") === true);

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
  // Else two lists of one shape.
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
