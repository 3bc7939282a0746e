import type { ExtraField } from "../../filters/clauses.ts";
import type { Columns } from "../../model/columns.ts";
import type { Settings } from "../../model/settings.ts";
import { UNKNOWN } from "../../model/vocabulary.ts";
import { chosenOn, isFiltered, rowsOf } from "../lookup.ts";
import type { PanelContext, PanelQuery } from "../types.ts";

/** Registrations, submissions and awards by one field of entries, every value of its axis, with what is aimed at. */

export type ParticipationField = "area" | "org_type" | ExtraField;
export type Metric = Settings["targets"][number]["metric"];

interface Counts {
  readonly registrations: number;
  readonly submissions: number;
  readonly awards: number;
}

export interface ParticipationRow extends Counts {
  /** A value of the field; 未填 where an entry has none. */
  readonly key: string;
  /** Before any filter: what a target is held against, too. */
  readonly all: Counts;
  readonly targets: Readonly<Record<Metric, number | null>>;
}

export interface ParticipationView {
  readonly field: ParticipationField;
  /** In official order, then what occurs beyond it, then what is not given. */
  readonly rows: readonly ParticipationRow[];
  /** The same rows in the order chosen. */
  readonly drawn: readonly ParticipationRow[];
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
  /** Results are loaded: without them awards are unknown, and not 0. */
  readonly hasAwards: boolean;
  /** What the targets drawn are of; null: none is set. */
  readonly aim: Metric | null;
}

/** @param column where the field stands */
export const participationQuery = (column: string): PanelQuery => ({
  from: "entry_facts",
  groupBy: { value: column },
  measures: {
    registrations: { op: "sum", of: "is_registration" },
    submissions: { op: "sum", of: "is_submission" },
    awards: { op: "sum", of: "is_awarded" },
  },
});

const NONE: Counts = { registrations: 0, submissions: 0, awards: 0 };

function countsBy(columns: Columns): ReadonlyMap<string, Counts> {
  return new Map(
    rowsOf(columns).map((row) => [
      row.key("value") ?? UNKNOWN,
      {
        registrations: row.number("registrations"),
        submissions: row.number("submissions"),
        awards: row.number("awards"),
      },
    ]),
  );
}

/** The known values whether they occur or not, then others that occur, then what is not given if that occurs. */
function axisOf(known: readonly string[], all: ReadonlyMap<string, Counts>): readonly string[] {
  const occurring = [...all].flatMap(([value, { registrations, awards }]) =>
    registrations + awards > 0 ? [value] : [],
  );
  const isNamed = (value: string): boolean => value !== UNKNOWN;
  return [...new Set([...known.filter(isNamed), ...occurring.filter(isNamed), ...occurring])];
}

/** Most registrations first; equals keep the official order, and what is not given stays last. */
function ranked(rows: readonly ParticipationRow[]): readonly ParticipationRow[] {
  const byCount = rows.toSorted((a, b) => b.registrations - a.registrations);
  return [...byCount.filter(({ key }) => key !== UNKNOWN), ...byCount.filter(({ key }) => key === UNKNOWN)];
}

/** Every value of the axis, zeros included. `known`: those that stand on it whether they occur or not. */
export function participationView(
  results: Columns,
  totals: Columns,
  { catalogue, selection, settings }: PanelContext,
  { field, known }: { readonly field: ParticipationField; readonly known: readonly string[] },
): ParticipationView {
  const [kept, all] = [countsBy(results), countsBy(totals)];
  const targets = catalogue.settings.targets.filter(({ dimension }) => dimension === field);
  const targetOf = (key: string, metric: Metric): number | null =>
    targets.find((target) => target.value === key && target.metric === metric)?.target ?? null;
  const rows = axisOf(known, all).map((key) => ({
    key,
    ...(kept.get(key) ?? NONE),
    all: all.get(key) ?? NONE,
    targets: { registrations: targetOf(key, "registrations"), submissions: targetOf(key, "submissions") },
  }));
  const aims = (metric: Metric): boolean => rows.some((row) => row.targets[metric] !== null);
  return {
    field,
    rows,
    drawn: settings.order === "count" ? ranked(rows) : rows,
    chosen: chosenOn(selection, field),
    filtered: isFiltered(selection, field),
    hasAwards: catalogue.loaded.includes("results"),
    aim: aims("registrations") ? "registrations" : aims("submissions") ? "submissions" : null,
  };
}

/** What is reached of a target, of everything that came in, whatever is filtered; null where there is none to reach. */
export function fulfilment({ all, targets }: ParticipationRow, metric: Metric): number | null {
  const target = targets[metric];
  return target === null || target === 0 ? null : all[metric] / target;
}
