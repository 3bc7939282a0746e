import { tableToIPC } from "apache-arrow";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { nodeWorker, startNodeEngine } from "../../src/engine/database/node.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import { createSession } from "../../src/engine/session/session.ts";
import type { Session, SessionPorts } from "../../src/engine/session/session-types.ts";
import type { TableSource } from "../../src/engine/tables/stage-table.ts";
import { type Engine, EngineError } from "../../src/engine/types.ts";
import { scaleScores } from "../../src/stats/bins.ts";
import { area } from "../fixtures/catalogue.ts";
import { COUNTS } from "../fixtures/contest/reckoning.ts";
import { ROWS, type Row, SETTINGS } from "../fixtures/contest/rows.ts";
import { contestParquet, toParquet } from "../fixtures/contest/sources.ts";

const parquet = await startNodeParquet();

const TOO_LARGE = "SELECT 'more than fits'";

const byArea = {
  from: "entry_facts",
  groupBy: { area: "area" },
  measures: { registrations: { op: "sum", of: "is_registration" } },
} as const;

const source = async (table: "entries" | "scores" | "settings", rows: readonly Row[]): Promise<TableSource> => ({
  parquet: await toParquet(parquet, table, rows),
});

const entriesRow = (entry_id: string): Row => ({ entry_id, team_id: "M1", problem_id: "T03-P01", status: "approved" });

const registrations = async (session: Session): Promise<unknown> =>
  (await session.query("SELECT sum(is_registration) AS n FROM entry_facts")).n?.[0];

const phase = (session: Session): string => session.store.getState().status.phase;

/** Resolves when the session is in the phase. */
const reaches = (session: Session, wanted: string): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (phase(session) !== wanted) return;
      stop();
      resolve();
    };
    const stop = session.store.subscribe(look);
    look();
  });

const create = (ports: Partial<SessionPorts> = {}): Session =>
  createSession({
    engine: startNodeEngine,
    parquet: async () => parquet,
    bundled: (table) => contestParquet(parquet, table),
    scaleScores,
    ...ports,
  });

async function createStarted(ports: Partial<SessionPorts> = {}): Promise<Session> {
  const session = create(ports);
  await session.start();
  expect(session.store.getState().status).toEqual({ phase: "ready" });
  return session;
}

describe("a session", () => {
  const open: Session[] = [];
  afterEach(async () => {
    for (const session of open.splice(0)) await session.close();
  });

  function newSession(ports: Partial<SessionPorts> = {}): Session {
    const session = create(ports);
    open.push(session);
    return session;
  }

  async function started(ports: Partial<SessionPorts> = {}): Promise<Session> {
    const session = await createStarted(ports);
    open.push(session);
    return session;
  }

  describe("before there is an engine", () => {
    it("answers what was preloaded, and lets other questions wait", async () => {
      const session = newSession();
      const first = await started();
      await first.crossfilter.run(byArea, []);
      const { catalogue } = first.store.getState();
      if (catalogue === null) throw new Error("no catalogue");
      session.preload({ catalogue, answers: first.crossfilter.answers() });
      expect(await session.crossfilter.run(byArea, [])).toEqual(await first.crossfilter.run(byArea, []));
      expect(phase(session)).toBe("idle");
      const waiting = registrations(session);
      await session.start();
      expect(await waiting).toBe(COUNTS.registrations);
    });

    it("keeps what was preloaded where the data turn out to be the same", async () => {
      const first = await started();
      await first.crossfilter.run(byArea, []);
      const { catalogue } = first.store.getState();
      if (catalogue === null) throw new Error("no catalogue");
      const session = newSession();
      // The order in which a file's fields were written means nothing.
      const { areas, ...rest } = catalogue;
      session.preload({ catalogue: { areas, ...rest }, answers: first.crossfilter.answers() });
      const before = session.store.getState();
      await session.start();
      expect(session.store.getState().revision).toBe(before.revision);
      expect(session.store.getState().catalogue).toBe(before.catalogue);
      expect(session.crossfilter.answers()).toEqual(first.crossfilter.answers());
    });

    it("drops what was preloaded where the data turn out to be others", async () => {
      const first = await started();
      const { catalogue } = first.store.getState();
      if (catalogue === null) throw new Error("no catalogue");
      const session = newSession();
      const ofEntries = 'SELECT count(*) AS n FROM "entry_facts" GROUP BY ALL';
      session.preload({ catalogue: { ...catalogue, areas: [] }, answers: { [ofEntries]: { n: [1] } } });
      await session.start();
      expect(session.crossfilter.answers()).toEqual({});
      expect(session.store.getState().catalogue).toEqual(catalogue);
    });

    it("says that it failed, turns questions away, and can be started again", async () => {
      let isDown = true;
      const session = newSession({
        bundled: async (table) => {
          if (isDown) throw new Error(`data/${table}.parquet: no network`);
          return contestParquet(parquet, table);
        },
      });
      await session.start();
      expect(session.store.getState().status).toMatchObject({
        phase: "failed",
        message: "data/tracks.parquet: no network",
      });
      await expect(registrations(session)).rejects.toThrow("no network");
      isDown = false;
      await session.start();
      expect(await registrations(session)).toBe(COUNTS.registrations);
    });

    it("names the table of a file that is damaged", async () => {
      const session = newSession({
        bundled: async (table) => (table === "teams" ? new Uint8Array(100) : contestParquet(parquet, table)),
      });
      await session.start();
      expect(session.store.getState().status).toMatchObject({
        phase: "failed",
        message: expect.stringContaining("teams"),
      });
    });
  });

  describe("a change of data", () => {
    it("replaces and removes tables, tells how far it is, and can be taken back", async () => {
      const session = await started();
      const { revision } = session.store.getState();
      await session.crossfilter.run(byArea, []);
      const heard: string[] = [];
      await session.apply(
        {
          set: { entries: await source("entries", [entriesRow("A"), entriesRow("B")]) },
          remove: ["scores", "results"],
          isDemo: false,
        },
        { onProgress: ({ table, rows, ofRows }) => heard.push(`${table} ${rows}/${ofRows}`) },
      );
      expect(heard).toEqual(["entries 2/2"]);
      expect(await registrations(session)).toBe(2);
      expect(await session.crossfilter.run(byArea, [])).toEqual({ area: ["福州"], registrations: [2] });
      const after = session.store.getState();
      expect(after).toMatchObject({ status: { phase: "ready" }, revision: revision + 1, canUndo: true });
      expect(after.catalogue).toMatchObject({
        isDemo: false,
        loaded: ["entries", "teams", "team_orgs", "judges", "criteria"],
      });

      await session.undo();
      expect(await registrations(session)).toBe(COUNTS.registrations);
      expect(await session.query("SELECT count(*) AS n FROM review_facts WHERE criterion = '总分'")).toEqual({
        n: [14],
      });
      expect(session.store.getState()).toMatchObject({
        canUndo: false,
        revision: revision + 2,
        catalogue: { isDemo: true },
      });
      await expect(session.undo()).rejects.toThrow("no change");
    });

    it("reads a file's own column names, constants, and values of other types", async () => {
      const session = await started();
      const engine = await startNodeEngine();
      const file = await engine.query(`
        SELECT 7.0::DOUBLE AS 编号, 'T01-P01' AS problem_id, '' AS status, '2026-05-01 08:00:00' AS 时间,
          TIMESTAMPTZ '2026-06-09 18:00:00+00' AS submitted_at`);
      const bytes = await parquet.write(tableToIPC(file, "stream"));
      await engine.close();
      await session.apply({
        set: {
          entries: {
            parquet: bytes,
            columns: { entry_id: "编号", registered_at: "时间" },
            constants: { track_id: "T01", source_file: "报名.parquet" },
          },
        },
        remove: [],
        isDemo: false,
      });
      expect(
        await session.query(`
          SELECT e.entry_id, f.status, f.is_registration, e.source_file, e.registered_at::VARCHAR AS registered,
            e.submitted_at::VARCHAR AS submitted
          FROM entries e JOIN entry_facts f USING (entry_id) WHERE f.is_orphan = 0`),
      ).toEqual({
        entry_id: ["7"],
        status: [null],
        is_registration: [1],
        source_file: ["报名.parquet"],
        registered: ["2026-05-01 08:00:00"],
        // A time with an offset, by the contest's wall clock.
        submitted: ["2026-06-10 02:00:00"],
      });
    });

    it("takes settings, which decide the order of areas", async () => {
      const session = await started();
      await session.apply({
        set: {},
        remove: [],
        isDemo: true,
        settings: { ...SETTINGS, areas: ["莆田", "厦门"].map(area) },
      });
      expect(session.store.getState().catalogue?.areas).toEqual(["莆田", "厦门", "福州", "漳州", "未填"]);
      await session.undo();
      expect(session.store.getState().catalogue?.areas).toEqual(["福州", "厦门", "漳州", "平潭", "莆田", "未填"]);
    });
  });

  describe("with data that were kept", () => {
    it("begins with them, through content that another session had, and can open others and the program's own", async () => {
      const first = await started();
      await first.apply({
        set: { entries: await source("entries", [entriesRow("A")]) },
        remove: ["teams"],
        isDemo: false,
        settings: { ...SETTINGS, areas: ["莆田"].map(area) },
      });
      const kept = first.data();
      const session = await started({ kept: async () => kept });
      expect(await registrations(session)).toBe(1);
      expect(session.store.getState().catalogue).toEqual(first.store.getState().catalogue);
      expect(session.store.getState().canUndo).toBe(false);
      expect(session.data()).toBe(kept);

      await session.open(await session.bundled());
      expect(await registrations(session)).toBe(COUNTS.registrations);
      expect([session.data()?.isBundled, session.store.getState().catalogue?.isDemo]).toEqual([true, true]);
      // Another data set is no change to this one: there is nothing to take back.
      await expect(session.undo()).rejects.toThrow("no change");
    });

    it("can go back to what they were before their last change, once, and no further after another one", async () => {
      const earlier = await started();
      const kept = earlier.data();
      if (kept === null) throw new Error("nothing is loaded");
      await earlier.apply({ set: { entries: await source("entries", [entriesRow("A")]) }, remove: [], isDemo: false });
      const now = earlier.data();
      if (now === null) throw new Error("nothing is loaded");
      const session = await started({ kept: async () => ({ ...now, before: async () => kept }) });
      expect([await registrations(session), session.store.getState().canUndo]).toEqual([1, true]);
      await session.apply({ set: {}, remove: ["teams"], isDemo: false });
      await session.undo();
      expect(session.store.getState().canUndo).toBe(false);
      await expect(session.undo()).rejects.toThrow("no change");

      const again = await started({ kept: async () => ({ ...now, before: async () => kept }) });
      await again.undo();
      expect([await registrations(again), again.store.getState().canUndo]).toEqual([COUNTS.registrations, false]);
    });

    it("stay where what they were before is no longer there", async () => {
      const first = await started();
      const kept = first.data();
      if (kept === null) throw new Error("nothing is loaded");
      const gone = async (): Promise<never> => Promise.reject(new Error("entries.parquet is gone"));
      const session = await started({ kept: async () => ({ ...kept, before: gone }) });
      await expect(session.undo()).rejects.toThrow("entries.parquet is gone");
      expect(await registrations(session)).toBe(COUNTS.registrations);
    });

    it("that are no good begins with the program's own, and says why", async () => {
      const said: string[] = [];
      const tables = new Map([["entries", { parquet: new Uint8Array(64) }] as const]);
      const session = await started({
        kept: async () => ({ tables, settings: null, isDemo: false, isBundled: false }),
        keptFailed: (error) => said.push(error.message),
      });
      expect(await registrations(session)).toBe(COUNTS.registrations);
      expect(said).toEqual([expect.stringContaining("entries")]);
      expect(session.data()?.isBundled).toBe(true);
    });
  });

  describe("whose change fails", () => {
    let session: Session;
    beforeAll(async () => {
      session = await createStarted();
    });
    afterAll(() => session.close());

    it.each([
      ["a file that is none", async () => ({ entries: { parquet: new Uint8Array(64) } }), "entries"],
      [
        "a column that the file lacks",
        async () => ({ entries: { ...(await source("entries", [entriesRow("A")])), columns: { entry_id: "编号" } } }),
        "entries: the file has no column 编号",
      ],
      [
        "a value that does not fit",
        async () => ({ scores: { ...(await source("scores", ROWS.scores ?? [])), columns: { score: "entry_id" } } }),
        "scores: Conversion Error",
      ],
      [
        "settings that are none",
        async () => ({ settings: await source("settings", [{ key: "areas", value: "[]" }]) }),
        "areas",
      ],
    ])("that fails (%s) leaves the data as they were", async (_, set, message) => {
      const { catalogue, revision } = session.store.getState();
      await expect(session.apply({ set: await set(), remove: ["teams"], isDemo: false })).rejects.toThrow(message);
      expect(session.store.getState()).toMatchObject({ status: { phase: "ready" }, revision, canUndo: false });
      expect(session.store.getState().catalogue).toBe(catalogue);
      expect(await registrations(session)).toBe(COUNTS.registrations);
      const left = await session.query(
        "SELECT table_name FROM duckdb_tables() WHERE regexp_matches(table_name, '^(next|staging|work)_')",
      );
      expect(left).toEqual({ table_name: [] });
      await session.apply({ set: { entries: await source("entries", [entriesRow("A")]) }, remove: [], isDemo: false });
      expect(await registrations(session)).toBe(1);
      await session.undo();
    });

    it("can be rehearsed, which leaves the data as they were and gives way to a change", async () => {
      const before = session.store.getState();
      const rehearsed = { set: { entries: await source("entries", [entriesRow("A")]) }, remove: [], isDemo: false };
      const data = session.data();
      await session.rehearse(rehearsed);
      expect(session.store.getState()).toEqual(before);
      expect(session.data()).toBe(data);
      expect(await registrations(session)).toBe(COUNTS.registrations);
      const left = "SELECT table_name FROM duckdb_tables() WHERE regexp_matches(table_name, '^(next|staging|work)_')";
      expect(await session.query(left)).toEqual({ table_name: [] });

      const rehearsal = session.rehearse({
        set: { entries: { parquet: new Uint8Array(8) } },
        remove: [],
        isDemo: false,
      });
      await Promise.all([rehearsal, session.apply(rehearsed)]);
      expect(await registrations(session)).toBe(1);
      expect(await session.query(left)).toEqual({ table_name: [] });
      await session.undo();
    });

    it("stops when asked to, and leaves the data as they were", async () => {
      const stop = new AbortController();
      const entries = await source("entries", [entriesRow("A")]);
      const change = session.apply(
        { set: { entries }, remove: [], isDemo: false },
        { signal: stop.signal, onProgress: () => stop.abort() },
      );
      await expect(change).rejects.toMatchObject({ name: "AbortError" });
      expect(phase(session)).toBe("ready");
      expect(await registrations(session)).toBe(COUNTS.registrations);
    });
  });

  describe("whose engine is lost", () => {
    async function withWorkers(): Promise<{ session: Session; workers: Worker[] }> {
      const workers: Worker[] = [];
      const session = await started({
        engine: () => {
          const worker = nodeWorker();
          workers.push(worker);
          return startNodeEngine(worker);
        },
      });
      return { session, workers };
    }

    it("restarts with the same figures, also after a change, and goes on answering who waits", async () => {
      const { session, workers } = await withWorkers();
      await session.apply({ set: { entries: await source("entries", [entriesRow("A")]) }, remove: [], isDemo: false });
      const { revision, catalogue } = session.store.getState();
      const running = session.query(
        "SELECT count(*) AS n FROM range(20000) a, range(2000) b WHERE a.range * b.range % 7 = 3",
        { signal: new AbortController().signal },
      );
      workers[0]?.terminate();
      await reaches(session, "restarting");
      await reaches(session, "ready");
      expect(workers).toHaveLength(2);
      expect(await registrations(session)).toBe(1);
      expect((await running).n?.[0]).toBeGreaterThan(0);
      expect(session.store.getState()).toMatchObject({ canUndo: true, catalogue });
      expect(session.store.getState().revision).toBeGreaterThan(revision);
      await session.undo();
      expect(await registrations(session)).toBe(COUNTS.registrations);
    });

    it("in the middle of a change keeps the data that were there", async () => {
      const { session, workers } = await withWorkers();
      const change = session.apply(
        { set: { entries: await source("entries", [entriesRow("A")]) }, remove: [], isDemo: false },
        { onProgress: () => workers[0]?.terminate() },
      );
      await expect(change).rejects.toMatchObject({ fault: "lost" });
      await reaches(session, "ready");
      expect(await registrations(session)).toBe(COUNTS.registrations);
    });
  });

  it("restarts after a question that was too large for the memory, and refuses that question", async () => {
    let engines = 0;
    const session = await started({
      engine: async (): Promise<Engine> => {
        engines += 1;
        const engine = await startNodeEngine();
        const columns: Engine["columns"] = (sql, options) =>
          sql === TOO_LARGE
            ? Promise.reject(new EngineError("memory", "Out of Memory Error: failed to allocate"))
            : engine.columns(sql, options);
        return {
          lost: engine.lost,
          columns,
          ipc: (sql, options) => engine.ipc(sql, options),
          query: (sql, options) => engine.query(sql, options),
          exec: (sql) => engine.exec(sql),
          insert: (table, ipc) => engine.insert(table, ipc),
          close: () => engine.close(),
        };
      },
    });
    await expect(session.query(TOO_LARGE)).rejects.toMatchObject({ fault: "memory" });
    await reaches(session, "ready");
    expect(engines).toBe(2);
    expect(await registrations(session)).toBe(COUNTS.registrations);
  });

  it("that is closed turns questions away", async () => {
    const session = await started();
    await session.close();
    await expect(registrations(session)).rejects.toThrow("closed");
  });
});
