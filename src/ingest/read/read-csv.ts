import Papa, { type ParseResult, type Parser } from "papaparse";
import { Findings, type SourceTable } from "../table/source.ts";
import { toSourceTables } from "../table/source-table.ts";
import { type Decoded, noteDecoding } from "./decode.ts";
import { parseLoosely, type Syntax } from "./loose-quotes.ts";
import { SharedTexts } from "./shared-texts.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
const SAMPLE_ROWS = 200;

/** What parts a text's fields, and how many most records have. */
export interface Delimited {
  readonly delimiter: string;
  readonly width: number;
}

/** What a delimiter makes of the first records. */
interface Candidate extends Delimited {
  /** Records of that width, of all. */
  readonly share: number;
  /** Records of two fields and more, of all. */
  readonly parted: number;
  /** The first record that it parts. */
  readonly first: number;
}

/**
 * The delimiter under which the most records have the same number of fields (more than one), by a parse and not by a
 * count of characters, so that delimiters inside quotes do not vote. The header votes twice: lists in cells (甲;乙;丙)
 * are often as regular as the columns, but no name is one. Null: one column.
 */
export function sniffDelimiter(text: string, newline: "\n" | "\r"): Delimited | null {
  // A text with quotes that never close would be parsed to its end once a delimiter: look at its beginning only.
  const sample = text.slice(0, 1 << 18);
  const candidates = DELIMITERS.filter((delimiter) => sample.includes(delimiter)).flatMap((delimiter) =>
    candidatesOf(sample, delimiter, newline),
  );
  const first = Math.min(...candidates.map((candidate) => candidate.first));
  const worth = (candidate: Candidate): number => candidate.share - (candidate.first > first ? 0.3 : 0);
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    // A tenth of a share is what one more column is worth: `1,234;5,678` is two columns under either.
    const ahead = best === null ? 1 : worth(candidate) - worth(best);
    if (best === null || ahead > 0.1 || (ahead > -0.1 && candidate.width > best.width)) best = candidate;
  }
  // Commas here and there in a list of sentences part nothing.
  return best !== null && (best.share >= 0.5 || best.parted >= 0.9) ? best : null;
}

/** One candidate a number of fields that records have. */
function candidatesOf(sample: string, delimiter: string, newline: "\n" | "\r"): readonly Candidate[] {
  const { data } = Papa.parse<string[]>(sample, { delimiter, newline, preview: SAMPLE_ROWS, skipEmptyLines: "greedy" });
  const widths = new Map<number, number>();
  for (const row of data) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  const parted = 1 - (widths.get(1) ?? 0) / data.length;
  const first = data.findIndex((row) => row.length > 1);
  return [...widths]
    .filter(([width]) => width > 1)
    .map(([width, rows]) => ({ delimiter, width, share: rows / data.length, parted, first }));
}

/**
 * One kind of line end, for a parser takes the other kinds for part of a cell. Inside quotes they do not count: Excel
 * for Mac ends lines with CR and has LF in cells.
 */
function oneLineEnd(raw: string): { readonly text: string; readonly newline: "\n" | "\r" } {
  const text = raw.includes("\r\n") ? raw.replaceAll("\r\n", "\n") : raw;
  if (!text.includes("\r")) return { text, newline: "\n" };
  let isQuoted = false;
  const ends = { "\n": 0, "\r": 0 };
  for (let i = 0; i < Math.min(text.length, 1 << 18); i++) {
    const letter = text[i];
    if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (letter === "\n" || letter === "\r")) ends[letter]++;
  }
  if (ends["\n"] === 0 && ends["\r"] > 0) return { text, newline: "\r" };
  // Lines of several sources put together: a bare CR here and there is a blemish in a cell, many are line ends.
  const areMixed = ends["\r"] * 10 >= ends["\n"] && ends["\r"] > 0;
  return { text: areMixed ? text.replaceAll("\r", "\n") : text, newline: "\n" };
}

export interface CsvOptions {
  /** Called as the text is read, with characters done of all. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** A line by which Excel is told the delimiter; no other program takes it for data. */
const SEP_LINE = /^sep=(.)\r?[\n\r]/i;

/**
 * Delimited text → source tables, most often one. Line ends may be CRLF, LF, CR or mixed; inside quotes they stay (as
 * LF). Quotes that break the rules are letters, and said.
 */
export function readCsv(decoded: Decoded, file: string, options: CsvOptions = {}): readonly SourceTable[] {
  const findings = new Findings();
  noteDecoding(decoded, findings);
  const told = SEP_LINE.exec(decoded.text);
  const body = told === null ? decoded.text : decoded.text.slice(told[0].length);
  const { text, newline } = oneLineEnd(body);
  const found = sniffDelimiter(text, newline);
  const delimiter = told?.[1] ?? found?.delimiter ?? null;
  if (delimiter === null) findings.add("one_column", "warning");

  // No delimiter found: one that cannot occur, so that nothing is split.
  const syntax = { text, delimiter: delimiter ?? "\u001f", newline, width: found?.width ?? 1 } as const;
  let rows = blanksSkipped(syntax, parseByRules(syntax, options));
  if (rows === null) {
    const loose = parseLoosely(syntax);
    for (const row of loose.faults) {
      // Its place only: what is in the row may be personal, and no column says so.
      findings.add("stray_quotes", "warning", { row: row + 1, column: null, value: null });
    }
    rows = loose.rows;
  }
  // Spreadsheets count that line too.
  if (told !== null) rows.unshift([]);
  const origin = { file, format: "csv", sheet: null, encoding: decoded.encoding, delimiter } as const;
  return toSourceTables({ rows, merges: [] }, origin, findings);
}

/**
 * Some programs write a blank after each delimiter, also before a quote, which by the rules makes the quote a letter.
 * The records with such blanks skipped, where more of them have their cells that way.
 */
function blanksSkipped(syntax: Syntax, rows: string[][] | null): string[][] | null {
  if (rows === null || !/[,;\t|] +"/.test(syntax.text)) return rows;
  const misfits = (records: readonly (readonly string[])[]): number =>
    records.filter((row) => row.length !== syntax.width).length;
  const loose = parseLoosely({ ...syntax, skipsBlanks: true });
  return loose.faults.length === 0 && misfits(loose.rows) < misfits(rows) ? loose.rows : rows;
}

/** The records of the text; null where its quotes break the rules. */
function parseByRules({ text, delimiter, newline }: Syntax, { onProgress }: CsvOptions): string[][] | null {
  const rows: string[][] = [];
  const shared = new SharedTexts();
  let isSound = true;
  Papa.parse<string[]>(text, {
    delimiter,
    newline,
    chunkSize: 1 << 22,
    chunk: ({ data, errors, meta }: ParseResult<string[]>, parser: Parser) => {
      if (errors.some(({ type }) => type === "Quotes")) {
        isSound = false;
        parser.abort();
        return;
      }
      shared.share(data);
      for (const row of data) rows.push(row);
      onProgress?.(meta.cursor, text.length);
    },
    complete: () => onProgress?.(text.length, text.length),
  });
  return isSound ? rows : null;
}
