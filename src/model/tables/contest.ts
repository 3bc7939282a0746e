import { category, imported, integer, PROVENANCE, real, required, type Table, text, time, yesNo } from "./table.ts";

/** What a contest has: its tracks and problems, who takes part, and how they are judged. */
export const CONTEST_TABLES = {
  tracks: imported(
    "tracks",
    ["track_id"],
    [
      text("track_id", required),
      integer("track_no"),
      text("track_name", required),
      text("track_kind"),
      text("host_org"),
      text("host_area"),
      text("national_track"),
      integer("quota_award"),
      integer("quota_national"),
    ],
  ),
  problems: imported(
    "problems",
    ["problem_id"],
    [
      text("problem_id", required),
      text("track_id", required),
      integer("problem_no"),
      text("problem_title", required),
      text("problem_text"),
      integer("max_entries"),
    ],
  ),
  entries: imported(
    "entries",
    ["entry_id"],
    [
      text("entry_id", required),
      text("team_id"),
      text("problem_id", category),
      text("track_id", category),
      text("title"),
      text("abstract"),
      time("registered_at"),
      text("status", category),
      time("submitted_at"),
      integer("version"),
      text("review_state", category),
    ],
    PROVENANCE,
  ),
  teams: imported(
    "teams",
    ["team_id"],
    [
      text("team_id", required),
      text("team_name"),
      text("area", category),
      text("county"),
      text("province"),
      integer("team_size"),
      yesNo("is_official"),
    ],
  ),
  team_orgs: imported(
    "team_orgs",
    ["team_id", "org_no"],
    [
      text("team_id", required),
      integer("org_no"),
      text("org_name"),
      text("credit_code"),
      text("role"),
      text("org_type", category),
      text("ownership"),
      text("area", category),
    ],
  ),
  scores: imported(
    "scores",
    ["stage", "entry_id", "judge_id", "criterion", "round"],
    [
      text("stage", { ...required, ...category }),
      text("entry_id", required),
      text("judge_id", category),
      text("criterion", category),
      integer("round"),
      real("score"),
      time("scored_at"),
      yesNo("recused"),
    ],
  ),
  results: imported(
    "results",
    ["stage", "entry_id", "award_no"],
    [
      text("stage", { ...required, ...category }),
      text("entry_id", required),
      // Of several awards in one stage the second, third …; blank for the first, which has all else.
      integer("award_no"),
      real("official_score"),
      integer("official_rank"),
      yesNo("advanced"),
      text("award", category),
      yesNo("recommended_national"),
    ],
  ),
  /**
   * What files say of an entry in columns that are none of the model's: each a further dimension, by its header; of a
   * column of numbers also as the number that was read, and so a measure.
   */
  entry_extras: imported(
    "entry_extras",
    ["entry_id", "name"],
    [
      text("entry_id", required),
      text("name", { ...required, ...category }),
      text("value", category),
      { ...real("number"), follows: "value" },
    ],
  ),
  judges: imported("judges", ["judge_id"], [text("judge_id", required), text("panel"), text("org_name")]),
  stages: imported(
    "stages",
    ["stage"],
    [
      text("stage", required),
      integer("stage_no"),
      text("stage_name", required),
      time("starts_at"),
      time("deadline_at"),
      time("extended_to"),
      text("cut_rule"),
      integer("quota"),
    ],
  ),
  criteria: imported(
    "criteria",
    ["stage", "criterion"],
    [
      text("stage", required),
      text("criterion", required),
      real("min_score"),
      real("max_score"),
      real("weight"),
      yesNo("higher_is_better"),
    ],
  ),
} as const satisfies Record<string, Table>;
