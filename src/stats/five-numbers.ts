/** Exact statistics of values that come counted: each value once, with how often it occurs. */

export type Counted = readonly (readonly [value: number, count: number])[];

export interface FiveNumbers {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (n − 1); null for a single value. */
  readonly sd: number | null;
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
}

/** Values in ascending order, each once, those that do not occur left out. */
function sorted(counted: Counted): Counted {
  const counts = new Map<number, number>();
  for (const [value, count] of counted) if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
  return [...counts].sort(([a], [b]) => a - b);
}

const sizeOf = (counted: Counted): number => counted.reduce((sum, [, count]) => sum + count, 0);

/** The value at a place (from 0) among all, in ascending order. */
function valueAt(ascending: Counted, place: number): number {
  let passed = 0;
  for (const [value, count] of ascending) {
    passed += count;
    if (place < passed) return value;
  }
  return ascending.at(-1)?.[0] ?? Number.NaN;
}

/** Linear interpolation between the values around (n − 1) · share. */
function interpolated(ascending: Counted, n: number, share: number): number {
  const place = (n - 1) * share;
  const [low, high] = [valueAt(ascending, Math.floor(place)), valueAt(ascending, Math.ceil(place))];
  return low + (high - low) * (place - Math.floor(place));
}

/**
 * The quantile of type 7 of Hyndman & Fan (1996), R's default and DuckDB's `quantile_cont`; null without values.
 *
 * @param counted in any order
 * @param share from 0 (the least) to 1 (the greatest)
 */
export function quantile(counted: Counted, share: number): number | null {
  const ascending = sorted(counted);
  const n = sizeOf(ascending);
  return n === 0 ? null : interpolated(ascending, n, share);
}

/** Size, mean, spread and the five numbers of a box, quartiles of type 7; null without values. */
export function fiveNumbers(counted: Counted): FiveNumbers | null {
  const ascending = sorted(counted);
  const n = sizeOf(ascending);
  const [first, last] = [ascending[0], ascending.at(-1)];
  if (first === undefined || last === undefined) return null;
  const mean = ascending.reduce((sum, [value, count]) => sum + value * count, 0) / n;
  // Around the mean, not from sums of squares: those lose every digit where scores lie close together.
  const squares = ascending.reduce((sum, [value, count]) => sum + count * (value - mean) ** 2, 0);
  return {
    n,
    mean,
    sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
    min: first[0],
    q1: interpolated(ascending, n, 0.25),
    median: interpolated(ascending, n, 0.5),
    q3: interpolated(ascending, n, 0.75),
    max: last[0],
  };
}

/** What a box's whiskers reach, and the values beyond them. */
export interface Whiskers {
  readonly low: number;
  readonly high: number;
  /** In ascending order, with how often each occurs. */
  readonly outliers: Counted;
}

/**
 * Whiskers after Tukey (1977, Exploratory Data Analysis): to the furthest values within 1.5 interquartile ranges of
 * the quartiles; what lies beyond is an outlier. Null without values.
 */
export function whiskers(counted: Counted): Whiskers | null {
  const ascending = sorted(counted);
  const box = fiveNumbers(ascending);
  if (box === null) return null;
  const reach = 1.5 * (box.q3 - box.q1);
  const isWithin = (value: number): boolean => value >= box.q1 - reach && value <= box.q3 + reach;
  const within = ascending.filter(([value]) => isWithin(value));
  return {
    // An interpolated quartile may lie beyond every value within reach of it: a whisker never ends inside its box.
    low: Math.min(within[0]?.[0] ?? box.q1, box.q1),
    high: Math.max(within.at(-1)?.[0] ?? box.q3, box.q3),
    outliers: ascending.filter(([value]) => !isWithin(value)),
  };
}
