import { repeatedRows } from "../table/repeated.ts";
import type { SourceCell, SourceTable } from "../table/source.ts";
import { readNumber } from "../values/numbers.ts";
import { readText } from "../values/texts.ts";
import { scoreList } from "./score-list.ts";

/** What a column is, its first rows tell. */
export const LOOK = 200;

/** Whether a column's cells are numbers or marks for none, in the main; "blank" where it has none. */
export function kindOf(table: SourceTable, index: number): "numbers" | "words" | "blank" {
  let numbers = 0;
  let others = 0;
  for (let i = 0; i < table.rows.length && i < LOOK; i++) {
    const cell = table.rows[i]?.[index];
    if (cell === null || cell === undefined || cell === "") continue;
    const value = readNumber(cell, { comma: "either" });
    if (typeof value === "number" || (typeof cell === "string" && scoreList(cell) !== null)) numbers++;
    // 缺考 in a judge's column says nothing against its being one.
    else if (value !== "mark" && value !== null) others++;
  }
  if (numbers + others === 0) return "blank";
  return numbers > others ? "numbers" : "words";
}

export const isWords = (table: SourceTable, index: number): boolean => kindOf(table, index) === "words";

export const isNumeric = (table: SourceTable, index: number): boolean => kindOf(table, index) === "numbers";

/** Whether most of a column's first texts are of a kind. */
export function mostOf(table: SourceTable, index: number, test: (text: string) => boolean): boolean {
  let said = 0;
  let fitting = 0;
  for (let row = 0; row < table.rows.length && row < LOOK; row++) {
    const text = readText(table.rows[row]?.[index] ?? null);
    if (text === null) continue;
    said++;
    if (test(text)) fitting++;
  }
  return said > 0 && fitting * 2 > said;
}

const ROWS = 5000;
/** A key may be given twice by mistake; a number of something else is given over and over. */
export const TELLING = 0.7;

export function isUnique(table: SourceTable, index: number, share = TELLING): boolean {
  const seen = new Set<SourceCell>();
  let filled = 0;
  for (let row = 0; row < table.rows.length && row < ROWS; row++) {
    const cell = table.rows[row]?.[index] ?? null;
    if (cell === null || cell === "") continue;
    filled++;
    seen.add(cell);
  }
  return filled > 0 && seen.size >= filled * share;
}

/** A list or a record as JSON tells rows apart and is no name. */
export const isJson = (table: SourceTable, index: number): boolean =>
  table.rows.some((row) => typeof row[index] === "string" && /^[[{]["{[\d]/.test(row[index]));

export const isFilled = (table: SourceTable, index: number): boolean =>
  table.rows.every((row) => readText(row[index] ?? null) !== null);

/** Whole numbers that rise, each another, and leave some out: those of a list of which entries were taken away. */
export function hasGaps(table: SourceTable, index: number): boolean {
  let before = 0;
  let gaps = 0;
  for (const row of table.rows) {
    const value = Number(readText(row[index] ?? null) ?? Number.NaN);
    if (!Number.isInteger(value) || value <= before) return false;
    if (before > 0 && value > before + 1) gaps++;
    before = value;
  }
  return gaps > 0;
}

/** Rows whose cells in these columns have stood before. */
export function repeats(table: SourceTable, columns: readonly number[]): number {
  return repeatedRows(table.rows, columns, (cell) => readText(cell ?? null) ?? "").size;
}
