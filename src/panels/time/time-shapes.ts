import { type Box, type Mark, textMark } from "../drawing/draw.ts";
import { mix, soft } from "../drawing/palette.ts";
import { uprightBars } from "../drawing/upright-bars.ts";
import type { ChartTheme, DrawEnv } from "../types.ts";
import type { CurveEnd } from "./time-layout.ts";
import type { Period } from "./time-periods.ts";
import { MS_A_DAY, type TimeView } from "./time-view.ts";

/** Bars of what came in, and curves of what had come in. */

/** Bars of periods, upright: registrations, submissions within them, all before the filter behind. */
export function periodMarks(
  { theme }: DrawEnv,
  { range, filtered, line }: TimeView,
  pixel: (at: number, value: number) => readonly [number, number],
): readonly Mark[] {
  const bars = (shown: readonly Period[], of: (period: Period) => number, share: number, fill: string) => {
    const boxOf = (period: Period): Box => {
      const [x0, zero] = pixel(period.day, 0);
      const [x1] = pixel(period.to, 0);
      const y = pixel(period.day, of(period))[1];
      const wide = Math.max(1, (x1 - x0) * share);
      return { x: (x0 + x1 - wide) / 2, y, width: wide, height: zero - y };
    };
    return uprightBars(shown.map(boxOf), fill);
  };
  const pair = (shown: readonly Period[], tone: string): readonly Mark[] => [
    ...bars(shown, (period) => period.registrations, 0.76, soft(theme, tone)),
    ...bars(shown, (period) => period.submissions, 0.34, tone),
  ];
  const isChosen = ({ day, to }: Period): boolean => range !== null && day < range.to && to > range.from;
  const others = line.shown.filter((period) => !isChosen(period));
  return [
    ...(filtered ? bars(line.shown, (period) => period.allRegistrations, 0.94, theme.ghost) : []),
    ...pair(others, range === null ? theme.data : theme.muted),
    ...pair(line.shown.filter(isChosen), theme.accent),
  ];
}

/** From one figure at the ends of curves to the next, in pixels. */
const END_LINE = 17;

/** Figures at the ends of curves, pushed apart where they would cover one another; of two in one place the first is above. */
export function endMarks(
  theme: ChartTheme,
  ends: readonly CurveEnd[],
  pixel: (value: number) => readonly number[],
): readonly Mark[] {
  let free = Number.POSITIVE_INFINITY;
  return ends
    .toReversed()
    .map((each) => ({ ...each, point: pixel(each.value) }))
    .toSorted((a, b) => (b.point[1] ?? 0) - (a.point[1] ?? 0))
    .map((each) => {
      const y = Math.min(each.point[1] ?? 0, free - END_LINE);
      free = y;
      return textMark(theme, (each.point[0] ?? 0) + 6, y, each.text, {
        bold: each.bold,
        fill: each.bold ? theme.text : theme.textSecondary,
      });
    });
}

/** The periods that lie in the chosen range, as far as the curve is drawn. */
const chosenOf = ({ range, line }: TimeView): readonly Period[] =>
  range === null ? [] : line.shown.filter(({ day, to }) => day < range.to && to > range.from);

interface Curve {
  readonly id: string;
  readonly of: (period: Period) => number;
  readonly shown: readonly Period[];
  readonly color: string;
  readonly width: number;
}

/** What had come in: before the filter, registrations and submissions, and of both the part that is chosen. */
export function curveSeries({ theme }: DrawEnv, view: TimeView, grid: number): readonly object[] {
  const { range, filtered, line } = view;
  const chosen = chosenOf(view);
  const registrations = (period: Period): number => period.cumulativeRegistrations;
  const submissions = (period: Period): number => period.cumulativeSubmissions;
  const pair = (name: string, shown: readonly Period[], tone: string, width: number): readonly Curve[] => [
    { id: `${name}-registrations`, of: registrations, shown, color: mix(tone, theme.background, 0.62), width },
    { id: `${name}-submissions`, of: submissions, shown, color: tone, width },
  ];
  const ghost: Curve = {
    id: "before-filter",
    of: (period) => period.allCumulativeRegistrations,
    shown: line.shown,
    color: mix(theme.muted, theme.background, 0.5),
    width: 1.5,
  };
  const curves: readonly Curve[] = [
    ...(filtered ? [ghost] : []),
    ...pair("all", line.shown, range === null ? theme.data : theme.muted, 2.5),
    ...(chosen.length === 0 ? [] : pair("chosen", chosen, theme.accent, 3.5)),
  ];
  return curves.map(({ id, of, shown, color, width }, place) => ({
    id,
    type: "line",
    xAxisIndex: grid,
    yAxisIndex: grid,
    data: points(of, shown, line.shown),
    showSymbol: false,
    symbol: "none",
    silent: true,
    clip: false,
    z: 2 + place,
    lineStyle: { color, width },
    emphasis: { disabled: true },
  }));
}

/** A period's bar stands over it; what had come in by its end stands where the next one begins. */
function points(of: (period: Period) => number, shown: readonly Period[], all: readonly Period[]) {
  const [start] = shown;
  if (start === undefined) return [];
  const before = all[all.indexOf(start) - 1];
  return [
    [start.day * MS_A_DAY, before === undefined ? 0 : of(before)],
    ...shown.map((period) => [period.to * MS_A_DAY, of(period)]),
  ];
}
