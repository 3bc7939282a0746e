import type { Route } from "../filters/url.ts";
import type { Columns } from "../model/columns.ts";
import { scoreColumn, stageColumn } from "../model/flat.ts";
import type { Translate } from "../model/messages.ts";
import { JUDGED_STAGES } from "../model/vocabulary.ts";
import { categoryName } from "./category-name.ts";
import { formatCount, formatDecimal, formatShare } from "./format.ts";
import { asOfDay } from "./key-figures.ts";
import { deadlineOf, isFiltered, offeredProblems, rowsOf, sumBy, total, tracksInOrder } from "./lookup.ts";
import { listed } from "./sentence.ts";
import { MS_A_DAY } from "./time-view.ts";
import type { PanelContext, PanelQuery, Question, RowsBehind } from "./types.ts";

/** 情况提示: what is out of the ordinary, each by a rule that is stated beside it. */

export const FINDING_RULES = [
  "empty-problems",
  "over-limit",
  "thin-tracks",
  "absent-areas",
  "below-target",
  "last-days",
  "scores-missing",
  "orphans",
  "unplaced",
] as const;
export type FindingRule = (typeof FINDING_RULES)[number];

export interface ContestFinding {
  readonly rule: FindingRule;
  say(t: Translate): string;
  /** The rows it speaks of; null where they are no rows of one kind. */
  readonly behind: RowsBehind | null;
  /** The screen that shows more of it. */
  readonly route: Route;
}

export interface Findings {
  /** In the order of the rules; empty where nothing is out of the ordinary. */
  readonly found: readonly ContestFinding[];
}

/** A track counts as thin below this part of the contest's mean of registrations a problem. */
const THIN = 1 / 3;
/** A target counts as far off below this part of it. */
const FAR = 0.6;
/** The deadline's day and the two before it are a rush from this part of all dated registrations. */
const RUSH = 0.4;
const RUSH_DAYS = 3;
/** So many names are listed; of more it is said how many there are. */
const NAMED = 5;

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

const missingIn = (stage: (typeof JUDGED_STAGES)[number]): string =>
  `${stageColumn(stage)} = 1 AND ${scoreColumn(stage)} IS NULL`;

type Results = Readonly<Record<string, Columns>>;
type Rule = (results: Results, context: PanelContext) => readonly Omit<ContestFinding, "rule">[];

function answer(results: Results, name: string): Columns {
  const columns = results[name];
  if (columns === undefined) throw new Error(`findings: no result for query ${name}`);
  return columns;
}

const names = (t: Translate, all: readonly string[]): string =>
  all.length <= NAMED
    ? listed(t, all)
    : t("findings.more", { names: listed(t, all.slice(0, NAMED)), count: formatCount(all.length) });

const isRegistered = ({ catalogue }: PanelContext): boolean => catalogue.loaded.includes("entries");

const RULES: Readonly<Record<FindingRule, Rule>> = {
  "empty-problems": (results, context) => {
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
          t("findings.empty-problems", {
            count: formatCount(empty.length),
            names: names(
              t,
              empty.map(({ problem_id }) => problem_id),
            ),
          }),
        behind: { kind: "empty-problems", where: null },
        route: "coverage",
      },
    ];
  },

  "over-limit": (results, { catalogue }) => {
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
            ),
          }),
        behind: null,
        route: "coverage",
      },
    ];
  },

  "thin-tracks": (results, context) => {
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
  },

  "absent-areas": (results, context) => {
    if (!isRegistered(context)) return [];
    const counts = sumBy(answer(results, "areas"), "value", "registrations");
    const known = [...counts].some(
      ([area, count]) => count > 0 && context.catalogue.settings.areas.some(({ name }) => name === area),
    );
    // Where no registration names an area of the settings, areas are not in the data at all.
    if (!known) return [];
    const absent = context.catalogue.settings.areas
      .map(({ name }) => name)
      .filter((area) => (counts.get(area) ?? 0) === 0);
    if (absent.length === 0) return [];
    return [
      {
        say: (t) => t("findings.absent-areas", { count: formatCount(absent.length), names: names(t, absent) }),
        behind: null,
        route: "registrations",
      },
    ];
  },

  "below-target": (results, context) => {
    // A filter narrows what is counted, and not what is aimed at.
    if (!isRegistered(context) || isFiltered(context.selection, null)) return [];
    const { catalogue } = context;
    const track = new Map(catalogue.tracks.map(({ track_id, track_name }) => [track_id, track_name]));
    const far = catalogue.settings.targets.flatMap(({ dimension, value, metric, target }) => {
      const count = {
        contest: () => total(answer(results, "places"), metric),
        track: () => sumBy(answer(results, "places"), "track_id", metric).get(value) ?? 0,
        area: () => sumBy(answer(results, "areas"), "value", metric).get(value) ?? 0,
        org_type: () => sumBy(answer(results, "types"), "value", metric).get(value) ?? 0,
      }[dimension]();
      if (target === 0 || count >= target * FAR) return [];
      return [{ dimension, name: track.get(value) ?? value, count, target }];
    });
    if (far.length === 0) return [];
    return [
      {
        say: (t) =>
          t("findings.below-target", {
            names: names(
              t,
              far.map(({ dimension, name, count, target }) =>
                t("findings.target", {
                  name:
                    dimension === "contest"
                      ? t("findings.contest")
                      : dimension === "track"
                        ? name
                        : categoryName(dimension, name, t),
                  count: formatCount(count),
                  target: formatCount(target),
                }),
              ),
            ),
          }),
        behind: null,
        route: "registrations",
      },
    ];
  },

  "last-days": (results, context) => {
    const closes = deadlineOf(context.catalogue, "registration");
    const asOf = asOfDay(context);
    if (closes === null || asOf === null) return [];
    const last = Math.floor(closes / MS_A_DAY);
    if (asOf < last) return [];
    const dated = rowsOf(answer(results, "registered")).filter((row) => row.key("day") !== null);
    const all = dated.reduce((sum, row) => sum + row.number("registrations"), 0);
    const first = last - RUSH_DAYS + 1;
    const rush = dated
      .filter((row) => row.number("day") >= first && row.number("day") <= last)
      .reduce((sum, row) => sum + row.number("registrations"), 0);
    if (all === 0 || rush < all * RUSH) return [];
    return [
      {
        say: (t) =>
          t("findings.last-days", { days: RUSH_DAYS, count: formatCount(rush), share: formatShare(rush, all) }),
        behind: { kind: "entries", where: `is_registration = 1 AND registered_day BETWEEN ${first} AND ${last}` },
        route: "registrations",
      },
    ];
  },

  "scores-missing": (results, { catalogue }) =>
    JUDGED_STAGES.flatMap((stage) => {
      const count =
        catalogue.scoreScales[stage] === undefined ? 0 : total(answer(results, `missing_${stage}`), "entries");
      if (count === 0) return [];
      const name = catalogue.stages.find((each) => each.stage === stage)?.stage_name;
      return [
        {
          say: (t: Translate) =>
            t("findings.scores-missing", { stage: name ?? t("findings.stage"), count: formatCount(count) }),
          behind: { kind: "entries" as const, where: missingIn(stage) },
          route: "scores" as const,
        },
      ];
    }),

  orphans: (results, context) => {
    const count = isRegistered(context) ? total(answer(results, "orphans"), "entries") : 0;
    if (count === 0) return [];
    return [
      {
        say: (t) => t("findings.orphans", { count: formatCount(count) }),
        behind: { kind: "entries", where: "is_orphan = 1" },
        route: "data",
      },
    ];
  },

  unplaced: (results, { catalogue }) => {
    const known = new Set(catalogue.problems.map(({ problem_id }) => problem_id));
    const count = rowsOf(answer(results, "places"))
      .filter((row) => !known.has(row.key("problem_id") ?? ""))
      .reduce((sum, row) => sum + row.number("registrations"), 0);
    if (count === 0) return [];
    return [
      {
        say: (t) => t("findings.unplaced", { count: formatCount(count) }),
        behind: null,
        route: "data",
      },
    ];
  },
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
    found: FINDING_RULES.flatMap((rule) => RULES[rule](results, context).map((found) => ({ rule, ...found }))),
  }),
};
