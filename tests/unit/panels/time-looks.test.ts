import { init } from "echarts/core";
import { describe, expect, it } from "vitest";
import type { Selection } from "../../../src/filters/clauses.ts";
import type { Catalogue, StageInfo } from "../../../src/model/catalogue.ts";
import { LIGHT } from "../../../src/panels/drawing/palette.ts";
import { registerCharts } from "../../../src/panels/register.ts";
import { registrationsOverTime } from "../../../src/panels/time/registrations-over-time.ts";
import { placeMoments } from "../../../src/panels/time/time-marks.ts";
import type { PanelContext, PanelFrame } from "../../../src/panels/types.ts";
import { stage } from "../../fixtures/catalogue.ts";
import { catalogue, columnNames, columns, context, JUNE, tableOf, totals, zh } from "./contest.ts";

registerCharts();

/** The ways to look at time: weeks, cumulative, small charts, and what is marked. 2026-06-01 is a Monday. */

const DAY = 86_400_000;

const registered = columns(
  ["day", "facet", "registrations"],
  [
    [JUNE - 2, "T01", 1],
    [JUNE, "T01", 3],
    [JUNE, "T10", 1],
    [JUNE + 6, "T10", 2],
    [JUNE + 7, "T99", 5],
    [null, "T01", 1],
  ],
);
const submitted = columns(["day", "facet", "submissions"], [[JUNE + 8, "T10", 3]]);
const RESULTS = { ...totals, registered, submitted };

function within(
  choices: Record<string, string>,
  more: Partial<Catalogue> = {},
  selection: Selection = [],
): PanelContext {
  const named = Object.entries(choices).map(([name, value]) => [`registrations-over-time.${name}`, value]);
  const plain = context(selection, { choices: Object.fromEntries(named) });
  return { ...plain, catalogue: { ...catalogue, days: { first: JUNE - 2, last: JUNE + 8 }, ...more } };
}

function frameOf(looked: PanelContext): PanelFrame {
  const frame = registrationsOverTime.frame(RESULTS, RESULTS, looked);
  if (frame === null) throw new Error("nothing to show");
  return frame;
}

function textsOf(looked: PanelContext, width = 900): readonly string[] {
  const height = registrationsOverTime.height(looked, width);
  const picture = init(null, null, { renderer: "svg", ssr: true, width, height });
  picture.setOption(frameOf(looked).option({ theme: LIGHT, t: zh, language: "zh-CN", width, height }));
  const svg = picture.renderToSVGString();
  picture.dispose();
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? "");
}

describe("time by week", () => {
  it("adds up weeks from Monday to Sunday, named by their first day", () => {
    const rows = tableOf(frameOf(within({ unit: "week" })));
    expect(rows.map((row) => [row.date, row.registrations, row.cumulative_registrations, row.submissions])).toEqual([
      [JUNE - 7, 1, 1, 0],
      [JUNE, 6, 7, 0],
      [JUNE + 7, 5, 12, 3],
    ]);
  });

  it("says the fullest week by its first and last day", () => {
    expect(frameOf(within({ unit: "week" })).summary(zh)).toContain("2026-06-01 至 2026-06-07 报名最多（6 个）");
  });

  it("snaps a drag to whole weeks", () => {
    const brush = { kind: "brush", from: (JUNE + 2) * DAY, to: (JUNE + 7.5) * DAY } as const;
    expect(frameOf(within({ unit: "week" })).select(brush)).toEqual({
      kind: "range",
      field: "day",
      from: JUNE,
      to: JUNE + 14,
    });
  });
});

describe("one of both charts", () => {
  it("is what comes in, or what had come in, and both where nothing is chosen", () => {
    const [daily, cumulative] = ["每日新增（个项目）", "累计（个项目）"];
    expect(textsOf(within({}))).toEqual(expect.arrayContaining([daily, cumulative]));
    expect(textsOf(within({ show: "period" }))).not.toContain(cumulative);
    expect(textsOf(within({ show: "cumulative" }))).not.toContain(daily);
    expect(textsOf(within({ show: "cumulative" }))).toContain("报名 12");
  });
});

describe("time split by track", () => {
  const split = within({ facet: "track" });

  it("lists every track in official order with its own sums, and what belongs to none last", () => {
    const rows = tableOf(frameOf(split)).filter((row) => row.date === JUNE + 8);
    expect(rows.map((row) => [row.track_no, row.track_name, row.cumulative_registrations, row.submissions])).toEqual([
      [1, "工业制造", 4, 0],
      [2, "文物保护利用", 0, 0],
      [10, "新型基础设施与公共服务", 3, 3],
      [null, "未归入赛道", 5, 0],
    ]);
    expect(columnNames(frameOf(split)).slice(0, 7)).toEqual([
      "date",
      "registrations",
      "cumulative_registrations",
      "submissions",
      "cumulative_submissions",
      "track_no",
      "track_name",
    ]);
  });

  it("says which has most and which has none, and still what has no time", () => {
    const words = frameOf(split).summary(zh);
    expect(words).toContain("分 3 个赛道，工业制造最多（4 个）；1 个赛道没有报名（文物保护利用）");
    expect(words).toContain("另有 1 个报名项目缺报名时间");
  });

  it("selects the track clicked, and leaves the days to be a filter like any other", () => {
    expect(frameOf(split).select({ kind: "click", key: "T10" })).toEqual({
      kind: "points",
      field: "track",
      values: ["T10"],
    });
    expect(frameOf(split).brush).toBeNull();
    const { field } = registrationsOverTime;
    expect(typeof field === "function" ? [field(split), field(within({}))] : field).toEqual(["track", "day"]);
    const days: Selection = [{ kind: "range", field: "day", from: JUNE, to: JUNE + 1 }];
    expect(frameOf(within({ facet: "track" }, {}, days)).summary(zh)).toMatch(/^按当前筛选，/);
  });

  it("asks what comes in or what had come in, but not both, and whether axes are shared", () => {
    const offered = (looked: PanelContext) =>
      registrationsOverTime
        .controls(looked)
        .map((control) => (typeof control === "string" ? control : control.options.map(({ value }) => value).join()));
    expect(offered(within({}))).toEqual(["day,week", "both,period,cumulative", "none,track,area"]);
    expect(offered(split)).toEqual(["day,week", "period,cumulative", "none,track,area", "shared,own"]);
    expect(textsOf(split)).toContain("每日新增（个项目），各图纵轴相同");
    expect(textsOf(within({ facet: "track", show: "cumulative", axes: "own" }))).toContain(
      "累计（个项目），各图纵轴不同，只宜比形状",
    );
  });

  it("asks the database for tracks only where they are shown", () => {
    expect(registrationsOverTime.queries(within({})).registered?.groupBy).toEqual({ day: "registered_day" });
    expect(registrationsOverTime.queries(split).submitted?.groupBy).toEqual({
      day: "submitted_day",
      facet: "track_id",
    });
  });
});

describe("what is marked", () => {
  const dates = (name: "registration" | "submission", more: Partial<StageInfo>): StageInfo =>
    stage(name, name === "registration" ? 1 : 2, name, more);
  const at = (day: string): number => Date.parse(`${day}T18:00:00Z`);

  it("is when registration and submission close, also when it was to close before it was put off", () => {
    const stages = [
      dates("registration", { deadline_at: at("2026-06-03"), extended_to: at("2026-06-07") }),
      dates("submission", { deadline_at: at("2026-06-09") }),
    ];
    expect(textsOf(within({}, { stages }))).toEqual(
      expect.arrayContaining([
        "原报名截止 2026-06-03",
        "报名截止 2026-06-07",
        "提交截止 2026-06-09",
        "宣讲会 2026-06-02",
      ]),
    );
    expect(textsOf(within({ facet: "track" }, { stages }))).toContain("报名、提交截止");
  });

  it("is an earlier year that counted entries, in the cumulative chart of everything", () => {
    const earlier = (unit: string, value: number) => ({
      settings: {
        ...catalogue.settings,
        baselines: [{ label: "2025年", metric: "registrations" as const, value, unit, source: "总结" }],
      },
    });
    const named = "2025年 报名 10";
    expect(textsOf(within({}, earlier("个项目", 10)))).toContain(named);
    expect(textsOf(within({}, earlier("项", 10)))).toContain(named);
    // Teams are not entries, a far higher year would squash this one, and a filter leaves a part only.
    expect(textsOf(within({}, earlier("支队伍", 10)))).not.toContain(named);
    expect(textsOf(within({}, earlier("项", 1000)))).not.toContain("2025年 报名 1,000");
    const filtered: Selection = [{ kind: "points", field: "area", values: ["福州"] }];
    expect(textsOf(within({}, earlier("项", 10), filtered))).not.toContain(named);
    expect(textsOf(within({ show: "period" }, earlier("项", 10)))).not.toContain(named);
  });

  it("has its names side by side where there is room, else below one another, never over one another", () => {
    const moments = [0, 10, 20, 300].map((day) => ({ at: day, mark: { kind: "event" as const, label: "会" } }));
    // "会 1970-01-01" is some 80 pixels wide.
    const placed = placeMoments(moments, (day) => day * 2, 700, zh);
    expect(placed.map(({ line }) => line)).toEqual([0, 1, 2, 0]);
    expect(placed[0]?.x).toBeGreaterThan(30);
    const crowded = placeMoments([...moments.slice(0, 3), ...moments.slice(0, 3)], () => 100, 700, zh);
    expect(crowded.map(({ line }) => line)).toEqual([0, 1, 2, 3, null, null]);
  });
});
