import type { ECharts, EChartsCoreOption } from "echarts/core";

/** In values of the x axis. */
export type BrushRange = readonly [from: number, to: number];

/** Lets a chart be dragged along its x axis; what lies outside keeps its colour: the chart itself shows what is selected. */
export function withBrush(option: EChartsCoreOption, color: string | undefined): EChartsCoreOption {
  const { series } = option;
  return {
    ...option,
    // A brush draws custom series once more without saying on which layer, unless they do.
    series: Array.isArray(series) ? series.map((one: object) => ({ zlevel: 0, ...one })) : series,
    brush: {
      xAxisIndex: 0,
      brushType: "lineX",
      brushMode: "single",
      inBrush: {},
      outOfBrush: {},
      throttleType: "fixRate",
      throttleDelay: 0,
      ...(color === undefined ? {} : { brushStyle: { color, opacity: 0.14, borderColor: color, borderWidth: 1 } }),
    },
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Whether a brush event comes from a drag: an area set by the program names no source. */
export const isByHand = (event: unknown): boolean => isRecord(event) && event.$from !== undefined;

/** The range of a brush event, smaller end first; null where there is no area or it has no width. */
export function coordRange(event: unknown): BrushRange | null {
  const area: unknown = isRecord(event) && Array.isArray(event.areas) ? event.areas[0] : undefined;
  const range = isRecord(area) && Array.isArray(area.coordRange) ? area.coordRange : [];
  const [a, b]: readonly unknown[] = range;
  if (typeof a !== "number" || typeof b !== "number" || a === b) return null;
  return a < b ? [a, b] : [b, a];
}

/** Lets drags brush without a button, as long as the chart has a brush. Costs a whole drawing. */
export function armBrush(chart: ECharts): void {
  // A finger that drags scrolls the page; ranges are then chosen in the filter bar.
  if (window.matchMedia("(pointer: coarse)").matches) return;
  chart.dispatchAction({
    type: "takeGlobalCursor",
    key: "brush",
    brushOption: { brushType: "lineX", brushMode: "single" },
  });
}

/** Shows `range` as the area, or none. Stays as long as the chart has a brush. */
export function showRange(chart: ECharts, range: BrushRange | null): void {
  const areas = range === null ? [] : [{ brushType: "lineX", xAxisIndex: 0, coordRange: range }];
  chart.dispatchAction({ type: "brush", areas });
}
