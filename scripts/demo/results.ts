import type { EntryRow, ResultRow, ScoreRow } from "./rows.ts";
import { CRITERIA } from "./scores.ts";

/** Scores from which the highest and the lowest are left out of the mean. */
const TRIMMED_FROM = 5;

/** Official scores of a stage: the mean of what was given, from five scores up without the highest and the lowest. */
export function officialScores(scores: readonly ScoreRow[]): Map<string, number> {
  const weights = new Map(CRITERIA.map((row) => [`${row.stage} ${row.criterion}`, row.weight]));
  const totals = new Map<string, Map<string, number>>();
  for (const { stage, entry_id, judge_id, criterion, score } of scores) {
    if (score === null) continue;
    const ofEntry = totals.get(entry_id) ?? new Map<string, number>();
    totals.set(entry_id, ofEntry);
    ofEntry.set(judge_id, (ofEntry.get(judge_id) ?? 0) + score * (weights.get(`${stage} ${criterion}`) ?? 0));
  }
  return new Map([...totals].map(([entry_id, ofEntry]) => [entry_id, meanScore([...ofEntry.values()])]));
}

/** Two decimals, as published. */
function meanScore(given: readonly number[]): number {
  const sorted = [...given].sort((a, b) => a - b);
  const kept = sorted.length >= TRIMMED_FROM ? sorted.slice(1, -1) : sorted;
  return Math.round((100 * kept.reduce((sum, score) => sum + score, 0)) / kept.length) / 100;
}

export interface Line {
  /** How many of a track's n entries advance. */
  places(n: number): number;
}

/**
 * Results of a stage, track by track: rank within the track (equal scores share a rank) and whether the entry
 * advances. Where the line cuts through equal scores, the earlier submission advances: a tie for organisers to find.
 */
export function rankedResults(
  stage: ResultRow["stage"],
  entries: readonly EntryRow[],
  official: ReadonlyMap<string, number>,
  line: Line | null,
): ResultRow[] {
  const byTrack = new Map<string, { entry: EntryRow; score: number }[]>();
  for (const entry of entries) {
    const score = official.get(entry.entry_id);
    if (score === undefined) continue;
    const ofTrack = byTrack.get(entry.track_id) ?? [];
    byTrack.set(entry.track_id, [...ofTrack, { entry, score }]);
  }
  return [...byTrack.values()].flatMap((ofTrack) => {
    const places = line?.places(ofTrack.length) ?? 0;
    return ofTrack
      .sort((a, b) => b.score - a.score || (a.entry.submitted_at ?? 0) - (b.entry.submitted_at ?? 0))
      .map(({ entry, score }, index): ResultRow => {
        return {
          stage,
          entry_id: entry.entry_id,
          official_score: score,
          official_rank: 1 + ofTrack.filter((other) => other.score > score).length,
          advanced: line === null ? null : index < places,
          award: null,
          recommended_national: false,
        };
      });
  });
}
