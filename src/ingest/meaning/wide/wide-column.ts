import type { JudgedStage } from "../../../model/vocabulary.ts";
import type { ScoreHeader } from "../score-headers.ts";

/** Whose score stands in a column, and of what; what is null the row's other columns say, or nobody. */
export interface ScorePlace {
  /** The entry that was judged, where each has a column of its own; else the row's. */
  readonly entry: string | null;
  readonly judge: string | null;
  /** The column that names the judge: 评委姓名1 beside 得分1. */
  readonly judgeFrom: number | null;
  readonly criterion: string | null;
  readonly stage: JudgedStage | null;
  /** Week 3, R2: the time at which it was given, where the header says it. */
  readonly round: number | null;
  /** The most points, where the header says them. */
  readonly max: number | null;
  /** The least points, where the header says them: 1 of (1-5). */
  readonly min: number | null;
  /** In parts of a hundred, where the header says it and the scores are not weighted yet. */
  readonly weight: number | null;
  /** Each cell holds the scores of several judges: 6;8;5. */
  readonly isList: boolean;
}

/**
 * What a column is in a table with several columns of scores. seat: a judge's; pair: of the judge that the column
 * beside it (judge) names; criterion: a part of the judgement; entry: what the row's judge gave one entry; check: a sum
 * or mean of the others, no further score.
 */
export type WideColumn =
  | { readonly by: "seat" | "pair" | "criterion" | "entry"; readonly place: ScorePlace }
  | { readonly by: "judge" }
  | { readonly by: "check" };

/** A column that may be one of several with scores, and what its header says. */
export interface Candidate extends ScoreHeader {
  readonly index: number;
  readonly header: string;
}

export const place = (parts: Partial<ScorePlace>): ScorePlace => ({
  entry: null,
  judge: null,
  judgeFrom: null,
  criterion: null,
  stage: null,
  round: null,
  max: null,
  min: null,
  weight: null,
  isList: false,
  ...parts,
});

/** What a judge says of himself is no score of the entry. */
export const ABOUT_JUDGE = /confidence|expertise|familiarity|置信|熟悉/i;
