export const DISK_KINDS = ["opfs", "indexeddb", "memory"] as const;
export type DiskKind = (typeof DISK_KINDS)[number];

/**
 * Folders of files, one level deep. A write may be cut off anywhere by the end of the page: nothing here is atomic but
 * that a file stands under its name with what was written of it, or does not.
 */
export interface Disk {
  readonly kind: DiskKind;
  folders(): Promise<readonly string[]>;
  /** The names in a folder; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Null: there is no such file. */
  read(folder: string, name: string): Promise<Uint8Array | null>;
  /** Makes the folder where it is missing. Rejects with KeepingError `full` or `denied`. */
  write(folder: string, name: string, bytes: Uint8Array): Promise<void>;
  /** The same, but not over a file that is there; false: it is. */
  create(folder: string, name: string, bytes: Uint8Array): Promise<boolean>;
  /** Nothing happens where there is none. */
  remove(folder: string, name: string): Promise<void>;
  removeFolder(folder: string): Promise<void>;
}

/** Where nothing else may be written: what is kept here ends with the page. */
export function createMemoryDisk(): Disk {
  const folders = new Map<string, Map<string, Uint8Array>>();
  const filesOf = (folder: string): Map<string, Uint8Array> => {
    const files = folders.get(folder) ?? new Map<string, Uint8Array>();
    folders.set(folder, files);
    return files;
  };
  return {
    kind: "memory",
    folders: async () => [...folders.keys()],
    list: async (folder) => [...(folders.get(folder)?.keys() ?? [])],
    read: async (folder, name) => folders.get(folder)?.get(name) ?? null,
    write: async (folder, name, bytes) => {
      filesOf(folder).set(name, bytes);
    },
    create: async (folder, name, bytes) => {
      const files = filesOf(folder);
      if (files.has(name)) return false;
      files.set(name, bytes);
      return true;
    },
    remove: async (folder, name) => {
      folders.get(folder)?.delete(name);
    },
    removeFolder: async (folder) => {
      folders.delete(folder);
    },
  };
}
