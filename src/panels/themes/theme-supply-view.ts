import type { Theme } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import { panelControl } from "../control.ts";
import { chosenOn, isFiltered, offeredProblems, sumBy } from "../lookup.ts";
import type { PanelContext, PanelQuery } from "../types.ts";

export const THEME_SUPPLY = "theme-supply";

type Basis = "text" | "problem";

export const BASIS = panelControl<Basis>(THEME_SUPPLY, "by", {
  label: "themes.supply.by",
  values: { text: "themes.supply.by.text", problem: "themes.supply.by.problem" },
  initial: "text",
});

/** Whether the texts of entries were read. */
export const hasTexts = ({ catalogue }: PanelContext): boolean => catalogue.loaded.includes("entry_themes");

/** What the registrations are told apart by. */
export const basisOf = (context: PanelContext): Basis => (hasTexts(context) ? BASIS.read(context.settings) : "problem");

/** A theme on both sides. */
export interface ThemeSides {
  readonly theme: Theme;
  /** Problems on offer that carry it. */
  readonly problems: number;
  /** Registrations that take it up, under the selection and without any. */
  readonly kept: number;
  readonly all: number;
}

export interface ThemeSupplyView {
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

export const QUERIES: Readonly<Record<Basis, PanelQuery>> = {
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

/** Null where the catalogue knows no theme. */
export function themeSupplyView(results: Results, totals: Results, context: PanelContext): ThemeSupplyView | null {
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
export const percent = (some: number, whole: number): number => Math.round(100 * part(some, whole));

/** How much more of the registrations than of the problems have it. */
export const surplusOf = (row: ThemeSides, { kept, offered }: ThemeSupplyView): number =>
  part(row.kept, kept) - part(row.problems, offered);

/** Null where no problem has it. */
export const perProblem = ({ kept, problems }: ThemeSides): number | null => (problems === 0 ? null : kept / problems);
