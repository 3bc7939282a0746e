import { countTerms, type TermCounts } from "./count.ts";
import { createDiscovery } from "./discover.ts";
import type { LexiconEntry } from "./lexicon.ts";
import { createMentionFinder, type TermSource } from "./mentions.ts";
import { applyUserWords, NO_USER_WORDS, type UserWords } from "./user-words.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What is known before a text is read. */
export interface Wordbook {
  readonly lexicon: readonly LexiconEntry[];
  readonly vocabulary: Vocabulary;
}

export interface Extracted extends TermCounts {
  /** Terms that the texts themselves show, and that are none since a stop word says so. */
  readonly stopped: readonly string[];
}

export type Extraction = (problems: readonly TermSource[], words: UserWords) => Extracted;

/**
 * The terms of problems: those of the lexicon and of the user, and beyond them those that the texts themselves show.
 * The same texts and words give the same terms in the same order, in every engine. By other words only the texts that
 * they touch are read again.
 */
export function createExtraction({ lexicon, vocabulary }: Wordbook): Extraction {
  const discover = createDiscovery(vocabulary);
  const find = createMentionFinder();
  return (problems, words) => {
    const known = applyUserWords(lexicon, words);
    const stops = new Set(words.stop);
    const discovered = discover(problems, [...lexicon, ...known]);
    const kept = discovered.filter(({ term }) => !stops.has(term));
    const stopped = discovered.flatMap(({ term }) => (stops.has(term) ? [term] : []));
    return { ...countTerms(problems, [...known, ...kept], find), stopped };
  };
}

/** `createExtraction`, once. */
export const extractTerms = (
  problems: readonly TermSource[],
  wordbook: Wordbook,
  words: UserWords = NO_USER_WORDS,
): Extracted => createExtraction(wordbook)(problems, words);
