import type { Cell } from "../model/columns.ts";
import type { Engine } from "./types.ts";

/** Answers of a few rows, row by row: what is missing reads as "", 0 or, where that makes a difference, null. */

export type Row = Readonly<Record<string, Cell>>;

export const text = (row: Row, name: string): string => String(row[name] ?? "");
export const number = (row: Row, name: string): number => Number(row[name] ?? 0);
export const textOrNull = (row: Row | undefined, name: string): string | null => {
  const value = row?.[name] ?? null;
  return value === null || value === "" ? null : String(value);
};
export const numberOrNull = (row: Row | undefined, name: string): number | null => {
  const value = row?.[name] ?? null;
  return value === null ? null : Number(value);
};

export async function rowsOf(engine: Engine, sql: string): Promise<Row[]> {
  const columns = Object.entries(await engine.columns(sql));
  const length = columns[0]?.[1].length ?? 0;
  return Array.from({ length }, (_, i) => Object.fromEntries(columns.map(([name, cells]) => [name, cells[i] ?? null])));
}
