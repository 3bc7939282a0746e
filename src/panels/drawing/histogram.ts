import { binStart } from "../../filters/bins.ts";
import type { RangeClause } from "../../filters/clauses.ts";
import type { BinRange } from "../../stats/shown-range.ts";
import { formatNumber } from "../format.ts";
import type { BrushState } from "../types.ts";

/** Cases counted by bins of one width, every bin of the range shown, also those without any. */

export interface Bin {
  /** Covers [start, end). */
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** Before any filter. */
  readonly all: number;
}

/** A part of the cases, or all of them. */
export interface HistogramPart {
  /** Every bin of the range shown, and those with cases outside it. */
  readonly bins: readonly Bin[];
  readonly count: number;
  readonly all: number;
  /** Null without cases. */
  readonly mean: number | null;
}

export interface Histogram extends HistogramPart {
  readonly step: number;
  /** Half-open. */
  readonly shown: { readonly from: number; readonly to: number };
  /** What is brushed. */
  readonly range: RangeClause | null;
  readonly filtered: boolean;
}

/** A bin as it was counted. */
export interface BinCount {
  readonly bin: number;
  readonly count: number;
  /** What its cases add up to. */
  readonly sum: number;
}

const add = (rows: readonly BinCount[], of: "count" | "sum"): number => rows.reduce((all, row) => all + row[of], 0);

/** Bin → cases. */
export function countsByBin(rows: readonly BinCount[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { bin, count } of rows) counts.set(bin, (counts.get(bin) ?? 0) + count);
  return counts;
}

const span = ({ from, to }: BinRange): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** @param kept under the filter @param all before it */
export function histogramPart(
  kept: readonly BinCount[],
  all: readonly BinCount[],
  shown: BinRange,
  step: number,
): HistogramPart {
  const [counts, before] = [countsByBin(kept), countsByBin(all)];
  const outside = [...before.keys()].filter((bin) => bin < shown.from || bin >= shown.to);
  const count = add(kept, "count");
  return {
    bins: [...span(shown), ...outside]
      .toSorted((a, b) => a - b)
      .map((bin) => ({
        start: binStart(bin, step),
        end: binStart(bin + 1, step),
        count: counts.get(bin) ?? 0,
        all: before.get(bin) ?? 0,
      })),
    count,
    all: add(all, "count"),
    mean: count === 0 ? null : add(kept, "sum") / count,
  };
}

export const isShown = ({ shown }: Pick<Histogram, "shown">, bin: Bin): boolean =>
  bin.start >= shown.from && bin.start < shown.to;
export const inRange = ({ range }: Pick<Histogram, "range">, bin: Bin): boolean =>
  range === null || (bin.start >= range.from && bin.start < range.to);
export const sumOf = (bins: readonly Bin[]): number => bins.reduce((all, bin) => all + bin.count, 0);

/** 80–82.5; the upper end belongs to the next bin. */
export const boundsOf = (from: number, to: number): string => `${formatNumber(from)}–${formatNumber(to)}`;

/** Where the cases lie most; null where several bins share that place. */
export function peakOf({ bins }: HistogramPart): Bin | null {
  const most = Math.max(0, ...bins.map(({ count }) => count));
  const [first, ...others] = bins.filter(({ count }) => count === most);
  return first === undefined || others.length > 0 ? null : first;
}

/** The range selected, and the edges that it can have. */
export const brushOf = (view: Histogram): BrushState => ({
  axis: "x",
  range: view.range === null ? null : [view.range.from, view.range.to],
  stops: [view.shown.from, ...view.bins.filter((bin) => isShown(view, bin)).map(({ end }) => end)],
});
