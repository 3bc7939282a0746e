import type { Clause, Field, PointClause, Selection } from "./clauses.ts";

/** Operations on what is selected: pure, and each keeps the rule of at most one clause a field. */

export const clauseOf = (selection: Selection, field: Field): Clause | undefined =>
  selection.find((clause) => clause.field === field);

export const without = (selection: Selection, field: Field): Selection =>
  selection.filter((clause) => clause.field !== field);

/** A clause that names nothing (no value, an empty range) selects nothing and stands for "no clause". */
const isEmpty = (clause: Clause): boolean =>
  clause.kind === "points" ? clause.values.length === 0 : !(clause.from < clause.to);

const distinct = (clause: Clause): Clause =>
  clause.kind === "points" ? { ...clause, values: [...new Set(clause.values)] } : clause;

/** Puts a clause in the place of its field's, at the end when the field had none; an empty clause takes it away. */
export function put(selection: Selection, clause: Clause): Selection {
  if (isEmpty(clause)) return without(selection, clause.field);
  const next = distinct(clause);
  return clauseOf(selection, clause.field) === undefined
    ? [...selection, next]
    : selection.map((present) => (present.field === clause.field ? next : present));
}

/** The same values in any order, or the same range. */
export function sameClause(a: Clause | undefined, b: Clause | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.field !== b.field) return false;
  if (a.kind === "range" || b.kind === "range") {
    return a.kind === "range" && b.kind === "range" && a.from === b.from && a.to === b.to;
  }
  return a.values.length === b.values.length && a.values.every((value) => b.values.includes(value));
}

export const sameSelection = (a: Selection, b: Selection): boolean =>
  a.length === b.length && a.every((clause) => sameClause(clause, clauseOf(b, clause.field)));

/** The one field in which two selections differ; null when they differ in none or in several. */
export function changedField(before: Selection, after: Selection): Field | null {
  const fields = [...new Set([...before, ...after].map(({ field }) => field))];
  const changed = fields.filter((field) => !sameClause(clauseOf(before, field), clauseOf(after, field)));
  return changed.length === 1 ? (changed[0] ?? null) : null;
}

const toggleValues = (present: Clause | undefined, clause: PointClause): PointClause => {
  const values = new Set(present?.kind === "points" ? present.values : []);
  for (const value of clause.values) if (!values.delete(value)) values.add(value);
  return { ...clause, values: [...values] };
};

/**
 * What a click or a finished brush does: it replaces the field's clause, and the same clause once more takes it
 * away. With `multiple` (Ctrl, ⌘) each value is added, or taken out if it was in; ranges have no such mode.
 */
export function toggle(selection: Selection, clause: Clause, multiple = false): Selection {
  const present = clauseOf(selection, clause.field);
  if (multiple && clause.kind === "points") return put(selection, toggleValues(present, clause));
  return sameClause(present, distinct(clause)) ? without(selection, clause.field) : put(selection, clause);
}
