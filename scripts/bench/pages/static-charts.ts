import { init } from "echarts/core";
import startText from "../../../public/data/start.json?raw";
import { createCrossfilter } from "../../../src/engine/crossfilter/crossfilter.ts";
import type { StartData } from "../../../src/engine/session/session-types.ts";
import { DEFAULT_SETTINGS } from "../../../src/filters/clauses.ts";
import { translator } from "../../../src/i18n/index.ts";
import { coverageByTrack } from "../../../src/panels/coverage/coverage-by-track.ts";
import { LIGHT } from "../../../src/panels/drawing/palette.ts";
import { evaluate } from "../../../src/panels/evaluate.ts";
import { registerCharts } from "../../../src/panels/register.ts";
import { scoreDistribution } from "../../../src/panels/scores/score-distribution.ts";
import { themeTerms } from "../../../src/panels/themes/theme-terms.ts";
import { registrationsOverTime } from "../../../src/panels/time/registrations-over-time.ts";

/**
 * The floor for "charts drawn": the very charts of the overview, the same options drawn as SVG at the same sizes, by
 * ECharts alone. Their figures are in the code; nothing is fetched, checked or filtered, there is no React, and nothing
 * stands on the page but the charts.
 */
registerCharts();

/** What frames and paddings of the app's panels take from a chart's width, in pixels. */
const GAP = 66;

const { catalogue, answers }: StartData = JSON.parse(startText);
const context = { catalogue, selection: [], settings: DEFAULT_SETTINGS };
const crossfilter = createCrossfilter((sql) => Promise.reject(new Error(`start.json does not answer ${sql}`)));
crossfilter.preload(answers);
const t = translator("zh-CN");

const main = document.createElement("main");
document.body.append(main);
// In two columns, as on the overview.
const columns = [
  [coverageByTrack, themeTerms],
  [registrationsOverTime, scoreDistribution],
];
const width = Math.floor(main.clientWidth / columns.length) - GAP;
for (const panels of columns) {
  const column = document.createElement("div");
  main.append(column);
  for (const panel of panels) {
    const frame = await evaluate(panel, { crossfilter, context });
    if (frame === null) throw new Error(`${panel.id} has nothing to show`);
    const height = panel.height(context, width);
    const place = document.createElement("div");
    column.append(place);
    const chart = init(place, null, { renderer: "svg", width, height });
    chart.setOption(frame.option({ theme: LIGHT, t, language: "zh-CN", width, height }));
    // Drawn now: ECharts would wait for the next frame.
    chart.getZr().flush();
  }
}
performance.mark("charts-ready");
