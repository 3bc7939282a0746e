/** Which bins of a histogram a chart shows, so that a slip of the pen does not squash all the rest. */

export interface BinRange {
  /** First bin shown. */
  readonly from: number;
  /** One past the last bin shown. */
  readonly to: number;
}

/** The bin below which at least `share` of the cases lie; bins in ascending order, counts above 0. */
function quantileBin(bins: readonly (readonly [bin: number, count: number])[], share: number): number {
  const cases = bins.reduce((sum, [, count]) => sum + count, 0);
  let passed = 0;
  for (const [bin, count] of bins) {
    passed += count;
    if (passed >= share * cases) return bin;
  }
  return 0;
}

/**
 * All bins, unless a few far out would take up more than a third of the axis: then those within Tukey's outer fences
 * (three interquartile ranges beyond the quartiles; Tukey 1977, Exploratory Data Analysis), reckoned in whole bins.
 * Null without cases.
 */
export function shownRange(counts: ReadonlyMap<number, number>): BinRange | null {
  const bins = [...counts].filter(([, count]) => count > 0).toSorted(([a], [b]) => a - b);
  const [first] = bins[0] ?? [];
  const [last] = bins.at(-1) ?? [];
  if (first === undefined || last === undefined) return null;
  const [low, high] = [quantileBin(bins, 0.25), quantileBin(bins, 0.75)];
  const reach = 3 * Math.max(1, high - low);
  const within = bins.map(([bin]) => bin).filter((bin) => bin >= low - reach && bin <= high + reach);
  const [from = first, to = last] = [within[0], within.at(-1)];
  return last - first + 1 <= 1.5 * (to - from + 1) ? { from: first, to: last + 1 } : { from, to: to + 1 };
}
