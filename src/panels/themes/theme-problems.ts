import { predicate } from "../../engine/crossfilter/select-sql.ts";
import type { Problem, Term, Track } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import type { Translate } from "../../model/messages.ts";
import { definePanel } from "../define-panel.ts";
import { barsOption } from "../drawing/bars.ts";
import { type RowsShape, rowsHeight } from "../drawing/labelled-rows.ts";
import { formatCount } from "../format.ts";
import { chosenOn, isFiltered, offeredProblems, rowsOf } from "../lookup.ts";
import { listed, named, sentence } from "../sentence.ts";
import type { DrawEnv, PanelContext, PanelQuery, RowsBehind } from "../types.ts";

/** Which problems carry the chosen terms or themes; with none chosen every problem with its terms. */

interface Carried {
  readonly term: Term;
  /** In title and text together. */
  readonly occurrences: number;
}

interface ProblemRow {
  readonly problem: Problem;
  /** Null: the catalogue has no such track. */
  readonly track: Track | null;
  /** The chosen ones, or all; most occurrences first. */
  readonly terms: readonly Carried[];
}

interface View {
  /** In official order. */
  readonly rows: readonly ProblemRow[];
  /** Problems on offer without any term: no term or theme leads to them. */
  readonly without: readonly Problem[];
  readonly chosenTerms: readonly string[];
  readonly chosenThemes: readonly { readonly zh: string; readonly en: string }[];
  readonly filtered: boolean;
}

interface Results {
  readonly carried: Columns;
}

const carried: PanelQuery = {
  from: "term_facts",
  groupBy: { problem_id: "problem_id", term: "term" },
  measures: { occurrences: { op: "sum", of: "occurrences" } },
};

/** Which terms are listed: those chosen, by themselves or by their theme. */
function isListed({ selection }: PanelContext): (term: Term) => boolean {
  const [terms, themes] = [chosenOn(selection, "term"), chosenOn(selection, "theme")];
  if (terms.size === 0 && themes.size === 0) return () => true;
  return ({ term, theme }) => terms.has(term) || themes.has(theme);
}

function view({ carried }: Results, _totals: Results, context: PanelContext): View | null {
  const { catalogue, selection } = context;
  const listing = isListed(context);
  const places = new Map(catalogue.terms.map((term, place) => [term.term, { term, place }]));
  const byProblem = new Map<string, (Carried & { readonly place: number })[]>();
  for (const row of rowsOf(carried)) {
    const known = places.get(row.key("term") ?? "");
    const problem = row.key("problem_id");
    if (known === undefined || problem === null || !listing(known.term)) continue;
    const own = byProblem.get(problem) ?? [];
    byProblem.set(problem, own);
    own.push({ ...known, occurrences: row.number("occurrences") });
  }
  const tracks = new Map(catalogue.tracks.map((track) => [track.track_id, track]));
  const rows = catalogue.problems.flatMap((problem): readonly ProblemRow[] => {
    const terms = byProblem.get(problem.problem_id);
    if (terms === undefined) return [];
    const ordered = terms.toSorted((a, b) => b.occurrences - a.occurrences || a.place - b.place);
    return [{ problem, track: tracks.get(problem.track_id) ?? null, terms: ordered }];
  });
  const carrying = new Set(catalogue.terms.flatMap((term) => term.problems));
  const offered = offeredProblems(context, null);
  const without = catalogue.problems.filter(({ problem_id: id }) => offered.has(id) && !carrying.has(id));
  if (catalogue.problems.length === 0) return null;
  const themes = chosenOn(selection, "theme");
  return {
    rows,
    without,
    chosenTerms: [...chosenOn(selection, "term")],
    chosenThemes: catalogue.themes
      .filter(({ theme }) => themes.has(theme))
      .map(({ name_zh, name_en }) => ({ zh: name_zh, en: name_en })),
    filtered: isFiltered(
      selection.filter(({ field }) => field !== "theme"),
      "term",
    ),
  };
}

const occurrencesIn = ({ terms }: ProblemRow): number => terms.reduce((sum, { occurrences }) => sum + occurrences, 0);

const SHAPE: RowsShape = { rowHeight: 25, isNumbered: false, isHeaded: false };

/** For a report: how often the terms occur in each problem. The screen has the problems' own words. */
function option({ rows }: View, env: DrawEnv) {
  const { t } = env;
  return barsOption(env, {
    shape: SHAPE,
    rows,
    // Nothing is clicked on paper; and rows without a key are redrawn in order when others come or go.
    keyOf: () => null,
    nameOf: ({ problem }) => problem.problem_title,
    value: { name: t("panels.theme-problems.legend"), of: occurrencesIn },
    totalOf: occurrencesIn,
    filtered: false,
    chosen: new Set(),
    columns: env.width >= 480 ? [{ text: ({ problem }) => problem.problem_id, size: 11 }] : [],
    axis: { name: t("panels.theme-problems.axis") },
    tooltip: ({ terms }) => terms.map(({ term, occurrences }) => [term.term, formatCount(occurrences)]),
  });
}

function summary({ rows, without, chosenTerms, chosenThemes, filtered }: View, t: Translate): string {
  const count = formatCount(rows.length);
  const names = [...chosenThemes.map((theme) => t("panels.theme-terms.theme", theme)), ...chosenTerms];
  const terms = new Set(rows.flatMap((row) => row.terms.map(({ term }) => term.term)));
  const said =
    names.length > 0
      ? t("panels.theme-problems.chosen", { names: listed(t, names), count })
      : t("panels.theme-problems.all", { count, terms: formatCount(terms.size) });
  const occurrences = rows.reduce((sum, row) => sum + occurrencesIn(row), 0);
  return sentence(
    t,
    [
      said,
      rows.length === 0 ? null : t("panels.theme-problems.occurrences", { count: formatCount(occurrences) }),
      without.length === 0
        ? null
        : t("panels.theme-problems.without", { count: formatCount(without.length) }) +
          named(
            t,
            without.map((problem) => problem.problem_title),
          ),
    ],
    filtered,
  );
}

/** The rows of the terms listed, of the problems left. */
function behind(context: PanelContext): RowsBehind {
  const { catalogue, selection } = context;
  const isChosen = selection.some(({ field }) => field === "term" || field === "theme");
  const values = catalogue.terms.filter(isListed(context)).map(({ term }) => term);
  const where = predicate({ field: "term", expression: "term", test: { kind: "in", values } });
  return { kind: "terms", where: isChosen ? where : null };
}

export const themeProblems = definePanel<{ readonly carried: PanelQuery }, View>({
  id: "theme-problems",
  title: "panels.theme-problems.title",
  description: "panels.theme-problems.description",
  needs: [],
  field: null,
  height: (context, width) => {
    const offered = offeredProblems(context, null);
    const problems = context.catalogue.problems.filter(({ problem_id: id }) => offered.has(id));
    return rowsHeight(
      SHAPE,
      problems.map((problem) => problem.problem_title),
      width,
    );
  },
  queries: () => ({ carried }),
  view,
  option,
  table: ({ rows }, t) => ({
    columns: [
      { name: "problem_id", label: t("columns.problem_id"), format: "text" },
      { name: "problem_title", label: t("columns.problem_title"), format: "text" },
      { name: "term", label: t("columns.term"), format: "text" },
      { name: "occurrences", label: t("columns.occurrences"), format: "integer" },
      { name: "track_no", label: t("columns.track_no"), format: "integer" },
      { name: "track_name", label: t("columns.track_name"), format: "text" },
    ],
    rows: rows.flatMap(({ problem, track, terms }) =>
      terms.map(({ term, occurrences }) => [
        problem.problem_id,
        problem.problem_title,
        term.term,
        occurrences,
        track?.track_no ?? null,
        track?.track_name ?? t("panels.outside-tracks"),
      ]),
    ),
  }),
  summary,
  behind,
});
