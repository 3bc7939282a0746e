import type { Translate } from "../../model/messages.ts";
import { categoryName } from "../category-name.ts";
import { type Box, beforeFilter, type LegendItem, type Mark, SWATCH, swatch, textMark } from "../drawing/draw.ts";
import { mix, soft, toneOf } from "../drawing/palette.ts";
import { type CellScales, multiplesOption } from "../drawing/small-multiples.ts";
import { uprightBars } from "../drawing/upright-bars.ts";
import { formatCount, formatDay, formatKept } from "../format.ts";
import type { ChartTheme, DrawEnv } from "../types.ts";
import { momentsShown, periodName } from "./time-marks.ts";
import type { Period } from "./time-periods.ts";
import type { TimeFacet, TimeFacets, TimeView } from "./time-view.ts";

/** Time once for each track or area: small charts on one time axis, with deadlines as lines through each. */

export const timeFacetName = ({ field }: TimeFacets, { key, track }: TimeFacet, t: Translate): string => {
  if (track !== null) return track.track_name;
  if (key === null) return t("panels.outside-tracks");
  return field === "track" ? key : categoryName(field, key, t);
};

/** What came in over all periods, also those far off. */
export function facetTotals({ before, shown, after }: TimeFacet) {
  const periods = [...before, ...shown, ...after];
  const sum = (of: (period: Period) => number): number => periods.reduce((all, period) => all + of(period), 0);
  return {
    registrations: sum((period) => period.registrations),
    submissions: sum((period) => period.submissions),
    all: sum((period) => period.allRegistrations),
  };
}

const deadlineSample = (theme: ChartTheme): LegendItem["shape"] => ({
  type: "line",
  shape: { x1: SWATCH / 2, x2: SWATCH / 2, y1: -1, y2: SWATCH + 1 },
  style: { stroke: theme.muted, lineWidth: 1 },
});

export function timeFacetsOption(view: TimeView, facets: TimeFacets, env: DrawEnv) {
  const { theme, t } = env;
  const { filtered, show, unit, isShared, line } = view;
  const { parts, chosen } = facets;
  const isCumulative = show === "cumulative";
  // So small a chart has room for what closes, and not for every event.
  const moments = momentsShown(view).filter(({ mark }) => mark.kind === "deadline");
  const from = line.shown[0]?.day ?? 0;
  const end = line.shown.at(-1)?.to ?? from + 1;
  const to = Math.max(end, ...moments.map(({ at }) => at));
  // In one year the days need not repeat it.
  const isOneYear = formatDay(from).slice(0, 4) === formatDay(Math.ceil(to)).slice(0, 4);

  const barsOf = (part: TimeFacet, { x, y }: CellScales): readonly Mark[] => {
    const tone = toneOf(theme, chosen, part.key);
    const bars = (of: (period: Period) => number, share: number, fill: string): readonly Mark[] => {
      const boxOf = (period: Period): Box => {
        const [x0, x1, top] = [x(period.day), x(period.to), y(of(period))];
        const wide = Math.max(1, (x1 - x0) * share);
        return { x: (x0 + x1 - wide) / 2, y: top, width: wide, height: y(0) - top };
      };
      return uprightBars(part.shown.map(boxOf), fill);
    };
    return [
      ...(filtered ? bars((period) => period.allRegistrations, 0.94, theme.ghost) : []),
      ...bars((period) => period.registrations, 0.8, soft(theme, tone)),
      ...bars((period) => period.submissions, 0.4, tone),
    ];
  };

  const curvesOf = (part: TimeFacet, { x, y }: CellScales): readonly Mark[] => {
    const tone = toneOf(theme, chosen, part.key);
    const curve = (of: (period: Period) => number, stroke: string, lineWidth: number): Mark => ({
      type: "polyline",
      silent: true,
      shape: { points: [[x(from), y(0)], ...part.shown.map((period) => [x(period.to), y(of(period))])] },
      style: { stroke, lineWidth, fill: "none" },
    });
    return [
      ...(filtered
        ? [curve((period) => period.allCumulativeRegistrations, mix(theme.muted, theme.background, 0.5), 1.5)]
        : []),
      curve((period) => period.cumulativeRegistrations, mix(tone, theme.background, 0.62), 2),
      curve((period) => period.cumulativeSubmissions, tone, 2),
    ];
  };

  const marksOf = (part: TimeFacet, scales: CellScales): readonly Mark[] => {
    const { x, plot } = scales;
    const totals = facetTotals(part);
    const lines = moments.map(
      (moment): Mark => ({
        type: "line",
        silent: true,
        shape: { x1: x(moment.at), x2: x(moment.at), y1: plot.y, y2: plot.y + plot.height },
        style: { stroke: theme.muted, lineWidth: 1 },
      }),
    );
    if (totals.registrations + totals.submissions + (filtered ? totals.all : 0) === 0) {
      const [middle, y] = [plot.x + plot.width / 2, plot.y + plot.height / 2];
      const look = { fill: theme.textSecondary, align: "center", halo: true } as const;
      return [...lines, textMark(theme, middle, y, t("panels.registrations-over-time.none"), look)];
    }
    return [...lines, ...(isCumulative ? curvesOf(part, scales) : barsOf(part, scales))];
  };

  const tone = chosen.size > 0 ? theme.accent : theme.data;
  return multiplesOption(env, {
    items: parts,
    keyOf: ({ key }) => key,
    titleOf: (part) => timeFacetName(facets, part, t),
    figureOf: (part) => {
      const { registrations, all } = facetTotals(part);
      return formatKept(registrations, all, filtered);
    },
    mostOf: ({ shown }) =>
      Math.max(
        0,
        ...shown.map((period) =>
          isCumulative
            ? Math.max(
                period.cumulativeRegistrations,
                period.cumulativeSubmissions,
                filtered ? period.allCumulativeRegistrations : 0,
              )
            : Math.max(period.registrations, period.submissions, filtered ? period.allRegistrations : 0),
        ),
      ),
    marksOf,
    isShared,
    x: {
      name: isOneYear
        ? t("panels.registrations-over-time.date-in", { year: formatDay(from).slice(0, 4) })
        : t("columns.date"),
      from,
      to,
      ticks: line.shown.map(({ day }) => day),
      format: (day) => (isOneYear ? formatDay(day).slice(5) : formatDay(day)),
    },
    y: {
      name:
        t(isCumulative ? "panels.registrations-over-time.cumulative" : `panels.registrations-over-time.per-${unit}`) +
        t(isShared ? "panels.registrations-over-time.shared" : "panels.registrations-over-time.own"),
    },
    chosen,
    legend: [
      { text: t("panels.registrations"), shape: swatch(soft(theme, tone)) },
      { text: t("panels.submissions"), shape: swatch(tone) },
      ...(moments.length === 0
        ? []
        : [{ text: t("panels.registrations-over-time.marks"), shape: deadlineSample(theme) }]),
      ...beforeFilter(env, filtered),
    ],
    tooltip: (part) => {
      const { registrations, submissions, all } = facetTotals(part);
      const peak = part.shown.toSorted((a, b) => b.registrations - a.registrations)[0];
      return [
        [t("panels.registrations"), formatKept(registrations, all, filtered)],
        [t("panels.submissions"), formatCount(submissions)],
        ...(peak === undefined || peak.registrations === 0
          ? []
          : [
              [
                t("panels.registrations-over-time.fullest"),
                `${periodName(peak, unit, t)}: ${formatCount(peak.registrations)}`,
              ] as const,
            ]),
      ];
    },
  });
}
