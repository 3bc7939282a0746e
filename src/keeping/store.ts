import { type Content, participationRows } from "./content.ts";
import type { Disk } from "./disk.ts";
import { KeepingError, type KeepingFault } from "./errors.ts";
import { type Locks, whileWriting } from "./locks.ts";
import { nameIn, parseManifest } from "./manifest.ts";
import {
  type Before,
  digestsOf,
  type Folder,
  generationOf,
  isLeftover,
  isReadable,
  namesIn,
  openFolder,
  type Place,
  type RecordContent,
  type RecordFile,
  recordName,
  type State,
  sizeOf,
} from "./record.ts";

/**
 * Data sets on a disk, one folder each. The files of a data set never change: a new state is new files, beside those it
 * shares with the one before, and then a record that names them all, manifest-<generation>.json. The record of the
 * highest generation that is whole holds; only when it stands is anything older removed. So whatever a crash leaves
 * is the old state or the new one, and files that no record names, which are swept at the next start.
 */

/** A data set as it is listed; `fault`: it is there, was left alone and cannot be opened. */
export type Listed =
  | {
      readonly id: string;
      readonly name: string;
      readonly generation: number;
      readonly asOf: string | null;
      readonly changedAt: string;
      readonly isDemo: boolean;
      /** Of participation. */
      readonly rows: number;
      readonly bytes: number;
      readonly fault: null;
    }
  | { readonly id: string; readonly name: string; readonly fault: KeepingFault; readonly place: string };

export interface Kept extends Content {
  readonly generation: number;
  /** Null: it has had no change, or one of which nothing is kept. */
  readonly before: Before | null;
}

export interface DataSetStore {
  /** The last changed first. */
  list(): Promise<readonly Listed[]>;
  /** Rejects with KeepingError `gone`, `damaged`, `newer`. */
  read(id: string): Promise<Kept>;
  /** What `read` told of the state before; rejects with KeepingError `damaged` once it is kept no longer. */
  readBefore(id: string, before: State): Promise<Content>;
  /**
   * Keeps a state in the place of generation `after` (0: of none), with the one `before` it, and resolves to its
   * generation. `same`: what was before the present one.
   * Rejects with KeepingError: `changed` or `gone` where another tab was first, `full`, `denied`. The old state is kept.
   */
  write(id: string, content: Content, after: number, before?: Content | "bundled" | "same" | null): Promise<number>;
  /** The new generation. */
  rename(id: string, name: string): Promise<number>;
  remove(id: string): Promise<void>;
  removeAll(): Promise<void>;
  /** Removes what crashes left. What cannot be read is left alone. */
  sweep(): Promise<void>;
}

/** @param locks null: the browser has none; @param token a name that no other write has */
export function createDataSetStore(disk: Disk, locks: Locks | null, token: () => string): DataSetStore {
  async function listed(id: string): Promise<Listed | null> {
    const { record, names } = await openFolder(disk, id);
    if (record === null) return isLeftover(names) ? null : { id, name: id, fault: "damaged", place: "manifest.json" };
    try {
      const manifest = parseManifest(record.manifest);
      const { data_set } = manifest;
      return {
        id,
        name: data_set?.name ?? id,
        generation: record.generation,
        asOf: data_set?.as_of ?? null,
        changedAt: data_set?.changed_at ?? "",
        isDemo: data_set?.is_demo ?? false,
        rows: participationRows(manifest),
        bytes: sizeOf(record),
        fault: null,
      };
    } catch (error) {
      if (!(error instanceof KeepingError)) throw error;
      return { id, name: nameIn(record.manifest) ?? id, fault: error.fault, place: error.place };
    }
  }

  /** Files that stand already, by their digests: those of the present state and of the one before it. */
  function standing(record: RecordFile | null): ReadonlyMap<string, Place> {
    const states = record === null ? [] : [record, ...(typeof record.before === "object" ? [record.before] : [])];
    return new Map(
      states.flatMap(({ places, manifest }) =>
        [...digestsOf(parseManifest(manifest))].flatMap(([path, sha256]) => {
          const place = places[path];
          return place === undefined ? [] : [[sha256, place] as const];
        }),
      ),
    );
  }

  /** What another state than the present one has left. */
  async function tidy(id: string, { names, record }: Folder): Promise<void> {
    if (record === null) return;
    const kept = namesIn(record);
    for (const name of names) {
      if (name !== recordName(record.generation) && !kept.has(name)) await disk.remove(id, name);
    }
  }

  async function readState(id: string, { places, manifest: json }: State): Promise<Content> {
    const manifest = parseManifest(json);
    const files = new Map<string, Uint8Array>();
    for (const path of digestsOf(manifest).keys()) {
      const place = places[path];
      const bytes = place === undefined ? null : await disk.read(id, place.name);
      if (bytes === null || bytes.length !== place?.bytes) throw new KeepingError("damaged", path);
      files.set(path, bytes);
    }
    return { manifest, files };
  }

  async function write(
    id: string,
    content: Content,
    after: number,
    before: Content | "bundled" | "same" | null,
  ): Promise<number> {
    const present = await openFolder(disk, id);
    const found = present.record?.generation ?? 0;
    if (found !== after) throw new KeepingError(found === 0 ? "gone" : "changed", id);
    const known = standing(present.record);
    const written = new Map<string, Place>();
    // A record that a crash cut off stands in the way of none.
    const next = 1 + Math.max(after, ...present.names.map((name) => generationOf(name) ?? 0));
    const mark = token();
    const put = async ({ manifest, files }: Content): Promise<RecordFile["places"]> => {
      const places: RecordFile["places"] = {};
      for (const [path, sha256] of digestsOf(manifest)) {
        const bytes = files.get(path);
        let place = known.get(sha256) ?? written.get(sha256);
        if (place === undefined) {
          if (bytes === undefined) throw new KeepingError("damaged", path);
          place = { name: `${mark}-${written.size}.parquet`, bytes: bytes.length };
          written.set(sha256, place);
          await disk.write(id, place.name, bytes);
        }
        places[path] = place;
      }
      return places;
    };
    const hold = async (): Promise<RecordContent> => {
      const state = { places: await put(content), manifest: content.manifest };
      const earlier = before === "same" ? (present.record?.before ?? null) : before;
      if (earlier === null) return state;
      if (earlier === "bundled" || "places" in earlier) return { ...state, before: earlier };
      return { ...state, before: { places: await put(earlier), manifest: earlier.manifest } };
    };
    try {
      const holds = await hold();
      await record(id, next, holds);
      await tidyBefore(id, present, holds);
      return next;
    } catch (error) {
      // The old state holds. What was written is in nobody's way, and swept later where this fails too.
      for (const { name } of written.values()) await disk.remove(id, name).catch(() => undefined);
      throw error;
    }
  }

  /** All that went before becomes the state of the data set, or nothing. */
  async function record(id: string, generation: number, content: RecordContent): Promise<void> {
    const name = recordName(generation);
    let isCreated: boolean;
    try {
      isCreated = await disk.create(id, name, new TextEncoder().encode(JSON.stringify(content)));
    } catch (error) {
      await disk.remove(id, name);
      throw error;
    }
    if (!isCreated) throw new KeepingError("changed", id);
    // Without locks two more states may have come and gone in the meantime, so that this name was free again.
    if ((await openFolder(disk, id)).record?.generation === generation) return;
    await disk.remove(id, name);
    throw new KeepingError("changed", id);
  }

  /** Removes what only the state that was had: not more, another tab without locks may be writing. */
  async function tidyBefore(id: string, { record }: Folder, holds: RecordContent): Promise<void> {
    if (record === null) return;
    const kept = namesIn(holds);
    try {
      await disk.remove(id, recordName(record.generation));
      for (const name of namesIn(record)) if (!kept.has(name)) await disk.remove(id, name);
    } catch {
      // The new state stands; the next start sweeps.
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
        const each = await listed(id);
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
        return { generation, before, ...(await readState(id, record)) };
      }),
    readBefore: (id, before) => exclusively(() => readState(id, before)),
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
