import { mondayOf } from "../../filters/days.ts";
import type { Columns } from "../../model/columns.ts";
import { rowsOf } from "../lookup.ts";
import type { TimeUnit } from "./time-question.ts";

/** Registrations and submissions by day or week, every period of the range shown, also those without any. */

export interface Period {
  /** Its first day, since 1970-01-01. */
  readonly day: number;
  /** The day after its last one. */
  readonly to: number;
  readonly registrations: number;
  readonly submissions: number;
  readonly cumulativeRegistrations: number;
  readonly cumulativeSubmissions: number;
  readonly allRegistrations: number;
  readonly allCumulativeRegistrations: number;
}

export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Periods in the range shown; before and after it those with something far off: not drawn, said, and in the table. */
export interface Timeline {
  readonly before: readonly Period[];
  readonly shown: readonly Period[];
  readonly after: readonly Period[];
}

export interface TimeResults {
  readonly registered: Columns;
  readonly submitted: Columns;
}

type Keep = (facet: string | null) => boolean;
type Tally = ReadonlyMap<number, number>;

export const isEverything: Keep = () => true;

/** What has a day, by day; `keep`: of which facets. */
export function countByDay(columns: Columns, measure: string, keep: Keep = isEverything): Tally {
  const counts = new Map<number, number>();
  for (const row of rowsOf(columns)) {
    const day = row.key("day");
    if (day === null || (columns.facet !== undefined && !keep(row.key("facet")))) continue;
    counts.set(Number(day), (counts.get(Number(day)) ?? 0) + row.number(measure));
  }
  return counts;
}

const occurs = (tally: Tally): readonly number[] => [...tally].flatMap(([day, n]) => (n > 0 ? [day] : []));

/** Day by day; what had come in by a day's end includes what came in before the range shown. */
export function daysOf(results: TimeResults, totals: TimeResults, { first, last }: Span, keep?: Keep): Timeline {
  const registered = countByDay(results.registered, "registrations", keep);
  const submitted = countByDay(results.submitted, "submissions", keep);
  const allRegistered = countByDay(totals.registered, "registrations", keep);
  const occurring = new Set([...occurs(allRegistered), ...occurs(countByDay(totals.submitted, "submissions", keep))]);
  const strays = [...occurring].filter((day) => day < first || day > last);
  const span = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const all: Period[] = [];
  for (const day of [...span, ...strays].toSorted((a, b) => a - b)) {
    const before = all.at(-1);
    const [registrations, submissions] = [registered.get(day) ?? 0, submitted.get(day) ?? 0];
    const allRegistrations = allRegistered.get(day) ?? 0;
    all.push({
      day,
      to: day + 1,
      registrations,
      submissions,
      allRegistrations,
      cumulativeRegistrations: (before?.cumulativeRegistrations ?? 0) + registrations,
      cumulativeSubmissions: (before?.cumulativeSubmissions ?? 0) + submissions,
      allCumulativeRegistrations: (before?.allCumulativeRegistrations ?? 0) + allRegistrations,
    });
  }
  return {
    before: all.filter(({ day }) => day < first),
    shown: all.filter(({ day }) => day >= first && day <= last),
    after: all.filter(({ day }) => day > last),
  };
}

/** Days as the weeks they lie in, from Monday to Sunday; what had come in is that of the last day. */
function inWeeks(days: readonly Period[]): readonly Period[] {
  const weeks: Period[] = [];
  for (const day of days) {
    const monday = mondayOf(day.day);
    const week = weeks.at(-1);
    if (week?.day !== monday) {
      weeks.push({ ...day, day: monday, to: monday + 7 });
      continue;
    }
    weeks[weeks.length - 1] = {
      ...day,
      day: monday,
      to: monday + 7,
      registrations: week.registrations + day.registrations,
      submissions: week.submissions + day.submissions,
      allRegistrations: week.allRegistrations + day.allRegistrations,
    };
  }
  return weeks;
}

export const inPeriods = (days: readonly Period[], unit: TimeUnit): readonly Period[] =>
  unit === "day" ? days : inWeeks(days);

/** A timeline of days in the unit looked at. A stray in the week of a day shown counts with that week. */
export function timelineIn({ before, shown, after }: Timeline, unit: TimeUnit): Timeline {
  const [first, last] = [shown[0], shown.at(-1)];
  if (unit === "day" || first === undefined || last === undefined) return { before, shown, after };
  const weeks = inWeeks([...before, ...shown, ...after]);
  const [from, to] = [mondayOf(first.day), mondayOf(last.day)];
  return {
    before: weeks.filter(({ day }) => day < from),
    shown: weeks.filter(({ day }) => day >= from && day <= to),
    after: weeks.filter(({ day }) => day > to),
  };
}

/** Every period that is counted, in order: what the table lists. */
export const periodsCounted = ({ before, shown, after }: Timeline): readonly Period[] => [
  ...before,
  ...shown,
  ...after,
];
