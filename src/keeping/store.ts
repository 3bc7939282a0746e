import { z } from "zod";
import { type Content, participationRows } from "./content.ts";
import type { Disk } from "./disk.ts";
import { KeepingError, type KeepingFault } from "./errors.ts";
import { type Locks, whileWriting } from "./locks.ts";
import { type KeptManifest, nameIn, parseManifest } from "./manifest.ts";

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
}

export interface DataSetStore {
  /** The last changed first. */
  list(): Promise<readonly Listed[]>;
  /** Rejects with KeepingError `gone`, `damaged`, `newer`. */
  read(id: string): Promise<Kept>;
  /**
   * Keeps a state in the place of generation `after` (0: of none) and resolves to its generation.
   * Rejects with KeepingError: `changed` or `gone` where another tab was first, `full`, `denied`. The old state is kept.
   */
  write(id: string, content: Content, after: number): Promise<number>;
  /** The new generation. */
  rename(id: string, name: string): Promise<number>;
  remove(id: string): Promise<void>;
  removeAll(): Promise<void>;
  /** Removes what crashes left. What cannot be read is left alone. */
  sweep(): Promise<void>;
}

/** What a record file holds: the manifest, and under which name and with how many bytes each file of it stands. */
const recordSchema = z.object({
  places: z.record(z.string(), z.object({ name: z.string(), bytes: z.int().nonnegative() })),
  manifest: z.unknown(),
});

interface RecordFile extends z.infer<typeof recordSchema> {
  readonly generation: number;
}

const recordName = (generation: number): string => `manifest-${generation}.json`;

const generationOf = (name: string): number | null => {
  const digits = /^manifest-(\d+)\.json$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
};

/** Null: cut off in the middle of its writing. */
function parseRecord(bytes: Uint8Array, generation: number): RecordFile | null {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    // What begins with { and is cut off is no JSON.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const record = recordSchema.safeParse(json);
  // Of a version that keeps its records otherwise: whoever reads the manifest says so.
  return record.success ? { generation, ...record.data } : { generation, places: {}, manifest: json };
}

interface Folder {
  readonly names: readonly string[];
  /** The state that holds; null: none was ever whole. */
  readonly record: RecordFile | null;
}

async function openFolder(disk: Disk, id: string): Promise<Folder> {
  for (;;) {
    const names = await disk.list(id);
    const folder = await readFolder(disk, id, names);
    if (folder !== null) return folder;
  }
}

/** Null: another tab has gone on since the names were listed. */
async function readFolder(disk: Disk, id: string, names: readonly string[]): Promise<Folder | null> {
  const generations = names.map(generationOf).filter((generation) => generation !== null);
  for (const generation of generations.sort((a, b) => b - a)) {
    const bytes = await disk.read(id, recordName(generation));
    if (bytes === null) return null;
    const record = parseRecord(bytes, generation);
    if (record !== null) return { names, record };
  }
  return { names, record: null };
}

const sizeOf = ({ places }: RecordFile): number => Object.values(places).reduce((sum, { bytes }) => sum + bytes, 0);

/** The digests of the files a manifest names, by path. */
const digestsOf = ({ tables, sources }: KeptManifest): ReadonlyMap<string, string> =>
  new Map([...tables, ...sources].map(({ path, sha256 }) => [path, sha256]));

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

  /** Files of the state before that the new one has too, by the path in the new one. */
  function shared(content: Content, before: RecordFile | null): RecordFile["places"] {
    if (before === null) return {};
    const standing = new Map(
      [...digestsOf(parseManifest(before.manifest))].flatMap(([path, sha256]) => {
        const place = before.places[path];
        return place === undefined ? [] : [[sha256, place] as const];
      }),
    );
    return Object.fromEntries(
      [...digestsOf(content.manifest)].flatMap(([path, sha256]) => {
        const place = standing.get(sha256);
        return place === undefined ? [] : [[path, place] as const];
      }),
    );
  }

  /** What another state than the present one has left. */
  async function tidy(id: string, { names, record }: Folder): Promise<void> {
    if (record === null) return;
    const kept = new Set([recordName(record.generation), ...Object.values(record.places).map(({ name }) => name)]);
    for (const name of names) if (!kept.has(name)) await disk.remove(id, name);
  }

  async function write(id: string, content: Content, after: number): Promise<number> {
    const before = await openFolder(disk, id);
    const found = before.record?.generation ?? 0;
    if (found !== after) throw new KeepingError(found === 0 ? "gone" : "changed", id);
    const places = shared(content, before.record);
    const written: string[] = [];
    // A record that a crash cut off stands in the way of none.
    const next = 1 + Math.max(after, ...before.names.map((name) => generationOf(name) ?? 0));
    try {
      const mark = token();
      for (const [path, bytes] of content.files) {
        if (places[path] !== undefined) continue;
        const name = `${mark}-${written.length}.parquet`;
        written.push(name);
        await disk.write(id, name, bytes);
        places[path] = { name, bytes: bytes.length };
      }
      const absent = [...digestsOf(content.manifest).keys()].find((path) => places[path] === undefined);
      if (absent !== undefined) throw new KeepingError("damaged", absent);
      await record(id, next, { places, manifest: content.manifest });
    } catch (error) {
      // The old state holds. What was written is in nobody's way, and swept later where this fails too.
      for (const name of written) await disk.remove(id, name).catch(() => undefined);
      throw error;
    }
    await tidyBefore(id, before, places);
    return next;
  }

  /** All that went before becomes the state of the data set, or nothing. */
  async function record(id: string, generation: number, content: z.infer<typeof recordSchema>): Promise<void> {
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

  /** Removes what only the state before had: not more, another tab without locks may be writing. */
  async function tidyBefore(id: string, { record }: Folder, places: RecordFile["places"]): Promise<void> {
    if (record === null) return;
    const kept = new Set(Object.values(places).map(({ name }) => name));
    const old = Object.values(record.places).map(({ name }) => name);
    try {
      await disk.remove(id, recordName(record.generation));
      for (const name of old) if (!kept.has(name)) await disk.remove(id, name);
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
        const manifest = parseManifest(record.manifest);
        const files = new Map<string, Uint8Array>();
        for (const path of digestsOf(manifest).keys()) {
          const place = record.places[path];
          const bytes = place === undefined ? null : await disk.read(id, place.name);
          if (bytes === null || bytes.length !== place?.bytes) throw new KeepingError("damaged", path);
          files.set(path, bytes);
        }
        return { generation: record.generation, manifest, files };
      }),
    write: (id, content, after) => exclusively(() => write(id, content, after)),
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

function isReadable({ manifest }: RecordFile): boolean {
  try {
    parseManifest(manifest);
    return true;
  } catch (error) {
    if (error instanceof KeepingError) return false;
    throw error;
  }
}

/** A first state that never became whole. A record of a later generation is a data set that was damaged: left alone. */
const isLeftover = (names: readonly string[]): boolean => names.every((name) => (generationOf(name) ?? 1) <= 1);
