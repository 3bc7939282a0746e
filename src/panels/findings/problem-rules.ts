import { predicate } from "../../engine/crossfilter/select-sql.ts";
import { formatCount, formatDecimal } from "../format.ts";
import { isFiltered, leavesOutEntries, offeredProblems, rowsOf, sumBy, tracksInOrder } from "../lookup.ts";
import { answer, isRegistered, names, type Rule } from "./rule.ts";

/** Rules about problems and their tracks. */

/** A track counts as thin below this part of the contest's mean of registrations a problem. */
const THIN = 1 / 3;

export const emptyProblems: Rule = (results, context) => {
  if (!isRegistered(context)) return [];
  const counts = sumBy(answer(results, "places"), "problem_id", "registrations");
  const offered = offeredProblems(context, null);
  const empty = context.catalogue.problems.filter(
    ({ problem_id }) => offered.has(problem_id) && (counts.get(problem_id) ?? 0) === 0,
  );
  if (empty.length === 0) return [];
  return [
    {
      say: (t) =>
        t(leavesOutEntries(context.selection) ? "findings.empty-problems.filtered" : "findings.empty-problems", {
          count: formatCount(empty.length),
          names: names(
            t,
            empty.map(({ problem_id }) => problem_id),
            true,
          ),
        }),
      behind: { kind: "empty-problems", where: null },
      route: "coverage",
    },
  ];
};

export const overLimit: Rule = (results, { catalogue, selection }) => {
  // A filter narrows what is counted, and not what is let in.
  if (isFiltered(selection, null)) return [];
  const counts = sumBy(answer(results, "places"), "problem_id", "registrations");
  const over = catalogue.problems.filter(
    ({ problem_id, max_entries }) => max_entries !== null && (counts.get(problem_id) ?? 0) > max_entries,
  );
  if (over.length === 0) return [];
  return [
    {
      say: (t) =>
        t("findings.over-limit", {
          count: formatCount(over.length),
          names: names(
            t,
            over.map(({ problem_id }) => problem_id),
            true,
          ),
        }),
      behind: {
        kind: "problems",
        where: predicate({
          field: "problem",
          expression: "problem_id",
          test: { kind: "in", values: over.map(({ problem_id }) => problem_id) },
        }),
      },
      route: "coverage",
    },
  ];
};

export const thinTracks: Rule = (results, context) => {
  if (!isRegistered(context)) return [];
  const counts = sumBy(answer(results, "places"), "problem_id", "registrations");
  const offered = offeredProblems(context, null);
  const rates = tracksInOrder(context.catalogue).flatMap((track) => {
    const problems = context.catalogue.problems.filter(
      ({ track_id, problem_id }) => track_id === track.track_id && offered.has(problem_id),
    );
    const registrations = problems.reduce((sum, { problem_id }) => sum + (counts.get(problem_id) ?? 0), 0);
    return problems.length === 0 ? [] : [{ name: track.track_name, registrations, problems: problems.length }];
  });
  const sum = (of: "registrations" | "problems"): number => rates.reduce((all, rate) => all + rate[of], 0);
  const mean = sum("problems") === 0 ? 0 : sum("registrations") / sum("problems");
  const thin = rates.filter(({ registrations, problems }) => registrations / problems < mean * THIN);
  if (thin.length === 0) return [];
  return [
    {
      say: (t) =>
        t("findings.thin-tracks", {
          mean: formatDecimal(mean),
          names: names(
            t,
            thin.map(({ name, registrations, problems }) =>
              t("findings.thin-track", { name, rate: formatDecimal(registrations / problems) }),
            ),
          ),
        }),
      behind: null,
      route: "coverage",
    },
  ];
};

export const unplaced: Rule = (results, { catalogue }) => {
  const known = new Set(catalogue.problems.map(({ problem_id }) => problem_id));
  const count = rowsOf(answer(results, "places"))
    .filter((row) => !known.has(row.key("problem_id") ?? ""))
    .reduce((sum, row) => sum + row.number("registrations"), 0);
  if (count === 0) return [];
  return [
    {
      say: (t) => t("findings.unplaced", { count: formatCount(count) }),
      behind: {
        kind: "entries",
        where: `is_registration = 1 AND (problem_id IS NULL OR CAST(problem_id AS VARCHAR) NOT IN (SELECT problem_id FROM problems))`,
      },
      route: "data",
    },
  ];
};
