import { describe, expect, it } from "vitest";
import { LIGHT } from "../../../src/panels/drawing/palette.ts";
import { scoreByTrack } from "../../../src/panels/scores/score-by-track.ts";
import type { DrawEnv, PanelFrame } from "../../../src/panels/types.ts";
import { columnNames, columns, context, en, FUZHOU, frameOf, tableOf, totals, zh } from "./contest.ts";

const ENV: DrawEnv = { theme: LIGHT, t: zh, language: "zh-CN", width: 640, height: 400 };

const trackScores = (...rows: readonly (readonly [string | null, number | null, number, number])[]) =>
  columns(["track_id", "score", "entries", "present"], rows);

function frameWith(scores: ReturnType<typeof trackScores>): PanelFrame {
  const frame = scoreByTrack.frame({ trackScores: scores }, { trackScores: scores }, context());
  if (frame === null) throw new Error("nothing to show");
  return frame;
}

describe("scores by track", () => {
  it("have a row for every track in official order, blank where there is no score, and one for what is outside", () => {
    expect(tableOf(frameOf(scoreByTrack)).map((row) => [row.track_no, row.track_name, row.n, row.median])).toEqual([
      [1, "工业制造", 20, 75],
      [2, "文物保护利用", 4, 66],
      [10, "新型基础设施与公共服务", 0, null],
      [null, "未归入赛道", 1, 88],
    ]);
  });

  it("have the mean, the spread and the quartiles reckoned by hand", () => {
    const [first, second, third, last] = tableOf(frameOf(scoreByTrack));
    // 50, 5 × 70, 8 × 75, 5 × 80, 98: squares around 74.9 add up to 1403.8.
    expect(first).toMatchObject({ mean: 74.9, min: 50, q1: 70, q3: 80, max: 98 });
    expect(first?.sd).toBeCloseTo(Math.sqrt(1403.8 / 19), 12);
    // 62 62 70 81.5: q3 at place 2.25.
    expect(second).toMatchObject({ mean: 68.875, min: 62, q1: 62, q3: 72.875, max: 81.5 });
    expect(third).toMatchObject({ n: 0, mean: null, sd: null, min: null, q1: null, q3: null, max: null, missing: 1 });
    expect(last).toMatchObject({ n: 1, mean: 88, sd: null });
  });

  it("say what can be said without ranking tracks", () => {
    expect(frameOf(scoreByTrack).summary(zh)).toBe(
      "初赛（网评）：3 个赛道共 24 个有得分的项目；1 个赛道画箱线；1 个赛道不足 20 个，画点（文物保护利用）；1 个赛道没有得分（新型基础设施与公共服务）；另有 1 个有得分的项目未归入赛道；另有 3 个项目缺得分。",
    );
  });

  it("say the figures of the one track chosen", () => {
    const within = context([{ kind: "points", field: "track", values: ["T02"] }]);
    expect(frameOf(scoreByTrack, within).summary(en)).toBe(
      "初赛（网评）: 4 entries with a score, tracks chosen: 1; 文物保护利用: 4, median 66.0, mean 68.9; tracks with fewer than 20, drawn as dots: 1 (文物保护利用).",
    );
  });

  it("are of the filter, with those before it beside", () => {
    const rows = tableOf(frameOf(scoreByTrack, context([FUZHOU])));
    expect(rows.map((row) => [row.n, row.n_unfiltered, row.max])).toEqual([
      [3, 20, 75],
      [2, 4, 62],
      [0, 0, null],
      [0, 1, null],
    ]);
  });

  it("are boxes from 20 scores up", () => {
    expect(frameWith(trackScores(["T01", 70, 19, 19])).summary(zh)).toContain("不足 20 个");
    expect(frameWith(trackScores(["T01", 70, 20, 20])).summary(zh)).not.toContain("不足 20 个");
  });

  it("warn in the title that scores are not comparable across tracks", () => {
    expect(zh(scoreByTrack.title)).toContain("各赛道评委不同，分数不宜跨赛道比较");
    expect(zh(scoreByTrack.description)).toContain("1.5 倍四分位距");
  });

  it("are asked of the chosen stage, split by every single score", () => {
    const { trackScores } = scoreByTrack.queries(context([], { stage: "final", scoreStep: 10 }));
    expect(trackScores?.groupBy).toEqual({ track_id: "track_id", score: "score_final" });
    expect(trackScores?.measures).toMatchObject({ present: { of: "in_final" } });
  });

  it("have nothing to show without any score", () => {
    const none = { trackScores: trackScores(["T01", null, 3, 1]) };
    expect(scoreByTrack.frame(none, none, context())).toBeNull();
    expect(scoreByTrack.frame(none, totals, context([FUZHOU]))?.summary(zh)).toContain("共 0 个有得分的项目");
  });

  it("select their track", () => {
    expect(frameOf(scoreByTrack).select({ kind: "click", key: "T02" })).toEqual({
      kind: "points",
      field: "track",
      values: ["T02"],
    });
  });

  it("name the contract's columns first", () => {
    expect(columnNames(frameOf(scoreByTrack)).slice(0, 10)).toEqual([
      "track_no",
      "track_name",
      "n",
      "mean",
      "sd",
      "min",
      "q1",
      "median",
      "q3",
      "max",
    ]);
  });
});

describe("the axis of scores by track", () => {
  const axis = (frame: PanelFrame) => {
    const { xAxis } = frame.option(ENV) as { readonly xAxis: { readonly min: number; readonly max: number } };
    return [xAxis.min, xAxis.max];
  };

  it("ends at round values around all scores", () => expect(axis(frameOf(scoreByTrack))).toEqual([50, 100]));

  it("is not squashed by a score far out, whose track says that it is not drawn", () => {
    const frame = frameWith(trackScores(["T01", 0, 1, 1], ["T01", 72, 30, 30], ["T02", 78, 30, 30]));
    expect(axis(frame)).toEqual([70, 80]);
    expect(JSON.stringify(tableOf(frame)[0])).toContain('"min":0');
  });

  it("stands still under a filter and whatever the histogram's bins are", () => {
    expect(axis(frameOf(scoreByTrack, context([FUZHOU], { scoreStep: 1 })))).toEqual([50, 100]);
  });
});
