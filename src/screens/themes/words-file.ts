import Papa from "papaparse";
import { z } from "zod";
import { loadLanguage, translator } from "../../i18n/index.ts";
import type { Theme } from "../../model/catalogue.ts";
import { type UserWords, userWordsSchema } from "../../themes/user-words.ts";

/**
 * The user's words as one file: a CSV of three columns that a spreadsheet opens. Of a term `of` is the name of its
 * theme (empty: none), of a synonym the term that is meant; of a stop word it is empty.
 */
const COLUMNS = ["kind", "word", "of"] as const;
const KINDS = ["stop", "terms", "synonyms"] as const;

/** A kind stands in the file by its Chinese name; its name in either language and its key are read. */
const kindName = (kind: (typeof KINDS)[number]): string => translator("zh-CN")(`themes.words.${kind}`);
const kindOf = (name: string) =>
  KINDS.find((kind) => [kindName(kind), translator("en")(`themes.words.${kind}`), kind].includes(name));

/** Excel reads UTF-8 only with it. */
const BYTE_ORDER_MARK = "\uFEFF";

export type WordsFileFault = "unreadable" | "no-header" | "no-kind" | "no-word" | "no-target" | "unknown-theme";

/** What is wrong with a file of words, and on which line (1 is the header). */
export class WordsFileError extends Error {
  override readonly name = "WordsFileError";
  constructor(
    readonly line: number,
    readonly fault: WordsFileFault,
    /** What stands there. */
    readonly found: string,
  ) {
    super(`line ${line}: ${fault} ${found}`);
  }
}

export function writeWords({ stop, terms, synonyms }: UserWords, themes: readonly Theme[]): string {
  const nameOf = (theme: string | null): string => themes.find((each) => each.theme === theme)?.name_zh ?? theme ?? "";
  const rows = [
    [...COLUMNS],
    ...stop.map((word) => [kindName("stop"), word, ""]),
    ...terms.map(({ term, theme }) => [kindName("terms"), term, nameOf(theme)]),
    ...synonyms.map(({ form, term }) => [kindName("synonyms"), form, term]),
  ];
  return `${BYTE_ORDER_MARK}${Papa.unparse(rows, { newline: "\r\n", escapeFormulae: true })}\r\n`;
}

const cell = z
  .string()
  // What a spreadsheet would take for a formula was written with an apostrophe.
  .transform((text) => text.trim().replace(/^'(?=[=+\-@])/, ""));
const rowSchema = z.tuple([cell, cell, cell]);

/**
 * Reads what `writeWords` wrote, in whatever order of lines. A theme may stand by its key or either of its names.
 * Rejects with a WordsFileError.
 */
export async function readWords(text: string, themes: readonly Theme[]): Promise<UserWords> {
  await loadLanguage("en");
  const { data } = Papa.parse<string[]>(text.replace(BYTE_ORDER_MARK, ""), { delimiter: "," });
  const header = (data[0] ?? []).map((name) => name.trim());
  if (!COLUMNS.every((name, at) => header[at] === name)) throw new WordsFileError(1, "no-header", header.join(","));
  const words = { stop: [] as string[], terms: [] as UserWords["terms"], synonyms: [] as UserWords["synonyms"] };
  data.slice(1).forEach((cells, at) => {
    if (cells.every((each) => each.trim() === "")) return;
    const line = at + 2;
    const row = rowSchema.safeParse([cells[0] ?? "", cells[1] ?? "", cells[2] ?? ""]);
    if (!row.success) throw new WordsFileError(line, "unreadable", cells.join(","));
    const [name, word, of] = row.data;
    const kind = kindOf(name);
    if (kind === undefined) throw new WordsFileError(line, "no-kind", name);
    if (word === "") throw new WordsFileError(line, "no-word", name);
    if (kind === "stop") words.stop.push(word);
    else if (kind === "terms") words.terms.push({ term: word, theme: themeOf(of, themes, line) });
    else if (of === "") throw new WordsFileError(line, "no-target", word);
    else words.synonyms.push({ form: word, term: of });
  });
  return userWordsSchema.parse(words);
}

function themeOf(name: string, themes: readonly Theme[], line: number): string | null {
  if (name === "") return null;
  const theme = themes.find((each) => [each.theme, each.name_zh, each.name_en].includes(name));
  if (theme === undefined) throw new WordsFileError(line, "unknown-theme", name);
  return theme.theme;
}
