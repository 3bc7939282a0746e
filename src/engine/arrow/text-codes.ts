import { Table as ArrowTable, type Data, DataType, makeVector, tableToIPC, type Utf8, type Vector } from "apache-arrow";

/** Texts that differ in their last letters, as ids do, come to lie side by side: memory is read in its order. */
const STEP = 31;

/** Room for `length` numbers, the first ones kept. */
function grown(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(numbers);
  return larger;
}

function isSame(a: Uint8Array, start: number, b: Uint8Array, other: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (a[start + i] !== b[other + i]) return false;
  return true;
}

/**
 * Numbers texts from 1 in the order in which they are first met; 0 is for null. It works on UTF-8 as Arrow keeps it,
 * so that a column of millions is told apart without making a string of each cell.
 */
export class TextCodes {
  #bytes = new Uint8Array(1 << 12);
  /** Where each text begins, by its number less one; the last is where the next one will. */
  #starts = new Int32Array(1 << 8);
  #hashes = new Int32Array(1 << 8);
  /** Open addressing: the number of a text, 0 where there is none. A power of two long, at most half full. */
  #slots = new Int32Array(1 << 9);
  #size = 0;
  /** Whether a column read with these numbers had a null. */
  hasNull = false;

  /** How many different texts there are. */
  get size(): number {
    return this.#size;
  }

  /** How long all of them are together, in UTF-8. */
  get bytes(): number {
    return this.#starts[this.#size] ?? 0;
  }

  /** The texts in the order of their numbers, those of the first `from` left out. */
  values(from = 0): readonly string[] {
    const decoder = new TextDecoder();
    const texts: string[] = [];
    this.forEach(from, (bytes, start, end) => texts.push(decoder.decode(bytes.subarray(start, end))));
    return texts;
  }

  /** The same as they lie, one behind the other: text i reaches from starts[i] to starts[i + 1]. */
  stored(): { readonly utf8: Uint8Array<ArrayBuffer>; readonly starts: Int32Array<ArrayBuffer> } {
    return { utf8: this.#bytes.slice(0, this.bytes), starts: this.#starts.slice(0, this.#size + 1) };
  }

  /** Shows the same as the UTF-8 between two places, with their numbers. */
  forEach(from: number, look: (bytes: Uint8Array, start: number, end: number, code: number) => void): void {
    for (let i = from; i < this.#size; i++) look(this.#bytes, this.#starts[i] ?? 0, this.#starts[i + 1] ?? 0, i + 1);
  }

  /** The number of the text that stands in `from` between two places. */
  codeOf(from: Uint8Array, start: number, end: number): number {
    const length = end - start;
    let hash = length;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, STEP) + (from[i] ?? 0)) | 0;
    // The low bits, which choose the slot, are to depend on all of the text.
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const hashes = this.#hashes;
    const starts = this.#starts;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = slots[slot] ?? 0;
      if (code === 0) return this.#add(slot, hash, from, start, end);
      if (hashes[code - 1] !== hash) continue;
      const at = starts[code - 1] ?? 0;
      if ((starts[code] ?? 0) - at === length && isSame(from, start, this.#bytes, at, length)) return code;
    }
  }

  #add(slot: number, hash: number, from: Uint8Array, start: number, end: number): number {
    const at = this.#starts[this.#size] ?? 0;
    const next = at + end - start;
    if (next > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(next, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    if (this.#size + 2 > this.#starts.length) {
      this.#starts = grown(this.#starts, 2 * this.#starts.length);
      this.#hashes = grown(this.#hashes, 2 * this.#hashes.length);
    }
    // Most are short: to make a view of each would take longer than to copy it.
    const bytes = this.#bytes;
    for (let i = start, to = at; i < end; i++, to++) bytes[to] = from[i] ?? 0;
    this.#hashes[this.#size] = hash;
    this.#size++;
    this.#starts[this.#size] = next;
    this.#slots[slot] = this.#size;
    if (2 * this.#size > this.#slots.length) this.#spread();
    return this.#size;
  }

  #spread(): void {
    const slots = new Int32Array(4 * this.#slots.length);
    const mask = slots.length - 1;
    for (let i = 0; i < this.#size; i++) {
      let slot = (this.#hashes[i] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = i + 1;
    }
    this.#slots = slots;
  }
}

/** Tells the rows without a value, many times as fast as Arrow's own `getValid`; null where there are none. */
export function nullsOf({ nullCount, nullBitmap, offset }: Data): ((row: number) => boolean) | null {
  if (nullCount === 0) return null;
  return (row) => ((nullBitmap[(offset + row) >> 3] ?? 0) & (1 << ((offset + row) & 7))) === 0;
}

/** Tests UTF-8 between two places. */
export type TextTest = (bytes: Uint8Array, start: number, end: number) => boolean;

/** Whether a test holds for every text of a column. */
export function everyText(vector: Vector, holds: TextTest): boolean {
  return vector.data.every((data) => {
    if (DataType.isDictionary(data.type)) return data.dictionary === undefined || everyText(data.dictionary, holds);
    if (!isUtf8(data)) throw new TypeError(`no texts: ${data.type}`);
    const { values, valueOffsets, length } = data;
    const isNull = nullsOf(data);
    for (let i = 0; i < length; i++) {
      if (isNull?.(i)) continue;
      if (!holds(values, valueOffsets[i] ?? 0, valueOffsets[i + 1] ?? 0)) return false;
    }
    return true;
  });
}

/** Whether `codesOf` can read a column of this type, by its Arrow name. */
export const hasCodes = (arrow: string): boolean => /^(Utf8|Dictionary<U?[Ii]nt\d+, Utf8>)$/.test(arrow);

/** A column of texts as numbers of `codes`, one a row, 0 for null. */
export function codesOf(vector: Vector, codes: TextCodes): Int32Array<ArrayBuffer> {
  const found = new Int32Array(vector.length);
  if (vector.nullCount > 0) codes.hasNull = true;
  let row = 0;
  for (const data of vector.data) {
    const rows = found.subarray(row, row + data.length);
    if (DataType.isDictionary(data.type)) codesOfKeys(data, codes, rows);
    else if (isUtf8(data)) codesOfTexts(data, codes, rows);
    else throw new TypeError(`no texts: ${data.type}`);
    row += data.length;
  }
  return found;
}

function codesOfKeys(data: Data, codes: TextCodes, rows: Int32Array): void {
  if (data.dictionary === undefined) return;
  // A dictionary may say one text twice, and texts that no row has: those count as met.
  const own = codesOf(data.dictionary, codes);
  const keys: ArrayLike<number | bigint> = data.values;
  const isNull = nullsOf(data);
  for (let i = 0; i < rows.length; i++) if (!isNull?.(i)) rows[i] = own[Number(keys[i])] ?? 0;
}

function codesOfTexts(data: Data<Utf8>, codes: TextCodes, rows: Int32Array): void {
  const { values, valueOffsets } = data;
  const isNull = nullsOf(data);
  let code = 0;
  let before = 0;
  let length = -1;
  for (let i = 0; i < rows.length; i++) {
    if (isNull?.(i)) continue;
    const start = valueOffsets[i] ?? 0;
    const end = valueOffsets[i + 1] ?? 0;
    // Rows of one entry mostly stand together.
    if (end - start !== length || !isSame(values, start, values, before, length)) {
      code = codes.codeOf(values, start, end);
      length = end - start;
      before = start;
    }
    rows[i] = code;
  }
}

const isUtf8 = (data: Data): data is Data<Utf8> => DataType.isUtf8(data.type);

/** Whether a column has blank texts or numbers that are none, which both stand for nothing. */
export function hasBlanks(vector: Vector): boolean {
  if (DataType.isFloat(vector.type)) return vector.data.some(({ values }) => !values.every(Number.isFinite));
  if (DataType.isDictionary(vector.type) || DataType.isUtf8(vector.type)) return vector.data.some(hasBlankText);
  return true;
}

function hasBlankText(data: Data): boolean {
  if (DataType.isDictionary(data.type)) return data.dictionary?.data.some(hasBlankText) ?? false;
  const { valueOffsets, length } = data;
  const isNull = nullsOf(data);
  for (let i = 0; i < length; i++) if (valueOffsets[i] === valueOffsets[i + 1] && !isNull?.(i)) return true;
  return false;
}

/** So many texts can be numbered in a piece. */
export const MOST_CODES = 0xffff;

/** A table with some columns as numbers of their texts, none of them above MOST_CODES; one whole Arrow IPC stream. */
export function withCodes(table: ArrowTable, codes: ReadonlyMap<string, TextCodes>): Uint8Array {
  const columns: Record<string, Vector> = {};
  for (const { name } of table.schema.fields) {
    const vector = table.getChild(name);
    if (vector === null) continue;
    const own = codes.get(name);
    columns[name] = own === undefined ? vector : makeVector(Uint16Array.from(codesOf(vector, own)));
  }
  return tableToIPC(new ArrowTable(columns), "stream");
}
