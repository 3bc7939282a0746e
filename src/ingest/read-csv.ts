import Papa, { type ParseResult } from "papaparse";
import type { Decoded } from "./decode.ts";
import type { Grid } from "./grid.ts";
import { Findings, ImportError, type SourceTable } from "./source.ts";
import { toSourceTable } from "./source-table.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
const SAMPLE_ROWS = 200;

/**
 * The delimiter under which the most rows have the same number of fields (more than one), by a parse and not by a
 * count of characters, so that delimiters inside quotes do not vote. Null: one column.
 */
export function sniffDelimiter(text: string, newline: "\n" | "\r"): string | null {
  // A text with quotes that never close would be parsed to its end once a delimiter: look at its beginning only.
  const sample = text.slice(0, 1 << 18);
  let best: { delimiter: string; share: number; width: number } | null = null;
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
    for (const [width, rows] of widths) {
      if (width < 2) continue;
      const share = rows / data.length;
      // A tenth of a share is what one more column is worth: `1,234;5,678` is two columns under either.
      const better = best === null || share > best.share + 0.1 || (share > best.share - 0.1 && width > best.width);
      if (better) best = { delimiter, share, width };
    }
  }
  return best?.delimiter ?? null;
}

export interface CsvOptions {
  /** Called as the text is read, with characters done of all. */
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Delimited text → source table. Line ends may be CRLF, LF, CR or mixed; inside quotes they stay (as LF).
 * Throws ImportError where a quote is opened and never closed, or where there is no row.
 */
export function readCsv(decoded: Decoded, file: string, options: CsvOptions = {}): SourceTable {
  const findings = new Findings();
  noteDecoding(decoded, findings);
  // One kind of line end: a parser that is told CRLF takes a bare LF for part of a cell, and the other way round.
  const text = decoded.text.includes("\r\n") ? decoded.text.replaceAll("\r\n", "\n") : decoded.text;
  const newline = text.includes("\n") ? "\n" : "\r";
  const delimiter = sniffDelimiter(text, newline);
  if (delimiter === null) findings.add("one_column", "warning");

  const rows: string[][] = [];
  Papa.parse<string[]>(text, {
    // No delimiter found: one that cannot occur, so that nothing is split.
    delimiter: delimiter ?? "\u001f",
    newline,
    chunkSize: 1 << 22,
    chunk: ({ data, errors, meta }: ParseResult<string[]>) => {
      for (const error of errors) {
        if (error.code === "MissingQuotes") {
          throw new ImportError("unclosed_quote", file, { row: rows.length + (error.row ?? data.length - 1) + 1 });
        }
        if (error.code === "InvalidQuotes") {
          findings.add("stray_quotes", "warning", {
            row: rows.length + (error.row ?? 0) + 1,
            column: null,
            value: null,
          });
        }
      }
      for (const row of data) rows.push(row);
      options.onProgress?.(meta.cursor, text.length);
    },
    complete: () => options.onProgress?.(text.length, text.length),
  });
  const grid: Grid = { rows, merges: [] };
  return toSourceTable(grid, { file, format: "csv", sheet: null, encoding: decoded.encoding, delimiter }, findings);
}

function noteDecoding(decoded: Decoded, findings: Findings): void {
  if (decoded.guessed) findings.add("encoding_guessed", "warning", null, { encoding: decoded.encoding });
  else if (decoded.encoding === "gb18030") findings.add("encoding_gb18030", "info");
  if (decoded.damaged > 0) findings.add("damaged_text", "error", null, {}, decoded.damaged);
}
