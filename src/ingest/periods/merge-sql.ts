import { sqlName } from "../../engine/sql.ts";
import { givenName } from "../../engine/tables/beside.ts";
import { type Column, PROVENANCE, type Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";

/**
 * A second file of the same kind, matched by key with the rows in use. All of it is SQL, for there may be millions of
 * rows: `g` are the rows given, `l` those loaded, and each row of the union has one state.
 */

/**
 * update: the same contest a week later. append: of another track, jury or stage, which says nothing of rows that it
 * does not name. replace: what it speaks of is as it says, and the rest of it goes.
 */
export const MERGE_MODES = ["update", "append", "replace"] as const;
export type MergeMode = (typeof MERGE_MODES)[number];

/** Tables whose rows are matched; others (the catalogue's) are replaced as a whole. */
export const MERGED_TABLES = [
  "entries",
  "teams",
  "team_orgs",
  "scores",
  "results",
  "entry_extras",
  "judges",
  "stages",
  "criteria",
] as const satisfies readonly TableName[];
export type MergedTable = (typeof MERGED_TABLES)[number];

export const isMerged = (table: TableName): table is MergedTable =>
  (MERGED_TABLES as readonly TableName[]).includes(table);

/** Entries that scores or results alone had named, and their ids in the registrations that came later. */
export const RELINKED = "work_relinked";

/** Tables that speak of entries by their id. */
export const NAMING_ENTRIES: ReadonlySet<MergedTable> = new Set(["scores", "results", "entry_extras"]);

export interface MergeQuestion {
  readonly table: MergedTable;
  readonly mode: MergeMode;
  /** Columns that have a value in the rows given: of others the file says nothing, and they stay as they are. */
  readonly told: ReadonlySet<string>;
  /** The parts of the key that tell its rows apart: what is the same in all rows, given and loaded, need not be compared. */
  readonly apart: readonly string[];
  /** Entries stand among what is given. */
  readonly withEntries: boolean;
  /** The table RELINKED is there. */
  readonly relinked: boolean;
}

const SQL_TYPES = { text: "VARCHAR", integer: "INTEGER", real: "DOUBLE", boolean: "BOOLEAN", timestamp: "TIMESTAMP" };

const isProvenance = ({ name }: Column): boolean => PROVENANCE.some((column) => column.name === name);
export const tableOf = (table: MergedTable): Table => TABLES[table];

/** Columns of a table that say something of what a row is about. */
export const contentColumns = (table: MergedTable): readonly string[] => {
  const { columns, key } = tableOf(table);
  return columns
    .filter((column) => !key.includes(column.name) && !isProvenance(column) && column.follows === undefined)
    .map(({ name }) => name);
};

const typed = (columns: readonly Column[], prefix = ""): string =>
  columns
    .map(({ name, type }) => `CAST(${prefix}${sqlName(name)} AS ${SQL_TYPES[type]}) AS ${sqlName(name)}`)
    .join(", ");

/** The rows in use; entries that were relinked are gone, and what was said of them is said of what they are. */
export function loadedRows({ table, relinked }: MergeQuestion): string {
  const { columns, key } = tableOf(table);
  if (!relinked) return `SELECT ${typed(columns)}, 1 AS here FROM ${table}`;
  if (table === "entries") {
    return `SELECT ${typed(columns)}, 1 AS here FROM entries
      WHERE CAST(entry_id AS VARCHAR) NOT IN (SELECT old_id FROM ${RELINKED})`;
  }
  if (!NAMING_ENTRIES.has(table)) return `SELECT ${typed(columns)}, 1 AS here FROM ${table}`;
  const rest = columns.filter(({ name }) => name !== "entry_id");
  // Where both names had a row of the same key, the one under the entry's own name stays.
  return `SELECT ${typed(rest, "t.")}, coalesce(r.new_id, CAST(t.entry_id AS VARCHAR)) AS entry_id, 1 AS here
    FROM ${table} t LEFT JOIN ${RELINKED} r ON CAST(t.entry_id AS VARCHAR) = r.old_id
    QUALIFY row_number() OVER (
      PARTITION BY ${key.map((name) => (name === "entry_id" ? "coalesce(r.new_id, CAST(t.entry_id AS VARCHAR))" : `t.${sqlName(name)}`)).join(", ")}
      ORDER BY r.old_id NULLS FIRST) = 1`;
}

/** Track of each entry, loaded or given; '' where it has none. */
function tracksOfEntries({ withEntries }: MergeQuestion): string {
  const select = (from: string): string =>
    `SELECT CAST(entry_id AS VARCHAR) AS entry_id, coalesce(CAST(track_id AS VARCHAR), '') AS track FROM ${from}`;
  return withEntries ? `${select("entries")} UNION ${select(givenName("entries"))}` : select("entries");
}

/** Rows in use that the rows given would name if they were still there: of their tracks, and of their stages. */
function inScope(question: MergeQuestion): string {
  const given = givenName(question.table);
  const ofTheirTracks = `l.entry_id IN (SELECT entry_id FROM tracks_of WHERE track IN
    (SELECT track FROM tracks_of WHERE entry_id IN (SELECT entry_id FROM g)))`;
  const stage = `l.stage IN (SELECT CAST(stage AS VARCHAR) FROM ${given})`;
  switch (question.table) {
    case "entries":
      // Whom only scores name was in no registrations before.
      return `l.status IS DISTINCT FROM 'unregistered'
        AND coalesce(l.track_id, '') IN (SELECT coalesce(track_id, '') FROM g)`;
    case "teams":
    case "team_orgs":
      return question.withEntries
        ? `l.team_id IN (SELECT CAST(team_id AS VARCHAR) FROM entries WHERE coalesce(CAST(track_id AS VARCHAR), '') IN
            (SELECT coalesce(CAST(track_id AS VARCHAR), '') FROM ${givenName("entries")}))`
        : "true";
    case "scores":
    case "results":
      return `${stage} AND ${ofTheirTracks}`;
    case "entry_extras":
      return `l.name IN (SELECT name FROM g) AND ${ofTheirTracks}`;
    case "criteria":
      return stage;
    case "judges":
    case "stages":
      return "true";
  }
}

/** What a replacement sweeps away: never another stage's scores. */
function replaced({ table }: MergeQuestion): string {
  if (table === "entry_extras") return "l.name IN (SELECT name FROM g)";
  return table === "scores" || table === "results" || table === "criteria"
    ? "l.stage IN (SELECT stage FROM g)"
    : "true";
}

/** Named by scores alone: it fills what is unknown of an entry, and contradicts no registration. */
const weak = ({ table }: MergeQuestion): string | null =>
  table === "entries" ? "g.status IS NOT DISTINCT FROM 'unregistered'" : null;

/** Which rows in use are gone; false: none of them is, whatever they say. */
function goneRows(question: MergeQuestion): string {
  // A team's organisations are one list: what was there beside those given now is no longer.
  if (question.table === "team_orgs") return "l.team_id IN (SELECT team_id FROM g)";
  return question.mode === "replace" ? replaced(question) : NONE;
}

const NONE = "false";

/** Whether the union may have rows that are gone. */
export const removesRows = (question: MergeQuestion): boolean => goneRows(question) !== NONE;

function mergedValue(column: Column, question: MergeQuestion): string {
  const name = sqlName(column.name);
  if (!question.told.has(column.follows ?? column.name)) return `coalesce(l.${name}, g.${name})`;
  const isWeak = weak(question);
  const keepsKnown = isWeak === null ? "" : `WHEN ${isWeak} THEN coalesce(l.${name}, g.${name}) `;
  // A day without its time contradicts no time of that day.
  const keepsTime = column.type === "timestamp" ? `WHEN g.${name} = date_trunc('day', l.${name}) THEN l.${name} ` : "";
  const meets = `${keepsKnown}${keepsTime}`;
  return `CASE WHEN g.here IS NULL THEN l.${name} WHEN l.here IS NULL THEN g.${name} ${meets}ELSE g.${name} END`;
}

/**
 * A WITH clause that ends in `merged`: each row of the union with its values, `state` (added, changed, same; unseen,
 * outside, removed: not given) and, as old_<column>, what was known of it.
 */
export function mergedRows(question: MergeQuestion): string {
  const { table, mode, told } = question;
  const { columns, key } = tableOf(table);
  const content = columns.filter(({ name }) => contentColumns(table).includes(name));
  const values = [...content, ...columns.filter(({ follows }) => follows !== undefined)].map(
    (column) => `${mergedValue(column, question)} AS ${sqlName(column.name)}`,
  );
  const keys = key.map((name) => `coalesce(g.${sqlName(name)}, l.${sqlName(name)}) AS ${sqlName(name)}`);
  const differs = content
    .filter(({ name }) => told.has(name))
    .map((column) => `(${mergedValue(column, question)}) IS DISTINCT FROM l.${sqlName(column.name)}`);
  const changed = differs.length === 0 ? "false" : `(${differs.join(" OR ")})`;
  const on = question.apart.map((name) => `g.${sqlName(name)} IS NOT DISTINCT FROM l.${sqlName(name)}`).join(" AND ");
  const unseen = mode === "update" ? inScope(question) : "false";
  const state = `CASE WHEN l.here IS NULL THEN 'added'
    WHEN g.here IS NOT NULL THEN CASE WHEN ${changed} THEN 'changed' ELSE 'same' END
    WHEN ${goneRows(question)} THEN 'removed' WHEN ${unseen} THEN 'unseen' ELSE 'outside' END`;
  // A row opens to the last file that told of it.
  const isWeak = weak(question);
  const retold = `g.here IS NOT NULL${isWeak === null ? "" : ` AND (l.here IS NULL OR NOT (${isWeak}))`}`;
  const from = PROVENANCE.filter((column) => columns.includes(column)).map(({ name }) => name);
  const origin = (name: string): string => `CASE WHEN ${retold} THEN g.${name} ELSE l.${name} END`;
  const provenance = from.map((name) => `${origin(name)} AS ${name}`);
  // Another file, or another one of the same name.
  const otherFile = from
    .filter((name) => name === "source_file" || name === "source_sha256")
    .map((name) => `(${origin(name)}) IS DISTINCT FROM l.${name}`);
  const old = content.map(({ name }) => `l.${sqlName(name)} AS ${sqlName(`old_${name}`)}`);
  return `WITH g AS NOT MATERIALIZED (SELECT ${typed(columns)}, 1 AS here FROM ${givenName(table)}),
    l AS NOT MATERIALIZED (${loadedRows(question)}),
    tracks_of AS (${tracksOfEntries(question)}),
    merged AS (SELECT ${[...keys, ...values, ...provenance, ...old].join(", ")},
        ${otherFile.length === 0 ? "false" : `(${otherFile.join(" OR ")})`} AS is_retold,
        ${state} AS state
      FROM g FULL JOIN l ON ${on})`;
}
