import { isPersonalHeader } from "../../model/aliases/personal-headers.ts";
import { cellText } from "../table/grid.ts";
import type { SourceCell } from "../table/source.ts";
import type { CheckedTable } from "./checked-table.ts";

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

/** A column's cells, row by row. */
export const cellsOf = (table: CheckedTable, index: number): readonly SourceCell[] =>
  Array.from({ length: table.length }, (_, row) => table.cell(row, index));

export const text = (table: CheckedTable, row: number, index: number): string =>
  cellText(table.cell(row, index)).trim();
