import type { Session } from "../../engine/session/session-types.ts";
import type { TableSource } from "../../engine/tables/stage-table.ts";
import type { ParquetCodec } from "../../engine/types.ts";
import type { ImportContext } from "../../ingest/build/build.ts";
import { CLUES } from "../../ingest/build/known-entries.ts";
import type { Importer } from "../../ingest/importer.ts";
import { sourcePath } from "../../ingest/outcome/source-files.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import type { KeptSource } from "../../model/sources.ts";
import { announcementTables } from "./announcement-tables.ts";
import { sheetFiles } from "./import-files.ts";
import type { Brought } from "./import-merge.ts";
import type { ImportedFile, ImportState, Outcome, TableBytes } from "./import-state.ts";

/** Between the files on the data screen and the session: what is matched against, and what is handed over. */

type KnowingSession = Pick<Session, "store" | "beside">;

/** What the files on the list give, written as Parquet: once for all that is asked of it. */
export async function broughtBy(
  built: Outcome | null,
  files: readonly ImportedFile[],
  catalogue: Catalogue,
  codec: Pick<ParquetCodec, "write">,
): Promise<readonly Brought[]> {
  const announcement = announcementOf(files);
  const all = [
    ...(announcement === null ? [] : announcementTables(announcement, catalogue.settings.user_words)),
    ...(built?.tables ?? []),
  ];
  const brought: Brought[] = [];
  for (const given of all) {
    const source = "source" in given ? given.source : await writtenOnce(given, codec);
    brought.push({ table: given.table, rows: given.rows, source });
  }
  return brought;
}

type Unwritten = Extract<TableBytes, { readonly ipc: Uint8Array }>;

/** Each choice of how the files meet what is loaded asks for the same tables, whose bytes are gone once written. */
const written = new WeakMap<Unwritten, Promise<TableSource>>();

/** Begins to write tables that are sure to be asked for. */
export async function writeAhead(
  tables: readonly Unwritten[],
  codec: () => Promise<Pick<ParquetCodec, "write">>,
): Promise<void> {
  // Whoever asks for them hears of a failure.
  await Promise.allSettled(tables.map(async (table) => writtenOnce(table, await codec())));
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

/** Tracks and problems come from an announcement among the files, else from what is loaded. */
export async function importContext(session: KnowingSession, files: readonly ImportedFile[]): Promise<ImportContext> {
  const { catalogue } = session.store.getState();
  const known =
    catalogue === null || catalogue.isDemo || !catalogue.loaded.includes("entries") ? null : await entriesOf(session);
  return {
    catalogue: announcementOf(files) ?? catalogue ?? { tracks: [], problems: [] },
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
