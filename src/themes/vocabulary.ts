import Papa from "papaparse";
import { z } from "zod";
import { normalise } from "./normalise.ts";

/**
 * What an ordinary word does beside a term: `break` ends a phrase (function words, verbs of boilerplate), `head` is too
 * general to end a term (能力, 平台), `modifier` too general to begin one (智能, 高效), `affix` is a single character
 * that words are made with (化, 性), and the rest are `plain`.
 */
const WORD_KINDS = ["break", "head", "modifier", "affix", "plain"] as const;

export type WordKind = (typeof WORD_KINDS)[number];

/** Ordinary words, normalised: what is no news in a text of this field, though it is no term. */
export type Vocabulary = ReadonlyMap<string, WordKind>;

const ROW = z.object({ word: z.string().min(1), kind: z.enum(WORD_KINDS) });

/**
 * Read `word,kind`.
 * @throws Error that names words.csv, the line and the way out, for a line that is not one word and its kind, or a
 * word listed twice
 */
export function parseVocabulary(csvText: string): Vocabulary {
  const { data } = Papa.parse<string[]>(csvText.trim(), { delimiter: "," });
  const vocabulary = new Map<string, WordKind>();
  for (const [i, cells] of data.entries()) {
    const [word, kind] = cells.map((cell) => normalise(cell).trim());
    if (i === 0 && word === "word" && kind === "kind") continue;
    const row = ROW.safeParse({ word, kind });
    const place = `words.csv, line ${i + 1}: `;
    if (!row.success) {
      throw new Error(`${place}"${cells.join(",")}" is not a word and its kind: use ${WORD_KINDS.join(", ")}.`);
    }
    if (vocabulary.has(row.data.word)) throw new Error(`${place}"${row.data.word}" is listed twice: remove one.`);
    vocabulary.set(row.data.word, row.data.kind);
  }
  return vocabulary;
}
