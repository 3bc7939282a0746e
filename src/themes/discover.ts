import { chunksOf } from "./chunks.ts";
import { newWords } from "./discover-new-words.ts";
import { newPhrases } from "./discover-phrases.ts";
import type { Salience, TermEntry } from "./lexicon.ts";
import type { Findable } from "./matcher.ts";
import type { TermSource } from "./mentions.ts";
import { createSegmenter, type Token } from "./segment.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type Discovery = (problems: readonly TermSource[], known: readonly Findable[]) => readonly TermEntry[];

/**
 * Terms that the problems have beyond the known ones: new words, which nothing else accounts for, and phrases of known
 * words that stand together like terms. Phrases weigh less, since they may be mere turns of speech, and so do words that
 * stand once and in no title: no list of ordinary words is complete. None is in a theme.
 *
 * What was found is kept: by the same forms the same problems are not read again, and by others only their texts that
 * hold a form that came or went.
 */
export function createDiscovery(vocabulary: Vocabulary): Discovery {
  let forms: ReadonlySet<string> = new Set();
  let texts: readonly string[] = [];
  let found: readonly TermEntry[] | null = null;
  const tokens = new Map<string, Token[]>();

  const find = (problems: readonly TermSource[]): readonly TermEntry[] => {
    const segment = createSegmenter(forms, vocabulary);
    const segmented = (text: string): Token[] => {
      const known = tokens.get(text) ?? segment(text);
      tokens.set(text, known);
      return known;
    };
    const chunks = chunksOf(problems, segmented);
    const words = newWords(chunks);
    const phrases = newPhrases(chunks).filter((phrase) => !words.some(({ text }) => text === phrase));
    return [
      ...words.map(({ text, isProven }) => entryOf(text, isProven ? "plain" : "general")),
      ...phrases.map((phrase) => entryOf(phrase, "general")),
    ].filter(({ term }) => !forms.has(term));
  };

  return (problems, known) => {
    const formsNow = new Set(known.flatMap(({ term, forms }) => [term, ...forms]));
    const textsNow = problems.flatMap(({ problem_title, problem_text }) => [problem_title, problem_text]);
    const changed = [
      ...[...formsNow].filter((form) => !forms.has(form)),
      ...[...forms].filter((form) => !formsNow.has(form)),
    ];
    if (changed.length > 0) {
      for (const text of tokens.keys()) if (changed.some((form) => text.includes(form))) tokens.delete(text);
    }
    if (!isSame(texts, textsNow)) tokens.clear();
    if (tokens.size === 0 || changed.length > 0) found = null;
    [forms, texts] = [formsNow, textsNow];
    found ??= find(problems);
    return found;
  };
}

const entryOf = (term: string, salience: Salience): TermEntry => {
  return { term, theme: null, salience, forms: [], except: [], source: "discovered" };
};

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at]);

/** `createDiscovery`, once. */
export const discoverTerms = (
  problems: readonly TermSource[],
  known: readonly Findable[],
  vocabulary: Vocabulary,
): readonly TermEntry[] => createDiscovery(vocabulary)(problems, known);
