import { startNodeEngine } from "../../src/engine/database/node.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import { createSession } from "../../src/engine/session/session.ts";
import type { Session } from "../../src/engine/session/session-types.ts";
import type { ParquetCodec } from "../../src/engine/types.ts";
import type { TableName } from "../../src/model/tables.ts";
import { scaleScores } from "../../src/stats/bins.ts";
import { contestParquet } from "../fixtures/contest/sources.ts";

/**
 * A session in a real engine; to be closed by who opened it.
 * @param bundled what comes with the program: unless told otherwise the contest reckoned by hand (tests/fixtures/contest)
 */
export async function openContest(
  bundled: (table: TableName, parquet: ParquetCodec) => Promise<Uint8Array | null> = (table, parquet) =>
    contestParquet(parquet, table),
): Promise<Session> {
  const parquet = await startNodeParquet();
  const session = createSession({
    engine: startNodeEngine,
    parquet: async () => parquet,
    bundled: (table) => bundled(table, parquet),
    scaleScores,
  });
  await session.start();
  return session;
}
