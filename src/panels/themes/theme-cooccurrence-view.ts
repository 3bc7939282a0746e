import { pairOf } from "../../filters/terms.ts";
import type { Term } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import { chosenOn, isFiltered, rowsOf } from "../lookup.ts";
import type { PanelContext } from "../types.ts";
import { tellingFirst } from "./telling-terms.ts";
import { termsByProblems } from "./theme-by-track-view.ts";

/** Terms that stand in the same problems. */

export type PairForm = "matrix" | "network";

/** Problems that carry both, under the selection and without any. */
export interface TermPair {
  /** In the catalogue's order. */
  readonly a: Term;
  readonly b: Term;
  readonly kept: number;
  readonly all: number;
}

export interface PairTerm {
  readonly term: Term;
  /** Of the problems under the selection, and of all. */
  readonly kept: number;
  readonly all: number;
}

export interface CooccurrenceView {
  readonly form: PairForm;
  /** The terms of most problems, and those chosen: by theme, within a theme those of most problems first. */
  readonly drawn: readonly PairTerm[];
  /** All pairs with a problem in common, whether the filter leaves it or not; most problems first. */
  readonly pairs: readonly TermPair[];
  /** `pairKey`, either term first → pair, of the terms drawn. */
  readonly byKey: ReadonlyMap<string, TermPair>;
  readonly terms: number;
  /** Problems under the selection. */
  readonly problems: number;
  readonly chosen: ReadonlySet<string>;
  /** Keys of the pairs chosen. */
  readonly chosenPairs: ReadonlySet<string>;
  readonly filtered: boolean;
}

export interface CooccurrenceResults {
  readonly carried: Columns;
}

/** How many terms the chart has room for. */
export const DRAWN_TERMS = 20;

/** A pair as a value of a clause on terms. */
export const pairKey = ({ a, b }: Pick<TermPair, "a" | "b">): string => pairOf(a.term, b.term);

/** One of the two is part of the other: where the longer stands, so does the shorter. */
export const isNested = ({ a, b }: TermPair): boolean => a.term.includes(b.term) || b.term.includes(a.term);

/** The places of the terms of each problem in the catalogue, ascending. */
function placesBy(
  { carried }: CooccurrenceResults,
  places: ReadonlyMap<string, number>,
): readonly (readonly number[])[] {
  const byProblem = new Map<string, number[]>();
  for (const row of rowsOf(carried)) {
    const [problem, place] = [row.key("problem_id"), places.get(row.key("term") ?? "")];
    if (problem === null || place === undefined) continue;
    const own = byProblem.get(problem) ?? [];
    byProblem.set(problem, own);
    own.push(place);
  }
  return [...byProblem.values()].map((own) => own.sort((a, b) => a - b));
}

/** Place of a × terms + place of b → problems with both. */
function countPairs(problems: readonly (readonly number[])[], terms: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const places of problems) {
    places.forEach((a, at) => {
      for (let next = at + 1; next < places.length; next += 1) {
        const key = a * terms + (places[next] ?? 0);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    });
  }
  return counts;
}

function countSingles(problems: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const place of problems.flat()) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}

/** The telling terms of most problems, whatever is filtered, and those chosen; in the order of the themes. */
export function drawnTerms({ catalogue, selection }: PanelContext): readonly Term[] {
  const chosen = chosenOn(selection, "term");
  const found = termsByProblems(catalogue.terms).filter(({ problems }) => problems.length > 0);
  const ranked = tellingFirst(found, catalogue, ({ term }) => term);
  const first = ranked.slice(0, DRAWN_TERMS);
  const further = ranked.filter((term) => chosen.has(term.term) && !first.includes(term));
  const drawn = [...first.slice(0, Math.max(0, DRAWN_TERMS - further.length)), ...further];
  const themes = new Map(catalogue.themes.map(({ theme }, place) => [theme, place]));
  const placeOf = ({ theme }: Term): number => themes.get(theme) ?? themes.size;
  return drawn.toSorted((a, b) => placeOf(a) - placeOf(b) || b.problems.length - a.problems.length);
}

/** Null where there are not two terms with problems. */
export function cooccurrenceView(
  results: CooccurrenceResults,
  totals: CooccurrenceResults,
  context: PanelContext,
  form: PairForm,
): CooccurrenceView | null {
  const { catalogue, selection } = context;
  const { terms } = catalogue;
  const places = new Map(terms.map(({ term }, place) => [term, place]));
  const counted = (carried: Columns) => {
    const problems = placesBy({ carried }, places);
    return { problems, pairs: countPairs(problems, terms.length), singles: countSingles(problems) };
  };
  const all = counted(totals.carried);
  // Without a filter both are the same answer.
  const kept = results.carried === totals.carried ? all : counted(results.carried);
  const pairs = [...all.pairs]
    .flatMap(([key, count]): readonly (TermPair & { readonly key: number })[] => {
      const [a, b] = [terms[Math.floor(key / terms.length)], terms[key % terms.length]];
      return a === undefined || b === undefined ? [] : [{ a, b, kept: kept.pairs.get(key) ?? 0, all: count, key }];
    })
    .sort((x, y) => y.kept - x.kept || y.all - x.all || x.key - y.key);
  const drawn = drawnTerms(context);
  if (drawn.length < 2) return null;
  const isDrawn = new Set(drawn);
  const clause = selection.find(({ field }) => field === "term");
  return {
    form,
    drawn: drawn.map((term) => {
      const place = places.get(term.term) ?? -1;
      return { term, kept: kept.singles.get(place) ?? 0, all: all.singles.get(place) ?? 0 };
    }),
    pairs,
    byKey: new Map(
      pairs
        .filter(({ a, b }) => isDrawn.has(a) && isDrawn.has(b))
        .flatMap((pair) => [
          [pairKey(pair), pair],
          [pairKey({ a: pair.b, b: pair.a }), pair],
        ]),
    ),
    terms: all.singles.size,
    problems: kept.problems.length,
    chosen: chosenOn(selection, "term"),
    chosenPairs: new Set(clause?.kind === "points" ? clause.values : []),
    filtered: isFiltered(selection, "term"),
  };
}
