import type { Session } from "../../src/engine/session/session-types.ts";
import { createEntryThemes, type EntryThemes } from "../../src/screens/themes/entry-themes.ts";
import { createWordsStore, type WordsStore } from "../../src/screens/themes/words-store.ts";
import type { RemoteTextReader } from "../../src/themes/browser.ts";
import type { LexiconEntry } from "../../src/themes/lexicon.ts";
import { createTextReader } from "../../src/themes/text-reader.ts";

/** A lexicon of plain terms without other forms: term and theme. */
export const plainLexicon = (terms: readonly (readonly [term: string, theme: string])[]): readonly LexiconEntry[] =>
  terms.map(([term, theme]) => ({ term, theme, forms: [], except: [], salience: "plain", source: "lexicon" }));

/**
 * What reads the texts of a session's problems and entries, without a worker.
 * @param ordinary words that are no news in the texts
 */
export function readingOf(
  session: Session,
  lexicon: readonly LexiconEntry[],
  ordinary: readonly string[] = [],
): { readonly entryThemes: EntryThemes; readonly words: WordsStore } {
  const reader = createTextReader({
    lexicon,
    vocabulary: new Map(ordinary.map((word) => [word, "plain" as const])),
  });
  const texts: RemoteTextReader = {
    problems: async (asked) => reader.problems(asked),
    entries: async (asked) => reader.entries(asked),
  };
  const entryThemes = createEntryThemes(session, texts);
  return { entryThemes, words: createWordsStore(session, { texts, entryThemes }) };
}
