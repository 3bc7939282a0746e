/** Days are whole numbers since 1970-01-01 on the wall clock of the contest; no time zone enters. */

const MS_A_DAY = 86_400_000;

/** 20574 → "2026-05-01"; for the years 0000 to 9999. */
export const isoOfDay = (day: number): string => new Date(day * MS_A_DAY).toISOString().slice(0, 10);

/** "2026-05-01" → 20574; null for anything that is no such day ("2026-02-30", "2026-5-1"). */
export function dayOfIso(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const epoch = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(epoch)) return null;
  const day = epoch / MS_A_DAY;
  return isoOfDay(day) === text ? day : null;
}

/** The Monday of a day's week: weeks run from Monday to Sunday, and 1970-01-01 was a Thursday. */
export const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);
