import { binStart, chosenStage, scoreBin, scoreStep } from "../../filters/bins.ts";
import type { Catalogue, Track } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import { niceStep } from "../../stats/bins.ts";
import { type Counted, type FiveNumbers, fiveNumbers, type Whiskers, whiskers } from "../../stats/five-numbers.ts";
import { shownRange } from "../../stats/shown-range.ts";
import { chosenOn, isFiltered, rowsOf, tracksInOrder } from "../lookup.ts";
import type { PanelContext } from "../types.ts";

/** Scores of one stage by track, every track of the catalogue, also those without any. */

/** A box says something from so many scores up; below, each score stands for itself. */
export const LEAST_FOR_BOX = 20;

export interface ScoreSet {
  readonly counted: Counted;
  /** Null without scores. */
  readonly numbers: FiveNumbers | null;
  /** Null where there are too few scores for a box. */
  readonly box: (FiveNumbers & Whiskers) | null;
}

export interface TrackScores {
  /** Null: entries that name no track of the catalogue. */
  readonly track: Track | null;
  /** Under the filter. */
  readonly kept: ScoreSet;
  /** Before it. */
  readonly all: ScoreSet;
  /** Took part in the stage and have no score there: never a 0. */
  readonly missing: number;
}

export interface TrackScoresView {
  readonly stageName: string;
  /** In official order, which is no ranking; entries outside any track last. */
  readonly rows: readonly TrackScores[];
  /** Where the axis begins and ends, in points. */
  readonly shown: { readonly from: number; readonly to: number };
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
}

export interface TrackScoresResults {
  readonly trackScores: Columns;
}

/** How many scores a set has. */
export const sizeOf = ({ numbers }: ScoreSet): number => numbers?.n ?? 0;

/** A set for each list of scores: what is shown before the filter is the same from step to step of a brush. */
const sets = new WeakMap<Counted, ScoreSet>();

function scoreSet(counted: Counted): ScoreSet {
  const known = sets.get(counted);
  if (known !== undefined) return known;
  const set = newScoreSet(counted);
  sets.set(counted, set);
  return set;
}

function newScoreSet(counted: Counted): ScoreSet {
  const numbers = fiveNumbers(counted);
  const reach = whiskers(counted);
  const isBox = numbers !== null && reach !== null && numbers.n >= LEAST_FOR_BOX;
  return { counted, numbers, box: isBox ? { ...numbers, ...reach } : null };
}

interface Read {
  readonly counted: ReadonlyMap<string | null, Counted>;
  readonly missing: ReadonlyMap<string | null, number>;
}

/** Totals are kept as long as the answer that they were read from, and the catalogue. */
const totalsRead = new WeakMap<Columns, { readonly catalogue: Catalogue; readonly read: Read }>();

function readTotals(totals: TrackScoresResults, catalogue: Catalogue, known: ReadonlySet<string>): Read {
  const before = totalsRead.get(totals.trackScores);
  if (before?.catalogue === catalogue) return before.read;
  const read = readScores(totals, known);
  totalsRead.set(totals.trackScores, { catalogue, read });
  return read;
}

/** By track; null stands for what names none of the catalogue's. */
function readScores({ trackScores }: TrackScoresResults, known: ReadonlySet<string>): Read {
  const read = {
    counted: new Map<string | null, (readonly [score: number, count: number])[]>(),
    missing: new Map<string | null, number>(),
  };
  for (const row of rowsOf(trackScores)) {
    const named = row.key("track_id");
    const key = named !== null && known.has(named) ? named : null;
    if (row.cell("score") === null) read.missing.set(key, (read.missing.get(key) ?? 0) + row.number("present"));
    else {
      const counted = read.counted.get(key) ?? [];
      read.counted.set(key, counted);
      counted.push([row.number("score"), row.number("entries")]);
    }
  }
  return read;
}

/** The range that the histogram of the same scores shows, on round values. */
function axisOf(scores: Counted, step: number): TrackScoresView["shown"] | null {
  const counts = new Map<number, number>();
  for (const [score, count] of scores) {
    const bin = scoreBin(score, step);
    counts.set(bin, (counts.get(bin) ?? 0) + count);
  }
  const bins = shownRange(counts);
  if (bins === null) return null;
  const [from, to] = [binStart(bins.from, step), binStart(bins.to, step)];
  const round = niceStep((to - from) / 5);
  return { from: binStart(Math.floor(from / round + 1e-9), round), to: binStart(Math.ceil(to / round - 1e-9), round) };
}

export function trackScoresView(
  results: TrackScoresResults,
  totals: TrackScoresResults,
  { catalogue, selection, settings }: PanelContext,
): TrackScoresView | null {
  const stage = chosenStage(settings, catalogue);
  const known = new Set(catalogue.tracks.map((track) => track.track_id));
  const [kept, all] = [readScores(results, known), readTotals(totals, catalogue, known)];
  // As wide as the data propose: the axis does not move with the width of the histogram's bins.
  const shown = axisOf([...all.counted.values()].flat(), scoreStep({ ...settings, scoreStep: null }, catalogue));
  if (stage === null || shown === null) return null;
  const rowOf = (track: Track | null): TrackScores => {
    const key = track?.track_id ?? null;
    return {
      track,
      kept: scoreSet(kept.counted.get(key) ?? []),
      all: scoreSet(all.counted.get(key) ?? []),
      missing: kept.missing.get(key) ?? 0,
    };
  };
  const official = tracksInOrder(catalogue).map(rowOf);
  const outside = rowOf(null);
  return {
    stageName: catalogue.stages.find((each) => each.stage === stage)?.stage_name ?? stage,
    rows: sizeOf(outside.all) > 0 ? [...official, outside] : official,
    shown,
    chosen: chosenOn(selection, "track"),
    filtered: isFiltered(selection, "track"),
  };
}
