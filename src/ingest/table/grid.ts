import type { SourceCell } from "./source.ts";

/** The cells of a file or sheet as they stand, row by row; rows may differ in length. */
export interface Grid {
  readonly rows: readonly (readonly SourceCell[])[];
  /** Merged areas, counted from 0, ends included. */
  readonly merges: readonly Merge[];
}

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const isBlank = (cell: SourceCell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === "string" && !beginsWithInk(cell) && cell.trim() === "");

/** ASCII but for blanks and controls, and Chinese: a look at the first letter is all that most cells cost. */
function beginsWithInk(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first > 0x20 && first < 0x7f) || (first >= 0x4e00 && first <= 0x9fff);
}

/** A column as spreadsheets name it: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** How a cell reads in a message or as text: dates as 2026-06-05 08:03:00. */
export function cellText(cell: SourceCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace("T", " ");
  return typeof cell === "string" ? cell : String(cell);
}

/** A part of a day as h:mm:ss, with as many hours as there are. */
export function timeText(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const two = (n: number): string => String(n).padStart(2, "0");
  const text = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days < 0 ? `-${text}` : text;
}
