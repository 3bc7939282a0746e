import { baseOption, beforeFilter, legend, swatch } from "../drawing/draw.ts";
import { soft } from "../drawing/palette.ts";
import { tooltipLook, tooltipText } from "../drawing/tooltip.ts";
import { formatCount, formatDay, formatKept } from "../format.ts";
import type { DrawEnv } from "../types.ts";
import { timeAxes } from "./time-axes.ts";
import { type TimeLayout, timeLayout } from "./time-layout.ts";
import { momentName, periodName } from "./time-marks.ts";
import { baselineSeries, endSeries, momentSeries, periodSeries } from "./time-series.ts";
import { curveSeries } from "./time-shapes.ts";
import { MS_A_DAY, type TimeView } from "./time-view.ts";

/** What came in in each period, and what had come in by its end: two grids on one time axis, or one of them. */
export function timeOption(view: TimeView, env: DrawEnv) {
  const { theme, t, width } = env;
  const layout = timeLayout(view, env);
  const { bars, curves } = layout;
  const tone = view.range === null ? theme.data : theme.accent;
  return {
    ...baseOption(env),
    ...timeAxes(view, env, layout),
    axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: theme.textSecondary, type: "dashed" } },
    graphic: legend(
      theme,
      [
        { text: t("panels.registrations"), shape: swatch(soft(theme, tone)) },
        { text: t("panels.submissions"), shape: swatch(tone) },
        ...beforeFilter(env, view.filtered),
      ],
      width,
    ),
    tooltip: periodTooltip(view, env, layout),
    series: [
      momentSeries(env, layout),
      ...(bars === null ? [] : [periodSeries(env, view, bars.grid)]),
      ...(curves === null
        ? []
        : [
            ...curveSeries(env, view, curves.grid),
            endSeries(env, layout, curves.grid),
            ...baselineSeries(env, view, layout, curves.grid),
          ]),
    ],
  };
}

/** What came in in the period under the pointer, what had come in by its end, and what falls into it. */
function periodTooltip({ line, filtered, unit }: TimeView, env: DrawEnv, { placed }: TimeLayout) {
  const { t } = env;
  const of = (value: number, all: number): string => formatKept(value, all, filtered);
  return {
    ...tooltipLook(env),
    trigger: "axis",
    formatter: (params: readonly { readonly axisValue?: string | number }[]) => {
      const at = Number(params[0]?.axisValue ?? Number.NaN) / MS_A_DAY;
      const period = line.shown.find((each) => at >= each.day && at < each.to);
      if (period === undefined) return "";
      return tooltipText(periodName(period, unit, t), [
        [t("panels.registrations"), of(period.registrations, period.allRegistrations)],
        [t("panels.submissions"), formatCount(period.submissions)],
        [t("columns.cumulative_registrations"), of(period.cumulativeRegistrations, period.allCumulativeRegistrations)],
        [t("columns.cumulative_submissions"), formatCount(period.cumulativeSubmissions)],
        ...placed
          .filter(({ moment }) => moment.at >= period.day && moment.at < period.to)
          .map(({ moment }) => [momentName(moment, t), formatDay(Math.floor(moment.at))] as const),
      ]);
    },
  };
}
