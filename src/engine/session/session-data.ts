import type { Settings } from "../../model/settings.ts";
import type { ImportNote, KeptSource } from "../../model/sources.ts";
import { BUNDLED_TABLES, DERIVED_TABLES, TABLE_NAMES, type TableName } from "../../model/tables.ts";
import type { Replacements } from "../flat/materialise.ts";
import type { TableSource } from "../tables/stage-table.ts";

/** The tables not named stay as they are. */
export interface DataChange {
  readonly set: Readonly<Partial<Record<TableName, TableSource>>>;
  readonly remove: readonly TableName[];
  /** Whether the participation data are made up after the change. */
  readonly isDemo: boolean;
  readonly settings?: Settings;
  /** Tables as they were read, in the place of those of the same file and sheet. */
  readonly sources?: readonly KeptSource[];
  /** Set where the change is an import. */
  readonly imported?: ImportNote;
}

/** Everything the tables are made from: what is restarted from, gone back to, and kept. */
export interface SessionData {
  readonly tables: ReadonlyMap<TableName, TableSource | null>;
  /** Over the table's own, where a person has set them. */
  readonly settings: Settings | null;
  readonly isDemo: boolean;
  /** As it comes with the program: nothing of it was imported or set. */
  readonly isBundled: boolean;
  /** Tables as they were read; absent: none were kept. */
  readonly sources?: readonly KeptSource[];
  /** The import that has made them what they are; absent: another change was the last. */
  readonly imported?: ImportNote;
  /** What they were before their last change, where another page has made that; rejects where it is no longer there. */
  readonly before?: () => Promise<SessionData>;
}

/** What of `next` is not in the tables made from `current`. */
export function difference(current: SessionData | null, next: SessionData): Replacements {
  if (current === null) return next;
  const isSame = ([table, source]: readonly [TableName, TableSource | null]): boolean =>
    current.tables.get(table) === source && (table !== "settings" || current.settings === next.settings);
  return {
    tables: new Map([...next.tables].filter((entry) => !isSame(entry))),
    settings: current.settings === next.settings ? null : next.settings,
  };
}

/** The tables with those of `set` in the place of their own. */
export const withTables = (tables: SessionData["tables"], set: DataChange["set"]): SessionData["tables"] =>
  new Map([
    ...tables,
    ...TABLE_NAMES.flatMap((table) => {
      const source = set[table];
      return source === undefined ? [] : [[table, source] as const];
    }),
  ]);

const isSameTable = (one: KeptSource, other: KeptSource): boolean =>
  one.file === other.file && one.sheet === other.sheet;

/** Once a further change is kept, what was before them is not. */
export function withoutBefore(data: SessionData): SessionData {
  const { before, ...rest } = data;
  return before === undefined ? data : rest;
}

/** The data after a change; tables that were worked out from what has changed are empty until they are made anew. */
export function changed({ tables, settings, sources = [] }: SessionData, change: DataChange): SessionData {
  const read = change.sources ?? [];
  const touched = new Set([...change.remove, ...TABLE_NAMES.filter((table) => change.set[table] !== undefined)]);
  const outdated = DERIVED_TABLES.flatMap(({ table, of }) => (of.some((each) => touched.has(each)) ? [table] : []));
  return {
    tables: withTables(
      new Map([...tables, ...[...change.remove, ...outdated].map((table) => [table, null] as const)]),
      change.set,
    ),
    settings: change.settings ?? (change.set.settings === undefined ? settings : null),
    isDemo: change.isDemo,
    isBundled: false,
    sources: [...sources.filter((one) => !read.some((other) => isSameTable(one, other))), ...read],
    ...(change.imported === undefined ? {} : { imported: change.imported }),
  };
}

/**
 * The data that come with the program.
 * @param fileOf the Parquet file of a table; null: there is none. Rejects with what it rejects with.
 */
export async function bundledData(fileOf: (table: TableName) => Promise<Uint8Array | null>): Promise<SessionData> {
  const files = await Promise.all(BUNDLED_TABLES.map(async (table) => [table, await fileOf(table)] as const));
  const tables = new Map<TableName, TableSource | null>(TABLE_NAMES.map((table) => [table, null]));
  for (const [table, parquet] of files) if (parquet !== null) tables.set(table, { parquet });
  return { tables, settings: null, isDemo: true, isBundled: true };
}
