import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import type { Session } from "../../src/engine/session/session-types.ts";
import { type Clause, DEFAULT_SETTINGS, extraField, measureField } from "../../src/filters/clauses.ts";
import type { Cell } from "../../src/model/columns.ts";
import { evaluate } from "../../src/panels/evaluate.ts";
import { extraByTrack } from "../../src/panels/measures/extra-by-track.ts";
import { extraDistribution } from "../../src/panels/measures/extra-distribution.ts";
import { participationByArea } from "../../src/panels/participation/participation-by-area.ts";
import { columnsOf } from "../../src/panels/rows/columns.ts";
import { rowsSql } from "../../src/panels/rows/statement.ts";
import { scoreDistribution } from "../../src/panels/scores/score-distribution.ts";
import type { Panel, PanelContext, PanelFrame } from "../../src/panels/types.ts";
import { toParquet } from "../fixtures/contest/sources.ts";
import { tableOf, zh } from "../unit/panels/contest.ts";
import { openContest } from "./contest.ts";

/**
 * A column of numbers beyond the model, on the contest of tests/fixtures/contest. Of its registrations E01, E02, E03
 * (T01), E05 and E07 (T02) have a fee; E08, E09 (T01) and E10 (T02) have none. E04 is a draft, E97 no registration.
 */
const FEES = { E01: 100, E02: 300, E03: 200, E05: 50, E07: 150, E04: 9999, E97: 5 };
const ROUNDS = { E01: "A轮", E02: "A轮", E03: "B轮", E05: "A轮", E07: "B轮" };
/** Digits that were read as text, as post codes are. */
const CODES = { E01: "350001", E02: "350002", E03: "350003" };

const NAME = "报名费（元）";
const FEE = measureField(NAME);

let session: Session;
beforeAll(async () => {
  const parquet = await startNodeParquet();
  session = await openContest();
  const texts = (name: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([entry_id, value]) => ({ entry_id, name, value }));
  const rows = [
    ...Object.entries(FEES).map(([entry_id, number]) => ({ entry_id, name: NAME, value: String(number), number })),
    { entry_id: "E08", name: NAME, value: null, number: null },
    ...texts("融资轮次", ROUNDS),
    ...texts("邮编", CODES),
    ...texts("title", { E01: "甲", E02: "乙", E03: "甲" }),
  ];
  const entry_extras = { parquet: await toParquet(parquet, "entry_extras", rows) };
  await session.apply({ set: { entry_extras }, remove: [], isDemo: false });
});
afterAll(() => session.close());

const range = (from: number, to: number): Clause => ({ kind: "range", field: FEE, from, to });

function contextOf(selection: readonly Clause[], choices: Readonly<Record<string, string>>): PanelContext {
  const { catalogue } = session.store.getState();
  if (catalogue === null) throw new Error("no catalogue");
  return { catalogue, selection, settings: { ...DEFAULT_SETTINGS, stage: "preliminary", choices } };
}

async function frameOf(
  panel: Panel,
  selection: readonly Clause[] = [],
  choices: Readonly<Record<string, string>> = {},
): Promise<PanelFrame> {
  const context = contextOf(selection, choices);
  const frame = await evaluate(panel, { crossfilter: session.crossfilter, context });
  if (frame === null) throw new Error(`${panel.id} shows nothing`);
  return frame;
}

const columnsFrom = (frame: PanelFrame, ...names: string[]): readonly (readonly Cell[])[] =>
  tableOf(frame).map((row) => names.map((name) => row[name] ?? null));

describe("a column of numbers beyond the model", () => {
  it("is a measure where it was read as numbers, and a dimension as before", () => {
    const extras = session.store.getState().catalogue?.extras ?? [];
    const measures = Object.fromEntries(extras.map(({ name, measure }) => [name, measure ?? null]));
    // Quartiles 75 and 250 of seven: 2 · 175 / ∛7 is 183.
    const fees = { column: expect.any(String), isWhole: true, min: 5, max: 9999, step: 200 };
    expect(measures).toEqual({ [NAME]: fees, 融资轮次: null, 邮编: null, title: null });
    expect(extras.find(({ name }) => name === NAME)?.values).toEqual([
      "5",
      "50",
      "100",
      "150",
      "200",
      "300",
      "9999",
      "未填",
    ]);
  });

  it("lies over the registrations in bins as wide as chosen; who has none is in no bin", async () => {
    const frame = await frameOf(extraDistribution, [], { "extra-distribution.step": "100" });
    expect(columnsFrom(frame, "bin_start", "bin_end", "entries")).toEqual([
      [0, 100, 1],
      [100, 200, 2],
      [200, 300, 1],
      [300, 400, 1],
    ]);
    // (100 + 300 + 200 + 50 + 150) / 5
    expect(frame.summary(zh)).toBe(
      `5 个项目有“${NAME}”，平均 160，合计 800；100–200 最多（2 个）；另有 3 个项目没有数值。`,
    );
  });

  it("is filtered by a brush, and each other panel follows: entries and their reviews", async () => {
    const frame = await frameOf(extraDistribution, [], { "extra-distribution.step": "100" });
    const clause = frame.select({ kind: "brush", from: 120, to: 260 });
    expect(clause).toEqual(range(100, 300));
    // E01 福州, E03 厦门, E07 莆田.
    const areas = await frameOf(participationByArea, [range(100, 300)]);
    expect(columnsFrom(areas, "area", "registrations").filter(([, count]) => count !== 0)).toEqual([
      ["福州", 1],
      ["厦门", 1],
      ["莆田", 1],
    ]);
    // Of those E01 alone was scored, by two judges.
    const reviews = await frameOf(scoreDistribution, [range(100, 300)], { "score-distribution.of": "reviews" });
    expect(tableOf(reviews).reduce((sum, row) => sum + Number(row.scores), 0)).toBe(2);
    // The histogram itself keeps its axis and all its bins.
    const brushed = await frameOf(extraDistribution, [range(100, 300)], { "extra-distribution.step": "100" });
    expect(brushed.brush?.range).toEqual([100, 300]);
    expect(brushed.summary(zh)).toContain("100–300 有 3 个（占 3/5）");
  });

  it("has the same rows under a range whatever the width of the bins", async () => {
    for (const step of ["50", "100", "2000"]) {
      const areas = await frameOf(participationByArea, [range(150, 250)], { "extra-distribution.step": step });
      // E03 and E07.
      expect(columnsFrom(areas, "registrations").reduce((sum, [count]) => sum + Number(count), 0)).toBe(2);
    }
  });

  it("comes to a mean, a median and a sum in each track, with who has a number and who has none", async () => {
    const frame = await frameOf(extraByTrack);
    expect(columnsFrom(frame, "track_no", "n", "without", "mean", "median", "sum", "min", "max")).toEqual([
      [1, 3, 2, 200, 200, 600, 100, 300],
      [2, 2, 1, 100, 100, 200, 50, 150],
      // No entry: the sum of nothing is no 0.
      [3, 0, 0, null, null, null, null, null],
    ]);
    expect(frame.summary(zh)).toBe(
      `5 个项目有“${NAME}”，平均 160，中位数 150，合计 800；分 3 个赛道；1 组没有数值（金融服务）；另有 3 个项目没有数值。`,
    );
    expect(frame.select({ kind: "click", key: "T02" })).toEqual({ kind: "points", field: "track", values: ["T02"] });
    // Which track has the highest mean, three entries and two do not tell; which has most in all, they do.
    const sums = await frameOf(extraByTrack, [], { "extra-by-track.figure": "sum" });
    expect(sums.summary(zh)).toContain("合计最高的是工业制造（600，3 个项目）");
  });

  it("is grouped by any other dimension, also by one beyond the model", async () => {
    const ROUND = extraField("融资轮次");
    const frame = await frameOf(extraByTrack, [], { "extra-by-track.by": ROUND });
    expect(columnsFrom(frame, "融资轮次", "n", "without", "mean", "median", "sum")).toEqual([
      ["A轮", 3, 0, 150, 100, 450],
      ["B轮", 2, 0, 175, 175, 350],
      ["未填", 0, 3, null, null, null],
    ]);
    expect(frame.select({ kind: "click", key: "A轮" })).toEqual({ kind: "points", field: ROUND, values: ["A轮"] });
    // By their own ranges numbers say nothing new.
    const offered = extraByTrack
      .controls(contextOf([], {}))
      .flatMap((control) =>
        typeof control === "string" || control.name !== "extra-by-track.by" ? [] : control.options,
      );
    expect(offered.map(({ value }) => value)).not.toContain(extraField(NAME));
  });

  it("stands in the rows as the number it is, a column named like one of the model's apart from that", async () => {
    const context = contextOf([range(100, 200)], {});
    const behind = extraDistribution.behind(context);
    const columns = columnsOf(behind.kind, context, false);
    const found = await session.query(rowsSql({ behind, context, own: FEE }, columns, null));
    expect([found.entry_id, found[NAME], found.title, found["extra.title"]]).toEqual([
      ["E01", "E07"],
      [100, 150],
      ["项目E01", "项目E07"],
      ["甲", "未填"],
    ]);
  });

  it("that an address names and the data do not have keeps nothing, and is no error", async () => {
    const gone: Clause = { kind: "range", field: measureField("没有"), from: 0, to: 10 };
    const frame = await frameOf(participationByArea, [gone]);
    expect(tableOf(frame).every((row) => row.registrations === 0)).toBe(true);
  });
});
