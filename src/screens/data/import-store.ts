import { createStore, type StoreApi } from "zustand/vanilla";
import type { Session, TableSource } from "../../engine/session.ts";
import type { ParquetCodec } from "../../engine/types.ts";
import type { OpenedFile } from "../../ingest/browser.ts";
import {
  type BuiltFiles,
  type Decisions,
  decisionKey,
  type Importer,
  type ReadFile,
  type SheetSummary,
  summarise,
} from "../../ingest/importer.ts";
import type { Decision } from "../../ingest/map.ts";
import type { PassThrough } from "../../ingest/pass-through.ts";
import type { TableName } from "../../model/tables.ts";
import { importContext, prepare } from "./import-session.ts";

/** What a file turned out to be; `through`: a table as the engine takes it. */
export type FoundFile =
  | ReadFile
  | { readonly kind: "through"; readonly sheets: readonly SheetSummary[]; readonly through: PassThrough };

type TableBytes = { readonly ipc: Uint8Array } | { readonly source: TableSource };

/** What the files on the list would give. */
export interface Outcome extends Pick<BuiltFiles, "reports"> {
  readonly tables: readonly ({ readonly table: TableName; readonly rows: number } & TableBytes)[];
}

/** One file on the data screen, from its drop to its import. */
export interface ImportedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly state:
    | { readonly kind: "reading"; readonly share: number }
    | { readonly kind: "read"; readonly read: FoundFile }
    | { readonly kind: "refused"; readonly error: Error };
}

export type ImportStep =
  | { readonly kind: "idle" }
  /** Tables are being made of the files, to show what an import would give. */
  | { readonly kind: "building" }
  | { readonly kind: "importing"; readonly share: number }
  | { readonly kind: "failed"; readonly error: Error };

export interface Done {
  readonly tables: readonly { readonly table: TableName; readonly rows: number }[];
  readonly reports: Outcome["reports"];
  /** Demo data went with this import. */
  readonly demoRemoved: boolean;
  /** Of the data as they were imported; what has changed since is not this import's to take back. */
  readonly revision: number;
}

export interface ImportState {
  readonly files: readonly ImportedFile[];
  readonly decisions: Decisions;
  /** What the files would give; null until they are read, or where none can be. */
  readonly built: Outcome | null;
  readonly step: ImportStep;
  readonly done: Done | null;
}

export interface ImportActions {
  add(files: readonly File[]): Promise<void>;
  remove(id: string): Promise<void>;
  decide(id: string, sheet: Pick<SheetSummary, "file" | "sheet">, decision: Decision): Promise<void>;
  /** Hands the tables to the session: all of them or none. */
  confirm(): Promise<void>;
  /** Ends what is under way; the data stay as they were. */
  stop(): void;
  undo(): Promise<void>;
  dismiss(): void;
}

export type ImportStore = StoreApi<ImportState> & { readonly actions: ImportActions };

/** The edges, handed in. */
export interface ImportPorts {
  readonly session: Pick<Session, "store" | "query" | "apply" | "undo">;
  readonly importer: Importer & { stop(): void };
  /** Null as decision: the file's rows are wanted one by one. */
  readonly open: (file: File, decision: Decision | null) => Promise<OpenedFile>;
  readonly parquet: () => Promise<Pick<ParquetCodec, "write">>;
}

const EMPTY: ImportState = { files: [], decisions: {}, built: null, step: { kind: "idle" }, done: null };

export function createImportStore({ session, importer, open, parquet }: ImportPorts): ImportStore {
  const store = createStore<ImportState>()(() => EMPTY);
  const { getState: get, setState: set } = store;
  let ids = 0;
  /** By id; a file may have to be read again in another way. */
  const chosenFiles = new Map<string, File>();
  /** Grows with each build and stop: a result of an older one is thrown away. */
  let turn = 0;
  let applying: AbortController | null = null;

  const update = (id: string, state: ImportedFile["state"]): void =>
    set(({ files }) => ({ files: files.map((file) => (file.id === id ? { ...file, state } : file)) }));

  const sheetFiles = (): readonly string[] =>
    get().files.flatMap(({ id, state }) => (state.kind === "read" && state.read.kind === "sheets" ? [id] : []));

  const throughFiles = (): readonly { readonly id: string; readonly through: PassThrough }[] =>
    get().files.flatMap(({ id, state }) =>
      state.kind === "read" &&
      state.read.kind === "through" &&
      get().decisions[decisionKey(id, state.read.through.sample)]?.skip !== true
        ? [{ id, through: state.read.through }]
        : [],
    );

  /**
   * A table has one source: where several files bring scores, their rows have to be put together. And rows of other
   * files look for their entries among registrations, which therefore have to be read with them.
   */
  const clashing = (built: BuiltFiles | null): boolean => {
    const tables = throughFiles().map(({ through }) => through.table);
    return (
      new Set(tables).size < tables.length ||
      tables.some((table) => built?.tables.some((other) => other.table === table)) ||
      (tables.includes("entries") && sheetFiles().length > 0)
    );
  };

  async function buildAll(): Promise<Outcome | null> {
    const context = await importContext(session, get().files);
    const build = async (): Promise<BuiltFiles | null> => {
      const ids = sheetFiles();
      return ids.length === 0 ? null : importer.build(ids, get().decisions, context);
    };
    let built = await build();
    if (clashing(built)) {
      for (const { id } of throughFiles()) await read(id, null);
      built = await build();
    }
    const throughs = throughFiles();
    if (built === null && throughs.length === 0) return null;
    return {
      reports: [...(built?.reports ?? []), ...throughs.map(({ id, through }) => ({ ...through.report, id }))],
      tables: [
        ...(built?.tables ?? []),
        ...throughs.map(({ through: { table, rows, source } }) => ({ table, rows, source })),
      ],
    };
  }

  async function rebuild(): Promise<void> {
    turn++;
    const mine = turn;
    set({ step: { kind: "building" } });
    try {
      const built = await buildAll();
      if (mine === turn) set({ built, step: { kind: "idle" } });
    } catch (error) {
      if (mine === turn) set({ built: null, step: failed(error) });
    }
  }

  async function read(id: string, decision: Decision | null): Promise<void> {
    const file = chosenFiles.get(id);
    if (file === undefined) return;
    try {
      const content = await open(file, decision);
      if ("report" in content) {
        const sheets = [summarise(content.sample, content.rows)];
        update(id, { kind: "read", read: { kind: "through", sheets, through: content } });
        return;
      }
      const found = await importer.read({ id, name: file.name, content }, ({ share }) =>
        update(id, { kind: "reading", share }),
      );
      update(id, { kind: "read", read: found });
    } catch (error) {
      if (isStop(error)) set(({ files }) => ({ files: files.filter((other) => other.id !== id) }));
      else update(id, { kind: "refused", error: asError(error) });
    }
  }

  const actions: ImportActions = {
    async add(chosen) {
      const added = chosen.map((file) => {
        ids++;
        chosenFiles.set(String(ids), file);
        return { id: String(ids), file };
      });
      set(({ files }) => ({
        done: null,
        files: [
          ...files,
          ...added.map(
            ({ id, file: { name, size } }): ImportedFile => ({ id, name, size, state: { kind: "reading", share: 0 } }),
          ),
        ],
      }));
      // One after the other: two large files at once would need the memory of both.
      for (const { id } of added) await read(id, {});
      await rebuild();
    },
    async remove(id) {
      importer.forget(id);
      chosenFiles.delete(id);
      set(({ files }) => ({ files: files.filter((file) => file.id !== id) }));
      await rebuild();
    },
    async decide(id, sheet, decision) {
      set(({ decisions }) => ({ decisions: { ...decisions, [decisionKey(id, sheet)]: decision } }));
      if (throughFiles().some((file) => file.id === id)) await read(id, decision);
      await rebuild();
    },
    async confirm() {
      const { built, files } = get();
      const { catalogue } = session.store.getState();
      if (catalogue === null) return;
      applying = new AbortController();
      const { signal } = applying;
      set({ step: { kind: "importing", share: 0 } });
      try {
        const { change, tables } = await prepare(built, files, catalogue, await parquet());
        signal.throwIfAborted();
        await session.apply(change, {
          signal,
          onProgress: ({ rows, ofRows }) =>
            set({ step: { kind: "importing", share: ofRows === 0 ? 1 : rows / ofRows } }),
        });
        const imported = files.filter(({ state }) => state.kind === "read");
        for (const { id } of imported) {
          importer.forget(id);
          chosenFiles.delete(id);
        }
        set({
          ...EMPTY,
          // What was refused stays on the list, with the reason.
          files: files.filter((file) => !imported.includes(file)),
          done: {
            tables,
            reports: built?.reports ?? [],
            demoRemoved: catalogue.isDemo,
            revision: session.store.getState().revision,
          },
        });
      } catch (error) {
        set({ step: isStop(error) ? { kind: "idle" } : failed(error) });
      } finally {
        applying = null;
      }
    },
    stop() {
      if (applying !== null) {
        applying.abort(new DOMException("stopped by the user", "AbortError"));
        return;
      }
      turn++;
      importer.stop();
      chosenFiles.clear();
      // What the worker had read went with it.
      set({ ...EMPTY });
    },
    async undo() {
      try {
        await session.undo();
        set({ done: null });
      } catch (error) {
        set({ step: failed(error) });
      }
    },
    dismiss() {
      set({ done: null });
    },
  };
  return Object.assign(store, { actions });
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
const failed = (error: unknown): ImportStep => ({ kind: "failed", error: asError(error) });
const isStop = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";
