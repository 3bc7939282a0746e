import { parseAnnouncement } from "../announcement/announcement.ts";
import type { Announcement } from "../announcement/types.ts";
import { ImportError } from "../table/refusals.ts";
import type { SourceTable } from "../table/source.ts";
import { type Decoded, decode } from "./decode.ts";
import { detect, detectText } from "./detect.ts";
import { gunzip } from "./gunzip.ts";
import { parseJson } from "./parse-json.ts";
import { readCsv } from "./read-csv.ts";
import { readHtml } from "./read-html.ts";
import { readJson } from "./read-json.ts";
import { type ParquetPieces, readParquet } from "./read-parquet.ts";
import { readWorkbook } from "./read-xlsx.ts";
import { readZip } from "./read-zip.ts";

/** What a file holds: tables, those without rows among them, or the announcement of a contest. */
export type Found = { readonly sheets: readonly SourceTable[] } | { readonly announcement: Announcement };

export interface ReadOptions {
  /** Called as a long text is read. */
  readonly onProgress?: (share: number) => void;
  /** Takes a Parquet file apart; its codec lives beside the engine. */
  readonly openParquet?: (bytes: Uint8Array, file: string) => Promise<ParquetPieces>;
}

/**
 * Bytes of a file → its tables, one a sheet, list or member of an archive, by content and not by name.
 * Rejects with ImportError (with AnnouncementError for a faulty announcement) where nothing in it can be read, or
 * where none of its tables has a row.
 */
export async function readFile(bytes: Uint8Array, file: string, options: ReadOptions = {}): Promise<Found> {
  const found = await readAny(bytes, file, options);
  if ("sheets" in found && found.sheets.every(({ rows, notData }) => rows.length === 0 && notData.length === 0)) {
    throw new ImportError("no_rows", file, { sheet: found.sheets.flatMap(({ sheet }) => sheet ?? []).join("、") });
  }
  return found;
}

async function readAny(bytes: Uint8Array, file: string, options: ReadOptions): Promise<Found> {
  const format = detect(bytes, file);
  switch (format) {
    case "text":
      return readText(bytes, file, options);
    case "parquet":
      if (options.openParquet === undefined) throw new ImportError("other_format", file, { format: "Parquet" });
      return { sheets: [readParquet(await options.openParquet(bytes, file), file)] };
    case "gzip":
      return readFile(gunzip(bytes, file), file, options);
    case "zip":
      return { sheets: await readZip(bytes, file, (member, name) => readFile(member, name, options)) };
    default:
      return { sheets: await readWorkbook(bytes, file, format) };
  }
}

function readJsonText(decoded: Decoded, file: string): readonly SourceTable[] {
  try {
    return readJson(parseJson(decoded.text, file), decoded, file);
  } catch (error) {
    // Lists in lists beyond what the call stack holds: no export of rows is like that.
    if (error instanceof RangeError)
      throw new ImportError("damaged_json", file, { reason: error.message }, { cause: error });
    throw error;
  }
}

async function readText(bytes: Uint8Array, file: string, { onProgress }: ReadOptions): Promise<Found> {
  const decoded = decode(bytes, file);
  switch (detectText(decoded, file)) {
    case "announcement":
      return { announcement: parseAnnouncement(decoded.text) };
    case "spreadsheet-xml":
      return { sheets: await readWorkbook(decoded.text, file, "xml") };
    case "html":
      return { sheets: readHtml(decoded, file) };
    case "json":
      return { sheets: readJsonText(decoded, file) };
    case "csv":
      return { sheets: readCsv(decoded, file, { onProgress: (done, of) => onProgress?.(done / of) }) };
  }
}
