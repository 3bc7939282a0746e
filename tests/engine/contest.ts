import { startNodeEngine } from "../../src/engine/node.ts";
import { startNodeParquet } from "../../src/engine/parquet-node.ts";
import { createSession } from "../../src/engine/session.ts";
import type { Session } from "../../src/engine/session-types.ts";
import { scaleScores } from "../../src/stats/bins.ts";
import { contestParquet } from "../fixtures/contest/sources.ts";

/** The contest reckoned by hand (tests/fixtures/contest) in a real engine; to be closed by who opened it. */
export async function openContest(): Promise<Session> {
  const parquet = await startNodeParquet();
  const session = createSession({
    engine: startNodeEngine,
    parquet: async () => parquet,
    bundled: (table) => contestParquet(parquet, table),
    scaleScores,
  });
  await session.start();
  return session;
}
