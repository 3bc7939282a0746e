import { withoutEntities } from "./entities.ts";

/**
 * Letters that nobody sees and that make two of one name: soft hyphen, zero-width space and joiners, marks of direction,
 * the byte mark, controls other than tab and line ends. Those beyond ASCII are what mojibake is made of.
 */
const INVISIBLE = /\p{Cf}|[^\P{Cc}\t\n\r\u0080-\u009f]/u;
/** What a text that needs no repair has none of. */
const MAYBE = /[&\p{Cf}]|[^\P{Cc}\t\n\r\u0080-\u009f]/u;
const JOINERS = "\u200c\u200d";
/** Joiners shape letters of these scripts, and make one picture of several. */
const JOINED = /[\u0600-\u109f]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;
/** Marks of direction in texts from right to left are part of how they read. */
const DIRECTION = "\u200e\u200f\u061c";
const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;
/** The letters of which flags of regions are made. */
const isTag = (letter: string): boolean => (letter.codePointAt(0) ?? 0) >= 0xe0000;

function withoutInvisible(text: string): string {
  if (!INVISIBLE.test(text)) return text;
  const isDirected = RIGHT_TO_LEFT.test(text);
  let plain = "";
  let before = "";
  for (const letter of text) {
    const isKept =
      !INVISIBLE.test(letter) ||
      (JOINERS.includes(letter) && JOINED.test(before)) ||
      (isDirected && DIRECTION.includes(letter)) ||
      isTag(letter);
    if (isKept) plain += letter;
    before = letter;
  }
  return plain;
}

/** A text as it was meant, where that is certain: without character references of web pages and without unseen letters. */
export const repairText = (text: string): string => (MAYBE.test(text) ? withoutInvisible(withoutEntities(text)) : text);

/** Which of the two a text needs. */
export function repairsOf(text: string): { readonly entities: boolean; readonly invisible: boolean } {
  if (!MAYBE.test(text)) return NONE;
  const plain = withoutEntities(text);
  return { entities: plain !== text, invisible: withoutInvisible(plain) !== plain };
}

const NONE = { entities: false, invisible: false };
