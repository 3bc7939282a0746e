import { chunksOf } from "./chunks.ts";
import { newWords } from "./discover-new-words.ts";
import { newPhrases } from "./discover-phrases.ts";
import type { Salience, TermEntry } from "./lexicon.ts";
import type { Findable } from "./matcher.ts";
import type { TermSource } from "./mentions.ts";
import { createSegmenter } from "./segment.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Terms that the problems have beyond the known ones: new words, which nothing else accounts for, and phrases of known
 * words that stand together like terms. Phrases weigh less, since they may be mere turns of speech, and so do words that
 * stand once and in no title: no list of ordinary words is complete. None is in a theme.
 *
 * @param isLeftOut what is not to be found again: stop words
 */
export function discoverTerms(
  problems: readonly TermSource[],
  known: readonly Findable[],
  vocabulary: Vocabulary,
  isLeftOut: (term: string) => boolean = () => false,
): TermEntry[] {
  const forms = new Set(known.flatMap(({ term, forms }) => [term, ...forms]));
  const chunks = chunksOf(problems, createSegmenter(forms, vocabulary));
  const words = newWords(chunks);
  const phrases = newPhrases(chunks).filter((phrase) => !words.some(({ text }) => text === phrase));
  const entry =
    (salience: Salience) =>
    (term: string): TermEntry => ({ term, theme: null, salience, forms: [], except: [], source: "discovered" });
  return [
    ...words.map(({ text, isProven }) => entry(isProven ? "plain" : "general")(text)),
    ...phrases.map(entry("general")),
  ].filter(({ term }) => !forms.has(term) && !isLeftOut(term));
}
