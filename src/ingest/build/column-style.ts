import type { SourceCell } from "../table/source.ts";
import { type NumberStyle, readNumber } from "../values/numbers.ts";
import type { DateOrder } from "../values/times.ts";

/** How the cells of one column are written, told from all of them: what one cell leaves open, the others may say. */
export interface ColumnStyle {
  /** null: there is nothing to tell, or each date says it of itself. */
  readonly dateOrder: DateOrder | null;
  /** Numbers that stand for none: 9999 among scores up to 100, -1 among scores from 0. */
  readonly sentinels: ReadonlySet<number>;
}

const NEGATIVE: ReadonlySet<number> = new Set([-1, -9, -99, -999, -9999]);
const POSITIVE: ReadonlySet<number> = new Set([999, 9999, 99_999, 999_999]);
/** So far beyond every other value, and beside so many of them, a number of nines is none. */
const BEYOND = 4;
const FEWEST = 3;
/** Scales about 0 (-3 … 3, -2 … 2) go no further. */
const ABOUT_ZERO = 3;

/** Columns whose numbers are measured: only there can a number stand for none. */
export const hasSentinels = (concept: string): boolean =>
  concept === "score" || concept === "official_score" || concept === "official_rank" || concept === "team_size";

/** Watches the numbers of a column for such that stand for none; the same for rows and for whole columns. */
export class SentinelLook {
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;
  #others = 0;
  readonly #candidates = new Set<number>();

  see(value: number): void {
    if (NEGATIVE.has(value) || POSITIVE.has(value)) this.#candidates.add(value);
    else {
      this.#others++;
      if (value < this.#min) this.#min = value;
      if (value > this.#max) this.#max = value;
    }
  }

  sentinels(): ReadonlySet<number> {
    if (this.#candidates.size === 0 || this.#others < FEWEST) return new Set();
    return new Set(
      [...this.#candidates].filter((value) =>
        value < 0 ? this.#isBelowScale(value) : this.#max > 0 && value >= BEYOND * this.#max,
      ),
    );
  }

  /** -1 beside 0 and 3 is a weak reject, beside 0 and 40 it is none. */
  #isBelowScale(value: number): boolean {
    return this.#min >= 0 && (value < -1 || this.#max > ABOUT_ZERO);
  }
}

export function sentinelsOf(cells: Iterable<SourceCell>, style: NumberStyle = {}): ReadonlySet<number> {
  const look = new SentinelLook();
  for (const cell of cells) {
    const value = typeof cell === "number" ? cell : readNumber(cell, style);
    if (typeof value === "number") look.see(value);
  }
  return look.sentinels();
}
