import { CustomChart, LineChart } from "echarts/charts";
import {
  BrushComponent,
  GraphicComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { use } from "echarts/core";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

/** The parts of ECharts that the panels are drawn with, and no others: each counts in what a page has to load. */
export function registerCharts(): void {
  use([
    CustomChart,
    LineChart,
    BrushComponent,
    GraphicComponent,
    GridComponent,
    MarkLineComponent,
    TooltipComponent,
    CanvasRenderer,
    SVGRenderer,
  ]);
}
