import type { Term, Track } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import { chosenOn, isFiltered, offeredProblems, rowsOf, tracksInOrder } from "../lookup.ts";
import type { PanelContext } from "../types.ts";
import { tellingFirst } from "./telling-terms.ts";

/** Themes, or terms, against tracks: how many of each track's problems carry them. */

export type ThemeKind = "theme" | "term";

/** By share of the track's problems, or by tf-idf: the share times how few of the tracks have the theme or term. */
export type ThemeWeight = "share" | "tfidf";

/** Problems under the selection, and without any. */
export interface Carriers {
  readonly kept: number;
  readonly all: number;
}

export interface ThemeColumn {
  /** Null: problems that name no track of the catalogue. */
  readonly track: Track | null;
  /** The problems of the track that the clauses on problems leave; clauses on entries take none away. */
  readonly offered: number;
  /** Taken out by a clause on the track, so that its count says nothing. */
  readonly isOutside: boolean;
}

export interface ThemeRow {
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** In the order of the columns. */
  readonly cells: readonly Carriers[];
  /** Each problem once. */
  readonly total: Carriers;
  /** ln(tracks / tracks with it), before any filter; 0 where all tracks have it, and where none has. */
  readonly rarity: number;
}

export interface ThemeByTrackView {
  readonly kind: ThemeKind;
  readonly weight: ThemeWeight;
  /** Tracks in official order; problems outside any track last, where there are some. */
  readonly columns: readonly ThemeColumn[];
  /** All themes in the catalogue's order; all terms, those of most problems first. */
  readonly rows: readonly ThemeRow[];
  readonly drawn: readonly ThemeRow[];
  readonly offered: number;
  /** Problems under the selection that carry any of the rows, or of those chosen. */
  readonly carrying: number;
  readonly chosen: ReadonlySet<string>;
  readonly chosenTracks: ReadonlySet<string>;
  readonly filtered: boolean;
}

export interface ThemeByTrackResults {
  readonly carried: Columns;
}

/** How many terms the chart has room for. */
export const DRAWN_TERMS = 30;

/** The share of the track's problems that carry it; 0 of none. */
export const shareOf = ({ cells }: ThemeRow, at: number, { offered }: ThemeColumn): number =>
  offered === 0 ? 0 : (cells[at]?.kept ?? 0) / offered;

/** tf-idf with tracks as documents: high where much of the track and few others have it. */
export const tfIdfOf = (row: ThemeRow, at: number, column: ThemeColumn): number =>
  shareOf(row, at, column) * row.rarity;

/** How many terms of each track are peculiar enough to be drawn. */
const OF_TRACK = 2;

/**
 * The terms of highest tf-idf of each track, in the order of the tracks; each once, and no more than can be drawn: the
 * first of every track before the second of any.
 */
function peculiarTerms(rows: readonly ThemeRow[], columns: readonly ThemeColumn[]): readonly ThemeRow[] {
  const found = columns.flatMap((column, at) => {
    const weightOf = (row: ThemeRow): number => tfIdfOf(row, at, column);
    const own = rows.filter((row) => weightOf(row) > 0);
    const first = own.toSorted((a, b) => weightOf(b) - weightOf(a) || b.total.all - a.total.all).slice(0, OF_TRACK);
    return first.map((row, place) => ({ row, place, weight: weightOf(row) }));
  });
  const heaviest = found.toSorted((a, b) => a.place - b.place || b.weight - a.weight);
  const drawn = new Set([...new Set(heaviest.map(({ row }) => row))].slice(0, DRAWN_TERMS));
  return [...new Set(found.map(({ row }) => row))].filter((row) => drawn.has(row));
}

/** Most problems first, whatever is filtered; ties keep the catalogue's order. */
export const termsByProblems = (terms: readonly Term[]): readonly Term[] =>
  terms.toSorted((a, b) => b.problems.length - a.problems.length);

/** Theme or term → its problems, each once. */
function problemsBy({ carried }: ThemeByTrackResults, kind: ThemeKind): ReadonlyMap<string, ReadonlySet<string>> {
  const sets = new Map<string, Set<string>>();
  for (const row of rowsOf(carried)) {
    const [key, problem] = [row.key(kind), row.key("problem_id")];
    if (key === null || problem === null) continue;
    sets.set(key, (sets.get(key) ?? new Set()).add(problem));
  }
  return sets;
}

/** Every theme or term against every track, zeros included; null where the catalogue has no terms. */
export function themeByTrackView(
  results: ThemeByTrackResults,
  totals: ThemeByTrackResults,
  context: PanelContext,
  { kind, weight }: { readonly kind: ThemeKind; readonly weight: ThemeWeight },
): ThemeByTrackView | null {
  const { catalogue, selection } = context;
  if (catalogue.terms.length === 0) return null;
  const tracks = tracksInOrder(catalogue);
  const known = new Set(tracks.map((track) => track.track_id));
  const trackOf = new Map(
    catalogue.problems.map(({ problem_id, track_id }) => [problem_id, known.has(track_id) ? track_id : null]),
  );
  const chosenTracks = chosenOn(selection, "track");
  const offered = offeredProblems(context, kind);
  const inTrack = (problems: ReadonlySet<string> | undefined, track: Track | null): number =>
    [...(problems ?? [])].filter((problem) => (trackOf.get(problem) ?? null) === (track?.track_id ?? null)).length;
  const hasOutside = [...trackOf.values()].includes(null);
  const columns = [...tracks, ...(hasOutside ? [null] : [])].map((track) => ({
    track,
    offered: inTrack(offered, track),
    isOutside: chosenTracks.size > 0 && (track === null || !chosenTracks.has(track.track_id)),
  }));
  const [kept, all] = [problemsBy(results, kind), problemsBy(totals, kind)];
  const rowOf = (key: string, nameZh: string, nameEn: string): ThemeRow => {
    const cells = columns.map(({ track }) => ({
      kept: inTrack(kept.get(key), track),
      all: inTrack(all.get(key), track),
    }));
    const having = cells.filter((cell) => cell.all > 0).length;
    return {
      key,
      nameZh,
      nameEn,
      cells,
      total: { kept: kept.get(key)?.size ?? 0, all: all.get(key)?.size ?? 0 },
      rarity: having === 0 ? 0 : Math.log(columns.length / having),
    };
  };
  const chosen = chosenOn(selection, kind);
  const rows =
    kind === "theme"
      ? catalogue.themes.map(({ theme, name_zh, name_en }) => rowOf(theme, name_zh, name_en))
      : termsByProblems(catalogue.terms).map(({ term }) => rowOf(term, term, term));
  const ofMost = kind === "theme" ? rows : tellingFirst(rows, catalogue, ({ key }) => key).slice(0, DRAWN_TERMS);
  const first = kind === "term" && weight === "tfidf" ? peculiarTerms(rows, columns) : ofMost;
  const further = rows.filter((row) => chosen.has(row.key) && !first.includes(row));
  return {
    kind,
    weight,
    columns,
    rows,
    drawn: [...first.slice(0, Math.max(0, first.length - further.length)), ...further],
    offered: offered.size,
    carrying: new Set(
      [...kept].flatMap(([key, problems]) => (chosen.size === 0 || chosen.has(key) ? [...problems] : [])),
    ).size,
    chosen,
    chosenTracks,
    filtered: isFiltered(selection, kind),
  };
}
