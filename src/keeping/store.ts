import type { Disk } from "./disk.ts";
import { KeepingError } from "./errors.ts";
import { type Locks, whileWriting } from "./locks.ts";
import { parseManifest } from "./manifest.ts";
import { readListed, readState } from "./read-state.ts";
import { type Folder, generationOf, isLeftover, isReadable, namesIn, openFolder, recordName } from "./record.ts";
import type { DataSetStore, Listed } from "./store-types.ts";
import { type StateAfter, writeState } from "./write-state.ts";

/**
 * Data sets on a disk, one folder each. The files of a data set never change: a new state is new files, beside those it
 * shares with the one before, and then a record that names them all, manifest-<generation>.json. The record of the
 * highest generation that is whole holds; only when it stands is anything older removed. So whatever a crash leaves
 * is the old state or the new one, and files that no record names, which are swept at the next start.
 */

/** @param locks null: the browser has none; @param token a name that no other write has */
export function createDataSetStore(disk: Disk, locks: Locks | null, token: () => string): DataSetStore {
  const write = (id: string, ...state: StateAfter): Promise<number> =>
    writeState({ disk, id, mark: token() }, ...state);

  /** What another state than the present one has left. */
  async function tidy(id: string, { names, record }: Folder): Promise<void> {
    if (record === null) return;
    const kept = namesIn(record);
    for (const name of names) {
      if (name !== recordName(record.generation) && !kept.has(name)) await disk.remove(id, name);
    }
  }

  /** The record that holds goes first: what a crash leaves then is nothing but files to sweep. */
  async function remove(id: string): Promise<void> {
    const records = (await disk.list(id)).filter((name) => generationOf(name) !== null);
    for (const name of records.sort((a, b) => (generationOf(a) ?? 0) - (generationOf(b) ?? 0))) {
      await disk.remove(id, name);
    }
    await disk.removeFolder(id);
  }

  const exclusively = <T>(work: () => Promise<T>): Promise<T> => whileWriting(locks, work);

  return {
    async list() {
      const all: Listed[] = [];
      for (const id of await disk.folders()) {
        const each = await readListed(disk, id);
        if (each !== null) all.push(each);
      }
      const time = (each: Listed): string => (each.fault === null ? each.changedAt : "");
      return all.sort((a, b) => (time(a) < time(b) ? 1 : -1));
    },
    read: (id) =>
      // No other tab may tidy away what is being read.
      exclusively(async () => {
        const { record } = await openFolder(disk, id);
        if (record === null) throw new KeepingError("gone", id);
        const { generation, before = null } = record;
        return { generation, before, ...(await readState(disk, id, record)) };
      }),
    readBefore: (id, before) => exclusively(() => readState(disk, id, before)),
    write: (id, content, after, before = null) => exclusively(() => write(id, content, after, before)),
    rename: (id, name) =>
      exclusively(async () => {
        const { record } = await openFolder(disk, id);
        if (record === null) throw new KeepingError("gone", id);
        const { data_set, ...manifest } = parseManifest(record.manifest);
        if (data_set === undefined) throw new KeepingError("damaged", id);
        return write(
          id,
          { manifest: { ...manifest, data_set: { ...data_set, name } }, files: new Map() },
          record.generation,
          "same",
        );
      }),
    remove: (id) => exclusively(() => remove(id)),
    removeAll: () =>
      exclusively(async () => {
        for (const id of await disk.folders()) await remove(id);
      }),
    async sweep() {
      // Without locks another tab may be writing just now what no record names yet.
      if (locks === null) return;
      await exclusively(async () => {
        for (const id of await disk.folders()) {
          const folder = await openFolder(disk, id);
          if (folder.record !== null) {
            if (isReadable(folder.record)) await tidy(id, folder);
          } else if (isLeftover(folder.names)) {
            await disk.removeFolder(id);
          }
        }
      });
    },
  };
}
