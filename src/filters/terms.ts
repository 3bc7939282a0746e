import type { Catalogue } from "../model/catalogue.ts";

/** Between the two terms of a value that names a pair. */
const AND = " × ";

/** Two terms together as one value of a clause on terms: the problems that carry both. */
export const pairOf = (a: string, b: string): string => `${a}${AND}${b}`;

/** The terms that a value of a clause on terms names: one, or the two of a pair. */
export const termsOf = (value: string): readonly string[] => value.split(AND);

/** The problems that carry one of the values: a theme, a term, or both terms of a pair. */
export function carriersOf(
  { terms }: Pick<Catalogue, "terms">,
  field: "term" | "theme",
  values: readonly string[],
): ReadonlySet<string> {
  const problemsOf = (name: string): readonly string[] =>
    terms.flatMap((term) => (term[field] === name ? term.problems : []));
  if (field === "theme") return new Set(values.flatMap(problemsOf));
  return new Set(
    values.flatMap((value) => {
      const [first = [], ...others] = termsOf(value).map(problemsOf);
      return first.filter((problem) => others.every((problems) => problems.includes(problem)));
    }),
  );
}
