import { CONTEST_TABLES } from "./tables/contest.ts";
import { NOTE_TABLES } from "./tables/notes.ts";
import type { Table } from "./tables/table.ts";
import { TERM_TABLES } from "./tables/terms.ts";

/**
 * The tables of a contest (what everything else speaks of): names, columns, types and keys.
 * Identifiers are text, always ("007", 18-digit codes); times are wall-clock times of the contest.
 */
export const TABLES = { ...CONTEST_TABLES, ...NOTE_TABLES, ...TERM_TABLES } as const satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** What imports note of themselves, and what they find beyond the model: none of it comes with the program. */
export const RECORD_TABLES = [
  "entry_extras",
  "snapshot_entries",
  "unseen_entries",
  "imports",
  "import_notes",
] as const satisfies readonly TableName[];

export type BundledTable = Exclude<TableName, (typeof RECORD_TABLES)[number]>;

export const BUNDLED_TABLES = TABLE_NAMES.filter(
  (table): table is BundledTable => !(RECORD_TABLES as readonly TableName[]).includes(table),
);

/** What the catalogue is made of; kept when demo data go. */
export const CATALOGUE_TABLES = [
  "tracks",
  "problems",
  "themes",
  "terms",
  "problem_terms",
] as const satisfies readonly TableName[];

/** What is worked out from other tables, and goes when one of those changes. */
export const DERIVED_TABLES = [
  { table: "entry_themes", of: ["entries", "terms", "themes"] },
] as const satisfies readonly { readonly table: TableName; readonly of: readonly TableName[] }[];

/** What participants and juries produce; demo data here are removed as one by the first own import. */
export const PARTICIPATION_TABLES = [
  "entries",
  "teams",
  "team_orgs",
  "scores",
  "results",
  "judges",
  "criteria",
  "snapshots",
] as const satisfies readonly TableName[];
