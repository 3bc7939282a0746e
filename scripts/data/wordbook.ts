import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Theme } from "../../src/model/catalogue.ts";
import type { Wordbook } from "../../src/themes/extract.ts";
import { parseLexicon, parseThemes } from "../../src/themes/lexicon.ts";
import { parseVocabulary } from "../../src/themes/vocabulary.ts";

/** The themes and the words by which terms are found. @throws Error that names the file and what is wrong in it */
export async function readWordbook(folder: string): Promise<{ themes: Theme[]; wordbook: Wordbook }> {
  const read = (file: string): Promise<string> => readFile(join(folder, file), "utf8");
  const themes = parseThemes(await read("themes.csv"));
  const lexicon = parseLexicon(await read("lexicon.csv"), themes);
  return { themes, wordbook: { lexicon, vocabulary: parseVocabulary(await read("words.csv")) } };
}
