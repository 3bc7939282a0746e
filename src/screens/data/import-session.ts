import type { Session } from "../../engine/session/session-types.ts";
import type { TableSource } from "../../engine/tables/stage-table.ts";
import type { ParquetCodec } from "../../engine/types.ts";
import { catalogueRows } from "../../ingest/announcement/catalogue-rows.ts";
import type { ImportContext } from "../../ingest/build/build.ts";
import type { CatalogueRows } from "../../ingest/build/built-catalogue.ts";
import { CLUES } from "../../ingest/build/known-entries.ts";
import type { ModelRow } from "../../ingest/build/table-builder.ts";
import type { Importer } from "../../ingest/importer.ts";
import { sourcePath } from "../../ingest/outcome/source-files.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import type { KeptSource } from "../../model/sources.ts";
import type { Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import { type BroughtCatalogue, type CatalogueChange, catalogueTables } from "./catalogue-tables.ts";
import { sheetFiles } from "./import-files.ts";
import type { Brought } from "./import-merge.ts";
import type { ImportedFile, ImportState, Outcome, TableBytes } from "./import-state.ts";

/** Between the files on the data screen and the session: what is matched against, and what is handed over. */

type KnowingSession = Pick<Session, "store" | "beside">;

/** What the files on the list give, written as Parquet: once for all that is asked of it. */
export async function broughtBy(
  session: KnowingSession,
  built: Outcome | null,
  files: readonly ImportedFile[],
  catalogue: Catalogue,
  codec: Pick<ParquetCodec, "write">,
): Promise<{ readonly brought: readonly Brought[]; readonly listed: CatalogueChange | null }> {
  const given = catalogueOf(built, files);
  const offered =
    given === null ? null : catalogueTables(given, await offeredBy(session), catalogue.settings.user_words);
  const brought: Brought[] = [];
  for (const { table, ipc, brought: rows } of offered?.tables ?? [])
    brought.push({ table, rows, source: { parquet: await codec.write(ipc) } });
  for (const each of built?.tables ?? []) {
    const source = "source" in each ? each.source : await writtenOnce(each, codec);
    brought.push({ table: each.table, rows: each.rows, source });
  }
  return { brought, listed: offered?.change ?? null };
}

function catalogueOf(built: Outcome | null, files: readonly ImportedFile[]): BroughtCatalogue | null {
  const announcement = announcementOf(files);
  if (announcement !== null) return { ...catalogueRows(announcement), isWhole: true };
  const listed = built?.catalogue ?? null;
  return listed === null ? null : { ...listed, isWhole: false };
}

/** Tracks and problems as they are loaded, each with where it came from. */
function offeredBy(session: KnowingSession): Promise<CatalogueRows> {
  return session.beside(new Map(), async (beside) => {
    const rowsOf = async (name: TableName): Promise<readonly ModelRow[]> => {
      const { columns }: Table = TABLES[name];
      const texts = columns.map((column) =>
        column.type === "text" ? `CAST(${column.name} AS VARCHAR) AS ${column.name}` : column.name,
      );
      const found = await beside.columns(`SELECT ${texts.join(", ")} FROM ${name}`);
      const [first = []] = Object.values(found);
      return first.map((_, row) =>
        Object.fromEntries(Object.entries(found).map(([column, cells]) => [column, cells[row] ?? null])),
      );
    };
    return { tracks: await rowsOf("tracks"), problems: await rowsOf("problems") };
  });
}

type Unwritten = Extract<TableBytes, { readonly ipc: Uint8Array }>;

/** Each choice of how the files meet what is loaded asks for the same tables, whose bytes are gone once written. */
const written = new WeakMap<Unwritten, Promise<TableSource>>();

/** Begins to write a table that is sure to be asked for. @param onWritten is told of it; whoever asks hears of a failure */
export async function writeAhead(
  given: Unwritten,
  codec: () => Promise<Pick<ParquetCodec, "write">>,
  onWritten: (source: TableSource) => void,
): Promise<void> {
  const [done] = await Promise.allSettled([codec().then((opened) => writtenOnce(given, opened))]);
  if (done.status === "fulfilled") onWritten(done.value);
}

function writtenOnce(given: Unwritten, codec: Pick<ParquetCodec, "write">): Promise<TableSource> {
  const { ipc, constants } = given;
  const source =
    written.get(given) ??
    codec.write(ipc).then((parquet): TableSource => (constants === undefined ? { parquet } : { parquet, constants }));
  written.set(given, source);
  return source;
}

/** Of the tables read row by row those that the model cannot hold whole, written as Parquet. @param present kept already */
export async function readAsTheyStand(
  importer: Pick<Importer, "sources">,
  state: ImportState,
  present: readonly KeptSource[],
  codec: Pick<ParquetCodec, "write">,
): Promise<readonly KeptSource[]> {
  const ids = sheetFiles(state);
  if (ids.length === 0) return [];
  const read = await importer.sources(ids, state.decisions);
  // What is read again takes the place of what it was.
  const staying = present.filter(({ file, sheet }) => !read.some((one) => one.file === file && one.sheet === sheet));
  const taken = new Set(staying.map(({ path }) => path.toLowerCase()));
  const kept: KeptSource[] = [];
  for (const { ipc, ...source } of read) {
    const path = sourcePath(source, taken);
    kept.push({ ...source, path, parquet: await codec.write(ipc) });
  }
  return kept;
}

function announcementOf(files: readonly ImportedFile[]) {
  for (const { name, state } of files) {
    if (state.kind === "read" && state.read.kind === "announcement") return { file: name, ...state.read.announcement };
  }
  return null;
}

/** Tracks and problems come from an announcement among the files, else from what is loaded and lists among them. */
export async function importContext(session: KnowingSession, files: readonly ImportedFile[]): Promise<ImportContext> {
  const { catalogue } = session.store.getState();
  const known =
    catalogue === null || catalogue.isDemo || !catalogue.loaded.includes("entries") ? null : await entriesOf(session);
  const announcement = announcementOf(files);
  return {
    catalogue: announcement ?? catalogue ?? { tracks: [], problems: [] },
    ...(announcement === null ? {} : ({ isAnnounced: true } as const)),
    areas: (catalogue?.settings.areas ?? []).map(({ name }) => name),
    known,
  };
}

/** As bytes: hundreds of thousands of entries made objects here, which nobody may ask for, would hold up the page. */
function entriesOf(session: KnowingSession): Promise<Uint8Array> {
  const hasTeams = session.store.getState().catalogue?.loaded.includes("teams") === true;
  const teams = hasTeams ? "teams" : "(SELECT NULL::VARCHAR AS team_id, NULL::VARCHAR AS team_name)";
  const sql = `SELECT ${CLUES} FROM entries e LEFT JOIN ${teams} t ON CAST(e.team_id AS VARCHAR) = CAST(t.team_id AS VARCHAR)`;
  return session.beside(new Map(), (beside) => beside.ipc(sql));
}
