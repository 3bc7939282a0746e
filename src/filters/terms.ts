import type { Catalogue } from "../model/catalogue.ts";
import { isExtraField, isMeasureField, measureName, type PointClause, type Selection } from "./clauses.ts";
import { extraOf } from "./extras.ts";
import { measureOf } from "./measures.ts";

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

/**
 * The values of a clause, of terms and themes only those that the catalogue knows, of a pair both terms; none of a
 * column that the data do not have.
 */
function knownValues(clause: PointClause, catalogue: Catalogue): readonly string[] {
  const { terms, themes } = catalogue;
  if (isExtraField(clause.field)) return extraOf(clause.field, catalogue) === null ? [] : clause.values;
  const term = new Set(terms.map((each) => each.term));
  const theme = new Set(themes.map((each) => each.theme));
  if (clause.field === "term") return clause.values.filter((value) => termsOf(value).every((one) => term.has(one)));
  return clause.field === "theme" ? clause.values.filter((value) => theme.has(value)) : clause.values;
}

/** A selection without the terms, themes and columns that there are no longer, and what was taken out of it. */
export function knownTerms(
  selection: Selection,
  catalogue: Catalogue,
): { readonly selection: Selection; readonly gone: readonly string[] } {
  const gone: string[] = [];
  const kept = selection.flatMap((clause): Selection => {
    if (clause.kind !== "points") {
      if (!isMeasureField(clause.field) || measureOf(clause.field, catalogue) !== null) return [clause];
      gone.push(measureName(clause.field));
      return [];
    }
    const values = knownValues(clause, catalogue);
    if (values.length === clause.values.length) return [clause];
    gone.push(...clause.values.filter((value) => !values.includes(value)));
    return values.length === 0 ? [] : [{ ...clause, values }];
  });
  return { selection: kept, gone };
}
