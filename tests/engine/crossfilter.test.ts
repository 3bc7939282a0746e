import { describe, expect, it, vi } from "vitest";
import { createCrossfilter } from "../../src/engine/crossfilter/crossfilter.ts";
import type { Cancellable, Condition } from "../../src/engine/types.ts";
import type { Columns, GroupQuery } from "../../src/model/columns.ts";

const byTrack: GroupQuery = {
  from: "entry_facts",
  groupBy: { track: "track_id" },
  measures: {
    entries: { op: "count" },
    points: { op: "sum", of: "score" },
    lowest: { op: "min", of: "score" },
    highest: { op: "max", of: "score" },
  },
};
const overall: GroupQuery = { ...byTrack, groupBy: {} };

const area = (...values: string[]): Condition => ({ field: "area", expression: "area", test: { kind: "in", values } });
const day = (from: number, to: number): Condition => ({
  field: "day",
  expression: "day",
  test: { kind: "range", from, to },
});

/** By track and area: T02 has no score in B, T01 none at all without an area. */
const cube: Columns = {
  track: ["T02", "T01", "T02", "T01", null],
  axis_0: ["A", "A", "B", null, "B"],
  entries: [2, 1, 3, 4, 1],
  points: [5, 3, null, null, 7],
  lowest: [2, 3, null, null, 7],
  highest: [3, 3, null, null, 7],
};

/** A database that answers when told to, and notes what it was asked and what was cancelled. */
function database() {
  const asked: {
    sql: string;
    signal: AbortSignal | undefined;
    answer(columns: Columns): void;
    fail(error: Error): void;
  }[] = [];
  const ask = (sql: string, { signal }: Cancellable = {}): Promise<Columns> =>
    new Promise((resolve, reject) => {
      asked.push({ sql, signal, answer: resolve, fail: reject });
      signal?.addEventListener("abort", () => reject(signal.reason));
    });
  return { asked, ask };
}

const answering = (answer: (sql: string) => Columns) => {
  const asked: string[] = [];
  const ask = async (sql: string): Promise<Columns> => {
    asked.push(sql);
    return answer(sql);
  };
  return { asked, ask };
};

/** Lets everything that is ready to run, run. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("the text of a question", () => {
  it("is readable SQL over one table", async () => {
    const { asked, ask } = answering(() => ({ track: [], entries: [], points: [], lowest: [], highest: [] }));
    await createCrossfilter(ask).run({ ...byTrack, where: "is_valid = 1 OR is_orphan = 1" }, [
      day(3, 5),
      area("B", "A"),
    ]);
    expect(asked).toEqual([
      'SELECT track_id AS "track", CAST(count(*) AS DOUBLE) AS "entries", CAST(sum(score) AS DOUBLE) AS "points", ' +
        'CAST(min(score) AS DOUBLE) AS "lowest", CAST(max(score) AS DOUBLE) AS "highest" FROM "entry_facts" ' +
        "WHERE (is_valid = 1 OR is_orphan = 1) AND (day >= 3 AND day < 5) AND area IN ('A', 'B') GROUP BY ALL",
    ]);
  });

  it("is the same in whatever order things were chosen, so that it is asked once", async () => {
    const { asked, ask } = answering(() => ({ track: [], entries: [], points: [], lowest: [], highest: [] }));
    const crossfilter = createCrossfilter(ask);
    await crossfilter.run(byTrack, [day(3, 5), area("B", "A")]);
    await crossfilter.run(byTrack, [area("A", "B", "A"), day(3, 5)]);
    expect(asked).toHaveLength(1);
  });

  it("keeps quotes in values from meaning anything", async () => {
    const { asked, ask } = answering(() => ({ entries: [0], points: [null], lowest: [null], highest: [null] }));
    await createCrossfilter(ask).run(overall, [area("O'Neill' OR 1=1 --")]);
    expect(asked[0]).toContain("area IN ('O''Neill'' OR 1=1 --')");
  });

  it("refuses an end that is no number", async () => {
    const { ask } = answering(() => ({}));
    await expect(createCrossfilter(ask).run(overall, [day(Number.NaN, 5)])).rejects.toThrow(RangeError);
  });
});

describe("an active field", () => {
  it("is stepped through with one question", async () => {
    const { asked, ask } = answering(() => cube);
    const crossfilter = createCrossfilter(ask);
    expect(await crossfilter.run(byTrack, [area("A")], { active: "area" })).toEqual({
      track: ["T01", "T02"],
      entries: [1, 2],
      points: [3, 5],
      lowest: [3, 2],
      highest: [3, 3],
    });
    expect(await crossfilter.run(byTrack, [area("A", "B")], { active: "area" })).toEqual({
      track: ["T01", "T02", null],
      entries: [1, 5, 1],
      points: [3, 5, 7],
      lowest: [3, 2, 7],
      highest: [3, 3, 7],
    });
    expect(await crossfilter.run(byTrack, [area("B")], { active: "area" })).toMatchObject({
      track: ["T02", null],
      points: [null, 7],
    });
    expect(await crossfilter.run(byTrack, [area("C")], { active: "area" })).toMatchObject({ track: [], points: [] });
    expect(asked).toHaveLength(1);
  });

  it("leaves one row without groups: a count of 0 and sums of nothing are null", async () => {
    const { ask } = answering(() => ({ axis_0: ["A"], entries: [2], points: [5], lowest: [2], highest: [3] }));
    const answer = await createCrossfilter(ask).run(overall, [area("C")], { active: "area" });
    expect(answer).toEqual({ entries: [0], points: [null], lowest: [null], highest: [null] });
  });

  it("is asked directly, and not again as a cube, when its cube is too large", async () => {
    const direct = { track: ["T01"], entries: [1], points: [3], lowest: [3], highest: [3] };
    const { asked, ask } = answering((sql) => (sql.includes("axis_0") ? cube : direct));
    const crossfilter = createCrossfilter(ask, { cubeRows: 4 });
    expect(await crossfilter.run(byTrack, [area("A")], { active: "area" })).toEqual(direct);
    expect(await crossfilter.run(byTrack, [area("B")], { active: "area" })).toEqual(direct);
    expect(asked.map((sql) => sql.includes("axis_0"))).toEqual([true, false, false]);
    expect(asked[0]).toContain("LIMIT 5");
  });

  it("without a condition is asked directly", async () => {
    const { asked, ask } = answering(() => ({ track: [], entries: [], points: [], lowest: [], highest: [] }));
    await createCrossfilter(ask).run(byTrack, [day(1, 2)], { active: "area" });
    expect(asked[0]).not.toContain("axis_0");
  });
});

describe("answers", () => {
  const answer: Columns = { track: ["T01"], entries: [1], points: [3], lowest: [3], highest: [3] };

  it("come in the order of their keys, whatever order the database has", async () => {
    const { ask } = answering(() => ({ ...answer, track: ["b", null, "a"], entries: [2, 9, 1] }));
    const { track, entries } = await createCrossfilter(ask).run(byTrack, []);
    expect({ track, entries }).toEqual({ track: ["a", "b", null], entries: [1, 2, 9] });
  });

  it("handed to another crossfilter spare it the questions", async () => {
    const first = createCrossfilter(answering((sql) => (sql.includes("axis_0") ? cube : answer)).ask);
    const steps = async (crossfilter: typeof first) => [
      await crossfilter.run(byTrack, []),
      await crossfilter.run(byTrack, [area("A")], { active: "area" }),
    ];
    const expected = await steps(first);
    const { asked, ask } = answering(() => ({}));
    const second = createCrossfilter(ask);
    second.preload(JSON.parse(JSON.stringify(first.answers())));
    expect(await steps(second)).toEqual(expected);
    expect(asked).toEqual([]);
  });

  it("unused for longest go when there are too many", async () => {
    const { asked, ask } = answering(() => answer);
    const crossfilter = createCrossfilter(ask, { budget: 10 });
    const steps = async (...areas: string[]) => {
      for (const name of areas) await crossfilter.run(byTrack, [area(name)]);
    };
    await steps("A", "B", "A", "C");
    expect(asked).toHaveLength(3);
    await steps("A", "C");
    expect(asked).toHaveLength(3);
    await steps("B");
    expect(asked).toHaveLength(4);
    expect(Object.keys(crossfilter.answers())).toHaveLength(2);
  });

  it("larger than everything that may be kept are given out all the same", async () => {
    const { ask } = answering(() => answer);
    const crossfilter = createCrossfilter(ask, { budget: 4 });
    expect(await crossfilter.run(byTrack, [])).toEqual(answer);
    expect(crossfilter.answers()).toEqual({});
  });

  it("are asked again after a failure", async () => {
    const { asked, ask } = database();
    const crossfilter = createCrossfilter(ask);
    const failing = crossfilter.run(byTrack, []);
    await settle();
    asked[0]?.fail(new Error("out of memory"));
    await expect(failing).rejects.toThrow("out of memory");
    const again = crossfilter.run(byTrack, []);
    await settle();
    asked[1]?.answer(answer);
    expect(await again).toEqual(answer);
  });

  it("are forgotten with the table that they are about, and no others", async () => {
    const { asked, ask } = database();
    const crossfilter = createCrossfilter(ask);
    const ofTerms = { from: "term_facts", groupBy: {}, measures: { terms: { op: "count" } } } as const;
    for (const [place, query] of [byTrack, ofTerms].entries()) {
      const answered = crossfilter.run(query, []);
      await settle();
      asked[place]?.answer(answer);
      await answered;
    }
    crossfilter.forget(["term_facts"]);
    expect(await crossfilter.run(byTrack, [])).toEqual(answer);
    expect(asked).toHaveLength(2);
    void crossfilter.run(ofTerms, []);
    await settle();
    expect(asked).toHaveLength(3);
  });

  it("are forgotten also on their way", async () => {
    const { asked, ask } = database();
    const crossfilter = createCrossfilter(ask);
    const old = crossfilter.run(byTrack, []);
    await settle();
    crossfilter.forget(["entry_facts"]);
    const fresh = crossfilter.run(byTrack, []);
    await settle();
    expect(asked).toHaveLength(2);
    asked[1]?.answer({ ...answer, entries: [2] });
    await fresh;
    asked[0]?.answer(answer);
    expect(await old).toEqual(answer);
    expect(await crossfilter.run(byTrack, [])).toEqual({ ...answer, entries: [2] });
    expect(asked).toHaveLength(2);
  });
});

describe("a withdrawn question", () => {
  const answer: Columns = { track: ["T01"], entries: [1], points: [3], lowest: [3], highest: [3] };
  const aborted = { name: "AbortError" };

  it("rejects at once and is cancelled in the database soon after", async () => {
    const { asked, ask } = database();
    const controller = new AbortController();
    const run = createCrossfilter(ask).run(byTrack, [], { signal: controller.signal });
    await settle();
    controller.abort();
    await expect(run).rejects.toMatchObject(aborted);
    await vi.waitUntil(() => asked[0]?.signal?.aborted);
  });

  it("is not asked at all when it was withdrawn before", async () => {
    const { asked, ask } = database();
    const run = createCrossfilter(ask).run(byTrack, [], { signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject(aborted);
    expect(asked).toEqual([]);
  });

  it("goes on while somebody else waits for it", async () => {
    const { asked, ask } = database();
    const crossfilter = createCrossfilter(ask);
    const [one, two] = [new AbortController(), new AbortController()];
    const first = crossfilter.run(byTrack, [], { signal: one.signal });
    const second = crossfilter.run(byTrack, [], { signal: two.signal });
    await settle();
    expect(asked).toHaveLength(1);
    one.abort();
    await expect(first).rejects.toMatchObject(aborted);
    expect(asked[0]?.signal?.aborted).toBe(false);
    asked[0]?.answer(answer);
    expect(await second).toEqual(answer);
  });

  it("is cancelled when the last one leaves, and asked anew by the next", async () => {
    const { asked, ask } = database();
    const crossfilter = createCrossfilter(ask);
    const [one, two] = [new AbortController(), new AbortController()];
    const runs = [one, two].map(({ signal }) => crossfilter.run(byTrack, [], { signal }));
    await settle();
    one.abort();
    two.abort();
    for (const run of runs) await expect(run).rejects.toMatchObject(aborted);
    await vi.waitUntil(() => asked[0]?.signal?.aborted);
    const third = crossfilter.run(byTrack, []);
    await settle();
    expect(asked).toHaveLength(2);
    asked[1]?.answer(answer);
    expect(await third).toEqual(answer);
  });

  it("goes on when the next step of a drag asks it again at once", async () => {
    const { asked, ask } = database();
    const crossfilter = createCrossfilter(ask);
    const step = (name: string, { signal }: AbortController) =>
      crossfilter.run(byTrack, [area(name)], { active: "area", signal });
    const [one, two] = [new AbortController(), new AbortController()];
    const first = step("A", one);
    await settle();
    one.abort();
    const second = step("B", two);
    await expect(first).rejects.toMatchObject(aborted);
    // Timers run in the order in which they were set: whatever was to be cancelled has been.
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([false]);
    asked[0]?.answer(cube);
    expect(await second).toMatchObject({ track: ["T02", null], entries: [3, 1] });
  });

  it("about terms is left to its answer, which comes as soon, and kept", async () => {
    const { asked, ask } = database();
    const crossfilter = createCrossfilter(ask);
    const controller = new AbortController();
    const terms: GroupQuery = { from: "term_facts", groupBy: { term: "term" }, measures: { n: { op: "count" } } };
    const hasty = crossfilter.run(terms, [], { signal: controller.signal });
    await settle();
    controller.abort();
    await expect(hasty).rejects.toMatchObject(aborted);
    expect(asked.map(({ signal }) => signal)).toEqual([undefined]);
    asked[0]?.answer({ term: ["区块链"], n: [2] });
    await settle();
    expect(await crossfilter.run(terms, [])).toEqual({ term: ["区块链"], n: [2] });
    expect(asked).toHaveLength(1);
  });

  it("that nobody may withdraw is never cancelled", async () => {
    const { asked, ask } = database();
    const crossfilter = createCrossfilter(ask);
    const controller = new AbortController();
    const patient = crossfilter.run(byTrack, []);
    const hasty = crossfilter.run(byTrack, [], { signal: controller.signal });
    await settle();
    controller.abort();
    await expect(hasty).rejects.toMatchObject(aborted);
    asked[0]?.answer(answer);
    expect(await patient).toEqual(answer);
  });
});
