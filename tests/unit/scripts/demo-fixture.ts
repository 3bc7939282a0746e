import { readFileSync } from "node:fs";
import { makeDemo } from "../../../scripts/demo/contest.ts";
import { parseAnnouncement } from "../../../src/ingest/announcement/announcement.ts";

const source = readFileSync(new URL("../../../data/2026-fujian-problems.txt", import.meta.url), "utf8");

export const { tracks, problems } = parseAnnouncement(source);
export const demo = makeDemo(tracks, problems);

/** 报名数 counts all but drafts and withdrawn ones. */
export const registrations = demo.entries.filter(({ status }) => status !== "draft" && status !== "withdrawn");

export const entryById = new Map(demo.entries.map((entry) => [entry.entry_id, entry]));
export const leadOf = new Map(demo.team_orgs.filter(({ org_no }) => org_no === 1).map((row) => [row.team_id, row]));
export const teamById = new Map(demo.teams.map((team) => [team.team_id, team]));

/** The area an entry counts for: the lead organisation's, else the team's. */
export const areaOf = (team_id: string): string | null =>
  leadOf.get(team_id)?.area ?? teamById.get(team_id)?.area ?? null;

/** How often each value occurs. */
export function tally<Value>(values: Iterable<Value>): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
