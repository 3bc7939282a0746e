import type { Translate } from "../../model/messages.ts";
import { definePanel } from "../define-panel.ts";
import { formatCount } from "../format.ts";
import { clickOn } from "../lookup.ts";
import { sentence } from "../sentence.ts";
import type { PanelQuery } from "../types.ts";
import { problemHeight, problemOption } from "./problem-chart.ts";
import {
  type LimitState,
  type ProblemCell,
  type ProblemView,
  problemView,
  type State,
  stateName,
  type TrackLine,
} from "./problem-view.ts";

/** Every problem as a cell, a row a track: which stand empty, which are registered for, which have submissions. */

const entries: PanelQuery = {
  from: "entry_facts",
  groupBy: { problem_id: "problem_id" },
  measures: {
    registrations: { op: "sum", of: "is_registration" },
    submissions: { op: "sum", of: "is_submission" },
  },
};

/** How many of the problems shown have reached their limit, and how many are over it. */
function limits(cells: readonly ProblemCell[], t: Translate): string | null {
  const inState = (limit: LimitState): number => cells.filter((cell) => cell.limit === limit).length;
  const values = { full: formatCount(inState("full")), over: formatCount(inState("over")) };
  if (inState("full") + inState("over") === 0) return null;
  if (inState("over") === 0) return t("panels.coverage-by-problem.limits.full", values);
  return t(
    inState("full") === 0 ? "panels.coverage-by-problem.limits.over" : "panels.coverage-by-problem.limits",
    values,
  );
}

function summary({ lines, chosen, filtered, unplaced }: ProblemView, t: Translate): string {
  const shownOf = (line: TrackLine): readonly ProblemCell[] =>
    line.cells.filter((cell) => cell.state !== "outside" && (chosen.size === 0 || chosen.has(cell.problem.problem_id)));
  const shown = lines.flatMap(shownOf);
  const inState = (cells: readonly ProblemCell[], state: State): number =>
    cells.filter((cell) => cell.state === state).length;
  const values = {
    problems: formatCount(shown.length),
    empty: formatCount(inState(shown, "empty")),
    registered: formatCount(inState(shown, "registered")),
    submitted: formatCount(inState(shown, "submitted")),
  };
  const emptiest = lines
    .filter((line) => line.track !== null)
    .map((line) => ({ name: line.track?.track_name ?? "", cells: shownOf(line) }))
    .map(({ name, cells }) => ({ name, empty: inState(cells, "empty"), of: cells.length }))
    .toSorted((a, b) => b.empty - a.empty);
  const [first, second] = emptiest;
  const standsOut = chosen.size === 0 && first !== undefined && first.empty > Math.max(1, second?.empty ?? 0);
  return sentence(t, [
    t(chosen.size > 0 ? "panels.coverage-by-problem.chosen" : "panels.coverage-by-problem.problems", values) +
      t(filtered ? "panels.coverage-by-problem.states.filtered" : "panels.coverage-by-problem.states", values),
    standsOut
      ? t("panels.coverage-by-problem.emptiest", {
          name: first.name,
          count: formatCount(first.empty),
          problems: formatCount(first.of),
        })
      : null,
    limits(shown, t),
    unplaced > 0 ? t("panels.coverage-by-problem.unplaced", { count: formatCount(unplaced) }) : null,
  ]);
}

export const coverageByProblem = definePanel<{ readonly entries: PanelQuery }, ProblemView>({
  id: "coverage-by-problem",
  title: "panels.coverage-by-problem.title",
  description: "panels.coverage-by-problem.description",
  needs: ["entries"],
  field: "problem",
  height: ({ catalogue }, width) => problemHeight(catalogue, width),
  queries: () => ({ entries }),
  view: problemView,
  option: problemOption,
  table: ({ lines, isLimited }, t) => ({
    columns: [
      { name: "problem_id", label: t("columns.problem_id"), format: "text" },
      { name: "track_name", label: t("columns.track_name"), format: "text" },
      { name: "problem_no", label: t("columns.problem_no"), format: "integer" },
      { name: "problem_title", label: t("columns.problem_title"), format: "text" },
      { name: "registrations", label: t("columns.registrations"), format: "integer" },
      { name: "submissions", label: t("columns.submissions"), format: "integer" },
      { name: "state", label: t("panels.state"), format: "text" },
      ...(isLimited
        ? ([
            { name: "max_entries", label: t("columns.max_entries"), format: "integer" },
            { name: "limit", label: t("panels.coverage-by-problem.limit"), format: "text" },
          ] as const)
        : []),
      { name: "registrations_unfiltered", label: t("columns.registrations_unfiltered"), format: "integer" },
      { name: "submissions_unfiltered", label: t("columns.submissions_unfiltered"), format: "integer" },
    ],
    rows: lines.flatMap(({ track, cells }) =>
      cells.map((cell) => [
        cell.problem.problem_id,
        track?.track_name ?? t("panels.outside-tracks"),
        cell.problem.problem_no,
        cell.problem.problem_title,
        cell.registrations,
        cell.submissions,
        t(stateName(cell.state, cell.allRegistrations > 0)),
        ...(isLimited
          ? [cell.problem.max_entries, cell.limit === null ? null : t(`panels.coverage-by-problem.${cell.limit}`)]
          : []),
        cell.allRegistrations,
        cell.allSubmissions,
      ]),
    ),
  }),
  summary,
  select: clickOn("problem"),
});
