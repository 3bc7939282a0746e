import type { CustomSeriesRenderItem } from "echarts";
import type { ChartTheme, DrawEnv } from "../types.ts";
import type { CrossLayout } from "./cross-tab-layout.ts";
import { type Box, baseOption, itemOf, type Mark, textMark } from "./draw.ts";
import { mix } from "./palette.ts";
import { itemTooltip, type TooltipWords } from "./tooltip.ts";

/** What charts have in common that are read as a table: figures on tones, names around them, totals apart. */

export interface MatrixItem {
  /** Each its own, whatever is selected, so that a redrawn chart keeps its marks in order. */
  readonly name: string;
  /** What a click on it names; null: nothing. */
  readonly key: string | null;
  readonly marks: readonly Mark[];
  readonly tooltip: TooltipWords | null;
}

/** From a hint of the tone at depth 0 to the deepest on which figures still read, at 1. */
export const toneAt = (theme: ChartTheme, tone: string, depth: number): string =>
  mix(tone, theme.background, 0.06 + 0.46 * depth);

/** The ground of a cell. */
export const cellMark = (box: Box, fill: string, edge: string, { text }: ChartTheme): Mark => ({
  type: "rect",
  shape: { ...box, r: 2 },
  style: { fill, stroke: edge, lineWidth: 1 },
  emphasis: { style: { stroke: text, lineWidth: 2 } },
});

/** A figure in the middle of its box. */
export const figureMark = (
  theme: ChartTheme,
  box: Box,
  text: string,
  size: number,
  fill: string,
  bold: boolean,
): Mark => textMark(theme, box.x + box.width / 2, box.y + box.height / 2, text, { fill, bold, size, align: "center" });

/** A name beside its row or above it, after a number where the row has one. */
export function numberedName(
  theme: ChartTheme,
  { above }: CrossLayout,
  box: Box,
  { name, number, bold }: { readonly name: string; readonly number: number | null; readonly bold: boolean },
): readonly Mark[] {
  const middle = box.y + box.height / 2;
  const [numberAt, nameAt] = above ? [0, number === null ? 0 : 20] : [16, 24];
  return [
    textMark(theme, numberAt, middle, number === null ? "" : String(number), {
      fill: theme.textSecondary,
      align: above ? "left" : "right",
    }),
    textMark(theme, nameAt, middle, name, { size: 13, bold }),
  ];
}

/** The numbers of the blocks that the columns are broken into. */
export const blocksOf = ({ blocks }: CrossLayout): readonly number[] => [...Array(blocks).keys()];

/** The line above the row of totals, in each block. */
export const totalLines = (theme: ChartTheme, layout: CrossLayout, row: number): readonly object[] =>
  blocksOf(layout).map((block) => {
    const { x, width } = layout.rowBox(block, row);
    const y = layout.nameBox(block, row).y - 1;
    return {
      type: "line",
      silent: true,
      z: 10,
      shape: { x1: 0, x2: x + width, y1: y, y2: y },
      style: { stroke: theme.muted, lineWidth: 1 },
    };
  });

const outline = ({ accent }: ChartTheme, box: Box): object => ({
  type: "rect",
  silent: true,
  z: 10,
  shape: { x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2, r: 3 },
  style: { fill: "none", stroke: accent, lineWidth: 2 },
});

/** Accents around the rows and columns that are chosen, by their places. */
export const outlines = (
  theme: ChartTheme,
  layout: CrossLayout,
  rows: readonly number[],
  columns: readonly number[],
): readonly object[] => [
  ...rows.flatMap((row) => blocksOf(layout).map((block) => outline(theme, layout.rowBox(block, row)))),
  ...columns.flatMap((column) => layout.columnBoxes(column).map((box) => outline(theme, box))),
];

/** The places of what is chosen. */
export const placesOf = <T>(all: readonly T[], isChosen: (one: T) => boolean): readonly number[] =>
  all.flatMap((one, at) => (isChosen(one) ? [at] : []));

/** The chart of these items; `graphic` stands around and above them. */
export function matrixOption(env: DrawEnv, id: string, items: readonly MatrixItem[], graphic: readonly object[]) {
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }) => {
    const item = items[dataIndex];
    return item === undefined ? null : itemOf(item.marks);
  };
  return {
    ...baseOption(env),
    graphic,
    tooltip: itemTooltip(env, items, ({ tooltip }) => tooltip),
    series: [
      {
        id,
        type: "custom",
        coordinateSystem: "none",
        renderItem,
        data: items.map(({ name, key }) => ({ value: 0, name, ...(key === null ? {} : { key }) })),
      },
    ],
  };
}
