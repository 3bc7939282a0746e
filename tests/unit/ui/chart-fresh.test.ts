import { CustomChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { expect, test } from "vitest";
import { drawnAnew } from "../../../src/ui/chart-fresh.ts";

use([CustomChart, GridComponent, SVGRenderer]);

const text = { type: "text", x: 150, y: 40, style: { text: "7" } };
const bar = { type: "rect", shape: { x: 10, y: 10, width: 50, height: 20 }, style: { fill: "#123456" } };

const option = (...children: object[]) => ({
  animation: false,
  xAxis: { show: false },
  yAxis: { show: false },
  series: [{ type: "custom", data: [[0, 0]], renderItem: () => ({ type: "group", children }) }],
});

/** The SVG after one option has followed another, as on the screen. */
function drawn(...options: EChartsCoreOption[]): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 200, height: 100 });
  for (const one of options) chart.setOption(one, true);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg.replace(/ecmeta\S+|zr\d+-\S+/g, "");
}

test("a chart drawn after another looks as if it were drawn first, also where a bar takes the place of a text", () => {
  expect(drawn(drawnAnew(option(text, text)), drawnAnew(option(bar, text)))).toBe(drawn(drawnAnew(option(bar, text))));
});

test("ECharts alone leaves the bar at the text's place, which is why", () => {
  expect(drawn(option(text, text), option(bar, text))).not.toBe(drawn(option(bar, text)));
});

test("a chart without custom series stays as it is", () => {
  const plain = { series: [{ type: "line", data: [1] }] };
  expect(drawnAnew(plain)).toEqual(plain);
  expect(drawnAnew({ title: {} })).toEqual({ title: {} });
});
