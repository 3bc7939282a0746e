import { barMark, beforeFilter, type Mark, swatch, textMark, textWidth } from "./draw.ts";
import { formatCount } from "./format.ts";
import { type RowPlace, type RowsChart, rowsOption } from "./labelled-rows.ts";
import { soft, toneOf } from "./palette.ts";
import type { DrawEnv } from "./types.ts";

/** Horizontal bars of counts, each with its figure at its end, and the total before the filter as a ghost behind. */

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
  /** Whether anything but the panel's own clause narrows it: ghosts stand behind. */
  readonly filtered: boolean;
}

/** The bars as an ECharts option; heights by `rowsHeight`, clicks by the rows' keys. */
export function barsOption<Row>(env: DrawEnv, chart: BarsChart<Row>) {
  const { theme } = env;
  const { value, part, totalOf, filtered, chosen, keyOf, shape } = chart;
  const thick = Math.floor(shape.rowHeight / 2);

  const marksOf = (row: Row, { along, middle }: RowPlace): readonly Mark[] => {
    const zero = along(0);
    const bar = (length: number, height: number, fill: string): Mark =>
      barMark({ x: zero, y: middle - height / 2, width: along(length) - zero, height }, fill);
    const tone = toneOf(theme, chosen, keyOf(row));
    const label = formatCount(value.of(row));
    const [end, ghostEnd] = [along(value.of(row)) + 6, along(totalOf(row)) + 6];
    const hasRoomForTotal = filtered && ghostEnd > end + textWidth(label, 12) + 6;
    return [
      ...(filtered ? [bar(totalOf(row), thick + 6, theme.ghost)] : []),
      bar(value.of(row), thick, part === undefined ? tone : soft(theme, tone)),
      ...(part === undefined ? [] : [bar(part.of(row), thick, tone)]),
      textMark(theme, end, middle, label, { bold: true }),
      ...(hasRoomForTotal
        ? [textMark(theme, ghostEnd, middle, formatCount(totalOf(row)), { fill: theme.textSecondary })]
        : []),
    ];
  };

  const tone = chosen.size > 0 ? theme.accent : theme.data;
  return rowsOption(env, {
    ...chart,
    marksOf,
    reachOf: (row) => Math.max(totalOf(row), value.of(row)),
    legend: [
      { text: value.name, shape: swatch(part === undefined ? tone : soft(theme, tone)) },
      ...(part === undefined ? [] : [{ text: part.name, shape: swatch(tone) }]),
      ...beforeFilter(env, filtered),
    ],
  });
}
