import type { CustomSeriesRenderItem } from "echarts";
import { formatCount, formatKept, formatNumber, formatShare } from "../format.ts";
import type { DrawEnv } from "../types.ts";
import {
  amountAxis,
  barMark,
  baseOption,
  beforeFilter,
  hitMark,
  itemOf,
  legend,
  legendWidth,
  type Mark,
  note,
  swatch,
  textMark,
  zeroLine,
} from "./draw.ts";
import { type Bin, boundsOf, type Histogram, inRange, isShown, sumOf } from "./histogram.ts";
import { textWidth } from "./text-room.ts";
import { itemTooltip } from "./tooltip.ts";

/** A histogram: what a filter leaves before the ghost of all, the mean as a line. */

/** What its marks and axes say; counts and bounds come as text. */
export interface HistogramWords {
  readonly legend: string;
  /** What is measured, with its unit and the width of a bin. */
  readonly axis: string;
  /** What is counted, at the axis and beside a count. */
  readonly amount: string;
  readonly count: string;
  readonly share: string;
  readonly mean: (value: number) => string;
  readonly bin: (bounds: string) => string;
  readonly below: (count: string, at: string) => string;
  readonly above: (count: string, at: string) => string;
}

const HEAD = 66;
const FOOT = 44;
/** Size of the figure over a bar, and how far above the bar its middle is, in pixels. */
const FIGURE = 11;
const OVER_BAR = 8;

export function histogramOption(view: Histogram, words: HistogramWords, env: DrawEnv) {
  const { theme, t, width, height } = env;
  const { filtered, range, shown, step, mean } = view;
  const bins = view.bins.filter((bin) => isShown(view, bin));
  const [left, right] = [46, 16];
  const binWidth = (width - left - right) / Math.max(1, bins.length);
  const most = Math.max(1, ...bins.map((bin) => (filtered ? bin.all : bin.count)));
  const hasLabels = binWidth >= textWidth(formatCount(most), FIGURE) + 2;
  // Labels on the edges of bins, at round values, as many as there is room for.
  const longest = Math.max(textWidth(formatNumber(shown.from), 11), textWidth(formatNumber(shown.to), 11));
  const every = [1, 2, 4, 5, 8, 10, 20, 40, 50, 100].find((n) => n * binWidth >= longest + 12) ?? 100;
  const edges = [...bins.map((bin) => bin.start), shown.to].filter((edge) => Math.round(edge / step) % every === 0);

  /** The figure over a bar, where it has one. */
  const figureOf = (bin: Bin): string | null => (hasLabels && bin.count > 0 ? formatCount(bin.count) : null);

  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const bin = bins[dataIndex];
    if (bin === undefined) return null;
    const [x0 = 0, zero = 0] = api.coord([bin.start, 0]);
    const [x1 = 0] = api.coord([bin.end, 0]);
    const top = (value: number): number => api.coord([bin.start, value])[1] ?? zero;
    const tone = range === null ? theme.data : inRange(view, bin) ? theme.accent : theme.muted;
    const gap = x1 - x0 > 5 ? 1 : 0;
    const figure = figureOf(bin);
    const bar = (value: number, inset: number, fill: string): Mark =>
      barMark(
        { x: x0 + inset, y: top(value), width: Math.max(0.5, x1 - x0 - 2 * inset), height: zero - top(value) },
        fill,
        true,
      );
    return itemOf([
      hitMark(theme, { x: x0, y: HEAD, width: x1 - x0, height: height - HEAD - FOOT }),
      ...(filtered ? [bar(bin.all, gap / 2, theme.ghost)] : []),
      bar(bin.count, gap, tone),
      ...(figure !== null
        ? [
            textMark(theme, (x0 + x1) / 2, top(bin.count) - OVER_BAR, figure, {
              align: "center",
              size: FIGURE,
              halo: true,
              fill: inRange(view, bin) ? theme.text : theme.textSecondary,
            }),
          ]
        : []),
    ]);
  };

  const renderMean: CustomSeriesRenderItem = (_params, api) => {
    if (mean === null) return null;
    const [x = 0] = api.coord([mean, 0]);
    // The line stays clear of figures: it ends above one that it would run through.
    const ends = bins.flatMap((bin) => {
      const figure = figureOf(bin);
      const [middle = 0, top = 0] = api.coord([(bin.start + bin.end) / 2, bin.count]);
      const isCrossed = figure !== null && Math.abs(x - middle) < textWidth(figure, FIGURE) / 2 + 3;
      return isCrossed ? [top - OVER_BAR - FIGURE / 2 - 2] : [];
    });
    const text = t("panels.mean", { value: words.mean(mean) });
    const half = textWidth(text, 11) / 2;
    return itemOf([
      {
        type: "line",
        silent: true,
        shape: { x1: x, x2: x, y1: HEAD - 12, y2: Math.max(HEAD - 12, Math.min(height - FOOT, ...ends)) },
        style: { stroke: theme.text, lineWidth: 1, lineDash: [3, 3] },
      },
      textMark(theme, Math.min(Math.max(x, half), width - half), HEAD - 20, text, { align: "center", size: 11 }),
    ]);
  };

  const outside = view.bins.filter((bin) => !isShown(view, bin));
  const below = outside.filter((bin) => bin.start < shown.from);
  const above = outside.filter((bin) => bin.start >= shown.to);
  const beyond = [
    ...(sumOf(below) > 0 ? [words.below(formatCount(sumOf(below)), formatNumber(shown.from))] : []),
    ...(sumOf(above) > 0 ? [words.above(formatCount(sumOf(above)), formatNumber(shown.to))] : []),
  ].join("  ");
  const meaning = [
    {
      text: words.legend,
      shape: swatch(range === null ? theme.data : theme.accent),
    },
    ...beforeFilter(env, filtered),
  ];
  const besideLegend = legendWidth(meaning) + textWidth(beyond, 12) < width;
  return {
    ...baseOption(env),
    grid: { left, right, top: HEAD, bottom: FOOT },
    xAxis: {
      type: "value",
      name: words.axis,
      nameLocation: "middle",
      nameGap: 26,
      nameTextStyle: { color: theme.textSecondary, fontSize: 12 },
      min: shown.from,
      max: shown.to,
      axisLine: zeroLine(theme),
      axisTick: { customValues: edges, lineStyle: { color: theme.textSecondary } },
      axisLabel: { customValues: edges, color: theme.textSecondary, fontSize: 11, formatter: formatNumber },
      splitLine: { show: false },
    },
    yAxis: {
      ...amountAxis(env, words.amount, left),
      splitNumber: 4,
      nameGap: 12,
    },
    graphic: [
      ...legend(theme, meaning, width),
      ...(beyond === ""
        ? []
        : [
            note(theme, besideLegend ? width - 4 : 0, besideLegend ? 7 : 26, beyond, {
              align: besideLegend ? "right" : "left",
            }),
          ]),
    ],
    tooltip: itemTooltip(env, bins, (bin) => [
      words.bin(boundsOf(bin.start, bin.end)),
      [
        [words.count, formatKept(bin.count, bin.all, filtered)],
        [words.share, formatShare(bin.count, view.count)],
      ],
    ]),
    series: [
      {
        id: "bins",
        type: "custom",
        renderItem,
        clip: false,
        encode: { x: 0, y: 1 },
        z: 2,
        data: bins.map((bin) => [(bin.start + bin.end) / 2, Math.max(bin.count, filtered ? bin.all : 0)]),
      },
      {
        id: "mean",
        type: "custom",
        renderItem: renderMean,
        clip: false,
        silent: true,
        z: 1,
        data: mean === null || mean < shown.from || mean > shown.to ? [] : [[mean, 0]],
      },
    ],
  };
}
