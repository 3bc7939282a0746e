import { countTerms, type TermCounts } from "./count.ts";
import { discoverTerms } from "./discover.ts";
import type { LexiconEntry } from "./lexicon.ts";
import type { TermSource } from "./mentions.ts";
import { applyUserWords, NO_USER_WORDS, type UserWords } from "./user-words.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What is known before a text is read. */
export interface Wordbook {
  readonly lexicon: readonly LexiconEntry[];
  readonly vocabulary: Vocabulary;
}

/**
 * The terms of problems: those of the lexicon and of the user, and beyond them those that the texts themselves show.
 * The same texts and words give the same terms in the same order, in every engine.
 */
export function extractTerms(
  problems: readonly TermSource[],
  { lexicon, vocabulary }: Wordbook,
  words: UserWords = NO_USER_WORDS,
): TermCounts {
  const known = applyUserWords(lexicon, words);
  const stops = new Set(words.stop);
  const discovered = discoverTerms(problems, [...lexicon, ...known], vocabulary, (term) => stops.has(term));
  return countTerms(problems, [...known, ...discovered]);
}
