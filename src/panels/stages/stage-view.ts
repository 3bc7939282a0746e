import { isExtraField } from "../../filters/clauses.ts";
import { isInStage } from "../../filters/stage-sets.ts";
import type { Catalogue, StageInfo, Track } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import { timeOf } from "../../model/settings.ts";
import { ORG_TYPES, STAGE_NAMES, STAGES, type Stage, UNKNOWN } from "../../model/vocabulary.ts";
import { extraValues } from "../extra-fields.ts";
import { type FacetPlace, trackPlaces, valuePlaces } from "../facet-places.ts";
import { chosenOn, isFiltered, rowsOf } from "../lookup.ts";
import type { PanelContext } from "../types.ts";
import { type StageFacetField, type StageFigure, stageField, stageQuestion } from "./stage-question.ts";

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
  /** What is not imported or not begun has none, and none is not 0. */
  readonly hasFigure: boolean;
  readonly entries: number;
  /** Before any filter. */
  readonly all: number;
  /** The nearest earlier stage of which something is imported. */
  readonly previous: { readonly name: string; readonly entries: number; readonly ofIt: number } | null;
  /** Registrations, and how many of them the stage holds. */
  readonly start: { readonly entries: number; readonly ofIt: number } | null;
}

/** One track, area or kind of organisation. */
export interface StagePart {
  /** As clauses name it; null: entries of no known track. */
  readonly key: string | null;
  readonly track: Track | null;
  /** Every stage, in order. */
  readonly rows: readonly StageRow[];
}

export interface StageFacets {
  readonly field: StageFacetField;
  readonly figure: StageFigure;
  /** In official order, also those without entries. */
  readonly parts: readonly StagePart[];
}

export interface StageView {
  /** Every stage, in order, of all entries. */
  readonly rows: readonly StageRow[];
  /** Null: all entries as bars. */
  readonly facets: StageFacets | null;
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
}

/** How many entries took part in all of the stages. */
export type StageCounter = (...stages: readonly Stage[]) => number;

export function stageCounter(columns: Columns, keep: FacetPlace["keep"] = () => true): StageCounter {
  const sets = rowsOf(columns)
    .filter((row) => columns.facet === undefined || keep(row.key("facet")))
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

interface Counters {
  /** Under the filter, and before it. */
  readonly kept: StageCounter;
  readonly all: StageCounter;
  /** Of all entries before the filter: by them stages stand as they do, for each part alike. */
  readonly everything: StageCounter;
}

/** The rows of all stages. */
export function stageRows({ kept, all, everything }: Counters, catalogue: Catalogue): readonly StageRow[] {
  const states = stageStates(everything, catalogue);
  const counted = STAGES.filter((stage) => isCounted(stage, states.get(stage), everything));
  return STAGES.map((stage, place) => {
    const before = counted.findLast((each) => STAGES.indexOf(each) < place);
    return {
      stage,
      name: stageNameOf(stage, catalogue),
      state: states.get(stage) ?? "absent",
      hasFigure: counted.includes(stage),
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

/** The values of a facet that is none of tracks, in official order. */
export function valuesOf(field: Exclude<StageFacetField, "track">, catalogue: Catalogue): readonly string[] {
  if (isExtraField(field)) return extraValues(field, catalogue);
  return field === "area" ? catalogue.areas : [...ORG_TYPES, UNKNOWN];
}

/** A facet's whole axis. */
const placesOf = (field: StageFacetField, { catalogue }: PanelContext): readonly FacetPlace[] =>
  field === "track" ? trackPlaces(catalogue) : valuePlaces(valuesOf(field, catalogue));

export function stageView(
  results: { readonly stages: Columns },
  totals: { readonly stages: Columns },
  context: PanelContext,
): StageView | null {
  const { catalogue, selection } = context;
  const { facet, figure } = stageQuestion(context);
  const everything = stageCounter(totals.stages);
  const rowsOfPart = (keep?: FacetPlace["keep"]): readonly StageRow[] =>
    stageRows(
      { kept: stageCounter(results.stages, keep), all: stageCounter(totals.stages, keep), everything },
      catalogue,
    );
  const rows = rowsOfPart();
  if (!rows.some(({ hasFigure }) => hasFigure)) return null;
  return {
    rows,
    chosen: chosenOn(selection, stageField(context)),
    filtered: isFiltered(selection, stageField(context)),
    facets:
      facet === null
        ? null
        : {
            field: facet,
            figure,
            parts: placesOf(facet, context)
              .map(({ key, track, keep }) => ({ key, track, rows: rowsOfPart(keep) }))
              .filter(({ key, rows: own }) => (key !== null && key !== UNKNOWN) || own.some(({ all }) => all > 0)),
          },
  };
}
