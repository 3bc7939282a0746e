import { sqlNumber } from "../engine/sql.ts";
import type { Catalogue } from "../model/catalogue.ts";
import { JUDGED_STAGES, type JudgedStage } from "../model/vocabulary.ts";
import type { RangeClause, ViewSettings } from "./clauses.ts";
import { mondayOf } from "./days.ts";

/**
 * Bins of scores and days. Bin i of width `step` covers [i·step, (i + 1)·step); the same formula stands in SQL and
 * in JavaScript, so that a chart, its brush and the address speak of the same rows.
 */

/**
 * Keeps 0.3 / 0.1 = 2.9999999999999996 in bin 3. Added rather than rounded: division, addition and floor give the
 * same in DuckDB and in JavaScript, and rounding would double the time of a scan.
 */
const SLACK = 1e-9;

export const scoreBin = (score: number, step: number): number => Math.floor(score / step + SLACK);

/** `scoreBin` in SQL, as a number; null where the score is. `column` is a DOUBLE column. */
export const scoreBinSql = (column: string, step: number): string => `floor(${column} / ${sqlNumber(step)} + ${SLACK})`;

/** Where bin `bin` starts, in points, to nine decimals: 3 × 0.1 is 0.3. */
export const binStart = (bin: number, step: number): number => Math.round(bin * step * 1e9) / 1e9 + 0;

/** The stage whose scores are meant: the one chosen, else the last that has scores; null when none has. */
export const chosenStage = (settings: ViewSettings, catalogue: Catalogue): JudgedStage | null =>
  settings.stage ?? JUDGED_STAGES.findLast((stage) => catalogue.scoreScales[stage] !== undefined) ?? null;

/** Width of score bins in points: the one chosen, else as the data of the chosen stage propose, else 1. */
export function scoreStep(settings: ViewSettings, catalogue: Catalogue): number {
  const stage = chosenStage(settings, catalogue);
  const proposed = stage === null ? undefined : catalogue.scoreScales[stage]?.step;
  return settings.scoreStep ?? proposed ?? 1;
}

/** The bins a range touches, [from, to): 61..79 at step 5 are the bins 12 to 15, and at least one bin. */
export function binsOfRange(range: { from: number; to: number }, step: number): { from: number; to: number } {
  const from = scoreBin(range.from, step);
  return { from, to: Math.max(from + 1, Math.ceil(range.to / step - SLACK)) };
}

/** A clause on scores whose ends lie on bin edges: on entries' scores, or on single ones. */
export function snapScore(
  from: number,
  to: number,
  step: number,
  field: "score" | "score_given" = "score",
): RangeClause {
  const bins = binsOfRange({ from, to }, step);
  return { kind: "range", field, from: binStart(bins.from, step), to: binStart(bins.to, step) };
}

/** A day clause of whole days, at least one. */
export function snapDays(from: number, to: number): RangeClause {
  const first = Math.floor(from);
  return { kind: "range", field: "day", from: first, to: Math.max(first + 1, Math.ceil(to)) };
}

/** A day clause of whole weeks, from Monday to Sunday. */
export function snapWeeks(from: number, to: number): RangeClause {
  const days = snapDays(from, to);
  return { ...days, from: mondayOf(days.from), to: mondayOf(days.to - 1) + 7 };
}
