import { niceStep } from "../../stats/bins.ts";
import type { Counted } from "../../stats/five-numbers.ts";
import { stack } from "../../stats/stack.ts";
import { beforeFilter, type LegendItem, type Mark, SWATCH, textMark } from "../drawing/draw.ts";
import {
  type FigureColumn,
  type RowPlace,
  type RowsShape,
  roomForColumns,
  rowsOption,
} from "../drawing/labelled-rows.ts";
import { soft, toneOf } from "../drawing/palette.ts";
import { formatCount, formatDecimal, formatKept } from "../format.ts";
import type { ChartTheme, DrawEnv } from "../types.ts";
import { type ScoreSet, sizeOf, type TrackScores, type TrackScoresView } from "./track-scores-view.ts";

/** A row a track: a box where there are enough scores for one, else a dot a score. */

export const SHAPE: RowsShape = { rowHeight: 30, isNumbered: true, isHeaded: true };

const THICK = 12;
const DOT = 2.5;
/** Dots of one place stand this far apart, less where there are too many for the row. */
const LANE = 2 * DOT + 0.5;
const ROOM = 22;

interface Ink {
  readonly fill: string;
  readonly stroke: string;
}

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth = 1): Mark => ({
  type: "line",
  silent: true,
  shape: { x1, y1, x2, y2 },
  style: { stroke, lineWidth },
});

/** Dots around a middle line, each where its score is; `places` in ascending order, in pixels. */
function dotMarks(places: readonly number[], middle: number, { fill, stroke }: Ink): readonly Mark[] {
  const lanes = stack(places, 2 * DOT);
  const furthest = Math.max(0, ...lanes.map(Math.abs));
  const lane = Math.min(LANE, furthest === 0 ? LANE : ROOM / 2 / furthest);
  return places.map((place, index) => ({
    type: "circle",
    silent: true,
    shape: { cx: place, cy: middle + (lanes[index] ?? 0) * lane, r: DOT },
    style: { fill, stroke, lineWidth: 1 },
  }));
}

/** Each value as often as it occurs, in ascending order. */
const spread = (counted: Counted): readonly number[] =>
  counted.flatMap(([value, count]) => Array.from({ length: count }, () => value)).toSorted((a, b) => a - b);

/** A box with its whiskers; the median in the ink of texts, which stands out on any fill. */
function boxMarks(
  box: NonNullable<ScoreSet["box"]>,
  { along, middle }: RowPlace,
  { fill, stroke }: Ink,
  median: string,
): readonly Mark[] {
  const [low, high] = [along(box.low), along(box.high)];
  const [q1, centre, q3] = [along(box.q1), along(box.median), along(box.q3)];
  const end = (x: number): Mark => line(x, middle - THICK / 4, x, middle + THICK / 4, stroke);
  return [
    line(low, middle, q1, middle, stroke),
    line(q3, middle, high, middle, stroke),
    end(low),
    end(high),
    {
      type: "rect",
      silent: true,
      shape: { x: q1, y: middle - THICK / 2, width: Math.max(1, q3 - q1), height: THICK },
      style: { fill, stroke, lineWidth: 1 },
    },
    line(centre, middle - THICK / 2, centre, middle + THICK / 2, median, 2),
  ];
}

const circle = (fill: string, stroke: string): LegendItem["shape"] => ({
  type: "circle",
  shape: { cx: SWATCH / 2, cy: SWATCH / 2, r: DOT + 0.5 },
  style: { fill, stroke, lineWidth: 1 },
});

const boxSample = (theme: ChartTheme, tone: string): LegendItem["shape"] => ({
  type: "group",
  children: [
    {
      type: "rect",
      shape: { x: 0.5, y: 1, width: SWATCH - 1, height: SWATCH - 2 },
      style: { fill: soft(theme, tone), stroke: tone, lineWidth: 1 },
    },
    line(SWATCH / 2, 1, SWATCH / 2, SWATCH - 1, theme.text, 2),
  ],
});

/** How many scores lie outside the axis, at each side. */
function beyond(counted: Counted, { from, to }: TrackScoresView["shown"]): readonly [below: number, above: number] {
  const sum = (isBeyond: (score: number) => boolean): number =>
    counted.reduce((all, [score, count]) => (isBeyond(score) ? all + count : all), 0);
  return [sum((score) => score < from), sum((score) => score > to)];
}

export function trackScoresOption(view: TrackScoresView, env: DrawEnv) {
  const { theme, t } = env;
  const { rows, shown, chosen, filtered } = view;
  const keyOf = (row: TrackScores): string | null => row.track?.track_id ?? null;
  const within = ([score]: Counted[number]): boolean => score >= shown.from && score <= shown.to;
  const faint: Ink = { fill: theme.ghost, stroke: theme.line };

  const marksOf = (row: TrackScores, { along, middle }: RowPlace): readonly Mark[] => {
    const [left, right] = [along(shown.from), along(shown.to)];
    const place: RowPlace = { middle, along: (score) => along(Math.min(Math.max(score, shown.from), shown.to)) };
    const tone = toneOf(theme, chosen, keyOf(row));
    const hollow: Ink = { fill: theme.background, stroke: tone };
    const dotsAt = (places: readonly number[], ink: Ink): readonly Mark[] => dotMarks(places, middle, ink);
    const scores = (counted: Counted): readonly number[] => spread(counted.filter(within)).map(place.along);
    const { kept, all } = row;
    // Thousands of outliers are no more than a dot a pixel.
    const outliers = new Set(
      (kept.box?.outliers ?? []).filter(within).map(([score]) => Math.round(place.along(score))),
    );
    const [below, above] = beyond(kept.counted, shown);
    const edge = { fill: theme.textSecondary, size: 10 };
    return [
      ...(filtered
        ? all.box === null
          ? dotsAt(scores(all.counted), faint)
          : boxMarks(all.box, place, faint, theme.muted)
        : []),
      ...(kept.box === null
        ? dotsAt(scores(kept.counted), { fill: tone, stroke: theme.background })
        : [
            ...boxMarks(kept.box, place, { fill: soft(theme, tone), stroke: tone }, theme.text),
            ...dotsAt([...outliers], hollow),
          ]),
      ...(below > 0 ? [textMark(theme, left + 2, middle - 10, `◂${formatCount(below)}`, edge)] : []),
      ...(above > 0
        ? [textMark(theme, right - 2, middle - 10, `${formatCount(above)}▸`, { ...edge, align: "right" })]
        : []),
    ];
  };

  const isNarrow = env.width < 480;
  const decimal = (value: number | null | undefined): string =>
    value === null || value === undefined ? "–" : formatDecimal(value);
  // How many there are stays longest when the chart gets narrow.
  const columns: readonly FigureColumn<TrackScores>[] = [
    { head: t("panels.score-by-track.mean"), text: ({ kept }) => decimal(kept.numbers?.mean), width: 56 },
    { head: t("panels.score-by-track.median"), text: ({ kept }) => decimal(kept.numbers?.median), width: 56 },
    {
      head: t("panels.entries"),
      text: ({ kept, all }) => formatKept(sizeOf(kept), sizeOf(all), filtered && !isNarrow),
      width: filtered && !isNarrow ? 84 : 56,
    },
  ];
  const tone = chosen.size > 0 ? theme.accent : theme.data;
  return rowsOption(env, {
    shape: SHAPE,
    rows,
    keyOf,
    nameOf: (row) => row.track?.track_name ?? t("panels.outside-tracks"),
    numberOf: (row) => (row.track === null ? "" : String(row.track.track_no)),
    reachOf: () => shown.to,
    marksOf,
    columns: columns.slice(-roomForColumns(env.width)),
    chosen,
    axis: {
      name: t("panels.score-by-track.axis", { stage: view.stageName }),
      min: shown.from,
      max: shown.to,
      interval: isNarrow ? (shown.to - shown.from) / 2 : niceStep((shown.to - shown.from) / 5),
    },
    labelRoom: 12,
    legend: [
      { text: t("panels.score-by-track.box"), shape: boxSample(theme, tone) },
      { text: t("panels.score-by-track.dot"), shape: circle(tone, theme.background) },
      { text: t("panels.score-by-track.outlier"), shape: circle(theme.background, tone) },
      ...beforeFilter(env, filtered),
    ],
    tooltip: ({ kept: { numbers, box, counted }, all, missing }) => [
      [t("panels.entries"), formatKept(numbers?.n ?? 0, sizeOf(all), filtered)],
      [t("panels.score-by-track.mean"), decimal(numbers?.mean)],
      [t("panels.score-by-track.sd"), decimal(numbers?.sd)],
      [t("panels.score-by-track.median"), decimal(numbers?.median)],
      [
        t("panels.score-by-track.quartiles"),
        numbers === null ? "–" : `${formatDecimal(numbers.q1)}–${formatDecimal(numbers.q3)}`,
      ],
      [
        t("panels.score-by-track.range"),
        numbers === null ? "–" : `${formatDecimal(numbers.min)}–${formatDecimal(numbers.max)}`,
      ],
      ...outlierLines(box?.outliers ?? [], t("panels.score-by-track.outlier")),
      ...beyondLines(beyond(counted, shown), t("panels.score-by-track.beyond")),
      ...(missing > 0 ? [[t("panels.score-by-track.missing"), formatCount(missing)] as const] : []),
    ],
  });
}

type Lines = readonly (readonly [label: string, figure: string])[];

const outlierLines = (outliers: Counted, label: string): Lines => {
  const count = outliers.reduce((sum, [, each]) => sum + each, 0);
  return count === 0 ? [] : [[label, formatCount(count)]];
};

const beyondLines = ([below, above]: readonly [number, number], label: string): Lines =>
  below + above === 0 ? [] : [[label, formatCount(below + above)]];
