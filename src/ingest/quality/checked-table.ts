import type { TableName } from "../../model/tables.ts";
import { styleOfColumn, type UsualNumbers, usualNumbers } from "../build/number-style.ts";
import { type ModelTable, type ModelValue, valueAt } from "../build/table-builder.ts";
import { isNumeric } from "../meaning/column-cells.ts";
import type { Mapping } from "../meaning/mapping.ts";
import type { SourceCell, SourceTable } from "../table/source.ts";
import { readNumber } from "../values/numbers.ts";
import { remembered } from "../values/remembered.ts";

/** Tables as the rules see them: cell by cell, whether they lie in rows or in columns. */

/** A table as it stood in its file. */
export interface CheckedTable extends Pick<SourceTable, "file" | "sheet" | "header" | "notData" | "findings"> {
  /** How many rows it has. */
  readonly length: number;
  cell(row: number, column: number): SourceCell;
  /** The row of the file, counted from 1. */
  rowNumber(row: number): number;
  /** A column's numbers, row by row; null where there is none. */
  numbers(column: number): readonly (number | null)[];
  /** Whether most of a column's first cells are numbers. */
  isNumeric(column: number): boolean;
  usualNumbers(): UsualNumbers;
  /** Columns whose cells are not at hand, and read as blank. */
  readonly unread: ReadonlySet<number>;
}

/** A table of the model, as it was built. */
export interface CheckedModel {
  readonly rows: number;
  /** Whether the table says anything in a column. */
  has(column: string): boolean;
  value(column: string, row: number): ModelValue;
}

const NONE: ReadonlySet<number> = new Set();

export function rowsTable(table: SourceTable): CheckedTable {
  const numbers = new Map<number, readonly (number | null)[]>();
  return {
    file: table.file,
    sheet: table.sheet,
    header: table.header,
    notData: table.notData,
    findings: table.findings,
    length: table.rows.length,
    cell: (row, column) => table.rows[row]?.[column] ?? null,
    rowNumber: (row) => table.rowNumbers[row] ?? 0,
    numbers(column) {
      const found = numbers.get(column) ?? numbersOf(table, column);
      numbers.set(column, found);
      return found;
    },
    isNumeric: (column) => isNumeric(table, column),
    usualNumbers: () => usualNumbers(table),
    unread: NONE,
  };
}

function numbersOf(table: SourceTable, column: number): readonly (number | null)[] {
  const style = styleOfColumn(table, column);
  const read = remembered((cell) => {
    const value = readNumber(cell, style);
    return typeof value === "number" ? value : null;
  });
  return table.rows.map((row) => read(row[column] ?? null));
}

export const rowsModel = ({ rows, columns }: ModelTable): CheckedModel => ({
  rows,
  has: (column) => columns[column] !== undefined,
  value: (column, row) => valueAt(columns[column], row),
});

/** A sheet as it was read, and what its columns mean. */
export interface CheckedSheet {
  readonly source: CheckedTable;
  readonly mapping: Mapping;
}

export interface QualityInput {
  /** All sheets of one import, in the order in which they were given. */
  readonly sheets: readonly CheckedSheet[];
  /** What was built of all of them. */
  readonly tables: ReadonlyMap<TableName, CheckedModel>;
}

/** What was read row by row, and what was built of it. */
export const rowsInput = (
  sheets: readonly { readonly source: SourceTable; readonly mapping: Mapping }[],
  tables: readonly ModelTable[],
): QualityInput => ({
  sheets: sheets.map(({ source, mapping }) => ({ source: rowsTable(source), mapping })),
  tables: new Map(tables.map((table) => [table.table, rowsModel(table)])),
});
