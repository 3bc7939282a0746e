import type { CustomSeriesRenderItem } from "echarts";
import type { Track } from "../model/catalogue.ts";
import { definePanel } from "./define-panel.ts";
import {
  barMark,
  baseOption,
  hitMark,
  ITEM,
  legend,
  legendWidth,
  type Mark,
  note,
  swatch,
  textMark,
  textWidth,
  tooltipLook,
  tooltipText,
  valueAxis,
  zeroLine,
} from "./draw.ts";
import { formatCount, formatDecimal, formatShare } from "./format.ts";
import { chosenOn, isFiltered, offeredProblems, type Row, rowsOf, sumBy } from "./lookup.ts";
import { soft, toneOf } from "./palette.ts";
import { most, sentence } from "./sentence.ts";
import type { DrawEnv, PanelContext, PanelQuery } from "./types.ts";

/** Registrations and submissions of each track, with what it offers and what of that stands empty. */

interface TrackRow {
  /** Null: entries that name no track of the catalogue. */
  readonly track: Track | null;
  readonly problems: number;
  readonly withoutEntries: number;
  readonly registrations: number;
  readonly submissions: number;
  readonly allRegistrations: number;
  readonly allSubmissions: number;
}

interface View {
  /** In official order; entries outside any track last. */
  readonly rows: readonly TrackRow[];
  /** The same rows in the order chosen. */
  readonly drawn: readonly TrackRow[];
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
}

const entries: PanelQuery = {
  from: "entry_facts",
  groupBy: { problem_id: "problem_id", track_id: "track_id" },
  measures: {
    registrations: { op: "sum", of: "is_registration" },
    submissions: { op: "sum", of: "is_submission" },
  },
};

type Results = { readonly entries: Readonly<Record<string, readonly (string | number | null)[]>> };

interface Counts {
  readonly registrations: number;
  readonly submissions: number;
}

const NONE: Counts = { registrations: 0, submissions: 0 };

function view(results: Results, totals: Results, context: PanelContext): View {
  const { catalogue, selection, settings } = context;
  const tracks = new Map(catalogue.tracks.map((track) => [track.track_id, track]));
  const trackOf = (row: Row): string | null => {
    const key = row.key("track_id");
    return key !== null && tracks.has(key) ? key : null;
  };
  const sumsOf = (result: Results) => {
    const sums = new Map<string | null, Counts>();
    for (const row of rowsOf(result.entries)) {
      const key = trackOf(row);
      const { registrations, submissions } = sums.get(key) ?? NONE;
      sums.set(key, {
        registrations: registrations + row.number("registrations"),
        submissions: submissions + row.number("submissions"),
      });
    }
    return sums;
  };
  const [kept, all] = [sumsOf(results), sumsOf(totals)];
  const offered = offeredProblems(context, "track");
  const byProblem = sumBy(results.entries, "problem_id", "registrations");
  const rowOf = (track: Track | null): TrackRow => {
    const key = track?.track_id ?? null;
    const own = catalogue.problems.filter((each) => each.track_id === key && offered.has(each.problem_id));
    return {
      track,
      problems: own.length,
      withoutEntries: own.filter((problem) => (byProblem.get(problem.problem_id) ?? 0) === 0).length,
      ...(kept.get(key) ?? NONE),
      allRegistrations: (all.get(key) ?? NONE).registrations,
      allSubmissions: (all.get(key) ?? NONE).submissions,
    };
  };
  const official = catalogue.tracks.toSorted((a, b) => a.track_no - b.track_no).map(rowOf);
  const outside = rowOf(null);
  const rows = outside.allRegistrations > 0 ? [...official, outside] : official;
  return {
    rows,
    drawn: settings.order === "count" ? rows.toSorted((a, b) => b.registrations - a.registrations) : rows,
    chosen: chosenOn(selection, "track"),
    filtered: isFiltered(selection, "track"),
  };
}

const BAR = 14;
const COLUMN = 72;
const FOOT = 40;
const NAME_SIZE = 13;
const NUMBER = 24;

/** Where things stand, in pixels; from the width alone, so that `height` and `option` agree. */
function layout(names: readonly string[], width: number) {
  const longest = Math.max(...names.map((name) => textWidth(name, NAME_SIZE)), 40);
  const name = Math.min(longest + 4, Math.floor(width * 0.3));
  const lines = Math.ceil(longest / name);
  const columns = width >= 620 ? 3 : width >= 460 ? 2 : 1;
  return { name, rowHeight: 28 + 15 * (lines - 1), columns, left: NUMBER + name + 8, right: columns * COLUMN + 46 };
}

const HEAD = 46;

function option(view: View, env: DrawEnv) {
  const { theme, t, width } = env;
  const { drawn, chosen, filtered } = view;
  const nameOf = (row: TrackRow): string => row.track?.track_name ?? t("panels.outside-tracks");
  const { name, columns, left, right } = layout(drawn.map(nameOf), width);
  const rowHeight = (env.height - HEAD - FOOT) / drawn.length;
  const columnRight = (place: number): number => width - 6 - (columns - 1 - place) * COLUMN;
  // The empty problems come last and stay longest when the chart gets narrow.
  const figures = [
    {
      head: t("panels.coverage-by-track.per-problem"),
      text: (row: TrackRow) => (row.problems === 0 ? "–" : formatDecimal(row.registrations / row.problems)),
      loud: () => false,
    },
    { head: t("panels.submissions"), text: (row: TrackRow) => formatCount(row.submissions), loud: () => false },
    {
      head: t("panels.coverage-by-track.empty"),
      text: (row: TrackRow) =>
        row.problems === 0 ? "–" : `${formatCount(row.withoutEntries)}/${formatCount(row.problems)}`,
      loud: (row: TrackRow) => row.withoutEntries > 0,
    },
  ].slice(-columns);

  const renderItem: CustomSeriesRenderItem = (params, api) => {
    const row = drawn[params.dataIndex];
    const [zero = 0, middle = 0] = api.coord([0, params.dataIndex]);
    if (row === undefined) return null;
    const length = (value: number): number => (api.coord([value, params.dataIndex])[0] ?? zero) - zero;
    const key = row.track?.track_id ?? null;
    const tone = toneOf(theme, chosen, key);
    const isChosen = key !== null && chosen.has(key);
    const bar = (value: number, height: number, fill: string): Mark =>
      barMark({ x: zero, y: middle - height / 2, width: length(value), height }, fill);
    const top = middle - rowHeight / 2;
    const quiet = { fill: theme.textSecondary, align: "right" as const };
    const label = formatCount(row.registrations);
    const end = zero + length(row.registrations) + 6;
    const ghostEnd = zero + length(row.allRegistrations) + 6;
    const roomForGhost = filtered && ghostEnd > end + textWidth(label, 12) + 6;
    return {
      ...ITEM,
      children: [
        hitMark(theme, { x: 0, y: top, width, height: rowHeight }),
        textMark(theme, NUMBER - 8, middle, row.track === null ? "" : String(row.track.track_no), quiet),
        textMark(theme, NUMBER, middle, nameOf(row), { size: NAME_SIZE, bold: isChosen, width: name }),
        ...(filtered ? [bar(row.allRegistrations, BAR + 6, theme.ghost)] : []),
        bar(row.registrations, BAR, soft(theme, tone)),
        bar(row.submissions, BAR, tone),
        textMark(theme, end, middle, label, { bold: true }),
        ...(roomForGhost
          ? [textMark(theme, ghostEnd, middle, formatCount(row.allRegistrations), { fill: theme.textSecondary })]
          : []),
        ...figures.map((figure, place) =>
          textMark(theme, columnRight(place), middle, figure.text(row), {
            ...quiet,
            ...(figure.loud(row) ? { fill: theme.text, bold: true } : {}),
          }),
        ),
      ],
    };
  };

  const tone = chosen.size > 0 ? theme.accent : theme.data;
  const meaning = [
    { text: t("panels.registrations"), shape: swatch(soft(theme, tone)) },
    { text: t("panels.submissions"), shape: swatch(tone) },
    ...(filtered ? [{ text: t("panels.before-filter"), shape: swatch(theme.ghost, theme.line) }] : []),
  ];
  return {
    ...baseOption(env),
    grid: { left, right, top: HEAD, bottom: FOOT },
    xAxis: {
      ...valueAxis(env, t("panels.registrations.axis")),
      nameLocation: "middle",
      nameGap: 24,
      min: 0,
      splitNumber: width < 480 ? 2 : 5,
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: drawn.map((row) => row.track?.track_id ?? ""),
      z: 3,
      axisLine: zeroLine(theme),
      axisTick: { show: false },
      axisLabel: { show: false },
    },
    graphic: [
      ...legend(theme, meaning, width, legendWidth(meaning) < width - columns * COLUMN ? 22 : 2),
      ...figures.map((figure, place) => note(theme, columnRight(place), 27, figure.head, { align: "right" })),
    ],
    tooltip: {
      ...tooltipLook(env),
      trigger: "item",
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const row = drawn[dataIndex];
        if (row === undefined) return "";
        const of = (value: number, all: number): string =>
          filtered ? `${formatCount(value)} / ${formatCount(all)}` : formatCount(value);
        return tooltipText(nameOf(row), [
          [t("panels.registrations"), of(row.registrations, row.allRegistrations)],
          [t("panels.submissions"), of(row.submissions, row.allSubmissions)],
          [t("panels.submission-share"), formatShare(row.submissions, row.registrations)],
          [t("panels.problems"), formatCount(row.problems)],
          [t("panels.problems-without-entries"), formatCount(row.withoutEntries)],
        ]);
      },
    },
    series: [
      {
        type: "custom",
        renderItem,
        clip: false,
        encode: { x: [0], y: 1 },
        data: drawn.map((row, index) => {
          const key = row.track?.track_id;
          return {
            value: [Math.max(row.allRegistrations, row.registrations), index],
            ...(key === undefined ? {} : { key, name: key }),
          };
        }),
      },
    ],
  };
}

export const coverageByTrack = definePanel<{ readonly entries: PanelQuery }, View>({
  id: "coverage-by-track",
  title: "panels.coverage-by-track.title",
  description: "panels.coverage-by-track.description",
  needs: ["entries"],
  field: "track",
  height: ({ catalogue }, width) => {
    const names = catalogue.tracks.map((track) => track.track_name);
    return HEAD + FOOT + layout(names, width).rowHeight * names.length;
  },
  queries: () => ({ entries }),
  view,
  option,
  table: ({ rows }, t) => ({
    columns: [
      { name: "track_no", label: t("columns.track_no"), format: "integer" },
      { name: "track_name", label: t("columns.track_name"), format: "text" },
      { name: "problems", label: t("columns.problems"), format: "integer" },
      { name: "registrations", label: t("columns.registrations"), format: "integer" },
      { name: "submissions", label: t("columns.submissions"), format: "integer" },
      { name: "problems_without_entries", label: t("columns.problems_without_entries"), format: "integer" },
      { name: "registrations_per_problem", label: t("columns.registrations_per_problem"), format: "decimal" },
      { name: "registrations_unfiltered", label: t("columns.registrations_unfiltered"), format: "integer" },
      { name: "submissions_unfiltered", label: t("columns.submissions_unfiltered"), format: "integer" },
    ],
    rows: rows.map((row) => [
      row.track?.track_no ?? null,
      row.track?.track_name ?? t("panels.outside-tracks"),
      row.problems,
      row.registrations,
      row.submissions,
      row.withoutEntries,
      row.problems === 0 ? null : row.registrations / row.problems,
      row.allRegistrations,
      row.allSubmissions,
    ]),
  }),
  summary: ({ rows, chosen, filtered }, t) => {
    const shown = chosen.size === 0 ? rows : rows.filter((row) => row.track !== null && chosen.has(row.track.track_id));
    const sum = (of: (row: TrackRow) => number): number => shown.reduce((all, row) => all + of(row), 0);
    const registrations = sum((row) => row.registrations);
    const all = sum((row) => row.allRegistrations);
    const values = {
      tracks: formatCount(shown.filter((row) => row.track !== null).length),
      count: formatCount(registrations),
      all: formatCount(all),
      share: formatShare(registrations, all),
    };
    const named = shown.flatMap((row) =>
      row.track === null ? [] : [{ name: row.track.track_name, value: row.registrations }],
    );
    const empty = sum((row) => row.withoutEntries);
    const outside = shown.find((row) => row.track === null)?.registrations ?? 0;
    return sentence(t, [
      [
        t(chosen.size > 0 ? "panels.coverage-by-track.chosen" : "panels.coverage-by-track.tracks", values),
        t(filtered ? "panels.registered.filtered" : "panels.registered", values),
        named.length > 1 ? most(t, named, "panels.most", "panels.most.tied") : null,
      ]
        .filter((part) => part !== null)
        .join(""),
      t(filtered ? "panels.empty-problems.filtered" : "panels.empty-problems", { count: formatCount(empty) }),
      outside > 0 ? t("panels.outside-tracks.count", { count: formatCount(outside) }) : null,
    ]);
  },
  select: (event) => (event.kind === "click" ? { kind: "points", field: "track", values: [event.key] } : null),
});
