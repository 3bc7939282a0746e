/** Which rows of a long table are in the page, and how much room the others take. */

export interface Scrolled {
  readonly count: number;
  /** CSS pixels, as all lengths here; the same for every row. */
  readonly rowHeight: number;
  /** How much of the rows is in sight. */
  readonly inSight: number;
  readonly scrollTop: number;
}

export interface RowWindow {
  /** Rows first … last - 1. */
  readonly first: number;
  readonly last: number;
  /** Room above and below them. */
  readonly before: number;
  readonly after: number;
}

/** Rows kept beyond the edges, so that a short scroll shows no gap. */
const BEYOND = 8;

/** No browser scrolls much further than this; of more rows, a pixel of scrolling passes several. */
const TALLEST = 8_000_000;

export function rowWindow({ count, rowHeight, inSight, scrollTop }: Scrolled): RowWindow {
  const whole = count * rowHeight;
  const height = Math.min(whole, TALLEST);
  const farthest = Math.max(0, height - inSight);
  const at = Math.max(0, Math.min(scrollTop, farthest));
  /** Where the upper edge would be if all rows stood below each other. */
  const top = farthest === 0 ? 0 : whole === height ? at : (at / farthest) * (whole - inSight);
  const first = Math.max(0, Math.floor(top / rowHeight) - BEYOND);
  const last = Math.min(count, Math.ceil((top + inSight) / rowHeight) + BEYOND);
  const before = Math.max(0, at - (top - first * rowHeight));
  return { first, last, before, after: Math.max(0, height - before - (last - first) * rowHeight) };
}
