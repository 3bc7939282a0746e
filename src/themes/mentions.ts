import type { Problem } from "../model/catalogue.ts";
import { compileMatcher, type Findable, type Span, type TermMatches } from "./matcher.ts";
import { normalise } from "./normalise.ts";

/** A problem, or anything else with an identifier, a title and a text. */
export type TermSource = Pick<Problem, "problem_id" | "problem_title" | "problem_text">;

/** How often a term stands in a problem. */
export interface Mention<Entry extends Findable> {
  readonly entry: Entry;
  readonly occurrences_title: number;
  readonly occurrences_text: number;
  /** Of these, how many are no part of a longer term (碳排放 in 碳排放监测 is). */
  readonly standing_title: number;
  readonly standing_text: number;
}

/** The mentions of every term of a list in each problem, by the rule of `compileMatcher`; only terms that occur. */
export function findMentions<Entry extends Findable>(
  problems: readonly TermSource[],
  entries: readonly Entry[],
): Mention<Entry>[][] {
  const find = compileMatcher(entries);
  return problems.map(({ problem_title, problem_text }) =>
    mentionsIn(find(normalise(problem_title)), find(normalise(problem_text))),
  );
}

function mentionsIn<Entry extends Findable>(
  title: readonly TermMatches<Entry>[],
  text: readonly TermMatches<Entry>[],
): Mention<Entry>[] {
  const inTitle = new Map(title.map(({ entry, spans }) => [entry, spans]));
  const inText = new Map(text.map(({ entry, spans }) => [entry, spans]));
  const nested = [nestedSpans(title), nestedSpans(text)] as const;
  return [...new Set([...inTitle.keys(), ...inText.keys()])].map((entry) => {
    const titleSpans = inTitle.get(entry) ?? [];
    const textSpans = inText.get(entry) ?? [];
    return {
      entry,
      occurrences_title: titleSpans.length,
      occurrences_text: textSpans.length,
      standing_title: titleSpans.filter((span) => !nested[0].has(span)).length,
      standing_text: textSpans.filter((span) => !nested[1].has(span)).length,
    };
  });
}

/** Spans that lie inside a longer span of another term (no two terms share a form, so none lies on another exactly). */
function nestedSpans(matches: readonly TermMatches<Findable>[]): Set<Span> {
  const nested = new Set<Span>();
  let reach = 0;
  for (const span of matches.flatMap((of) => of.spans).sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.end <= reach) nested.add(span);
    else reach = span.end;
  }
  return nested;
}
