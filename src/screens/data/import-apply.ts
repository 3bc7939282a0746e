import type { DataChange } from "../../engine/session/session-data.ts";
import type { GivenTables } from "../../engine/tables/beside.ts";
import { TABLE_NAMES } from "../../model/tables.ts";
import { type Brought, changeOf } from "./import-merge.ts";
import { readAsTheyStand } from "./import-session.ts";
import type { Done, ImportedFile, ImportPorts, ImportState, Outcome } from "./import-state.ts";

interface Applying {
  readonly brought: readonly Brought[];
  readonly signal: AbortSignal;
  readonly onShare: (share: number) => void;
}

interface Applied {
  readonly done: Done;
  /** The files that were taken over: those that were not refused. */
  readonly read: readonly ImportedFile[];
}

/**
 * Takes over what the files bring. Rejects as `session.apply` does, or where nothing is known of what is loaded; then
 * nothing has changed.
 */
export async function applyImport(
  { session, importer, parquet, now }: ImportPorts,
  state: ImportState,
  { brought, signal, onShare }: Applying,
): Promise<Applied> {
  const { built, files, plan, listed, asOf, notes } = state;
  const { catalogue } = session.store.getState();
  if (catalogue === null) throw new Error("nothing is loaded that files could be added to");
  const change = await changeOf(session, brought, {
    catalogue,
    plan,
    asOf: asOf?.asOf ?? null,
    files: filesOf(built?.reports ?? []),
    notes,
    signal,
  });
  // What was only compared is needed no longer.
  void session.expect(givenTables(change.set));
  const sources = await readAsTheyStand(importer, state, session.data()?.sources ?? [], await parquet());
  signal.throwIfAborted();
  const read = files.filter((file) => file.state.kind === "read");
  const imported = { files: read.map(({ name }) => name), at: new Date(now()).toISOString().slice(0, 19) };
  await session.apply(
    { ...change, sources, imported },
    { signal, onProgress: ({ rows, ofRows }) => onShare(ofRows === 0 ? 1 : rows / ofRows) },
  );
  const done: Done = {
    tables: brought.map(({ table, rows }) => ({ table, rows })),
    reports: built?.reports ?? [],
    asOf: asOf?.asOf ?? null,
    plan,
    listed,
    demoRemoved: catalogue.isDemo,
    imported,
  };
  return { done, read };
}

const givenTables = (set: DataChange["set"]): GivenTables =>
  new Map(TABLE_NAMES.flatMap((table) => (set[table] === undefined ? [] : [[table, set[table]] as const])));

/** Rows that each file has brought, of all its sheets. */
function filesOf(reports: Outcome["reports"]): readonly { readonly name: string; readonly rows: number }[] {
  const rows = new Map<string, number>();
  for (const { file, rowsOut } of reports) rows.set(file, (rows.get(file) ?? 0) + rowsOut);
  return [...rows].map(([name, count]) => ({ name, rows: count }));
}
