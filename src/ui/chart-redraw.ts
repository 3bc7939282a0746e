import type { EChartsCoreOption } from "echarts/core";

/** What is drawn; of these a series goes on where the new option has one of its id, everything else is made anew. */
const DRAWN = ["series", "xAxis", "yAxis", "grid", "graphic"];

/** What serves the pointer. To make it anew costs the browser a layout of the page, so it goes on where it can. */
const SERVING = ["tooltip", "brush", "axisPointer"];

/** What of an earlier option has to go when this one takes its place: ECharts' `replaceMerge`. */
export const replacedBy = (option: EChartsCoreOption): string[] => [
  ...DRAWN,
  ...SERVING.filter((part) => option[part] === undefined),
];
