import type { Theme } from "../model/catalogue.ts";
import type { Columns } from "../model/columns.ts";
import type { Translate } from "../model/messages.ts";
import { barsOption } from "./bars.ts";
import { panelControl } from "./control.ts";
import { definePanel } from "./define-panel.ts";
import { formatCell, formatCount, formatShare } from "./format.ts";
import { type RowsShape, rowsHeight } from "./labelled-rows.ts";
import { chosenOn, clickOn, isFiltered, offeredProblems, sumBy } from "./lookup.ts";
import { listed, sentence } from "./sentence.ts";
import type { DrawEnv, PanelContext, PanelQuery } from "./types.ts";

/**
 * 赛题侧 against 参赛侧: the share of problems that carry a theme, beside the share of registrations that take it up: by
 * what their own titles and abstracts speak of or, where none was read, by the themes of their problems.
 */

const ID = "theme-supply";

type Basis = "text" | "problem";

const BASIS = panelControl<Basis>(ID, "by", {
  label: "themes.supply.by",
  values: { text: "themes.supply.by.text", problem: "themes.supply.by.problem" },
  initial: "text",
});

const hasTexts = ({ catalogue }: PanelContext): boolean => catalogue.loaded.includes("entry_themes");

const basisOf = (context: PanelContext): Basis => (hasTexts(context) ? BASIS.read(context.settings) : "problem");

interface ThemeSides {
  readonly theme: Theme;
  /** Problems on offer that carry it. */
  readonly problems: number;
  /** Registrations that take it up, under the selection and without any. */
  readonly kept: number;
  readonly all: number;
}

interface View {
  /** In the catalogue's order. */
  readonly rows: readonly ThemeSides[];
  /** Problems on offer. */
  readonly offered: number;
  readonly basis: Basis;
  /** There is nothing else to go by. */
  readonly isOnly: boolean;
  /** Registrations with a text, or that name a problem of the catalogue. */
  readonly kept: number;
  readonly all: number;
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
}

interface Results {
  readonly entries: Columns;
}

const REGISTRATIONS = { registrations: { op: "sum", of: "is_registration" } } as const;

const QUERIES: Readonly<Record<Basis, PanelQuery>> = {
  text: { from: "entry_facts", groupBy: { themes: "themes" }, measures: REGISTRATIONS },
  problem: { from: "entry_facts", groupBy: { problem_id: "problem_id" }, measures: REGISTRATIONS },
};

/** Registrations by theme, and of how many they are. */
interface Taken {
  readonly by: ReadonlyMap<string, number>;
  readonly of: number;
}

/** Each registration has the themes that `themesOf` gives for what it is grouped by; null: it is none of them. */
function taken(answer: Columns, key: string, themesOf: (value: string) => Iterable<string> | null): Taken {
  const by = new Map<string, number>();
  let of = 0;
  for (const [value, count] of sumBy(answer, key, "registrations")) {
    const themes = themesOf(value);
    if (themes === null) continue;
    of += count;
    for (const theme of themes) by.set(theme, (by.get(theme) ?? 0) + count);
  }
  return { by, of };
}

function view(results: Results, totals: Results, context: PanelContext): View | null {
  const { catalogue, selection } = context;
  if (catalogue.themes.length === 0) return null;
  const offered = offeredProblems(context, "theme");
  const themesOf = new Map(catalogue.problems.map(({ problem_id }) => [problem_id, new Set<string>()]));
  for (const { theme, problems } of catalogue.terms) for (const id of problems) themesOf.get(id)?.add(theme);
  const basis = basisOf(context);
  const takenIn = (answer: Columns): Taken =>
    basis === "text"
      ? taken(answer, "themes", (themes) => themes.split(" "))
      : taken(answer, "problem_id", (problem) => themesOf.get(problem) ?? null);
  const [kept, all] = [takenIn(results.entries), takenIn(totals.entries)];
  return {
    rows: catalogue.themes.map((theme) => ({
      theme,
      problems: [...offered].filter((problem) => themesOf.get(problem)?.has(theme.theme)).length,
      kept: kept.by.get(theme.theme) ?? 0,
      all: all.by.get(theme.theme) ?? 0,
    })),
    basis,
    isOnly: !hasTexts(context),
    offered: offered.size,
    kept: kept.of,
    all: all.of,
    chosen: chosenOn(selection, "theme"),
    filtered: isFiltered(selection, "theme"),
  };
}

const part = (some: number, whole: number): number => (whole === 0 ? 0 : some / whole);

/** Whole per cent. */
const percent = (some: number, whole: number): number => Math.round(100 * part(some, whole));

const nameOf = ({ theme: { name_zh, name_en } }: ThemeSides, t: Translate): string =>
  t("panels.theme-terms.theme", { zh: name_zh, en: name_en });

/** How much more of the registrations than of the problems have it. */
const surplusOf = (row: ThemeSides, { kept, offered }: View): number =>
  part(row.kept, kept) - part(row.problems, offered);

/** Rows have room for a name of two lines. */
const SHAPE: RowsShape = { rowHeight: 34, isNumbered: false, isHeaded: false };

function option(of: View, env: DrawEnv) {
  const { t } = env;
  const { rows, offered, kept, all, chosen, filtered } = of;
  return barsOption(env, {
    shape: SHAPE,
    rows,
    keyOf: (row) => row.theme.theme,
    nameOf: (row) => nameOf(row, t),
    value: { name: t("themes.supply.entries"), of: (row) => percent(row.kept, kept) },
    target: { name: t("themes.supply.problems"), of: (row) => percent(row.problems, offered) },
    totalOf: (row) => percent(filtered ? row.all : row.kept, filtered ? all : kept),
    filtered,
    chosen,
    columns: [],
    axis: { name: t("themes.supply.axis") },
    tooltip: (row) => [
      [t("themes.supply.problems"), `${formatShare(row.problems, offered)} (${formatCount(row.problems)})`],
      [t("themes.supply.entries"), `${formatShare(row.kept, kept)} (${formatCount(row.kept)})`],
      [t("columns.registrations_per_problem"), perProblem(row) === null ? "–" : formatCell(perProblem(row), "decimal")],
    ],
  });
}

const perProblem = ({ kept, problems }: ThemeSides): number | null => (problems === 0 ? null : kept / problems);

/** So many themes can be named in a sentence. */
const NAMED = 2;

/** Below this a difference of shares is not worth a word. */
const TELLING = 0.01;

function summary(of: View, t: Translate): string {
  const { rows, basis, isOnly, offered, kept, chosen, filtered } = of;
  const prefix = filtered ? t("panels.under-filter") : "";
  if (kept === 0) return sentence(t, [prefix + t(`themes.supply.nobody.${basis}`)]);
  const looked = chosen.size === 0 ? rows : rows.filter(({ theme }) => chosen.has(theme.theme));
  const named = (row: ThemeSides): string =>
    t("themes.supply.theme", {
      name: nameOf(row, t),
      problems: formatShare(row.problems, offered),
      entries: formatShare(row.kept, kept),
    });
  const ranked = looked.toSorted((a, b) => surplusOf(b, of) - surplusOf(a, of));
  const crowded = ranked.filter((row) => surplusOf(row, of) >= TELLING).slice(0, NAMED);
  const thin = ranked.toReversed().filter((row) => surplusOf(row, of) <= -TELLING);
  const without = looked.filter((row) => row.problems > 0 && row.kept === 0);
  const names = (some: readonly ThemeSides[]) => ({ names: listed(t, some.map(named)) });
  return sentence(t, [
    prefix + t(isOnly ? "themes.supply.of.only" : `themes.supply.of.${basis}`, { count: formatCount(kept) }),
    crowded.length === 0 ? null : t("themes.supply.crowded", names(crowded)),
    thin.length === 0 ? null : t("themes.supply.thin", names(thin.slice(0, NAMED))),
    without.length === 0
      ? null
      : t("themes.supply.without", {
          names: listed(
            t,
            without.map((row) => nameOf(row, t)),
          ),
        }),
  ]);
}

export const themeSupply = definePanel<{ readonly entries: PanelQuery }, View>({
  id: ID,
  title: "themes.supply.title",
  description: "themes.supply.description",
  needs: ["entries"],
  field: "theme",
  height: ({ catalogue }, width) =>
    rowsHeight(
      SHAPE,
      catalogue.themes.map(() => ""),
      width,
    ),
  controls: (context) => (hasTexts(context) ? [BASIS] : []),
  queries: (context) => ({ entries: QUERIES[basisOf(context)] }),
  behind: (context) => {
    const counted = basisOf(context) === "text" ? "themes IS NOT NULL" : "problem_id IS NOT NULL";
    return { kind: "entries", where: `is_registration = 1 AND ${counted}` };
  },
  view,
  option,
  table: (of, t) => ({
    columns: [
      { name: "theme", label: t("columns.theme"), format: "text" },
      { name: "problems", label: t("columns.problems"), format: "integer" },
      { name: "problem_share", label: t("themes.supply.problems"), format: "share" },
      { name: "registrations", label: t("columns.registrations"), format: "integer" },
      { name: "registration_share", label: t("themes.supply.entries"), format: "share" },
      { name: "difference", label: t("themes.supply.difference"), format: "share" },
      { name: "registrations_per_problem", label: t("columns.registrations_per_problem"), format: "decimal" },
      { name: "registrations_unfiltered", label: t("columns.registrations_unfiltered"), format: "integer" },
    ],
    rows: of.rows.map((row) => [
      nameOf(row, t),
      row.problems,
      of.offered === 0 ? null : row.problems / of.offered,
      row.kept,
      of.kept === 0 ? null : row.kept / of.kept,
      of.kept === 0 || of.offered === 0 ? null : surplusOf(row, of),
      perProblem(row),
      row.all,
    ]),
  }),
  summary,
  select: clickOn("theme"),
});
