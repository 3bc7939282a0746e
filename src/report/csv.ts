import Papa from "papaparse";
import type { Cell } from "../model/columns.ts";
import type { TableColumn, TableData } from "../panels/types.ts";
import { plainCell } from "./cells.ts";

/** Excel reads UTF-8 only with it. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Papa's own pattern misses a formula that contains a line break. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as lines of a CSV, each ended by CRLF. Text that a spreadsheet would take for a formula gets an apostrophe
 * before it; numbers never do.
 */
export const csvLines = (columns: readonly TableColumn[], rows: readonly (readonly Cell[])[]): string =>
  rows.length === 0
    ? ""
    : `${Papa.unparse(
        rows.map((row) => columns.map((column, index) => plainCell(column, row[index]))),
        { newline: "\r\n", escapeFormulae: FORMULA },
      )}\r\n`;

/** The first line of a CSV, with the byte order mark before it: the contract's column names. */
export const csvHead = (columns: readonly TableColumn[]): string =>
  `${BYTE_ORDER_MARK}${Papa.unparse([columns.map((column) => column.name)], { escapeFormulae: FORMULA })}\r\n`;

/** A panel's table as CSV: UTF-8 with byte order mark, CRLF. */
export const toCsv = ({ columns, rows }: TableData): string => csvHead(columns) + csvLines(columns, rows);
