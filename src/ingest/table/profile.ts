import { readNumber } from "../values/numbers.ts";
import { cellText, isBlank } from "./grid.ts";
import { HeaderRepeats } from "./repeated-header.ts";
import type { SourceCell } from "./source.ts";

/** What a cell looks like, which is how a header is told from the values under it. `code`: letters with digits. */
export type Kind = "number" | "date" | "boolean" | "code" | "name" | "long";

const LONG = 60;
const MOST_CODE = 24;

export function kindOf(cell: SourceCell | undefined): Kind | null {
  if (isBlank(cell) || cell === undefined || cell === null) return null;
  if (typeof cell === "number") return "number";
  if (typeof cell === "boolean") return "boolean";
  if (cell instanceof Date) return "date";
  const text = cell.trim();
  if (text.length > LONG) return "long";
  if (/^[-+]?[\d.,\s]*\d[\d.,\s]*%?$/.test(text)) return "number";
  if (/^\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]/.test(text) || /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b/.test(text)) return "date";
  // 缺考 says that there is no value, whatever the column holds.
  if (readNumber(text) === "mark") return null;
  if (/\d/.test(text) && text.length <= MOST_CODE && /^[\x20-\x7e\n]+$/.test(text)) return "code";
  return /^[-+—–/\\.·*]+$/.test(text) ? null : "name";
}

/** What most cells of a column look like. */
export interface ColumnProfile {
  /** Null where no kind prevails. */
  readonly kind: Kind | null;
  readonly filled: number;
  /** Of its numbers; min > max where there are none. */
  readonly min: number;
  readonly max: number;
  readonly values: ReadonlyMap<string, number>;
}

const SAMPLE = 200;
const PREVAILS = 0.7;

/**
 * The columns of some rows, by the first of them that are not blank.
 * @param header a row that says nothing of the others where it stands again among them
 * @param mostOther so many of its cells may then be others, as it is known for a header
 */
export function profileOf(
  rows: readonly (readonly SourceCell[])[],
  from: number,
  width: number,
  header: readonly SourceCell[] = [],
  mostOther: 0 | 1 = 0,
): ColumnProfile[] {
  const sample: (readonly SourceCell[])[] = [];
  const repeats = new HeaderRepeats([header], mostOther);
  for (let i = from; i < rows.length && sample.length < SAMPLE; i++) {
    const row = rows[i] ?? [];
    if (row.some((cell) => !isBlank(cell)) && !repeats.isHeader(row)) sample.push(row);
  }
  return Array.from({ length: width }, (_, column) => columnProfile(sample.map((row) => row[column])));
}

function columnProfile(cells: readonly (SourceCell | undefined)[]): ColumnProfile {
  const kinds = new Map<Kind, number>();
  const values = new Map<string, number>();
  let filled = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const cell of cells) {
    const kind = kindOf(cell);
    if (kind === null) continue;
    filled++;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const text = cellText(cell).trim();
    values.set(text, (values.get(text) ?? 0) + 1);
    const number = Number(text);
    if (kind === "number" && !Number.isNaN(number)) {
      min = Math.min(min, number);
      max = Math.max(max, number);
    }
  }
  let prevailing: Kind | null = null;
  for (const [kind, count] of kinds) if (count >= filled * PREVAILS) prevailing = kind;
  return { kind: prevailing, filled, min, max, values };
}
