import type { Condition } from "../engine/types.ts";
import type { Catalogue, Measure } from "../model/catalogue.ts";
import type { GroupQuery } from "../model/columns.ts";
import { type FlatTable, scoreColumn } from "../model/flat.ts";
import { JUDGED_STAGES, TOTAL_CRITERION } from "../model/vocabulary.ts";
import { binsOfRange, chosenStage, scoreBinSql, scoreStep } from "./bins.ts";
import {
  type Clause,
  type Field,
  isMeasureField,
  isReviewField,
  PROBLEM_FIELDS,
  pointFieldOf,
  type RangeClause,
  rangeFieldOf,
  type Selection,
  type ViewSettings,
} from "./clauses.ts";
import { extraSql } from "./extras.ts";
import { judgesOfKeys } from "./judges.ts";
import { measureOf, unitOf } from "./measures.ts";
import { OFFICIAL_SQL } from "./official.ts";
import { STAGE_SET_SQL, setsWith } from "./stage-sets.ts";
import { carriersOf } from "./terms.ts";

/** What clauses are read against. */
export interface FilterContext {
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  readonly settings: ViewSettings;
}

/** Clauses as they stand on one flat table. */
export interface Compiled {
  readonly conditions: readonly Condition[];
  /**
   * Conditions on entry_facts that the table knows only through its problems: it keeps the problems that
   * KEPT_PROBLEMS gives under them. Empty for tables whose rows are entries or follow one.
   */
  readonly throughEntries: readonly Condition[];
}

/** Problems with at least one entry that counts: drafts and withdrawn entries do not keep a problem, entries with scores alone do. */
export const KEPT_PROBLEMS: GroupQuery<"entry_facts"> = {
  from: "entry_facts",
  groupBy: { problem_id: "problem_id" },
  measures: { entries: { op: "count" } },
  where: "is_registration = 1 OR is_orphan = 1",
};

/** The problems that carry one of the terms or themes, in the catalogue's order. */
function carriers(catalogue: Catalogue, field: "term" | "theme", values: readonly string[]): readonly string[] {
  const carrying = carriersOf(catalogue, field, values);
  return catalogue.problems.map((problem) => problem.problem_id).filter((id) => carrying.has(id));
}

/**
 * A clause on entry_facts or review_facts, or on term_facts for fields that select problems.
 * A score clause without any scored stage stands on the first judged stage, and so keeps nothing.
 */
function condition(clause: Clause, { catalogue, settings }: FilterContext): Condition {
  const { field } = clause;
  if (clause.kind === "points") {
    const { values } = clause;
    switch (clause.field) {
      case "track":
        return { field, expression: "track_id", test: { kind: "in", values } };
      case "problem":
        return { field, expression: "problem_id", test: { kind: "in", values } };
      case "term":
      case "theme":
        return {
          field,
          expression: "problem_id",
          test: { kind: "in", values: carriers(catalogue, clause.field, values) },
        };
      case "area":
      case "org_type":
      case "award":
        return { field, expression: clause.field, test: { kind: "in", values } };
      case "official":
        return { field, expression: OFFICIAL_SQL, test: { kind: "in", values } };
      case "in_stage":
        return { field, expression: STAGE_SET_SQL, test: { kind: "in", values: setsWith(values) } };
      case "judge":
        return { field, expression: "judge_id", test: { kind: "in", values: judgesOfKeys(values, catalogue) } };
      case "criterion":
        return { field, expression: "criterion", test: { kind: "in", values } };
      default:
        return { field, expression: extraSql(clause.field, catalogue), test: { kind: "in", values } };
    }
  }
  if (clause.field === "day") {
    return { field, expression: "registered_day", test: { kind: "range", from: clause.from, to: clause.to } };
  }
  if (isMeasureField(clause.field)) return measureCondition(clause, measureOf(clause.field, catalogue));
  const step = scoreStep(settings, catalogue);
  const stage = chosenStage(settings, catalogue) ?? JUDGED_STAGES[0];
  const column = clause.field === "score" ? scoreColumn(stage) : "score_given";
  return { field, expression: scoreBinSql(column, step), test: { kind: "range", ...binsOfRange(clause, step) } };
}

/** Of numbers that the data do not have nothing is kept. */
function measureCondition({ field, from, to }: RangeClause, measure: Measure | null): Condition {
  const unit = measure === null ? 1 : unitOf(measure);
  const expression = scoreBinSql(measure?.column ?? "CAST(NULL AS DOUBLE)", unit);
  return { field, expression, test: { kind: "range", ...binsOfRange({ from, to }, unit) } };
}

/** What reviews are asked about where no criterion is chosen: criteria are never pooled. */
const OF_TOTALS: Condition = {
  field: "criterion",
  expression: "criterion",
  test: { kind: "in", values: [TOTAL_CRITERION] },
};

/**
 * The selection as conditions on one flat table, without the clause of one field (a panel's own). Clauses on reviews
 * stand on review_facts and are left out everywhere else; there the totals are meant unless a criterion is chosen, or
 * the criterion is what the panel itself splits by.
 */
export function compile(table: FlatTable, context: FilterContext, omit: Field | null = null): Compiled {
  const clauses = context.selection.filter(
    ({ field }) => field !== omit && (table === "review_facts" || !isReviewField(field)),
  );
  const stands = (clause: Clause): boolean => table !== "term_facts" || PROBLEM_FIELDS.includes(clause.field);
  const ofTotals =
    table === "review_facts" && omit !== "criterion" && clauses.every(({ field }) => field !== "criterion");
  return {
    conditions: [
      ...clauses.filter(stands).map((clause) => condition(clause, context)),
      ...(ofTotals ? [OF_TOTALS] : []),
    ],
    throughEntries: clauses.filter((clause) => !stands(clause)).map((clause) => condition(clause, context)),
  };
}

/** A clause of a field that selects nothing yet: to ask ahead for answers that are split by the field. */
export function emptyClause(field: Field): Clause {
  const pointField = pointFieldOf(field);
  if (pointField !== undefined) return { kind: "points", field: pointField, values: [] };
  return { kind: "range", field: rangeFieldOf(field) ?? "score", from: 0, to: 0 };
}
