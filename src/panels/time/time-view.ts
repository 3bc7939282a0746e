import type { RangeClause } from "../../filters/clauses.ts";
import { dayOfIso } from "../../filters/days.ts";
import { clauseOf } from "../../filters/selection.ts";
import type { Catalogue, Track } from "../../model/catalogue.ts";
import type { Stage } from "../../model/vocabulary.ts";
import { extraValues } from "../extra-fields.ts";
import { type FacetPlace, trackPlaces, valuePlaces } from "../facet-places.ts";
import { chosenOn, deadlineOf, isFiltered, total } from "../lookup.ts";
import type { PanelContext } from "../types.ts";
import {
  countByDay,
  daysOf,
  isEverything,
  type Period,
  periodsCounted,
  type Timeline,
  type TimeResults,
  timelineIn,
} from "./time-periods.ts";
import { type TimeFacetField, type TimeQuestion, timeField, timeQuestion } from "./time-question.ts";

/** When registrations and submissions came in, against deadlines, events and earlier years; of all, and of each facet. */

export const MS_A_DAY = 86_400_000;

/**
 * A point of time that is marked. deadline: when a stage closes; before: when it was to close before it was put off;
 * event: a date of the settings, with its own label.
 */
export interface Moment {
  /** In days since 1970-01-01 with the time of day as a fraction. */
  readonly at: number;
  readonly mark:
    | { readonly kind: "deadline" | "before"; readonly stage: "registration" | "submission" }
    | { readonly kind: "event"; readonly label: string };
}

/** What an earlier contest came to, where it counted entries too. */
export interface Baseline {
  readonly label: string;
  readonly metric: "registrations" | "submissions";
  readonly value: number;
}

export interface TimeFacet extends Timeline {
  /** As clauses name it; null: entries of no known track. */
  readonly key: string | null;
  readonly track: Track | null;
}

export interface TimeFacets {
  readonly field: TimeFacetField;
  /** In official order, also those without anything. */
  readonly parts: readonly TimeFacet[];
  readonly chosen: ReadonlySet<string>;
}

export interface TimeView extends TimeQuestion {
  /** Day by day, whatever is looked at. */
  readonly days: Timeline;
  /** The same in the unit looked at. */
  readonly line: Timeline;
  /** Null where all stand in one chart. */
  readonly facets: TimeFacets | null;
  readonly moments: readonly Moment[];
  readonly baselines: readonly Baseline[];
  /** Of registration, in days, wall clock; null: not set. */
  readonly deadline: number | null;
  /** The clause on days where it is the panel's own; it is drawn and not applied. */
  readonly range: RangeClause | null;
  readonly filtered: boolean;
  /** Registrations and submissions without a time: on no day. */
  readonly undated: { readonly registrations: number; readonly submissions: number };
}

const inDays = (milliseconds: number | null): number | null => (milliseconds === null ? null : milliseconds / MS_A_DAY);

function momentsOf({ stages, settings }: Catalogue): readonly Moment[] {
  const closing = (["registration", "submission"] as const satisfies readonly Stage[]).flatMap((stage) => {
    const info = stages.find((each) => each.stage === stage);
    const [deadline, extended] = [inDays(info?.deadline_at ?? null), inDays(info?.extended_to ?? null)];
    const mark = (at: number | null, kind: "deadline" | "before"): readonly Moment[] =>
      at === null ? [] : [{ at, mark: { kind, stage } }];
    return extended === null
      ? mark(deadline, "deadline")
      : [...mark(deadline, "before"), ...mark(extended, "deadline")];
  });
  const events = settings.events.flatMap(({ date, label }): readonly Moment[] => {
    const at = dayOfIso(date);
    return at === null ? [] : [{ at, mark: { kind: "event", label } }];
  });
  return [...closing, ...events];
}

/** Units that count entries: a year that counted teams is not laid over one that counts entries. */
const ENTRY_UNITS = /^[个件项]*(参赛)?(项目|作品)?$/;

const baselinesOf = ({ settings }: Catalogue): readonly Baseline[] =>
  settings.baselines.filter(({ unit }) => ENTRY_UNITS.test(unit.trim()));

/** A facet's whole axis. */
function placesOf(field: TimeFacetField, catalogue: Catalogue): readonly FacetPlace[] {
  if (field === "track") return trackPlaces(catalogue);
  return valuePlaces(field === "area" ? catalogue.areas : extraValues(field, catalogue));
}

const hasAnything = (timeline: Timeline): boolean =>
  periodsCounted(timeline).some(({ allRegistrations, submissions }) => allRegistrations + submissions > 0);

export function timeView(results: TimeResults, totals: TimeResults, context: PanelContext): TimeView | null {
  const { catalogue, selection } = context;
  const span = catalogue.days;
  if (span === null) return null;
  const question = timeQuestion(context);
  const days = daysOf(results, totals, span);
  const timelineOf = ({ keep }: Pick<FacetPlace, "keep">): Timeline =>
    timelineIn(daysOf(results, totals, span, keep), question.unit);
  const { facet } = question;
  const clause = clauseOf(selection, "day");
  const missing = (columns: TimeResults["registered"], measure: "registrations" | "submissions"): number =>
    total(columns, measure) - [...countByDay(columns, measure).values()].reduce((sum, n) => sum + n, 0);
  return {
    ...question,
    days,
    line: timelineOf({ keep: isEverything }),
    facets:
      facet === null
        ? null
        : {
            field: facet,
            parts: placesOf(facet, catalogue)
              .map(({ key, track, keep }) => ({ key, track, ...timelineOf({ keep }) }))
              .filter((part) => part.key !== null || hasAnything(part)),
            chosen: chosenOn(selection, facet),
          },
    moments: momentsOf(catalogue),
    baselines: baselinesOf(catalogue),
    deadline: inDays(deadlineOf(catalogue, "registration")),
    range: facet === null && clause?.kind === "range" ? clause : null,
    filtered: isFiltered(selection, timeField(context)),
    undated: {
      registrations: missing(results.registered, "registrations"),
      submissions: missing(results.submitted, "submissions"),
    },
  };
}

/** The days within the chosen range; where none is chosen all until the last one drawn, as the curve adds them up. */
export const daysChosen = ({ range, days }: TimeView): readonly Period[] => {
  if (range === null) return [...days.before, ...days.shown];
  return periodsCounted(days).filter(({ day }) => day >= range.from && day < range.to);
};
