import type { Cell } from "../model/columns.ts";
import { csvHead, csvLines } from "./csv.ts";
import { MEDIA_TYPES } from "./export-panel.ts";
import { fileName } from "./provenance.ts";
import type { RowsTable } from "./rows-xlsx.ts";
import type { ExportedFile } from "./types.ts";

/** Rows one by one as a file: more than a panel's table, and fetched piece by piece. */

export const ROWS_FORMATS = ["csv", "xlsx"] as const;
export type RowsFormat = (typeof ROWS_FORMATS)[number];

/** Rows that a workbook is written with at most: it is made in one piece, in memory. */
export const XLSX_ROWS = 50_000;

export interface RowsReport extends RowsTable {
  /** Every row, in pieces; cells as the columns' formats say, codes in words already. */
  readonly pieces: AsyncIterable<readonly (readonly Cell[])[]>;
  /** All rows are there; what remains is to write them. */
  readonly onWriting?: () => Promise<void>;
}

async function csv({ columns, pieces }: RowsReport): Promise<Blob> {
  const parts = [csvHead(columns)];
  for await (const rows of pieces) parts.push(csvLines(columns, rows));
  return new Blob(parts, { type: MEDIA_TYPES.csv });
}

async function xlsx(report: RowsReport): Promise<Blob> {
  const { rowsToXlsx } = await import("./rows-xlsx.ts");
  const rows: (readonly Cell[])[] = [];
  for await (const piece of report.pieces) rows.push(...piece);
  await report.onWriting?.();
  return new Blob([await rowsToXlsx(report, rows)], { type: MEDIA_TYPES.xlsx });
}

/**
 * All rows as a file: a CSV as panels' tables are, or a workbook of at most XLSX_ROWS rows with what they are on a
 * sheet of its own. Rejects with what `pieces` throws, such as the reason of an abort.
 */
export async function exportRows(format: RowsFormat, report: RowsReport): Promise<ExportedFile> {
  return { fileName: fileName(report, format), blob: await (format === "csv" ? csv : xlsx)(report) };
}
