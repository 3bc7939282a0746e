import type { Findings } from "../table/findings.ts";
import { ImportError } from "../table/refusals.ts";
import { decodeSingleByte, isAllLetters, isCyrillic, likelySingleByte, type SingleByte } from "./single-byte.ts";
import { type TextPieces, textPieces } from "./text-pieces.ts";

export type Encoding =
  | "utf-8"
  | "utf-16le"
  | "utf-16be"
  | "gb18030"
  | "big5"
  | "shift_jis"
  | "euc-jp"
  | "euc-kr"
  | SingleByte;

export interface Decoded extends TextPieces {
  readonly encoding: Encoding;
  readonly bom: boolean;
  /** Places with bytes that were none of the encoding's and read as U+FFFD. */
  readonly damaged: number;
  /** No byte mark and no proof, only likelihood. */
  readonly guessed: boolean;
  /** Letters of zero stand in it, which no text has. */
  readonly hasZeros: boolean;
}

type Facts = Pick<Decoded, "encoding" | "bom" | "damaged" | "guessed">;

const plain = { bom: false, damaged: 0, guessed: false };

/** @param content a text, or bytes that are UTF-8, damaged ones included */
const decodedAs = (content: string | Uint8Array, facts: Facts): Decoded =>
  Object.assign(textPieces(content), facts, {
    hasZeros: typeof content === "string" ? content.includes("\0") : content.includes(0),
  });

/** What reading a text takes for granted, said. */
export function noteDecoding({ guessed, encoding, damaged }: Omit<Facts, "bom">, findings: Findings): void {
  if (guessed) findings.add("encoding_guessed", "warning", null, { encoding });
  else if (encoding === "gb18030") findings.add("encoding_gb18030", "info");
  if (damaged > 0) findings.add("damaged_text", "error", null, {}, damaged);
}

const startsWith = (bytes: Uint8Array, ...prefix: number[]): boolean => prefix.every((byte, i) => bytes[i] === byte);

const decodeAs = (bytes: Uint8Array, encoding: Encoding, fatal: boolean): string | null => {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

/** UTF-16 without a byte mark: in text with any ASCII in it (delimiters, digits, line ends) one half is zeros. */
function utf16Without(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  let besideAscii = 0;
  for (let i = 0; i < length; i += 2) {
    const first = bytes[i] ?? 0;
    const second = bytes[i + 1] ?? 0;
    if (first === 0) even++;
    if (second === 0) odd++;
    if ((first === 0 && second < 0x80) || (second === 0 && first < 0x80)) besideAscii++;
  }
  // A zero stands beside ASCII in such text, é and 一 apart; elsewhere it is a stray byte.
  if (besideAscii < (even + odd) * 0.6) return null;
  const pairs = length / 2;
  if (odd > pairs * 0.05 && even < odd * 0.4) return "utf-16le";
  if (even > pairs * 0.05 && odd < even * 0.4) return "utf-16be";
  return null;
}

/** Whether a byte may follow on the first of its letter: no letter is written longer than it need be, none is half a pair. */
function isSecond(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second < 0x90;
}

/** How many multi-byte sequences are sound UTF-8, and how many places hold bytes of none. */
function utf8Evidence(bytes: Uint8Array): { sound: number; broken: number; first: number } {
  let sound = 0;
  let broken = 0;
  let first = -1;
  let end = -1;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const more =
      byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    let ok = more > 0 && isSecond(byte, bytes[i + 1] ?? 0);
    for (let k = 1; ok && k <= more; k++) ok = ((bytes[i + k] ?? 0) & 0xc0) === 0x80;
    if (ok) {
      sound++;
      i += more;
    } else {
      // What is left of a cut character is one place, however many bytes it has.
      if (i !== end) broken++;
      end = i + 1;
      if (first < 0) first = i;
    }
  }
  return { sound, broken, first };
}

/** Of all pairs that begin with a byte of the upper half, the share that lies where an encoding keeps such characters. */
interface Pairs {
  /** Both bytes in the upper half: two-byte text of East Asia, while an accented letter mostly stands before ASCII. */
  readonly both: number;
  /** Signs and the 3755 common characters of GB2312. */
  readonly gb: number;
  /** Signs and the 5401 common characters of Big5. */
  readonly big5: number;
  /** Kana of Shift-JIS, and of EUC-JP (where GB2312 has them too). */
  readonly kana: number;
  readonly eucKana: number;
  /** Syllables of EUC-KR. */
  readonly hangul: number;
}

function pairsOf(bytes: Uint8Array): Pairs {
  let pairs = 0;
  const n = { both: 0, gb: 0, big5: 0, kana: 0, eucKana: 0, hangul: 0 };
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1] ?? 0;
    pairs++;
    const upper = trail >= 0xa1;
    if (upper) n.both++;
    if (upper && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa9))) n.gb++;
    if ((upper || (trail >= 0x40 && trail <= 0x7e)) && lead >= 0xa1 && lead <= 0xc6) n.big5++;
    if ((lead === 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead === 0x83 && trail >= 0x40 && trail <= 0x96))
      n.kana++;
    if (upper && (lead === 0xa4 || lead === 0xa5)) n.eucKana++;
    if (upper && lead >= 0xb0 && lead <= 0xc8) n.hangul++;
    i++;
  }
  const share = (count: number): number => (pairs === 0 ? 0 : count / pairs);
  return {
    both: share(n.both),
    gb: share(n.gb),
    big5: share(n.big5),
    kana: share(n.kana),
    eucKana: share(n.eucKana),
    hangul: share(n.hangul),
  };
}

/** Syllables of which nearly all Korean texts are made; of Chinese read as Korean one in ten is such by chance. */
const HANGUL = new Set(
  "가각간감강개거건게결경계고공과관교구국군권그근금기김까나남내너네년노는능니다단달당대더도동되된두들등디라러려력로록료르를름리립마만말매면명모목무문물미민바반받발방배번법변별보복본부분비사산상생서석선설성세소속수순술습승시식신실심아안양어업에여역연열영예오올와요용우운원월위유육은을음의이인일입있자작장재저적전점정제조족종주중지직진질집차참처천청체초총최추출치카크타태터통투트특팀파판평표프품하학한할합해행험현형호홍화환활회획후",
);
const LEAST_HANGUL = 0.5;

/** Hangul lie in rows where GB2312 has common characters too. */
function korean(bytes: Uint8Array): string | null {
  const text = decodeAs(bytes, "euc-kr", true);
  const letters = text?.match(/[\uac00-\ud7a3]/g) ?? [];
  const common = letters.filter((letter) => HANGUL.has(letter)).length;
  return common > letters.length * LEAST_HANGUL ? text : null;
}

/** Encodings that are told from GB18030 by where their common characters lie; null where it is none of them. */
function otherEastAsian(bytes: Uint8Array, { gb, big5, kana, eucKana, hangul }: Pairs): Decoded | null {
  const hangulText = hangul > 0.8 ? korean(bytes) : null;
  if (hangulText !== null) return decodedAs(hangulText, { ...plain, encoding: "euc-kr", guessed: true });
  const likely: Encoding | null =
    kana > 0.2 ? "shift_jis" : eucKana > 0.3 ? "euc-jp" : big5 > 0.95 && gb < 0.75 ? "big5" : null;
  const text = likely === null ? null : decodeAs(bytes, likely, true);
  if (likely === null || text === null || hasControls(text)) return null;
  return decodedAs(text, { ...plain, encoding: likely, guessed: true });
}

/**
 * Bytes of a text file → text: by byte mark, as strict UTF-8, as UTF-16 without mark, else as GB18030. A UTF-8 file
 * with a few broken bytes is still UTF-8 and says how many; Latin text is not mistaken for Chinese.
 * Throws ImportError "undecodable" (with the byte's place) where nothing fits: never mojibake in silence.
 */
export function decode(bytes: Uint8Array, file: string): Decoded {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    const encoding: Encoding = bytes[0] === 0xff ? "utf-16le" : "utf-16be";
    // Half a character at the end is a file cut off: said, and the rest kept.
    const text = decodeAs(bytes.subarray(0, bytes.length & ~1), encoding, true);
    if (text === null) throw new ImportError("undecodable", file, { encoding, byte: bytes.length });
    return decodedAs(text, { ...plain, encoding, bom: true, damaged: bytes.length & 1 });
  }
  const bom = startsWith(bytes, 0xef, 0xbb, 0xbf);
  const utf16 = bom ? null : utf16Without(bytes);
  if (utf16 !== null) {
    const text = decodeAs(bytes.subarray(0, bytes.length & ~1), utf16, true);
    if (text !== null) return decodedAs(text, { ...plain, encoding: utf16, damaged: bytes.length & 1, guessed: true });
  }
  const evidence = utf8Evidence(bytes);
  if (bom || evidence.broken === 0 || evidence.sound >= evidence.broken * 10)
    return decodedAs(bytes, { ...plain, encoding: "utf-8", bom, damaged: evidence.broken });
  const pairs = pairsOf(bytes);
  const other = otherEastAsian(bytes, pairs);
  if (other !== null) return other;
  const isChinese = pairs.both >= 0.5 && pairs.gb >= 0.3 && !isCyrillic(bytes);
  const gb = isChinese ? decodeAs(bytes, "gb18030", true) : null;
  if (gb !== null && !hasControls(gb)) return decodedAs(gb, { ...plain, encoding: "gb18030", guessed: pairs.gb < 0.6 });
  if (isChinese && pairs.both >= 0.8 && pairs.gb >= 0.6) {
    // Chinese without doubt, damaged in places: said and kept, rather than the whole file refused.
    const text = decodeAs(bytes, "gb18030", false) ?? "";
    const damaged = text.split("\uFFFD").length - 1;
    if (damaged * 100 < text.length) return decodedAs(text, { ...plain, encoding: "gb18030", damaged });
  }
  if (!isChinese) {
    const encoding = likelySingleByte(bytes);
    const text = decodeSingleByte(bytes, encoding);
    if (!hasControls(text) && (pairs.both < 0.2 || isAllLetters(text)))
      return decodedAs(text, { ...plain, encoding, guessed: true });
  }
  throw new ImportError("undecodable", file, { encoding: "UTF-8, UTF-16, GB18030", byte: evidence.first + 1 });
}

const TAB = 0x09;
const CARRIAGE_RETURN = 0x0d;
const ESCAPE = 0x1b;

/** C0 and C1 controls other than tab and line ends: no text file has them. */
function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xa0 || (code >= 0x20 && code < 0x7f)) continue;
    if ((code < TAB || code > CARRIAGE_RETURN) && code !== ESCAPE) return true;
  }
  return false;
}
