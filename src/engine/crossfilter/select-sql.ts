import type { GroupQuery, Measure } from "../../model/columns.ts";
import { sqlName, sqlNumber, sqlText } from "../sql.ts";
import type { Condition } from "../types.ts";

/**
 * Questions as SQL text. The same question under the same conditions, in whatever order they were chosen, gives
 * the same text: it is the key under which its answer is kept.
 */

const literal = (value: string | number): string => (typeof value === "number" ? sqlNumber(value) : sqlText(value));

/** A condition as SQL; a row whose value is null meets none. */
export function predicate({ expression, test }: Condition): string {
  if (test.kind === "in") {
    const values = [...new Set(test.values)].sort();
    return values.length === 0 ? "FALSE" : `${expression} IN (${values.map(literal).join(", ")})`;
  }
  return `(${expression} >= ${sqlNumber(test.from)} AND ${expression} < ${sqlNumber(test.to)})`;
}

/** Measures are numbers; as DOUBLE they need no conversion on the way out (count is a BIGINT, sum a HUGEINT). */
function aggregate(measure: Measure): string {
  if (measure.op === "count") return "CAST(count(*) AS DOUBLE)";
  if (measure.op === "distinct") return `CAST(count(DISTINCT ${measure.of}) AS DOUBLE)`;
  return `CAST(${measure.op}(${measure.of}) AS DOUBLE)`;
}

/** In a cube distinct values stand as they are, rows being split by them too: counts of them cannot be added up. */
const part = (measure: Measure): string => (measure.op === "distinct" ? measure.of : aggregate(measure));

/** Output column of the i-th expression that a cube is split by. */
export const axisName = (index: number): string => `axis_${index}`;

/** What a cube is split by: each expression of the active conditions once. */
export const axesOf = (active: readonly Condition[]): readonly string[] => [
  ...new Set(active.map((condition) => condition.expression)),
];

/** `query` under `conditions`, split further by `axes`; at most `limit` rows where given. Rows come in any order. */
export function selectSql(
  query: GroupQuery,
  conditions: readonly Condition[],
  axes: readonly string[] = [],
  limit?: number,
): string {
  const figure = axes.length === 0 ? aggregate : part;
  const columns = [
    ...Object.entries(query.groupBy).map(([name, expression]) => `${expression} AS ${sqlName(name)}`),
    ...axes.map((expression, index) => `${expression} AS ${sqlName(axisName(index))}`),
    ...Object.entries(query.measures).map(([name, measure]) => `${figure(measure)} AS ${sqlName(name)}`),
  ];
  const where = [
    ...(query.where === undefined ? [] : [`(${query.where})`]),
    ...[...new Set(conditions.map(predicate))].sort(),
  ];
  return [
    `SELECT ${columns.join(", ")} FROM ${sqlName(query.from)}`,
    ...(where.length === 0 ? [] : [`WHERE ${where.join(" AND ")}`]),
    "GROUP BY ALL",
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
  ].join(" ");
}

/** Whether a text of `selectSql` may ask of the table: one of another whose conditions speak like this is no loss. */
export const asksOf = (sql: string, table: string): boolean => sql.includes(` FROM ${sqlName(table)} `);
