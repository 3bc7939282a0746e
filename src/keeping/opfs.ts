import { ownBytes } from "../ingest/privacy/digest.ts";
import type { Disk } from "./disk.ts";
import { toKeepingError } from "./errors.ts";

/** Other programs of the same origin have folders of their own. */
const ROOT = "contest-lens";

const PIECE = 1 << 22;

/** A file that is opened for writing, and nothing else, shows whether this browser really stores here. */
const PROBE = "contest-lens.probe";

const isMissing = (error: unknown): boolean => error instanceof DOMException && error.name === "NotFoundError";

/** What `ask` gives, or null where there is no such file or folder. */
async function found<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isMissing(error)) return null;
    throw toKeepingError(error);
  }
}

const refusing = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw toKeepingError(error);
  }
};

/**
 * The origin private file system; null where this browser has none that a page can write to. Rejects with KeepingError
 * `denied` where it has one and refuses it.
 */
export async function openOpfs(storage: StorageManager | undefined): Promise<Disk | null> {
  if (typeof storage?.getDirectory !== "function") return null;
  const origin = await refusing(() => storage.getDirectory());
  // Asked for each time: another tab may have cleared everything, and then nothing is left.
  const rootOf = (): Promise<FileSystemDirectoryHandle> => origin.getDirectoryHandle(ROOT);
  const probe = await refusing(() => origin.getFileHandle(PROBE, { create: true }));
  // Safari before 26 writes in workers only.
  if (typeof probe.createWritable !== "function") return null;
  await refusing(async () => (await probe.createWritable()).abort());
  await found(() => origin.removeEntry(PROBE));

  const folderOf = (folder: string): Promise<FileSystemDirectoryHandle | null> =>
    found(async () => (await rootOf()).getDirectoryHandle(folder));
  const namesIn = async (folder: FileSystemDirectoryHandle): Promise<readonly string[]> => {
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    return names;
  };
  const write = (folder: string, name: string, bytes: Uint8Array): Promise<void> =>
    refusing(async () => {
      const root = await origin.getDirectoryHandle(ROOT, { create: true });
      const into = await root.getDirectoryHandle(folder, { create: true });
      const file = await into.getFileHandle(name, { create: true });
      const stream = await file.createWritable();
      try {
        // Each write copies what it is given: in pieces, so that the page stays alive beside a large table.
        for (let at = 0; at < bytes.length; at += PIECE) await stream.write(ownBytes(bytes.subarray(at, at + PIECE)));
        await stream.close();
      } catch (error) {
        await stream.abort().catch(() => undefined); // The reason is the first one.
        throw error;
      }
    });
  return {
    kind: "opfs",
    async folders() {
      const root = await found(rootOf);
      return root === null ? [] : refusing(() => namesIn(root));
    },
    async list(folder) {
      const handle = await folderOf(folder);
      return handle === null ? [] : refusing(() => namesIn(handle));
    },
    async read(folder, name) {
      const handle = await folderOf(folder);
      const file = handle === null ? null : await found(() => handle.getFileHandle(name));
      return file === null ? null : refusing(async () => new Uint8Array(await (await file.getFile()).arrayBuffer()));
    },
    write,
    // Whoever calls holds the lock under which alone files are made: browsers with this storage have locks.
    async create(folder, name, bytes) {
      const handle = await folderOf(folder);
      if (handle !== null && (await found(() => handle.getFileHandle(name))) !== null) return false;
      await write(folder, name, bytes);
      return true;
    },
    async remove(folder, name) {
      const handle = await folderOf(folder);
      if (handle !== null) await found(() => handle.removeEntry(name));
    },
    async removeFolder(folder) {
      await found(async () => (await rootOf()).removeEntry(folder, { recursive: true }));
    },
  };
}

/** Removes all of it, where there is any. Rejects with KeepingError. */
export async function removeOpfs(storage: StorageManager | undefined): Promise<void> {
  if (typeof storage?.getDirectory !== "function") return;
  const origin = await refusing(() => storage.getDirectory());
  await found(() => origin.removeEntry(ROOT, { recursive: true }));
}
