import type { Beside, GivenTables } from "../../engine/tables/beside.ts";
import type { TableSource } from "../../engine/tables/stage-table.ts";
import type { Cell, Columns } from "../../model/columns.ts";
import type { Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import {
  blanksQuery,
  countsQuery,
  examplesQuery,
  partsApart,
  rowsQuery,
  spreadQuery,
  toldQuery,
  tracksQuery,
} from "./merge-queries.ts";
import {
  contentColumns,
  MERGED_TABLES,
  type MergedTable,
  type MergeMode,
  type MergeQuestion,
  NAMING_ENTRIES,
} from "./merge-sql.ts";
import { withRelinks } from "./relinks.ts";

/** What an import does to one table that has rows already. loaded + added = the union; every row of it is counted once. */
export interface TableMerge {
  readonly table: MergedTable;
  /** Rows in use. */
  readonly loaded: number;
  /** 新增 */
  readonly added: number;
  /** 变更: matched by key, and something of them differs. */
  readonly changed: number;
  readonly same: number;
  /** Of those the same, told by another file: they open to that one from now on. */
  readonly retold: number;
  /** 本期未见: of the tracks and stages given, and not named any more; kept. */
  readonly unseen: number;
  /** Not spoken of at all: other tracks, other stages. */
  readonly outside: number;
  /** Gone: only by a replacement, or from the list of a team's organisations. */
  readonly removed: number;
  /** In how many rows each column changed, the most first. */
  readonly columns: readonly { readonly column: string; readonly rows: number }[];
  /** The first few rows of each kind. */
  readonly examples: readonly MergeExample[];
}

export interface MergeExample {
  readonly state: "added" | "changed" | "unseen";
  readonly key: string;
  /** What changed; null for a row that is new or unseen. */
  readonly column: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

export interface MergePlan {
  readonly mode: MergeMode;
  readonly tables: readonly TableMerge[];
  /** Entries that only scores had named, found among the registrations given. */
  readonly relinked: number;
  /** Tracks that registrations of many tracks say nothing of, with their entries: kept, and not flagged as unseen. */
  readonly absentTracks: readonly AbsentTrack[];
}

export interface AbsentTrack {
  /** Null: entries without a track. */
  readonly track: string | null;
  readonly entries: number;
}

export interface Merged extends MergePlan {
  /** Tables that change, as they will be. */
  readonly sources: ReadonlyMap<MergedTable, TableSource>;
}

const EXAMPLES = 50;
/** Tables in which an entry may have another id from now on. */
const RENAMED: ReadonlySet<MergedTable> = new Set(["entries", ...NAMING_ENTRIES]);

/** Nothing of any table changes: the same file twice. */
export const changesNothing = ({ tables, relinked }: MergePlan): boolean =>
  relinked === 0 && tables.every(({ added, changed, removed }) => added + changed + removed === 0);

/** What a person most likely wants: rows none of which is there yet are another track's, not a new state of these. */
export function proposedMode({ tables }: MergePlan): MergeMode {
  const [main] = tables;
  return main !== undefined && main.loaded > 0 && main.changed + main.same === 0 ? "append" : "update";
}

/** Compares what is given with what is loaded, beside which it stands. `mode` null: as proposed. */
export async function planMerge(beside: Beside, given: GivenTables, mode: MergeMode | null): Promise<MergePlan> {
  return withRelinks(beside, given, async (relinked) => {
    const first = await plan(beside, given, mode ?? "update", relinked);
    if (mode !== null || proposedMode(first) === "update") return first;
    return plan(beside, given, proposedMode(first), relinked);
  });
}

/**
 * The tables as they will be, made in the database and written as Parquet.
 * @param known what `planMerge` gave for the same tables and mode; null: they were not compared
 */
export async function mergeTables(
  beside: Beside,
  given: GivenTables,
  mode: MergeMode,
  known: MergePlan | null = null,
): Promise<Merged> {
  return withRelinks(beside, given, async (relinked) => {
    const planned = known ?? (await plan(beside, given, mode, relinked));
    const sources = new Map<MergedTable, TableSource>();
    for (const merge of planned.tables) {
      const isTouched = relinked > 0 && RENAMED.has(merge.table);
      if (!isTouched && merge.added + merge.changed + merge.removed + merge.retold === 0) continue;
      const question = await questionOf(beside, given, merge.table, mode, relinked);
      const blanks = blanksQuery(question);
      const counts = blanks === null ? {} : await beside.columns(blanks);
      const blank = new Set(Object.keys(counts).filter((name) => Number(counts[name]?.[0] ?? 0) === 0));
      sources.set(merge.table, { parquet: await beside.parquet(rowsQuery(question, blank)) });
    }
    return { ...planned, sources };
  });
}

/** Beside what is given, tables without rows where entries may be found again under another id, as far as they are loaded. */
export function withRelinkable(given: GivenTables, isLoaded: (table: TableName) => boolean = () => true): GivenTables {
  if ((given.get("entries") ?? null) === null) return given;
  const more = [...NAMING_ENTRIES].filter((table) => !given.has(table) && isLoaded(table));
  return new Map<TableName, TableSource | null>([...given, ...more.map((table) => [table, null] as const)]);
}

async function plan(beside: Beside, given: GivenTables, mode: MergeMode, relinked: number): Promise<MergePlan> {
  const tables: TableMerge[] = [];
  for (const table of MERGED_TABLES) {
    const source = given.get(table);
    if (source === undefined || (source === null && relinked === 0)) continue;
    tables.push(await compare(beside, await questionOf(beside, given, table, mode, relinked)));
  }
  const absentTracks =
    mode === "update" && (given.get("entries") ?? null) !== null
      ? await absent(beside, await questionOf(beside, given, "entries", mode, relinked))
      : [];
  return { mode, tables, relinked, absentTracks };
}

/**
 * A file of one track says nothing of the others, nor does one of a few: its host has no more. One of several tracks,
 * and of no fewer than it lacks, is most likely meant to be of all.
 */
async function absent(beside: Beside, question: MergeQuestion): Promise<readonly AbsentTrack[]> {
  const rows = rowsOf(await beside.columns(tracksQuery(question)));
  const given = rows.filter((row) => row.track_id !== null && Number(row.given) > 0);
  const lacking = rows.filter((row) => Number(row.given) === 0 && Number(row.outside) > 0);
  if (given.length < 2 || given.length < lacking.length) return [];
  return lacking.map((row) => ({ track: text(row, "track_id"), entries: Number(row.outside) }));
}

/** @param given among which the table is */
export async function questionOf(
  beside: Beside,
  given: GivenTables,
  table: MergedTable,
  mode: MergeMode,
  relinked: number,
): Promise<MergeQuestion> {
  const counts = await beside.columns(toldQuery(table));
  const told = new Set(contentColumns(table).filter((name) => Number(counts[name]?.[0] ?? 0) > 0));
  const spread = spreadQuery(table);
  const apart = partsApart(table, spread === null ? {} : await beside.columns(spread));
  return { table, mode, told, apart, withEntries: given.has("entries"), relinked: relinked > 0 };
}

async function compare(beside: Beside, question: MergeQuestion): Promise<TableMerge> {
  const counts = rowsOf(await beside.columns(countsQuery(question)));
  const rows = (state: string): number => Number(counts.find((row) => row.state === state)?.rows ?? 0);
  const [added, changed, same] = [rows("added"), rows("changed"), rows("same")];
  const [unseen, outside, removed] = [rows("unseen"), rows("outside"), rows("removed")];
  const changes = counts.find((row) => row.state === "changed") ?? {};
  const columns = [...question.told]
    .map((column) => ({ column, rows: Number(changes[column] ?? 0) }))
    .filter((each) => each.rows > 0)
    .sort((a, b) => b.rows - a.rows);
  const examples: MergeExample[] = [];
  for (const [state, count] of [
    ["added", added],
    ["changed", changed],
    ["unseen", unseen],
  ] as const) {
    // Of a table that is new all rows are.
    if (count === 0 || changed + same + unseen + outside + removed === 0) continue;
    const found = rowsOf(await beside.columns(examplesQuery(question, state, EXAMPLES)));
    examples.push(...found.flatMap((row) => examplesOf(row, state, question)));
  }
  const loaded = changed + same + unseen + outside + removed;
  const retold = Number(counts.find(({ state }) => state === "same")?.retold ?? 0);
  return { table: question.table, loaded, added, changed, same, retold, unseen, outside, removed, columns, examples };
}

type Row = Readonly<Record<string, Cell>>;

const text = (row: Row, name: string): string | null => {
  const value = row[name] ?? null;
  return value === null ? null : String(value);
};

function examplesOf(row: Row, state: MergeExample["state"], { table, told }: MergeQuestion): readonly MergeExample[] {
  const { key }: Table = TABLES[table];
  const id = key.flatMap((name) => text(row, name) ?? []).join(" · ");
  if (state !== "changed") return [{ state, key: id, column: null, before: null, after: null }];
  return [...told].flatMap((column) => {
    const [before, after] = [text(row, `old_${column}`), text(row, column)];
    return before === after ? [] : [{ state, key: id, column, before, after }];
  });
}

function rowsOf(columns: Columns): readonly Row[] {
  const cells = Object.entries(columns);
  const length = cells[0]?.[1].length ?? 0;
  return Array.from({ length }, (_, i) => Object.fromEntries(cells.map(([name, values]) => [name, values[i] ?? null])));
}
