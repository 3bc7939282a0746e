import type { CustomSeriesRenderItem } from "echarts";
import { mondayOf } from "../filters/days.ts";
import {
  amountAxis,
  baseOption,
  beforeFilter,
  itemOf,
  legend,
  type Mark,
  swatch,
  textMark,
  tooltipLook,
  tooltipText,
  zeroLine,
} from "./draw.ts";
import { formatCount, formatDay, formatKept } from "./format.ts";
import { soft } from "./palette.ts";
import { AXIS_NAME, FOOT, LEFT, LEGEND, timeLayout } from "./time-layout.ts";
import {
  baselineName,
  baselinesShown,
  MOMENT_LINE,
  momentLabel,
  momentName,
  momentStroke,
  periodName,
} from "./time-marks.ts";
import type { Period } from "./time-periods.ts";
import type { TimeUnit } from "./time-question.ts";
import { curveSeries, endMarks, periodMarks } from "./time-shapes.ts";
import { MS_A_DAY, type TimeView } from "./time-view.ts";
import type { DrawEnv } from "./types.ts";

/** What came in in each period, and what had come in by its end: two grids on one time axis, or one of them. */

/** Room for a date on the axis, in pixels. */
const DATE = 90;
/** So many days lie between two dates; from a week on both are Mondays. */
const DATE_STEPS = [1, 2, 7, 14, 28, 56, 112, 224] as const;

/** The days that are named on an axis of this length, as far from each other as the next; weeks by their Mondays. */
function datesAt(periods: readonly Period[], unit: TimeUnit, room: number): readonly number[] {
  const [first, last] = [periods[0]?.day ?? 0, periods.at(-1)?.to ?? 0];
  const least = Math.max((DATE * (last - first)) / room, unit === "week" ? 7 : 1);
  const step = DATE_STEPS.find((days) => days >= least) ?? Math.ceil(least / 7) * 7;
  // The first Monday that is shown: a day whose week begins with it.
  const start = step < 7 ? first : mondayOf(first + 6);
  return Array.from({ length: Math.max(0, Math.ceil((last - start) / step)) }, (_, at) => start + at * step);
}

export function timeOption(view: TimeView, env: DrawEnv) {
  const { theme, t, width } = env;
  const { range, filtered, unit, line: timeline } = view;
  const periods = timeline.shown;
  const { first, to, end, ends, right, head, lines, placed, bars, curves } = timeLayout(view, env);
  const left = LEFT;
  const tone = range === null ? theme.data : theme.accent;
  const baselines = baselinesShown(view);

  // All of them with the first: the data are there for the scale and the tooltip.
  const renderPeriods: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    if (dataIndex > 0) return null;
    const pixel = (at: number, value: number): readonly [number, number] => {
      const [x = 0, y = 0] = api.coord([at * MS_A_DAY, value]);
      return [x, y];
    };
    return itemOf(periodMarks(env, view, pixel));
  };

  // Names after all lines: those that run down from names above would else cross the ones below.
  const renderMoment: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const each = placed[dataIndex % placed.length];
    if (each === undefined) return null;
    const y = LEGEND + AXIS_NAME + ((each.line ?? lines) + 0.2) * MOMENT_LINE;
    if (dataIndex >= placed.length) {
      return each.line === null ? null : itemOf([momentLabel(theme, each, y)]);
    }
    const [x = 0] = api.coord([each.moment.at * MS_A_DAY, 0]);
    const style = momentStroke(theme, each.moment);
    const grids = [bars, curves].filter((grid) => grid !== null);
    const rule = (y1: number, y2: number): Mark => ({
      type: "line",
      silent: true,
      shape: { x1: x, x2: x, y1, y2 },
      style,
    });
    return itemOf(grids.map((grid, at) => rule(at === 0 ? y + 8 : grid.top, grid.bottom)));
  };

  const renderEnds: CustomSeriesRenderItem = (_params, api) =>
    itemOf(endMarks(theme, ends, (value) => api.coord([to * MS_A_DAY, value])));

  const renderBaseline: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const baseline = baselines[dataIndex];
    if (baseline === undefined) return null;
    const [x1 = 0, y = 0] = api.coord([first * MS_A_DAY, baseline.value]);
    const [x2 = 0] = api.coord([to * MS_A_DAY, baseline.value]);
    const style = { stroke: theme.textSecondary, lineDash: [6, 3] };
    return itemOf([
      { type: "line", silent: true, shape: { x1, x2, y1: y, y2: y }, style },
      textMark(theme, x1 + 4, y - 8, baselineName(baseline, t), { size: 11, fill: theme.textSecondary, halo: true }),
    ]);
  };

  const lowest = curves?.grid ?? 1;
  const ticks = { customValues: datesAt(periods, unit, width - left - right).map((day) => day * MS_A_DAY) };
  const timeAxis = (gridIndex: number) => ({
    type: "time" as const,
    gridIndex,
    min: first * MS_A_DAY,
    max: end * MS_A_DAY,
    axisLine: zeroLine(theme),
    axisTick: { show: gridIndex === lowest, lineStyle: { color: theme.textSecondary }, ...ticks },
    axisLabel: {
      show: gridIndex === lowest,
      color: theme.textSecondary,
      fontSize: 11,
      hideOverlap: true,
      formatter: "{yyyy}-{MM}-{dd}",
      ...ticks,
    },
    splitLine: { show: false },
    // The day under the pointer, not the nearest point: a curve's points stand where a day ends.
    axisPointer: { show: gridIndex > 0, snap: false, label: { show: false } },
  });
  const countAxis = (gridIndex: number, name: string, nameGap: number) => ({
    ...amountAxis(env, name, left),
    gridIndex,
    splitNumber: 3,
    nameGap,
  });
  /** Below the names of moments where it is the upper grid. */
  const gapAbove = (grid: number): number => (grid === 1 ? lines * MOMENT_LINE + 16 : 10);

  return {
    ...baseOption(env),
    grid: [
      { left, right, top: head, bottom: FOOT },
      ...[bars, curves].flatMap((grid) =>
        grid === null ? [] : [{ left, right, top: grid.top, height: grid.bottom - grid.top }],
      ),
    ],
    xAxis: [
      { ...timeAxis(0), axisLine: { show: false } },
      ...[bars, curves].flatMap((grid) => (grid === null ? [] : [timeAxis(grid.grid)])),
    ],
    yAxis: [
      { type: "value", gridIndex: 0, min: 0, max: 1, show: false },
      ...(bars === null
        ? []
        : [countAxis(bars.grid, t(`panels.registrations-over-time.per-${unit}`), gapAbove(bars.grid))]),
      ...(curves === null
        ? []
        : [countAxis(curves.grid, t("panels.registrations-over-time.cumulative"), gapAbove(curves.grid))]),
    ],
    axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: theme.textSecondary, type: "dashed" } },
    graphic: legend(
      theme,
      [
        { text: t("panels.registrations"), shape: swatch(soft(theme, tone)) },
        { text: t("panels.submissions"), shape: swatch(tone) },
        ...beforeFilter(env, filtered),
      ],
      width,
    ),
    tooltip: {
      ...tooltipLook(env),
      trigger: "axis",
      formatter: (params: readonly { readonly axisValue?: string | number }[]) => {
        const at = Number(params[0]?.axisValue ?? Number.NaN) / MS_A_DAY;
        const period = periods.find((each) => at >= each.day && at < each.to);
        if (period === undefined) return "";
        const of = (value: number, all: number): string => formatKept(value, all, filtered);
        return tooltipText(periodName(period, unit, t), [
          [t("panels.registrations"), of(period.registrations, period.allRegistrations)],
          [t("panels.submissions"), formatCount(period.submissions)],
          [
            t("columns.cumulative_registrations"),
            of(period.cumulativeRegistrations, period.allCumulativeRegistrations),
          ],
          [t("columns.cumulative_submissions"), formatCount(period.cumulativeSubmissions)],
          ...placed
            .filter(({ moment }) => moment.at >= period.day && moment.at < period.to)
            .map(({ moment }) => [momentName(moment, t), formatDay(Math.floor(moment.at))] as const),
        ]);
      },
    },
    series: [
      {
        id: "moments",
        type: "custom",
        xAxisIndex: 0,
        yAxisIndex: 0,
        renderItem: renderMoment,
        clip: false,
        silent: true,
        z: 1,
        tooltip: { show: false },
        data: [...placed, ...placed].map(({ moment }) => [moment.at * MS_A_DAY, 0]),
      },
      ...(bars === null
        ? []
        : [
            {
              id: "periods",
              type: "custom",
              xAxisIndex: bars.grid,
              yAxisIndex: bars.grid,
              renderItem: renderPeriods,
              clip: false,
              z: 2,
              encode: { x: 0, y: [1, 2, 3] },
              data: periods.map((period) => [
                ((period.day + period.to) / 2) * MS_A_DAY,
                period.registrations,
                period.submissions,
                filtered ? period.allRegistrations : 0,
              ]),
            },
          ]),
      ...(curves === null
        ? []
        : [
            ...curveSeries(env, view, curves.grid),
            {
              id: "ends",
              type: "custom",
              xAxisIndex: curves.grid,
              yAxisIndex: curves.grid,
              renderItem: renderEnds,
              clip: false,
              silent: true,
              z: 8,
              tooltip: { show: false },
              data: [[to * MS_A_DAY, 0]],
            },
            ...(baselines.length === 0
              ? []
              : [
                  {
                    id: "baselines",
                    type: "custom",
                    xAxisIndex: curves.grid,
                    yAxisIndex: curves.grid,
                    renderItem: renderBaseline,
                    clip: false,
                    silent: true,
                    z: 2,
                    tooltip: { show: false },
                    data: baselines.map(({ value }) => [first * MS_A_DAY, value]),
                  },
                ]),
          ]),
    ],
  };
}
