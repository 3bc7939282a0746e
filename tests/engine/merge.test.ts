import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startNodeEngine } from "../../src/engine/database/node.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import { type Beside, type GivenTables, workBeside } from "../../src/engine/tables/beside.ts";
import { emptyTable, loadTable } from "../../src/engine/tables/load-table.ts";
import type { TableSource } from "../../src/engine/tables/stage-table.ts";
import type { Engine } from "../../src/engine/types.ts";
import {
  changesNothing,
  type Merged,
  type MergePlan,
  mergeTables,
  planMerge,
  proposedMode,
  withRelinkable,
} from "../../src/ingest/periods/merge.ts";
import { MERGED_TABLES, type MergedTable, type MergeMode } from "../../src/ingest/periods/merge-sql.ts";
import type { Row } from "../fixtures/contest/rows.ts";
import { toParquet } from "../fixtures/contest/sources.ts";

const parquet = await startNodeParquet();

type Rows = Partial<Record<MergedTable, readonly Row[]>>;

const entry = (entry_id: string, more: Row = {}): Row => ({
  entry_id,
  team_id: `M${entry_id}`,
  problem_id: "T01-P01",
  track_id: "T01",
  title: `项目${entry_id}`,
  status: "approved",
  source_file: "报名0605.csv",
  ...more,
});
const score = (stage: string, entry_id: string, judge_id: string, value: number | null): Row => ({
  stage,
  entry_id,
  judge_id,
  score: value,
  source_file: `${stage}.csv`,
});

async function sources(rows: Rows): Promise<Map<MergedTable, TableSource>> {
  const given = new Map<MergedTable, TableSource>();
  for (const [table, list] of Object.entries(rows) as [MergedTable, readonly Row[]][]) {
    given.set(table, { parquet: await toParquet(parquet, table, list) });
  }
  return given;
}

describe("a second file of the same kind", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startNodeEngine();
    for (const table of MERGED_TABLES) await emptyTable(engine, table, table);
  });
  afterAll(() => engine.close());
  beforeEach(() => load({}));

  async function put(given: ReadonlyMap<MergedTable, TableSource>): Promise<void> {
    for (const [table, source] of given) {
      await engine.exec(`DROP TABLE ${table}`);
      await loadTable(engine, parquet, table, source, table);
    }
  }
  async function load(rows: Rows): Promise<void> {
    await engine.exec(MERGED_TABLES.map((table) => `DELETE FROM ${table}`).join(";"));
    await put(await sources(rows));
  }
  async function beside<T>(rows: Rows, work: (given: GivenTables) => (beside: Beside) => Promise<T>): Promise<T> {
    const given = withRelinkable(await sources(rows));
    return workBeside(engine, parquet, given, work(given));
  }
  const plan = (rows: Rows, mode: MergeMode | null = null): Promise<MergePlan> =>
    beside(rows, (given) => (at) => planMerge(at, given, mode));
  async function take(rows: Rows, mode: MergeMode = "update"): Promise<Merged> {
    const merged = await beside(rows, (given) => (at) => mergeTables(at, given, mode));
    await put(merged.sources);
    return merged;
  }
  async function rowsOf(table: MergedTable, columns: string): Promise<readonly string[]> {
    const found = await engine.columns(`SELECT concat_ws(' ', ${columns}) AS row FROM ${table} ORDER BY row`);
    return (found.row ?? []).map(String);
  }
  const of = ({ tables }: MergePlan, table: MergedTable): unknown => {
    const found = tables.find((each) => each.table === table);
    if (found === undefined) return null;
    const { loaded, added, changed, same, unseen, outside, removed } = found;
    return { loaded, added, changed, same, unseen, outside, removed };
  };

  const WEEK_1 = [entry("1"), entry("2"), entry("3"), entry("9", { track_id: "T02", problem_id: "T02-P01" })];
  const WEEK_2 = [
    entry("1", { source_file: "报名0612.csv" }),
    entry("2", { source_file: "报名0612.csv", status: "withdrawn", title: "新名" }),
    entry("4", { source_file: "报名0612.csv" }),
  ];

  it("is matched by key: one new, one changed, one as it was, one not seen, one of a track it does not speak of", async () => {
    await load({ entries: WEEK_1 });
    const planned = await plan({ entries: WEEK_2 });
    expect(planned.mode).toBe("update");
    expect(of(planned, "entries")).toEqual({
      loaded: 4,
      added: 1,
      changed: 1,
      same: 1,
      unseen: 1,
      outside: 1,
      removed: 0,
    });
    expect(planned.tables[0]?.columns).toEqual([
      { column: "title", rows: 1 },
      { column: "status", rows: 1 },
    ]);
    expect(planned.tables[0]?.examples).toEqual([
      { state: "added", key: "4", column: null, before: null, after: null },
      { state: "changed", key: "2", column: "title", before: "项目2", after: "新名" },
      { state: "changed", key: "2", column: "status", before: "approved", after: "withdrawn" },
      { state: "unseen", key: "3", column: null, before: null, after: null },
    ]);
  });

  it("leaves the union: new values of what it names, everything else as it was, each row from the last file that told of it", async () => {
    await load({ entries: WEEK_1 });
    await take({ entries: WEEK_2 });
    expect(await rowsOf("entries", "entry_id, title, status, source_file")).toEqual([
      "1 项目1 approved 报名0612.csv",
      "2 新名 withdrawn 报名0612.csv",
      "3 项目3 approved 报名0605.csv",
      "4 项目4 approved 报名0612.csv",
      "9 项目9 approved 报名0605.csv",
    ]);
  });

  it("keeps what is known of columns that it does not have", async () => {
    await load({ entries: [entry("1", { review_state: "passed" })] });
    await take({ entries: [entry("1", { status: "rejected" })] });
    expect(await rowsOf("entries", "entry_id, status, review_state")).toEqual(["1 rejected passed"]);
  });

  it("keeps the time of day where it tells the same day without one, and takes any other day or time", async () => {
    const at = (entry_id: string, registered_at: number): Row => entry(entry_id, { registered_at });
    const day = (date: number, hour = 0, minute = 0): number => Date.UTC(2026, 5, date, hour, minute);
    await load({ entries: [at("1", day(5, 8, 3)), at("2", day(5, 8, 3)), at("3", day(5, 8, 3)), at("4", day(5))] });
    const next = { entries: [at("1", day(5)), at("2", day(6)), at("3", day(5, 9)), at("4", day(5, 8, 3))] };
    const planned = await plan(next);
    expect(of(planned, "entries")).toMatchObject({ same: 1, changed: 3 });
    expect(planned.tables[0]?.columns).toEqual([{ column: "registered_at", rows: 3 }]);
    await take(next);
    expect(await rowsOf("entries", "entry_id, registered_at")).toEqual([
      "1 2026-06-05 08:03:00",
      "2 2026-06-06 00:00:00",
      "3 2026-06-05 09:00:00",
      "4 2026-06-05 08:03:00",
    ]);
  });

  it("of the same name and another content is another file, also to rows that it tells of as they were", async () => {
    const from = (content: string, source_row: number): Row => ({ source_sha256: content.repeat(64), source_row });
    await load({ entries: [entry("1", from("a", 2)), entry("2", from("a", 3))] });
    const again = await take({ entries: [entry("2", from("b", 2))] }, "append");
    expect(of(again, "entries")).toMatchObject({ added: 0, changed: 0, same: 1 });
    expect(await rowsOf("entries", "entry_id, source_row, left(source_sha256, 1)")).toEqual(["1 2 a", "2 2 b"]);
  });

  it("changes nothing where it is the same file", async () => {
    await load({ entries: WEEK_1, scores: [score("preliminary", "1", "J1", 80.1)] });
    const again = await take({ entries: WEEK_1, scores: [score("preliminary", "1", "J1", 80.1)] });
    expect(changesNothing(again)).toBe(true);
    expect(again.sources.size).toBe(0);
  });

  it("brings the number of a value with the value, and is the same where only the number was not kept before", async () => {
    const fee = (entry_id: string, value: string, number: number | null): Row => ({
      entry_id,
      name: "报名费",
      value,
      number,
      source_file: "报名0605.csv",
    });
    const entries = [entry("1"), entry("2"), entry("3")];
    await load({ entries, entry_extras: [fee("1", "100", null), fee("2", "200", 200), fee("3", "300", 300)] });
    const next = { entries, entry_extras: [fee("1", "100", 100), fee("2", "250", 250), fee("3", "免费", null)] };
    expect(of(await plan(next), "entry_extras")).toMatchObject({ same: 1, changed: 2 });
    await take(next);
    expect(await rowsOf("entry_extras", "entry_id, value, coalesce(number::VARCHAR, '–')")).toEqual([
      "1 100 100.0",
      "2 250 250.0",
      "3 免费 –",
    ]);
  });

  it("of another track is proposed to be appended, and says nothing of the tracks before", async () => {
    await load({ entries: [entry("1"), entry("2")] });
    const planned = await plan({ entries: [entry("7")] });
    expect(proposedMode(planned)).toBe("append");
    expect(of(planned, "entries")).toMatchObject({ added: 1, unseen: 0, outside: 2 });
  });

  it("of many tracks names those it lacks, with their entries; one track's file, and one of a few, says nothing of others", async () => {
    const of = (track: string, ...ids: readonly string[]): readonly Row[] =>
      ids.map((id) => entry(id, { track_id: track, problem_id: `${track}-P01` }));
    const unregistered = entry("8", { track_id: "T04", problem_id: null, status: "unregistered" });
    await load({
      entries: [...of("T01", "1", "2"), ...of("T02", "3"), ...of("T03", "5", "6"), ...of("T05", "7"), unregistered],
    });
    const absent = async (rows: readonly Row[], mode: MergeMode = "update"): Promise<unknown> =>
      (await plan({ entries: rows }, mode)).absentTracks;
    // Two given (T01, T02), two lacking; entry 2 is of a track given, and 8 was in no registrations.
    expect(await absent([...of("T01", "1"), ...of("T02", "3")])).toEqual([
      { track: "T03", entries: 2 },
      { track: "T05", entries: 1 },
    ]);
    expect(await absent(of("T01", "1"))).toEqual([]);
    expect(await absent([...of("T01", "1"), ...of("T02", "3")], "append")).toEqual([]);
    await load({ entries: ["T01", "T02", "T03", "T04", "T05"].flatMap((track) => of(track, `${track}-1`)) });
    expect(await absent([...of("T01", "T01-1"), ...of("T02", "T02-1")])).toEqual([]);
    await load({ entries: [...of("T01", "1"), ...of("T02", "3")] });
    expect(await absent(of("T01", "1"))).toEqual([]);
  });

  it("replaces where a person says so", async () => {
    await load({ entries: WEEK_1 });
    const merged = await take({ entries: WEEK_2 }, "replace");
    expect(of(merged, "entries")).toMatchObject({ added: 1, removed: 2, unseen: 0 });
    expect(await rowsOf("entries", "entry_id")).toEqual(["1", "2", "4"]);
  });

  it("never touches the scores of another stage, replaced or not", async () => {
    const first = [score("preliminary", "1", "J1", 80), score("preliminary", "2", "J1", 70)];
    await load({ entries: WEEK_1, scores: first });
    const second = [score("semifinal", "1", "J1", 90)];
    expect(of(await take({ scores: second }, "replace"), "scores")).toMatchObject({ added: 1, outside: 2, removed: 0 });
    await take({ scores: [score("preliminary", "1", "J1", 85)] });
    expect(await rowsOf("scores", "stage, entry_id, judge_id, score")).toEqual([
      "preliminary 1 J1 85.0",
      "preliminary 2 J1 70.0",
      "semifinal 1 J1 90.0",
    ]);
  });

  it("takes a team's organisations as one list", async () => {
    const org = (org_no: number, org_name: string): Row => ({ team_id: "M1", org_no, org_name });
    await load({
      entries: [entry("1")],
      teams: [{ team_id: "M1" }],
      team_orgs: [org(1, "甲"), org(2, "乙"), org(3, "丙")],
    });
    await take({ entries: [entry("1")], team_orgs: [org(1, "甲"), org(2, "丙")] });
    expect(await rowsOf("team_orgs", "org_no, org_name")).toEqual(["1 甲", "2 丙"]);
  });

  it("of registrations finds the entries that results without ids had named before", async () => {
    const named = entry("甲队｜质检", { team_id: "甲队", title: "质检", problem_id: null, status: "unregistered" });
    await load({
      entries: [
        named,
        entry("乙队｜无人", { team_id: "乙队", title: "无人", problem_id: null, status: "unregistered" }),
      ],
      teams: [
        { team_id: "甲队", team_name: "甲队" },
        { team_id: "乙队", team_name: "乙队" },
      ],
      results: [{ stage: "final", entry_id: "甲队｜质检", official_rank: 1, award: "一等奖" }],
      scores: [score("final", "甲队｜质检", "J1", 95), score("final", "乙队｜无人", "J1", 60)],
    });
    const merged = await take({
      entries: [entry("E7", { team_id: "T7", title: "质检" })],
      teams: [{ team_id: "T7", team_name: "甲队" }],
    });
    expect(merged.relinked).toBe(1);
    expect(await rowsOf("entries", "entry_id, status")).toEqual(["E7 approved", "乙队｜无人 unregistered"]);
    expect(await rowsOf("results", "entry_id, award")).toEqual(["E7 一等奖"]);
    expect(await rowsOf("scores", "entry_id, score")).toEqual(["E7 95.0", "乙队｜无人 60.0"]);
  });

  it("of scores alone contradicts no registration", async () => {
    await load({ entries: [entry("1", { title: "报名所写" })] });
    await take({ entries: [entry("1", { title: "评分表所写", status: "unregistered", abstract: "摘要" })] });
    expect(await rowsOf("entries", "title, status, abstract")).toEqual(["报名所写 approved 摘要"]);
  });

  describe("whatever stands in them", () => {
    const anyEntries = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 8 }).chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc
            .record({
              track_id: fc.constantFrom("T01", "T02", null),
              title: fc.constantFrom("甲", "乙", null),
              status: fc.constantFrom("approved", "withdrawn", null),
            })
            .map((more) => entry(String(id), more)),
        ),
      ),
    );
    const anyScores = (stage: string): fc.Arbitrary<readonly Row[]> =>
      fc.uniqueArray(
        fc
          .tuple(
            fc.integer({ min: 0, max: 4 }),
            fc.constantFrom("J1", "J2"),
            fc.option(fc.integer({ min: 0, max: 100 })),
          )
          .map(([id, judge, value]) => score(stage, String(id), judge, value)),
        { selector: (row) => `${row.entry_id} ${row.judge_id}`, maxLength: 8 },
      );
    const modes = fc.constantFrom<MergeMode>("update", "append");

    it("counts add up, nothing is lost, and a second time changes nothing", async () => {
      await fc.assert(
        fc.asyncProperty(anyEntries, anyEntries, modes, async (before, after, mode) => {
          await load({ entries: before });
          const merged = await take({ entries: after }, mode);
          const [counts] = merged.tables;
          const ids = (rows: readonly Row[]): readonly string[] => rows.map((row) => String(row.entry_id));
          const union = new Set([...ids(before), ...ids(after)]);
          const both = ids(after).filter((id) => ids(before).includes(id));
          if (counts === undefined) throw new Error("nothing was compared");
          expect(counts.loaded).toBe(before.length);
          expect(counts.changed + counts.same).toBe(both.length);
          expect(counts.added + counts.changed + counts.same).toBe(after.length);
          expect(counts.added + counts.changed + counts.same + counts.unseen + counts.outside).toBe(union.size);
          expect(await rowsOf("entries", "entry_id")).toEqual([...union].sort());
          expect(changesNothing(await plan({ entries: after }, mode))).toBe(true);
        }),
        { numRuns: 20 },
      );
    });

    it("two stages' scores may come in either order", async () => {
      await fc.assert(
        fc.asyncProperty(anyScores("preliminary"), anyScores("semifinal"), modes, async (first, second, mode) => {
          const rows = "stage, entry_id, judge_id, coalesce(score::VARCHAR, '无')";
          await load({});
          await take({ scores: first }, mode);
          await take({ scores: second }, mode);
          const forwards = await rowsOf("scores", rows);
          await load({});
          await take({ scores: second }, mode);
          await take({ scores: first }, mode);
          expect(await rowsOf("scores", rows)).toEqual(forwards);
          expect(forwards).toHaveLength(first.length + second.length);
        }),
        { numRuns: 15 },
      );
    });
  });
});
