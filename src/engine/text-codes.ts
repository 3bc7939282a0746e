import {
  Table as ArrowTable,
  type Data,
  DataType,
  makeVector,
  tableFromIPC,
  tableToIPC,
  type Utf8,
  type Vector,
} from "apache-arrow";

const NOTHING = -1;
const FNV_PRIME = 0x01000193;

/** Room for `length` numbers, the first ones kept. */
function grown(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(numbers);
  return larger;
}

/**
 * Numbers texts from 0 in the order in which they are first met. It works on UTF-8 as Arrow keeps it, so that a column
 * of millions is told apart without making a string of each cell.
 */
export class TextCodes {
  #bytes = new Uint8Array(1 << 12);
  /** Where each text begins; the last is where the next one will. */
  #starts = new Int32Array(1 << 8);
  #hashes = new Int32Array(1 << 8);
  /** Open addressing: the number of a text, or NOTHING. A power of two long, at most half full. */
  #slots = new Int32Array(1 << 9).fill(NOTHING);
  #size = 0;
  /** Whether a column read with these numbers had a null. */
  hasNull = false;

  /** How many different texts there are. */
  get size(): number {
    return this.#size;
  }

  /** The texts by their numbers, from one on. */
  values(from = 0): readonly string[] {
    const decoder = new TextDecoder();
    const texts: string[] = [];
    this.forEach(from, (bytes, start, end) => texts.push(decoder.decode(bytes.subarray(start, end))));
    return texts;
  }

  /** Shows the texts from a number on, as the UTF-8 between two places. */
  forEach(from: number, look: (bytes: Uint8Array, start: number, end: number, code: number) => void): void {
    for (let code = from; code < this.#size; code++)
      look(this.#bytes, this.#starts[code] ?? 0, this.#starts[code + 1] ?? 0, code);
  }

  /** The number of the text that stands in `from` between two places. */
  codeOf(from: Uint8Array, start: number, end: number): number {
    let hash = end - start;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (from[i] ?? 0), FNV_PRIME);
    // The last bytes of a number in a row differ most and stand in the low bits only.
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const code = this.#slots[slot] ?? NOTHING;
      if (code === NOTHING) return this.#add(slot, hash, from, start, end);
      if (this.#hashes[code] === hash && this.#is(code, from, start, end)) return code;
      slot = (slot + 1) & mask;
    }
  }

  #is(code: number, from: Uint8Array, start: number, end: number): boolean {
    const at = this.#starts[code] ?? 0;
    if ((this.#starts[code + 1] ?? 0) - at !== end - start) return false;
    for (let i = start, k = at; i < end; i++, k++) if (from[i] !== this.#bytes[k]) return false;
    return true;
  }

  #add(slot: number, hash: number, from: Uint8Array, start: number, end: number): number {
    const code = this.#size;
    const at = this.#starts[code] ?? 0;
    const needed = at + end - start;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    if (code + 2 > this.#starts.length) {
      this.#starts = grown(this.#starts, 2 * this.#starts.length);
      this.#hashes = grown(this.#hashes, 2 * this.#hashes.length);
    }
    this.#bytes.set(from.subarray(start, end), at);
    this.#starts[code + 1] = needed;
    this.#hashes[code] = hash;
    this.#slots[slot] = code;
    this.#size++;
    if (2 * this.#size > this.#slots.length) this.#spread();
    return code;
  }

  #spread(): void {
    const slots = new Int32Array(2 * this.#slots.length).fill(NOTHING);
    const mask = slots.length - 1;
    for (let code = 0; code < this.#size; code++) {
      let slot = (this.#hashes[code] ?? 0) & mask;
      while (slots[slot] !== NOTHING) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.#slots = slots;
  }
}

/** Tests UTF-8 between two places. */
export type TextTest = (bytes: Uint8Array, start: number, end: number) => boolean;

/** Whether a test holds for every text of a column. */
export function everyText(vector: Vector, holds: TextTest): boolean {
  return vector.data.every((data) => {
    if (DataType.isDictionary(data.type)) return data.dictionary === undefined || everyText(data.dictionary, holds);
    if (!isUtf8(data)) throw new TypeError(`no texts: ${data.type}`);
    const { values, valueOffsets, length, nullCount } = data;
    for (let i = 0; i < length; i++) {
      if (nullCount > 0 && !data.getValid(i)) continue;
      if (!holds(values, valueOffsets[i] ?? 0, valueOffsets[i + 1] ?? 0)) return false;
    }
    return true;
  });
}

/** Whether `codesOf` can read a column of this type, by its Arrow name. */
export const hasCodes = (arrow: string): boolean => /^(Utf8|Dictionary<U?[Ii]nt\d+, Utf8>)$/.test(arrow);

/** A column of texts as numbers of `codes`, one a row, -1 for null. */
export function codesOf(vector: Vector, codes: TextCodes): Int32Array<ArrayBuffer> {
  const found = new Int32Array(vector.length).fill(NOTHING);
  if (vector.nullCount > 0) codes.hasNull = true;
  let row = 0;
  for (const data of vector.data) {
    if (DataType.isDictionary(data.type)) {
      // A dictionary may say one text twice, and texts that no row has: those count as met.
      const own = data.dictionary === undefined ? new Int32Array() : codesOf(data.dictionary, codes);
      const keys: ArrayLike<number | bigint> = data.values;
      for (let i = 0; i < data.length; i++) {
        if (data.nullCount === 0 || data.getValid(i)) found[row + i] = own[Number(keys[i])] ?? NOTHING;
      }
    } else if (isUtf8(data)) {
      const { values, valueOffsets } = data;
      let code = NOTHING;
      let [before, length] = [0, -1];
      for (let i = 0; i < data.length; i++) {
        if (data.nullCount > 0 && !data.getValid(i)) continue;
        const start = valueOffsets[i] ?? 0;
        const end = valueOffsets[i + 1] ?? 0;
        // Rows of one entry mostly stand together.
        if (end - start !== length || !isRepeated(values, before, start, end)) {
          code = codes.codeOf(values, start, end);
          before = start;
          length = end - start;
        }
        found[row + i] = code;
      }
    } else throw new TypeError(`no texts: ${data.type}`);
    row += data.length;
  }
  return found;
}

function isRepeated(bytes: Uint8Array, before: number, start: number, end: number): boolean {
  for (let i = start, k = before; i < end; i++, k++) if (bytes[i] !== bytes[k]) return false;
  return true;
}

const isUtf8 = (data: Data): data is Data<Utf8> => DataType.isUtf8(data.type);

/** A piece (one whole Arrow IPC stream) with some columns as numbers from 1, and 0 for null. */
export function withCodes(piece: Uint8Array, codes: ReadonlyMap<string, TextCodes>): Uint8Array {
  const table = tableFromIPC(piece);
  const columns: Record<string, Vector> = {};
  for (const { name } of table.schema.fields) {
    const vector = table.getChild(name);
    if (vector === null) continue;
    const own = codes.get(name);
    columns[name] = own === undefined ? vector : makeVector(codesOf(vector, own).map((code) => code + 1));
  }
  return tableToIPC(new ArrowTable(columns), "stream");
}
