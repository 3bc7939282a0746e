import { predicate } from "../../engine/crossfilter/select-sql.ts";
import { sqlName } from "../../engine/sql.ts";
import type { Condition } from "../../engine/types.ts";
import type { Clause, Field, PointClause } from "../../filters/clauses.ts";
import { compile, KEPT_PROBLEMS } from "../../filters/compile.ts";
import { type FlatTable, stageColumn } from "../../model/flat.ts";
import { STAGES } from "../../model/vocabulary.ts";
import type { PanelContext, RowKind, RowsBehind } from "../types.ts";
import type { Joined, RowColumn } from "./columns.ts";
import { JOINS } from "./joins.ts";

/**
 * Rows behind a figure as SQL that people can read and run. Where rows stand is asked once for each order (`placesSql`);
 * the rows themselves then come by their places, however far down somebody scrolls.
 */

export interface RowsQuestion {
  readonly behind: RowsBehind;
  /** `selection` holds every clause that narrows the rows; of one field there may be two, and both hold. */
  readonly context: PanelContext;
  /** The field that the panel selects by. */
  readonly own: Field | null;
  /** Those of the clauses that name marks of the chart; none where it is not said. */
  readonly marks?: readonly Clause[];
}

export interface RowOrder {
  readonly column: RowColumn;
  readonly isDescending: boolean;
}

const indent = (sql: string): string => sql.replaceAll("\n", "\n  ");

const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? "" : `\nWHERE ${conditions.join("\n  AND ")}`;

/** A clause's condition as a person would write it. */
function written(condition: Condition, clause: Clause): string {
  if (clause.kind !== "points" || clause.field !== "in_stage") return predicate(condition);
  const named = STAGES.filter((stage) => clause.values.includes(stage));
  return named.length === 0 ? "FALSE" : `(${named.map((stage) => `${stageColumn(stage)} = 1`).join(" OR ")})`;
}

/** A mark on a chart of terms or themes names rows; any other such clause names the problems that carry them. */
function namesRows(clause: Clause, { behind, marks = [] }: RowsQuestion): clause is PointClause {
  return behind.kind === "terms" && (clause.field === "term" || clause.field === "theme") && marks.includes(clause);
}

/** What the selection asks of a flat table, and of entries for a table that knows them only through its problems. */
function asked(
  table: FlatTable,
  question: RowsQuestion,
): { readonly own: string[]; readonly throughEntries: string[] } {
  const { context, own } = question;
  const { selection } = context;
  // One by one: of one field there may be two.
  const each = selection.map((clause) => {
    const { conditions, throughEntries } = compile(table, { ...context, selection: [clause] });
    const say = (said: readonly Condition[]): string[] =>
      said.filter(({ field }) => field === clause.field).map((condition) => written(condition, clause));
    if (!namesRows(clause, question)) return { own: say(conditions), throughEntries: say(throughEntries) };
    const { field, values } = clause;
    return { own: [predicate({ field, expression: field, test: { kind: "in", values } })], throughEntries: [] };
  });
  // What holds of criteria where none is chosen; a chart that is split by them counts all.
  const isChosen = selection.some(({ field }) => field === "criterion");
  const { conditions } = compile(table, { ...context, selection: [] }, own === "criterion" ? own : null);
  return {
    own: [...each.flatMap((said) => said.own), ...(isChosen ? [] : conditions.map(predicate))],
    throughEntries: each.flatMap((said) => said.throughEntries),
  };
}

/** The rows as a SELECT; `rowId`: with where each stands in its table, as row_id. */
function pickedSql(question: RowsQuestion, rowId: boolean): string {
  const { behind } = question;
  const all = rowId ? "rowid AS row_id, *" : "*";
  const counted = behind.where === null ? [] : [behind.where.includes(" OR ") ? `(${behind.where})` : behind.where];
  switch (behind.kind) {
    case "entries":
      return `SELECT ${all}\nFROM entry_facts${where([...counted, ...asked("entry_facts", question).own])}`;
    case "reviews":
      return `SELECT ${all}\nFROM review_facts${where([...counted, ...asked("review_facts", question).own])}`;
    case "terms":
    case "problems": {
      const [table, kept] =
        behind.kind === "terms" ? ["term_facts", "problem_id"] : ["problems", "CAST(problem_id AS VARCHAR)"];
      const { own, throughEntries } = asked("term_facts", question);
      const entries = where([`(${KEPT_PROBLEMS.where})`, ...throughEntries]);
      const through =
        throughEntries.length === 0 ? [] : [`problem_id IN (\nSELECT ${kept}\nFROM entry_facts${entries}\n)`];
      return `SELECT ${all}\nFROM ${table}${where([...counted, ...own, ...through.map(indent)])}`;
    }
    case "empty-problems": {
      const entries = where(["problem_id IS NOT NULL", "is_registration = 1", ...asked("entry_facts", question).own]);
      const taken = `problem_id NOT IN (\nSELECT CAST(problem_id AS VARCHAR)\nFROM entry_facts${entries}\n)`;
      return `SELECT ${all}\nFROM problems${where([...counted, ...asked("term_facts", question).own, indent(taken)])}`;
    }
    case "organisations": {
      const entries = where([...counted, "org_key IS NOT NULL", ...asked("entry_facts", question).own]);
      return [
        `SELECT ${all}, count(*) OVER (PARTITION BY org_key) AS registrations\nFROM entry_facts${entries}`,
        "QUALIFY row_number() OVER (PARTITION BY org_key ORDER BY entry_id) = 1",
      ].join("\n");
    }
  }
}

/** What makes the order of rows complete. */
const KEYS: Readonly<Record<RowKind, readonly string[]>> = {
  entries: ["picked.entry_id"],
  reviews: ["picked.entry_id", "picked.stage", "picked.judge_id", "picked.criterion"],
  terms: ["picked.term", "picked.problem_id"],
  problems: ["picked.problem_id"],
  "empty-problems": ["picked.problem_id"],
  organisations: ["picked.org_key"],
};

interface Parts {
  readonly picked: string;
  readonly select: readonly string[];
  readonly joins: Iterable<Joined>;
  readonly order: readonly string[];
}

function assemble({ picked, select, joins, order }: Parts): string {
  const joined = [...new Set(joins)];
  const tables = [`picked AS (\n${picked}\n)`, ...joined.map((name) => `${name} AS (\n${JOINS[name].sql}\n)`)];
  return [
    `WITH ${tables
      .map(indent)
      .map((table) => table.replace(/\n {2}\)$/, "\n)"))
      .join(",\n")}`,
    `SELECT\n  ${select.join(",\n  ")}`,
    "FROM picked",
    ...joined.map((name) => `LEFT JOIN ${name}\n  ON ${JOINS[name].on}`),
    ...(order.length === 0 ? [] : [`ORDER BY ${order.join(", ")}`]),
  ].join("\n");
}

/** Headers of files may be anything. */
const named = ({ sql, name }: RowColumn): string =>
  sql.endsWith(`.${name}`) ? sql : `${sql} AS ${/^\w+$/.test(name) ? name : sqlName(name)}`;

const orderOf = (kind: RowKind, order: RowOrder | null): readonly string[] => [
  ...(order === null ? [] : order.column.order.map((sql) => `${sql}${order.isDescending ? " DESC" : ""} NULLS LAST`)),
  ...KEYS[kind],
];

const joinsOf = (columns: readonly RowColumn[]): readonly Joined[] => columns.flatMap(({ joins }) => joins);

/** All the rows with these columns in this order, for people. */
export const rowsSql = (question: RowsQuestion, columns: readonly RowColumn[], order: RowOrder | null): string =>
  assemble({
    picked: pickedSql(question, false),
    select: columns.map(named),
    joins: joinsOf(order === null ? columns : [...columns, order.column]),
    order: orderOf(question.behind.kind, order),
  });

/** Where each row stands in its table, in this order: one column row_id. */
export const placesSql = (question: RowsQuestion, order: RowOrder | null): string =>
  assemble({
    picked: pickedSql(question, true),
    select: ["picked.row_id"],
    joins: joinsOf(order === null ? [] : [order.column]),
    order: orderOf(question.behind.kind, order),
  });

/** The rows that stand at some places (at least one), in any order, with row_id. */
export const pageSql = (question: RowsQuestion, columns: readonly RowColumn[], places: readonly number[]): string =>
  assemble({
    picked: `SELECT *\nFROM (\n  ${indent(pickedSql(question, true))}\n)\nWHERE row_id IN (${places.join(", ")})`,
    select: ["picked.row_id", ...columns.map(named)],
    joins: joinsOf(columns),
    order: [],
  });
