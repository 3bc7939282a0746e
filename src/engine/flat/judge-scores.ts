import { TOTAL_CRITERION } from "../../model/vocabulary.ts";
import { sqlText } from "../sql.ts";
import type { At } from "../tables/at.ts";
import type { Occurrences } from "./occurrences.ts";

/** What judgeScores gives, as a table while the flat tables are made. */
export const JUDGE_SCORES = "work_judge_scores";

/**
 * One row a judge's score of an entry in a stage; of several rounds the latest. The total where it is given, else
 * the weighted sum of the criteria, and nothing where one of them is missing. Weights are those of the table
 * criteria, as shares where they add up to 100, and 1 each (a plain sum) where the stage has none. The criteria
 * themselves have a row each beside it.
 * A recused or blank score stays as a row without a score: the entry took part, and a missing score is not 0.
 */
export function judgeScores(at: At, { rounds, stagesWithParts }: Occurrences): string {
  const named = `${sqlText(TOTAL_CRITERION)} AS criterion`;
  const total = `(g.criterion IS NULL OR g.criterion = ${sqlText(TOTAL_CRITERION)})`;
  const given = `
    SELECT stage, entry_id, judge_id, criterion, scored_at, CASE WHEN recused THEN NULL ELSE score END AS score
    FROM ${at("scores")}
    WHERE entry_id IS NOT NULL AND stage IS NOT NULL
    ${rounds ? "QUALIFY coalesce(round, 0) = max(coalesce(round, 0)) OVER (PARTITION BY stage, entry_id, judge_id)" : ""}`;
  if (stagesWithParts.length === 0) {
    return `SELECT stage, entry_id, judge_id, ${named}, score AS score_given, scored_at FROM (${given})`;
  }
  const stages = stagesWithParts.map(sqlText).join(", ");
  return `
    WITH given AS (${given}),
    weights AS (
      SELECT stage, criterion,
        weight / CASE WHEN abs(sum(weight) OVER of_stage - 100) < 1e-6 THEN 100 ELSE 1 END AS weight,
        count(weight) OVER of_stage AS expected
      FROM ${at("criteria")} WHERE criterion <> ${sqlText(TOTAL_CRITERION)} WINDOW of_stage AS (PARTITION BY stage)
    ),
    parts AS (
      SELECT g.*, ${total} AS is_total, coalesce(w.expected, 0) AS expected,
        CASE WHEN coalesce(s.weighted, 0) = 0 THEN 1 ELSE coalesce(w.weight, 0) END AS weight
      FROM given g
      LEFT JOIN weights w ON CAST(g.stage AS VARCHAR) = w.stage AND CAST(g.criterion AS VARCHAR) = w.criterion
      LEFT JOIN (SELECT stage, count(weight) AS weighted FROM weights GROUP BY stage) s
        ON CAST(g.stage AS VARCHAR) = s.stage
      WHERE g.stage IN (${stages})
    )
    SELECT stage, entry_id, judge_id, ${named}, score AS score_given, scored_at
    FROM given WHERE stage NOT IN (${stages})
    UNION ALL
    SELECT stage, entry_id, judge_id, CAST(criterion AS VARCHAR) AS criterion, score AS score_given, scored_at
    FROM parts WHERE NOT is_total
    UNION ALL
    SELECT stage, entry_id, judge_id, ${named},
      coalesce(
        avg(score) FILTER (is_total),
        CASE WHEN count(*) FILTER (NOT is_total AND score IS NULL) = 0
          AND count(*) FILTER (NOT is_total AND weight <> 0) >= coalesce(max(expected), 0)
          THEN sum(score * weight) FILTER (NOT is_total) END
      ) AS score_given,
      max(scored_at) AS scored_at
    FROM parts GROUP BY stage, entry_id, judge_id`;
}

/** Where the rows of judgeScores stand: a table only where they are more than a look at the scores. */
export const judgeScoresAt = (at: At, found: Occurrences): string =>
  found.rounds || found.stagesWithParts.length > 0 ? JUDGE_SCORES : `(${judgeScores(at, found)})`;
