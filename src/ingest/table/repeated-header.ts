import { cellText, isBlank } from "./grid.ts";
import type { SourceCell } from "./source.ts";

const ASCII = /^[\0-\x7f]*$/;

/** Width, case and blanks make no difference between a name and its like. */
const plain = (text: string): string =>
  (ASCII.test(text) ? text : text.normalize("NFKC")).replace(/\s+/g, "").toLowerCase();

/** So many names must be there for one of them to be another. */
const LEAST_SAME = 3;

/** Tells rows that repeat one of the rows of a header, as each page of a print has it at its top. */
export class HeaderRepeats {
  readonly #headers: readonly (readonly string[])[];

  readonly #mostOther: number;

  /**
   * @param headers the rows of the header, as they stand
   * @param mostOther so many of four names and more may be others: 得分(续), a blank
   */
  constructor(headers: readonly (readonly (SourceCell | undefined)[])[], mostOther: 0 | 1 = 1) {
    this.#mostOther = mostOther;
    this.#headers = headers.map((header) => header.map((cell) => plain(cellText(cell))));
  }

  /** Spaces, case and width may differ. */
  isHeader(row: readonly SourceCell[]): boolean {
    return this.#headers.some((header) => repeats(row, header, this.#mostOther));
  }
}

function repeats(row: readonly SourceCell[], header: readonly string[], mostOther: number): boolean {
  let same = 0;
  let named = 0;
  let other = 0;
  for (let i = 0; i < Math.max(row.length, header.length); i++) {
    const name = header[i] ?? "";
    const cell = row[i] ?? null;
    if (name === "" && isBlank(cell)) continue;
    if (name !== "") named++;
    if (isLike(cell, name)) {
      same++;
      continue;
    }
    // A value beside names of columns is none of theirs: a number, a date.
    if (typeof cell !== "string" && cell !== null) return false;
    // Nearly every row is told apart by its first two cells.
    if (++other > mostOther) return false;
  }
  return other === 0 ? same > 1 : same >= LEAST_SAME && named > LEAST_SAME;
}

function isLike(cell: SourceCell, name: string): boolean {
  if (typeof cell !== "string") return cell !== null && cellText(cell).toLowerCase() === name;
  return cell === name || (mayBe(cell, name) && plain(cell) === name);
}

/** Most cells are of another length than any way of writing the name, or begin with another letter. */
const mayBe = (cell: string, name: string): boolean =>
  cell.length <= 2 * name.length + 8 && cell.length * 4 >= name.length && !beginsOtherwise(cell, name);

/** Letters that no other is a way of writing, and that no mark after them changes: digits and Chinese. */
const isItself = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0x4e00 && code <= 0x9fff);
const isAscii = (code: number): boolean => code > 0x20 && code < 0x7f;

/** A digit or a Chinese letter is what it is, however the name is written, and nothing of ASCII is made one of them. */
function beginsOtherwise(cell: string, name: string): boolean {
  const [first, named] = [cell.charCodeAt(0), name.charCodeAt(0)];
  return first !== named && (isItself(first) || (isAscii(first) && isItself(named)));
}
