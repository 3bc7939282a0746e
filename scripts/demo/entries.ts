import type { EntryStatus, ReviewState } from "../../src/model/vocabulary.ts";
import { REGISTRATION, rushedTime, SUBMISSION } from "./calendar.ts";
import type { PlannedEntry } from "./plan.ts";
import type { Random } from "./random.ts";
import type { EntryRow, TeamRow } from "./rows.ts";
import { entryAbstract, entryTitle } from "./titles.ts";

type Draft = Omit<EntryRow, "entry_id">;

const STATUSES: readonly (readonly [EntryStatus, number])[] = [
  ["approved", 82],
  ["draft", 6],
  ["pending", 4],
  ["rejected", 5],
  ["withdrawn", 3],
];

/** How many of a status hand in a final submission; those withdrawn did so before they withdrew. */
const SUBMITS: Readonly<Record<EntryStatus, number>> = {
  approved: 0.85,
  draft: 0,
  pending: 0.3,
  rejected: 0.1,
  withdrawn: 0.25,
  unregistered: 0,
};

/** 形式审查 of what was submitted. */
const REVIEWS: readonly (readonly [ReviewState, number])[] = [
  ["passed", 91],
  ["failed", 8],
  ["pending", 1],
];

const VERSIONS: readonly (readonly [number, number])[] = [
  [1, 60],
  [2, 25],
  [3, 10],
  [4, 5],
];

/** Entries without their identifiers, which are given in the order of registration. */
export function makeEntry(random: Random, { problem, fate, assured }: PlannedEntry, team: TeamRow): Draft {
  const chosen: EntryStatus = assured ? "approved" : random.weighted(STATUSES);
  const status = fate === "drafts_only" ? "draft" : chosen;
  const registered_at = rushedTime(random, REGISTRATION.from, REGISTRATION.to);
  const submits = fate === "usual" && random.chance(SUBMITS[status]);
  return {
    team_id: team.team_id,
    problem_id: problem.problem_id,
    track_id: problem.track_id,
    title: entryTitle(random, problem),
    abstract: status === "draft" ? null : entryAbstract(random, problem),
    registered_at,
    status,
    ...(submits
      ? submission(random, status, registered_at)
      : { submitted_at: null, version: null, review_state: null }),
  };
}

function submission(
  random: Random,
  status: EntryStatus,
  registered_at: number,
): Pick<Draft, "submitted_at" | "version" | "review_state"> {
  return {
    submitted_at: rushedTime(random, Math.max(registered_at, SUBMISSION.from), SUBMISSION.to),
    version: random.weighted(VERSIONS),
    review_state: status === "approved" ? random.weighted(REVIEWS) : status === "pending" ? "pending" : null,
  };
}

/** Numbers entries in the order of registration, as a registration site does. */
export function numbered(entries: readonly Draft[]): EntryRow[] {
  return [...entries]
    .sort((a, b) => a.registered_at - b.registered_at)
    .map((entry, index) => ({ entry_id: `E${String(index + 1).padStart(5, "0")}`, ...entry }));
}
