import type { CustomSeriesRenderItem } from "echarts";
import {
  amountAxis,
  barMark,
  baseOption,
  beforeFilter,
  ITEM,
  legend,
  type Mark,
  swatch,
  textMark,
  textWidth,
  tooltipLook,
  tooltipText,
  zeroLine,
} from "./draw.ts";
import { formatCount, formatDay, formatKept } from "./format.ts";
import { mix, soft } from "./palette.ts";
import { type Day, daysChosen, type Moment, MS_A_DAY, type TimeView } from "./time-view.ts";
import type { DrawEnv } from "./types.ts";

/** Two grids on one time axis: what came in each day, and what had come in by its end. */

/** Two grids want room; on a narrow screen less is wide enough to read. */
export const timeHeight = (width: number): number => (width < 560 ? 400 : 520);
const LEGEND = 22;
/** A line of names of moments, above both grids. */
const MOMENT_LINE = 15;
/** Room for the name of an axis above its grid. */
const AXIS_NAME = 24;
const FOOT = 26;
const BETWEEN = 40;

/** A far deadline (a slip of the year) must not squash the days there are. */
const reaches = (at: number, first: number, last: number): boolean =>
  at >= first && at <= last + 1 + Math.max(30, (last - first) / 2);

export function timeOption(view: TimeView, env: DrawEnv) {
  const { theme, t, width, height } = env;
  const { days, range, filtered } = view;
  const first = days[0]?.day ?? 0;
  const last = days.at(-1)?.day ?? first;
  const moments = view.moments.filter((moment) => reaches(moment.at, first, last)).toSorted((a, b) => a.at - b.at);
  // Neighbours take turns in two lines, so that their names do not run into one another.
  const momentLines = Math.min(2, moments.length);
  const head = LEGEND + AXIS_NAME + momentLines * MOMENT_LINE + 6;
  const end = Math.max(last + 1, ...moments.map((moment) => moment.at));

  const labels = days.at(-1);
  const ends = [
    { name: t("panels.registrations"), value: labels?.cumulativeRegistrations ?? 0, bold: true },
    { name: t("panels.submissions"), value: labels?.cumulativeSubmissions ?? 0, bold: true },
    ...(filtered
      ? [{ name: t("panels.before-filter"), value: labels?.allCumulativeRegistrations ?? 0, bold: false }]
      : []),
  ].map((each) => ({
    ...each,
    text: each.bold || width >= 480 ? `${each.name} ${formatCount(each.value)}` : formatCount(each.value),
  }));
  const labelled = Math.max(...ends.map((each) => textWidth(each.text, 12))) + 10;
  // Behind the last day there may be room already, up to the deadline.
  const left = 46;
  const right = Math.max(12, labelled - ((end - last - 1) / (end - first)) * (width - left - labelled));
  const plot = height - head - FOOT - BETWEEN;
  const above = Math.round(plot * 0.5);
  const lowerTop = head + above + BETWEEN;

  const inRange = (day: number): boolean => range === null || (day >= range.from && day < range.to);
  const toneAt = (day: number): string => (range === null ? theme.data : inRange(day) ? theme.accent : theme.muted);
  const lineTone = range === null ? theme.data : theme.muted;
  const tone = range === null ? theme.data : theme.accent;

  const renderDay: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const day = days[dataIndex];
    if (day === undefined) return null;
    const pixel = (at: number, value: number): readonly [number, number] => {
      const [x = 0, y = 0] = api.coord([at * MS_A_DAY, value]);
      return [x, y];
    };
    const [x0, zero] = pixel(day.day, 0);
    const [x1] = pixel(day.day + 1, 0);
    const span = x1 - x0;
    const bar = (value: number, share: number, fill: string): Mark => {
      const y = pixel(day.day, value)[1];
      const wide = Math.max(1, span * share);
      return barMark({ x: x0 + (span - wide) / 2, y, width: wide, height: zero - y }, fill, true);
    };
    return {
      ...ITEM,
      children: [
        ...(filtered ? [bar(day.allRegistrations, 0.94, theme.ghost)] : []),
        bar(day.registrations, 0.76, soft(theme, toneAt(day.day))),
        bar(day.submissions, 0.34, toneAt(day.day)),
      ],
    };
  };

  const nameOf = (moment: Moment): string => moment.label ?? t("panels.deadline");
  const renderMoment: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const moment = moments[dataIndex];
    if (moment === undefined) return null;
    const [x = 0] = api.coord([moment.at * MS_A_DAY, 0]);
    const text = `${nameOf(moment)} ${formatDay(Math.floor(moment.at))}`;
    const half = textWidth(text, 11) / 2;
    const y = LEGEND + AXIS_NAME + ((dataIndex % momentLines) + 0.2) * MOMENT_LINE;
    const stroke = {
      stroke: moment.label === null ? theme.text : theme.textSecondary,
      lineWidth: 1,
      lineDash: moment.label === null ? ("solid" as const) : [3, 3],
    };
    return {
      ...ITEM,
      silent: true,
      children: [
        { type: "line", shape: { x1: x, x2: x, y1: y + 8, y2: head + above }, style: stroke },
        { type: "line", shape: { x1: x, x2: x, y1: lowerTop, y2: height - FOOT }, style: stroke },
        textMark(theme, Math.min(Math.max(x, half), width - half), y, text, {
          align: "center",
          size: 11,
          fill: moment.label === null ? theme.text : theme.textSecondary,
        }),
      ],
    };
  };

  const renderEnds: CustomSeriesRenderItem = (_params, api) => {
    let free = Number.POSITIVE_INFINITY;
    const placed = ends
      .map((each) => ({ ...each, point: api.coord([(last + 1) * MS_A_DAY, each.value]) }))
      .toSorted((a, b) => (b.point[1] ?? 0) - (a.point[1] ?? 0))
      .map((each) => {
        const y = Math.min(each.point[1] ?? 0, free - 15);
        free = y;
        return textMark(theme, (each.point[0] ?? 0) + 6, y, each.text, {
          bold: each.bold,
          fill: each.bold ? theme.text : theme.textSecondary,
        });
      });
    return { ...ITEM, silent: true, children: placed };
  };

  // A day's bar stands over the day; what had come in by its end stands where the next one begins.
  const curve = (of: (day: Day) => number, shown: readonly Day[]) => {
    const [start] = shown;
    const base = start === undefined ? 0 : (days[start.day - first - 1] ?? null);
    return start === undefined
      ? []
      : [
          [start.day * MS_A_DAY, base === null || base === 0 ? 0 : of(base)],
          ...shown.map((day) => [(day.day + 1) * MS_A_DAY, of(day)]),
        ];
  };
  const line = (of: (day: Day) => number, shown: readonly Day[], color: string, lineWidth: number, z: number) => ({
    type: "line",
    xAxisIndex: 2,
    yAxisIndex: 2,
    data: curve(of, shown),
    showSymbol: false,
    symbol: "none",
    silent: true,
    clip: false,
    animation: false,
    z,
    lineStyle: { color, width: lineWidth },
    emphasis: { disabled: true },
  });
  const chosen = range === null ? [] : daysChosen(view).filter((day) => days.includes(day));
  const timeAxis = (gridIndex: number, labelled: boolean) => ({
    type: "time" as const,
    gridIndex,
    min: first * MS_A_DAY,
    max: end * MS_A_DAY,
    splitNumber: Math.max(2, Math.floor(width / 150)),
    axisLine: zeroLine(theme),
    axisTick: { show: labelled, lineStyle: { color: theme.textSecondary } },
    axisLabel: {
      show: labelled,
      color: theme.textSecondary,
      fontSize: 11,
      hideOverlap: true,
      formatter: "{yyyy}-{MM}-{dd}",
    },
    splitLine: { show: false },
    // The day under the pointer, not the nearest point: a curve's points stand where a day ends.
    axisPointer: { show: labelled || gridIndex === 1, snap: false, label: { show: false } },
  });
  const countAxis = (gridIndex: number, name: string, nameGap: number) => ({
    ...amountAxis(env, name, left),
    gridIndex,
    splitNumber: 3,
    nameGap,
  });

  return {
    ...baseOption(env),
    grid: [
      // The first spans both others, so that a drag selects through both and a moment is marked through both.
      { left, right, top: head, bottom: FOOT },
      { left, right, top: head, height: above },
      { left, right, top: lowerTop, bottom: FOOT },
    ],
    xAxis: [{ ...timeAxis(0, false), axisLine: { show: false } }, timeAxis(1, false), timeAxis(2, true)],
    yAxis: [
      { type: "value", gridIndex: 0, min: 0, max: 1, show: false },
      countAxis(1, t("panels.registrations-over-time.daily"), momentLines * MOMENT_LINE + 16),
      countAxis(2, t("panels.registrations-over-time.cumulative"), 10),
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
        const at = Math.floor(Number(params[0]?.axisValue ?? Number.NaN) / MS_A_DAY);
        const day = days[at - first];
        if (day === undefined) return "";
        const of = (value: number, all: number): string => formatKept(value, all, filtered);
        return tooltipText(formatDay(day.day), [
          [t("panels.registrations"), of(day.registrations, day.allRegistrations)],
          [t("panels.submissions"), formatCount(day.submissions)],
          [t("columns.cumulative_registrations"), of(day.cumulativeRegistrations, day.allCumulativeRegistrations)],
          [t("columns.cumulative_submissions"), formatCount(day.cumulativeSubmissions)],
          ...moments
            .filter((moment) => Math.floor(moment.at) === day.day)
            .map((moment) => [nameOf(moment), formatDay(day.day)] as const),
        ]);
      },
    },
    series: [
      {
        type: "custom",
        xAxisIndex: 0,
        yAxisIndex: 0,
        renderItem: renderMoment,
        clip: false,
        silent: true,
        z: 1,
        tooltip: { show: false },
        data: moments.map((moment) => [moment.at * MS_A_DAY, 0]),
      },
      {
        type: "custom",
        xAxisIndex: 1,
        yAxisIndex: 1,
        renderItem: renderDay,
        clip: false,
        z: 2,
        encode: { x: 0, y: [1, 2, 3] },
        data: days.map((day) => [
          (day.day + 0.5) * MS_A_DAY,
          day.registrations,
          day.submissions,
          filtered ? day.allRegistrations : 0,
        ]),
      },
      ...(filtered
        ? [line((day) => day.allCumulativeRegistrations, days, mix(theme.muted, theme.background, 0.5), 1.5, 2)]
        : []),
      line((day) => day.cumulativeRegistrations, days, mix(lineTone, theme.background, 0.62), 2.5, 3),
      line((day) => day.cumulativeSubmissions, days, lineTone, 2.5, 4),
      ...(chosen.length === 0
        ? []
        : [
            line((day) => day.cumulativeRegistrations, chosen, mix(tone, theme.background, 0.62), 3.5, 5),
            line((day) => day.cumulativeSubmissions, chosen, tone, 3.5, 6),
          ]),
      {
        type: "custom",
        xAxisIndex: 2,
        yAxisIndex: 2,
        renderItem: renderEnds,
        clip: false,
        silent: true,
        z: 7,
        tooltip: { show: false },
        data: [[(last + 1) * MS_A_DAY, 0]],
      },
    ],
  };
}
