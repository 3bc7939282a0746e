import { type TableCell, tableToIpc } from "../../src/engine/arrow/table-to-ipc.ts";
import type { ParquetCodec } from "../../src/engine/types.ts";
import type { Table } from "../../src/model/tables/table.ts";
import { BUNDLED_TABLES, TABLES, type TableName } from "../../src/model/tables.ts";
import type { ContestRows, Row } from "./contest.ts";

export type ContestFiles = ReadonlyMap<TableName, Uint8Array>;

/** Every table as Parquet; the same rows give the same bytes. @throws Error for a row that breaks its table's rules */
export async function tableFiles(contest: ContestRows, codec: ParquetCodec): Promise<ContestFiles> {
  const files = new Map<TableName, Uint8Array>();
  for (const name of BUNDLED_TABLES) {
    const rows = contest[name];
    check(TABLES[name], rows);
    files.set(name, await codec.write(tableToIpc(TABLES[name], toColumns(TABLES[name], rows), rows.length)));
  }
  return files;
}

function toColumns({ columns }: Table, rows: readonly Row[]): Record<string, TableCell[]> {
  return Object.fromEntries(columns.map(({ name }) => [name, rows.map((row) => row[name] ?? null)]));
}

/** No unknown column, no required value missing, no key twice. */
function check({ name, key, columns }: Table, rows: readonly Row[]): void {
  const known = new Set(columns.map((column) => column.name));
  const keys = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const place = `${name}, row ${index + 1}`;
    const unknown = Object.keys(row).find((column) => !known.has(column));
    if (unknown !== undefined) throw new Error(`${place}: the table has no column ${unknown}`);
    const missing = columns.find((column) => column.required && (row[column.name] ?? "") === "");
    if (missing !== undefined) throw new Error(`${place}: ${missing.name} is missing`);
    const own = JSON.stringify(key.map((column) => row[column]));
    if (keys.has(own)) throw new Error(`${place}: the key ${own} is there already`);
    keys.add(own);
  }
}
