import type { Condition, Crossfilter, RunOptions } from "../engine/types.ts";
import type { Field } from "../filters/clauses.ts";
import { compile, emptyClause, KEPT_PROBLEMS } from "../filters/compile.ts";
import { clauseOf } from "../filters/selection.ts";
import type { Columns } from "../model/columns.ts";
import type { FlatTable } from "../model/flat.ts";
import { isImported, ownField } from "./lookup.ts";
import type { PanelContext, Question } from "./types.ts";

export interface Evaluation {
  readonly crossfilter: Crossfilter;
  readonly context: PanelContext;
  /** The field being changed; its further steps then need no scan. */
  readonly active?: Field | null;
  /** Aborting rejects with an AbortError. */
  readonly signal?: AbortSignal;
}

type Asked = Pick<Question<unknown>, "needs" | "field" | "queries">;
type Queries = ReturnType<Asked["queries"]>;

const optionsOf = ({ active, signal }: Evaluation): RunOptions => ({
  ...(active ? { active } : {}),
  ...(signal ? { signal } : {}),
});

/** The problems that a selected entry keeps, as a condition that moves with the active field if that is among them. */
async function keptProblems(throughEntries: readonly Condition[], evaluation: Evaluation): Promise<Condition> {
  const kept = await evaluation.crossfilter.run(KEPT_PROBLEMS, throughEntries, optionsOf(evaluation));
  const moves = throughEntries.some(({ field }) => field === evaluation.active);
  const values = (kept.problem_id ?? []).filter((id) => typeof id === "string");
  return {
    field: moves && evaluation.active ? evaluation.active : "kept problems",
    expression: "problem_id",
    test: { kind: "in", values },
  };
}

/** What the selection means on one table, without a question's own clause. */
async function conditionsOn(
  table: FlatTable,
  own: Field | null,
  evaluation: Evaluation,
): Promise<readonly Condition[]> {
  const { conditions, throughEntries } = compile(table, evaluation.context, own);
  return throughEntries.length === 0 ? conditions : [...conditions, await keptProblems(throughEntries, evaluation)];
}

/** Each query's answer under the evaluation's selection, without the clause on `own`. */
async function ask(
  queries: Queries,
  own: Field | null,
  evaluation: Evaluation,
): Promise<Readonly<Record<string, Columns>>> {
  const answers = Object.entries(queries).map(async ([name, query]) => {
    const conditions = await conditionsOn(query.from, own, evaluation);
    return [name, await evaluation.crossfilter.run(query, conditions, optionsOf(evaluation))] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
}

const isLoaded = (asked: Asked, { catalogue }: PanelContext): boolean => isImported(asked.needs, catalogue.loaded);

/**
 * Asks a question's queries under the selection and without any, and puts the answers into its frame: the one way
 * to figures, for the screen, the report, the build and the tests.
 * Null when there is nothing to show: a table it needs is not loaded, or the question itself says so.
 */
export async function evaluate<Answer>(question: Question<Answer>, evaluation: Evaluation): Promise<Answer | null> {
  const { context } = evaluation;
  if (!isLoaded(question, context)) return null;
  const queries = question.queries(context);
  const own = ownField(question, context);
  // The criterion says which scores are meant and filters nothing: totals are of the same one.
  const meant = context.selection.filter(({ field }) => field === "criterion");
  const unfiltered: Evaluation = { ...evaluation, context: { ...context, selection: meant }, active: null };
  const [results, totals] = await Promise.all([ask(queries, own, evaluation), ask(queries, own, unfiltered)]);
  return question.frame(results, totals, context);
}

/**
 * Asks ahead for what a change of `field` will need, so that its first step costs no scan: to be called when the
 * pointer enters the field's chart. Cheap when the answers are there already.
 */
export async function prefetch(
  questions: readonly Asked[],
  evaluation: Omit<Evaluation, "active">,
  field: Field,
): Promise<void> {
  const { context } = evaluation;
  const present = clauseOf(context.selection, field) !== undefined;
  const selection = present ? context.selection : [...context.selection, emptyClause(field)];
  const ahead: Evaluation = { ...evaluation, context: { ...context, selection }, active: field };
  const moved = questions.filter((asked) => ownField(asked, context) !== field && isLoaded(asked, context));
  await Promise.all(moved.map((asked) => ask(asked.queries(context), ownField(asked, context), ahead)));
}
