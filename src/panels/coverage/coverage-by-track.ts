import type { Track } from "../../model/catalogue.ts";
import { definePanel } from "../define-panel.ts";
import { barsOption } from "../drawing/bars.ts";
import { type FigureColumn, type RowsShape, roomForColumns, rowsHeight } from "../drawing/labelled-rows.ts";
import { formatCount, formatDecimal, formatKept, formatShare } from "../format.ts";
import { chosenOn, clickOn, isFiltered, offeredProblems, type Row, rowsOf, sumBy, tracksInOrder } from "../lookup.ts";
import { most, sentence } from "../sentence.ts";
import type { DrawEnv, PanelContext, PanelQuery } from "../types.ts";

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
  const official = tracksInOrder(catalogue).map(rowOf);
  const outside = rowOf(null);
  const rows = outside.allRegistrations > 0 ? [...official, outside] : official;
  return {
    rows,
    drawn: settings.order === "count" ? rows.toSorted((a, b) => b.registrations - a.registrations) : rows,
    chosen: chosenOn(selection, "track"),
    filtered: isFiltered(selection, "track"),
  };
}

const SHAPE: RowsShape = { rowHeight: 28, isNumbered: true, isHeaded: true };

function option(view: View, env: DrawEnv) {
  const { t } = env;
  const { drawn, chosen, filtered } = view;
  // The empty problems come last and stay longest when the chart gets narrow.
  const columns: readonly FigureColumn<TrackRow>[] = [
    {
      head: t("panels.coverage-by-track.per-problem"),
      text: (row) => (row.problems === 0 ? "–" : formatDecimal(row.registrations / row.problems)),
    },
    { head: t("panels.submissions"), text: (row) => formatCount(row.submissions) },
    {
      head: t("panels.coverage-by-track.empty"),
      text: (row) => (row.problems === 0 ? "–" : `${formatCount(row.withoutEntries)}/${formatCount(row.problems)}`),
      isLoud: (row) => row.withoutEntries > 0,
    },
  ];
  return barsOption(env, {
    shape: SHAPE,
    rows: drawn,
    keyOf: (row) => row.track?.track_id ?? null,
    nameOf: (row) => row.track?.track_name ?? t("panels.outside-tracks"),
    numberOf: (row) => (row.track === null ? "" : String(row.track.track_no)),
    value: { name: t("panels.registrations"), of: (row) => row.registrations },
    part: { name: t("panels.submissions"), of: (row) => row.submissions },
    totalOf: (row) => row.allRegistrations,
    filtered,
    chosen,
    columns: columns.slice(-roomForColumns(env.width)),
    axis: { name: t("panels.registrations.axis") },
    tooltip: (row) => [
      [t("panels.registrations"), formatKept(row.registrations, row.allRegistrations, filtered)],
      [t("panels.submissions"), formatKept(row.submissions, row.allSubmissions, filtered)],
      [t("panels.submission-share"), formatShare(row.submissions, row.registrations)],
      [t("panels.problems"), formatCount(row.problems)],
      [t("panels.problems-without-entries"), formatCount(row.withoutEntries)],
    ],
  });
}

export const coverageByTrack = definePanel<{ readonly entries: PanelQuery }, View>({
  id: "coverage-by-track",
  title: "panels.coverage-by-track.title",
  description: "panels.coverage-by-track.description",
  needs: ["entries"],
  field: "track",
  controls: () => ["order"],
  height: ({ catalogue }, width) =>
    rowsHeight(
      SHAPE,
      catalogue.tracks.map((track) => track.track_name),
      width,
    ),
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
  select: clickOn("track"),
});
