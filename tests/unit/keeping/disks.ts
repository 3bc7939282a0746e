import { sha256 } from "../../../src/ingest/privacy/sha256.ts";
import type { Content } from "../../../src/keeping/content.ts";
import { MADE_HERE } from "../../../src/keeping/content.ts";
import { createMemoryDisk, type Disk } from "../../../src/keeping/disk.ts";
import type { TableName } from "../../../src/model/tables.ts";

export class Crash extends Error {
  override readonly name = "Crash";
}

/**
 * A disk on which the page ends at the n-th step that changes anything (from 0), and that step is cut off after a
 * share of its bytes. Nothing works after the end; `disk` is what stands there then.
 */
export function crashingDisk(disk: Disk, end: number, share: number): Disk {
  let steps = 0;
  let isOver = false;
  const alive = (): void => {
    if (isOver) throw new Crash("the page is closed");
  };
  /** Whether this is the step in which the page ends. */
  const isLast = (): boolean => {
    alive();
    isOver = steps === end;
    steps++;
    return isOver;
  };
  const put = async (folder: string, name: string, bytes: Uint8Array): Promise<void> => {
    if (!isLast()) return disk.write(folder, name, bytes);
    if (share > 0) await disk.write(folder, name, bytes.slice(0, Math.floor(bytes.length * share)));
    throw new Crash("the page is closed");
  };
  return {
    kind: "memory",
    async folders() {
      alive();
      return disk.folders();
    },
    async list(folder) {
      alive();
      return disk.list(folder);
    },
    async read(folder, name) {
      alive();
      return disk.read(folder, name);
    },
    write: put,
    async create(folder, name, bytes) {
      alive();
      if ((await disk.read(folder, name)) !== null) return false;
      await put(folder, name, bytes);
      return true;
    },
    async remove(folder, name) {
      if (isLast()) throw new Crash("the page is closed");
      await disk.remove(folder, name);
    },
    // Browsers remove a folder file by file.
    async removeFolder(folder) {
      for (const name of await disk.list(folder)) {
        if (isLast()) throw new Crash("the page is closed");
        await disk.remove(folder, name);
      }
      if (isLast()) throw new Crash("the page is closed");
      await disk.removeFolder(folder);
    },
  };
}

/** A disk that has no room for a write of more than so many bytes. */
export const fullDisk = (most: () => number, refuse: () => Error): Disk => {
  const disk = createMemoryDisk();
  return {
    ...disk,
    async write(folder, name, bytes) {
      if (bytes.length > most()) throw refuse();
      await disk.write(folder, name, bytes);
    },
    async create(folder, name, bytes) {
      if (bytes.length > most()) throw refuse();
      return disk.create(folder, name, bytes);
    },
  };
};

/** A data set with these bytes as tables. */
export function content(name: string, tables: Partial<Record<TableName, readonly number[]>>): Content {
  const files = new Map<string, Uint8Array>();
  const listed = (Object.entries(tables) as [TableName, readonly number[]][]).map(([table, bytes]) => {
    const path = `${table}.parquet`;
    files.set(path, Uint8Array.from(bytes));
    return { table, path, rows: bytes.length, sha256: sha256(Uint8Array.from(bytes)) };
  });
  return {
    manifest: {
      ...MADE_HERE,
      sources: [],
      tables: listed,
      data_set: {
        name,
        changed_at: "2026-06-05T10:00:00.000Z",
        as_of: "2026-06-05T18:00:00",
        is_demo: false,
        settings: null,
        read_as: {},
      },
    },
    files,
  };
}

/** Names for files as the page makes them: no two alike. */
export const tokens = (): (() => string) => {
  let made = 0;
  return () => `t${made++}`;
};

/** Locks as a browser has them, among the tabs of one test. */
export function createLocks() {
  const queues = new Map<string, Promise<unknown>>();
  const held = new Set<string>();
  return {
    async request<T>(
      name: string,
      { ifAvailable = false }: { readonly ifAvailable?: boolean },
      work: (lock: unknown) => Promise<T>,
    ): Promise<T> {
      if (ifAvailable && held.has(name)) return work(null);
      const before = queues.get(name);
      const run = async (): Promise<T> => {
        held.add(name);
        try {
          return await work({ name });
        } finally {
          held.delete(name);
        }
      };
      const turn = before === undefined ? run() : before.then(run, run);
      queues.set(
        name,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}
