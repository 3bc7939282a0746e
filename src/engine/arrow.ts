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
import type { ColumnType, Table } from "../model/tables.ts";

/** A value of a model table: timestamps are wall-clock milliseconds since 1970-01-01. */
export type TableCell = string | number | boolean | null;

const TYPES: Readonly<Record<ColumnType, DataType>> = {
  text: new Utf8(),
  integer: new Int32(),
  real: new Float64(),
  boolean: new Bool(),
  timestamp: new TimestampMillisecond(),
};

const LONGEST_UTF8 = 3;

/**
 * A model table as one Arrow IPC stream, every column of the model in its order; a column that is not given is empty.
 *
 * @param columns values by column name, each as long as `rows`
 * @throws RangeError for a column of another length, TypeError for a value that does not fit its column's type
 */
export function tableToIpc(
  table: Table,
  columns: Readonly<Record<string, readonly TableCell[]>>,
  rows: number,
): Uint8Array {
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
const storedType = (type: ColumnType, values: readonly TableCell[]): ColumnType =>
  type === "boolean" && values.every((value) => value === null) ? "integer" : type;

function toData(type: ColumnType, values: readonly TableCell[], place: string): Data {
  const common = {
    length: values.length,
    nullCount: values.filter((value) => value === null).length,
    nullBitmap: bits(values, (value) => value !== null),
  };
  const unfit = (row: number): never => {
    throw new TypeError(`${place}, row ${row + 1}: ${JSON.stringify(values[row])} is no ${type}`);
  };
  switch (type) {
    case "text":
      return makeData({ ...common, type: new Utf8(), ...texts(values, unfit) });
    case "boolean":
      return makeData({ ...common, type: new Bool(), data: booleans(values, unfit) });
    case "integer":
      return makeData({ ...common, type: new Int32(), data: Int32Array.from(numbers(values, isInt32, unfit)) });
    case "real":
      return makeData({ ...common, type: new Float64(), data: numbers(values, Number.isFinite, unfit) });
    case "timestamp":
      return makeData({
        ...common,
        type: new TimestampMillisecond(),
        data: BigInt64Array.from(numbers(values, Number.isSafeInteger, unfit), BigInt),
      });
  }
}

type Unfit = (row: number) => never;

const isInt32 = (value: number): boolean => (value | 0) === value;

function numbers(values: readonly TableCell[], fits: (value: number) => boolean, unfit: Unfit): Float64Array {
  return Float64Array.from(values, (value, row) => {
    if (value === null) return 0;
    return typeof value === "number" && fits(value) ? value : unfit(row);
  });
}

function texts(values: readonly TableCell[], unfit: Unfit): { valueOffsets: Int32Array; data: Uint8Array } {
  const encoder = new TextEncoder();
  const valueOffsets = new Int32Array(values.length + 1);
  let room = 0;
  for (const value of values) if (typeof value === "string") room += LONGEST_UTF8 * value.length;
  const data = new Uint8Array(room);
  let at = 0;
  values.forEach((value, row) => {
    if (value !== null)
      at += typeof value === "string" ? encoder.encodeInto(value, data.subarray(at)).written : unfit(row);
    valueOffsets[row + 1] = at;
  });
  return { valueOffsets, data: data.slice(0, at) };
}

/** One bit a value, the first in the lowest place, as Arrow keeps booleans and validity. */
function bits(values: readonly TableCell[], isSet: (value: TableCell, row: number) => boolean): Uint8Array {
  const packed = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((value, row) => {
    if (isSet(value, row)) packed[row >> 3] = (packed[row >> 3] ?? 0) | (1 << (row & 7));
  });
  return packed;
}

const booleans = (values: readonly TableCell[], unfit: Unfit): Uint8Array =>
  bits(values, (value, row) => (typeof value === "boolean" || value === null ? value === true : unfit(row)));
