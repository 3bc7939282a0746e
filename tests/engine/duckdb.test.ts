import { tableFromArrays, tableToIPC } from "apache-arrow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeWorker, startNodeEngine } from "../../src/engine/database/node.ts";
import { type Engine, EngineError } from "../../src/engine/types.ts";

/** Long enough that it can only end by being stopped. */
/** Row by row from one source: of a product of two the database does a whole side in one slice. */
const ENDLESS = "SELECT count(*) AS n FROM range(1000000000000) t(n) WHERE n % 7 = 3";

describe("the database", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startNodeEngine();
  });
  afterAll(() => engine.close());

  it("gives results as plain numbers, texts and nulls", async () => {
    const columns = await engine.columns(`
      SELECT 2::BIGINT AS big, sum(x) AS huge, 12.50::DECIMAL(6, 2) AS decimal, -1.25::DECIMAL(30, 2) AS negative,
        TIMESTAMP '2026-06-05 18:00:00' AS time, DATE '2026-06-05' AS day, true AS yes, '007' AS id,
        NULL::INTEGER AS missing, 0 AS zero
      FROM (VALUES (1), (2)) t(x)`);
    expect(columns).toEqual({
      big: [2],
      huge: [3],
      decimal: [12.5],
      negative: [-1.25],
      time: [Date.UTC(2026, 5, 5, 18)],
      day: [Date.UTC(2026, 5, 5)],
      yes: [1],
      id: ["007"],
      missing: [null],
      zero: [0],
    });
  });

  it("makes a table of pieces, and none that is there already", async () => {
    const piece = (from: number) => tableToIPC(tableFromArrays({ n: Int32Array.of(from, from + 1) }), "stream");
    await engine.insert("pieces", [piece(1), piece(3), piece(5)]);
    await expect(engine.insert("pieces", [piece(7)])).rejects.toMatchObject({ fault: "sql" });
    expect(await engine.columns("SELECT n FROM pieces ORDER BY n")).toEqual({ n: [1, 2, 3, 4, 5, 6] });
  });

  it("takes a piece that is a view on a larger buffer, and leaves that buffer alone", async () => {
    const bytes = tableToIPC(tableFromArrays({ n: Int32Array.of(1, 2) }), "stream");
    const larger = new Uint8Array(bytes.length + 16);
    larger.set(bytes, 8);
    await engine.insert("viewed", [larger.subarray(8, 8 + bytes.length)]);
    expect(larger.length).toBe(bytes.length + 16);
    expect(await engine.columns("SELECT count(*) AS n FROM viewed")).toEqual({ n: [2] });
  });

  it("names a mistake in a statement as one, and goes on", async () => {
    await expect(engine.columns("SELECT nothing FROM nowhere")).rejects.toMatchObject({ fault: "sql" });
    expect(await engine.columns("SELECT 1 AS n")).toEqual({ n: [1] });
  });

  it("does not let a question see half a change", async () => {
    await engine.exec("CREATE TABLE halves AS SELECT 1 AS n");
    await engine.exec("BEGIN; UPDATE halves SET n = 2");
    expect(await engine.columns("SELECT n FROM halves")).toEqual({ n: [1] });
    await engine.exec("COMMIT");
    expect(await engine.columns("SELECT n FROM halves")).toEqual({ n: [2] });
  });

  it("stops a running query when asked to, and stays usable", async () => {
    const stop = new AbortController();
    const running = engine.query(ENDLESS, { signal: stop.signal });
    // Answered by another connection while the query runs: it has begun.
    await engine.exec("SELECT 1");
    stop.abort();
    await expect(running).rejects.toMatchObject({ name: "AbortError" });
    expect(await engine.columns("SELECT 1 AS n", { signal: new AbortController().signal })).toEqual({ n: [1] });
  });

  it("answers what nobody can stop while a long query runs", async () => {
    const controller = new AbortController();
    const endless = engine.columns(ENDLESS, { signal: controller.signal });
    const stopped = expect(endless).rejects.toMatchObject({ name: "AbortError" });
    expect(await engine.columns("SELECT 1 AS n")).toEqual({ n: [1] });
    controller.abort();
    await stopped;
  });

  it("changes rows in slices, answers meanwhile, and stopped has changed nothing", async () => {
    await engine.exec("CREATE TABLE sliced AS SELECT 0 AS n");
    const { signal } = new AbortController();
    await engine.exec("INSERT INTO sliced SELECT range FROM range(1, 1000)", { signal });
    const stop = new AbortController();
    const filling = engine.exec(`INSERT INTO sliced ${ENDLESS}`, { signal: stop.signal });
    const stopped = expect(filling).rejects.toMatchObject({ name: "AbortError" });
    expect(await engine.columns("SELECT count(*) AS n FROM sliced")).toEqual({ n: [1000] });
    stop.abort();
    await stopped;
    await engine.exec("INSERT INTO sliced VALUES (1000)");
    expect(await engine.columns("SELECT count(*) AS n, max(n) AS last FROM sliced")).toEqual({
      n: [1001],
      last: [1000],
    });
  });

  it("does not begin a query that is no longer wanted", async () => {
    await expect(engine.query(ENDLESS, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
  });

  it("gives the same result whether it can be stopped or not", async () => {
    const sql = "SELECT range AS n, range % 7 = 0 AS seventh FROM range(10000)";
    const { signal } = new AbortController();
    expect(await engine.columns(sql, { signal })).toEqual(await engine.columns(sql));
    const categories =
      "SELECT n % 2 AS n, CAST(['甲', '乙', NULL][1 + n] AS ENUM ('甲', '乙')) AS side FROM range(3) t(n)";
    expect(await engine.columns(categories, { signal })).toEqual({ n: [0, 1, 0], side: ["甲", "乙", null] });
    expect(await engine.columns(categories)).toEqual({ n: [0, 1, 0], side: ["甲", "乙", null] });
    const empty = "SELECT 1 AS n WHERE false";
    expect(await engine.columns(empty, { signal })).toEqual({ n: [] });
  });

  it.each([
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_csv('https://example.com/a.csv')",
    "SELECT * FROM 'https://example.com/a.parquet'",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM glob('*')",
    "ATTACH '/tmp/outside.db'",
    "COPY (SELECT 1) TO '/tmp/outside.csv'",
    "EXPORT DATABASE '/tmp/outside'",
    "INSTALL json; LOAD json",
    "SET enable_external_access = true",
    "SET autoload_known_extensions = true",
  ])("refuses to reach outside: %s", async (sql) => {
    await expect(engine.exec(sql)).rejects.toBeInstanceOf(EngineError);
  });
});

describe("a database whose worker is gone", () => {
  it("says so to whoever waits, to whoever asks later, and to whoever watches", async () => {
    const worker = nodeWorker();
    const engine = await startNodeEngine(worker);
    const waiting = engine.query(ENDLESS, { signal: new AbortController().signal });
    worker.terminate();
    await expect(waiting).rejects.toMatchObject({ fault: "lost" });
    await expect(engine.query("SELECT 1")).rejects.toMatchObject({ fault: "lost" });
    expect((await engine.lost).fault).toBe("lost");
  });

  it("is closed without being lost", async () => {
    const engine = await startNodeEngine();
    const lost = engine.lost.then(() => "lost");
    await engine.close();
    await expect(engine.query("SELECT 1")).rejects.toMatchObject({ fault: "lost", message: "the database is closed" });
    expect(await Promise.race([lost, Promise.resolve("closed")])).toBe("closed");
  });
});
