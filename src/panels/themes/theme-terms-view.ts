import type { Term } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import { chosenOn, isFiltered, sumBy } from "../lookup.ts";
import type { PanelContext } from "../types.ts";
import { tellingFirst } from "./telling-terms.ts";
import { FORM, type Form, themeChosen } from "./theme-terms-controls.ts";

/** A term, and how many problems it is in. */
export interface TermRow {
  readonly term: Term;
  readonly themeZh: string;
  readonly themeEn: string;
  readonly problems: number;
  readonly occurrences: number;
  readonly allProblems: number;
}

export interface ThemeTermsView {
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

/** How many bars the chart has room for. */
export const DRAWN = 20;
/** How many words a cloud is made of, if they fit. */
const CLOUD = 60;

/** The terms looked at, in the catalogue's order. */
export function termsLookedAt({ catalogue, settings }: PanelContext): readonly Term[] {
  const theme = themeChosen(catalogue, settings);
  return theme === null ? catalogue.terms : catalogue.terms.filter((term) => term.theme === theme);
}

/** Null where there are no terms. */
export function themeTermsView(results: Results, totals: Results, context: PanelContext): ThemeTermsView | null {
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
