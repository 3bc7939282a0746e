import { REGISTRATION } from "./calendar.ts";
import type { Random } from "./random.ts";
import type { EntryRow } from "./rows.ts";
import { nearSameTitle } from "./titles.ts";

type Draft = Omit<EntryRow, "entry_id">;

const HOUR = 3_600_000;

/** Likely duplicates: a team registers the same thing again under nearly the same title, and leaves it at that. */
export function makeDuplicates(random: Random, entries: readonly Draft[], count: number): Draft[] {
  const candidates = entries.filter((entry) => entry.status === "approved");
  return random
    .shuffled(candidates)
    .slice(0, count)
    .map((entry) => ({
      ...entry,
      title: nearSameTitle(random, entry.title),
      registered_at: Math.min(entry.registered_at + random.integer(1, 30) * HOUR, REGISTRATION.to),
      status: random.chance(0.6) ? "approved" : "pending",
      submitted_at: null,
      version: null,
      review_state: null,
    }));
}
