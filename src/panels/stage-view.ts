import { isInStage, STAGE_SET_SQL } from "../filters/stage-sets.ts";
import type { Catalogue, StageInfo } from "../model/catalogue.ts";
import type { Columns } from "../model/columns.ts";
import { timeOf } from "../model/settings.ts";
import { STAGE_NAMES, STAGES, type Stage } from "../model/vocabulary.ts";
import { chosenOn, isFiltered, rowsOf } from "./lookup.ts";
import type { PanelContext, PanelQuery } from "./types.ts";

/**
 * Entries of each stage. Stages are sets, not a chain: an entry may be in a later one without the earlier, so what
 * came out of the stage before is counted apart from what the stage holds.
 */

/** held: its figures stand; running: it has no rates yet; ahead: not begun; absent: nothing of it is imported. */
export type StageState = "held" | "running" | "ahead" | "absent";

export interface StageRow {
  readonly stage: Stage;
  readonly name: string;
  readonly state: StageState;
  readonly entries: number;
  /** Before any filter. */
  readonly all: number;
  /** The nearest earlier stage of which something is imported. */
  readonly previous: { readonly name: string; readonly entries: number; readonly ofIt: number } | null;
  /** Registrations, and how many of them the stage holds. */
  readonly start: { readonly entries: number; readonly ofIt: number } | null;
}

export interface StageView {
  /** Every stage, in order. */
  readonly rows: readonly StageRow[];
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
}

/** Entries by the stages they took part in: one answer from which any stages can be counted. */
export const entriesByStages: PanelQuery = {
  from: "entry_facts",
  groupBy: { stages: STAGE_SET_SQL },
  measures: { entries: { op: "count" } },
};

/** How many entries took part in all of the stages. */
export type StageCounter = (...stages: readonly Stage[]) => number;

export function stageCounter(columns: Columns, keep: (facet: string | null) => boolean = () => true): StageCounter {
  const sets = rowsOf(columns)
    .filter((row) => !("facet" in columns) || keep(row.key("facet")))
    .map((row) => ({ set: row.number("stages"), entries: row.number("entries") }));
  return (...stages) =>
    sets
      .filter(({ set }) => stages.every((stage) => isInStage(set, stage)))
      .reduce((sum, { entries }) => sum + entries, 0);
}

/** 数据截至 as milliseconds, wall clock; where nobody has confirmed it, the end of the last day in the data. */
function nowOf({ settings, days }: Catalogue): number | null {
  if (settings.as_of !== null) return timeOf(settings.as_of);
  return days === null ? null : (days.last + 1) * 86_400_000;
}

interface Known {
  readonly stage: Stage;
  readonly info: StageInfo | undefined;
  /** Something of it is imported, if only that nobody took part. */
  readonly isImported: boolean;
}

/**
 * How each stage stands at 数据截至. Without dates of its own a stage follows the ones before it: while registration
 * is open, submissions still come in, and a final without a single result has not begun.
 */
export function stageStates(all: StageCounter, catalogue: Catalogue): ReadonlyMap<Stage, StageState> {
  const now = nowOf(catalogue);
  const states = new Map<Stage, StageState>();
  const stateOf = ({ info, isImported }: Known): StageState => {
    const [starts, closes] = [info?.starts_at ?? null, info?.extended_to ?? info?.deadline_at ?? null];
    const before = [...states.values()];
    if (!isImported) {
      if (now !== null && closes !== null && closes <= now) return "absent";
      if (now !== null && starts !== null) return starts > now ? "ahead" : "running";
      return before.some((state) => state === "running" || state === "ahead") ? "ahead" : "absent";
    }
    if (closes !== null) return now !== null && now < closes ? "running" : "held";
    return before.includes("running") ? "running" : "held";
  };
  for (const stage of STAGES) {
    const isByEntries = stage === "registration" || stage === "submission";
    const isImported = all(stage) > 0 || (isByEntries && catalogue.loaded.includes("entries"));
    states.set(stage, stateOf({ stage, isImported, info: catalogue.stages.find((each) => each.stage === stage) }));
  }
  return states;
}

/** A stage as the settings name it. */
export const stageNameOf = (stage: Stage, { stages }: Catalogue): string =>
  stages.find((each) => each.stage === stage)?.stage_name ?? STAGE_NAMES[stage];

/** Whether a stage holds entries to count: without any it is not the one that a later stage is compared with. */
const isCounted = (stage: Stage, state: StageState | undefined, all: StageCounter): boolean =>
  state === "held" || (state === "running" && all(stage) > 0);

/** The rows of all stages, by the counts under the filter and without any. */
export function stageRows(kept: StageCounter, all: StageCounter, catalogue: Catalogue): readonly StageRow[] {
  const states = stageStates(all, catalogue);
  const counted = STAGES.filter((stage) => isCounted(stage, states.get(stage), all));
  return STAGES.map((stage, place) => {
    const before = counted.findLast((each) => STAGES.indexOf(each) < place);
    return {
      stage,
      name: stageNameOf(stage, catalogue),
      state: states.get(stage) ?? "absent",
      entries: kept(stage),
      all: all(stage),
      previous:
        before === undefined
          ? null
          : { name: stageNameOf(before, catalogue), entries: kept(before), ofIt: kept(before, stage) },
      start: counted.includes("registration")
        ? { entries: kept("registration"), ofIt: kept("registration", stage) }
        : null,
    };
  });
}

/** Of a stage that is over, and that something was left for: only then is a share said. */
export const hasRates = ({ state }: StageRow): boolean => state === "held";

/** Whether the stage has a figure: what is not imported or not begun has none, and none is not 0. */
export const hasFigure = ({ state, all }: StageRow): boolean => state === "held" || (state === "running" && all > 0);

export function stageView(
  results: { readonly stages: Columns },
  totals: { readonly stages: Columns },
  { catalogue, selection }: PanelContext,
): StageView | null {
  const rows = stageRows(stageCounter(results.stages), stageCounter(totals.stages), catalogue);
  if (!rows.some(hasFigure)) return null;
  return { rows, chosen: chosenOn(selection, "in_stage"), filtered: isFiltered(selection, "in_stage") };
}
