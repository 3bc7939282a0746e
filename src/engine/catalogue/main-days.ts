/** Half a year in days: no contest stands still that long, while a slip of the year is further off. */
const GAP = 183;

/** A few cases far off are slips, however small the data set is. */
const FEW = 3;

interface Period {
  readonly first: number;
  last: number;
  cases: number;
}

/**
 * First and last of the days that a time axis shows. Days more than half a year away from all others are strays (2062
 * or 1900 for 2026) where they hold less than a tenth of the cases, or only a few beside twice as many: shown, they
 * would squash all the rest.
 *
 * @param counts pairs of day (since 1970-01-01) and cases, in any order; a day may come again
 */
export function mainDays(
  counts: readonly (readonly [day: number, cases: number])[],
): { readonly first: number; readonly last: number } | null {
  const periods: Period[] = [];
  for (const [day, cases] of counts.toSorted(([a], [b]) => a - b)) {
    const period = periods.at(-1);
    if (period === undefined || day - period.last > GAP) periods.push({ first: day, last: day, cases });
    else {
      period.last = day;
      period.cases += cases;
    }
  }
  const all = periods.reduce((sum, { cases }) => sum + cases, 0);
  const most = Math.max(...periods.map(({ cases }) => cases));
  const kept = periods.filter(({ cases }) => cases * 10 >= all && (cases > FEW || cases * 2 > most));
  // Many small periods: none of them is a stray.
  const [first, last] = kept.length > 0 ? [kept[0], kept.at(-1)] : [periods[0], periods.at(-1)];
  return first === undefined || last === undefined ? null : { first: first.first, last: last.last };
}
