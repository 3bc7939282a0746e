import type { CustomSeriesRenderItem } from "echarts";
import { niceStep } from "../../stats/bins.ts";
import { formatCount } from "../format.ts";
import type { DrawEnv } from "../types.ts";
import { type Box, baseOption, dataItem, hitMark, itemOf, legend, type Mark, note, textMark } from "./draw.ts";
import type { ItemChart } from "./item-chart.ts";
import { cutText, textWidth } from "./text-room.ts";
import { itemTooltip } from "./tooltip.ts";

/** Small multiples: one small chart an item, all on the same axes, so that their shapes can be compared. */

/** Turns values into pixels within one cell. */
export interface CellScales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** Where the cell's marks are drawn: y(0) is its lower edge. */
  readonly plot: Box;
}

export interface MultiplesChart<Item> extends ItemChart<Item> {
  /** In reading order. */
  readonly items: readonly Item[];
  readonly titleOf: (item: Item) => string;
  /** At the right of the title: how many cases the cell shows. */
  readonly figureOf: (item: Item) => string;
  /** The highest value of the item, also of its ghost. */
  readonly mostOf: (item: Item) => number;
  readonly marksOf: (item: Item, scales: CellScales) => readonly Mark[];
  /** Whether all cells share the upright scale; else each has its own, and only shapes can be compared. */
  readonly isShared: boolean;
  readonly x: {
    readonly name: string;
    readonly from: number;
    readonly to: number;
    /** Candidates for labels, from which as many are shown as there is room for. */
    readonly ticks: readonly number[];
    readonly format: (value: number) => string;
  };
  /** Name of the upright axis, with its unit. */
  readonly y: { readonly name: string };
}

/** Room for the legend and for the name of the upright axis. */
const HEAD = 44;
const TITLE = 24;
const PLOT = 84;
const FOOT = 44;
/** Left of each plot: the figures of its upright scale. */
const SCALE = 40;
const BETWEEN = 16;
const LEAST_WIDTH = 200;

/**
 * Cells in as many equal columns as there is room for. `isLowest`: nothing stands below, so that the x axis is
 * labelled there.
 */
export function multiplesLayout(count: number, width: number) {
  const columns = Math.max(1, Math.min(count, Math.floor((width + BETWEEN) / (LEAST_WIDTH + BETWEEN))));
  const cellWidth = (width - BETWEEN * (columns - 1)) / columns;
  const cells = Array.from({ length: count }, (_, place) => {
    const box: Box = {
      x: (place % columns) * (cellWidth + BETWEEN),
      y: HEAD + Math.floor(place / columns) * (TITLE + PLOT + BETWEEN),
      width: cellWidth,
      height: TITLE + PLOT,
    };
    const plot: Box = { x: box.x + SCALE, y: box.y + TITLE, width: cellWidth - SCALE - 6, height: PLOT };
    return { box, plot, isLeft: place % columns === 0, isLowest: place + columns >= count };
  });
  const rows = Math.ceil(count / columns);
  return { columns, cells, height: HEAD + rows * (TITLE + PLOT) + Math.max(0, rows - 1) * BETWEEN + FOOT };
}

/** How tall a chart of so many cells wants to be. */
export const multiplesHeight = (count: number, width: number): number => multiplesLayout(count, width).height;

/** Whole numbers from 0 to at or above the highest value, in at most three equal steps. */
export function countTicks(most: number): readonly number[] {
  const step = Math.ceil(niceStep(Math.max(1, most) / 3));
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, index) => index * step);
}

/** Every n-th tick, so that labels of this width stand apart. */
function spaced(ticks: readonly number[], format: (value: number) => string, width: number): readonly number[] {
  const widest = Math.max(0, ...ticks.map((tick) => textWidth(format(tick), 11))) + 12;
  const every = Math.max(1, Math.ceil((ticks.length * widest) / width));
  return ticks.filter((_, index) => index % every === 0);
}

/** The chart as an ECharts option; a whole cell takes the pointer. Its height is `multiplesHeight`. */
export function multiplesOption<Item>(env: DrawEnv, chart: MultiplesChart<Item>) {
  const { theme, width } = env;
  const { items, keyOf, titleOf, x, chosen, isShared } = chart;
  const { cells, height } = multiplesLayout(items.length, width);
  const most = Math.max(0, ...items.map(chart.mostOf));
  const quiet = { fill: theme.textSecondary, size: 11 } as const;
  const rule = (x1: number, y1: number, x2: number, y2: number, stroke: string): Mark => ({
    type: "line",
    silent: true,
    shape: { x1, y1, x2, y2 },
    style: { stroke, lineWidth: 1 },
  });

  const renderItem: CustomSeriesRenderItem = ({ dataIndex }) => {
    const [item, cell] = [items[dataIndex], cells[dataIndex]];
    if (item === undefined || cell === undefined) return null;
    const { box, plot, isLeft, isLowest } = cell;
    const ticks = countTicks(isShared ? most : chart.mostOf(item));
    const top = ticks.at(-1) ?? 1;
    const scales: CellScales = {
      plot,
      x: (value) => plot.x + ((value - x.from) / (x.to - x.from)) * plot.width,
      y: (value) => plot.y + plot.height * (1 - value / top),
    };
    const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
    const key = keyOf(item);
    const isChosen = key !== null && chosen.has(key);
    const figure = chart.figureOf(item);
    const room = plot.width - textWidth(figure, 11) - 10;
    return itemOf([
      hitMark(theme, box),
      textMark(theme, plot.x, box.y + TITLE / 2, cutText(titleOf(item), room, 12), {
        bold: isChosen,
        fill: chosen.size > 0 && !isChosen ? theme.textSecondary : theme.text,
      }),
      textMark(theme, right, box.y + TITLE / 2, figure, { ...quiet, align: "right" }),
      ...ticks.slice(1).map((tick) => rule(plot.x, scales.y(tick), right, scales.y(tick), theme.line)),
      // A shared scale is written once a row.
      ...(isLeft || !isShared ? ticks : []).map((tick) =>
        textMark(theme, plot.x - 6, scales.y(tick), formatCount(tick), { ...quiet, align: "right" }),
      ),
      ...chart.marksOf(item, scales),
      rule(plot.x, bottom, right, bottom, theme.textSecondary),
      ...(isLowest ? spaced(x.ticks, x.format, plot.width) : []).flatMap((tick) => {
        const at = scales.x(tick);
        const half = textWidth(x.format(tick), 11) / 2;
        const label = Math.min(Math.max(at, plot.x - SCALE + half), width - half);
        return [
          rule(at, bottom, at, bottom + 4, theme.textSecondary),
          textMark(theme, label, bottom + 13, x.format(tick), { ...quiet, align: "center" }),
        ];
      }),
    ]);
  };

  return {
    ...baseOption(env),
    graphic: [
      ...legend(theme, chart.legend, width),
      note(theme, 0, HEAD - 10, chart.y.name),
      note(theme, width / 2, height - 10, x.name, { align: "center" }),
    ],
    tooltip: itemTooltip(env, items, (item) => [titleOf(item), chart.tooltip(item)]),
    series: [
      {
        id: "multiples",
        type: "custom",
        coordinateSystem: "none",
        renderItem,
        data: items.map((item) => dataItem(chart.mostOf(item), keyOf(item))),
      },
    ],
  };
}
