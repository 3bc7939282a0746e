import type { AnnouncedProblem, AnnouncedTrack } from "../../src/ingest/announcement/types.ts";
import type { JudgedStage } from "../../src/model/vocabulary.ts";
import { withAwards, withConsolation } from "./awards.ts";
import { AS_OF } from "./calendar.ts";
import { makeDuplicates } from "./duplicates.ts";
import { makeEntry, numbered } from "./entries.ts";
import { type Judge, makeJuries } from "./judges.ts";
import { makeOrganisations } from "./organisations.ts";
import { planEntries } from "./plan.ts";
import { Random } from "./random.ts";
import { officialScores, rankedResults } from "./results.ts";
import type { DemoTables, EntryRow, ResultRow, ScoreRow } from "./rows.ts";
import { CRITERIA, makeScores } from "./scores.ts";
import { makeTeams } from "./teams.ts";

export const DEMO_ENTRIES = 1_200;

const JUDGES_AN_ENTRY = { preliminary: 3, semifinal: 5 } as const;
/** Entries that go straight to 复赛, as winners of another contest do. */
const SEEDED = 3;
const QUALITY = { mean: 76, sd: 5.5 };
const TO_SEMIFINAL = { places: (n: number) => Math.max(2, Math.round(0.3 * n)) };
const TO_FINAL = { places: (n: number) => Math.max(2, Math.round(0.4 * n)) };

/** A whole contest made up on a real catalogue, from registration to the recommendation; the same on every call. */
export function makeDemo(tracks: readonly AnnouncedTrack[], problems: readonly AnnouncedProblem[]): DemoTables {
  const plan = planEntries(new Random("plan"), problems);
  const { teams, team_orgs, ofEntry } = makeTeams(new Random("teams"), plan, makeOrganisations(new Random("orgs")));
  const random = new Random("entries");
  const drafts = ofEntry.flatMap((team, index) =>
    plan.slice(index, index + 1).map((of) => makeEntry(random, of, team)),
  );
  const duplicates = makeDuplicates(new Random("duplicates"), drafts, DEMO_ENTRIES - drafts.length);
  const entries = numbered([...drafts, ...duplicates]);

  const juries = makeJuries(new Random("juries"), tracks);
  const { scores, results } = judge(entries, juries.ofTrack, juries.final);
  return {
    entries,
    teams,
    team_orgs,
    scores,
    results,
    judges: juries.judges.map(({ habits: _, ...row }) => row),
    criteria: CRITERIA,
    snapshots: [{ snapshot_id: "demo", as_of: AS_OF, label: "演示数据" }],
  };
}

/** Lets every stage be judged in turn; each takes the entries that the one before lets through. */
function judge(
  entries: readonly EntryRow[],
  juryOfTrack: (track_id: string) => readonly Judge[],
  finalJury: readonly Judge[],
): { scores: ScoreRow[]; results: ResultRow[] } {
  const random = new Random("judging");
  const passed = entries.filter((entry) => entry.review_state === "passed");
  const quality = new Map(passed.map((entry) => [entry, QUALITY.mean + QUALITY.sd * random.normal()]));
  const seeded = new Set(random.shuffled(passed).slice(0, SEEDED));
  const trackOf = new Map(entries.map((entry) => [entry.entry_id, entry.track_id]));

  const stage = (name: JudgedStage, taking: readonly EntryRow[], jury: (entry: EntryRow) => readonly Judge[]) => {
    const assignments = taking.map((entry) => {
      return { entry_id: entry.entry_id, quality: quality.get(entry) ?? QUALITY.mean, judges: jury(entry) };
    });
    return makeScores(new Random(name), name, assignments);
  };
  const some = (count: number) => (entry: EntryRow) => random.shuffled(juryOfTrack(entry.track_id)).slice(0, count);
  const advancing = (rows: readonly ResultRow[]): ReadonlySet<string> =>
    new Set(rows.filter((row) => row.advanced === true).map((row) => row.entry_id));

  const inPreliminary = passed.filter((entry) => !seeded.has(entry));
  const preliminary = stage("preliminary", inPreliminary, some(JUDGES_AN_ENTRY.preliminary));
  const first = rankedResults("preliminary", inPreliminary, officialScores(preliminary), TO_SEMIFINAL);

  const through = advancing(first);
  const inSemifinal = passed.filter((entry) => through.has(entry.entry_id) || seeded.has(entry));
  const semifinal = stage("semifinal", inSemifinal, some(JUDGES_AN_ENTRY.semifinal));
  const second = rankedResults("semifinal", inSemifinal, officialScores(semifinal), TO_FINAL);

  const finalists = advancing(second);
  const inFinal = passed.filter((entry) => finalists.has(entry.entry_id));
  const final = stage("final", inFinal, () => finalJury);
  const third = rankedResults("final", inFinal, officialScores(final), null);

  return {
    scores: [...preliminary, ...semifinal, ...final],
    results: [...first, ...withConsolation(second, trackOf), ...withAwards(third, trackOf)],
  };
}
