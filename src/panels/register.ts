import { CustomChart, LineChart } from "echarts/charts";
import { BrushComponent, GraphicComponent, GridComponent, TooltipComponent } from "echarts/components";
import { use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

/**
 * The parts of ECharts that the panels are drawn with, and no others: each counts in what a page has to load.
 * Charts are drawn as SVG everywhere, sharp on paper and at any zoom.
 */
export function registerCharts(): void {
  use([CustomChart, LineChart, BrushComponent, GraphicComponent, GridComponent, TooltipComponent, SVGRenderer]);
}
