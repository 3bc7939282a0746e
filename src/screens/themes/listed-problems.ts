import type { Catalogue, Problem, Term, Theme, Track } from "../../model/catalogue.ts";
import type { TableData } from "../../panels/types.ts";
import type { Findable } from "../../themes/matcher.ts";
import { findText } from "../../themes/search.ts";
import { applyUserWords, NO_USER_WORDS, type UserWords } from "../../themes/user-words.ts";
import { columnPlace } from "./column-place.ts";
import { bundledWordbook } from "./wordbook.ts";

/** The rows of theme-problems, put together by problem, with what the catalogue knows of each. */

export interface ListedProblem {
  readonly problem: Problem;
  readonly track: Track | null;
  /** In the order of the rows. */
  readonly terms: readonly { readonly term: Term; readonly occurrences: number }[];
  /** All that the problem has, in the catalogue's order. */
  readonly themes: readonly Theme[];
}

/** A table of problem_id, term and occurrences as problems with their terms. A column missing is a mistake of ours. */
export function listedProblems(table: TableData, catalogue: Catalogue): readonly ListedProblem[] {
  const at = columnPlace("theme-problems", table);
  const [ofProblem, ofTerm, ofOccurrences] = [at("problem_id"), at("term"), at("occurrences")];
  const problems = new Map(catalogue.problems.map((problem) => [problem.problem_id, problem]));
  const tracks = new Map(catalogue.tracks.map((track) => [track.track_id, track]));
  const terms = new Map(catalogue.terms.map((term) => [term.term, term]));
  const byProblem = new Map<Problem, { term: Term; occurrences: number }[]>();
  for (const row of table.rows) {
    const problem = problems.get(String(row[ofProblem]));
    const term = terms.get(String(row[ofTerm]));
    if (problem === undefined || term === undefined) continue;
    const own = byProblem.get(problem) ?? [];
    byProblem.set(problem, own);
    own.push({ term, occurrences: Number(row[ofOccurrences]) });
  }
  const themesOf = themesBy(catalogue);
  return [...byProblem].map(([problem, own]) => ({
    problem,
    track: tracks.get(problem.track_id) ?? null,
    terms: own,
    themes: themesOf(problem),
  }));
}

/** The themes of a problem, in the catalogue's order. */
function themesBy({ terms, themes }: Catalogue): (problem: Problem) => readonly Theme[] {
  const known = new Map<string, Set<string>>();
  for (const { theme, problems } of terms) {
    for (const id of problems) known.set(id, (known.get(id) ?? new Set()).add(theme));
  }
  return ({ problem_id }) => themes.filter(({ theme }) => known.get(problem_id)?.has(theme));
}

/** All problems of the contest whose number, title or text has a string, in official order; their terms are not listed. */
export function foundProblems(query: string, catalogue: Catalogue): readonly ListedProblem[] {
  const tracks = new Map(catalogue.tracks.map((track) => [track.track_id, track]));
  const themesOf = themesBy(catalogue);
  return catalogue.problems
    .filter(({ problem_id, problem_title, problem_text }) =>
      [problem_id, problem_title, problem_text].some((written) => findText(written, query).length > 0),
    )
    .map((problem) => ({
      problem,
      track: tracks.get(problem.track_id) ?? null,
      terms: [],
      themes: themesOf(problem),
    }));
}

const exceptionsBy = new WeakMap<UserWords, ReadonlyMap<string, readonly string[]>>();

/** Term → the longer strings that it is not found within, which the tables do not carry. */
function exceptionsOf(words: UserWords): ReadonlyMap<string, readonly string[]> {
  const known =
    exceptionsBy.get(words) ??
    new Map(applyUserWords(bundledWordbook().lexicon, words).map((entry) => [entry.term, entry.except]));
  exceptionsBy.set(words, known);
  return known;
}

/**
 * How a term is found in a text: by its forms in the catalogue, and not within the longer strings that the bundled
 * lexicon excepts. What was discovered has no exceptions.
 */
export function entryOf({ term, forms, source }: Term, words: UserWords = NO_USER_WORDS): Findable {
  return { term, forms, except: source === "discovered" ? [] : (exceptionsOf(words).get(term) ?? []) };
}
