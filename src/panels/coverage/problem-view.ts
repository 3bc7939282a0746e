import type { Problem, Track } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import type { MessageKey } from "../../model/messages.ts";
import { chosenOn, isFiltered, offeredProblems, sumBy, total, tracksInOrder } from "../lookup.ts";
import type { PanelContext } from "../types.ts";

/** Every problem of the catalogue with its state, a line a track. */

/** `outside`: taken out by a clause on track, term or theme, so that its count says nothing. */
export const STATES = ["empty", "registered", "submitted", "outside"] as const;
export type State = (typeof STATES)[number];

const STATE_NAMES: Readonly<Record<State, MessageKey>> = {
  empty: "panels.coverage-by-problem.empty",
  registered: "panels.coverage-by-problem.registered",
  submitted: "panels.coverage-by-problem.submitted",
  outside: "panels.coverage-by-problem.outside",
};

/** A problem that others have registered for is not 零报名 under a filter: nobody of those selected has. */
export const stateName = (state: State, hasOthers: boolean): MessageKey =>
  state === "empty" && hasOthers ? "panels.coverage-by-problem.empty.filtered" : STATE_NAMES[state];

/** Against 赛题限报数, whatever is selected: all it takes, or more. Null: less, or no limit is set. */
export type LimitState = "full" | "over" | null;

export interface ProblemCell {
  readonly problem: Problem;
  readonly state: State;
  readonly limit: LimitState;
  readonly registrations: number;
  readonly submissions: number;
  readonly allRegistrations: number;
  readonly allSubmissions: number;
}

export interface TrackLine {
  /** Null: problems of no track in the catalogue. */
  readonly track: Track | null;
  readonly cells: readonly ProblemCell[];
}

export interface ProblemView {
  readonly lines: readonly TrackLine[];
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
  /** Some problem has a 赛题限报数. */
  readonly isLimited: boolean;
  /** Registrations that name no problem of the catalogue. */
  readonly unplaced: number;
}

const limitOf = ({ max_entries }: Problem, registrations: number): LimitState => {
  if (max_entries === null || registrations < max_entries) return null;
  return registrations > max_entries ? "over" : "full";
};

/** Whether any problem takes no more than so many entries. */
export const hasLimits = (problems: readonly Problem[]): boolean =>
  problems.some(({ max_entries }) => max_entries !== null);

export interface ProblemResults {
  readonly entries: Columns;
}

export function problemView(
  results: ProblemResults,
  totals: ProblemResults,
  context: PanelContext,
): ProblemView | null {
  const { catalogue, selection } = context;
  if (catalogue.problems.length === 0) return null;
  const offered = offeredProblems(context, "problem");
  const [registrations, allRegistrations] = [results, totals].map((r) =>
    sumBy(r.entries, "problem_id", "registrations"),
  );
  const [submissions, allSubmissions] = [results, totals].map((r) => sumBy(r.entries, "problem_id", "submissions"));
  const cellOf = (problem: Problem): ProblemCell => {
    const count = (counts: ReadonlyMap<string, number> | undefined): number => counts?.get(problem.problem_id) ?? 0;
    const counts = {
      registrations: count(registrations),
      submissions: count(submissions),
      allRegistrations: count(allRegistrations),
      allSubmissions: count(allSubmissions),
    };
    const reached = counts.submissions > 0 ? "submitted" : counts.registrations > 0 ? "registered" : "empty";
    return {
      problem,
      state: offered.has(problem.problem_id) ? reached : "outside",
      limit: limitOf(problem, counts.allRegistrations),
      ...counts,
    };
  };
  const known = new Set(catalogue.tracks.map((track) => track.track_id));
  const lineOf = (track: Track | null): TrackLine => ({
    track,
    cells: catalogue.problems
      .filter(({ track_id }) => (track === null ? !known.has(track_id) : track_id === track.track_id))
      .toSorted((a, b) => a.problem_no - b.problem_no)
      .map(cellOf),
  });
  const official = tracksInOrder(catalogue).map(lineOf);
  const strays = lineOf(null);
  const placed = [...official, strays].flatMap((line) => line.cells).reduce((sum, cell) => sum + cell.registrations, 0);
  return {
    lines: strays.cells.length > 0 ? [...official, strays] : official,
    chosen: chosenOn(selection, "problem"),
    filtered: isFiltered(selection, "problem"),
    isLimited: hasLimits(catalogue.problems),
    unplaced: total(results.entries, "registrations") - placed,
  };
}
