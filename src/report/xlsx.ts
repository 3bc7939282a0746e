import type { CellObject, WorkSheet } from "@e965/xlsx";
import { dayOfIso } from "../filters/days.ts";
import type { Cell } from "../model/columns.ts";
import type { TableColumn } from "../panels/types.ts";
import { plainCell } from "./cells.ts";
import { provenance } from "./provenance.ts";
import type { PanelReport } from "./types.ts";

const NUMBER_FORMATS: Readonly<Record<TableColumn["format"], string>> = {
  text: "@",
  integer: "#,##0",
  decimal: "#,##0.00",
  share: "0.0%",
  date: "yyyy-mm-dd",
  moment: "yyyy-mm-dd hh:mm",
};

/** Excel counts days from 1899-12-30 (its 1900 is a leap year by mistake). */
const EXCEL_DAY_OF_1970 = 25_569;

const MS_A_DAY = 86_400_000;

/** Text is marked as text, so that no spreadsheet takes it for a formula; days and moments are true dates. */
export function cellOf(column: TableColumn, value: Cell | undefined): CellObject | null {
  if (column.format === "moment" && typeof value === "number") {
    return { t: "n", v: value / MS_A_DAY + EXCEL_DAY_OF_1970, z: NUMBER_FORMATS.moment };
  }
  const plain = plainCell(column, value);
  if (plain === null) return null;
  if (typeof plain === "number") return { t: "n", v: plain, z: NUMBER_FORMATS[column.format] };
  const day = column.format === "date" ? dayOfIso(plain) : null;
  return day === null
    ? { t: "s", v: plain, z: NUMBER_FORMATS.text }
    : { t: "n", v: day + EXCEL_DAY_OF_1970, z: NUMBER_FORMATS.date };
}

/** Characters of a column's width; Chinese ones take two. */
export const displayWidth = (text: string): number =>
  [...text].reduce((width, character) => width + (character > "\u2e7f" ? 2 : 1), 0);

export const MAX_COLUMN_WIDTH = 60;

/** Excel allows 31 characters in a sheet's name and none of these. */
const sheetName = (title: string): string => title.replace(/[:\\/?*[\]]/g, " ").slice(0, 31) || "1";

/**
 * A panel's table as a workbook: title, definition, filters, 数据截至 and 演示数据 above the table, headers in the
 * interface's language, numbers as numbers.
 */
export async function toXlsx(report: PanelReport): Promise<ArrayBuffer> {
  const { utils, write } = await import("@e965/xlsx");
  const { columns, rows } = report.frame.table(report.t);
  const head = [report.title, ...provenance(report)];
  const headerRow = head.length + 1;
  const lastColumn = Math.max(columns.length - 1, 0);

  const sheet: WorkSheet = {};
  const put = (row: number, column: number, cell: CellObject): void => {
    sheet[utils.encode_cell({ r: row, c: column })] = cell;
  };
  head.forEach((text, row) => {
    put(row, 0, { t: "s", v: text });
  });
  columns.forEach((column, c) => {
    put(headerRow, c, { t: "s", v: column.label });
    rows.forEach((row, r) => {
      const cell = cellOf(column, row[c]);
      if (cell !== null) put(headerRow + 1 + r, c, cell);
    });
  });
  const table = { s: { r: headerRow, c: 0 }, e: { r: headerRow + rows.length, c: lastColumn } };
  sheet["!ref"] = utils.encode_range({ s: { r: 0, c: 0 }, e: table.e });
  sheet["!autofilter"] = { ref: utils.encode_range(table) };
  sheet["!cols"] = columns.map((column, c) => ({
    wch: Math.min(
      MAX_COLUMN_WIDTH,
      2 + rows.reduce((width, row) => Math.max(width, displayWidth(String(row[c] ?? ""))), displayWidth(column.label)),
    ),
  }));
  return write(
    { SheetNames: [sheetName(report.title)], Sheets: { [sheetName(report.title)]: sheet } },
    {
      type: "array",
      bookType: "xlsx",
      compression: true,
    },
  );
}
