import type { LexiconEntry } from "../../../src/themes/lexicon.ts";

/** A term of a lexicon, as plain as can be. */
export const entry = (term: string, forms: string[] = [], except: string[] = []): LexiconEntry => {
  return { term, theme: "any", salience: "plain", forms, except, source: "lexicon" };
};
