import Papa from "papaparse";
import type { TableData } from "../panels/types.ts";
import { plainCell } from "./cells.ts";

/** Excel reads UTF-8 only with it. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Papa's own pattern misses a formula that contains a line break. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A panel's table as CSV: UTF-8 with byte order mark, CRLF, the contract's column names on the first line. Text
 * that a spreadsheet would take for a formula gets an apostrophe before it; numbers never do.
 */
export const toCsv = ({ columns, rows }: TableData): string =>
  BYTE_ORDER_MARK +
  Papa.unparse(
    [
      columns.map((column) => column.name),
      ...rows.map((row) => columns.map((column, index) => plainCell(column, row[index]))),
    ],
    { newline: "\r\n", escapeFormulae: FORMULA },
  ) +
  "\r\n";
