import type { AnnouncedProblem } from "../../src/ingest/announcement/types.ts";
import type { Random } from "./random.ts";

/** Entries but for the duplicates; together they are 1,200. */
const PLANNED = 1_186;

/** How many problems stay as they should not: for organisers to find. */
const SILENT = 5;
const DRAFTS_ONLY = 2;
const WITHOUT_SUBMISSION = 4;

/** What is asked of a problem's entries. */
export type ProblemFate = "usual" | "drafts_only" | "without_submission";

export interface PlannedEntry {
  readonly problem: AnnouncedProblem;
  readonly fate: ProblemFate;
  /** Its registration is approved whatever the dice say, so that no problem is left without one by chance. */
  readonly assured: boolean;
}

/**
 * Which problem each entry is about. Tracks and problems differ in how much they draw; five problems get nothing,
 * two only drafts, four registrations but no submission; every other one gets at least two entries.
 */
export function planEntries(random: Random, problems: readonly AnnouncedProblem[]): PlannedEntry[] {
  const order = random.shuffled(problems);
  const silent = new Set(order.slice(0, SILENT));
  const fates = new Map<AnnouncedProblem, ProblemFate>([
    ...order.slice(SILENT, SILENT + DRAFTS_ONLY).map((problem) => [problem, "drafts_only"] as const),
    ...order
      .slice(SILENT + DRAFTS_ONLY, SILENT + DRAFTS_ONLY + WITHOUT_SUBMISSION)
      .map((problem) => [problem, "without_submission"] as const),
  ]);

  const trackDraw = new Map<string, number>();
  const weights: [AnnouncedProblem, number][] = [];
  const planned: PlannedEntry[] = [];
  for (const problem of problems) {
    const ofTrack = trackDraw.get(problem.track_id) ?? 0.4 + 1.8 * random.next();
    trackDraw.set(problem.track_id, ofTrack);
    // Squared: a few problems draw much, most draw little.
    const weight = ofTrack * (0.12 + 3 * random.next() ** 2);
    if (silent.has(problem)) continue;
    const fate = fates.get(problem) ?? "usual";
    planned.push({ problem, fate, assured: true }, { problem, fate, assured: false });
    if (fate === "usual") weights.push([problem, weight]);
  }
  while (planned.length < PLANNED) {
    planned.push({ problem: random.weighted(weights), fate: "usual", assured: false });
  }
  return random.shuffled(planned);
}
