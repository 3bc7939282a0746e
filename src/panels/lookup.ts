import {
  type Clause,
  type Field,
  isReviewField,
  type PointField,
  PROBLEM_FIELDS,
  type Selection,
} from "../filters/clauses.ts";
import { carriersOf, termsOf } from "../filters/terms.ts";
import type { Catalogue, Track } from "../model/catalogue.ts";
import type { Cell, Columns } from "../model/columns.ts";
import type { TableName } from "../model/tables.ts";
import type { Stage } from "../model/vocabulary.ts";
import type { ChartEvent, Need, PanelContext, Question } from "./types.ts";

/** Whether what a question needs was imported: of several tables in one place one is enough. */
export const isImported = (needs: readonly Need[], loaded: readonly TableName[]): boolean =>
  missingOf(needs, loaded).length === 0;

/** What of it was not: each need as the tables of which one would do. */
export const missingOf = (needs: readonly Need[], loaded: readonly TableName[]): readonly (readonly TableName[])[] =>
  needs.map((need) => [need].flat()).filter((tables) => !tables.some((table) => loaded.includes(table)));

/** The field that a question selects by as it is looked at now. */
export const ownField = ({ field }: Pick<Question<unknown>, "field">, context: PanelContext): Field | null =>
  typeof field === "function" ? field(context) : field;

/** One row of a result, read by column name. */
export interface Row {
  /** The number of a column; 0 where it is null, as a sum over no rows is. */
  number(column: string): number;
  /** The value of a column as a category; null where the row has none. */
  key(column: string): string | null;
  cell(column: string): Cell;
}

/** A result as rows. A column that the query did not ask for is a mistake of ours. */
export function rowsOf(columns: Columns): readonly Row[] {
  const length = Object.values(columns)[0]?.length ?? 0;
  return Array.from({ length }, (_, index) => new ResultRow(columns, index));
}

/** A class: functions made anew for each of tens of thousands of rows would take longer than all that is asked of them. */
class ResultRow implements Row {
  constructor(
    readonly columns: Columns,
    readonly index: number,
  ) {}

  cell(name: string): Cell {
    const column = this.columns[name];
    if (column === undefined) throw new Error(`no column ${name} in the result`);
    return column[this.index] ?? null;
  }

  number(name: string): number {
    return Number(this.cell(name) ?? 0);
  }

  key(name: string): string | null {
    const value = this.cell(name);
    return value === null ? null : String(value);
  }
}

/** Adds up one column a key; rows without a key are left to the caller. */
export function sumBy(columns: Columns, key: string, measure: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of rowsOf(columns)) {
    const value = row.key(key);
    if (value !== null) sums.set(value, (sums.get(value) ?? 0) + row.number(measure));
  }
  return sums;
}

/** The sum of one column over all rows. */
export const total = (columns: Columns, measure: string): number =>
  rowsOf(columns).reduce((sum, row) => sum + row.number(measure), 0);

const valuesOn = (selection: Selection, field: PointField): readonly string[] => {
  const clause = selection.find((each) => each.field === field);
  return clause?.kind === "points" ? clause.values : [];
};

/** The values chosen on a field, of a pair of terms both; empty when there is no clause on it. */
export const chosenOn = (selection: Selection, field: PointField): ReadonlySet<string> =>
  new Set(valuesOn(selection, field).flatMap((value) => (field === "term" ? termsOf(value) : value)));

/** What a click on an item means: its key as the value of a field. */
export const clickOn =
  (field: PointField) =>
  (event: ChartEvent): Clause | null =>
    event.kind === "click" ? { kind: "points", field, values: [event.key] } : null;

/** The tracks in official order, which is by number. */
export const tracksInOrder = ({ tracks }: Catalogue): readonly Track[] =>
  tracks.toSorted((a, b) => a.track_no - b.track_no);

/** When a stage closes, as the settings or its table have it, put off or not; milliseconds, wall clock. Null: not set. */
export function deadlineOf({ stages }: Catalogue, stage: Stage): number | null {
  const info = stages.find((each) => each.stage === stage);
  return info?.extended_to ?? info?.deadline_at ?? null;
}

/**
 * Whether anything but the panel's own clause narrows what it shows. Clauses on reviews narrow reviews alone; that on
 * the criterion narrows nothing: it says which scores are meant.
 */
export const isFiltered = (selection: Selection, own: Field | null, of: "entries" | "reviews" = "entries"): boolean =>
  selection.some(
    ({ field }) => field !== own && (!isReviewField(field) || (of === "reviews" && field !== "criterion")),
  );

/** Whether entries are left out of problems that stay: one without any may have others then. */
export const leavesOutEntries = (selection: Selection): boolean =>
  selection.some(({ field }) => !PROBLEM_FIELDS.includes(field) && !isReviewField(field));

/**
 * The problems that the clauses on track, problem, term and theme leave; clauses on entries never take a problem
 * away. `own` is left out.
 */
export function offeredProblems({ catalogue, selection }: PanelContext, own: Field | null): ReadonlySet<string> {
  const tests: ((problem: { readonly problem_id: string; readonly track_id: string }) => boolean)[] = [];
  const narrow = (field: PointField, keep: (chosen: ReadonlySet<string>) => (typeof tests)[number]): void => {
    const chosen = chosenOn(selection, field);
    if (field !== own && chosen.size > 0) tests.push(keep(chosen));
  };
  narrow("track", (chosen) => (problem) => chosen.has(problem.track_id));
  narrow("problem", (chosen) => (problem) => chosen.has(problem.problem_id));
  for (const field of ["term", "theme"] as const) {
    narrow(field, () => {
      const problems = carriersOf(catalogue, field, valuesOn(selection, field));
      return (problem) => problems.has(problem.problem_id);
    });
  }
  return new Set(
    catalogue.problems.filter((problem) => tests.every((test) => test(problem))).map((problem) => problem.problem_id),
  );
}
