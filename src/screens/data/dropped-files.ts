import { isSystemFile } from "../../ingest/read/read-zip.ts";
import { ImportError } from "../../ingest/table/refusals.ts";

/** Files as they were chosen or dropped, and what among them cannot be read. */
export interface Chosen {
  readonly files: readonly File[];
  readonly refused: readonly ImportError[];
}

/** What is dropped, as far as it is looked at; `DataTransfer` fits. */
export interface Dropped {
  readonly items: ArrayLike<
    Pick<DataTransferItem, "kind" | "getAsFile"> & { webkitGetAsEntry?(): FileSystemEntry | null }
  >;
  readonly files: ArrayLike<File>;
}

/** Of a folder with more, somebody took the wrong one. */
const MOST_FILES = 500;

/**
 * The files that were dropped, those of a folder named folder/file, in the order of their names. To be called while the
 * drop is handled: later nothing is left of it.
 */
export function droppedFiles(dropped: Dropped): Promise<Chosen> {
  const entries = Array.from(dropped.items, (item) => ({
    file: item.kind === "file" ? item.getAsFile() : null,
    entry: item.webkitGetAsEntry?.() ?? null,
  }));
  const hasFolder = entries.some(({ entry }) => entry?.isDirectory === true);
  return hasFolder ? collect(entries) : Promise.resolve({ files: Array.from(dropped.files), refused: [] });
}

async function collect(
  entries: readonly { readonly file: File | null; readonly entry: FileSystemEntry | null }[],
): Promise<Chosen> {
  const files: File[] = [];
  const refused: ImportError[] = [];
  for (const { file, entry } of entries) {
    if (!isFolder(entry)) {
      if (file !== null) files.push(file);
      continue;
    }
    try {
      files.push(...(await filesIn(entry)));
    } catch (error) {
      refused.push(
        error instanceof ImportError ? error : new ImportError("unreadable", entry.name, {}, { cause: error }),
      );
    }
  }
  return { files, refused };
}

/** Rejects with ImportError where there are none, or too many to be meant. */
async function filesIn(folder: FileSystemDirectoryEntry): Promise<readonly File[]> {
  const files: File[] = [];
  const look = async (within: FileSystemDirectoryEntry, path: string): Promise<void> => {
    for (const entry of (await entriesOf(within)).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = `${path}/${entry.name}`;
      if (isSystemFile(name)) continue;
      if (isFolder(entry)) await look(entry, name);
      else if (isFile(entry)) {
        const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
        files.push(new File([file], name, { type: file.type, lastModified: file.lastModified }));
      }
      if (files.length > MOST_FILES) throw new ImportError("too_many_files", folder.name, { most: MOST_FILES });
    }
  };
  await look(folder, folder.name);
  if (files.length === 0) throw new ImportError("empty_folder", folder.name);
  return files;
}

/** A folder is listed piece by piece, until there is nothing more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const more = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (more.length === 0) return all;
    all.push(...more);
  }
}

const isFolder = (entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry => entry?.isDirectory === true;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
