import type { TextTest } from "../../engine/arrow/text-codes.ts";
import { isScientific, readText, tidy } from "../values/texts.ts";

/** Whether reading a cell leaves its text as it is, told from its UTF-8: almost always without making a string of it. */

const BEYOND_ASCII = 0x80;
const BLANK = 0x20;
const PLUS = 0x2b;
const AND = 0x26;
const DELETE = 0x7f;
/** First bytes of letters among which unseen ones are. */
const UNSEEN: ReadonlySet<number> = new Set([0xc2, 0xd8, 0xdb, 0xdc, 0xe0, 0xe1, 0xe2, 0xef, 0xf0, 0xf3]);

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

/** & of a character reference, controls, and what unseen letters begin with: U+00AD, U+200B … U+2069, U+FEFF. */
function mayNeedRepair(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < BLANK || byte === AND || byte >= DELETE) {
      if (byte < BEYOND_ASCII || UNSEEN.has(byte)) return true;
    }
  }
  return false;
}

/** No blanks at the ends to be taken off, and nothing to be repaired. */
const isTrimmed: TextTest = (bytes, start, end) => {
  const first = bytes[start] ?? 0;
  const last = bytes[lastLetter(bytes, start, end)] ?? 0;
  if (first <= BLANK || last <= BLANK) return false;
  if (!mayBlank(first) && !mayBlank(last) && !mayNeedRepair(bytes, start, end)) return true;
  const text = textOf(bytes, start, end);
  return text === readText(text);
};

/** Neither width nor blanks to be mended, and no number in the place of an identifier. */
const isTidy: TextTest = (bytes, start, end) => {
  if ((bytes[start] ?? 0) <= BLANK || (bytes[end - 1] ?? 0) <= BLANK) return false;
  let isPlain = true;
  for (let i = start; i < end && isPlain; i++) {
    const byte = bytes[i] ?? 0;
    isPlain = byte >= BLANK && byte < DELETE && byte !== PLUS && byte !== AND;
  }
  if (isPlain) return true;
  const text = textOf(bytes, start, end);
  return text === tidy(text) && text === readText(text) && !isScientific(text);
};

/** The test of a column's texts, blank ones apart. */
export const keptAs = (column: string): TextTest => (column.endsWith("_id") ? isTidy : isTrimmed);
