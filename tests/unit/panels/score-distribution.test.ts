import { describe, expect, it } from "vitest";
import { scoreDistribution } from "../../../src/panels/score-distribution.ts";
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
      "Under the filter: 初赛（网评）: 5 entries with a score, mean 76.0; 5 at 70–85 points (5/5).",
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
    expect(frame.brush).toEqual({ axis: "x", range: [70, 85] });
  });

  it("names the contract's columns first", () => {
    expect(columnNames(frameOf(scoreDistribution)).slice(0, 3)).toEqual(["bin_start", "bin_end", "scores"]);
  });
});
