import type { ECharts } from "echarts/core";
import EChartsReact from "echarts-for-react/esm/core";

/**
 * echarts-for-react, without its first, temporary instance. It draws that one to learn the element's size and waits
 * for a frame until it has finished; here the size is said in `opts`, and the first chart is the one that stays.
 */
export class EChart extends EChartsReact {
  override async initEchartsInstance(): Promise<ECharts> {
    const chart: ECharts = this.echarts.init(this.ele, this.props.theme, this.props.opts);
    // An element that has left the page within the same commit (StrictMode mounts twice) is never drawn on.
    await Promise.resolve();
    return chart.isDisposed() ? new Promise(() => undefined) : chart;
  }
}
