import Papa, { type ParseResult, type Parser } from "papaparse";
import { type Decoded, noteDecoding } from "./decode.ts";
import { parseLoosely } from "./loose-quotes.ts";
import { Findings, type SourceTable } from "./source.ts";
import { toSourceTables } from "./source-table.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
const SAMPLE_ROWS = 200;

/** What parts a text's fields, and how many most records have. */
export interface Delimited {
  readonly delimiter: string;
  readonly width: number;
}

/**
 * The delimiter under which the most rows have the same number of fields (more than one), by a parse and not by a
 * count of characters, so that delimiters inside quotes do not vote. Null: one column.
 */
export function sniffDelimiter(text: string, newline: "\n" | "\r"): Delimited | null {
  // A text with quotes that never close would be parsed to its end once a delimiter: look at its beginning only.
  const sample = text.slice(0, 1 << 18);
  let best: { delimiter: string; share: number; parted: number; width: number } | null = null;
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const { data } = Papa.parse<string[]>(sample, {
      delimiter,
      newline,
      preview: SAMPLE_ROWS,
      skipEmptyLines: "greedy",
    });
    const widths = new Map<number, number>();
    for (const row of data) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    const parted = 1 - (widths.get(1) ?? 0) / data.length;
    for (const [width, rows] of widths) {
      if (width < 2) continue;
      const share = rows / data.length;
      // A tenth of a share is what one more column is worth: `1,234;5,678` is two columns under either.
      const better = best === null || share > best.share + 0.1 || (share > best.share - 0.1 && width > best.width);
      if (better) best = { delimiter, share, parted, width };
    }
  }
  // Commas here and there in a list of sentences part nothing.
  return best !== null && (best.share >= 0.5 || best.parted >= 0.9) ? best : null;
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
  // One kind of line end: a parser that is told CRLF takes a bare LF for part of a cell, and the other way round.
  const text = body.includes("\r\n") ? body.replaceAll("\r\n", "\n") : body;
  const newline = text.includes("\n") ? "\n" : "\r";
  const found = sniffDelimiter(text, newline);
  const delimiter = told?.[1] ?? found?.delimiter ?? null;
  if (delimiter === null) findings.add("one_column", "warning");

  // No delimiter found: one that cannot occur, so that nothing is split.
  const syntax = { text, delimiter: delimiter ?? "\u001f", newline, width: found?.width ?? 1 } as const;
  let rows = parseByRules(syntax, options);
  if (rows === null) {
    const loose = parseLoosely(syntax);
    for (const row of loose.faults) {
      const value = (loose.rows[row] ?? []).join(" | ").slice(0, 80);
      findings.add("stray_quotes", "warning", { row: row + 1, column: null, value });
    }
    rows = loose.rows;
  }
  // Spreadsheets count that line too.
  if (told !== null) rows.unshift([]);
  const origin = { file, format: "csv", sheet: null, encoding: decoded.encoding, delimiter } as const;
  return toSourceTables({ rows, merges: [] }, origin, findings);
}

interface Syntax {
  readonly text: string;
  readonly delimiter: string;
  readonly newline: "\n" | "\r";
}

/** The records of the text; null where its quotes break the rules. */
function parseByRules({ text, delimiter, newline }: Syntax, { onProgress }: CsvOptions): string[][] | null {
  const rows: string[][] = [];
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
      for (const row of data) rows.push(row);
      onProgress?.(meta.cursor, text.length);
    },
    complete: () => onProgress?.(text.length, text.length),
  });
  return isSound ? rows : null;
}
