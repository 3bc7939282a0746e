import { ImportError } from "./source.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "windows-1252";

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
  /** Places with bytes that were none of the encoding's and read as U+FFFD. */
  readonly damaged: number;
  /** No byte mark and no proof, only likelihood. */
  readonly guessed: boolean;
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
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.05 && even < odd * 0.05) return "utf-16le";
  if (even > pairs * 0.05 && odd < even * 0.05) return "utf-16be";
  return null;
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
    let ok = more > 0;
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

/**
 * How a byte of the upper half is followed tells two-byte Chinese from one-byte Latin text: in GB2312's area (all
 * common characters) the second byte is in the upper half too, while an accented letter mostly stands before ASCII.
 */
function twoByteShare(bytes: Uint8Array): number {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue;
    pairs++;
    if ((bytes[i + 1] ?? 0) >= 0xa1) common++;
    i++;
  }
  return pairs === 0 ? 0 : common / pairs;
}

/**
 * Bytes of a text file → text: by byte mark, as strict UTF-8, as UTF-16 without mark, else as GB18030. A UTF-8 file
 * with a few broken bytes is still UTF-8 and says how many; Latin text is not mistaken for Chinese.
 * Throws ImportError "undecodable" (with the byte's place) where nothing fits: never mojibake in silence.
 */
export function decode(bytes: Uint8Array, file: string): Decoded {
  const plain = { damaged: 0, guessed: false };
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    const encoding: Encoding = bytes[0] === 0xff ? "utf-16le" : "utf-16be";
    const text = decodeAs(bytes, encoding, true);
    if (text === null) throw new ImportError("undecodable", file, { encoding, byte: bytes.length });
    return { ...plain, text, encoding, bom: true };
  }
  const bom = startsWith(bytes, 0xef, 0xbb, 0xbf);
  const utf16 = bom ? null : utf16Without(bytes);
  if (utf16 !== null) {
    const text = decodeAs(bytes, utf16, true);
    if (text !== null) return { text, encoding: utf16, bom: false, damaged: 0, guessed: true };
  }
  const utf8 = decodeAs(bytes, "utf-8", true);
  if (utf8 !== null) return { ...plain, text: utf8, encoding: "utf-8", bom };

  const evidence = utf8Evidence(bytes);
  if (bom || evidence.sound >= evidence.broken * 10) {
    const text = decodeAs(bytes, "utf-8", false) ?? "";
    return { text, encoding: "utf-8", bom, damaged: evidence.broken, guessed: false };
  }
  const share = twoByteShare(bytes);
  const gb = share >= 0.5 ? decodeAs(bytes, "gb18030", true) : null;
  if (gb !== null) return { ...plain, text: gb, encoding: "gb18030", bom: false };
  if (share >= 0.8) {
    // Chinese without doubt, damaged in places: said and kept, rather than the whole file refused.
    const text = decodeAs(bytes, "gb18030", false) ?? "";
    const damaged = text.split("\uFFFD").length - 1;
    if (damaged * 100 < text.length) return { text, encoding: "gb18030", bom: false, damaged, guessed: false };
  }
  const latin = share < 0.2 ? decodeAs(bytes, "windows-1252", true) : null;
  if (latin !== null && !hasControls(latin)) {
    return { text: latin, encoding: "windows-1252", bom: false, damaged: 0, guessed: true };
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
