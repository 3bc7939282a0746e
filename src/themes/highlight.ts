import type { LexiconEntry } from "./lexicon.ts";
import { compileMatcher, type Span } from "./matcher.ts";
import { normaliseLocated } from "./normalise.ts";

/**
 * Where a term stands in a text as it was written, in UTF-16 units of that text, half-open, in order and without
 * overlap: exactly the occurrences that `countTerms` counts.
 */
export function findTerm(text: string, entry: LexiconEntry): Span[] {
  const { text: normalised, starts, ends } = normaliseLocated(text);
  return compileMatcher([entry])(normalised).flatMap(({ spans }) =>
    spans.map(({ start, end }) => ({ start: starts[start] ?? text.length, end: ends[end - 1] ?? text.length })),
  );
}
