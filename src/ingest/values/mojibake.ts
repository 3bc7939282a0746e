/** Texts whose bytes were once read in another encoding, and what they were. */

/** Han letters that come of nothing but damage: U+FFFD in UTF-8 read as GBK, memory that was never written. */
const LOST = /锟斤拷|锟斤|(?:烫){3,}|(?:屯){3,}|\ufffd|ï¿½/u;

const LATIN_SIGNS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const BYTES = new Map<string, number>([
  ...Array.from({ length: 0x60 }, (_, i) => [String.fromCharCode(0xa0 + i), 0xa0 + i] as const),
  ...Array.from({ length: 0x20 }, (_, i) => [String.fromCharCode(0x80 + i), 0x80 + i] as const),
  ...[...LATIN_SIGNS].map((sign, i) => [sign, 0x80 + i] as const),
]);
/** Two letters and more of the upper half of windows-1252. */
const LATIN_RUN = /[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}/gu;
/** What begins a letter of Latin-1 in UTF-8 (Ã©, Â°), or punctuation (â€™), or a letter of China (æ˜Ÿ); others only in a row. */
const SURE = /[ÂÃ]|â€|[ã-é][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}/u;
const IN_A_ROW = /(?:[ÄÅÎÏÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){2,}/u;

const strict = new TextDecoder("utf-8", { fatal: true });
function fromUtf8(bytes: readonly number[]): string | null {
  try {
    return strict.decode(Uint8Array.from(bytes));
  } catch {
    // Not UTF-8: the letters are what they seem.
    return null;
  }
}

function fromLatin(text: string): string | null {
  if (!SURE.test(text) && !IN_A_ROW.test(text)) return null;
  const read = text.replace(LATIN_RUN, (run) => {
    if (!SURE.test(run) && !IN_A_ROW.test(run)) return run;
    return fromUtf8([...run].map((sign) => BYTES.get(sign) ?? 0)) ?? run;
  });
  return read === text ? null : read;
}

let codes: ReadonlyMap<string, readonly [number, number]> | null = null;

/** Letters of GBK with their two bytes. */
function gbk(): ReadonlyMap<string, readonly [number, number]> {
  if (codes !== null) return codes;
  const found = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder("gbk");
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && letter !== "\ufffd") found.set(letter, [lead, trail]);
    }
  }
  codes = found;
  return found;
}

/** Letters that may begin a run of letters of China in UTF-8 read as GBK. */
export const gbkLeads = (): readonly string[] =>
  [...gbk()].flatMap(([letter, [lead]]) => (isLead(lead) ? [letter] : []));

/** A letter of China takes three bytes in UTF-8, of which the first is one of these; in GBK they begin rare letters. */
const isLead = (byte: number): boolean => byte >= 0xe3 && byte <= 0xe9;
const BEYOND_ASCII = /[^\0-\x7f]{2,}/gu;
const HAN = /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef]{2,}$/u;
const LEAST_LETTERS = 3;

/** UTF-8 read as GBK: 中文 is 涓枃. The last letter of a run may be lost, for bytes go in pairs. */
function fromGbk(text: string): string | null {
  let isFound = false;
  const read = text.replace(BEYOND_ASCII, (run) => {
    const letters = [...run];
    const first = gbk().get(letters[0] ?? "");
    if (letters.length < LEAST_LETTERS || first === undefined || !isLead(first[0])) return run;
    const bytes: number[] = [];
    for (const letter of letters) {
      const pair = gbk().get(letter);
      if (pair === undefined) break;
      bytes.push(...pair);
    }
    const whole = fromUtf8(bytes.slice(0, bytes.length - (bytes.length % 3)));
    if (whole === null || !HAN.test(whole)) return run;
    isFound = true;
    return whole;
  });
  return isFound ? read : null;
}

/** What a damaged text was, as far as it can be told; "" where it is lost, null where nothing is wrong with it. */
export function readMojibake(text: string): string | null {
  if (ASCII.test(text)) return null;
  if (LOST.test(text)) return fromGbk(text) ?? "";
  return fromLatin(text) ?? fromGbk(text);
}
const ASCII = /^[\0-\x7f]*$/;

/** Nothing else: a joke of programmers, unless there is more of it. */
export const isNothingButLost = (text: string): boolean => /^(?:(?:锟斤拷)+|烫+|屯+|\ufffd+)$/u.test(text.trim());
