import { JUDGED_STAGES, TOTAL_CRITERION, UNKNOWN } from "../../model/vocabulary.ts";
import { sqlText } from "../sql.ts";
import type { At } from "../tables/at.ts";
import { judgeScoresAt } from "./judge-scores.ts";
import type { Occurrences } from "./occurrences.ts";

/** Full-width forms of ASCII, and the ideographic space, as their half-width equals. */
const WIDE = `${Array.from({ length: 94 }, (_, i) => String.fromCharCode(0xff01 + i)).join("")}\u3000`;
const NARROW = `${Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)).join("")} `;

/** A name without what differs between two ways of writing it: width, case and spaces. */
const normalised = (name: string): string =>
  `NULLIF(regexp_replace(lower(translate(${name}, ${sqlText(WIDE)}, ${sqlText(NARROW)})), '\\s+', '', 'g'), '')`;

/** Of several uploads of an entry the one that counts comes first: the latest final one; without a submission the latest. */
export const LATEST_UPLOAD = `submitted_at IS NOT NULL DESC, version DESC NULLS LAST, submitted_at DESC NULLS LAST,
      registered_at DESC NULLS LAST`;

/** Of a team's organisations the one that leads it comes first. */
const LEAD_FIRST = "role = 'lead' DESC NULLS LAST, org_no NULLS LAST";

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
  const { versions, results, themes, orgs, joint, teams, trackless } = found;
  // Nothing is joined to nothing: each join writes all its columns once more.
  const joinedOn = (isAny: boolean, condition: string): string => (isAny ? condition : "false");
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
      arg_max(CAST(award AS VARCHAR), {'stage': CAST(stage AS fact_stage), 'first': -coalesce(award_no, 1)})
        FILTER (award IS NOT NULL) AS award,
      coalesce(bool_or(recommended_national), false) AS national
    FROM ${at("results")} WHERE entry_id IS NOT NULL GROUP BY entry_id
  ),
  named AS (
    SELECT org_name, ${normalised("org_name")} AS org_key FROM (SELECT DISTINCT org_name FROM ${at("team_orgs")})
  ),
  lead AS (
    SELECT team_id, CAST(area AS fact_area) AS area, CAST(org_type AS fact_org_type) AS org_type, o.org_name,
      coalesce(credit_code, n.org_key) AS org_key, ${joint ? "count(*) OVER (PARTITION BY team_id)" : "1"} AS orgs
    FROM ${at("team_orgs")} o LEFT JOIN named n ON o.org_name = n.org_name WHERE team_id IS NOT NULL
    ${joint ? `QUALIFY row_number() OVER (PARTITION BY team_id ORDER BY ${LEAD_FIRST}) = 1` : ""}
  ),
  team AS (
    SELECT team_id, any_value(CAST(area AS fact_area)) AS area, bool_and(is_official) AS is_official
    FROM ${at("teams")} GROUP BY team_id
  ),
  problem AS (
    SELECT CAST(problem_id AS fact_problem) AS problem_id, CAST(any_value(track_id) AS fact_track) AS track_id
    FROM ${at("problems")} GROUP BY ALL
  ),
  team_firsts AS (
    SELECT team_id, min(entry_id) AS id FROM counted WHERE is_registration AND team_id IS NOT NULL GROUP BY team_id
  ),
  org_firsts AS (
    SELECT min(id) AS id FROM team_firsts JOIN lead ON team_firsts.team_id = lead.team_id
    WHERE org_key IS NOT NULL GROUP BY org_key
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
    ${results ? "FULL" : "LEFT"} JOIN decided d ON ${joinedOn(results, "coalesce(e.entry_id, j.entry_id) = d.entry_id")}
  ),
  described AS (
    SELECT f.* EXCLUDE (track_id),
      coalesce(CAST(f.track_id AS fact_track), p.track_id) AS track_id,
      coalesce(l.area, t.area, CAST('${UNKNOWN}' AS fact_area)) AS area,
      coalesce(l.org_type, CAST('${UNKNOWN}' AS fact_org_type)) AS org_type,
      l.org_key, l.org_name, coalesce(l.orgs, 0) > 1 AS is_joint,
      NOT coalesce(t.is_official, true) AS is_unofficial
    FROM joined f
    LEFT JOIN lead l ON ${joinedOn(orgs, "f.team_id = l.team_id")}
    LEFT JOIN team t ON ${joinedOn(teams, "f.team_id = t.team_id")}
    LEFT JOIN problem p ON ${joinedOn(trackless, "f.problem_id = p.problem_id")}
  )
  SELECT
    entry_id, team_id, title,
    problem_id, track_id,
    CAST(status AS fact_status) AS status,
    area, org_type, org_key, org_name,
    CAST(entry_id IN (SELECT id FROM team_firsts) AS TINYINT) AS team_first,
    CAST(entry_id IN (SELECT id FROM org_firsts) AS TINYINT) AS org_first,
    CAST(is_joint AS TINYINT) AS is_joint,
    CAST(is_unofficial AS TINYINT) AS is_unofficial,
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
    CAST(award IS NOT NULL AND NOT is_unofficial AS TINYINT) AS is_awarded,
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
    ...(teams ? [] : [["is_unofficial", "0"] as const]),
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
