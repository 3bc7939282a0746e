import { mondayOf } from "../../filters/days.ts";
import { amountAxis, zeroLine } from "../drawing/draw.ts";
import type { DrawEnv } from "../types.ts";
import { FOOT, LEFT, type TimeLayout } from "./time-layout.ts";
import { MOMENT_LINE } from "./time-marks.ts";
import type { Period } from "./time-periods.ts";
import type { TimeUnit } from "./time-question.ts";
import { MS_A_DAY, type TimeView } from "./time-view.ts";

/** Two grids on one time axis, or one of them, under a grid that spans both. */

/** Room for a date on the axis, in pixels. */
const DATE = 90;
/** So many days lie between two dates; from a week on both are Mondays. */
const DATE_STEPS = [1, 2, 7, 14, 28, 56, 112, 224] as const;

/** The days that are named on an axis of this length, as far from each other as the next; weeks by their Mondays. */
function datesAt(periods: readonly Period[], unit: TimeUnit, room: number): readonly number[] {
  const [first, last] = [periods[0]?.day ?? 0, periods.at(-1)?.to ?? 0];
  const least = Math.max((DATE * (last - first)) / room, unit === "week" ? 7 : 1);
  const step = DATE_STEPS.find((days) => days >= least) ?? Math.ceil(least / 7) * 7;
  // The first Monday that is shown: a day whose week begins with it.
  const start = step < 7 ? first : mondayOf(first + 6);
  return Array.from({ length: Math.max(0, Math.ceil((last - start) / step)) }, (_, at) => start + at * step);
}

/** Grids and axes as an ECharts option takes them; the first of each spans the others. */
export function timeAxes(view: TimeView, env: DrawEnv, layout: TimeLayout) {
  const { theme, t, width } = env;
  const { first, end, right, head, lines, bars, curves } = layout;
  const left = LEFT;
  const drawn = [bars, curves].filter((grid) => grid !== null);
  const lowest = curves?.grid ?? 1;
  const room = width - left - right;
  const ticks = { customValues: datesAt(view.line.shown, view.unit, room).map((day) => day * MS_A_DAY) };
  const timeAxis = (gridIndex: number) => ({
    type: "time" as const,
    gridIndex,
    min: first * MS_A_DAY,
    max: end * MS_A_DAY,
    axisLine: zeroLine(theme),
    axisTick: { show: gridIndex === lowest, lineStyle: { color: theme.textSecondary }, ...ticks },
    axisLabel: {
      show: gridIndex === lowest,
      color: theme.textSecondary,
      fontSize: 11,
      hideOverlap: true,
      formatter: "{yyyy}-{MM}-{dd}",
      ...ticks,
    },
    splitLine: { show: false },
    // The day under the pointer, not the nearest point: a curve's points stand where a day ends.
    axisPointer: { show: gridIndex > 0, snap: false, label: { show: false } },
  });
  const countAxis = (gridIndex: number, name: string) => ({
    ...amountAxis(env, name, left),
    gridIndex,
    splitNumber: 3,
    // Below the names of moments where it is the upper grid.
    nameGap: gridIndex === 1 ? lines * MOMENT_LINE + 16 : 10,
  });
  return {
    grid: [
      { left, right, top: head, bottom: FOOT },
      ...drawn.map(({ top, bottom }) => ({ left, right, top, height: bottom - top })),
    ],
    xAxis: [{ ...timeAxis(0), axisLine: { show: false } }, ...drawn.map(({ grid }) => timeAxis(grid))],
    yAxis: [
      { type: "value" as const, gridIndex: 0, min: 0, max: 1, show: false },
      ...(bars === null ? [] : [countAxis(bars.grid, t(`panels.registrations-over-time.per-${view.unit}`))]),
      ...(curves === null ? [] : [countAxis(curves.grid, t("panels.registrations-over-time.cumulative"))]),
    ],
  };
}
