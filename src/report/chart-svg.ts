import { init } from "echarts/core";
import { registerCharts } from "../panels/register.ts";
import type { DrawEnv, PanelFrame } from "../panels/types.ts";

registerCharts();

/** Draws a panel's chart off-screen, without motion: one `<svg>` element of env.width × env.height. */
export function chartSvg(frame: PanelFrame, env: Omit<DrawEnv, "animate">): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: env.width, height: env.height });
  try {
    chart.setOption({ ...frame.option({ ...env, animate: false }), animation: false });
    // Identifiers count the charts drawn so far; without that the same chart is the same file.
    return chart.renderToSVGString().replace(/\bzr\d+-/g, "zr-");
  } finally {
    chart.dispose();
  }
}
