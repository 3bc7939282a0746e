const encoder = new TextEncoder();
/** U+FEFF is a letter here. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A column of more different texts than this hardly says one of them twice. */
const MOST_KNOWN = 1 << 12;

/**
 * Makes equal cells of a column one text, cut loose from the text of the file, of which they are slices that would keep
 * it in memory. What compares or looks up cells later on then does so by their place in memory. In columns of many texts
 * only cells that stand under their like are shared.
 */
export class SharedTexts {
  /** By column; null: given up. */
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
    let text = known.get(cell);
    if (text === undefined) {
      if (known.size === MOST_KNOWN) return null;
      text = cutLoose(cell);
      known.set(text, text);
    }
    row[column] = text;
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

/** The same text, and no slice of another. */
const cutLoose = (text: string): string => decoder.decode(encoder.encode(text));
