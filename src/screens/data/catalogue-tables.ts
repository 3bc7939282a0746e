import type { CatalogueRows } from "../../ingest/build/built-catalogue.ts";
import { keptTracks } from "../../ingest/build/listed-catalogue.ts";
import type { ModelRow, ModelValue } from "../../ingest/build/table-builder.ts";
import { normaliseName } from "../../model/aliases/normalise-name.ts";
import type { UserWords } from "../../model/user-words.ts";
import { extractTerms } from "../../themes/extract.ts";
import { type BuiltTable, tableOf, termTables } from "../themes/term-tables.ts";
import { bundledWordbook } from "../themes/wordbook.ts";

/** What becomes of the catalogue: an announcement takes its place, and so do lists of problems for their tracks. */

/** Tracks and problems that files bring. */
export interface BroughtCatalogue extends CatalogueRows {
  /** They are all that the contest offers, as an announcement says; else a list may be of some tracks. */
  readonly isWhole: boolean;
}

/** What the catalogue has after an import, in problems; of tracks, how many differ and how many nobody speaks of. */
export interface CatalogueChange {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly gone: number;
  readonly tracksChanged: number;
  readonly tracksKept: number;
}

export const leavesCatalogue = ({ added, changed, gone, tracksChanged }: CatalogueChange): boolean =>
  added + changed + gone + tracksChanged === 0;

interface CatalogueTables {
  readonly change: CatalogueChange;
  readonly tables: readonly (BuiltTable & {
    /** Of them those that files bring. */
    readonly brought: number;
  })[];
}

/**
 * The tables of the catalogue with what files bring, and the terms of all its problems by the bundled words and the
 * user's. What the same problem or track had and the files do not tell stays.
 *
 * @param loaded the rows in use
 */
export function catalogueTables(
  { tracks, problems, isWhole }: BroughtCatalogue,
  loaded: CatalogueRows,
  words: UserWords | undefined,
): CatalogueTables {
  const kept = new Set<ModelValue>(isWhole || tracks.length === 0 ? [] : keptTracks(named(loaded), named({ tracks })));
  const isKept = ({ track_id = null }: ModelRow): boolean => kept.has(track_id);
  const ofTracks = merged(tracks, loaded.tracks, "track_id", "track_name");
  const ofProblems = merged(problems, loaded.problems, "problem_id", "problem_title");
  const all = {
    tracks: tracks.length === 0 ? loaded.tracks : [...ofTracks, ...loaded.tracks.filter(isKept)],
    problems: problems.length === 0 ? loaded.problems : [...ofProblems, ...loaded.problems.filter(isKept)],
  };
  const change = differences(all.problems, loaded.problems, "problem_id");
  const changeOfTracks = differences(all.tracks, loaded.tracks, "track_id");
  const tables = [
    ...(tracks.length === 0 ? [] : [{ ...tableOf("tracks", all.tracks), brought: tracks.length }]),
    ...(problems.length === 0 ? [] : [{ ...tableOf("problems", all.problems), brought: problems.length }]),
    ...(problems.length === 0
      ? []
      : termTables(extractTerms(all.problems.map(textsOf), bundledWordbook(), words)).map((table) => ({
          ...table,
          brought: table.rows,
        }))),
  ];
  const { added, changed, gone } = changeOfTracks;
  return { change: { ...change, tracksChanged: added + changed + gone, tracksKept: kept.size }, tables };
}

const text = (value: ModelValue | undefined): string => (value === null || value === undefined ? "" : String(value));

const textsOf = (row: ModelRow) => ({
  problem_id: text(row.problem_id),
  problem_title: text(row.problem_title),
  problem_text: text(row.problem_text),
});

const named = ({ tracks }: Pick<CatalogueRows, "tracks">) => ({
  tracks: tracks.map(({ track_id, track_no, track_name }) => ({
    track_id: text(track_id),
    track_no: Number(track_no ?? 0),
    track_name: text(track_name),
  })),
});

const byKey = (rows: readonly ModelRow[], key: string): ReadonlyMap<string, ModelRow> =>
  new Map(rows.map((row) => [text(row[key]), row]));

/** The rows brought, with what those of the same id and name had and these do not tell. */
function merged(
  rows: readonly ModelRow[],
  loaded: readonly ModelRow[],
  key: string,
  name: string,
): readonly ModelRow[] {
  const before = byKey(loaded, key);
  return rows.map((row) => {
    const known = before.get(text(row[key]));
    if (known === undefined || normaliseName(text(known[name])) !== normaliseName(text(row[name]))) return row;
    const told = Object.entries(row).filter(([, value]) => value !== null);
    const { source_file = null, source_sheet = null, source_row = null } = row;
    return { ...known, ...Object.fromEntries(told), source_file, source_sheet, source_row };
  });
}

function differences(
  rows: readonly ModelRow[],
  loaded: readonly ModelRow[],
  key: string,
): Pick<CatalogueChange, "added" | "changed" | "same" | "gone"> {
  const before = byKey(loaded, key);
  const isSame = (row: ModelRow): boolean => {
    const known = before.get(text(row[key])) ?? {};
    const names = Object.keys({ ...row, ...known }).filter((name) => !name.startsWith("source_"));
    return names.every((name) => text(row[name]) === text(known[name]));
  };
  const present = rows.filter((row) => before.has(text(row[key])));
  const same = present.filter(isSame).length;
  return {
    added: rows.length - present.length,
    changed: present.length - same,
    same,
    gone: before.size - new Set(present.map((row) => text(row[key]))).size,
  };
}
