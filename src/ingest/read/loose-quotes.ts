/** Records of a delimited text whose quotes break the rules, and those (from 0) in which they do. */
export interface LooseRecords {
  readonly rows: string[][];
  readonly faults: readonly number[];
}

/** How a delimited text is written. */
export interface Syntax {
  readonly text: string;
  readonly delimiter: string;
  readonly newline: "\n" | "\r";
  /** Cells that a record should have. */
  readonly width: number;
  /** Blanks may stand between a delimiter and a quote: 1, "a, b". */
  readonly skipsBlanks?: boolean;
}

interface Field {
  readonly cell: string;
  /** Where the delimiter or line end after the field is. */
  readonly end: number;
}

/**
 * Parses where a parser by the rules (RFC 4180) would join rows or give up. A quote opens a field only where its
 * partner stands before a delimiter or line end; any other is a letter like the rest. In a line where that leaves more
 * than one reading ("He said "hi", ok",1), the reading with as many cells as other records have is taken.
 */
export function parseLoosely(syntax: Syntax): LooseRecords {
  const { text, newline } = syntax;
  const rows: string[][] = [];
  const faults: number[] = [];
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    const start = at;
    let isSound = true;
    for (;;) {
      if (syntax.skipsBlanks === true) at = quoteAfterBlanks(text, at);
      const field = text[at] === '"' ? quoted(syntax, at) : plain(syntax, at);
      if (field === null) {
        isSound = false;
        break;
      }
      record.push(field.cell);
      at = field.end + 1;
      if (field.end >= text.length || text[field.end] === newline) break;
    }
    if (isSound) rows.push(record);
    else {
      // The record's sound fields may hold line ends: only what follows them is read anew.
      const found = text.indexOf(newline, at);
      const end = found < 0 ? text.length : found;
      faults.push(rows.length);
      rows.push(start === at ? readLine(syntax, at, end, 0) : [...record, ...readLine(syntax, at, end, record.length)]);
      at = end + 1;
    }
  }
  return { rows, faults };
}

/** Where a quote stands after blanks; else where they begin. */
function quoteAfterBlanks(text: string, at: number): number {
  let quote = at;
  while (text[quote] === " ") quote++;
  return text[quote] === '"' ? quote : at;
}

function plain({ text, delimiter, newline }: Syntax, at: number): Field {
  let end = at;
  while (end < text.length && text[end] !== delimiter && text[end] !== newline) end++;
  return { cell: text.slice(at, end), end };
}

/** A field in quotes; null where they break the rules. */
function quoted({ text, delimiter, newline }: Syntax, at: number): Field | null {
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return null;
    const next = text[quote + 1];
    if (next === '"') from = quote + 2;
    else if (next === undefined || next === delimiter || next === newline) {
      return { cell: text.slice(at + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    } else return null;
  }
}

/** Readings of one line that are tried before it is taken letter by letter. */
const MOST_TRIES = 200;

function readLine(syntax: Syntax, from: number, to: number, before: number): string[] {
  const line = { ...syntax, text: syntax.text.slice(from, to) };
  let tries = 0;
  const read = (at: number, cells: readonly string[]): string[] | null => {
    if (tries++ > MOST_TRIES || cells.length + before > syntax.width) return null;
    if (at > line.text.length) return cells.length + before === syntax.width ? [...cells] : null;
    if (line.text[at] === '"') {
      for (let quote = line.text.indexOf('"', at + 1); quote >= 0; quote = line.text.indexOf('"', quote + 1)) {
        const next = line.text[quote + 1];
        if (next !== undefined && next !== syntax.delimiter) continue;
        const found = read(quote + 2, [...cells, line.text.slice(at + 1, quote).replaceAll('""', '"')]);
        if (found !== null) return found;
      }
    }
    const { cell, end } = plain(line, at);
    return read(end + 1, [...cells, cell]);
  };
  return read(0, []) ?? line.text.split(syntax.delimiter);
}
