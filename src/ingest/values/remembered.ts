import type { SourceCell } from "../table/source.ts";

/** A column of more different cells hardly says one of them twice. */
const MOST_KNOWN = 1 << 12;

/**
 * The same answer for the same cell, without a second look: columns say the same over and over. Of columns of many
 * different cells only those are remembered that stand under their like.
 *
 * @param read depends on nothing but the cell
 */
export function remembered<T>(read: (cell: SourceCell) => T): (cell: SourceCell) => T {
  let known: Map<SourceCell, T> | null = new Map();
  let last: { readonly cell: SourceCell; readonly answer: T } | null = null;
  return (cell) => {
    if (last !== null && last.cell === cell) return last.answer;
    const before = known?.get(cell);
    const answer = before === undefined ? read(cell) : before;
    if (before === undefined && known !== null) {
      if (known.size === MOST_KNOWN) known = null;
      else known.set(cell, answer);
    }
    last = { cell, answer };
    return answer;
  };
}
