import type { Theme } from "../model/catalogue.ts";
import type { Columns } from "../model/columns.ts";
import type { Translate } from "../model/messages.ts";
import { barsOption } from "./bars.ts";
import { definePanel } from "./define-panel.ts";
import { formatCell, formatCount, formatShare } from "./format.ts";
import { type RowsShape, rowsHeight } from "./labelled-rows.ts";
import { chosenOn, clickOn, isFiltered, offeredProblems, sumBy } from "./lookup.ts";
import { listed, sentence } from "./sentence.ts";
import type { DrawEnv, PanelContext, PanelQuery } from "./types.ts";

/**
 * 赛题侧 against 参赛侧: the share of problems that carry a theme, beside the share of registrations that are on such
 * problems. A registration counts by the themes of its problem, not by its own words.
 */

const ID = "theme-supply";

interface ThemeSides {
  readonly theme: Theme;
  /** Problems on offer that carry it. */
  readonly problems: number;
  /** Registrations on problems that carry it, under the selection and without any. */
  readonly kept: number;
  readonly all: number;
}

interface View {
  /** In the catalogue's order. */
  readonly rows: readonly ThemeSides[];
  /** Problems on offer. */
  readonly offered: number;
  /** Registrations that name a problem of the catalogue. */
  readonly kept: number;
  readonly all: number;
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
}

interface Results {
  readonly entries: Columns;
}

/** Problems that no registration names are left out; so are registrations that name none. */
const entries: PanelQuery = {
  from: "entry_facts",
  groupBy: { problem_id: "problem_id" },
  measures: { registrations: { op: "sum", of: "is_registration" } },
};

function view(results: Results, totals: Results, context: PanelContext): View | null {
  const { catalogue, selection } = context;
  if (catalogue.themes.length === 0) return null;
  const offered = offeredProblems(context, "theme");
  const [kept, all] = [
    sumBy(results.entries, "problem_id", "registrations"),
    sumBy(totals.entries, "problem_id", "registrations"),
  ];
  const carrying = new Map<string, Set<string>>();
  for (const { theme, problems } of catalogue.terms) {
    const own = carrying.get(theme) ?? new Set<string>();
    carrying.set(theme, own);
    for (const problem of problems) own.add(problem);
  }
  const sum = (of: ReadonlyMap<string, number>, problems: Iterable<string>): number =>
    [...problems].reduce((total, problem) => total + (of.get(problem) ?? 0), 0);
  const known = catalogue.problems.map(({ problem_id }) => problem_id);
  return {
    rows: catalogue.themes.map((theme) => {
      const problems = carrying.get(theme.theme) ?? new Set<string>();
      return {
        theme,
        problems: [...problems].filter((problem) => offered.has(problem)).length,
        kept: sum(kept, problems),
        all: sum(all, problems),
      };
    }),
    offered: offered.size,
    kept: sum(kept, known),
    all: sum(all, known),
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
  const { rows, offered, kept, chosen, filtered } = of;
  const prefix = filtered ? t("panels.under-filter") : "";
  if (kept === 0) return sentence(t, [prefix + t("themes.supply.nobody")]);
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
    prefix + t("themes.supply.by-problem", { count: formatCount(kept) }),
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
  queries: () => ({ entries }),
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
