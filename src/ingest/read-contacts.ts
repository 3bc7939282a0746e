import { digestOf, type ImportFile, openImport, type Progress } from "./importer.ts";
import { contactsIn, type RowPlace, type SheetContacts } from "./privacy/contacts.ts";

/** SHA-256 of a file → the rows of it that somebody is to be reached about. */
export type WantedRows = Readonly<Record<string, readonly RowPlace[]>>;

/** Whom to reach about the rows of one file; null: it is none of the files wanted. */
export type FileContacts = { readonly sha256: string; readonly sheets: readonly SheetContacts[] } | null;

/**
 * Reads a file once more, as the import has read it, for the names and numbers that were not taken over. A file of
 * another content than those wanted is not read at all. Rejects with ImportError.
 */
export async function readContacts(file: ImportFile, wanted: WantedRows, onProgress?: Progress): Promise<FileContacts> {
  const sha256 = await digestOf(file.content);
  const places = sha256 === null ? undefined : wanted[sha256];
  if (sha256 === null || places === undefined) return null;
  const found = await openImport(file, onProgress);
  return { sha256, sheets: "sheets" in found ? contactsIn(found.sheets, places) : [] };
}
