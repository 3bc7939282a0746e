import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

/** The floor for "charts drawn": as many charts as the overview has, of its sizes, with their figures in the code. */
use([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

const wave = (length: number): number[] =>
  Array.from({ length }, (_, index) => Math.round(50 + 40 * Math.sin(index / 3)));
const names = (length: number): string[] => Array.from({ length }, (_, index) => `第 ${index + 1} 项`);

const charts = [
  { type: "bar", items: 17, horizontal: true },
  { type: "line", items: 90, horizontal: false },
  { type: "bar", items: 40, horizontal: false },
  { type: "bar", items: 30, horizontal: true },
] as const;

for (const { type, items, horizontal } of charts) {
  const place = document.createElement("div");
  document.querySelector("main")?.append(place);
  const category = { type: "category" as const, data: names(items) };
  const value = { type: "value" as const };
  init(place).setOption({
    animation: false,
    tooltip: {},
    xAxis: horizontal ? value : category,
    yAxis: horizontal ? category : value,
    series: [{ type, data: wave(items) }],
  });
}
performance.mark("charts-ready");
