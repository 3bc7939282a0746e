import type { TermEntry } from "./lexicon.ts";
import { compileMatcher } from "./matcher.ts";
import { normalise } from "./normalise.ts";

/** What a text speaks of, each once, in the order of the entries. */
export interface Carried {
  readonly terms: readonly string[];
  readonly themes: readonly string[];
}

/**
 * Reads texts of any kind (titles and abstracts of entries) for known terms, by the rule of `compileMatcher`: the side
 * of those who take part, beside that of the problems. Nothing is discovered, so that ten thousand abstracts are a
 * matter of a second; the caller goes through them in portions where it shows progress.
 *
 * @returns a function of a text's parts (title, abstract), which are read apart: no term runs over two
 */
export function createReader(entries: readonly TermEntry[]): (...parts: readonly string[]) => Carried {
  const find = compileMatcher(entries);
  const places = new Map(entries.map((entry, place) => [entry, place]));
  return (...parts) => {
    const found = new Set(parts.flatMap((part) => find(normalise(part)).map(({ entry }) => entry)));
    const inOrder = [...found].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    const themes = new Set(inOrder.flatMap(({ theme }) => (theme === null ? [] : [theme])));
    return { terms: inOrder.map(({ term }) => term), themes: [...themes] };
  };
}
