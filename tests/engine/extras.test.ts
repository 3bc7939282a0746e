import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import type { Session } from "../../src/engine/session/session-types.ts";
import { type Clause, DEFAULT_SETTINGS, extraField } from "../../src/filters/clauses.ts";
import type { Cell } from "../../src/model/columns.ts";
import { coverageTrackExtra } from "../../src/panels/coverage/coverage-track-extra.ts";
import { evaluate } from "../../src/panels/evaluate.ts";
import { participationByArea } from "../../src/panels/participation/participation-by-area.ts";
import { participationByExtra } from "../../src/panels/participation/participation-by-extra.ts";
import { scoreDistribution } from "../../src/panels/scores/score-distribution.ts";
import { stageProgress } from "../../src/panels/stages/stage-progress.ts";
import { registrationsOverTime } from "../../src/panels/time/registrations-over-time.ts";
import type { Panel, PanelContext, PanelFrame } from "../../src/panels/types.ts";
import { toParquet } from "../fixtures/contest/sources.ts";
import { tableOf, zh } from "../unit/panels/contest.ts";
import { openContest } from "./contest.ts";

/** Columns beyond the model, on the contest of tests/fixtures/contest: 3 registrations are of A轮, 2 of B轮. */

const ROUNDS = { E01: "A轮", E02: "A轮", E03: "B轮", E04: "B轮", E05: "A轮", E07: "B轮", E99: "B轮" };
const said = (name: string, values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([entry_id, value]) => ({ entry_id, name, value }));
/** 61 different numbers, from 0 to 120: more than a chart has groups for. */
const COSTS = Object.fromEntries(
  Array.from({ length: 61 }, (_, i) => [i < 10 ? `E${String(i + 1).padStart(2, "0")}` : `X${i}`, String(i * 2)]),
);
/** 61 different numbers, from 0 to 0.6 in hundredths, as a table writes them. */
const SHARES = {
  ...Object.fromEntries(Array.from({ length: 61 }, (_, i) => [`X${i}`, String(i / 100)])),
  ...{ E01: "0.3", E02: "0.6", E03: "0.29" },
};
const NOTES = Object.fromEntries(Array.from({ length: 61 }, (_, i) => [`X${i}`, `备注${i}`]));

let session: Session;
beforeAll(async () => {
  const parquet = await startNodeParquet();
  session = await openContest();
  const rows = [
    ...said("融资轮次", ROUNDS),
    ...said("研发投入", COSTS),
    ...said("占比", SHARES),
    ...said("备注", NOTES),
  ];
  const entry_extras = { parquet: await toParquet(parquet, "entry_extras", rows) };
  await session.apply({ set: { entry_extras }, remove: [], isDemo: false });
});
afterAll(() => session.close());

const ROUND = extraField("融资轮次");
const of = (...values: string[]): Clause => ({ kind: "points", field: ROUND, values });

async function frameOf(
  panel: Panel,
  selection: readonly Clause[] = [],
  choices: Readonly<Record<string, string>> = {},
): Promise<PanelFrame> {
  const { catalogue } = session.store.getState();
  if (catalogue === null) throw new Error("no catalogue");
  const context: PanelContext = {
    catalogue,
    selection,
    settings: { ...DEFAULT_SETTINGS, stage: "preliminary", choices },
  };
  const frame = await evaluate(panel, { crossfilter: session.crossfilter, context });
  if (frame === null) throw new Error(`${panel.id} shows nothing`);
  return frame;
}

const sumsOf = async (frame: PanelFrame, by: string, of: string): Promise<Readonly<Record<string, number>>> => {
  const sums: Record<string, number> = {};
  for (const row of tableOf(frame) as readonly Readonly<Record<string, Cell>>[]) {
    const key = String(row[by]);
    sums[key] = (sums[key] ?? 0) + Number(row[of]);
  }
  return sums;
};

describe("a column beyond the model", () => {
  it("is offered under its name with its values in order, 未填 last; text of too many values is not", () => {
    expect(session.store.getState().catalogue?.extras).toEqual([
      { name: "融资轮次", column: "extra_1", values: ["A轮", "B轮", "未填"] },
      {
        name: "研发投入",
        column: "extra_2",
        values: ["0–20", "20–40", "40–60", "60–80", "80–100", "100–120", "120–140", "未填"],
      },
      {
        name: "占比",
        column: "extra_3",
        values: ["0–0.1", "0.1–0.2", "0.2–0.3", "0.3–0.4", "0.4–0.5", "0.5–0.6", "0.6–0.7", "未填"],
      },
    ]);
  });

  it("filters what is about entries and what is about their scores, like any other field", async () => {
    // E01, E02 of 福州 and E05 of 厦门.
    expect(await sumsOf(await frameOf(participationByArea, [of("A轮")]), "area", "registrations")).toMatchObject({
      福州: 2,
      厦门: 1,
      漳州: 0,
    });
    const reviews = await frameOf(scoreDistribution, [of("B轮")], { "score-distribution.of": "reviews" });
    // E99 alone was scored in the 初赛 of those.
    expect(tableOf(reviews).reduce((sum, row) => sum + Number(row.scores), 0)).toBe(1);
  });

  it("has its own axis, with what has no value and without a filter of its own", async () => {
    const frame = await frameOf(participationByExtra, [of("A轮")], { "participation-by-extra.column": ROUND });
    // E01 E02 E05; E03 E07 (E04 is a draft); E08 E09 E10.
    expect(tableOf(frame).map((row) => [row.融资轮次, row.registrations])).toEqual([
      ["A轮", 3],
      ["B轮", 2],
      ["未填", 3],
    ]);
    expect(frame.select({ kind: "click", key: "B轮" })).toEqual({ kind: "points", field: ROUND, values: ["B轮"] });
    expect(frame.summary(zh)).toContain("选中的 1 组");
  });

  it("stands against the tracks, every combination, its cells and heads opening what they are of", async () => {
    const frame = await frameOf(coverageTrackExtra, [], { "coverage-track-extra.column": ROUND });
    expect(tableOf(frame).map((row) => [row.track_no, row.融资轮次, row.registrations, row.submissions])).toEqual([
      // E01 E02; E03; E08 E09.
      [1, "A轮", 2, 2],
      [1, "B轮", 1, 0],
      [1, "未填", 2, 1],
      // E05; E07; E10.
      [2, "A轮", 1, 1],
      [2, "B轮", 1, 1],
      [2, "未填", 1, 1],
      [3, "A轮", 0, 0],
      [3, "B轮", 0, 0],
      [3, "未填", 0, 0],
    ]);
    expect(frame.select({ kind: "click", key: "B轮" })).toEqual(of("B轮"));
    expect(frame.rows({ kind: "click", key: "T01 × B轮" })).toEqual([
      { kind: "points", field: "track", values: ["T01"] },
      of("B轮"),
    ]);
    expect(frame.summary(zh)).toContain("3 个赛道 × 融资轮次 2 组的报名");
  });

  it("splits scores, time and stages", async () => {
    const scores = await frameOf(scoreDistribution, [], { "score-distribution.facet": ROUND });
    // 初赛: E01, E02 and E05 of A轮; E99 of B轮; E09 and E10 say nothing.
    expect(await sumsOf(scores, "融资轮次", "scores")).toEqual({ A轮: 3, B轮: 1, 未填: 2 });
    const days = await frameOf(registrationsOverTime, [], { "registrations-over-time.facet": ROUND });
    expect(await sumsOf(days, "融资轮次", "registrations")).toEqual({ A轮: 3, B轮: 2, 未填: 3 });
    const stages = await frameOf(stageProgress, [], { "stage-progress.facet": ROUND });
    const registered = tableOf(stages).filter((row) => row.stage_id === "registration");
    expect(registered.map((row) => [row.融资轮次, row.entries])).toEqual([
      ["A轮", 3],
      ["B轮", 2],
      ["未填", 3],
    ]);
    for (const frame of [scores, days]) expect(frame.summary(zh)).toContain("按融资轮次分 ");
  });

  it("of numbers is grouped into ranges of one width, the upper end in the next", async () => {
    const frame = await frameOf(participationByExtra, [], { "participation-by-extra.column": extraField("研发投入") });
    // E01 to E10 have 0, 2, … 18; of the registrations none has more.
    expect(await sumsOf(frame, "研发投入", "registrations")).toMatchObject({ "0–20": 8, "20–40": 0, 未填: 0 });
  });

  it("of numbers that binary fractions only come near lies in the range its digits say", async () => {
    const frame = await frameOf(participationByExtra, [], { "participation-by-extra.column": extraField("占比") });
    // 0.3 / 0.1 and 0.6 / 0.1 are a hair less than 3 and 6 in binary. E03 has 0.29; five registrations say nothing.
    expect(await sumsOf(frame, "占比", "registrations")).toEqual({
      "0–0.1": 0,
      "0.1–0.2": 0,
      "0.2–0.3": 1,
      "0.3–0.4": 1,
      "0.4–0.5": 0,
      "0.5–0.6": 0,
      "0.6–0.7": 1,
      未填: 5,
    });
  });

  it("that an address names and the data do not have keeps nothing, and is no error", async () => {
    const frame = await frameOf(participationByArea, [{ kind: "points", field: extraField("没有"), values: ["x"] }]);
    expect(tableOf(frame).every((row) => row.registrations === 0)).toBe(true);
  });

  it("goes with the import that brought it", async () => {
    await session.undo();
    expect(session.store.getState().catalogue?.extras).toBe(undefined);
    expect(await sumsOf(await frameOf(participationByArea), "area", "registrations")).toMatchObject({ 福州: 3 });
  });
});
