import { type EChartsCoreOption, init } from "echarts/core";
import { describe, expect, it } from "vitest";
import type { Clause } from "../../../src/filters/clauses.ts";
import { coverageByProblem } from "../../../src/panels/coverage/coverage-by-problem.ts";
import { coverageByTrack } from "../../../src/panels/coverage/coverage-by-track.ts";
import { coverageTrackArea } from "../../../src/panels/coverage/coverage-track-area.ts";
import { coverageTrackOrgType } from "../../../src/panels/coverage/coverage-track-org-type.ts";
import { DARK, LIGHT } from "../../../src/panels/drawing/palette.ts";
import { participationByArea } from "../../../src/panels/participation/participation-by-area.ts";
import { participationByOrgType } from "../../../src/panels/participation/participation-by-org-type.ts";
import { scoreByTrack } from "../../../src/panels/scores/score-by-track.ts";
import { scoreDistribution } from "../../../src/panels/scores/score-distribution.ts";
import { stageProgress } from "../../../src/panels/stages/stage-progress.ts";
import { themeByTrack } from "../../../src/panels/themes/theme-by-track.ts";
import { themeCooccurrence } from "../../../src/panels/themes/theme-cooccurrence.ts";
import { themeProblems } from "../../../src/panels/themes/theme-problems.ts";
import { themeSimilarity } from "../../../src/panels/themes/theme-similarity.ts";
import { themeSupply } from "../../../src/panels/themes/theme-supply.ts";
import { themeTerms } from "../../../src/panels/themes/theme-terms.ts";
import { registrationsOverTime } from "../../../src/panels/time/registrations-over-time.ts";
import type { Panel } from "../../../src/panels/types.ts";
import { chartSvg } from "../../../src/report/chart-svg.ts";
import { replacedBy } from "../../../src/ui/chart-redraw.ts";
import { catalogue, context, en, FUZHOU, frameOf, JUNE, zh } from "./contest.ts";

/** Charts as pictures to look at: a change shows as a changed .svg file, to be opened before it is accepted. */

const panels: readonly (readonly [Panel, Clause])[] = [
  [coverageByTrack, { kind: "points", field: "track", values: ["T10"] }],
  [coverageByProblem, { kind: "points", field: "problem", values: ["T01-P01", "T01-P02"] }],
  [coverageTrackArea, { kind: "points", field: "track", values: ["T10"] }],
  [coverageTrackOrgType, { kind: "points", field: "track", values: ["T01"] }],
  [registrationsOverTime, { kind: "range", field: "day", from: JUNE + 3, to: JUNE + 5 }],
  [scoreDistribution, { kind: "range", field: "score", from: 70, to: 80 }],
  [scoreByTrack, { kind: "points", field: "track", values: ["T01"] }],
  [participationByArea, { kind: "points", field: "area", values: ["福州"] }],
  [participationByOrgType, { kind: "points", field: "org_type", values: ["enterprise"] }],
  [stageProgress, { kind: "points", field: "in_stage", values: ["final"] }],
  [themeTerms, { kind: "points", field: "term", values: ["智能体"] }],
  [themeByTrack, { kind: "points", field: "theme", values: ["flow"] }],
  [themeCooccurrence, { kind: "points", field: "term", values: ["数据空间 × 监测"] }],
  [themeSimilarity, { kind: "points", field: "problem", values: ["T01-P01"] }],
  [themeSupply, { kind: "points", field: "theme", values: ["ai"] }],
  [themeProblems, { kind: "points", field: "term", values: ["数据空间"] }],
];

const ENV = { theme: LIGHT, t: zh, language: "zh-CN" as const, width: 640, height: 400 };

/** The picture after one option has taken the place of another, as on the page. */
function drawn(...options: readonly EChartsCoreOption[]): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: ENV.width, height: ENV.height });
  for (const option of options) chart.setOption(option, { replaceMerge: replacedBy(option) });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg.replace(/zr\d+-\w+-?\d*/g, "");
}

describe.each(panels)("$id", (panel, own) => {
  it("is drawn wide, on a light ground, in Chinese", async () => {
    const within = context();
    const size = { width: 640, height: panel.height(within, 640) };
    const svg = chartSvg(frameOf(panel, within), { theme: LIGHT, t: zh, language: "zh-CN", ...size });
    await expect(svg).toMatchFileSnapshot(`__snapshots__/${panel.id}.svg`);
  });

  it("is drawn narrow, on a dark ground, filtered, with a selection of its own, in English", async () => {
    const within = context([FUZHOU, own]);
    const size = { width: 350, height: panel.height(within, 350) };
    const svg = chartSvg(frameOf(panel, within), { theme: DARK, t: en, language: "en", ...size });
    await expect(svg).toMatchFileSnapshot(`__snapshots__/${panel.id}-filtered.svg`);
  });

  it("looks the same when it is redrawn as when it is drawn afresh", () => {
    const before = frameOf(panel, context()).option(ENV);
    const after = frameOf(panel, context([FUZHOU, own])).option(ENV);
    expect(drawn(before, after)).toBe(drawn(after));
    expect(drawn(after, before)).toBe(drawn(before));
  });

  it("looks the same after the window has been narrow as when it is opened wide, in either language", () => {
    const within = context([FUZHOU, own]);
    for (const [t, language] of [[zh, "zh-CN"] as const, [en, "en"] as const]) {
      const sized = (width: number): { readonly width: number; readonly height: number } => ({
        width,
        height: panel.height(within, width),
      });
      const at = (width: number) => frameOf(panel, within).option({ ...ENV, t, language, ...sized(width) });
      const picture = (...widths: readonly number[]): string => {
        const chart = init(null, null, { renderer: "svg", ssr: true, width: 1, height: 1 });
        for (const width of widths) {
          chart.resize(sized(width));
          chart.setOption(at(width), { replaceMerge: replacedBy(at(width)) });
        }
        const svg = chart.renderToSVGString();
        chart.dispose();
        return svg.replace(/zr\d+-\w+-?\d*/g, "");
      };
      expect(picture(160, 1200), language).toBe(picture(1200));
      expect(picture(1200, 350), language).toBe(picture(350));
    }
  });

  it("keeps nothing of any other chart that stood in its place", () => {
    const option = frameOf(panel, context([FUZHOU])).option(ENV);
    // In whatever order: items that do not touch one another are drawn in the order in which they came.
    const marks = (svg: string): readonly string[] => svg.split("\n").sort();
    for (const [other, chosen] of panels) {
      const before = frameOf(other, context([FUZHOU, chosen])).option(ENV);
      expect(marks(drawn(before, option)), other.id).toEqual(marks(drawn(option)));
    }
  });
});

describe("coverage-by-problem with limits", () => {
  const problems = catalogue.problems.map((problem) => ({
    ...problem,
    max_entries: { "T01-P01": 20, "T02-P01": 5, "T10-P01": 18 }[problem.problem_id] ?? null,
  }));
  const within = { ...context(), catalogue: { ...catalogue, problems } };

  it.each([
    ["wide", 640, LIGHT],
    ["narrow", 350, DARK],
  ] as const)("tells full from over, %s", async (name, width, theme) => {
    const size = { width, height: coverageByProblem.height(within, width) };
    const svg = chartSvg(frameOf(coverageByProblem, within), { theme, t: zh, language: "zh-CN", ...size });
    await expect(svg).toMatchFileSnapshot(`__snapshots__/coverage-by-problem-limits-${name}.svg`);
  });
});

describe("theme-terms as a cloud", () => {
  it("draws words as large as their figures", async () => {
    const within = context([{ kind: "points", field: "term", values: ["监测"] }], {
      choices: { "theme-terms.form": "cloud" },
    });
    const size = { width: 640, height: 320 };
    const svg = chartSvg(frameOf(themeTerms, within), { theme: LIGHT, t: zh, language: "zh-CN", ...size });
    await expect(svg).toMatchFileSnapshot("__snapshots__/theme-terms-cloud.svg");
  });
});

describe("theme-cooccurrence as a network", () => {
  it("draws terms around an oval, and lines between those of two problems or more", async () => {
    const within = context([], { choices: { "theme-cooccurrence.form": "network" } });
    const size = { width: 640, height: 400 };
    const svg = chartSvg(frameOf(themeCooccurrence, within), { theme: LIGHT, t: zh, language: "zh-CN", ...size });
    await expect(svg).toMatchFileSnapshot("__snapshots__/theme-cooccurrence-network.svg");
  });
});
