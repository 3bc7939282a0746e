import type { Cancellable, Engine, ParquetCodec } from "../types.ts";
import type { GivenTables } from "./beside.ts";
import { dropAhead, isAhead, leaveAhead } from "./rows-ahead.ts";
import { stageTable, stagingName } from "./stage-table.ts";
import { LARGE } from "./store-only.ts";

/**
 * Puts the rows of large tables that are about to be made into the database, and takes away those of tables that are
 * not expected any more. Nothing of the data changes.
 *
 * @throws EngineError; the signal's reason when stopped
 */
export async function expectTables(
  engine: Engine,
  parquet: ParquetCodec,
  expected: GivenTables,
  { signal }: Cancellable = {},
): Promise<void> {
  await dropAhead(engine, (table, source) => expected.get(table) !== source);
  for (const [table, source] of expected) {
    if (source === null || isAhead(engine, table, source)) continue;
    signal?.throwIfAborted();
    // A small one is there as soon as it is asked for.
    if ((await parquet.info(source.parquet)).rows < LARGE) continue;
    try {
      const staged = await stageTable(engine, parquet, table, source, signal === undefined ? {} : { signal });
      await leaveAhead(engine, table, { source, staged });
    } catch (error) {
      await engine.exec(`DROP TABLE IF EXISTS ${stagingName(table)}`);
      throw error;
    }
  }
}
