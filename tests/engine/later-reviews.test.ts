import { afterEach, describe, expect, it } from "vitest";
import { startNodeEngine } from "../../src/engine/database/node.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import { createSession } from "../../src/engine/session/session.ts";
import type { Session } from "../../src/engine/session/session-types.ts";
import type { TableSource } from "../../src/engine/tables/stage-table.ts";
import type { Engine } from "../../src/engine/types.ts";
import { scaleScores } from "../../src/stats/bins.ts";
import { contestParquet, toParquet } from "../fixtures/contest/sources.ts";

const parquet = await startNodeParquet();

const ENTRIES = 10_000;
/** From 20,000 rows on a table is large. */
const JUDGES = 3;

/** Entry i is T01-P01's or T01-P02's by turns, and has 60, 61 and 62 of its judges and i mod 10 on top. */
async function large(bonus = 0): Promise<ReadonlyMap<"entries" | "scores", TableSource>> {
  const entries = Array.from({ length: ENTRIES }, (_, i) => ({
    entry_id: `E${i}`,
    problem_id: `T01-P0${1 + (i % 2)}`,
    status: "approved",
  }));
  const scores = Array.from({ length: ENTRIES * JUDGES }, (_, i) => ({
    stage: "preliminary",
    entry_id: `E${Math.floor(i / JUDGES)}`,
    judge_id: `J${i % JUDGES}`,
    score: 60 + (i % JUDGES) + (Math.floor(i / JUDGES) % 10) + bonus,
  }));
  return new Map([
    ["entries", { parquet: await toParquet(parquet, "entries", entries) }],
    ["scores", { parquet: await toParquet(parquet, "scores", scores) }],
  ]);
}

/** The mean of 60, 61, 62 is 61; 0 to 9 on top are 4.5 more: of the first problem 0, 2, 4, 6, 8, which are 4. */
const MEANS = { problem_id: ["T01-P01", "T01-P02"], judges: [15_000, 15_000], mean: [65, 66] };

const QUESTION = `SELECT CAST(problem_id AS VARCHAR) AS problem_id, count(*)::INTEGER AS judges, avg(score_given) AS mean
  FROM "review_facts" GROUP BY 1 ORDER BY 1`;

/** An engine that runs statements in another way. */
const running = (engine: Engine, exec: Engine["exec"]): Engine => ({
  lost: engine.lost,
  query: (sql, options) => engine.query(sql, options),
  ipc: (sql, options) => engine.ipc(sql, options),
  columns: (sql, options) => engine.columns(sql, options),
  insert: (table, ipc) => engine.insert(table, ipc),
  close: () => engine.close(),
  exec,
});

/** Whether review_facts is written, and what is left about. */
const KINDS = `SELECT 'table' AS kind, table_name AS name FROM duckdb_tables() WHERE table_name LIKE '%review_facts'
  UNION ALL SELECT 'view', view_name FROM duckdb_views() WHERE view_name LIKE '%review_facts' ORDER BY 2`;

describe("reviews of a large contest", () => {
  const open: Session[] = [];
  afterEach(async () => {
    for (const session of open.splice(0)) await session.close();
  });

  async function started(around: (engine: Engine) => Engine = (engine) => engine): Promise<Session> {
    const session = createSession({
      engine: async () => around(await startNodeEngine()),
      parquet: async () => parquet,
      bundled: (table) => contestParquet(parquet, table),
      scaleScores,
    });
    open.push(session);
    await session.start();
    await apply(session);
    return session;
  }

  const apply = async (session: Session, bonus = 0): Promise<void> =>
    session.apply({ set: Object.fromEntries(await large(bonus)), remove: ["results", "criteria"], isDemo: false });

  it("are a look at scores and entries until something is asked of them, and then a table that says the same", async () => {
    const session = await started();
    expect(await session.query(KINDS)).toEqual({ kind: ["view"], name: ["review_facts"] });
    // Asked in another way, which nobody waits for.
    const unnoticed = QUESTION.replace('"review_facts"', "review_facts r");
    expect(await session.query(unnoticed)).toEqual(MEANS);
    expect(await session.query(QUESTION)).toEqual(MEANS);
    expect(await session.query(KINDS)).toEqual({ kind: ["table"], name: ["review_facts"] });
    expect(await session.query(unnoticed)).toEqual(MEANS);
    expect(session.store.getState().catalogue?.reviews.preliminary).toEqual({
      judges: ["J0", "J1", "J2"],
      criteria: ["总分"],
      min: 60,
      max: 71,
    });
  });

  it("that are being written stop for a change of data, and are written again after it", async () => {
    let begun: () => void = () => undefined;
    const begins = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let fills = 0;
    const session = await started((engine) =>
      running(engine, async (sql, options) => {
        if (options?.signal !== undefined) {
          fills++;
          begun();
          // The first is still at it when the change comes.
          if (fills === 1) await new Promise((resolve) => options.signal?.addEventListener("abort", resolve));
        }
        return engine.exec(sql, options);
      }),
    );
    const asked = session.query(QUESTION);
    await begins;
    await apply(session, 10);
    const more = { ...MEANS, mean: [75, 76] };
    // Answered by what was there when it was its turn.
    expect([MEANS, more]).toContainEqual(await asked);
    expect(await session.query(QUESTION)).toEqual(more);
    expect(fills).toBe(2);
    expect(await session.query(KINDS)).toEqual({ kind: ["table"], name: ["review_facts"] });
    await session.undo();
    expect(await session.query(QUESTION)).toEqual(MEANS);
  });

  it("stay a look where there is no room to write them, and answer all the same", async () => {
    const session = await started((engine) =>
      running(engine, (sql, options) =>
        options?.signal === undefined ? engine.exec(sql) : engine.exec("SELECT error('Out of Memory Error')", options),
      ),
    );
    expect(await session.query(QUESTION)).toEqual(MEANS);
    expect(await session.query(KINDS)).toEqual({ kind: ["view"], name: ["review_facts"] });
  });
});
