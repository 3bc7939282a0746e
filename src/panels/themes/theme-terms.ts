import { predicate } from "../../engine/crossfilter/select-sql.ts";
import type { Translate } from "../../model/messages.ts";
import { definePanel } from "../define-panel.ts";
import { formatCount } from "../format.ts";
import { clickOn } from "../lookup.ts";
import { listed, sentence } from "../sentence.ts";
import type { PanelQuery } from "../types.ts";
import { themeOf, themeTermsHeight, themeTermsOption } from "./theme-terms-chart.ts";
import { FORM, ofTheme, ofTrack, THEME_TERMS, themeChosen, trackChosen } from "./theme-terms-controls.ts";
import { type TermRow, type ThemeTermsView, termsLookedAt, themeTermsView } from "./theme-terms-view.ts";

/** What the problems are about: terms by the number of problems whose title or text contains them. */

const terms: PanelQuery = {
  from: "term_facts",
  groupBy: { term: "term" },
  measures: { problems: { op: "count" }, occurrences: { op: "sum", of: "occurrences" } },
};

const only = (field: "theme" | "track_id", value: string): string =>
  predicate({ field, expression: field, test: { kind: "in", values: [value] } });

const SOURCES = ["lexicon", "discovered", "user"] as const;

/** How a term came about, in words; one that the program does not know stands as it is. */
function sourceName({ term: { source } }: TermRow, t: Translate): string {
  const known = SOURCES.find((each) => each === source);
  return known === undefined ? source : t(`panels.theme-terms.source.${known}`);
}

function summary({ rows, chosen, filtered }: ThemeTermsView, t: Translate): string {
  const named = (row: TermRow): string =>
    t("panels.theme-terms.term", { term: row.term.term, count: formatCount(row.problems) });
  const picked = rows.filter((row) => chosen.has(row.term.term));
  const occurring = rows.filter((row) => row.problems > 0);
  if (picked.length > 0) {
    return sentence(t, [t("panels.theme-terms.chosen", { terms: listed(t, picked.map(named)) })], filtered);
  }
  if (occurring.length === 0) return sentence(t, [t("panels.theme-terms.none")], filtered);
  return sentence(
    t,
    [
      t("panels.theme-terms.most", {
        terms: listed(t, occurring.slice(0, 3).map(named)),
        count: formatCount(occurring.length),
      }),
      t("panels.theme-terms.unit"),
    ],
    filtered,
  );
}

export const themeTerms = definePanel<{ readonly terms: PanelQuery }, ThemeTermsView>({
  id: THEME_TERMS,
  title: "panels.theme-terms.title",
  description: "panels.theme-terms.description",
  needs: [],
  field: "term",
  controls: ({ catalogue }) => [FORM, ofTheme(catalogue), ofTrack(catalogue)],
  height: (context, width) =>
    themeTermsHeight(
      termsLookedAt(context).map(({ term }) => term),
      width,
    ),
  queries: ({ catalogue, settings }) => {
    const track = trackChosen(catalogue, settings);
    return { terms: track === null ? terms : { ...terms, where: only("track_id", track) } };
  },
  view: themeTermsView,
  option: themeTermsOption,
  table: ({ rows }, t) => ({
    columns: [
      { name: "term", label: t("columns.term"), format: "text" },
      { name: "theme", label: t("columns.theme"), format: "text" },
      { name: "problems", label: t("columns.problems"), format: "integer" },
      { name: "occurrences", label: t("columns.occurrences"), format: "integer" },
      { name: "forms", label: t("columns.forms"), format: "text" },
      { name: "source", label: t("columns.source"), format: "text" },
      { name: "problems_unfiltered", label: t("columns.problems_unfiltered"), format: "integer" },
      { name: "source_name", label: t("columns.source_name"), format: "text" },
    ],
    rows: rows.map((row) => [
      row.term.term,
      themeOf(row, t),
      row.problems,
      row.occurrences,
      row.term.forms.join("\n"),
      row.term.source,
      row.allProblems,
      sourceName(row, t),
    ]),
  }),
  summary,
  select: clickOn("term"),
  behind: ({ catalogue, settings }) => {
    const [theme, track] = [themeChosen(catalogue, settings), trackChosen(catalogue, settings)];
    const said = [theme === null ? null : only("theme", theme), track === null ? null : only("track_id", track)];
    const conditions = said.filter((condition) => condition !== null);
    return { kind: "terms", where: conditions.length === 0 ? null : conditions.join(" AND ") };
  },
});
