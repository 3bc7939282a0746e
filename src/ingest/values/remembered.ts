import type { SourceCell } from "../table/source.ts";

/** A column of more different cells hardly says one of them twice. */
const MOST_KNOWN = 1 << 12;

interface Known<T> {
  readonly cell: SourceCell;
  readonly answer: T;
}

/**
 * The same answer for the same cell, without a second look: columns say the same over and over. Of columns of many
 * different cells only those are remembered that stand under their like.
 *
 * @param read depends on nothing but the cell
 */
export function remembered<T>(read: (cell: SourceCell) => T): (cell: SourceCell) => T {
  let known: Map<SourceCell, Known<T>> | null = new Map();
  let last: Known<T> | null = null;
  const look = (cell: SourceCell): Known<T> => {
    const found = { cell, answer: read(cell) };
    if (known?.size === MOST_KNOWN) known = null;
    known?.set(cell, found);
    return found;
  };
  return (cell) => {
    if (last === null || last.cell !== cell) last = known?.get(cell) ?? look(cell);
    return last.answer;
  };
}

/**
 * Tells cells that were not met before from those that were: what is asked of all cells of a column need be asked of
 * each but once. Of columns of many different cells it says so only of those that stand under their like.
 */
export function newCells(): (cell: SourceCell) => boolean {
  let met: Set<SourceCell> | null = new Set();
  let last: SourceCell | undefined;
  return (cell) => {
    if (cell === last) return false;
    last = cell;
    if (met?.has(cell) === true) return false;
    if (met?.size === MOST_KNOWN) met = null;
    met?.add(cell);
    return true;
  };
}
