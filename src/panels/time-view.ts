import type { RangeClause } from "../filters/clauses.ts";
import { dayOfIso } from "../filters/days.ts";
import { clauseOf } from "../filters/selection.ts";
import type { Columns } from "../model/columns.ts";
import { deadlineOf, isFiltered, rowsOf, total } from "./lookup.ts";
import type { PanelContext } from "./types.ts";

/** Registrations and submissions day by day, every day of the range shown, also those without any. */

export const MS_A_DAY = 86_400_000;

export interface Day {
  /** Since 1970-01-01. */
  readonly day: number;
  readonly registrations: number;
  readonly submissions: number;
  readonly cumulativeRegistrations: number;
  readonly cumulativeSubmissions: number;
  readonly allRegistrations: number;
  readonly allCumulativeRegistrations: number;
}

/** A point of time that is marked, in days since 1970-01-01 with the time of day as a fraction. */
export interface Moment {
  readonly at: number;
  /** Null: the registration deadline, whose name is the interface's affair. */
  readonly label: string | null;
}

export interface TimeView {
  /** Days with registrations or submissions far off: not drawn, said, and in the table. */
  readonly before: readonly Day[];
  readonly after: readonly Day[];
  /** Every day of the range shown. */
  readonly days: readonly Day[];
  readonly moments: readonly Moment[];
  /** In days, wall clock; null: not set. */
  readonly deadline: number | null;
  /** The panel's own clause. */
  readonly range: RangeClause | null;
  readonly filtered: boolean;
  /** Registrations and submissions without a time: on no day. */
  readonly undated: { readonly registrations: number; readonly submissions: number };
}

export interface TimeResults {
  readonly registered: Columns;
  readonly submitted: Columns;
}

function countByDay(columns: Columns, measure: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const row of rowsOf(columns)) {
    const day = row.key("day");
    if (day !== null) counts.set(Number(day), (counts.get(Number(day)) ?? 0) + row.number(measure));
  }
  return counts;
}

const sum = (counts: ReadonlyMap<number, number>): number => [...counts.values()].reduce((all, n) => all + n, 0);

export function timeView(results: TimeResults, totals: TimeResults, context: PanelContext): TimeView | null {
  const { catalogue, selection } = context;
  if (catalogue.days === null) return null;
  const registered = countByDay(results.registered, "registrations");
  const submitted = countByDay(results.submitted, "submissions");
  const allRegistered = countByDay(totals.registered, "registrations");
  const { first, last } = catalogue.days;
  const shown = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const occurring = new Set(
    [...allRegistered, ...countByDay(totals.submitted, "submissions")].flatMap(([day, n]) => (n > 0 ? [day] : [])),
  );
  const strays = [...occurring].filter((day) => day < first || day > last);
  const all: Day[] = [];
  for (const day of [...shown, ...strays].toSorted((a, b) => a - b)) {
    const before = all.at(-1);
    const [registrations, submissions] = [registered.get(day) ?? 0, submitted.get(day) ?? 0];
    const allRegistrations = allRegistered.get(day) ?? 0;
    all.push({
      day,
      registrations,
      submissions,
      allRegistrations,
      cumulativeRegistrations: (before?.cumulativeRegistrations ?? 0) + registrations,
      cumulativeSubmissions: (before?.cumulativeSubmissions ?? 0) + submissions,
      allCumulativeRegistrations: (before?.allCumulativeRegistrations ?? 0) + allRegistrations,
    });
  }
  const { events } = catalogue.settings;
  const closes = deadlineOf(catalogue, "registration");
  const deadline = closes === null ? null : closes / MS_A_DAY;
  const clause = clauseOf(selection, "day");
  return {
    before: all.filter(({ day }) => day < first),
    days: all.filter(({ day }) => day >= first && day <= last),
    after: all.filter(({ day }) => day > last),
    deadline,
    moments: [
      ...(deadline === null ? [] : [{ at: deadline, label: null }]),
      ...events.flatMap(({ date, label }) => {
        const at = dayOfIso(date);
        return at === null ? [] : [{ at, label }];
      }),
    ],
    range: clause?.kind === "range" ? clause : null,
    filtered: isFiltered(selection, "day"),
    undated: {
      registrations: total(results.registered, "registrations") - sum(registered),
      submissions: total(results.submitted, "submissions") - sum(submitted),
    },
  };
}

/** Every day that is counted, in order: what the table lists. */
export const daysCounted = ({ before, days, after }: TimeView): readonly Day[] => [...before, ...days, ...after];

/** The days within the chosen range; where none is chosen all until the last one drawn, as the curve adds them up. */
export const daysChosen = (view: TimeView): readonly Day[] => {
  const { range, before, days } = view;
  if (range === null) return [...before, ...days];
  return daysCounted(view).filter(({ day }) => day >= range.from && day < range.to);
};
