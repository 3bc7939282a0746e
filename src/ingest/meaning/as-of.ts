import { MS_A_DAY } from "../values/days.ts";

/** 数据截至 as far as files tell it; a person confirms it. Moments are wall-clock, as in the settings: 2026-06-05T18:00:00. */

export interface AsOfProposal {
  readonly asOf: string;
  readonly from: "name" | "times";
}

/** A date in a file's name, with its hour where it has one: 报名20260605.xlsx, 评分_2026-06-05 18时, 报名0605, 6月5日. */
const IN_NAME: readonly RegExp[] = [
  /(?<!\d)(?<year>20\d\d)[-_.年/]?(?<month>\d{1,2})[-_.月/]?(?<day>\d{1,2})(?:日|(?!\d))(?:[ _T]*(?<hour>\d{1,2})[时点])?/,
  /(?<!\d)(?<month>\d{1,2})月(?<day>\d{1,2})[日号]?(?:[ _]*(?<hour>\d{1,2})[时点])?/,
  /(?<!\d)(?<month>\d\d)[-.]?(?<day>\d\d)(?!\d)/,
];
/** Written together, month and day have two digits each: 202615 is no date. */
const TOGETHER = /(?<!\d)(?<year>20\d\d)(?<month>\d\d)(?<day>\d\d)(?:[ _T-]*(?<hour>\d\d)(?:\d\d(?:\d\d)?)?)?(?!\d)/;

/** Milliseconds since 1970 on the wall clock; null where the name tells no day. */
function momentInName(name: string, year: number): number | null {
  const base = name.replace(/\.[a-z]{2,7}$/i, "");
  for (const pattern of [TOGETHER, ...IN_NAME]) {
    const found = pattern.exec(base)?.groups;
    if (found === undefined) continue;
    const [y, m, d] = [Number(found.year ?? year), Number(found.month), Number(found.day)];
    const moment = Date.UTC(y, m - 1, d);
    const date = new Date(moment);
    // 2月30日 is no day.
    if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) continue;
    const hour = Number(found.hour ?? 0);
    return moment + (hour <= 23 ? hour * 3_600_000 : 0);
  }
  return null;
}

/**
 * The latest day in the files' names, else the latest time in their rows.
 *
 * @param latest milliseconds since 1970 on the wall clock; null: the rows have no times
 * @param today the same, for names that say no year
 */
export function proposeAsOf(names: readonly string[], latest: number | null, today: number): AsOfProposal | null {
  const told = latest ?? today;
  const year = new Date(told).getUTCFullYear();
  const moments = names.flatMap((name) => momentInName(name, year) ?? []);
  if (moments.length > 0) return { asOf: isoOf(Math.max(...moments)), from: "name" };
  // Times after today are mistakes, or deadlines.
  if (latest === null || latest > today + MS_A_DAY) return null;
  // The minute by which all of them had come in.
  return { asOf: isoOf(Math.ceil(latest / 60_000) * 60_000), from: "times" };
}

const isoOf = (moment: number): string => new Date(moment).toISOString().slice(0, 19);
