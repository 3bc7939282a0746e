import Papa, { type ParseResult } from "papaparse";
import { Findings } from "../table/findings.ts";
import type { SourceTable } from "../table/source.ts";
import { toSourceTables } from "../table/source-table.ts";
import { type Decoded, noteDecoding } from "./decode.ts";
import { lineEndsOf, piecesWithOneEnd, withOneEnd } from "./line-ends.ts";
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

export interface CsvOptions {
  /** Called as the text is read, with pieces done of all. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** Progress is said after so many pieces. */
const PIECES_A_REPORT = 64;

/** A line by which Excel is told the delimiter; no other program takes it for data. */
const SEP_LINE = /^sep=(.)\r?[\n\r]/i;

/**
 * Delimited text → source tables, most often one. Line ends may be CRLF, LF, CR or mixed; inside quotes they stay (as
 * LF). Quotes that break the rules are letters, and said.
 */
export function readCsv(decoded: Decoded, file: string, options: CsvOptions = {}): readonly SourceTable[] {
  const findings = new Findings();
  noteDecoding(decoded, findings);
  const told = SEP_LINE.exec(decoded.head);
  const before = told?.[0].length ?? 0;
  const body = decoded.head.slice(before);
  const ends = lineEndsOf(body);
  const { newline } = ends;
  const found = sniffDelimiter(withOneEnd(body, ends), newline);
  const delimiter = told?.[1] ?? found?.delimiter ?? null;
  if (delimiter === null) findings.add("one_column", "warning");

  // No delimiter found: one that cannot occur, so that nothing is split.
  const syntax = { delimiter: delimiter ?? "\u001f", newline, width: found?.width ?? 1 } as const;
  const pieces = (): Iterable<string> => piecesWithOneEnd(decoded.pieces(), ends, before);
  const whole = (): string => [...pieces()].join("");
  const onPiece = (done: number): void => {
    if (done % PIECES_A_REPORT === 0) options.onProgress?.(done, decoded.count);
  };
  const parsed = parseByRules(pieces(), syntax, onPiece);
  const rows =
    parsed === null ? looseRows({ ...syntax, text: whole() }, findings) : blanksSkipped(parsed, syntax, whole);
  // Spreadsheets count that line too.
  if (told !== null) rows.unshift([]);
  const origin = { file, format: "csv", sheet: null, encoding: decoded.encoding, delimiter } as const;
  return toSourceTables({ rows, merges: [] }, origin, findings);
}

function looseRows(syntax: Syntax, findings: Findings): string[][] {
  const { rows, faults } = parseLoosely(syntax);
  for (const row of faults) {
    // Its place only: what is in the row may be personal, and no column says so.
    findings.add("stray_quotes", "warning", { row: row + 1, column: null, value: null });
  }
  return rows;
}

/**
 * Some programs write a blank after each delimiter, also before a quote, which by the rules makes the quote a letter.
 * The records with such blanks skipped, where more of them have their cells that way.
 */
function blanksSkipped({ rows, hasBlanks }: Parsed, syntax: Omit<Syntax, "text">, whole: () => string): string[][] {
  if (!hasBlanks) return rows;
  const misfits = (records: readonly (readonly string[])[]): number =>
    records.filter((row) => row.length !== syntax.width).length;
  const loose = parseLoosely({ ...syntax, text: whole(), skipsBlanks: true });
  return loose.faults.length === 0 && misfits(loose.rows) < misfits(rows) ? loose.rows : rows;
}

/** Blanks between a delimiter and a quote. */
const BLANKS = /[,;\t|] +"/;

interface Parsed {
  readonly rows: string[][];
  /** Blanks stand before quotes. */
  readonly hasBlanks: boolean;
}

/** The records of a text in pieces; null where its quotes break the rules. */
function parseByRules(
  pieces: Iterable<string>,
  { delimiter, newline }: Omit<Syntax, "text">,
  onPiece: (done: number) => void,
): Parsed | null {
  const rows: string[][] = [];
  const shared = new SharedTexts();
  let hasBlanks = false;
  /** The record that the pieces so far leave unfinished, and those that may finish it. */
  let rest = "";
  let waiting = "";
  let done = 0;
  const take = (piece: string, isLast: boolean): boolean => {
    done++;
    waiting += piece;
    // A long record is read from its beginning each time: not before it may be twice as long.
    if (waiting.length < rest.length && !isLast) return true;
    const text = rest + waiting;
    waiting = "";
    const { data, errors, meta }: ParseResult<string[]> = new Papa.Parser({ delimiter, newline }).parse(
      text,
      0,
      !isLast,
    );
    if (errors.some(({ type }) => type === "Quotes")) return false;
    hasBlanks ||= text.includes('"') && BLANKS.test(text);
    shared.share(data);
    for (const row of data) rows.push(row);
    rest = text.slice(meta.cursor);
    onPiece(done);
    return true;
  };
  let before: string | null = null;
  for (const piece of pieces) {
    if (before !== null && !take(before, false)) return null;
    before = piece;
  }
  return before === null || take(before, true) ? { rows, hasBlanks } : null;
}
