import type { CustomSeriesRenderItem } from "echarts";
import type { DrawEnv } from "../types.ts";
import {
  baseOption,
  dataItem,
  hitMark,
  itemOf,
  legend,
  legendWidth,
  type Mark,
  note,
  TEXT_LINE,
  textMark,
  valueAxis,
} from "./draw.ts";
import type { ItemChart } from "./item-chart.ts";
import { fittingLines, linesOf, textWidth, wordsOf } from "./text-room.ts";
import { itemTooltip } from "./tooltip.ts";

/** A row an item: its name, what is drawn of it along a value axis, and its figures in columns at the right. */

/** What is known of the rows before their data are, so that a panel can say its height. */
export interface RowsShape {
  /** Height of a row whose name takes one line, in pixels. */
  readonly rowHeight: number;
  /** Names follow their official number, aligned left; else they stand at the axis, aligned right. */
  readonly isNumbered: boolean;
  /** The columns of figures have heads. */
  readonly isHeaded: boolean;
}

export interface FigureColumn<Row> {
  readonly head?: string;
  readonly text: (row: Row) => string;
  /** In bold ink: what a reader is to notice. */
  readonly isLoud?: (row: Row) => boolean;
  /** 72 pixels unless told otherwise. */
  readonly width?: number;
  /** Of the text; 12 pixels unless told otherwise. */
  readonly size?: number;
}

/** Where a row is drawn: `along` gives the pixel of a value, `middle` the row's own middle line. */
export interface RowPlace {
  readonly along: (value: number) => number;
  readonly middle: number;
}

export interface RowsChart<Row> extends ItemChart<Row> {
  readonly shape: RowsShape;
  /** From top to bottom. */
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => string;
  /** Before the name, where rows are numbered. */
  readonly numberOf?: (row: Row) => string;
  /** The furthest value of the row: the axis goes as far as the furthest of all. */
  readonly reachOf: (row: Row) => number;
  readonly marksOf: (row: Row, place: RowPlace) => readonly Mark[];
  /** From left to right; what the chart has no room for is the panel's to leave out. */
  readonly columns: readonly FigureColumn<Row>[];
  /** With its unit. From 0 unless told otherwise; `interval` is from one label to the next. */
  readonly axis: { readonly name: string; readonly min?: number; readonly max?: number; readonly interval?: number };
  /** Room behind the furthest mark for a direct label, in pixels; 40 unless told otherwise. */
  readonly labelRoom?: number;
}

const NAME_SIZE = 13;
const NUMBER = 24;
const COLUMN = 72;
const FOOT = 40;
/** Between the last column and the edge of the chart. */
const EDGE = 6;
/** Behind the longest bar: its direct label. */
const LABEL = 40;

/** Room for the legend, and for the heads of columns; without heads the legend takes two lines in a narrow chart. */
const headOf = (shape: RowsShape, width: number): number => (shape.isHeaded ? 46 : width < 480 ? 44 : 26);

function layout(names: readonly string[], width: number, { isNumbered, rowHeight }: RowsShape) {
  const longest = Math.max(...names.map((name) => textWidth(name, NAME_SIZE)), 40);
  const name = isNumbered
    ? Math.min(longest + 4, Math.floor(width * 0.3))
    : Math.min(longest + 2, Math.floor(width * 0.38) - 10);
  const lines = Math.max(...names.map((each) => linesOf(wordsOf(each), name, NAME_SIZE).length), 1);
  return {
    name,
    left: isNumbered ? NUMBER + name + 8 : name + 10,
    rowHeight: rowHeight + TEXT_LINE * (lines - 1),
  };
}

/** How tall a chart of rows wants to be: with `count` of these names, which are all unless told otherwise. */
export const rowsHeight = (
  shape: RowsShape,
  names: readonly string[],
  width: number,
  count: number = names.length,
): number => headOf(shape, width) + FOOT + layout(names, width, shape).rowHeight * Math.max(1, count);

/** How many columns of figures a chart of this width has room for, up to three. */
export const roomForColumns = (width: number): number => (width >= 620 ? 3 : width >= 460 ? 2 : 1);

/** The chart as an ECharts option: rows share the height of `env`, a whole row takes the pointer. */
export function rowsOption<Row>(env: DrawEnv, chart: RowsChart<Row>) {
  const { theme, width } = env;
  const { shape, rows, keyOf, nameOf, columns, chosen } = chart;
  const head = headOf(shape, width);
  const { name, left } = layout(rows.map(nameOf), width, shape);
  const rowHeight = (env.height - head - FOOT) / Math.max(1, rows.length);
  const widths = columns.map((column) => column.width ?? COLUMN);
  const columnsWidth = widths.reduce((sum, own) => sum + own, 0);
  const columnRight = (place: number): number =>
    width - EDGE - widths.slice(place + 1).reduce((sum, own) => sum + own, 0);

  const nameMarks = (row: Row, middle: number): readonly Mark[] => {
    const key = keyOf(row);
    const look = { size: NAME_SIZE, bold: key !== null && chosen.has(key) };
    // In as many lines as the row has room for; the tooltip and the table have all of a name.
    const text = fittingLines(nameOf(row), name, NAME_SIZE, Math.floor(rowHeight / TEXT_LINE)).join("\n");
    if (!shape.isNumbered) return [textMark(theme, name, middle, text, { ...look, align: "right" })];
    const number = chart.numberOf?.(row) ?? "";
    return [
      textMark(theme, NUMBER - 8, middle, number, { fill: theme.textSecondary, align: "right" }),
      textMark(theme, NUMBER, middle, text, look),
    ];
  };

  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const row = rows[dataIndex];
    if (row === undefined) return null;
    const along = (value: number): number => api.coord([value, dataIndex])[0] ?? 0;
    const middle = api.coord([0, dataIndex])[1] ?? 0;
    return itemOf([
      hitMark(theme, { x: 0, y: middle - rowHeight / 2, width, height: rowHeight }),
      ...nameMarks(row, middle),
      ...chart.marksOf(row, { along, middle }),
      ...columns.map(({ text, size, isLoud }, place) => {
        const look = { align: "right" as const, ...(size === undefined ? {} : { size }) };
        const loud = isLoud?.(row) ? { bold: true } : { fill: theme.textSecondary };
        return textMark(theme, columnRight(place), middle, text(row), { ...look, ...loud });
      }),
    ]);
  };

  const { name: axisName, min = 0, max, interval } = chart.axis;
  // Over the bars. Not the axis' own line: that is made anew each time, and what lies under it would be moved for it.
  const renderZero: CustomSeriesRenderItem = (_params, api) => {
    const x = Math.round(api.coord([Math.max(min, 0), 0])[0] ?? 0) + 0.5;
    const shape = { x1: x, x2: x, y1: head, y2: env.height - FOOT };
    return itemOf([{ type: "line", silent: true, shape, style: { stroke: theme.textSecondary, lineWidth: 1 } }]);
  };
  // Beside the heads of columns where it fits, else above them.
  const legendTop = shape.isHeaded && legendWidth(chart.legend) < width - columnsWidth ? 22 : 2;
  return {
    ...baseOption(env),
    grid: {
      left,
      right: (chart.labelRoom ?? LABEL) + (columns.length === 0 ? 0 : EDGE + columnsWidth),
      top: head,
      bottom: FOOT,
    },
    xAxis: {
      ...valueAxis(env, axisName),
      nameLocation: "middle",
      nameGap: 24,
      min,
      ...(max === undefined ? {} : { max }),
      ...(interval === undefined ? {} : { interval }),
      splitNumber: width < 480 ? 2 : 5,
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map((row) => keyOf(row) ?? ""),
      show: false,
    },
    graphic: [
      ...legend(theme, chart.legend, width, legendTop),
      ...columns.flatMap((column, place) =>
        column.head === undefined ? [] : [note(theme, columnRight(place), 27, column.head, { align: "right" })],
      ),
    ],
    tooltip: itemTooltip(env, rows, (row) => [nameOf(row), chart.tooltip(row)]),
    series: [
      {
        id: "rows",
        type: "custom",
        renderItem,
        clip: false,
        encode: { x: 0, y: 1 },
        data: rows.map((row, index) => dataItem([chart.reachOf(row), index], keyOf(row))),
      },
      {
        id: "zero",
        type: "custom",
        renderItem: renderZero,
        clip: false,
        silent: true,
        z: 3,
        tooltip: { show: false },
        data: [[min, 0]],
      },
    ],
  };
}
