import { predicate } from "../engine/crossfilter-sql.ts";
import type { ViewSettings } from "../filters/clauses.ts";
import type { Catalogue, Term } from "../model/catalogue.ts";
import type { Columns } from "../model/columns.ts";
import type { Translate } from "../model/messages.ts";
import { barsOption } from "./bars.ts";
import { panelControl } from "./control.ts";
import { definePanel } from "./define-panel.ts";
import { swatch, textWidth } from "./draw.ts";
import { formatCount, formatKept } from "./format.ts";
import { type FigureColumn, type RowsShape, rowsHeight } from "./labelled-rows.ts";
import { chosenOn, clickOn, isFiltered, sumBy } from "./lookup.ts";
import { listed, sentence } from "./sentence.ts";
import { tellingFirst } from "./telling-terms.ts";
import { cutName } from "./theme-by-track-chart.ts";
import { cloudOption } from "./theme-cloud.ts";
import type { DrawEnv, PanelContext, PanelControl, PanelQuery } from "./types.ts";

/** What the problems are about: terms by the number of problems whose title or text contains them. */

interface TermRow {
  readonly term: Term;
  readonly themeZh: string;
  readonly themeEn: string;
  readonly problems: number;
  readonly occurrences: number;
  readonly allProblems: number;
}

type Form = "bars" | "cloud";

interface View {
  readonly form: Form;
  /** Every term of the catalogue, or of the theme looked at, most problems first. */
  readonly rows: readonly TermRow[];
  /** The telling ones of most problems, and whatever is chosen. */
  readonly drawn: readonly TermRow[];
  /** For the cloud. */
  readonly words: readonly TermRow[];
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

const only = (field: "theme" | "track_id", value: string): string =>
  predicate({ field, expression: field, test: { kind: "in", values: [value] } });

/** How many bars the chart has room for. */
const DRAWN = 20;
/** How many words a cloud is made of, if they fit. */
const CLOUD = 60;

const ID = "theme-terms";

const FORM = panelControl<Form>(ID, "form", {
  label: "panels.theme-terms.form",
  values: { bars: "panels.theme-terms.form.bars", cloud: "panels.theme-terms.form.cloud" },
  initial: "bars",
});

const ANY_THEME = "any";
const ANY_TRACK = "any";

/** The tracks of the catalogue, of which terms of one are looked at. */
const ofTrack = ({ tracks }: Catalogue): PanelControl => ({
  name: `${ID}.track`,
  label: "columns.track_name",
  options: [
    { value: ANY_TRACK, label: (t) => t("themes.any-track") },
    ...tracks.map(({ track_id, track_name }) => ({ value: track_id, label: () => track_name })),
  ],
  initial: ANY_TRACK,
});

/** The track whose terms are looked at; null: all. */
const trackChosen = ({ tracks }: Catalogue, { choices }: ViewSettings): string | null =>
  tracks.find(({ track_id }) => track_id === choices[`${ID}.track`])?.track_id ?? null;

/** The themes of the catalogue, of which terms of one are looked at. */
const ofTheme = ({ themes }: Catalogue): PanelControl => ({
  name: `${ID}.theme`,
  label: "columns.theme",
  options: [
    { value: ANY_THEME, label: (t) => t("panels.theme-terms.any-theme") },
    ...themes.map(({ theme, name_zh, name_en }) => ({
      value: theme,
      label: (t: Translate) => t("panels.theme-terms.theme", { zh: name_zh, en: name_en }),
    })),
  ],
  initial: ANY_THEME,
});

/** The theme whose terms are looked at; null: all. */
const themeChosen = ({ themes }: Catalogue, { choices }: ViewSettings): string | null =>
  themes.find(({ theme }) => theme === choices[`${ID}.theme`])?.theme ?? null;

/** The terms looked at, in the catalogue's order. */
function termsLookedAt({ catalogue, settings }: PanelContext): readonly Term[] {
  const theme = themeChosen(catalogue, settings);
  return theme === null ? catalogue.terms : catalogue.terms.filter((term) => term.theme === theme);
}

function view(results: Results, totals: Results, context: PanelContext): View | null {
  const { catalogue, selection, settings } = context;
  const problems = sumBy(results.terms, "term", "problems");
  const occurrences = sumBy(results.terms, "term", "occurrences");
  const all = sumBy(totals.terms, "term", "problems");
  const themes = new Map(catalogue.themes.map((theme) => [theme.theme, theme]));
  const rows = termsLookedAt(context)
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
  const places = new Map(rows.map((row, place) => [row, place]));
  const inOrder = (some: readonly TermRow[]) => some.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const chosen = chosenOn(selection, "term");
  const termOf = (row: TermRow): string => row.term.term;
  const left = tellingFirst(
    rows.filter((row) => row.problems > 0),
    catalogue,
    termOf,
  );
  const first = [...left, ...rows.filter((row) => row.problems === 0 && row.allProblems > 0)].slice(0, DRAWN);
  const further = rows.filter((row) => chosen.has(row.term.term) && !first.includes(row));
  return {
    form: FORM.read(settings),
    rows,
    drawn: [...inOrder(first.slice(0, Math.max(0, DRAWN - further.length))), ...further],
    words: left.slice(0, CLOUD),
    chosen,
    filtered: isFiltered(selection, "term"),
  };
}

/** A theme has a name in each language of the interface; the dictionary picks its own. A word found is in none yet. */
const themeOf = (row: TermRow, t: Translate): string =>
  row.term.theme === ""
    ? t("panels.theme-terms.new-word")
    : t("panels.theme-terms.theme", { zh: row.themeZh, en: row.themeEn });

const SOURCES = ["lexicon", "discovered", "user"] as const;

/** In the chart, where nothing would look like something missing. */
const themeShown = (row: TermRow, t: Translate): string =>
  row.term.theme === "" ? t("themes.words.no-theme") : themeOf(row, t);

/** How a term came about, in words; one that the program does not know stands as it is. */
function sourceName({ term: { source } }: TermRow, t: Translate): string {
  const known = SOURCES.find((each) => each === source);
  return known === undefined ? source : t(`panels.theme-terms.source.${known}`);
}

const SHAPE: RowsShape = { rowHeight: 25, isNumbered: false, isHeaded: false };

const tooltip =
  ({ filtered }: View, t: Translate) =>
  (row: TermRow): readonly (readonly [label: string, figure: string])[] => [
    [t("columns.theme"), themeShown(row, t)],
    [t("panels.problems"), formatKept(row.problems, row.allProblems, filtered)],
    [t("columns.occurrences"), formatCount(row.occurrences)],
    [t("columns.forms"), listed(t, row.term.forms)],
  ];

/** A picture for a cover: what is not under the filter has no size, and is not in it. */
function cloud(view: View, env: DrawEnv) {
  const { t, theme } = env;
  const { rows, words, chosen } = view;
  const tone = chosen.size > 0 ? theme.accent : theme.data;
  return cloudOption(env, {
    words,
    keyOf: (row) => row.term.term,
    figureOf: (row) => row.problems,
    chosen,
    legend: (shown) => {
      const text = t("panels.theme-terms.cloud", { shown: formatCount(shown), all: formatCount(rows.length) });
      return [{ text, shape: swatch(tone) }];
    },
    tooltip: tooltip(view, t),
  });
}

const THEME_SIZE = 11;
const THEME_SHARE = 0.32;

function bars(view: View, env: DrawEnv) {
  const { t } = env;
  const { rows, drawn, chosen, filtered } = view;
  const longest = Math.max(...drawn.map((row) => textWidth(themeShown(row, t), THEME_SIZE)), 0);
  // The bars are the chart: names of themes leave them their room.
  const room = Math.min(longest, env.width * THEME_SHARE);
  const theme: FigureColumn<TermRow> = {
    text: (row) => cutName(themeShown(row, t), room, THEME_SIZE),
    size: THEME_SIZE,
    width: room + 8,
  };
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
    tooltip: tooltip(view, t),
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
  id: ID,
  title: "panels.theme-terms.title",
  description: "panels.theme-terms.description",
  needs: [],
  field: "term",
  controls: ({ catalogue }) => [FORM, ofTheme(catalogue), ofTrack(catalogue)],
  height(context, width) {
    const names = termsLookedAt(context).map(({ term }) => term);
    return rowsHeight(SHAPE, names, width, Math.min(DRAWN, names.length));
  },
  queries: ({ catalogue, settings }) => {
    const track = trackChosen(catalogue, settings);
    return { terms: track === null ? terms : { ...terms, where: only("track_id", track) } };
  },
  view,
  option: (of, env) => (of.form === "cloud" ? cloud(of, env) : bars(of, env)),
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
