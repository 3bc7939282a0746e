import {
  Table as ArrowTable,
  Bool,
  type Data,
  type DataType,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  TimestampMillisecond,
  tableToIPC,
  Utf8,
} from "apache-arrow";
import type { ColumnType, Table } from "../../model/tables/table.ts";
import { Utf8Texts } from "./utf8-texts.ts";

/** A value of a model table: timestamps are wall-clock milliseconds since 1970-01-01. */
export type TableCell = string | number | boolean | null;

/** The values of a column; bare numbers are NaN where there is none. */
type Cells = readonly TableCell[] | Float64Array;

/** Whether nothing stands in a row. */
const isNone = (values: Cells, row: number): boolean =>
  values instanceof Float64Array ? Number.isNaN(values[row]) : (values[row] ?? null) === null;

const TYPES: Readonly<Record<ColumnType, DataType>> = {
  text: new Utf8(),
  integer: new Int32(),
  real: new Float64(),
  boolean: new Bool(),
  timestamp: new TimestampMillisecond(),
};

/**
 * A model table as one Arrow IPC stream, every column of the model in its order; a column that is not given is empty.
 *
 * @param columns values by column name, each as long as `rows`
 * @throws RangeError for a column of another length, TypeError for a value that does not fit its column's type
 */
export function tableToIpc(table: Table, columns: Readonly<Record<string, Cells>>, rows: number): Uint8Array {
  const stored = table.columns.map(({ name, type }) => {
    const values = columns[name] ?? new Array<null>(rows).fill(null);
    return { name, type: storedType(type, values), values };
  });
  const fields = stored.map(({ name, type }) => new Field(name, TYPES[type], true));
  const children = stored.map(({ name, type, values }) => {
    const place = `${table.name}.${name}`;
    if (values.length !== rows) throw new RangeError(`${place} has ${values.length} values for ${rows} rows`);
    return toData(type, values, place);
  });
  const schema = new Schema(fields);
  const batch = new RecordBatch(schema, makeData({ type: new Struct(fields), length: rows, nullCount: 0, children }));
  return tableToIPC(new ArrowTable(schema, [batch]), "stream");
}

/**
 * Arrow's writer leaves out the buffer of a boolean column without any value, and parquet-wasm then refuses the file:
 * such a column is written as integers, all of them empty.
 */
const storedType = (type: ColumnType, values: Cells): ColumnType =>
  type === "boolean" && !(values instanceof Float64Array) && values.every((value) => value === null) ? "integer" : type;

function toData(type: ColumnType, values: Cells, place: string): Data {
  const common = { length: values.length, ...validity(values) };
  const unfit = (row: number): never => {
    throw new TypeError(`${place}, row ${row + 1}: ${JSON.stringify(values[row])} is no ${type}`);
  };
  switch (type) {
    case "text":
      return makeData({ ...common, type: new Utf8(), ...texts(values, unfit) });
    case "boolean":
      return makeData({ ...common, type: new Bool(), data: booleans(values, unfit) });
    case "integer":
      return makeData({ ...common, type: new Int32(), data: new Int32Array(numbers(values, isInt32, unfit)) });
    case "real":
      return makeData({ ...common, type: new Float64(), data: numbers(values, Number.isFinite, unfit) });
    case "timestamp":
      return makeData({
        ...common,
        type: new TimestampMillisecond(),
        data: integers64(numbers(values, Number.isSafeInteger, unfit)),
      });
  }
}

type Unfit = (row: number) => never;

const isInt32 = (value: number): boolean => (value | 0) === value;

function numbers(values: Cells, fits: (value: number) => boolean, unfit: Unfit): Float64Array {
  const found = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    if (isNone(values, row)) continue;
    const value = values[row];
    found[row] = typeof value === "number" && fits(value) ? value : unfit(row);
  }
  return found;
}

/** Whole numbers in 64 bits, the lower half first as Arrow has them; without a BigInt a value, which costs many times as much. */
function integers64(values: Float64Array): BigInt64Array {
  const halves = new Int32Array(2 * values.length);
  values.forEach((value, row) => {
    halves[2 * row] = value | 0;
    halves[2 * row + 1] = Math.floor(value / 2 ** 32);
  });
  return new BigInt64Array(halves.buffer);
}

/** One bit a value, the first in the lowest place, as Arrow keeps booleans and validity. */
const bitsFor = (values: Cells): Uint8Array => new Uint8Array(Math.ceil(values.length / 8));

function validity(values: Cells): { nullCount: number; nullBitmap: Uint8Array } {
  const nullBitmap = bitsFor(values);
  let nullCount = 0;
  for (let row = 0; row < values.length; row++) {
    if (isNone(values, row)) nullCount++;
    else nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7));
  }
  return { nullCount, nullBitmap };
}

function booleans(values: Cells, unfit: Unfit): Uint8Array {
  const packed = bitsFor(values);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? null;
    if (value !== null && typeof value !== "boolean") unfit(row);
    if (value === true) packed[row >> 3] = (packed[row >> 3] ?? 0) | (1 << (row & 7));
  }
  return packed;
}

function texts(values: Cells, unfit: Unfit): { valueOffsets: Int32Array; data: Uint8Array } {
  const valueOffsets = new Int32Array(values.length + 1);
  const written = new Utf8Texts(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? null;
    if (value !== null) written.add(typeof value === "string" ? value : unfit(row));
    valueOffsets[row + 1] = written.length;
  }
  return { valueOffsets, data: written.bytes };
}
