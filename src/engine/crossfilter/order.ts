import type { Cell, Columns } from "../../model/columns.ts";

/** Rows of an answer in one order, whatever order the engine gave them in. */

/** Numbers ascending, then text by code unit, nulls last. */
function compareCells(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : 1;
}

/** The distinct values of a column in order, and for each row the place of its value among them. */
export function encode(column: readonly Cell[]): { readonly values: readonly Cell[]; readonly codes: Int32Array } {
  const values = [...new Set(column)].sort(compareCells);
  const places = new Map(values.map((value, place) => [value, place]));
  return { values, codes: Int32Array.from(column, (value) => places.get(value) ?? -1) };
}

export const lengthOf = (columns: Columns): number => Object.values(columns)[0]?.length ?? 0;

/** A column that must be there: a result without it is a mistake of ours. */
export function columnOf(columns: Columns, name: string): readonly Cell[] {
  const column = columns[name];
  if (column === undefined) throw new Error(`no column ${name} in the answer`);
  return column;
}

export interface Groups {
  /** For each row its group; groups are numbered in the order of their keys. */
  readonly ofRow: Int32Array;
  /** For each group one row that belongs to it. */
  readonly firstRow: readonly number[];
}

/** Groups rows by the values of some columns; without columns all rows are one group. */
export function groupRows(columns: Columns, keys: readonly string[]): Groups {
  const length = lengthOf(columns);
  let ofRow = new Int32Array(length);
  for (const key of keys) {
    const { values, codes } = encode(columnOf(columns, key));
    // At most length² different numbers, so they stay exact.
    const combined = Float64Array.from(ofRow, (group, row) => group * values.length + (codes[row] ?? 0));
    const places = new Map([...new Set(combined.toSorted())].map((number, place) => [number, place]));
    ofRow = Int32Array.from(combined, (number) => places.get(number) ?? -1);
  }
  const firstRow: number[] = [];
  ofRow.forEach((group, row) => {
    firstRow[group] ??= row;
  });
  return { ofRow, firstRow };
}

/** The rows of an answer, each with keys of its own, in the order of the keys. */
export function orderRows(columns: Columns, keys: readonly string[]): Columns {
  const { firstRow } = groupRows(columns, keys);
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, firstRow.map((row) => column[row] ?? null)]),
  );
}
