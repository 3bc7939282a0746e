import { isPersonalHeader } from "../../model/aliases/personal-headers.ts";
import { styleOfColumn } from "../build/number-style.ts";
import { cellText } from "../table/grid.ts";
import type { SourceTable } from "../table/source.ts";
import { readNumber } from "../values/numbers.ts";

/** A column's numbers, row by row; null where there is none. */
export function numbersOf(table: SourceTable, index: number): readonly (number | null)[] {
  const style = styleOfColumn(table, index);
  return table.rows.map((row) => {
    const value = readNumber(row[index] ?? null, style);
    return typeof value === "number" ? value : null;
  });
}

/** The header without numbers of repeated groups: 队员1/性别, 队员2/性别 and 队员三性别 are one kind of column. */
export const groupOf = (header: string): string =>
  header
    .normalize("NFKC")
    .replace(/\s*\(\d+\)$/, "")
    .replace(/\d+|[一二三四五六七八九十](?=[^\s])/g, "")
    .replace(/\s+/g, "");

/** Whether values of a column may be shown: never those that name or reach a person. */
export const isShown = (header: string): boolean => !isPersonalHeader(header) || isCategoryOfPersons(header);

/** 队员一性别 is about persons and names none. */
const isCategoryOfPersons = (header: string): boolean => /性别|尺码|尺寸|学历|年级|gender|sex|size/i.test(header);

export const isRowNumber = (header: string): boolean => /^(?:序号|行号|no\.?|#|index|row)$/i.test(header.trim());

export const text = (table: SourceTable, row: number, index: number): string =>
  cellText(table.rows[row]?.[index]).trim();

export const rowNumber = (table: SourceTable, row: number): number => table.rowNumbers[row] ?? 0;
