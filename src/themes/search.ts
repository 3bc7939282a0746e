import type { Span } from "./matcher.ts";
import { normalise, normaliseLocated } from "./normalise.ts";

/** In small letters, unit for unit: a letter whose small form is longer stays as it is. */
const folded = (text: string): string =>
  text.replace(/\p{Lu}/gu, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter));

/** What is looked for, as it is compared: full-width letters are plain ones, capitals are small, blanks around it none. */
export const searched = (query: string): string => folded(normalise(query).trim());

/**
 * Where a string stands in a text, also within words, in UTF-16 units of the text as it was written; half-open, from
 * left to right, without overlap. A blank string stands nowhere.
 */
export function findText(text: string, query: string): readonly Span[] {
  const wanted = searched(query);
  if (wanted === "") return [];
  const { text: normalised, starts, ends } = normaliseLocated(text);
  const within = folded(normalised);
  const spans: Span[] = [];
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length)) {
    const end = ends[at + wanted.length - 1] ?? text.length;
    spans.push({ start: starts[at] ?? text.length, end });
  }
  return spans;
}
