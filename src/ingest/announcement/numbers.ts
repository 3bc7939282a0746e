/** How a heading may number itself: 12, １２, 十二. What looks like a number but is none (十十) must be caught, too. */
export const NUMERAL = "[0-9０-９]+|[零〇一二两三四五六七八九十廿百]+";

const DIGITS = "零一二三四五六七八九";
const CHINESE = /^(?:([二三四五六七八九])?(十))?([一二三四五六七八九])?$/;

const digit = (text: string): number => DIGITS.indexOf(text);

/**
 * The number of a heading: Arabic digits (half or full width), or Chinese numerals from 一 to 九十九.
 * Null for anything else (十十, 一二, 0).
 */
export function parseNumeral(text: string): number | null {
  const arabic = text.normalize("NFKC");
  if (/^\d+$/.test(arabic)) return Number(arabic) > 0 ? Number(arabic) : null;
  const match = CHINESE.exec(text);
  if (match === null || text === "") return null;
  const [, tens = "一", ten, ones] = match;
  return (ten === undefined ? 0 : 10 * digit(tens)) + (ones === undefined ? 0 : digit(ones));
}
