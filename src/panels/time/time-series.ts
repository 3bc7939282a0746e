import type { CustomSeriesRenderItem } from "echarts";
import { itemOf, type Mark, textMark } from "../drawing/draw.ts";
import type { DrawEnv } from "../types.ts";
import { AXIS_NAME, LEGEND, type TimeLayout } from "./time-layout.ts";
import { baselineName, baselinesShown, MOMENT_LINE, momentLabel, momentStroke } from "./time-marks.ts";
import { endMarks, periodMarks } from "./time-shapes.ts";
import { MS_A_DAY, type TimeView } from "./time-view.ts";

/** What is drawn of time beside its curves, as custom series of an ECharts option. */

/** Where the axes of a grid stand among those of the chart. */
const on = (grid: number) => ({ xAxisIndex: grid, yAxisIndex: grid });

/** Deadlines and events: lines through all grids, with their names above. */
export function momentSeries({ theme }: DrawEnv, { placed, lines, bars, curves }: TimeLayout): object {
  const grids = [bars, curves].filter((grid) => grid !== null);
  // Names after all lines: those that run down from names above would else cross the ones below.
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const each = placed[dataIndex % placed.length];
    if (each === undefined) return null;
    const y = LEGEND + AXIS_NAME + ((each.line ?? lines) + 0.2) * MOMENT_LINE;
    if (dataIndex >= placed.length) {
      return each.line === null ? null : itemOf([momentLabel(theme, each, y)]);
    }
    const [x = 0] = api.coord([each.moment.at * MS_A_DAY, 0]);
    const style = momentStroke(theme, each.moment);
    const rule = (y1: number, y2: number): Mark => ({
      type: "line",
      silent: true,
      shape: { x1: x, x2: x, y1, y2 },
      style,
    });
    return itemOf(grids.map((grid, at) => rule(at === 0 ? y + 8 : grid.top, grid.bottom)));
  };
  return {
    id: "moments",
    type: "custom",
    ...on(0),
    renderItem,
    clip: false,
    silent: true,
    z: 1,
    tooltip: { show: false },
    data: [...placed, ...placed].map(({ moment }) => [moment.at * MS_A_DAY, 0]),
  };
}

/** What came in in each period, as bars. */
export function periodSeries(env: DrawEnv, view: TimeView, grid: number): object {
  // All of them with the first: the data are there for the scale and the tooltip.
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    if (dataIndex > 0) return null;
    const pixel = (at: number, value: number): readonly [number, number] => {
      const [x = 0, y = 0] = api.coord([at * MS_A_DAY, value]);
      return [x, y];
    };
    return itemOf(periodMarks(env, view, pixel));
  };
  return {
    id: "periods",
    type: "custom",
    ...on(grid),
    renderItem,
    clip: false,
    z: 2,
    encode: { x: 0, y: [1, 2, 3] },
    data: view.line.shown.map((period) => [
      ((period.day + period.to) / 2) * MS_A_DAY,
      period.registrations,
      period.submissions,
      view.filtered ? period.allRegistrations : 0,
    ]),
  };
}

/** Figures that the curves end at. */
export function endSeries({ theme }: DrawEnv, { ends, to }: TimeLayout, grid: number): object {
  const renderItem: CustomSeriesRenderItem = (_params, api) =>
    itemOf(endMarks(theme, ends, (value) => api.coord([to * MS_A_DAY, value])));
  return {
    id: "ends",
    type: "custom",
    ...on(grid),
    renderItem,
    clip: false,
    silent: true,
    z: 8,
    tooltip: { show: false },
    data: [[to * MS_A_DAY, 0]],
  };
}

/** What earlier years came to, as level lines; none where there are none to show. */
export function baselineSeries(env: DrawEnv, view: TimeView, { first, to }: TimeLayout, grid: number): object[] {
  const { theme, t } = env;
  const baselines = baselinesShown(view);
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const baseline = baselines[dataIndex];
    if (baseline === undefined) return null;
    const [x1 = 0, y = 0] = api.coord([first * MS_A_DAY, baseline.value]);
    const [x2 = 0] = api.coord([to * MS_A_DAY, baseline.value]);
    const style = { stroke: theme.textSecondary, lineDash: [6, 3] };
    return itemOf([
      { type: "line", silent: true, shape: { x1, x2, y1: y, y2: y }, style },
      textMark(theme, x1 + 4, y - 8, baselineName(baseline, t), { size: 11, fill: theme.textSecondary, halo: true }),
    ]);
  };
  if (baselines.length === 0) return [];
  return [
    {
      id: "baselines",
      type: "custom",
      ...on(grid),
      renderItem,
      clip: false,
      silent: true,
      z: 2,
      tooltip: { show: false },
      data: baselines.map(({ value }) => [first * MS_A_DAY, value]),
    },
  ];
}
