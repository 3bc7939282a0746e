import type { SourceCell } from "./source.ts";

const FACTOR = 0x9e3779b1;

/**
 * Rows that say in some columns what an earlier row says, each with the place of the first of them. Rows are compared by
 * a hash of their texts first: a text a row would take many times the time and memory.
 *
 * @param textOf what a cell says: cells of one text are the same
 */
export function repeatedRows(
  rows: readonly (readonly SourceCell[])[],
  columns: readonly number[],
  textOf: (cell: SourceCell | undefined) => string,
): ReadonlyMap<number, number> {
  return repeatedPlaces(rows.length, columns, (row, column) => textOf(rows[row]?.[column]));
}

/** The same of `length` rows, wherever their cells lie. */
export function repeatedPlaces(
  length: number,
  columns: readonly number[],
  textAt: (row: number, column: number) => string,
): ReadonlyMap<number, number> {
  const hashes = hashesOf(length, columns, textAt);
  const isSame = (one: number, other: number): boolean =>
    columns.every((column) => textAt(one, column) === textAt(other, column));
  // Open addressing: the place of a row and one, 0 where there is none; at most half full.
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * length + 1)));
  const repeated = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    const hash = hashes[row] ?? 0;
    let slot = hash & (slots.length - 1);
    for (;;) {
      const first = (slots[slot] ?? 0) - 1;
      if (first < 0) {
        slots[slot] = row + 1;
        break;
      }
      if (hashes[first] === hash && isSame(first, row)) {
        repeated.set(row, first);
        break;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
  }
  return repeated;
}

function hashesOf(
  length: number,
  columns: readonly number[],
  textAt: (row: number, column: number) => string,
): Int32Array {
  const hashes = new Int32Array(length);
  for (const column of columns) {
    let last: string | null = null;
    let number = 0;
    for (let row = 0; row < length; row++) {
      const text = textAt(row, column);
      // What stands under its like has its number.
      if (text !== last) {
        number = hashOf(text);
        last = text;
      }
      hashes[row] = mixed((hashes[row] ?? 0) ^ number);
    }
  }
  return hashes;
}

function mixed(number: number): number {
  const hash = Math.imul(number, FACTOR);
  return hash ^ (hash >>> 15);
}

function hashOf(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FACTOR);
  return mixed(hash);
}
