import type { CustomSeriesRenderItemReturn } from "echarts";
import type { ChartTheme, DrawEnv } from "../types.ts";
import { textWidth } from "./text-room.ts";

/** Small pieces that the charts are drawn from: every text of one family, every mark lit up in one way. */

export type Mark = NonNullable<CustomSeriesRenderItemReturn>;

/** Where a mark does not say it: ECharts keeps the marks of an item over a redraw, with what they were told before. */
const fresh = () => ({ x: 0, y: 0, rotation: 0, silent: false, transition: [] });

/**
 * An item of several marks. A redraw takes old and new marks together by their place in the list; what is drawn
 * depends on the new ones alone.
 */
export const itemOf = (marks: readonly Mark[]) => ({
  type: "group" as const,
  // Without new marks ECharts would leave the old ones standing.
  ...(marks.length === 0 ? { $mergeChildren: false as const } : {}),
  children: marks.map((mark) => Object.assign(fresh(), mark)),
});

interface TextLook {
  readonly fill?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: "left" | "center" | "right";
  /** An edge in the colour of the ground, where a line may run behind the text. */
  readonly halo?: boolean;
  /** Wraps at this width in pixels. */
  readonly width?: number;
}

/** From one line of a text to the next, in pixels. */
export const TEXT_LINE = 15;

export const textMark = (theme: ChartTheme, x: number, y: number, text: string, look: TextLook = {}): Mark => ({
  type: "text",
  silent: true,
  x,
  y,
  style: {
    text,
    fill: look.fill ?? theme.text,
    fontSize: look.size ?? 12,
    fontWeight: look.bold ? 600 : 400,
    fontFamily: theme.fontFamily,
    align: look.align ?? "left",
    verticalAlign: "middle",
    ...(look.halo ? { stroke: theme.background, lineWidth: 3 } : {}),
    ...(look.width === undefined || textWidth(text, look.size ?? 12) <= look.width
      ? {}
      : { width: look.width, overflow: "break", lineHeight: TEXT_LINE }),
    ...(text.includes("\n") ? { lineHeight: TEXT_LINE } : {}),
  },
});

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A bar, rounded at its far end: to the right or, `up`, at the top. */
export const barMark = (box: Box, fill: string, up = false): Mark => ({
  type: "rect",
  silent: true,
  shape: { ...box, r: up ? [1.5, 1.5, 0, 0] : [0, 1.5, 1.5, 0] },
  style: { fill },
});

/** The area that takes the pointer for a whole item, faintly lit up while the item is. */
export const hitMark = (theme: ChartTheme, box: Box): Mark => ({
  type: "rect",
  shape: { ...box, r: 3 },
  style: { fill: theme.ghost, opacity: 0 },
  emphasis: { style: { fill: theme.ghost, opacity: 0.6 } },
});

export interface LegendItem {
  readonly text: string;
  readonly shape: Readonly<Record<string, unknown>>;
}

/** Side of a colour sample, in pixels. */
export const SWATCH = 10;

export const swatch = (fill: string, stroke?: string): LegendItem["shape"] => ({
  type: "rect",
  shape: { x: 0, y: 0, width: SWATCH, height: SWATCH, r: 1.5 },
  style: { fill, ...(stroke === undefined ? {} : { stroke, lineWidth: 1 }) },
});

/** The legend's word for the ghosts behind a filtered chart. */
export const beforeFilter = ({ theme, t }: DrawEnv, filtered: boolean): readonly LegendItem[] =>
  filtered ? [{ text: t("panels.before-filter"), shape: swatch(theme.ghost, theme.line) }] : [];

/** How wide `legend` is drawn. */
export const legendWidth = (items: readonly LegendItem[]): number =>
  items.reduce((sum, item) => sum + SWATCH + 5 + textWidth(item.text, 12) + 14, 0);

/** What the tones mean, in one line at the top left; wraps when the chart is narrow. */
export function legend(theme: ChartTheme, items: readonly LegendItem[], width: number, top = 2): readonly object[] {
  let x = 0;
  let y = top;
  return items.map((item) => {
    const own = legendWidth([item]);
    if (x > 0 && x + own > width + 14) {
      x = 0;
      y += 18;
    }
    const group = {
      type: "group",
      silent: true,
      x,
      y,
      children: [
        item.shape,
        {
          type: "text",
          x: SWATCH + 5,
          y: SWATCH / 2,
          style: {
            text: item.text,
            fill: theme.textSecondary,
            fontSize: 12,
            fontFamily: theme.fontFamily,
            verticalAlign: "middle",
          },
        },
      ],
    };
    x += own;
    return group;
  });
}

/** A text at a fixed place, outside any series; quiet unless told otherwise. */
export const note = (theme: ChartTheme, x: number, y: number, text: string, look: TextLook = {}): Mark =>
  textMark(theme, x, y, text, { fill: theme.textSecondary, ...look });

/** What every chart has in common. */
export const baseOption = (env: DrawEnv) => ({
  useUTC: true,
  // Nothing grows into place: a filter answers within a frame, and a tween broken off by the pointer would leave a
  // false picture standing.
  animation: false,
  backgroundColor: "transparent",
  textStyle: { fontFamily: env.theme.fontFamily, color: env.theme.text },
  aria: { enabled: false },
});

/** A numeric axis: quiet lines, figures in the secondary ink, its name with the unit. */
export const valueAxis = (env: DrawEnv, name: string) => ({
  type: "value" as const,
  name,
  minInterval: 1,
  nameTextStyle: { color: env.theme.textSecondary, fontSize: 12 },
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: env.theme.textSecondary, fontSize: 11, hideOverlap: true },
  splitLine: { lineStyle: { color: env.theme.line, width: 1 } },
});

/** The axis at the left of upright bars and curves: from zero, its name above it from the chart's left edge. */
export const amountAxis = (env: DrawEnv, name: string, left: number) => ({
  ...valueAxis(env, name),
  min: 0,
  nameTextStyle: {
    color: env.theme.textSecondary,
    fontSize: 12,
    align: "left" as const,
    padding: [0, 0, 0, 8 - left] as [number, number, number, number],
  },
});

/** The line on which bars stand: zero. */
export const zeroLine = (theme: ChartTheme) => ({
  show: true,
  onZero: true,
  lineStyle: { color: theme.textSecondary },
});

/** What a custom series draws an item from: the value that its axis reaches to, and the key that a click selects by. */
export const dataItem = <Value>(value: Value, key: string | null) => ({
  value,
  ...(key === null ? {} : { key, name: key }),
});
