import { init } from "echarts/core";
import { registerCharts } from "../panels/register.ts";
import type { DrawEnv, PanelFrame } from "../panels/types.ts";

registerCharts();

/** Paper has no pointer: drops styles for hovering, and numbers that count the charts drawn so far. */
const still = (svg: string): string =>
  svg
    .replace(/<style ?>.*?<\/style>\n?/gs, "")
    .replace(/ class="zr\d+-cls-\d+"/g, "")
    .replace(/\bzr\d+-/g, "");

/** Draws a panel's chart off-screen, without motion: one `<svg>` element of env.width × env.height. */
export function chartSvg(frame: PanelFrame, env: DrawEnv): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: env.width, height: env.height });
  try {
    chart.setOption({ ...frame.option(env), animation: false });
    return still(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}
