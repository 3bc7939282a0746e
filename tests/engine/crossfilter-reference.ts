import type { Clause, Field, Selection } from "../../src/filters/clauses.ts";
import type { Catalogue } from "../../src/model/catalogue.ts";
import type { Cell } from "../../src/model/columns.ts";
import type { Contest, EntryRow, ReviewRow, TermRow } from "./crossfilter-contest.ts";

/**
 * The meaning of the filters once more, as plainly as JavaScript can say it: rows kept one by one, groups added up
 * one by one. It shares no line with what it is compared to.
 */

type ScoreColumn = "score_preliminary" | "score_semifinal";

export interface View {
  readonly contest: Contest;
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  readonly score: ScoreColumn;
}

const within = (value: number | null, { from, to }: { from: number; to: number }): boolean =>
  value !== null && value >= from && value < to;

const carries = (view: View, problem: string | null, by: "term" | "theme", values: readonly string[]): boolean =>
  view.catalogue.terms.some((term) => values.includes(term[by]) && problem !== null && term.problems.includes(problem));

function problemMeets(
  view: View,
  row: { problem_id: string | null; track_id: string | null },
  clause: Clause,
): boolean {
  if (clause.kind === "range") return true;
  if (clause.field === "track") return row.track_id !== null && clause.values.includes(row.track_id);
  if (clause.field === "problem") return row.problem_id !== null && clause.values.includes(row.problem_id);
  if (clause.field === "term" || clause.field === "theme") {
    return carries(view, row.problem_id, clause.field, clause.values);
  }
  return true;
}

const IN_STAGE: Readonly<Record<string, (row: EntryRow) => number>> = {
  registration: (row) => row.is_registration,
  form_review: (row) => row.passed_review,
  final: (row) => row.in_final,
  national: (row) => row.is_national,
};

function entryMeets(view: View, row: EntryRow, clause: Clause): boolean {
  if (clause.kind === "range") return within(clause.field === "day" ? row.registered_day : row[view.score], clause);
  if (clause.field === "area" || clause.field === "org_type" || clause.field === "award") {
    const value = row[clause.field];
    return value !== null && clause.values.includes(value);
  }
  if (clause.field === "in_stage") return clause.values.some((stage) => IN_STAGE[stage]?.(row) === 1);
  return true;
}

const OF_REVIEWS: readonly Field[] = ["judge", "criterion", "score_given"];

const others = (view: View, own: Field | null): Selection => view.selection.filter(({ field }) => field !== own);

const onEntriesOnly = (selection: Selection): Selection => selection.filter(({ field }) => !OF_REVIEWS.includes(field));

/** Entries, or reviews by their entry. */
const keptRows = <Row extends EntryRow>(view: View, rows: readonly Row[], own: Field | null): readonly Row[] =>
  rows.filter((row) =>
    onEntriesOnly(others(view, own)).every((c) => problemMeets(view, row, c) && entryMeets(view, row, c)),
  );

export const keptEntries = (view: View, own: Field | null): readonly EntryRow[] =>
  keptRows(view, view.contest.entry_facts, own);

/** What a judge's key stands for: 王一 is the third of the catalogue. */
const NAMES: Readonly<Record<string, string>> = { J1: "J1", J2: "J2", "~3": "王一" };

function reviewMeets(row: ReviewRow, clause: Clause): boolean {
  if (clause.kind === "range") return clause.field !== "score_given" || within(row.score_given, clause);
  if (clause.field === "judge") return clause.values.some((key) => NAMES[key] === row.judge_id);
  return clause.field !== "criterion" || clause.values.includes(row.criterion);
}

export const keptReviews = (view: View, own: Field | null): readonly ReviewRow[] =>
  keptRows(view, view.contest.review_facts, own)
    .filter((row) => others(view, own).every((clause) => reviewMeets(row, clause)))
    // Without a word of the criterion the totals are meant.
    .filter((row) => row.criterion === "总分" || view.selection.some(({ field }) => field === "criterion"));

const PROBLEM_FIELDS: readonly Field[] = ["track", "problem", "term", "theme"];

export function keptTerms(view: View, own: Field | null): readonly TermRow[] {
  const clauses = onEntriesOnly(others(view, own));
  const onEntries = clauses.filter(({ field }) => !PROBLEM_FIELDS.includes(field));
  const keepsProblem = (row: TermRow): boolean =>
    onEntries.length === 0 ||
    view.contest.entry_facts.some(
      (entry) =>
        (entry.is_registration === 1 || entry.is_orphan === 1) &&
        entry.problem_id === row.problem_id &&
        onEntries.every((clause) => entryMeets(view, entry, clause)),
    );
  return view.contest.term_facts.filter((row) => clauses.every((c) => problemMeets(view, row, c)) && keepsProblem(row));
}

type Figure<Row> = (rows: readonly Row[]) => Cell;

const known = (values: readonly (number | null)[]): readonly number[] => values.filter((value) => value !== null);

export const distinct =
  <Row>(of: (row: Row) => Cell): Figure<Row> =>
  (rows) =>
    new Set(rows.map(of).filter((value) => value !== null)).size;
export const count = (rows: readonly unknown[]): Cell => rows.length;
export const sum =
  <Row>(of: (row: Row) => number | null): Figure<Row> =>
  (rows) => {
    const values = known(rows.map(of));
    return values.length === 0 ? null : values.reduce((a, b) => a + b, 0);
  };
export const lowest =
  <Row>(of: (row: Row) => number | null): Figure<Row> =>
  (rows) =>
    known(rows.map(of)).toSorted((a, b) => a - b)[0] ?? null;
export const highest =
  <Row>(of: (row: Row) => number | null): Figure<Row> =>
  (rows) =>
    known(rows.map(of)).toSorted((a, b) => b - a)[0] ?? null;

/** One line a group, `[keys, figures]` as text, in no order; without keys always one. */
export function tabulate<Row>(
  rows: readonly Row[],
  keys: readonly ((row: Row) => Cell)[],
  figures: readonly Figure<Row>[],
): ReadonlySet<string> {
  const groups = new Map<string, Row[]>(keys.length === 0 ? [["[]", []]] : []);
  for (const row of rows) {
    const key = JSON.stringify(keys.map((of) => of(row)));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return new Set([...groups].map(([key, members]) => `${key} ${JSON.stringify(figures.map((of) => of(members)))}`));
}
