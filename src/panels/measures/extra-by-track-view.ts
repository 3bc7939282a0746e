import { type ExtraField, extraField, measureName, type PointField } from "../../filters/clauses.ts";
import type { Track } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import { ORG_TYPES, UNKNOWN } from "../../model/vocabulary.ts";
import { type Counted, type FiveNumbers, fiveNumbers } from "../../stats/five-numbers.ts";
import { panelControl } from "../control.ts";
import { chosenField, columnOf, extraValues, offeringExtras } from "../extra-fields.ts";
import { type FacetPlace, trackPlaces, valuePlaces } from "../facet-places.ts";
import { chosenOn, isFiltered, rowsOf } from "../lookup.ts";
import type { PanelContext, PanelControl, PanelQuery } from "../types.ts";
import { countedEntries, measureAsked, type ShownMeasure } from "./measure-question.ts";

/** Numbers of a column beyond the model by group: every group of the axis, with what has a number and what has none. */

type OwnGroup = Extract<PointField, "track" | "area" | "org_type" | "award">;
export type GroupField = OwnGroup | ExtraField;
export type Figure = "mean" | "median" | "sum";

const ID = "extra-by-track";

const BY = panelControl<OwnGroup>(ID, "by", {
  label: "panels.extra-by-track.by",
  values: { track: "columns.track_name", area: "columns.area", org_type: "columns.org_type", award: "columns.award" },
  initial: "track",
});

export const FIGURE = panelControl<Figure>(ID, "figure", {
  label: "panels.extra-by-track.figure",
  values: { mean: "columns.mean", median: "columns.median", sum: "columns.sum" },
  initial: "mean",
});

const COLUMNS: Readonly<Record<OwnGroup, string>> = {
  track: "track_id",
  area: "area",
  org_type: "org_type",
  award: "award",
};

/** What entries can be grouped by: of their own fields those that the data have, and the other columns beyond the model. */
function groupsOffered(context: PanelContext): readonly GroupField[] {
  const { catalogue } = context;
  const measure = measureAsked(context);
  const hasEntries = catalogue.loaded.includes("entries");
  return [
    "track",
    ...(hasEntries ? (["area", "org_type"] as const) : []),
    ...(catalogue.awards.length > 0 ? (["award"] as const) : []),
    ...(catalogue.extras ?? [])
      .filter(({ name }) => measure === null || name !== measureName(measure.field))
      .map(({ name }) => extraField(name)),
  ];
}

export function groupAsked(context: PanelContext): GroupField {
  const chosen = chosenField(BY, context);
  return groupsOffered(context).find((offered) => offered === chosen) ?? "track";
}

export function groupControl(context: PanelContext): PanelControl {
  const offered: readonly string[] = groupsOffered(context);
  const control = offeringExtras(BY, context.catalogue);
  return { ...control, options: control.options.filter(({ value }) => offered.includes(value)) };
}

/** Each number with how often it occurs: medians cannot be added up from parts, counts of each number can. */
export function groupQuery(context: PanelContext): PanelQuery {
  const { catalogue } = context;
  return {
    from: "entry_facts",
    groupBy: {
      group: columnOf(groupAsked(context), COLUMNS, catalogue),
      value: measureAsked(context)?.column ?? "CAST(NULL AS DOUBLE)",
    },
    measures: { entries: { op: "count" } },
    where: countedEntries(context),
  };
}

export interface Numbers {
  /** Null where no entry has one. */
  readonly numbers: FiveNumbers | null;
  readonly sum: number;
  /** Entries that say nothing in the column: never a 0. */
  readonly without: number;
}

export interface GroupRow {
  /** As clauses name it; null where none can: what has no award, what is of no track. */
  readonly key: string | null;
  /** The track it stands for, where it is one. */
  readonly track: Track | null;
  /** Under the filter. */
  readonly kept: Numbers;
  /** Before it. */
  readonly all: Numbers;
}

export interface GroupsView {
  readonly measure: ShownMeasure;
  readonly field: GroupField;
  readonly figure: Figure;
  /** In official order. */
  readonly rows: readonly GroupRow[];
  /** The same in the order chosen. */
  readonly drawn: readonly GroupRow[];
  /** All groups together. */
  readonly total: Numbers;
  readonly chosen: ReadonlySet<string>;
  readonly filtered: boolean;
}

export const countOf = ({ numbers }: Numbers): number => numbers?.n ?? 0;

/** Null without numbers: the sum of nothing is nothing, and no 0. */
export const figureOf = ({ numbers, sum }: Numbers, figure: Figure): number | null =>
  numbers === null ? null : figure === "sum" ? sum : numbers[figure];

/** The whole axis of the groups; what belongs to none of them stands last, if there is any. */
function placesOf(field: GroupField, { catalogue }: PanelContext): readonly FacetPlace[] {
  switch (field) {
    case "track":
      return trackPlaces(catalogue);
    case "area":
      return valuePlaces(catalogue.areas);
    case "org_type":
      return valuePlaces([...ORG_TYPES, UNKNOWN]);
    case "award":
      return [...valuePlaces(catalogue.awards), { key: null, track: null, keep: (award) => award === null }];
    default:
      return valuePlaces(extraValues(field, catalogue));
  }
}

interface Read {
  readonly counted: Counted;
  readonly without: number;
}

function readGroups(columns: Columns): ReadonlyMap<string | null, Read> {
  const groups = new Map<string | null, { counted: (readonly [number, number])[]; without: number }>();
  for (const row of rowsOf(columns)) {
    const group = row.key("group");
    const read = groups.get(group) ?? { counted: [], without: 0 };
    groups.set(group, read);
    if (row.cell("value") === null) read.without += row.number("entries");
    else read.counted.push([row.number("value"), row.number("entries")]);
  }
  return groups;
}

const numbersOf = (groups: readonly Read[]): Numbers => {
  const counted = groups.flatMap((read) => read.counted);
  return {
    numbers: fiveNumbers(counted),
    sum: counted.reduce((sum, [value, count]) => sum + value * count, 0),
    without: groups.reduce((sum, { without }) => sum + without, 0),
  };
};

/** Greatest first; equals keep the official order, and what belongs to no group or has no number stays last. */
function ranked(rows: readonly GroupRow[], figure: Figure): readonly GroupRow[] {
  const rankOf = ({ key, kept }: GroupRow): number =>
    key === null || key === UNKNOWN ? Number.NEGATIVE_INFINITY : (figureOf(kept, figure) ?? -Number.MAX_VALUE);
  return rows.toSorted((a, b) => (rankOf(a) === rankOf(b) ? 0 : rankOf(b) - rankOf(a)));
}

export function groupsView(results: Columns, totals: Columns, context: PanelContext): GroupsView | null {
  const measure = measureAsked(context);
  const [kept, all] = [readGroups(results), readGroups(totals)];
  const total = numbersOf([...all.values()]);
  if (measure === null || total.numbers === null) return null;
  const field = groupAsked(context);
  const figure = FIGURE.read(context.settings);
  const rows = placesOf(field, context).flatMap(({ key, track, keep }): readonly GroupRow[] => {
    const of = (groups: typeof kept): Numbers =>
      numbersOf([...groups].flatMap(([group, read]) => (keep(group) ? read : [])));
    const row = { key, track, kept: of(kept), all: of(all) };
    const isBlank = (key === null || key === UNKNOWN) && countOf(row.all) + row.all.without === 0;
    return isBlank ? [] : [row];
  });
  return {
    measure,
    field,
    figure,
    rows,
    drawn: context.settings.order === "count" ? ranked(rows, figure) : rows,
    total: numbersOf([...kept.values()]),
    chosen: chosenOn(context.selection, field),
    filtered: isFiltered(context.selection, field),
  };
}
