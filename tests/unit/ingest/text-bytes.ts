import { decodeSingleByte, type SingleByte } from "../../../src/ingest/read/single-byte.ts";

/** Writes text in encodings for which there is only a decoder, by asking the decoder for each pair of bytes. */

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  let table = tables.get(encoding);
  if (table === undefined) {
    const made = new Map<string, readonly number[]>();
    const decoder = new TextDecoder(encoding, { fatal: true });
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        try {
          const letter = decoder.decode(Uint8Array.from([lead, trail]));
          if ([...letter].length === 1 && !made.has(letter)) made.set(letter, [lead, trail]);
        } catch {
          // No character has these bytes.
        }
      }
    }
    table = made;
    tables.set(encoding, table);
  }
  return table;
}

/** @throws RangeError for a letter that the encoding does not have */
export function encodeTwoByte(text: string, encoding: "gb18030" | "big5" | "shift_jis" | "euc-kr"): Uint8Array {
  const table = tableOf(encoding);
  return Uint8Array.from(
    [...text].flatMap((letter) => {
      if (letter <= "\x7f") return [letter.charCodeAt(0)];
      const bytes = table.get(letter);
      if (bytes === undefined) throw new RangeError(`${letter} is not in ${encoding}`);
      return [...bytes];
    }),
  );
}

export function encodeUtf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = Buffer.from(text, "utf16le");
  return new Uint8Array(isLittle ? bytes : bytes.swap16());
}

/** @throws RangeError for a letter that the encoding does not have */
export function encodeOneByte(text: string, encoding: SingleByte): Uint8Array {
  const bytes = Array.from({ length: 128 }, (_, i) => i + 128);
  const letters = [...decodeSingleByte(Uint8Array.from(bytes), encoding)];
  return Uint8Array.from([...text], (letter) => {
    if (letter <= "\x7f") return letter.charCodeAt(0);
    const place = letters.indexOf(letter);
    if (place < 0) throw new RangeError(`${letter} is not in ${encoding}`);
    return place + 128;
  });
}
