import { formatCount } from "../format.ts";
import type { ChartTheme, DrawEnv } from "../types.ts";
import { barMark, beforeFilter, type LegendItem, type Mark, SWATCH, swatch, textMark } from "./draw.ts";
import { type RowPlace, type RowsChart, rowsOption } from "./labelled-rows.ts";
import { soft, toneOf } from "./palette.ts";
import { textWidth } from "./text-room.ts";

/** Horizontal bars, each with its figure at its end, and the total before the filter as a ghost behind. */

export interface Measured<Row> {
  /** What the length means, for the legend. */
  readonly name: string;
  readonly of: (row: Row) => number;
}

export interface BarsChart<Row> extends Omit<RowsChart<Row>, "reachOf" | "marksOf" | "legend"> {
  /** How long the bars are. */
  readonly value: Measured<Row>;
  /** A part of the value, in the full tone over the softer one of the whole: submissions among registrations. */
  readonly part?: Measured<Row>;
  /** The value before any filter. */
  readonly totalOf: (row: Row) => number;
  /** How a value is written; a count unless told otherwise. */
  readonly figure?: (value: number) => string;
  /** In the place of bar and figure, for a row that has none: 未开始. */
  readonly insteadOf?: (row: Row) => string | null;
  /** What the value is to reach, a line across the bar; null: nothing is set. */
  readonly target?: { readonly name: string; readonly of: (row: Row) => number | null };
  /** Whether anything but the panel's own clause narrows it: ghosts stand behind. */
  readonly filtered: boolean;
}

const upright = (theme: ChartTheme, x: number, from: number, to: number): Mark => ({
  type: "line",
  silent: true,
  shape: { x1: x, x2: x, y1: from, y2: to },
  style: { stroke: theme.text, lineWidth: 2 },
});

/** Half the height that a figure needs free of lines. */
const CLEAR = 8;

/** A line across the bar, or above and below the figure that stands in its way. */
function targetMarks(theme: ChartTheme, x: number, place: { middle: number; height: number; isOverFigure: boolean }) {
  const { middle, height, isOverFigure } = place;
  const [top, bottom] = [middle - height / 2, middle + height / 2];
  return isOverFigure
    ? [upright(theme, x, top, middle - CLEAR), upright(theme, x, middle + CLEAR, bottom)]
    : [upright(theme, x, top, bottom)];
}

const targetSample = (theme: ChartTheme): LegendItem["shape"] => ({
  type: "line",
  shape: { x1: SWATCH / 2, x2: SWATCH / 2, y1: -1, y2: SWATCH + 1 },
  style: { stroke: theme.text, lineWidth: 2 },
});

/** The bars as an ECharts option; heights by `rowsHeight`, clicks by the rows' keys. */
export function barsOption<Row>(env: DrawEnv, chart: BarsChart<Row>) {
  const { theme } = env;
  const { value, part, target, insteadOf, totalOf, filtered, chosen, keyOf, shape, figure = formatCount } = chart;
  const thick = Math.floor(shape.rowHeight / 2);

  const marksOf = (row: Row, { along, middle }: RowPlace): readonly Mark[] => {
    const zero = along(0);
    const bar = (length: number, height: number, fill: string): Mark => {
      const end = along(length);
      return barMark({ x: Math.min(zero, end), y: middle - height / 2, width: Math.abs(end - zero), height }, fill);
    };
    const words = insteadOf?.(row) ?? null;
    if (words !== null) return [textMark(theme, zero + 6, middle, words, { fill: theme.textSecondary })];
    const aim = target?.of(row) ?? null;
    const tone = toneOf(theme, chosen, keyOf(row));
    const label = figure(value.of(row));
    const behind = (length: number): number => along(Math.max(0, length)) + 6;
    const [end, ghostEnd] = [behind(value.of(row)), behind(totalOf(row))];
    const hasRoomForTotal = filtered && ghostEnd > end + textWidth(label, 12) + 6;
    const isOver = (text: string, from: number): boolean =>
      aim !== null && along(aim) > from - 3 && along(aim) < from + textWidth(text, 12) + 3;
    const isOverFigure = isOver(label, end) || (hasRoomForTotal && isOver(figure(totalOf(row)), ghostEnd));
    return [
      ...(filtered ? [bar(totalOf(row), thick + 6, theme.ghost)] : []),
      bar(value.of(row), thick, part === undefined ? tone : soft(theme, tone)),
      ...(part === undefined ? [] : [bar(part.of(row), thick, tone)]),
      ...(aim === null ? [] : targetMarks(theme, along(aim), { middle, height: thick + 10, isOverFigure })),
      textMark(theme, end, middle, label, { bold: true }),
      ...(hasRoomForTotal
        ? [textMark(theme, ghostEnd, middle, figure(totalOf(row)), { fill: theme.textSecondary })]
        : []),
    ];
  };

  const tone = chosen.size > 0 ? theme.accent : theme.data;
  return rowsOption(env, {
    ...chart,
    marksOf,
    reachOf: (row) => Math.max(totalOf(row), value.of(row), target?.of(row) ?? 0),
    legend: [
      { text: value.name, shape: swatch(part === undefined ? tone : soft(theme, tone)) },
      ...(part === undefined ? [] : [{ text: part.name, shape: swatch(tone) }]),
      ...(target === undefined ? [] : [{ text: target.name, shape: targetSample(theme) }]),
      ...beforeFilter(env, filtered),
    ],
  });
}
