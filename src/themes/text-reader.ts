import { changedForms, createThemeReader, type ThemeReader, themesOfTexts } from "./entry-themes.ts";
import { createExtraction, type Extracted, type Wordbook } from "./extract.ts";
import { applyUserWords, type UserWords } from "./user-words.ts";
import type { EntriesRequest, ProblemsRequest } from "./worker-messages.ts";

/** Reads texts for terms, with what it made for the last words at hand: the portions of one reading need it again. */
export interface TextReader {
  /** As `createExtraction`. */
  problems(asked: ProblemsRequest): Extracted;
  /** As `themesOfTexts`, text by text. */
  entries(asked: EntriesRequest): readonly string[];
}

export function createTextReader(wordbook: Wordbook): TextReader {
  const extract = createExtraction(wordbook);
  let last: { readonly of: string; readonly read: ThemeReader; readonly touched: ReadonlySet<string> } | null = null;
  const readerOf = ({ themes, words, wordsBefore }: EntriesRequest) => {
    const of = JSON.stringify([themes, words, wordsBefore]);
    if (last?.of === of) return last;
    const known = (by: UserWords) => applyUserWords(wordbook.lexicon, by);
    const entries = known(words);
    last = { of, read: createThemeReader(entries, themes), touched: changedForms(known(wordsBefore), entries) };
    return last;
  };
  return {
    problems: ({ problems, words }) => extract(problems, words),
    entries(asked) {
      const { read, touched } = readerOf(asked);
      return themesOfTexts(asked.texts, read, touched);
    },
  };
}
