import Papa from "papaparse";
import { z } from "zod";
import type { Theme } from "../model/catalogue.ts";
import type { Findable } from "./matcher.ts";
import { normalise } from "./normalise.ts";

/**
 * How much a term says about what a contest is about, judged by people: `core` is a technology, an instrument of policy
 * or a subject that would stand on a slide by its own name; `general` is a word of the field that many problems of
 * any contest use (数据资源, 市场监管), what a system does whatever it is about (辅助决策, 风险识别) or a mere
 * circumstance (银行, 台风); the rest are `plain`.
 */
export const SALIENCES = ["core", "plain", "general"] as const;

export type Salience = (typeof SALIENCES)[number];

export type TermOrigin = "lexicon" | "discovered" | "user";

/** A term as an expert names it, how it is found in a text, and what is known of it. */
export interface TermEntry extends Findable {
  /** Null: in no theme yet. */
  readonly theme: string | null;
  readonly salience: Salience;
  readonly source: TermOrigin;
}

/** A term that people have reviewed. */
export interface LexiconEntry extends TermEntry {
  readonly theme: string;
  readonly source: "lexicon";
}

export type LexiconFault =
  | "unreadable"
  | "missing-column"
  | "missing-value"
  | "duplicate"
  | "unknown-theme"
  | "unknown-salience"
  | "idle-except";

/** What is wrong with a lexicon or theme table, on which line (1 is the header), and the way out. */
export class LexiconError extends Error {
  override readonly name = "LexiconError";
  constructor(
    readonly file: string,
    readonly line: number,
    readonly fault: LexiconFault,
    explanation: string,
  ) {
    super(`${file}, line ${line}: ${explanation}`);
  }
}

const word = z.string().transform((cell) => normalise(cell).trim());
const filled = word.pipe(z.string().min(1));
const list = word.transform((cell) => [
  ...new Set(
    cell
      .split("|")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  ),
]);

const LEXICON_ROW = z.object({ term: filled, theme: filled, salience: word, forms: list, except: list });
const THEME_ROW = z.object({ theme: filled, name_zh: filled, name_en: filled });

/**
 * Read `term,theme,salience,forms,except` (lists joined by `|`; a salience that is not given is plain).
 * @param themes where given, every row's theme must be among them
 * @throws LexiconError for a missing column or value, a string claimed by two terms (it would be counted for both),
 * an unknown theme or salience, or an exception that holds none of its term's forms and so could never apply
 */
export function parseLexicon(csvText: string, themes?: readonly Theme[]): LexiconEntry[] {
  const file = "lexicon.csv";
  const known = themes && new Set(themes.map(({ theme }) => theme));
  const claimed = new Map<string, { term: string; line: number }>();
  return readRows(csvText, file, LEXICON_ROW).map(({ line, row }) => {
    const { term, theme, except } = row;
    const forms = row.forms.filter((form) => form !== term);
    if (known && !known.has(theme)) {
      throw new LexiconError(
        file,
        line,
        "unknown-theme",
        `theme "${theme}" is not in themes.csv: add it there, or use one of ${[...known].join(", ")}.`,
      );
    }
    const salience = SALIENCES.find((each) => each === (row.salience || "plain"));
    if (salience === undefined) {
      throw new LexiconError(
        file,
        line,
        "unknown-salience",
        `"${row.salience}" is no salience: use one of ${SALIENCES.join(", ")}, or leave it empty for plain.`,
      );
    }
    for (const form of [term, ...forms]) {
      const other = claimed.get(form);
      if (other) {
        throw new LexiconError(
          file,
          line,
          "duplicate",
          `"${form}" already belongs to "${other.term}" on line ${other.line}: remove it from one of the two.`,
        );
      }
      claimed.set(form, { term, line });
    }
    for (const longer of except) {
      if (![term, ...forms].some((form) => longer !== form && longer.includes(form))) {
        throw new LexiconError(
          file,
          line,
          "idle-except",
          `the exception "${longer}" is not a longer string around "${term}" or one of its forms: correct or remove it.`,
        );
      }
    }
    return { term, theme, salience, forms, except, source: "lexicon" };
  });
}

/**
 * Read `theme,name_zh,name_en`.
 * @throws LexiconError for a missing column or value, or a theme listed twice
 */
export function parseThemes(csvText: string): Theme[] {
  const file = "themes.csv";
  const lines = new Map<string, number>();
  return readRows(csvText, file, THEME_ROW).map(({ line, row }) => {
    const earlier = lines.get(row.theme);
    if (earlier !== undefined) {
      throw new LexiconError(
        file,
        line,
        "duplicate",
        `theme "${row.theme}" is already on line ${earlier}: remove one of the two.`,
      );
    }
    lines.set(row.theme, line);
    return row;
  });
}

/** Blank lines are passed over but counted, so that the line named is the one an editor shows. */
function readRows<Row>(
  csvText: string,
  file: string,
  schema: z.ZodObject & z.ZodType<Row>,
): { line: number; row: Row }[] {
  const { data, errors } = Papa.parse<string[]>(csvText, { delimiter: "," });
  const broken = errors[0];
  if (broken) {
    throw new LexiconError(
      file,
      (broken.row ?? 0) + 1,
      "unreadable",
      `${broken.message}: correct the quotation marks, or save the file again as CSV (UTF-8).`,
    );
  }
  const header = (data[0] ?? []).map((name) => name.trim());
  const columns = Object.keys(schema.shape);
  const absent = columns.find((column) => !header.includes(column));
  if (absent !== undefined) {
    throw new LexiconError(
      file,
      1,
      "missing-column",
      `column "${absent}" is missing: the header must name ${columns.join(", ")}.`,
    );
  }
  return data.slice(1).flatMap((cells, i) => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    const line = i + 2;
    const parsed = schema.safeParse(Object.fromEntries(header.map((name, c) => [name, cells[c] ?? ""])));
    if (!parsed.success) {
      const column = parsed.error.issues[0]?.path.join(".") ?? "";
      throw new LexiconError(file, line, "missing-value", `"${column}" is empty: fill it in, or remove the line.`);
    }
    return [{ line, row: parsed.data }];
  });
}
