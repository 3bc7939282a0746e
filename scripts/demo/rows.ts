import type { EntryStatus, JudgedStage, OrgType, ReviewState } from "../../src/model/vocabulary.ts";

/**
 * Rows of the demo tables, column by column as in src/model/tables.ts but for their provenance, which is added when
 * the tables are written. Times are wall-clock times in milliseconds since 1970-01-01.
 */

export interface EntryRow {
  entry_id: string;
  team_id: string;
  problem_id: string;
  track_id: string;
  title: string;
  abstract: string | null;
  registered_at: number;
  status: EntryStatus;
  submitted_at: number | null;
  version: number | null;
  review_state: ReviewState | null;
}

export interface TeamRow {
  team_id: string;
  team_name: string;
  area: string | null;
  county: null;
  province: string | null;
  team_size: number;
  is_official: boolean;
}

export interface TeamOrgRow {
  team_id: string;
  org_no: number;
  org_name: string | null;
  credit_code: string | null;
  role: "lead" | "partner";
  org_type: OrgType;
  ownership: string | null;
  area: string | null;
}

export interface JudgeRow {
  judge_id: string;
  panel: string;
  org_name: string;
}

export interface CriterionRow {
  stage: JudgedStage;
  criterion: string;
  min_score: number;
  max_score: number;
  weight: number;
  higher_is_better: boolean;
}

export interface ScoreRow {
  stage: JudgedStage;
  entry_id: string;
  judge_id: string;
  criterion: string;
  round: number;
  /** Null is a missing score. */
  score: number | null;
  scored_at: number | null;
  recused: boolean;
}

export interface ResultRow {
  stage: JudgedStage;
  entry_id: string;
  official_score: number;
  official_rank: number;
  /** Null after the last stage. */
  advanced: boolean | null;
  award: string | null;
  recommended_national: boolean;
}

export interface SnapshotRow {
  snapshot_id: string;
  as_of: number;
  label: string;
}

export interface DemoTables {
  readonly entries: readonly EntryRow[];
  readonly teams: readonly TeamRow[];
  readonly team_orgs: readonly TeamOrgRow[];
  readonly scores: readonly ScoreRow[];
  readonly results: readonly ResultRow[];
  readonly judges: readonly JudgeRow[];
  readonly criteria: readonly CriterionRow[];
  readonly snapshots: readonly SnapshotRow[];
}
