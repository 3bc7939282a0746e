import type { CellObject, WorkSheet } from "@e965/xlsx";
import type { Cell } from "../model/columns.ts";
import type { TableColumn } from "../panels/types.ts";
import { plainCell } from "./cells.ts";
import { type Origin, provenance } from "./provenance.ts";
import { cellOf, displayWidth, MAX_COLUMN_WIDTH } from "./xlsx.ts";

/** What a file of rows has to say besides them. */
export interface RowsTable extends Origin {
  readonly columns: readonly TableColumn[];
}

/** Rows that say how wide their columns are. */
const MEASURED = 200;

const text = (value: string): CellObject => ({ t: "s", v: value });

const BLANK: CellObject = { t: "z" };

const widthOf = (column: TableColumn, index: number, rows: readonly (readonly Cell[])[]): number => {
  const widest = rows
    .slice(0, MEASURED)
    .reduce((width, row) => Math.max(width, displayWidth(String(plainCell(column, row[index]) ?? ""))), 0);
  return Math.min(MAX_COLUMN_WIDTH, 2 + Math.max(widest, displayWidth(column.label)));
};

/** Rows on one sheet, headers in the interface's language; title, definition, filters, 数据截至 and 演示数据 on another. */
export async function rowsToXlsx(report: RowsTable, rows: readonly (readonly Cell[])[]): Promise<ArrayBuffer> {
  const { utils, write } = await import("@e965/xlsx");
  const { columns, title, t } = report;
  const table = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length, c: Math.max(0, columns.length - 1) } });
  const sheet: WorkSheet = {
    // Arrays of arrays: a name for each of a million cells would take most of the memory.
    "!data": [
      columns.map(({ label }) => text(label)),
      ...rows.map((row) => columns.map((column, index) => cellOf(column, row[index]) ?? BLANK)),
    ],
    "!ref": table,
    "!autofilter": { ref: table },
    "!cols": columns.map((column, index) => ({ wch: widthOf(column, index, rows) })),
  };
  const about = utils.aoa_to_sheet([title, ...provenance(report)].map((line) => [text(line)]));
  about["!cols"] = [{ wch: MAX_COLUMN_WIDTH }];
  const names = [t("rows.export.sheet"), t("rows.export.about")] as const;
  return write(
    { SheetNames: [...names], Sheets: { [names[0]]: sheet, [names[1]]: about } },
    { type: "array", bookType: "xlsx", compression: true },
  );
}
