import lexiconCsv from "../../../data/lexicon.csv?raw";
import themesCsv from "../../../data/themes.csv?raw";
import wordsCsv from "../../../data/words.csv?raw";
import type { Wordbook } from "../../themes/extract.ts";
import { parseLexicon, parseThemes } from "../../themes/lexicon.ts";
import { parseVocabulary } from "../../themes/vocabulary.ts";

let bundled: Wordbook | null = null;

/** The words that come with the program, read when they are first needed. */
export function bundledWordbook(): Wordbook {
  bundled ??= { lexicon: parseLexicon(lexiconCsv, parseThemes(themesCsv)), vocabulary: parseVocabulary(wordsCsv) };
  return bundled;
}
