import { createMemoryDisk, type Disk, type DiskKind } from "./disk.ts";
import { type KeepingError, toKeepingError } from "./errors.ts";
import { DATABASE, openIndexedDb } from "./indexed-db.ts";
import { openOpfs, removeOpfs } from "./opfs.ts";

export interface OpenedDisk {
  readonly disk: Disk;
  /** Why there is nothing that lasts; null: there is. */
  readonly refusal: KeepingError | null;
}

/** The parts of a browser's window that hold what this app stores. */
export interface BrowserStorage {
  /** Absent over plain http. */
  readonly storage: StorageManager | undefined;
  /** Asked for each time, as the texts are: merely touching them throws where they are refused. */
  readonly indexedDB: () => IDBFactory | undefined;
  readonly texts: () => readonly Storage[];
}

/** The file system of the origin, a database where there is none, and memory where the browser refuses. Never rejects. */
export async function openDisk({ storage, indexedDB }: BrowserStorage): Promise<OpenedDisk> {
  try {
    const opfs = await openOpfs(storage);
    if (opfs !== null) return { disk: opfs, refusal: null };
    const factory = indexedDB();
    if (factory !== undefined) return { disk: await openIndexedDb(factory), refusal: null };
    return { disk: createMemoryDisk(), refusal: toKeepingError(new Error("no storage")) };
  } catch (error) {
    return { disk: createMemoryDisk(), refusal: toKeepingError(error) };
  }
}

/** What this app calls its own among the texts of an origin. */
const PREFIX = "contest-lens.";

/**
 * Removes what this app stores in this browser beside the data sets on its disk: pseudonym salts, remembered mappings,
 * preferences, data sets in a place that is not in use now. The copy of the app itself stays. Rejects with KeepingError.
 */
export async function clearStorage({ storage, indexedDB, texts }: BrowserStorage, inUse: DiskKind): Promise<void> {
  try {
    for (const kept of texts()) {
      const keys = Array.from({ length: kept.length }, (_, at) => kept.key(at));
      for (const key of keys) if (key?.startsWith(PREFIX)) kept.removeItem(key);
    }
    // Refused: there is nothing.
    if (inUse === "memory") return;
    const factory = inUse === "indexeddb" ? undefined : unlessRefused(indexedDB);
    if (factory !== undefined) await deleteDatabase(factory);
    await removeOpfs(storage);
  } catch (error) {
    throw toKeepingError(error);
  }
}

/** What is refused holds nothing. */
function unlessRefused<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

const deleteDatabase = (factory: IDBFactory): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = factory.deleteDatabase(DATABASE);
    asked.onsuccess = () => resolve();
    asked.onerror = () => reject(toKeepingError(asked.error));
  });
