import type { TermCounts } from "./count.ts";

/** Terms of a problem that say what it is about: the first so many. */
const TELLING = 8;
/** A theme has to account for so much of what a term's problems are about. */
const SHARE = 0.4;

/**
 * A theme for each term that has none, by the company it keeps: in its problems the first terms give their themes
 * 1 / rank each; the theme with most, if that is two fifths of all. Terms that no theme claims are left out. It is an
 * offer to a person and no more: the counts know nothing of it.
 */
export function suggestThemes({ terms, problem_terms }: TermCounts): ReadonlyMap<string, string> {
  const themeOf = new Map(terms.map(({ term, theme }) => [term, theme]));
  const weights = new Map<string, Map<string, number>>();
  for (const { problem_id, term, rank } of problem_terms) {
    const theme = themeOf.get(term) ?? null;
    if (theme === null || rank > TELLING) continue;
    const own = weights.get(problem_id) ?? new Map<string, number>();
    weights.set(problem_id, own);
    own.set(theme, (own.get(theme) ?? 0) + 1 / rank);
  }
  const sums = new Map<string, Map<string, number>>();
  for (const { problem_id, term } of problem_terms) {
    if (themeOf.get(term) !== null) continue;
    const sum = sums.get(term) ?? new Map<string, number>();
    sums.set(term, sum);
    for (const [theme, weight] of weights.get(problem_id) ?? []) sum.set(theme, (sum.get(theme) ?? 0) + weight);
  }
  const suggested = new Map<string, string>();
  for (const [term, sum] of sums) {
    const all = [...sum.values()].reduce((total, weight) => total + weight, 0);
    const [first] = [...sum].sort(([, a], [, b]) => b - a);
    if (first && first[1] >= SHARE * all) suggested.set(term, first[0]);
  }
  return suggested;
}
