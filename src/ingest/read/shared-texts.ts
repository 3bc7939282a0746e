/** A column of more different texts than this hardly says one of them twice. */
const MOST_KNOWN = 1 << 12;

/**
 * Makes equal cells of a column one text: it is kept once, and what compares or looks up cells later on does so by
 * their place in memory. In columns of many texts only cells that stand under their like are shared.
 */
export class SharedTexts {
  /** By column; null: too many. */
  readonly #columns: (Map<string, string> | null)[] = [];

  /** Changes the cells of some rows in place. */
  share(rows: readonly string[][]): void {
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    for (let column = 0; column < width; column++) {
      let known = this.#columns[column];
      if (known === undefined) known = new Map();
      if (known !== null) this.#columns[column] = shareColumn(rows, column, known);
      else shareNeighbours(rows, column);
    }
  }
}

/** What is known of the column now; null: too much. */
function shareColumn(
  rows: readonly string[][],
  column: number,
  known: Map<string, string>,
): Map<string, string> | null {
  for (const row of rows) {
    const cell = row[column];
    if (cell === undefined) continue;
    const text = known.get(cell);
    if (text !== undefined) row[column] = text;
    else if (known.size === MOST_KNOWN) return null;
    else known.set(cell, cell);
  }
  return known;
}

function shareNeighbours(rows: readonly string[][], column: number): void {
  let last = "";
  for (const row of rows) {
    const cell = row[column];
    if (cell === last) row[column] = last;
    else if (cell !== undefined) last = cell;
  }
}
