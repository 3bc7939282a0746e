import { init } from "echarts/core";
import { describe, expect, it } from "vitest";
import type { Clause } from "../../../src/filters/clauses.ts";
import type { StageInfo } from "../../../src/model/catalogue.ts";
import { LIGHT } from "../../../src/panels/drawing/palette.ts";
import { registerCharts } from "../../../src/panels/register.ts";
import { stageProgress } from "../../../src/panels/stages/stage-progress.ts";
import type { PanelContext } from "../../../src/panels/types.ts";
import { stage } from "../../fixtures/catalogue.ts";
import { catalogue, columnNames, columns, context, en, FUZHOU, frameOf, tableOf, totals, zh } from "./contest.ts";

registerCharts();

const at = (moment: string): number => Date.parse(`${moment}Z`);

/** The contest of contest.ts with these stages, as of noon on 2026-06-03. */
const withStages = (...stages: StageInfo[]): PanelContext => ({ ...context(), catalogue: { ...catalogue, stages } });

/** Registration closed before 数据截至: what is there, stands. */
const CLOSED = withStages(stage("registration", 1, "报名", { deadline_at: at("2026-06-01T18:00:00") }));

const states = (within: PanelContext) =>
  Object.fromEntries(tableOf(frameOf(stageProgress, within)).map((row) => [row.stage_id, row.state]));

/** Two tracks, and an entry of none: T01 hands in 6 of 12, T10 all of 10. */
const SPLIT = {
  ...totals,
  stages: columns(
    ["stages", "facet", "entries"],
    [
      [1, "T01", 6],
      [1 + 2, "T01", 2],
      [1 + 2 + 4 + 8, "T01", 4],
      [1 + 2 + 4 + 8 + 32, "T10", 10],
      [8, "T99", 1],
    ],
  ),
};
const BY_TRACK: PanelContext = {
  ...CLOSED,
  settings: { ...CLOSED.settings, choices: { "stage-progress.facet": "track" } },
};

function splitFrame(within: PanelContext = BY_TRACK) {
  const frame = stageProgress.frame(SPLIT, SPLIT, within);
  if (frame === null) throw new Error("nothing to show");
  return frame;
}

describe("entries by stage and track", () => {
  it("lists every stage of every track, and of entries of no known track", () => {
    const rows = tableOf(splitFrame()).filter((row) => row.stage_id === "submission" || row.stage_id === "preliminary");
    expect(rows.map((row) => [row.track_no, row.stage_id, row.entries, row.of_previous])).toEqual([
      [1, "submission", 6, 6 / 12],
      [1, "preliminary", 4, 4 / 4],
      [2, "submission", 0, null],
      [2, "preliminary", 0, null],
      [10, "submission", 10, 1],
      [10, "preliminary", 10, 1],
      [null, "submission", 0, null],
      [null, "preliminary", 1, null],
    ]);
    expect(columnNames(splitFrame()).slice(0, 7)).toEqual([
      "stage",
      "entries",
      "from_previous",
      "of_previous",
      "of_start",
      "track_no",
      "track_name",
    ]);
  });

  it("has stages stand alike in every track: a final in one of them is 0 in the others, and not unknown", () => {
    const finals = tableOf(splitFrame()).filter((row) => row.stage_id === "final" || row.stage_id === "semifinal");
    expect(finals.map((row) => [row.track_no, row.stage_id, row.entries]).slice(0, 2)).toEqual([
      [1, "semifinal", null],
      [1, "final", 0],
    ]);
  });

  it("says who hands in least, among tracks with enough registrations to say so", () => {
    expect(splitFrame().summary(zh)).toContain("报名不少于 10 个的赛道中，工业制造提交占报名最低（50%）");
  });

  it("selects the track clicked, and then speaks of no chosen stage", () => {
    expect(splitFrame().select({ kind: "click", key: "T10" })).toEqual({
      kind: "points",
      field: "track",
      values: ["T10"],
    });
    const { field } = stageProgress;
    expect(typeof field === "function" ? [field(BY_TRACK), field(CLOSED)] : field).toEqual(["track", "in_stage"]);
  });

  it("writes counts or shares into its cells, fractions where cases are few", () => {
    const shown = (figure: string) => {
      const choices = { ...BY_TRACK.settings.choices, "stage-progress.figure": figure };
      const within = { ...BY_TRACK, settings: { ...BY_TRACK.settings, choices } };
      const [width, height] = [900, stageProgress.height(within, 900)];
      const picture = init(null, null, { renderer: "svg", ssr: true, width, height });
      picture.setOption(splitFrame(within).option({ theme: LIGHT, t: zh, language: "zh-CN", width, height }));
      const svg = picture.renderToSVGString();
      picture.dispose();
      return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);
    };
    expect(shown("counts")).toEqual(expect.arrayContaining(["12", "合计", "22", "尚未导入"]));
    expect(shown("previous")).toEqual(expect.arrayContaining(["50%", "100%", "4/6"]));
    expect(shown("start")).toEqual(expect.arrayContaining(["50%", "33%"]));
  });
});

describe("entries by stage", () => {
  it("counts stages as sets: an entry may be in the final without the preliminary", () => {
    // Final 2 + 2 + 1 = 5; the semifinal is not imported, so the stage before is the preliminary, with 4 of them.
    expect(
      tableOf(frameOf(stageProgress, CLOSED)).map((row) => [row.stage_id, row.entries, row.from_previous, row.state]),
    ).toEqual([
      ["registration", 42, null, "已有数据"],
      ["submission", 24, 24, "已有数据"],
      ["form_review", 23, 23, "已有数据"],
      ["preliminary", 20, 19, "已有数据"],
      ["semifinal", null, null, "尚未导入"],
      ["final", 5, 4, "已有数据"],
      ["award", 3, 3, "已有数据"],
      ["national", null, null, "尚未导入"],
    ]);
  });

  it("gives each stage's share of the previous stage and of the start, of entries that were there", () => {
    const rows = tableOf(frameOf(stageProgress, CLOSED));
    const shares = Object.fromEntries(rows.map((row) => [row.stage_id, [row.of_previous, row.of_start]]));
    expect(shares).toEqual({
      registration: [null, 1],
      submission: [24 / 42, 24 / 42],
      form_review: [23 / 24, 23 / 42],
      // One of the 20 in the preliminary is neither registered nor passed.
      preliminary: [19 / 23, 19 / 42],
      semifinal: [null, null],
      final: [4 / 20, 5 / 42],
      award: [3 / 5, 3 / 42],
      national: [null, null],
    });
  });

  it("says what is lost before judging, the furthest stage, who skipped one and what is not imported", () => {
    expect(frameOf(stageProgress, CLOSED).summary(zh)).toBe(
      "报名 42 个，提交 24 个（占报名 57%），形式审查 23 个（占提交 96%）；获奖 3 个（占报名 7%）；" +
        "初赛（网评）有 1 个项目不在形式审查之列；决赛（路演答辩）有 1 个项目不在初赛（网评）之列；复赛、推荐国赛尚未导入。",
    );
  });

  it("says counts under a filter, with the unfiltered ones beside them", () => {
    const frame = frameOf(stageProgress, { ...CLOSED, selection: [FUZHOU] });
    expect(tableOf(frame).map((row) => [row.entries, row.entries_unfiltered])).toEqual([
      [10, 42],
      [5, 24],
      [5, 23],
      [4, 20],
      [null, null],
      [1, 5],
      [1, 3],
      [null, null],
    ]);
    expect(frame.summary(en)).toMatch(/^Filtered view. 报名: 10, 提交: 5 \(50% of 报名\)/);
  });

  it("gives a stage under way its figures and no rate yet", () => {
    const open = withStages(stage("registration", 1, "报名", { deadline_at: at("2026-06-05T18:00:00") }));
    const [registration, submission] = tableOf(frameOf(stageProgress, open));
    expect(registration).toMatchObject({ entries: 42, state: "进行中" });
    expect(submission).toMatchObject({ entries: 24, from_previous: 24, of_previous: null, of_start: null });
    expect(frameOf(stageProgress, open).summary(zh)).not.toContain("占报名");
  });

  it("lets stages without dates follow the ones before: under way with data, not begun without", () => {
    const open = withStages(stage("registration", 1, "报名", { deadline_at: at("2026-06-05T18:00:00") }));
    expect(states(open)).toMatchObject({ submission: "进行中", semifinal: "未开始", national: "未开始" });
  });

  it("goes by a stage's own dates, and by its extension once it is put off", () => {
    const dates = (more: Partial<StageInfo>) => states(withStages(stage("semifinal", 5, "复赛", more))).semifinal;
    expect(dates({ starts_at: at("2026-06-04T00:00:00") })).toBe("未开始");
    expect(dates({ starts_at: at("2026-06-01T00:00:00") })).toBe("进行中");
    expect(dates({ deadline_at: at("2026-06-02T00:00:00") })).toBe("尚未导入");
    const putOff = stage("submission", 2, "提交", {
      deadline_at: at("2026-06-02T00:00:00"),
      extended_to: at("2026-06-09T00:00:00"),
    });
    expect(states(withStages(putOff)).submission).toBe("进行中");
    expect(states(withStages({ ...putOff, extended_to: null })).submission).toBe("已有数据");
  });

  it("never says 0 for what is not imported: scores alone have no registrations and no shares", () => {
    const alone = { stages: { stages: [8, 8 + 32], entries: [6, 3] } };
    const within = { ...withStages(), catalogue: { ...catalogue, stages: [], loaded: ["scores" as const] } };
    const frame = stageProgress.frame({ ...totals, ...alone }, { ...totals, ...alone }, within);
    const rows = frame === null ? [] : tableOf(frame);
    expect(rows[0]).toMatchObject({ entries: null, state: "尚未导入" });
    expect(rows[3]).toMatchObject({ entries: 9, from_previous: null, of_previous: null, of_start: null });
    expect(rows[5]).toMatchObject({ entries: 3, from_previous: 3, of_previous: 3 / 9 });
    expect(frame?.summary(zh)).toMatch(/^决赛/);
  });

  it("says 0 of registrations where entries are loaded and a filter leaves none", () => {
    const none = { ...totals, stages: { stages: [], entries: [] } };
    const frame = stageProgress.frame(none, totals, { ...CLOSED, selection: [FUZHOU] });
    expect((frame === null ? [] : tableOf(frame))[0]).toMatchObject({ entries: 0, entries_unfiltered: 42 });
  });

  it("selects the entries that took part in the stage clicked, and speaks of it", () => {
    const final: Clause = { kind: "points", field: "in_stage", values: ["final"] };
    expect(frameOf(stageProgress).select({ kind: "click", key: "final" })).toEqual(final);
    expect(frameOf(stageProgress, { ...CLOSED, selection: [final] }).summary(zh)).toBe(
      "选中的环节：决赛（路演答辩） 5 个（占报名 12%）。",
    );
  });

  it("names the contract's columns first", () => {
    expect(columnNames(frameOf(stageProgress)).slice(0, 5)).toEqual([
      "stage",
      "entries",
      "from_previous",
      "of_previous",
      "of_start",
    ]);
  });
});
