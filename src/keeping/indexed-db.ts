import type { Disk } from "./disk.ts";
import { toKeepingError } from "./errors.ts";

export const DATABASE = "contest-lens";
const FILES = "files";

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(toKeepingError(request.error));
  });

/** All files of a folder: their keys are [folder, name]. */
const within = (folder: string): IDBKeyRange => IDBKeyRange.bound([folder], [folder, []]);

const isPair = (key: IDBValidKey): key is [string, string] =>
  Array.isArray(key) && key.length === 2 && key.every((part) => typeof part === "string");

/** Files in a database of the browser, for pages over plain http. Rejects with KeepingError where it is refused. */
export async function openIndexedDb(factory: IDBFactory): Promise<Disk> {
  const opening = factory.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(FILES);
  const database = await settled(opening);
  // Another tab clears everything: this one must not stand in its way.
  database.onversionchange = () => database.close();

  async function transact<T>(mode: IDBTransactionMode, ask: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    try {
      const transaction = database.transaction(FILES, mode);
      const ended = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        // A full disk shows itself at the end, when everything is written out.
        transaction.onabort = () => reject(toKeepingError(transaction.error));
      });
      const [result] = await Promise.all([settled(ask(transaction.objectStore(FILES))), ended]);
      return result;
    } catch (error) {
      throw toKeepingError(error);
    }
  }
  const keys = async (range?: IDBKeyRange): Promise<readonly [string, string][]> =>
    (await transact("readonly", (files) => files.getAllKeys(range))).filter(isPair);
  return {
    kind: "indexeddb",
    folders: async () => [...new Set((await keys()).map(([folder]) => folder))],
    list: async (folder) => (await keys(within(folder))).map(([, name]) => name),
    async read(folder, name) {
      const bytes: unknown = await transact("readonly", (files) => files.get([folder, name]));
      return bytes instanceof Uint8Array ? bytes : null;
    },
    async write(folder, name, bytes) {
      await transact("readwrite", (files) => files.put(bytes, [folder, name]));
    },
    async create(folder, name, bytes) {
      try {
        await transact("readwrite", (files) => files.add(bytes, [folder, name]));
        return true;
      } catch (error) {
        const { cause } = toKeepingError(error);
        if (cause instanceof DOMException && cause.name === "ConstraintError") return false;
        throw error;
      }
    },
    async remove(folder, name) {
      await transact("readwrite", (files) => files.delete([folder, name]));
    },
    async removeFolder(folder) {
      await transact("readwrite", (files) => files.delete(within(folder)));
    },
  };
}
