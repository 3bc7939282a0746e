import { JUDGED_STAGES, TOTAL_CRITERION, UNKNOWN } from "../model/vocabulary.ts";
import { sqlText } from "./sql.ts";

/** Where a table stands: beside the one in use while the data are being changed. */
export type At = (table: string) => string;

/** Which of the rarer cases occur; what does not occur is not computed. */
export interface Occurrences {
  /** How many rows entries and scores have together. */
  readonly rows: number;
  /** Whether there are any. */
  readonly results: boolean;
  readonly teams: boolean;
  readonly orgs: boolean;
  readonly titles: boolean;
  /** A title or an abstract. */
  readonly texts: boolean;
  /** What texts are about. */
  readonly themes: boolean;
  /** An entry_id stands on several rows of entries. */
  readonly versions: boolean;
  /** A judge scored an entry in more than one round. */
  readonly rounds: boolean;
  /** Stages that have scores. */
  readonly stages: readonly string[];
  /** Those with criteria other than the total. */
  readonly stagesWithParts: readonly string[];
}

/** One row that says which occur; stages are separated by commas. */
export const OCCURRENCES = (at: At): string => `
  WITH kinds AS (
    SELECT stage, bool_or(criterion <> ${sqlText(TOTAL_CRITERION)}) AS has_parts FROM ${at("scores")} GROUP BY stage
  )
  SELECT
    (SELECT count(*) FROM ${at("entries")}) + (SELECT count(*) FROM ${at("scores")}) AS rows,
    EXISTS (FROM ${at("results")}) AS results, EXISTS (FROM ${at("teams")}) AS teams,
    EXISTS (FROM ${at("team_orgs")}) AS orgs, (SELECT count(title) > 0 FROM ${at("entries")}) AS titles,
    (SELECT count(coalesce(title, abstract)) > 0 FROM ${at("entries")}) AS texts,
    EXISTS (FROM ${at("entry_themes")}) AS themes,
    (SELECT count(*) > count(DISTINCT entry_id) FROM ${at("entries")}) AS versions,
    (SELECT max(coalesce(round, 0)) > min(coalesce(round, 0)) FROM ${at("scores")}) AS rounds,
    (SELECT string_agg(CAST(stage AS VARCHAR), ',') FROM kinds) AS stages,
    (SELECT string_agg(CAST(stage AS VARCHAR), ',') FROM kinds WHERE has_parts) AS stages_with_parts`;

/** What judgeScores gives, as a table while the flat tables are made. */
export const JUDGE_SCORES = "work_judge_scores";

/** Full-width forms of ASCII, and the ideographic space, as their half-width equals. */
const WIDE = `${Array.from({ length: 94 }, (_, i) => String.fromCharCode(0xff01 + i)).join("")}\u3000`;
const NARROW = `${Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)).join("")} `;

/** A name without what differs between two ways of writing it: width, case and spaces. */
const normalised = (name: string): string =>
  `NULLIF(regexp_replace(lower(translate(${name}, ${sqlText(WIDE)}, ${sqlText(NARROW)})), '\\s+', '', 'g'), '')`;

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

/** Of several uploads of an entry the one that counts comes first: the latest final one; without a submission the latest. */
export const LATEST_UPLOAD = `submitted_at IS NOT NULL DESC, version DESC NULLS LAST, submitted_at DESC NULLS LAST,
      registered_at DESC NULLS LAST`;

/** Where the rows of judgeScores stand: a table only where they are more than a look at the scores. */
export const judgeScoresAt = (at: At, found: Occurrences): string =>
  found.rounds || found.stagesWithParts.length > 0 ? JUDGE_SCORES : `(${judgeScores(at, found)})`;

/** For each judged stage. */
const each = (column: (stage: string) => string): string => JUDGED_STAGES.map(column).join(",\n      ");

/** Mean and number of an entry's judges' scores in a stage. */
function judgedIn(stage: string, { stages }: Occurrences): string {
  if (!stages.includes(stage)) return `CAST(NULL AS DOUBLE) AS mean_${stage}, 0 AS judged_${stage}`;
  const only = stages.length === 1 ? "" : `FILTER (stage = '${stage}')`;
  return `avg(score_given) ${only} AS mean_${stage}, count(*) ${only} AS judged_${stage}`;
}

/** The themes of an entry's text, of a row of `entries`; a text without any is told from one that was not read. */
export const themesOfEntry = (themes: string, entries: string): string =>
  `(SELECT coalesce(t.themes, '') FROM ${themes} t WHERE t.entry_id = ${entries}.entry_id)`;

/**
 * entry_facts: one row an entry, as flat.ts lists its columns. What judgeScoresAt names must stand, and the types
 * `fact_*` of its categories.
 */
export function entryFacts(at: At, found: Occurrences): string {
  const { versions, results, themes } = found;
  return `
  WITH counted AS NOT MATERIALIZED (
    SELECT *, status IS NULL OR status NOT IN ('draft', 'withdrawn', 'unregistered') AS is_registration
    FROM ${at("entries")} WHERE entry_id IS NOT NULL
    ${versions ? `QUALIFY row_number() OVER (PARTITION BY entry_id ORDER BY ${LATEST_UPLOAD}) = 1` : ""}
  ),
  judged AS (
    SELECT entry_id,
      ${each((stage) => judgedIn(stage, found))}
    FROM ${judgeScoresAt(at, found)} WHERE criterion = ${sqlText(TOTAL_CRITERION)} GROUP BY entry_id
  ),
  decided AS (
    SELECT entry_id,
      ${each((stage) => `max(official_score) FILTER (stage = '${stage}') AS official_${stage}`)},
      ${each((stage) => `count(*) FILTER (stage = '${stage}') AS decided_${stage}`)},
      arg_max(CAST(award AS VARCHAR), CAST(stage AS fact_stage)) FILTER (award IS NOT NULL) AS award,
      coalesce(bool_or(recommended_national), false) AS national
    FROM ${at("results")} WHERE entry_id IS NOT NULL GROUP BY entry_id
  ),
  lead AS (
    SELECT team_id, CAST(area AS fact_area) AS area, CAST(org_type AS fact_org_type) AS org_type, org_name,
      coalesce(credit_code, ${normalised("org_name")}) AS org_key, count(*) OVER (PARTITION BY team_id) AS orgs
    FROM ${at("team_orgs")} WHERE team_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY team_id ORDER BY role = 'lead' DESC NULLS LAST, org_no NULLS LAST) = 1
  ),
  team AS (SELECT team_id, any_value(CAST(area AS fact_area)) AS area FROM ${at("teams")} GROUP BY team_id),
  problem AS (
    SELECT CAST(problem_id AS fact_problem) AS problem_id, CAST(any_value(track_id) AS fact_track) AS track_id
    FROM ${at("problems")} GROUP BY ALL
  ),
  team_firsts AS (
    SELECT min(entry_id) AS id FROM counted WHERE is_registration AND team_id IS NOT NULL GROUP BY team_id
  ),
  org_firsts AS (
    SELECT min(entry_id) AS id FROM counted JOIN lead ON counted.team_id = lead.team_id
    WHERE is_registration AND org_key IS NOT NULL GROUP BY org_key
  ),
  joined AS (
    SELECT
      coalesce(e.entry_id, j.entry_id, d.entry_id) AS entry_id,
      e.entry_id IS NULL OR e.status IS NOT DISTINCT FROM 'unregistered' AS is_orphan,
      coalesce(e.is_registration, false) AS is_registration,
      CAST(e.problem_id AS fact_problem) AS problem_id,
      e.* EXCLUDE (entry_id, is_registration, problem_id),
      j.* EXCLUDE (entry_id),
      d.* EXCLUDE (entry_id)
    FROM counted e
    FULL JOIN judged j ON e.entry_id = j.entry_id
    ${
      // Nothing is joined to nothing: each join writes all its columns once more.
      results ? "FULL" : "LEFT"
    } JOIN decided d ON ${results ? "coalesce(e.entry_id, j.entry_id) = d.entry_id" : "false"}
  ),
  described AS (
    SELECT f.* EXCLUDE (track_id),
      coalesce(CAST(f.track_id AS fact_track), p.track_id) AS track_id,
      coalesce(l.area, t.area, CAST('${UNKNOWN}' AS fact_area)) AS area,
      coalesce(l.org_type, CAST('${UNKNOWN}' AS fact_org_type)) AS org_type,
      l.org_key, l.org_name, coalesce(l.orgs, 0) > 1 AS is_joint
    FROM joined f
    LEFT JOIN lead l ON f.team_id = l.team_id
    LEFT JOIN team t ON f.team_id = t.team_id
    LEFT JOIN problem p ON f.problem_id = p.problem_id
  )
  SELECT
    entry_id, team_id, title,
    problem_id, track_id,
    CAST(status AS fact_status) AS status,
    area, org_type, org_key, org_name,
    CAST(entry_id IN (SELECT id FROM team_firsts) AS TINYINT) AS team_first,
    CAST(entry_id IN (SELECT id FROM org_firsts) AS TINYINT) AS org_first,
    CAST(is_joint AS TINYINT) AS is_joint,
    CAST(is_registration AS TINYINT) AS is_registration,
    CAST(is_registration AND status IS NOT DISTINCT FROM 'approved' AS TINYINT) AS is_valid,
    CAST(is_registration AND submitted_at IS NOT NULL AS TINYINT) AS is_submission,
    CAST(is_registration AND review_state IS NOT DISTINCT FROM 'passed' AS TINYINT) AS passed_review,
    CAST(is_orphan AS TINYINT) AS is_orphan,
    registered_at, CAST(CAST(registered_at AS DATE) - DATE '1970-01-01' AS INTEGER) AS registered_day,
    submitted_at, CAST(CAST(submitted_at AS DATE) - DATE '1970-01-01' AS INTEGER) AS submitted_day,
      ${each((stage) => `CAST(coalesce(judged_${stage}, 0) + coalesce(decided_${stage}, 0) > 0 AS TINYINT) AS in_${stage}`)},
      ${each((stage) => `coalesce(official_${stage}, mean_${stage}) AS score_${stage}`)},
    CAST(award AS fact_award) AS award,
    CAST(award IS NOT NULL AS TINYINT) AS is_awarded,
    CAST(coalesce(national, false) AS TINYINT) AS is_national,
    ${themes ? themesOfEntry(at("entry_themes"), "described") : "CAST(NULL AS VARCHAR)"} AS themes
  FROM described`;
}

/** Columns of entry_facts that are the same in every row for want of what they are made of, as SQL. */
export function fixedEntryColumns({
  results,
  teams,
  orgs,
  titles,
  texts,
  themes,
  stages,
}: Occurrences): ReadonlyMap<string, string> {
  const unjudged = JUDGED_STAGES.filter((stage) => !results && !stages.includes(stage));
  return new Map([
    ...(titles ? [] : [["title", "NULL"] as const]),
    // What can be read later is set later, see `setThemes`.
    ...(texts || themes ? [] : [["themes", "NULL"] as const]),
    ...(teams || orgs ? [] : [["area", sqlText(UNKNOWN)] as const]),
    ...(orgs
      ? []
      : ([
          ["org_type", sqlText(UNKNOWN)],
          ["org_key", "NULL"],
          ["org_name", "NULL"],
        ] as const)),
    ...(orgs
      ? []
      : ([
          ["org_first", "0"],
          ["is_joint", "0"],
        ] as const)),
    ...(results
      ? []
      : ([
          ["award", "NULL"],
          ["is_awarded", "0"],
          ["is_national", "0"],
        ] as const)),
    ...unjudged.flatMap((stage) => [[`in_${stage}`, "0"] as const, [`score_${stage}`, "NULL"] as const]),
  ]);
}
