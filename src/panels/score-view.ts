import { binStart, chosenStage, scoreStep } from "../filters/bins.ts";
import type { RangeClause } from "../filters/clauses.ts";
import { clauseOf } from "../filters/selection.ts";
import type { Columns } from "../model/columns.ts";
import { type BinRange, shownRange } from "../stats/shown-range.ts";
import { formatNumber } from "./format.ts";
import { isFiltered, rowsOf } from "./lookup.ts";
import type { PanelContext } from "./types.ts";

/** Scores of one stage by bin, every bin of the range shown, also those without any. */

export interface Bin {
  /** Covers [start, end) in points. */
  readonly start: number;
  readonly end: number;
  readonly scores: number;
  readonly all: number;
}

export interface ScoreView {
  readonly stageName: string;
  readonly step: number;
  /** Every bin of the range shown, and those with scores outside it. */
  readonly bins: readonly Bin[];
  /** In points, half-open. */
  readonly shown: { readonly from: number; readonly to: number };
  readonly scores: number;
  /** Null without scores. */
  readonly mean: number | null;
  /** Took part in the stage and has no score there: never a 0. */
  readonly missing: number;
  readonly range: RangeClause | null;
  readonly filtered: boolean;
}

export interface ScoreResults {
  readonly scores: Columns;
}

interface BinRow {
  readonly bin: number;
  readonly scores: number;
  readonly points: number;
}

const binsOf = (columns: Columns): readonly BinRow[] =>
  rowsOf(columns).flatMap((row) =>
    row.cell("bin") === null
      ? []
      : [{ bin: row.number("bin"), scores: row.number("entries"), points: row.number("points") }],
  );

const countOf = (rows: readonly BinRow[]): ReadonlyMap<number, number> =>
  new Map(rows.map((row) => [row.bin, row.scores]));

const span = ({ from, to }: BinRange): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);

export function scoreView(
  results: ScoreResults,
  totals: ScoreResults,
  { catalogue, selection, settings }: PanelContext,
): ScoreView | null {
  const stage = chosenStage(settings, catalogue);
  const all = countOf(binsOf(totals.scores));
  const shown = shownRange(all);
  if (stage === null || shown === null) return null;
  const step = scoreStep(settings, catalogue);
  const rows = binsOf(results.scores);
  const counts = countOf(rows);
  const occupied = [...all.keys()].filter((bin) => bin < shown.from || bin >= shown.to);
  const scores = rows.reduce((sum, row) => sum + row.scores, 0);
  const clause = clauseOf(selection, "score");
  return {
    stageName: catalogue.stages.find((each) => each.stage === stage)?.stage_name ?? stage,
    step,
    bins: [...span(shown), ...occupied]
      .toSorted((a, b) => a - b)
      .map((bin) => ({
        start: binStart(bin, step),
        end: binStart(bin + 1, step),
        scores: counts.get(bin) ?? 0,
        all: all.get(bin) ?? 0,
      })),
    shown: { from: binStart(shown.from, step), to: binStart(shown.to, step) },
    scores,
    mean: scores === 0 ? null : rows.reduce((sum, row) => sum + row.points, 0) / scores,
    missing: rowsOf(results.scores).reduce(
      (sum, row) => (row.cell("bin") === null ? sum + row.number("present") : sum),
      0,
    ),
    range: clause?.kind === "range" ? clause : null,
    filtered: isFiltered(selection, "score"),
  };
}

export const isShown = ({ shown }: ScoreView, bin: Bin): boolean => bin.start >= shown.from && bin.start < shown.to;
export const inRange = ({ range }: ScoreView, bin: Bin): boolean =>
  range === null || (bin.start >= range.from && bin.start < range.to);
export const sumOf = (bins: readonly Bin[]): number => bins.reduce((sum, bin) => sum + bin.scores, 0);

/** 80–82.5; the upper end belongs to the next bin. */
export const boundsOf = (from: number, to: number): string => `${formatNumber(from)}–${formatNumber(to)}`;
