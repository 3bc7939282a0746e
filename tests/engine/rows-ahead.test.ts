import { afterEach, describe, expect, it } from "vitest";
import { startNodeEngine } from "../../src/engine/database/node.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import { createSession } from "../../src/engine/session/session.ts";
import type { Session } from "../../src/engine/session/session-types.ts";
import { givenName } from "../../src/engine/tables/beside.ts";
import type { TableSource } from "../../src/engine/tables/stage-table.ts";
import type { Engine } from "../../src/engine/types.ts";
import { scaleScores } from "../../src/stats/bins.ts";
import { contestParquet, toParquet } from "../fixtures/contest/sources.ts";

const parquet = await startNodeParquet();

const ENTRIES = 8_000;
/** With 24,000 rows the scores are large: from 20,000 on a table is. */
const JUDGES = 3;

/** Every entry has a 70, an 80 and a 90. */
async function scores(): Promise<TableSource> {
  const rows = Array.from({ length: ENTRIES * JUDGES }, (_, i) => ({
    stage: "preliminary",
    entry_id: `E${Math.floor(i / JUDGES)}`,
    judge_id: `J${i % JUDGES}`,
    score: 70 + 10 * (i % JUDGES),
  }));
  return { parquet: await toParquet(parquet, "scores", rows) };
}

describe("rows that are about to be made tables of", () => {
  const open: Session[] = [];
  afterEach(async () => {
    for (const session of open.splice(0)) await session.close();
  });

  /** A session, and the tables that rows were put into since. */
  async function started() {
    const inserted: string[] = [];
    const counting = (engine: Engine): Engine => ({
      lost: engine.lost,
      query: (sql, options) => engine.query(sql, options),
      ipc: (sql, options) => engine.ipc(sql, options),
      columns: (sql, options) => engine.columns(sql, options),
      exec: (sql, options) => engine.exec(sql, options),
      close: () => engine.close(),
      insert: (table, ipc) => {
        inserted.push(table);
        return engine.insert(table, ipc);
      },
    });
    const session = createSession({
      engine: async () => counting(await startNodeEngine()),
      parquet: async () => parquet,
      bundled: (table) => contestParquet(parquet, table),
      scaleScores,
    });
    open.push(session);
    await session.start();
    inserted.splice(0);
    return { session, inserted };
  }

  const tablesLike = async (session: Session, name: string): Promise<readonly unknown[]> =>
    (await session.query(`SELECT table_name AS name FROM duckdb_tables() WHERE table_name LIKE '${name}'`)).name ?? [];
  const apply = (session: Session, source: TableSource): Promise<void> =>
    session.apply({ set: { scores: source }, remove: ["entries", "results", "criteria"], isDemo: false });
  /** The mean of 70, 80 and 90. */
  const shows80 = async (session: Session): Promise<void> =>
    expect(
      await session.query("SELECT count(*)::INTEGER AS n, avg(score_preliminary) AS mean FROM entry_facts"),
    ).toEqual({ n: [ENTRIES], mean: [80] });

  it("are there when the change comes, which reads none of them again and leaves nothing", async () => {
    const { session, inserted } = await started();
    const source = await scores();
    await session.expect(new Map([["scores", source]]));
    expect(inserted).toEqual(["staging_scores"]);
    expect(await tablesLike(session, "ahead%")).toEqual(["ahead_scores"]);
    await apply(session, source);
    expect(inserted).toEqual(["staging_scores"]);
    await shows80(session);
    expect(await tablesLike(session, "%ahead%")).toEqual([]);
    expect(await tablesLike(session, "staging%")).toEqual([]);
  });

  it("go again when they are expected no longer, and are read by whoever wants them after all", async () => {
    const { session, inserted } = await started();
    const source = await scores();
    await session.expect(new Map([["scores", source]]));
    await session.expect(new Map());
    expect(await tablesLike(session, "ahead%")).toEqual([]);
    await apply(session, source);
    expect(inserted).toEqual(["staging_scores", "staging_scores"]);
    await shows80(session);
  });

  it("are not read again after they were compared with what is there", async () => {
    const { session, inserted } = await started();
    const source = await scores();
    const given = new Map([["scores", source]] as const);
    for (const _ of ["reviewed", "merged"]) {
      const found = await session.beside(given, (beside) =>
        beside.columns(
          `SELECT count(*)::INTEGER AS n, CAST(max(judge_id) AS VARCHAR) AS last FROM ${givenName("scores")}`,
        ),
      );
      expect(found).toEqual({ n: [ENTRIES * JUDGES], last: ["J2"] });
    }
    await apply(session, source);
    expect(inserted).toEqual(["staging_scores"]);
    await shows80(session);
    expect(await tablesLike(session, "given%")).toEqual([]);
  });

  it("of a damaged file fail nobody before they are taken over", async () => {
    const { session } = await started();
    const damaged = { parquet: new Uint8Array([1, 2, 3]) };
    await session.expect(new Map([["scores", damaged]]));
    await expect(apply(session, damaged)).rejects.toThrow(/scores/);
    expect(session.store.getState().status).toEqual({ phase: "ready" });
  });
});
