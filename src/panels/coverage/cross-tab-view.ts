import { type ExtraField, isExtraField, type PointField } from "../../filters/clauses.ts";
import type { Track } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import { UNKNOWN } from "../../model/vocabulary.ts";
import { chosenOn, isFiltered, rowsOf, tracksInOrder } from "../lookup.ts";
import type { PanelContext } from "../types.ts";

/** Tracks against the values of one field of entries: every combination a cell, with totals of rows, columns and all. */

export type CrossField = Extract<PointField, "area" | "org_type"> | ExtraField;

export type CrossMeasure = "registrations" | "submissions";

/** What a cell shows: its count, or its share of its row, its column or everything. */
export type CrossFigure = "counts" | "row" | "column" | "all";

export interface Count {
  /** Under the selection. */
  readonly kept: number;
  /** Without any. */
  readonly all: number;
}

export type Counts = Readonly<Record<CrossMeasure, Count>>;

export interface CrossColumn {
  readonly key: string;
  /** Taken out by a clause on its field, so that its count says nothing. */
  readonly isOutside: boolean;
  readonly total: Counts;
}

export interface CrossRow {
  /** Null: entries that name no track of the catalogue. */
  readonly track: Track | null;
  /** In the order of the columns. */
  readonly cells: readonly Counts[];
  readonly total: Counts;
}

export interface CrossGrid {
  readonly columns: readonly CrossColumn[];
  readonly rows: readonly CrossRow[];
}

export interface CrossTabView {
  readonly field: CrossField;
  /** Tracks and values in official order; entries outside any track and what is not given last. */
  readonly official: CrossGrid;
  /** The same in the order chosen. */
  readonly drawn: CrossGrid;
  readonly total: Counts;
  readonly measure: CrossMeasure;
  readonly figure: CrossFigure;
  readonly chosenTracks: ReadonlySet<string>;
  readonly chosenValues: ReadonlySet<string>;
  readonly filtered: boolean;
}

export interface CrossTabResults {
  readonly combinations: Columns;
}

const NONE: Counts = { registrations: { kept: 0, all: 0 }, submissions: { kept: 0, all: 0 } };

const plus = (a: Counts, b: Counts): Counts => ({
  registrations: {
    kept: a.registrations.kept + b.registrations.kept,
    all: a.registrations.all + b.registrations.all,
  },
  submissions: { kept: a.submissions.kept + b.submissions.kept, all: a.submissions.all + b.submissions.all },
});

const sum = (counts: readonly Counts[]): Counts => counts.reduce(plus, NONE);

/** What the values are called in the panel's answers. */
export const valueKey = (field: CrossField): string => (isExtraField(field) ? "value" : field);

/** Track (null: none of the catalogue) → value → counts. */
type Tally = Map<string | null, Map<string, Counts>>;

function tally(results: CrossTabResults, totals: CrossTabResults, field: CrossField, tracks: readonly Track[]): Tally {
  const known = new Set(tracks.map((track) => track.track_id));
  const sums: Tally = new Map();
  const add = ({ combinations }: CrossTabResults, side: keyof Count): void => {
    for (const row of rowsOf(combinations)) {
      const named = row.key("track_id");
      const track = named !== null && known.has(named) ? named : null;
      const value = row.key(valueKey(field)) ?? UNKNOWN;
      const count = (measure: CrossMeasure): Count => ({ ...NONE[measure], [side]: row.number(measure) });
      const own = sums.get(track) ?? new Map<string, Counts>();
      const counts = { registrations: count("registrations"), submissions: count("submissions") };
      sums.set(track, own.set(value, plus(own.get(value) ?? NONE, counts)));
    }
  };
  add(results, "kept");
  add(totals, "all");
  return sums;
}

/** The known values, then what occurs beyond them, then what is not given, if that occurs. */
function axis(known: readonly string[], sums: Tally): readonly string[] {
  const occurring = [...sums.values()].flatMap((values) =>
    [...values].flatMap(([value, { registrations }]) => (registrations.all > 0 ? [value] : [])),
  );
  const values = [...new Set([...known, ...occurring])];
  return [...values.filter((value) => value !== UNKNOWN), ...values.filter((value) => value === UNKNOWN)];
}

/** Most first; ties keep the official order, and what belongs nowhere stays last. */
function byCount<Item extends { readonly total: Counts }>(
  items: readonly Item[],
  measure: CrossMeasure,
  isLast: (item: Item) => boolean,
): readonly Item[] {
  const ranked = items.toSorted((a, b) => b.total[measure].kept - a.total[measure].kept);
  return [...ranked.filter((item) => !isLast(item)), ...ranked.filter(isLast)];
}

function ranked({ columns, rows }: CrossGrid, measure: CrossMeasure): CrossGrid {
  const places = columns.map((column, at) => ({ ...column, at }));
  const ordered = byCount(places, measure, ({ key }) => key === UNKNOWN);
  return {
    columns: ordered,
    rows: byCount(rows, measure, ({ track }) => track === null).map((row) => ({
      ...row,
      cells: ordered.map(({ at }) => row.cells[at] ?? NONE),
    })),
  };
}

export interface CrossLook {
  readonly field: CrossField;
  readonly measure: CrossMeasure;
  readonly figure: CrossFigure;
  /** The values of the field that stand on the axis whether they occur or not. */
  readonly values: readonly string[];
}

/** Every track against every value, zeros included; null where the catalogue has no tracks. */
export function crossTabView(
  results: CrossTabResults,
  totals: CrossTabResults,
  { catalogue, selection, settings }: PanelContext,
  { field, measure, figure, values }: CrossLook,
): CrossTabView | null {
  if (catalogue.tracks.length === 0) return null;
  const tracks = tracksInOrder(catalogue);
  const sums = tally(results, totals, field, tracks);
  const keys = axis(values, sums);
  const chosenValues = chosenOn(selection, field);
  const rowOf = (track: Track | null): CrossRow => {
    const cells = keys.map((key) => sums.get(track?.track_id ?? null)?.get(key) ?? NONE);
    return { track, cells, total: sum(cells) };
  };
  const outside = rowOf(null);
  const rows = [...tracks.map(rowOf), ...(outside.total.registrations.all > 0 ? [outside] : [])];
  const official: CrossGrid = {
    rows,
    columns: keys.map((key, at) => ({
      key,
      isOutside: chosenValues.size > 0 && !chosenValues.has(key),
      total: sum(rows.map((row) => row.cells[at] ?? NONE)),
    })),
  };
  return {
    field,
    official,
    drawn: settings.order === "count" ? ranked(official, measure) : official,
    total: sum(rows.map((row) => row.total)),
    measure,
    figure,
    chosenTracks: chosenOn(selection, "track"),
    chosenValues,
    filtered: isFiltered(selection, "track"),
  };
}

/** What a share is of: the whole of its row, its column or everything. */
export const wholeOf = (
  { total, measure }: CrossTabView,
  of: Exclude<CrossFigure, "counts">,
  row: Counts,
  column: Counts,
): number => ({ row, column, all: total })[of][measure].kept;
