import { type Table as ArrowTable, DataType, type Vector } from "apache-arrow";
import type { Cell, Columns } from "../../model/columns.ts";

/** A little-endian 128-bit integer as Arrow keeps a decimal, scaled down; exact up to 2^53. */
function decimalToNumber(words: Uint32Array, scale: number): number {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i] ?? 0);
  return Number(BigInt.asIntN(words.length * 32, value)) / 10 ** scale;
}

function toCell(value: unknown, scale: number): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  if (value instanceof Uint32Array) return decimalToNumber(value, scale);
  return String(value);
}

function toCells(vector: Vector): Cell[] {
  const scale = DataType.isDecimal(vector.type) ? vector.type.scale : 0;
  return Array.from(vector, (value: unknown) => toCell(value, scale));
}

/**
 * A result as plain arrays of one length: bigint and decimal become number, timestamps and dates epoch
 * milliseconds, booleans 0/1, anything nested its text.
 */
export function toColumns(table: ArrowTable): Columns {
  const columns: Record<string, Cell[]> = {};
  for (const [index, field] of table.schema.fields.entries()) {
    const vector = table.getChildAt(index);
    columns[field.name] = vector === null ? [] : toCells(vector);
  }
  return columns;
}
