import type { Columns } from "../../model/columns.ts";
import type { TableName } from "../../model/tables.ts";
import { type Cancellable, type Engine, EngineError, type ParquetCodec } from "../types.ts";
import { emptyTable, loadTable, rowsName } from "./load-table.ts";
import { leaveAhead, type Standing } from "./rows-ahead.ts";
import { stageTable, stagingName, type TableSource } from "./stage-table.ts";

/** Rows of files that stand beside the tables in use, to be compared with them: nothing of the data changes. */
export interface Beside {
  /** The answer to one SELECT over the tables in use and, by `givenName`, those given. */
  columns(sql: string): Promise<Columns>;
  /** Runs statements: tables of one's own are to be TEMP, and gone by `drop` in the end. */
  exec(sql: string): Promise<void>;
  /** The rows of one SELECT as an Arrow IPC stream. */
  ipc(sql: string): Promise<Uint8Array>;
  /** The rows of one SELECT as a Parquet file. Columns must not be ENUMs, and booleans not all null. */
  parquet(sql: string): Promise<Uint8Array>;
}

/** Null: a table without rows. */
export type GivenTables = ReadonlyMap<TableName, TableSource | null>;

/** The name under which a given table stands. */
export const givenName = (table: TableName): string => `given_${table}`;

/**
 * Runs `work` with tables given beside those in use, and takes them away again, whatever happens.
 *
 * @throws EngineError; the signal's reason when stopped; whatever `work` rejects with
 */
export async function workBeside<T>(
  engine: Engine,
  parquet: ParquetCodec,
  given: GivenTables,
  work: (beside: Beside) => Promise<T>,
  { signal }: Cancellable = {},
): Promise<T> {
  const options = signal === undefined ? {} : { signal };
  const ipc = (sql: string): Promise<Uint8Array> => engine.ipc(sql, options);
  /** The rows of large tables, by table: they are compared once and then made tables of. */
  const standing = new Map<TableName, Standing>();
  try {
    for (const [table, source] of given) {
      signal?.throwIfAborted();
      if (source === null) await emptyTable(engine, table, givenName(table));
      else {
        const staged = await stageTable(engine, parquet, table, source, options);
        const view = await loadTable(engine, parquet, table, source, givenName(table), { ...options, staged });
        if (view !== null) standing.set(table, { source, staged: { ...staged, from: rowsName(givenName(table)) } });
      }
    }
    return await work({
      columns: (sql) => engine.columns(sql, options),
      exec: (sql) => engine.exec(sql),
      ipc,
      parquet: async (sql) => parquet.write(await ipc(sql)),
    });
  } finally {
    await takeAway(engine, [...given.keys()], standing);
  }
}

/** The database may be gone; what matters then is why. */
async function takeAway(
  engine: Engine,
  tables: readonly TableName[],
  standing: ReadonlyMap<TableName, Standing>,
): Promise<void> {
  try {
    const { name: views = [] } = await engine.columns(
      "SELECT view_name AS name FROM duckdb_views() WHERE NOT internal",
    );
    const drops = tables.flatMap((table) => {
      const name = givenName(table);
      return [
        `DROP ${views.includes(name) ? "VIEW" : "TABLE"} IF EXISTS ${name}`,
        ...(standing.has(table) ? [] : [`DROP TABLE IF EXISTS ${rowsName(name)}`]),
        `DROP TABLE IF EXISTS ${stagingName(table)}`,
      ];
    });
    if (drops.length > 0) await engine.exec(drops.join(";\n"));
    for (const [table, rows] of standing) await leaveAhead(engine, table, rows);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
}
