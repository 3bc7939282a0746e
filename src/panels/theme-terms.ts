import type { Term } from "../model/catalogue.ts";
import type { Columns } from "../model/columns.ts";
import type { Translate } from "../model/messages.ts";
import { barsOption } from "./bars.ts";
import { definePanel } from "./define-panel.ts";
import { textWidth } from "./draw.ts";
import { formatCount, formatKept } from "./format.ts";
import { type FigureColumn, type RowsShape, rowsHeight } from "./labelled-rows.ts";
import { chosenOn, clickOn, isFiltered, sumBy } from "./lookup.ts";
import { listed, sentence } from "./sentence.ts";
import type { DrawEnv, PanelContext, PanelQuery } from "./types.ts";

/** What the problems are about: terms by the number of problems whose title or text contains them. */

interface TermRow {
  readonly term: Term;
  readonly themeZh: string;
  readonly themeEn: string;
  readonly problems: number;
  readonly occurrences: number;
  readonly allProblems: number;
}

interface View {
  /** Every term of the catalogue, most problems first. */
  readonly rows: readonly TermRow[];
  /** The first of them, and whatever is chosen. */
  readonly drawn: readonly TermRow[];
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
}

interface Results {
  readonly terms: Columns;
}

const terms: PanelQuery = {
  from: "term_facts",
  groupBy: { term: "term" },
  measures: { problems: { op: "count" }, occurrences: { op: "sum", of: "occurrences" } },
};

/** How many bars the chart has room for. */
const DRAWN = 20;

function view(results: Results, totals: Results, { catalogue, selection }: PanelContext): View | null {
  const problems = sumBy(results.terms, "term", "problems");
  const occurrences = sumBy(results.terms, "term", "occurrences");
  const all = sumBy(totals.terms, "term", "problems");
  const themes = new Map(catalogue.themes.map((theme) => [theme.theme, theme]));
  const rows = catalogue.terms
    .map((term) => ({
      term,
      themeZh: themes.get(term.theme)?.name_zh ?? term.theme,
      themeEn: themes.get(term.theme)?.name_en ?? term.theme,
      problems: problems.get(term.term) ?? 0,
      occurrences: occurrences.get(term.term) ?? 0,
      allProblems: all.get(term.term) ?? 0,
    }))
    // Ties keep the catalogue's order, so that a filter does not shuffle equals.
    .toSorted((a, b) => b.problems - a.problems || b.allProblems - a.allProblems);
  if (rows.length === 0) return null;
  const chosen = chosenOn(selection, "term");
  const first = rows.filter((row) => row.allProblems > 0).slice(0, DRAWN);
  const further = rows.filter((row) => chosen.has(row.term.term) && !first.includes(row));
  return {
    rows,
    drawn: [...first.slice(0, Math.max(0, DRAWN - further.length)), ...further],
    chosen,
    filtered: isFiltered(selection, "term"),
  };
}

/** A theme has a name in each language of the interface; the dictionary picks its own. */
const themeOf = (row: TermRow, t: Translate): string =>
  t("panels.theme-terms.theme", { zh: row.themeZh, en: row.themeEn });

const SHAPE: RowsShape = { rowHeight: 25, isNumbered: false, isHeaded: false };

function option(view: View, env: DrawEnv) {
  const { t } = env;
  const { rows, drawn, chosen, filtered } = view;
  const longestTheme = Math.max(...drawn.map((row) => textWidth(themeOf(row, t), 11)), 0);
  const theme: FigureColumn<TermRow> = { text: (row) => themeOf(row, t), size: 11, width: longestTheme + 8 };
  const shown = { shown: formatCount(drawn.length), all: formatCount(rows.length) };
  return barsOption(env, {
    shape: SHAPE,
    rows: drawn,
    keyOf: (row) => row.term.term,
    nameOf: (row) => row.term.term,
    value: { name: t("panels.theme-terms.legend", shown), of: (row) => row.problems },
    totalOf: (row) => row.allProblems,
    filtered,
    chosen,
    // Where there is no room for the theme, the tooltip and the table name it.
    columns: env.width >= 480 ? [theme] : [],
    axis: { name: t("panels.theme-terms.axis") },
    tooltip: (row) => [
      [t("columns.theme"), themeOf(row, t)],
      [t("panels.problems"), formatKept(row.problems, row.allProblems, filtered)],
      [t("columns.occurrences"), formatCount(row.occurrences)],
      [t("columns.forms"), listed(t, row.term.forms)],
    ],
  });
}

function summary({ rows, chosen, filtered }: View, t: Translate): string {
  const named = (row: TermRow): string =>
    t("panels.theme-terms.term", { term: row.term.term, count: formatCount(row.problems) });
  const picked = rows.filter((row) => chosen.has(row.term.term));
  const occurring = rows.filter((row) => row.problems > 0);
  const prefix = filtered ? t("panels.under-filter") : "";
  if (picked.length > 0) {
    return sentence(t, [prefix + t("panels.theme-terms.chosen", { terms: listed(t, picked.map(named)) })]);
  }
  if (occurring.length === 0) return sentence(t, [prefix + t("panels.theme-terms.none")]);
  return sentence(t, [
    prefix +
      t("panels.theme-terms.most", {
        terms: listed(t, occurring.slice(0, 3).map(named)),
        count: formatCount(occurring.length),
      }),
    t("panels.theme-terms.unit"),
  ]);
}

export const themeTerms = definePanel<{ readonly terms: PanelQuery }, View>({
  id: "theme-terms",
  title: "panels.theme-terms.title",
  description: "panels.theme-terms.description",
  needs: [],
  field: "term",
  height: ({ catalogue }, width) =>
    rowsHeight(
      SHAPE,
      catalogue.terms.map(({ term }) => term),
      width,
      Math.min(DRAWN, catalogue.terms.length),
    ),
  queries: () => ({ terms }),
  view,
  option,
  table: ({ rows }, t) => ({
    columns: [
      { name: "term", label: t("columns.term"), format: "text" },
      { name: "theme", label: t("columns.theme"), format: "text" },
      { name: "problems", label: t("columns.problems"), format: "integer" },
      { name: "occurrences", label: t("columns.occurrences"), format: "integer" },
      { name: "forms", label: t("columns.forms"), format: "text" },
      { name: "source", label: t("columns.source"), format: "text" },
      { name: "problems_unfiltered", label: t("columns.problems_unfiltered"), format: "integer" },
    ],
    rows: rows.map((row) => [
      row.term.term,
      themeOf(row, t),
      row.problems,
      row.occurrences,
      row.term.forms.join("\n"),
      row.term.source,
      row.allProblems,
    ]),
  }),
  summary,
  select: clickOn("term"),
});
