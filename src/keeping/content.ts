import type { SessionData } from "../engine/session/session-data.ts";
import type { TableSource } from "../engine/tables/stage-table.ts";
import type { ParquetInfo } from "../engine/types.ts";
import { MANIFEST_FORMAT, MANIFEST_VERSION } from "../ingest/outcome/manifest.ts";
import { COLUMN_RULE } from "../ingest/outcome/source-files.ts";
import { digest } from "../ingest/privacy/digest.ts";
import type { Settings } from "../model/settings.ts";
import type { KeptSource } from "../model/sources.ts";
import { PARTICIPATION_TABLES, TABLE_NAMES, type TableName } from "../model/tables.ts";
import { KeepingError } from "./errors.ts";
import type { DataSet, KeptManifest } from "./manifest.ts";

/** A data set as it is kept, saved and opened: what its manifest says, and the files that it names by their paths. */
export interface Content {
  readonly manifest: KeptManifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** What a data set says of the files that it was made of, and how. */
export type About = Omit<KeptManifest, "tables" | "sources" | "data_set">;

/** Of a data set that the page makes. */
export const MADE_HERE: About = {
  format: MANIFEST_FORMAT,
  version: MANIFEST_VERSION,
  files: [],
  settings: { personal: "pseudonyms", source_columns: COLUMN_RULE },
};

export const aboutOf = ({ manifest: { tables: _, sources: __, data_set: ___, ...about } }: Content): About => about;

const rowsIn = new WeakMap<Uint8Array, number>();

/** Rows of a Parquet file, looked up once. */
async function countRows(parquet: Uint8Array, info: (bytes: Uint8Array) => Promise<ParquetInfo>): Promise<number> {
  const known = rowsIn.get(parquet);
  if (known !== undefined) return known;
  const { rows } = await info(parquet);
  rowsIn.set(parquet, rows);
  return rows;
}

export interface Described {
  readonly name: string;
  readonly asOf: string | null;
  readonly changedAt: Date;
  readonly about: About;
}

/** What is kept of the tables and settings of a session. @param info rejects with EngineError for what is no Parquet */
export async function contentOf(
  data: SessionData,
  { name, asOf, changedAt, about }: Described,
  info: (bytes: Uint8Array) => Promise<ParquetInfo>,
): Promise<Content> {
  const files = new Map<string, Uint8Array>();
  const sources: KeptManifest["sources"] = [];
  for (const { parquet, columns, ...source } of data.sources ?? []) {
    files.set(source.path, parquet);
    const named = columns.map(({ beside, ...column }) => ({ ...column, beside: [...beside] }));
    sources.push({ ...source, sha256: await digest(parquet), columns: named });
  }
  const tables: KeptManifest["tables"] = [];
  const readAs: DataSet["read_as"] = {};
  for (const table of TABLE_NAMES) {
    const source = data.tables.get(table) ?? null;
    if (source === null) continue;
    const { parquet, ...how } = source;
    const path = `${table}.parquet`;
    files.set(path, parquet);
    tables.push({ table, path, rows: await countRows(parquet, info), sha256: await digest(parquet) });
    const { without, ...rest } = how;
    const said = { ...rest, ...(without === undefined ? {} : { without: [...without] }) };
    if (Object.keys(said).length > 0) readAs[table] = structuredClone(said);
  }
  const data_set: DataSet = {
    name,
    changed_at: changedAt.toISOString(),
    as_of: asOf,
    is_demo: data.isDemo,
    settings: data.settings,
    read_as: readAs,
    ...(data.imported === undefined ? {} : { imported: { ...data.imported, files: [...data.imported.files] } }),
  };
  return { manifest: { ...about, tables, sources, data_set }, files };
}

/** The tables of a data set as the session takes them. Throws KeepingError `damaged` where one is missing. */
export function tablesOf({ manifest, files }: Content): ReadonlyMap<TableName, TableSource> {
  return new Map(
    manifest.tables.map(({ table, path }) => {
      const parquet = files.get(path);
      if (parquet === undefined) throw new KeepingError("damaged", path);
      return [table, { parquet, ...readAs(manifest, table) }] as const;
    }),
  );
}

/** Throws KeepingError `damaged` where one is missing. */
const sourcesOf = ({ manifest, files }: Content): readonly KeptSource[] =>
  manifest.sources.map(({ sha256: _, ...source }) => {
    const parquet = files.get(source.path);
    if (parquet === undefined) throw new KeepingError("damaged", source.path);
    return { ...source, parquet };
  });

function readAs({ data_set }: KeptManifest, table: TableName): Omit<TableSource, "parquet"> {
  // An absent part is absent, not undefined.
  const { columns, constants, values, without, numbersRows } = data_set?.read_as[table] ?? {};
  return {
    ...(columns === undefined ? {} : { columns }),
    ...(constants === undefined ? {} : { constants }),
    ...(values === undefined ? {} : { values }),
    ...(without === undefined ? {} : { without }),
    ...(numbersRows === undefined ? {} : { numbersRows }),
  };
}

/** What a data set of an import stands on. */
export interface ProgramData {
  readonly bundled: () => Promise<SessionData>;
  readonly settings: () => Settings | null;
}

/**
 * What a session is to work with. A data set of an import without the page's part stands on the catalogue that comes
 * with the program, as an import into it would: its own tables, no other participation, 数据截至 not confirmed yet.
 */
export async function sessionDataOf(content: Content, program: ProgramData): Promise<SessionData> {
  const { data_set } = content.manifest;
  const own = tablesOf(content);
  if (data_set !== undefined) {
    return {
      tables: new Map(TABLE_NAMES.map((table) => [table, own.get(table) ?? null])),
      settings: data_set.settings,
      isDemo: data_set.is_demo,
      isBundled: false,
      sources: sourcesOf(content),
      ...(data_set.imported === undefined ? {} : { imported: data_set.imported }),
    };
  }
  const [bundled, settings] = [await program.bundled(), program.settings()];
  const isOwn = (table: TableName): boolean => (PARTICIPATION_TABLES as readonly TableName[]).includes(table);
  return {
    tables: new Map(
      TABLE_NAMES.map((table) => [
        table,
        own.get(table) ?? (isOwn(table) ? null : (bundled.tables.get(table) ?? null)),
      ]),
    ),
    settings: settings === null ? null : { ...settings, as_of: null },
    isDemo: false,
    isBundled: false,
    sources: sourcesOf(content),
  };
}

/** Rows of what participants and juries produced, without those that are none of a table's. */
export const participationRows = ({ tables, data_set }: KeptManifest): number =>
  tables
    .filter(({ table }) => (PARTICIPATION_TABLES as readonly TableName[]).includes(table))
    .reduce((sum, { table, rows }) => sum + rows - (data_set?.read_as[table]?.without?.length ?? 0), 0);
