import { describe, expect, it } from "vitest";
import type { Clause, Selection } from "../../../src/filters/clauses.ts";
import type { Columns } from "../../../src/model/columns.ts";
import { DARK, LIGHT } from "../../../src/panels/drawing/palette.ts";
import { multiplesHeight } from "../../../src/panels/drawing/small-multiples.ts";
import { ownField } from "../../../src/panels/lookup.ts";
import { scoreDistribution } from "../../../src/panels/scores/score-distribution.ts";
import type { PanelContext, PanelFrame } from "../../../src/panels/types.ts";
import { chartSvg } from "../../../src/report/chart-svg.ts";
import { catalogue, columnNames, columns, context, en, FUZHOU, frameOf, tableOf, totals, zh } from "./contest.ts";

const range = { kind: "range", field: "score", from: 70, to: 85 } as const;

describe("score distribution", () => {
  it("has every bin between the lowest and the highest score, also the empty ones", () => {
    expect(tableOf(frameOf(scoreDistribution)).map((row) => [row.bin_start, row.bin_end, row.scores])).toEqual([
      [60, 65, 2],
      [65, 70, 0],
      [70, 75, 6],
      [75, 80, 0],
      [80, 85, 12],
    ]);
  });

  it("keeps the unfiltered bins under a filter, so that the axis does not jump", () => {
    const rows = tableOf(frameOf(scoreDistribution, context([FUZHOU])));
    expect(rows.map((row) => [row.bin_start, row.scores, row.scores_unfiltered])).toEqual([
      [60, 0, 2],
      [65, 0, 0],
      [70, 3, 6],
      [75, 0, 0],
      [80, 2, 12],
    ]);
  });

  it("asks for the bins of the chosen stage and width", () => {
    const { scores } = scoreDistribution.queries(context([], { stage: "final", scoreStep: 2.5 }));
    expect(scores?.groupBy).toEqual({ bin: "floor(score_final / 2.5e0 + 1e-9)" });
    expect(scores?.measures).toMatchObject({ points: { of: "score_final" }, present: { of: "in_final" } });
  });

  it("never counts a missing score as a zero, and says how many are missing", () => {
    expect(frameOf(scoreDistribution).summary(zh)).toBe(
      "初赛（网评）有得分的项目 20 个，平均 77.0 分；80–85 分最多（12 个）；另有 3 个项目缺得分。",
    );
  });

  it("says the share of the chosen range", () => {
    expect(frameOf(scoreDistribution, context([FUZHOU, range])).summary(en)).toBe(
      "Filtered view. 初赛（网评）: 5 entries with a score, mean 76.0; 5 at 70–85 points (5/5).",
    );
  });

  it("keeps a score far out from squashing the rest, says so, and lists it in the table", () => {
    const scores = columns(
      ["bin", "entries", "points", "present"],
      [
        [0, 1, 0, 1],
        [14, 30, 2160, 30],
        [15, 40, 3080, 40],
        [16, 30, 2460, 30],
      ],
    );
    const frame = scoreDistribution.frame({ scores }, { scores }, context());
    if (frame === null) throw new Error("nothing to show");
    expect(tableOf(frame).map((row) => row.bin_start)).toEqual([0, 70, 75, 80]);
    expect(frame.summary(zh)).toContain("其中 1 个在图示范围（70–85 分）之外");
  });

  it("ends the line of the mean above a figure that it would run through, and reaches the axis beside one", () => {
    const endOf = (points: number): number => {
      const scores = columns(
        ["bin", "entries", "points", "present"],
        [
          [14, 20, 1440, 20],
          [15, 10, points, 10],
          [16, 20, 1660, 20],
        ],
      );
      const frame = scoreDistribution.frame({ scores }, { scores }, context());
      if (frame === null) throw new Error("nothing to show");
      const svg = chartSvg(frame, { theme: LIGHT, t: zh, language: "zh-CN", width: 640, height: 440 });
      return Number(/d="M[\d.]+ 54L[\d.]+ ([\d.]+)"[^>]*stroke-dasharray/.exec(svg)?.[1]);
    };
    // Means 77.5, in the middle of its bin, and 75.7. From 66 to 396 the axis counts to 20: the bar of 10 begins at
    // 231, its figure of 11 px stands 8 above that.
    expect(endOf(775)).toBeLessThan(231 - 8 - 11 / 2);
    expect(endOf(685)).toBe(396);
  });

  it("says in words that no score is left", () => {
    const none = columns(["bin", "entries", "points", "present"], []);
    const frame = scoreDistribution.frame({ scores: none }, totals, context([FUZHOU]));
    expect(frame?.summary(zh)).toBe("初赛（网评）没有符合筛选的得分。");
  });

  it("has nothing to show without any score", () => {
    const none = { scores: columns(["bin", "entries", "points", "present"], []) };
    expect(scoreDistribution.frame(none, none, context())).toBeNull();
    const within = { ...context(), catalogue: { ...catalogue, scoreScales: {} } };
    expect(scoreDistribution.frame(totals, totals, within)).toBeNull();
  });

  it("snaps a drag to the bins it touches and gives them back to the brush", () => {
    const frame = frameOf(scoreDistribution, context([range]));
    expect(frame.select({ kind: "brush", from: 71.3, to: 84.9 })).toEqual(range);
    expect(frame.select({ kind: "brush", from: 70, to: 85 })).toEqual(range);
    expect(frame.brush).toEqual({ axis: "x", range: [70, 85], stops: [60, 65, 70, 75, 80, 85] });
  });

  it("names the contract's columns first", () => {
    expect(columnNames(frameOf(scoreDistribution)).slice(0, 3)).toEqual(["bin_start", "bin_end", "scores"]);
  });
});

const BINS = ["bin", "entries", "points", "present"] as const;
const SPLIT = ["bin", "facet", "entries", "points", "present"] as const;

/** The panel over given answers, looked at as `choices` say. */
function frameWith(
  choices: Readonly<Record<string, string>>,
  results: Columns,
  { selection = [], all = results }: { readonly selection?: Selection; readonly all?: Columns } = {},
): PanelFrame {
  const within = context(selection, { choices });
  const frame = scoreDistribution.frame({ scores: results }, { scores: all }, within);
  if (frame === null) throw new Error("nothing to show");
  return frame;
}

const REVIEWS = { "score-distribution.of": "reviews" };
const given = { kind: "range", field: "score_given", from: 70, to: 80 } as const;
/** Six single scores, mean (60 + 3 · 72 + 2 · 81) / 6 = 73, and two left out. */
const single = columns(BINS, [
  [12, 1, 60, 1],
  [14, 3, 216, 3],
  [16, 2, 162, 2],
  [null, 2, null, 2],
]);

describe("single scores", () => {
  it("are asked of the judges' scores of the chosen stage", () => {
    const { scores } = scoreDistribution.queries(context([], { choices: REVIEWS }));
    expect(scores).toMatchObject({
      from: "review_facts",
      groupBy: { bin: "floor(score_given / 5 + 1e-9)" },
      where: "stage = 'preliminary'",
    });
  });

  it("say that their mean is one of single scores, and how many are missing", () => {
    expect(frameWith(REVIEWS, single).summary(zh)).toBe(
      "初赛（网评）评委单次评分 6 个，单次评分的平均为 73.0 分；70–75 分最多（3 个）；另有 2 个评分缺失（未评或回避）。",
    );
  });

  it("are selected by a brush of their own, and marked by it", () => {
    const frame = frameWith(REVIEWS, single, { selection: [given] });
    expect(frame.select({ kind: "brush", from: 71, to: 78 })).toEqual(given);
    expect(frame.brush).toMatchObject({ axis: "x", range: [70, 80] });
    const within = context([given], { choices: REVIEWS });
    expect(ownField(scoreDistribution, within)).toBe("score_given");
    expect(frame.summary(zh)).toContain("70–80 分段有 3 个（占 3/6）");
    // Its own clause does not filter it; that on the judge does.
    expect(frame.summary(zh)).not.toContain("按当前筛选");
    const judged = { kind: "points", field: "judge", values: ["J01"] } as const;
    expect(frameWith(REVIEWS, single, { selection: [judged] }).summary(zh)).toContain("按当前筛选");
  });

  it("are not offered where the stage has none, and an address that asks for them shows the entries'", () => {
    const within = context([], { choices: REVIEWS });
    const without = { ...within, catalogue: { ...catalogue, reviews: {} } };
    const names = (of: PanelContext) =>
      scoreDistribution.controls(of).map((each) => (typeof each === "string" ? each : each.name));
    expect(names(within)).toContain("score-distribution.of");
    expect(names(without)).not.toContain("score-distribution.of");
    expect(scoreDistribution.queries(without).scores?.from).toBe("entry_facts");
  });
});

describe("criteria", () => {
  const technique: Clause = { kind: "points", field: "criterion", values: ["技术"] };

  it("say which part of the single scores is meant, and filter nothing", () => {
    const summary = frameWith(REVIEWS, single, { selection: [technique] }).summary(zh);
    expect(summary).toContain("初赛（网评）“技术”评委单次评分 6 个");
    expect(summary).not.toContain("按当前筛选");
  });

  it("are never pooled: several of them stand side by side", () => {
    const both: Clause = { kind: "points", field: "criterion", values: ["技术", "总分"] };
    const within = context([both], { choices: REVIEWS });
    expect(scoreDistribution.queries(within).scores?.groupBy).toMatchObject({ facet: "criterion" });
    expect(ownField(scoreDistribution, within)).toBe("criterion");
    const apart = columns(SPLIT, [
      [12, "总分", 1, 60, 1],
      [12, "技术", 1, 61, 1],
    ]);
    const frame = frameWith(REVIEWS, apart, { selection: [both] });
    expect(frame.summary(zh)).toBe("初赛（网评）评委单次评分；分 2 个评分项，各自成图，不合并。");
    const rows = tableOf(frame);
    expect(rows.map(({ criterion, scores }) => [criterion, scores])).toEqual([
      ["总分", 1],
      ["技术", 1],
    ]);
  });

  it("mean nothing to entries' scores", () => {
    expect(scoreDistribution.queries(context([technique]))).toEqual(scoreDistribution.queries(context()));
  });
});

it("clauses on reviews do not filter entries' scores", () => {
  const selection: Selection = [{ kind: "points", field: "judge", values: ["J01"] }, given];
  expect(frameOf(scoreDistribution, context(selection)).summary(zh)).not.toContain("按当前筛选");
});

describe("scores split by a facet", () => {
  const byTrack = { "score-distribution.facet": "track" };
  const scores = columns(SPLIT, [
    [14, "T10", 2, 142, 2],
    [16, "T10", 1, 82, 1],
    [14, "T01", 4, 288, 4],
    [15, null, 1, 77, 1],
    [null, "T02", 3, null, 2],
  ]);

  it("have every track in official order, also one without a score, and all bins of the shared axis", () => {
    const rows = tableOf(frameWith(byTrack, scores));
    expect(rows.map((row) => [row.track_no, row.track_name, row.bin_start, row.scores])).toEqual([
      [1, "工业制造", 70, 4],
      [1, "工业制造", 75, 0],
      [1, "工业制造", 80, 0],
      [2, "文物保护利用", 70, 0],
      [2, "文物保护利用", 75, 0],
      [2, "文物保护利用", 80, 0],
      [10, "新型基础设施与公共服务", 70, 2],
      [10, "新型基础设施与公共服务", 75, 0],
      [10, "新型基础设施与公共服务", 80, 1],
      [null, "未归入赛道", 70, 0],
      [null, "未归入赛道", 75, 1],
      [null, "未归入赛道", 80, 0],
    ]);
    expect(columnNames(frameWith(byTrack, scores)).slice(0, 3)).toEqual(["bin_start", "bin_end", "scores"]);
  });

  it("say which are empty, and what stands in none of them", () => {
    expect(frameWith(byTrack, scores).summary(zh)).toBe(
      "初赛（网评）有得分的项目 8 个，平均 73.6 分；70–75 分最多（6 个）；分 3 个赛道；其中 1 个没有得分（文物保护利用）；另有 1 个未归入以上各组，见数据表；另有 2 个项目缺得分。",
    );
  });

  it("select what they are split by, and are filtered by a range of scores", () => {
    const within = context([], { choices: byTrack });
    expect(ownField(scoreDistribution, within)).toBe("track");
    const frame = frameWith(byTrack, scores, { selection: [range] });
    expect(frame.brush).toBeNull();
    expect(frame.select({ kind: "click", key: "T01" })).toEqual({ kind: "points", field: "track", values: ["T01"] });
    expect(frame.summary(zh)).toContain("按当前筛选");
  });

  it("are drawn as small charts, the chosen one in the accent, the empty one said", async () => {
    const frame = frameWith(byTrack, scores, { selection: [{ kind: "points", field: "track", values: ["T10"] }] });
    const size = { width: 640, height: multiplesHeight(3, 640) };
    const svg = chartSvg(frame, { theme: LIGHT, t: zh, language: "zh-CN", ...size });
    await expect(svg).toMatchFileSnapshot("__snapshots__/score-distribution-by-track.svg");
  });

  it("of single scores are drawn under a filter before their ghosts", async () => {
    const kept = columns(SPLIT, [[14, "T01", 2, 142, 2]]);
    const frame = frameWith({ ...REVIEWS, ...byTrack }, kept, { selection: [FUZHOU], all: scores });
    const size = { width: 350, height: multiplesHeight(3, 350) };
    const svg = chartSvg(frame, { theme: DARK, t: en, language: "en", ...size });
    await expect(svg).toMatchFileSnapshot("__snapshots__/score-distribution-by-track-filtered.svg");
  });

  it("are as tall as their number asks, before any score is known", () => {
    const plain = scoreDistribution.height(context(), 300);
    expect(scoreDistribution.height(context([], { choices: byTrack }), 300)).toBe(multiplesHeight(3, 300));
    expect(scoreDistribution.height(context([], { choices: byTrack }), 300)).not.toBe(plain);
  });

  it("by award have a chart for those without one", () => {
    const awarded = columns(SPLIT, [
      [14, "二等奖", 1, 70, 1],
      [15, null, 1, 75, 1],
    ]);
    const names = tableOf(frameWith({ "score-distribution.facet": "award" }, awarded)).map(({ award }) => award);
    expect([...new Set(names)]).toEqual(["一等奖", "二等奖", "未获奖"]);
  });

  it("by judge name nobody in the chart, the table or the clause, and are offered for single scores alone", () => {
    const byJudge = { "score-distribution.facet": "judge" };
    const judged = columns(SPLIT, [
      [14, "J01", 1, 70, 1],
      [15, "王一", 1, 75, 1],
    ]);
    const frame = frameWith({ ...REVIEWS, ...byJudge }, judged);
    expect([...new Set(tableOf(frame).map(({ judge_id }) => judge_id))]).toEqual(["J01", "评委 3"]);
    const drawn = frame.option({ theme: LIGHT, t: zh, language: "zh-CN", width: 640, height: 400 });
    expect(JSON.stringify(drawn)).not.toContain("王一");
    expect(JSON.stringify(drawn)).toContain('"key":"~3"');
    expect(ownField(scoreDistribution, context([], { choices: byJudge }))).toBe("score");
    const last = scoreDistribution.controls(context()).at(-2);
    expect(typeof last === "object" && last.options.map(({ value }) => value)).toEqual([
      "none",
      "track",
      "area",
      "org_type",
      "award",
    ]);
  });
});
