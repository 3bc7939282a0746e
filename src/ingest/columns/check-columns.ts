import type { Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import { numberStyle, usualNumbers } from "../build/number-style.ts";
import type { ModelValue } from "../build/table-builder.ts";
import { isNumeric } from "../meaning/column-cells.ts";
import type { Mapping } from "../meaning/mapping.ts";
import { type CitedRow, citedRows } from "../outcome/cited-rows.ts";
import { checkQuality } from "../quality/check.ts";
import type { CheckedModel, CheckedTable } from "../quality/checked-table.ts";
import { toldOnce } from "../quality/told-once.ts";
import type { Finding } from "../table/findings.ts";
import type { SourceCell, SourceTable } from "../table/source.ts";
import { textFaults } from "../table/text-faults.ts";
import { readNumber } from "../values/numbers.ts";
import type { FileColumn } from "./file-columns.ts";
import { textsOf } from "./file-texts.ts";

/** The quality rules over a file that was never read row by row. */

/** Plain data, that can be given to a worker. */
export interface ColumnsToCheck {
  readonly table: TableName;
  /** Of the file, in its order. */
  readonly columns: readonly FileColumn[];
  readonly rows: number;
  /** The first rows. */
  readonly sample: SourceTable;
  readonly mapping: Mapping;
  /** Model column → column of the file. */
  readonly named: Readonly<Record<string, string>>;
  readonly constants: Readonly<Record<string, string | null>>;
  /** Model column → what stands for a text. */
  readonly meanings: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Rows of the file that the table does not have, from 1. */
  readonly without: readonly number[];
  /** What has been found already. */
  readonly findings: readonly Finding[];
}

export interface CheckedColumns {
  readonly findings: readonly Finding[];
  /** The rows that they name, and those found already. */
  readonly cited: readonly CitedRow[];
}

/** What the rules find, as they would in the same table read row by row. */
export function checkColumns(input: ColumnsToCheck): CheckedColumns {
  const { table, sample, mapping, columns } = input;
  const source = tableOf(input);
  const [found = []] = checkQuality({
    sheets: [{ source, mapping }],
    tables: new Map([[table, modelOf(input)]]),
  });
  const long = sample.header.filter((_, index) => columns[index]?.kind === "unread");
  const findings = [...textFaults(source), ...found, ...(long.length === 0 ? [] : [notLooked(long)])];
  return { findings, cited: citedRows(source, toldOnce([...input.findings, ...findings])) };
}

const notLooked = (columns: readonly string[]): Finding => ({
  rule: "column_not_looked",
  severity: "info",
  values: { columns: columns.join(", ") },
  count: columns.length,
  examples: [],
});

/** A column's cells, by row of the file from 0. */
type Cells = (row: number) => SourceCell;

function cellsOf(column: FileColumn | undefined): Cells {
  if (column === undefined || column.kind === "unread") return () => null;
  if (column.kind === "texts") {
    const { codes } = column;
    const said = [null, ...textsOf(column)];
    return (row) => said[codes[row] ?? 0] ?? null;
  }
  const { kind, values, missing } = column;
  const isMissing = (row: number): boolean => missing !== null && missing[row] === 1;
  switch (kind) {
    case "numbers":
      return (row) => (isMissing(row) ? null : (values[row] ?? null));
    case "times":
      return (row) => (isMissing(row) ? null : new Date(values[row] ?? 0));
    case "flags":
      return (row) => (isMissing(row) ? null : values[row] === 1);
  }
}

/** So many rows show how a table writes its numbers. */
const USUAL_ROWS = 5000;

function tableOf({ columns, rows, sample }: ColumnsToCheck): CheckedTable {
  const cells = columns.map(cellsOf);
  const cell = (row: number, column: number): SourceCell => cells[column]?.(row) ?? null;
  const firstRows = (): SourceTable => ({
    ...sample,
    rows: Array.from({ length: Math.min(rows, USUAL_ROWS) }, (_, row) => cells.map((of) => of(row))),
  });
  const unread = new Set(columns.flatMap(({ kind }, index) => (kind === "unread" ? [index] : [])));
  return {
    file: sample.file,
    sheet: sample.sheet,
    header: sample.header,
    notData: [],
    findings: sample.findings,
    length: rows,
    cell,
    rowNumber: (row) => row + 1,
    numbers: (index) => numbersOf(columns[index], rows, firstRows),
    isNumeric: (column) => isNumeric(sample, column),
    usualNumbers: () => usualNumbers(firstRows()),
    unread,
  };
}

/** A text is read once, however often it stands there. */
function numbersOf(
  column: FileColumn | undefined,
  rows: number,
  firstRows: () => SourceTable,
): readonly (number | null)[] {
  if (column?.kind === "numbers") {
    const { values, missing } = column;
    const numbers: (number | null)[] = new Array(rows);
    for (let row = 0; row < rows; row++) {
      const isMissing = missing !== null && missing[row] === 1;
      numbers[row] = isMissing ? null : numberOf(readNumber(values[row] ?? null));
    }
    return numbers;
  }
  if (column?.kind !== "texts") {
    const cellAt = cellsOf(column);
    return Array.from({ length: rows }, (_, row) => numberOf(readNumber(cellAt(row))));
  }
  const { codes } = column;
  const texts = textsOf(column);
  const counts = new Float64Array(texts.length + 1);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const values = texts.flatMap((text, i) => (text === "" ? [] : [[text, counts[i + 1] ?? 0] as const]));
  const style = numberStyle(values, usualNumbers(firstRows()));
  const numbers = [null, ...texts.map((text) => numberOf(readNumber(text, style)))];
  return Array.from(codes, (code) => numbers[code] ?? null);
}

const numberOf = (read: ReturnType<typeof readNumber>): number | null => (typeof read === "number" ? read : null);

/** The table of the model as the engine makes it of the file. */
function modelOf(input: ColumnsToCheck): CheckedModel {
  const { table, columns, rows, sample, named, constants, meanings, without } = input;
  const left = new Set(without);
  const kept = without.length === 0 ? null : Int32Array.from(rowsWithout(rows, left));
  const placeOf = (row: number): number => (kept === null ? row : (kept[row] ?? 0));
  const model: Table = TABLES[table];
  const values = new Map<string, (row: number) => ModelValue>();
  for (const { name, type } of model.columns) {
    const header = named[name];
    const constant = constants[name];
    if (name === "source_row") values.set(name, (row) => placeOf(row) + 1);
    else if (constant !== undefined && constant !== null) values.set(name, () => constant);
    else if (header !== undefined) {
      const cellAt = cellsOf(columns[sample.header.indexOf(header)]);
      const meaning = new Map(Object.entries(meanings[name] ?? {}));
      const isText = type === "text";
      values.set(name, (row) => {
        const cell = cellAt(placeOf(row));
        if (cell === null || cell === "") return null;
        if (cell instanceof Date) return cell.getTime();
        if (!isText) return cell;
        const text = String(cell);
        return meaning.has(text) ? (meaning.get(text) ?? null) : text;
      });
    }
  }
  return {
    rows: rows - left.size,
    has: (column) => values.has(column),
    value: (column, row) => values.get(column)?.(row) ?? null,
  };
}

function* rowsWithout(rows: number, left: ReadonlySet<number>): Generator<number> {
  for (let row = 0; row < rows; row++) if (!left.has(row + 1)) yield row;
}
