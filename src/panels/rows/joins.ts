import { LATEST_UPLOAD } from "../../engine/flat/entries.ts";
import { TOTAL_CRITERION } from "../../model/vocabulary.ts";
import type { Joined } from "./columns.ts";

/** What rows are joined with for people to read them. Each name's first row: tables that came as they were may repeat a key. */

const SOURCE = "source_file, source_sheet, source_row";

/** These columns of the picked entries, as their latest uploads say them. */
const latestUploads = (columns: string): string => `SELECT entry_id, ${columns}
FROM entries
WHERE entry_id IN (SELECT entry_id FROM picked)
QUALIFY row_number() OVER (
  PARTITION BY entry_id
  ORDER BY ${LATEST_UPLOAD.replace(/\s+/g, " ")}
) = 1`;

/** What each joined table is, and on what it is joined. */
export const JOINS: Readonly<Record<Joined, { readonly sql: string; readonly on: string }>> = {
  track: {
    sql: "SELECT track_id, any_value(track_no) AS track_no, any_value(track_name) AS track_name\nFROM tracks\nGROUP BY track_id",
    on: "track.track_id = CAST(picked.track_id AS VARCHAR)",
  },
  problem: {
    sql: `SELECT problem_id, problem_title, ${SOURCE}\nFROM problems\nQUALIFY row_number() OVER (PARTITION BY problem_id) = 1`,
    on: "problem.problem_id = CAST(picked.problem_id AS VARCHAR)",
  },
  entry: {
    sql: latestUploads(SOURCE),
    on: "entry.entry_id = picked.entry_id",
  },
  // Where an entry was read, down to the content of the file: for lists that are made from it anew.
  entry_origin: {
    sql: latestUploads(`${SOURCE}, source_sha256`),
    on: "entry_origin.entry_id = picked.entry_id",
  },
  subject: {
    sql: "SELECT entry_id, title, org_name\nFROM entry_facts\nWHERE entry_id IN (SELECT entry_id FROM picked)",
    on: "subject.entry_id = picked.entry_id",
  },
  carried: {
    sql: "SELECT CAST(problem_id AS VARCHAR) AS problem_id, string_agg(CAST(term AS VARCHAR), '、' ORDER BY term) AS terms\nFROM term_facts\nGROUP BY ALL",
    on: "carried.problem_id = picked.problem_id",
  },
  counted: {
    sql: "SELECT CAST(problem_id AS VARCHAR) AS problem_id, CAST(sum(is_registration) AS INTEGER) AS registrations\nFROM entry_facts\nGROUP BY ALL",
    on: "counted.problem_id = picked.problem_id",
  },
  team: {
    sql: "SELECT team_id, any_value(team_name) AS team_name\nFROM teams\nWHERE team_id IN (SELECT team_id FROM picked)\nGROUP BY team_id",
    on: "team.team_id = picked.team_id",
  },
  score: {
    // Of several rounds the latest counts; a total that was reckoned comes from its criteria, of which the first is named.
    sql: `SELECT picked.entry_id, picked.stage, picked.judge_id, picked.criterion, ${SOURCE}
FROM picked
JOIN scores
  ON scores.entry_id = picked.entry_id
  AND CAST(scores.stage AS VARCHAR) = CAST(picked.stage AS VARCHAR)
  AND CAST(scores.judge_id AS VARCHAR) IS NOT DISTINCT FROM CAST(picked.judge_id AS VARCHAR)
QUALIFY row_number() OVER (
  PARTITION BY picked.entry_id, picked.stage, picked.judge_id, picked.criterion
  ORDER BY coalesce(scores.round, 0) DESC,
    coalesce(CAST(scores.criterion AS VARCHAR), '${TOTAL_CRITERION}') = CAST(picked.criterion AS VARCHAR) DESC,
    scores.source_row
) = 1`,
    on: `score.entry_id = picked.entry_id
  AND score.stage = picked.stage
  AND score.judge_id IS NOT DISTINCT FROM picked.judge_id
  AND score.criterion = picked.criterion`,
  },
};
