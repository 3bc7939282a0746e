import { JUDGED_STAGES } from "../../model/vocabulary.ts";
import { isFiltered } from "../lookup.ts";
import type { PanelQuery, Question } from "../types.ts";
import { absentAreas, belowTarget, lastDays } from "./participation-rules.ts";
import { emptyProblems, overLimit, thinTracks, unplaced } from "./problem-rules.ts";
import type { Found } from "./rule.ts";
import { missingIn, orphans, scoresMissing } from "./score-rules.ts";

/** 情况提示: what is out of the ordinary, each by a rule that is stated beside it. */

/** In the order in which they are said. */
const RULES = [
  ["empty-problems", emptyProblems],
  ["over-limit", overLimit],
  ["thin-tracks", thinTracks],
  ["absent-areas", absentAreas],
  ["below-target", belowTarget],
  ["last-days", lastDays],
  ["scores-missing", scoresMissing],
  ["orphans", orphans],
  ["unplaced", unplaced],
] as const;

export interface ContestFinding extends Found {
  readonly rule: (typeof RULES)[number][0];
}

export interface Findings {
  /** In the order of the rules; empty where nothing is out of the ordinary. */
  readonly found: readonly ContestFinding[];
  /** Whether they speak of a part of the contest only. */
  readonly isFiltered: boolean;
}

const PLACES: PanelQuery = {
  from: "entry_facts",
  groupBy: { problem_id: "problem_id", track_id: "track_id" },
  measures: { registrations: { op: "sum", of: "is_registration" }, submissions: { op: "sum", of: "is_submission" } },
};
const by = (column: "area" | "org_type"): PanelQuery => ({ ...PLACES, groupBy: { value: column } });
const REGISTERED: PanelQuery = {
  from: "entry_facts",
  groupBy: { day: "registered_day" },
  measures: { registrations: { op: "sum", of: "is_registration" } },
};
const ORPHANS: PanelQuery = {
  from: "entry_facts",
  groupBy: {},
  measures: { entries: { op: "sum", of: "is_orphan" } },
};

/** Speaks of what the filters leave, as the key figures do. */
export const findings: Question<Findings> = {
  id: "findings",
  needs: [["entries", "scores", "results"]],
  field: null,
  queries: ({ catalogue }) => ({
    places: PLACES,
    areas: by("area"),
    types: by("org_type"),
    registered: REGISTERED,
    orphans: ORPHANS,
    ...Object.fromEntries(
      JUDGED_STAGES.filter((stage) => catalogue.scoreScales[stage] !== undefined).map((stage) => [
        `missing_${stage}`,
        {
          from: "entry_facts",
          groupBy: {},
          measures: { entries: { op: "count" } },
          where: missingIn(stage),
        } satisfies PanelQuery,
      ]),
    ),
  }),
  frame: (results, _totals, context) => ({
    found: RULES.flatMap(([rule, find]) => find(results, context).map((found) => ({ rule, ...found }))),
    isFiltered: isFiltered(context.selection, null),
  }),
};
