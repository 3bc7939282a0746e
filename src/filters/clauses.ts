import type { JudgedStage } from "../model/vocabulary.ts";

/**
 * What is selected. At most one clause a field; a clause keeps the value (for people and the URL), the SQL is
 * derived from it. A panel leaves out the clause on its own field.
 *
 * Clauses on entries select entries, and reviews follow their entries. Clauses on reviews are a second selection on
 * top of that: they narrow what is asked of review_facts and nothing else.
 */

/**
 * Fields chosen by naming values. official: one of OFFICIAL_VALUES; in_stage: an entry that took part in one of the stages named; judge: by the keys
 * of judges.ts, which name no person.
 */
export const POINT_FIELDS = [
  "track",
  "problem",
  "term",
  "theme",
  "area",
  "org_type",
  "official",
  "in_stage",
  "award",
  "judge",
  "criterion",
] as const;
/** A dimension beyond the model, by the header that its column has in the files: extra.企业规模. */
export type ExtraField = `extra.${string}`;
export type PointField = (typeof POINT_FIELDS)[number] | ExtraField;

/**
 * Fields chosen by a half-open range, snapped to bins: day in days since 1970-01-01, an entry's score and the single
 * score that a judge gave (score_given) in points.
 */
export const RANGE_FIELDS = ["day", "score", "score_given"] as const;
/** Numbers beyond the model, by the header that their column has in the files: measure.融资金额. */
export type MeasureField = `measure.${string}`;
export type RangeField = (typeof RANGE_FIELDS)[number] | MeasureField;

export type Field = PointField | RangeField;

/** The fields of the model; what the data have beyond it are further ones. */
export const FIELDS: readonly Exclude<Field, ExtraField | MeasureField>[] = [...POINT_FIELDS, ...RANGE_FIELDS];

const EXTRA = "extra.";
const MEASURE = "measure.";

export const extraField = (name: string): ExtraField => `${EXTRA}${name}`;
export const isExtraField = (text: string): text is ExtraField => text.startsWith(EXTRA) && text.length > EXTRA.length;
/** The header of its column. */
export const extraName = (field: ExtraField): string => field.slice(EXTRA.length);

export const measureField = (name: string): MeasureField => `${MEASURE}${name}`;
export const isMeasureField = (text: string): text is MeasureField =>
  text.startsWith(MEASURE) && text.length > MEASURE.length;
/** The header of its column. */
export const measureName = (field: MeasureField): string => field.slice(MEASURE.length);

/** The field of that name; undefined: there is none. */
export const pointFieldOf = (text: string): PointField | undefined =>
  isExtraField(text) ? text : POINT_FIELDS.find((known) => known === text);
export const rangeFieldOf = (text: string): RangeField | undefined =>
  isMeasureField(text) ? text : RANGE_FIELDS.find((known) => known === text);
export const fieldOf = (text: string): Field | undefined => pointFieldOf(text) ?? rangeFieldOf(text);

const REVIEW_FIELDS: readonly Field[] = ["judge", "criterion", "score_given"];

/** Fields that select problems, and so stand on every table; the others select entries, or reviews. */
export const PROBLEM_FIELDS: readonly Field[] = ["track", "problem", "term", "theme"];

/** Whether clauses on the field select reviews, not entries. */
export const isReviewField = (field: Field): boolean => REVIEW_FIELDS.includes(field);

export interface PointClause {
  readonly kind: "points";
  readonly field: PointField;
  /** Never empty, no value twice, in the order in which they were chosen. */
  readonly values: readonly string[];
}

export interface RangeClause {
  readonly kind: "range";
  readonly field: RangeField;
  readonly from: number;
  readonly to: number;
}

export type Clause = PointClause | RangeClause;

export type Selection = readonly Clause[];

/** How the screen is looked at; not a filter, but as much part of the address. */
export interface ViewSettings {
  /** Whose scores `score` means; stages are never pooled. Null: the last stage that has scores. */
  readonly stage: JudgedStage | null;
  /** 按序号 (official order) or 按数量. */
  readonly order: "official" | "count";
  /** Width of score bins in points; null: as the data propose. */
  readonly scoreStep: number | null;
  /** What was chosen on single panels: `panel-id.name` → value; only what differs from the panel's own default. */
  readonly choices: Readonly<Record<string, string>>;
}

export const DEFAULT_SETTINGS: ViewSettings = { stage: null, order: "official", scoreStep: null, choices: {} };
