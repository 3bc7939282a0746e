import type { TableName } from "../../model/tables.ts";
import type { AreaNames } from "./area-name.ts";
import type { EntryIndex } from "./entry-index.ts";
import type { ListedCatalogue } from "./listed-catalogue.ts";
import type { Matcher } from "./match.ts";
import type { ModelRow, TableBuilder } from "./table-builder.ts";

/** What the rows read so far said of one team. */
export interface TeamNotes {
  readonly area: string | null;
  /** As named; compared by their keys, which costs, only where a team comes again. */
  readonly orgs: (string | null)[];
}

export interface DerivedEntry {
  rows: number;
  readonly contents: Set<string>;
}

/** What sheets of one import share. */
export interface BuildState {
  /** Against the contest's catalogue as it will be, once the lists of problems are read. */
  readonly matcher: Matcher;
  /** What lists of problems have brought so far. */
  readonly listed: ListedCatalogue;
  /** An announcement among the files says what tracks and problems there are. */
  readonly isAnnounced: boolean;
  /** Area by its key, and by every spelling met so far. */
  readonly areas: AreaNames;
  readonly index: EntryIndex;
  /** Registrations are loaded, or in this import: entries that only scores name are orphans, and are made up by none. */
  readonly registrationsKnown: boolean;
  /** Those were loaded before: whatever comes now belongs to them. */
  readonly knownBefore: boolean;
  /** The awards of each entry in each stage so far. */
  readonly awards: Map<string, string[]>;
  readonly teams: Map<string, TeamNotes>;
  /** Rows whose entry's id was made of what they say, by that id: to tell a row that stands twice from a second entry. */
  readonly derived: Map<string, DerivedEntry>;
  table(name: TableName): TableBuilder;
}

export interface Provenance extends ModelRow {
  readonly source_file: string;
  readonly source_sheet: string | null;
  readonly source_row: number;
  readonly source_sha256: string | null;
}
