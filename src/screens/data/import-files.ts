import type { StoreApi } from "zustand/vanilla";
import type { GivenTables } from "../../engine/tables/beside.ts";
import type { ColumnsToCheck } from "../../ingest/columns/check-columns.ts";
import type { PassThrough } from "../../ingest/columns/pass-through.ts";
import { isCopy } from "../../ingest/copies.ts";
import { decisionKey, summarise } from "../../ingest/importer.ts";
import type { Decision } from "../../ingest/meaning/mapping.ts";
import { ImportError } from "../../ingest/table/refusals.ts";
import { unlooked, withLate, withPending } from "./import-late.ts";
import type { ImportedFile, ImportPorts, ImportState } from "./import-state.ts";

/** The files on the list: how they are read, and which go which way. */

export interface ImportFiles {
  /** Puts files on the list, unread; their ids. No two on the list have one name. */
  add(files: readonly File[]): readonly string[];
  /** Puts on the list what cannot be read, with the reason. */
  refuse(refused: readonly ImportError[]): void;
  /** Reads a file, once more where it was read. `decision` null: its rows are wanted one by one. Never rejects. */
  read(id: string, decision: Decision | null): Promise<void>;
  /** Has the quality rules look at files that pass as they are; what they find stands in the reports when it is there. */
  check(): void;
  /** The bytes are needed no longer. */
  forget(id: string): void;
  /** Ends what is under way and forgets all. */
  stop(): void;
}

export function createImportFiles(
  { importer, open }: Pick<ImportPorts, "importer" | "open">,
  { getState: get, setState: set }: Pick<StoreApi<ImportState>, "getState" | "setState">,
): ImportFiles {
  let ids = 0;
  /** By id, the first dropped first; a file may have to be read again in another way. */
  const chosen = new Map<string, File>();
  /** By id, of files that pass: what is to be checked yet, and what is or was. */
  const unchecked = new Map<string, ColumnsToCheck>();
  const checking = new Map<string, ColumnsToCheck>();

  /** The file before it that it is a copy of. */
  async function originalOf(id: string, file: File): Promise<File | null> {
    for (const [other, before] of chosen) {
      if (other === id) return null;
      if (await isCopy(before, file)) return before;
    }
    return null;
  }

  async function checkLate(id: string, columns: ColumnsToCheck): Promise<void> {
    checking.set(id, columns);
    const late = await importer.check(columns).catch((error: unknown) => unlooked(asError(error).message));
    // Else the file was read again meanwhile, in another way.
    if (checking.get(id) === columns) set((state) => withLate(state, id, late));
  }

  const update = (id: string, state: ImportedFile["state"]): void =>
    set(({ files }) => ({ files: files.map((file) => (file.id === id ? { ...file, state } : file)) }));

  return {
    add(files) {
      const added = files.map((dropped): ImportedFile => {
        ids++;
        const file = withOwnName(dropped, new Set([...chosen.values()].map(({ name }) => name)));
        chosen.set(String(ids), file);
        return { id: String(ids), name: file.name, size: file.size, state: { kind: "reading", share: 0 } };
      });
      set(({ files: before }) => ({ files: [...before, ...added] }));
      return added.map(({ id }) => id);
    },
    refuse(refused) {
      const added = refused.map((error): ImportedFile => {
        ids++;
        return { id: String(ids), name: error.file, size: 0, state: { kind: "refused", error } };
      });
      set(({ files: before }) => ({ files: [...before, ...added] }));
    },
    async read(id, decision) {
      const file = chosen.get(id);
      if (file === undefined) return;
      try {
        const original = await originalOf(id, file);
        if (original !== null) throw new ImportError("same_file", file.name, { other: original.name });
        const content = await open(file, decision);
        // Taken off the list in the meantime.
        if (chosen.get(id) !== file) return;
        checking.delete(id);
        if ("through" in content) {
          const { sample, rows, report } = content.through;
          unchecked.set(id, content.unchecked);
          const through = { ...content.through, report: withPending(report) };
          update(id, { kind: "read", read: { kind: "through", sheets: [summarise(sample, rows)], through } });
          return;
        }
        unchecked.delete(id);
        const found = await importer.read({ id, name: file.name, content }, ({ share }) =>
          update(id, { kind: "reading", share }),
        );
        update(id, { kind: "read", read: found });
      } catch (error) {
        if (isStop(error)) set(({ files }) => ({ files: files.filter((other) => other.id !== id) }));
        else update(id, { kind: "refused", error: asError(error) });
      }
    },
    check() {
      const { files, done } = get();
      const reported = new Set([...files, ...(done?.reports ?? [])].map(({ id }) => id));
      // What was taken off the list is nobody's concern.
      for (const [id, columns] of unchecked) if (reported.has(id)) void checkLate(id, columns);
      unchecked.clear();
    },
    forget(id) {
      importer.forget(id);
      chosen.delete(id);
    },
    stop() {
      importer.stop();
      chosen.clear();
      unchecked.clear();
    },
  };
}

/** Seventeen hosts send seventeen files of one name, and each row says which of them it is from. */
function withOwnName(file: File, taken: ReadonlySet<string>): File {
  if (!taken.has(file.name)) return file;
  const dot = file.name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [file.name.slice(0, dot), file.name.slice(dot)] : [file.name, ""];
  let number = 2;
  while (taken.has(`${stem} (${number})${ending}`)) number++;
  return new File([file], `${stem} (${number})${ending}`, { type: file.type, lastModified: file.lastModified });
}

/** Files whose rows are read one by one. */
export const sheetFiles = ({ files }: Pick<ImportState, "files">): readonly string[] =>
  files.flatMap(({ id, state }) => (state.kind === "read" && state.read.kind === "sheets" ? [id] : []));

/** Files that pass to the engine as they are. */
export const throughFiles = ({
  files,
  decisions,
}: Pick<ImportState, "files" | "decisions">): readonly { readonly id: string; readonly through: PassThrough }[] =>
  files.flatMap(({ id, state }) =>
    state.kind === "read" &&
    state.read.kind === "through" &&
    decisions[decisionKey(id, state.read.through.sample)]?.skip !== true
      ? [{ id, through: state.read.through }]
      : [],
  );

/** The same as tables that are about to be made. */
export const passingTables = (state: Pick<ImportState, "files" | "decisions">): GivenTables =>
  new Map(throughFiles(state).map(({ through: { table, source } }) => [table, source]));

/** Refused only because what it is a copy of is on the list. */
export const isRefusedCopy = ({ state }: ImportedFile): boolean =>
  state.kind === "refused" && state.error instanceof ImportError && state.error.code === "same_file";

export const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
export const isStop = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";
