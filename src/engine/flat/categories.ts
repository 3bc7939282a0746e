import { ENTRY_STATUSES, ORG_TYPES, STAGES, TOTAL_CRITERION, UNKNOWN } from "../../model/vocabulary.ts";
import { sqlText } from "../sql.ts";
import type { At } from "../tables/at.ts";

/** Values as one column `v`, in this order. */
const listed = (values: readonly string[]): string =>
  values.length === 0
    ? "SELECT NULL::VARCHAR AS v WHERE false"
    : `SELECT unnest([${values.map(sqlText).join(", ")}]) AS v`;

/** The values are told apart as they are stored: text costs many times as much. */
const occurring = (column: string, table: string): string =>
  `SELECT CAST(v AS VARCHAR) AS v FROM (SELECT DISTINCT ${column} AS v FROM ${table})`;

/**
 * The values of each category, in the order in which people list them: the catalogue's, then whatever occurs.
 * Each is a list of queries with one column `v`.
 */
export const categories = (at: At, areas: readonly string[]): Readonly<Record<string, readonly string[]>> => ({
  fact_problem: [
    `SELECT problem_id AS v FROM ${at("problems")} ORDER BY track_id, problem_no`,
    occurring("problem_id", at("entries")),
    occurring("problem_id", at("problem_terms")),
  ],
  fact_track: [
    `SELECT track_id AS v FROM ${at("tracks")} ORDER BY track_no`,
    occurring("track_id", at("entries")),
    occurring("track_id", at("problems")),
  ],
  fact_status: [listed(ENTRY_STATUSES), occurring("status", at("entries"))],
  fact_area: [listed(areas), occurring("area", at("team_orgs")), occurring("area", at("teams")), listed([UNKNOWN])],
  fact_org_type: [listed(ORG_TYPES), occurring("org_type", at("team_orgs")), listed([UNKNOWN])],
  fact_stage: [listed(STAGES), occurring("stage", at("results")), occurring("stage", at("scores"))],
  fact_criterion: [listed([TOTAL_CRITERION]), occurring("criterion", at("scores"))],
  fact_award: [occurring("award", at("results"))],
  fact_term: [`SELECT term AS v FROM ${at("terms")} ORDER BY rank`, occurring("term", at("problem_terms"))],
  fact_theme: [`SELECT theme AS v FROM ${at("themes")}`, occurring("theme", at("terms"))],
});

/** The statements that make a category of the values of some queries. The first place of a value counts. */
export function createType(name: string, queries: readonly string[]): string {
  const ranked = queries.map((query, i) => `SELECT v, ${i}e9 + row_number() OVER () AS place FROM (${query})`);
  return `DROP TYPE IF EXISTS ${name};
    CREATE TYPE ${name} AS ENUM (
      SELECT v FROM (${ranked.join(" UNION ALL ")}) WHERE v IS NOT NULL GROUP BY v ORDER BY min(place))`;
}
