import type { Settings } from "./settings.ts";
import type { TableName } from "./tables.ts";
import type { JudgedStage, Stage } from "./vocabulary.ts";

/**
 * What a contest offers: complete axes come from here, not from the data. Of tracks, problems and stages it says what
 * holds: what a person has set in the settings, else what their tables carry.
 */

export interface Track {
  readonly track_id: string;
  readonly track_no: number;
  readonly track_name: string;
  readonly host_org: string | null;
  readonly host_area: string | null;
  /** Awards, and entries recommended to the national contest; null: not set. */
  readonly quota_award: number | null;
  readonly quota_national: number | null;
}

export interface Problem {
  readonly problem_id: string;
  readonly track_id: string;
  readonly problem_no: number;
  readonly problem_title: string;
  readonly problem_text: string;
  /** 赛题限报数; null: no limit is set. */
  readonly max_entries: number | null;
}

export interface StageInfo {
  readonly stage: Stage;
  readonly stage_no: number;
  readonly stage_name: string;
  /** Milliseconds since 1970-01-01 on the contest's wall clock; null: not set. */
  readonly starts_at: number | null;
  readonly deadline_at: number | null;
  /** In the place of the deadline once it is put off. */
  readonly extended_to: number | null;
}

export interface Term {
  readonly term: string;
  readonly theme: string;
  readonly forms: readonly string[];
  readonly source: string;
  readonly problems: readonly string[];
}

export interface Theme {
  readonly theme: string;
  readonly name_zh: string;
  readonly name_en: string;
}

/** Unfiltered scores of entries in one stage; quartiles of type 7 of Hyndman & Fan (1996). */
export interface ScoreSummary {
  readonly n: number;
  readonly min: number;
  readonly q1: number;
  readonly q3: number;
  readonly max: number;
}

/**
 * Half-open in steps of `step`: bin i covers [i·step, (i+1)·step). From unfiltered values, so that axes do not jump.
 * `min` is where the first bin begins and `max` where the last one ends.
 */
export interface ScoreScale {
  readonly step: number;
  readonly min: number;
  readonly max: number;
}

/** Whose single scores there are in a stage, and what of: 总分, which every stage with scores has, and its parts. */
export interface StageReviews {
  readonly judges: readonly string[];
  readonly criteria: readonly string[];
  /** The lowest and the highest score given. */
  readonly min: number;
  readonly max: number;
}

/** The period before, as it was kept when a later one was imported: only what it says can be compared with. */
export interface Period {
  readonly label: string;
  /** Milliseconds since 1970-01-01 on the contest's wall clock; null: 数据截至 was not confirmed. */
  readonly as_of: number | null;
  readonly registrations: number;
  readonly submissions: number;
  /** Lead organisations of registrations. */
  readonly organisations: number;
  /** Problems of the catalogue with a registration. */
  readonly problems_with_entries: number;
}

/** Numbers of a column beyond the model, one an entry; null where it has none. */
export interface Measure {
  /** Where they stand in the flat tables. */
  readonly column: string;
  readonly isWhole: boolean;
  /** The least and the greatest, unfiltered. */
  readonly min: number;
  readonly max: number;
  /** Width of bins that the data propose, a round one. */
  readonly step: number;
}

/** A dimension beyond the model: a column that files had beside those that it has a place for. */
export interface Extra {
  /** Its header. */
  readonly name: string;
  /** Where it stands in the flat tables. */
  readonly column: string;
  /** In order, numbers as ranges; 未填 last, where it occurs. */
  readonly values: readonly string[];
  /** Absent: it is no column of numbers. */
  readonly measure?: Measure;
}

export interface Catalogue {
  readonly tracks: readonly Track[];
  readonly problems: readonly Problem[];
  readonly stages: readonly StageInfo[];
  readonly terms: readonly Term[];
  readonly themes: readonly Theme[];
  readonly settings: Settings;
  /** Participation tables that hold rows; a panel without its tables reads 尚未导入. */
  readonly loaded: readonly TableName[];
  /** Participation data are made up: 演示数据 on the screen and in every export. */
  readonly isDemo: boolean;
  /** Only stages with scores are here. */
  readonly scoreScales: Readonly<Partial<Record<JudgedStage, ScoreScale>>>;
  /**
   * First and last day (since 1970-01-01) of registrations and submissions, but for a few strays far off; null where
   * there is none.
   */
  readonly days: { readonly first: number; readonly last: number } | null;
  /** Identifiers of all judges with a score, in one order; they may be names of persons. */
  readonly judges: readonly string[];
  /** Only stages with single scores are here: a stage may have official scores alone. */
  readonly reviews: Readonly<Partial<Record<JudgedStage, StageReviews>>>;
  /** Awards that occur, the highest first as far as their names tell. */
  readonly awards: readonly string[];
  /** Areas as they stand on every axis: the settings' order, then values that occur beyond it, then 未填 if it occurs. */
  readonly areas: readonly string[];
  /** 上期; absent as long as there was one period only. */
  readonly previous?: Period;
  /** Some entries are of unofficial teams (打星); absent: none is. */
  readonly hasUnofficial?: true;
  /** By name; absent: there are none. */
  readonly extras?: readonly Extra[];
}
