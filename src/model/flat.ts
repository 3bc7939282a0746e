/**
 * The flat tables that serve the charts, materialised again after each change of data.
 * Days are whole numbers since 1970-01-01 (wall-clock days), counts are sums of 0/1 columns.
 */
import type { JudgedStage, Stage } from "./vocabulary.ts";

export const FLAT_TABLES = ["entry_facts", "review_facts", "term_facts"] as const;
export type FlatTable = (typeof FLAT_TABLES)[number];

/** The column of entry_facts and review_facts that holds an entry's score in a stage; null where it has none. */
export const scoreColumn = (stage: JudgedStage): `score_${JudgedStage}` => `score_${stage}`;

const STAGE_COLUMNS = {
  registration: "is_registration",
  submission: "is_submission",
  form_review: "passed_review",
  preliminary: "in_preliminary",
  semifinal: "in_semifinal",
  final: "in_final",
  award: "is_awarded",
  national: "is_national",
} as const satisfies Record<Stage, string>;

/** 0/1: the entry took part in the stage; in a judged one it has a score, a result or a judge's row there. */
export const stageColumn = (stage: Stage): (typeof STAGE_COLUMNS)[Stage] => STAGE_COLUMNS[stage];

/** Columns of entry_facts, one row an entry. All 0/1 columns are integers and never null. */
export const ENTRY_FACTS = {
  entry_id: "text",
  team_id: "text",
  title: "text",
  problem_id: "category",
  track_id: "category",
  status: "category",
  /** Lead organisation's area, else the team's, else 未填. */
  area: "category",
  /** Lead organisation's, else 未填. */
  org_type: "category",
  /** Lead organisation's credit code, else its normalised name; null where none is known. */
  org_key: "text",
  org_name: "text",
  /** 1 on one entry of each team among its registrations: teams are the sum. */
  team_first: "integer",
  /** 1 on one entry of each lead organisation among its registrations. */
  org_first: "integer",
  is_joint: "integer",
  /** The team takes part beside the contest (打星): counted as a registration, and in no award; unsaid is official. */
  is_unofficial: "integer",
  /** 报名数: all entries but drafts, withdrawn ones and those that are not registered at all. */
  is_registration: "integer",
  /** 有效报名: approved. */
  is_valid: "integer",
  /** 提交数: a registration with a final submission. */
  is_submission: "integer",
  /** 形式审查 passed by a registration, whether its submission is on record or not: stages are sets, not a chain. */
  passed_review: "integer",
  /** Known from scores or results alone: in no 报名数 and no 提交数. */
  is_orphan: "integer",
  registered_at: "timestamp",
  registered_day: "integer",
  submitted_at: "timestamp",
  submitted_day: "integer",
  /** Has a score (also a missing one), a result or a judge's row in the stage. */
  in_preliminary: "integer",
  in_semifinal: "integer",
  in_final: "integer",
  /** The official score, else the mean of its judges' scores. */
  score_preliminary: "real",
  score_semifinal: "real",
  score_final: "real",
  /** Of its latest stage with one. */
  award: "category",
  /** 获奖: unofficial entries have no part in the awards, whatever stands in their column. */
  is_awarded: "integer",
  is_national: "integer",
  /** What its title and abstract are about: themes with a blank between; null where it has no text, or none was read. */
  themes: "text",
} as const;

/** What review_facts takes over from its entry: not its texts and times, which would weigh more than all the rest. */
export const REVIEW_ENTRY_COLUMNS = [
  "entry_id",
  "problem_id",
  "track_id",
  "status",
  "area",
  "org_type",
  "is_joint",
  "is_unofficial",
  "is_registration",
  "is_valid",
  "is_submission",
  "passed_review",
  "is_orphan",
  "registered_day",
  "submitted_day",
  "in_preliminary",
  "in_semifinal",
  "in_final",
  "score_preliminary",
  "score_semifinal",
  "score_final",
  "award",
  "is_awarded",
  "is_national",
] as const satisfies readonly (keyof typeof ENTRY_FACTS)[];

/**
 * What review_facts adds to its entry's columns: one row a judge's score of an entry in a stage, and one more for each
 * criterion that the judge scored. Criteria are never pooled: what is asked is asked of one, 总分 unless another is
 * chosen (see `compile`).
 */
export const REVIEW_FACTS = {
  stage: "category",
  judge_id: "category",
  /** 总分, or one of its parts. */
  criterion: "category",
  /**
   * Of 总分 the score where it is given, else the weighted sum of the criteria, null where one of them is missing; of
   * several rounds the latest. Null is a missing score (blank or recused), never 0.
   */
  score_given: "real",
  scored_at: "timestamp",
} as const;

/** One row a problem and term. */
export const TERM_FACTS = {
  problem_id: "category",
  track_id: "category",
  term: "category",
  theme: "category",
  occurrences: "integer",
} as const;
