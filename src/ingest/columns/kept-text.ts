import type { TextTest } from "../../engine/arrow/text-codes.ts";
import { isScientific, tidy } from "../values/texts.ts";

/** Whether reading a cell leaves its text as it is, told from its UTF-8: almost always without making a string of it. */

const BEYOND_ASCII = 0x80;
const BLANK = 0x20;
const PLUS = 0x2b;

const decoder = new TextDecoder();
const textOf = (bytes: Uint8Array, start: number, end: number): string => decoder.decode(bytes.subarray(start, end));

/** Blanks beyond ASCII (U+00A0, U+1680, U+2000 …, U+3000, U+FEFF) begin with one of these. */
const mayBlank = (byte: number): boolean =>
  byte === 0xc2 || byte === 0xe1 || byte === 0xe2 || byte === 0xe3 || byte === 0xef;

/** Where the last letter begins. */
function lastLetter(bytes: Uint8Array, start: number, end: number): number {
  let at = end - 1;
  while (at > start && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}

/** No blanks at the ends to be taken off. */
const isTrimmed: TextTest = (bytes, start, end) => {
  const first = bytes[start] ?? 0;
  const last = bytes[lastLetter(bytes, start, end)] ?? 0;
  if (first <= BLANK || last <= BLANK) return false;
  if (!mayBlank(first) && !mayBlank(last)) return true;
  const text = textOf(bytes, start, end);
  return text === text.trim();
};

/** Neither width nor blanks to be mended, and no number in the place of an identifier. */
const isTidy: TextTest = (bytes, start, end) => {
  if ((bytes[start] ?? 0) <= BLANK || (bytes[end - 1] ?? 0) <= BLANK) return false;
  let isPlain = true;
  for (let i = start; i < end && isPlain; i++) {
    const byte = bytes[i] ?? 0;
    isPlain = byte < BEYOND_ASCII && byte !== PLUS;
  }
  if (isPlain) return true;
  const text = textOf(bytes, start, end);
  return text === tidy(text) && !isScientific(text);
};

/** The test of a column's texts, blank ones apart. */
export const keptAs = (column: string): TextTest => (column.endsWith("_id") ? isTidy : isTrimmed);
