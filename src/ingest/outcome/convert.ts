import { tableToIpc } from "../../engine/arrow/table-to-ipc.ts";
import type { ParquetCodec } from "../../engine/types.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import { catalogueRows } from "../announcement/catalogue-rows.ts";
import { AnnouncementError } from "../announcement/error.ts";
import type { Announcement } from "../announcement/types.ts";
import { build, type ImportContext } from "../build/build.ts";
import { type ModelRow, type ModelTable, TableBuilder } from "../build/table-builder.ts";
import { headerFingerprint } from "../meaning/decisions.ts";
import { mappedSheet } from "../meaning/mapped-sheet.ts";
import type { Pseudonyms } from "../privacy/pseudonyms.ts";
import { sha256 } from "../privacy/sha256.ts";
import { detect } from "../read/detect.ts";
import { readFile } from "../read/read-file.ts";
import { openParquet } from "../read/read-parquet.ts";
import { ImportError } from "../table/refusals.ts";
import type { SourceTable } from "../table/source.ts";
import { type ReportEntry, refusedEntry, reportEntry, type Words } from "./import-report.ts";
import { MANIFEST_FORMAT, MANIFEST_VERSION, type Manifest } from "./manifest.ts";
import { sourceColumns } from "./source-columns.ts";
import { COLUMN_RULE, keptColumns, sourcePath } from "./source-files.ts";

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ConvertOptions {
  readonly context: ImportContext;
  readonly parquet: ParquetCodec;
  /** Null: personal data stay as they are. */
  readonly pseudonyms: Pseudonyms | null;
  readonly words: Words;
}

export interface Converted {
  readonly report: readonly ReportEntry[];
  readonly manifest: Manifest;
  /** False: a file of several was refused, as its entry in the report says. */
  readonly isComplete: boolean;
}

/**
 * Files → a data set, every proposal taken as it stands: the model's tables, each table as it was read under source/,
 * and the report. Parquet files are handed to `write` one after another, so that they are never all in memory.
 * Files that cannot be read are in the report with the reason; the others are imported.
 *
 * @param write takes one file of the data set; its path has / between folders
 */
export async function convert(
  files: readonly NamedBytes[],
  { context, parquet, pseudonyms, words }: ConvertOptions,
  write: (path: string, bytes: Uint8Array) => Promise<void>,
): Promise<Converted> {
  const sheets: SourceTable[] = [];
  const announcements: (Announcement & { readonly file: string })[] = [];
  const entries: { readonly order: number; readonly entry: ReportEntry }[] = [];
  const orders: number[] = [];
  const digests = files.map(({ bytes }) => sha256(bytes));
  for (const [order, { name, bytes }] of files.entries()) {
    try {
      const found = await readFile(bytes, name, { openParquet: (part, file) => openParquet(part, file, parquet) });
      if ("announcement" in found) {
        announcements.push({ ...found.announcement, file: name });
        entries.push({ order, entry: announced(name, found.announcement) });
      } else {
        const isParquet = detect(bytes, name) === "parquet";
        for (const sheet of found.sheets) {
          // As on the page, where Parquet is taken apart before its bytes are seen.
          sheets.push(isParquet ? sheet : { ...sheet, sha256: digests[order] ?? "" });
          orders.push(order);
        }
      }
    } catch (error) {
      entries.push({ order, entry: refusedEntry(name, ruleOf(error), words.refusal(error, name)) });
    }
  }
  const refused = entries.some(({ entry }) => entry.format === null);
  const catalogue = announcements[0] ?? context.catalogue;
  const mapped = sheets.map((source) => mappedSheet(source, {}, pseudonyms));
  const isAnnounced = announcements.length > 0 ? ({ isAnnounced: true } as const) : {};
  const built = build(mapped, { ...context, catalogue, ...isAnnounced });

  const manifest: Manifest = {
    format: MANIFEST_FORMAT,
    version: MANIFEST_VERSION,
    tables: [],
    sources: [],
    files: files.map(({ name, bytes }, i) => ({ file: name, bytes: bytes.length, sha256: digests[i] ?? "" })),
    settings: { personal: pseudonyms === null ? "kept" : "pseudonyms", source_columns: COLUMN_RULE },
  };
  const paths = new Set<string>();
  const asked = new Set<string>();
  for (const [i, { source: sheet }] of mapped.entries()) {
    const report = built.reports[i];
    if (report === undefined) continue;
    const source = sourceColumns(sheet);
    const path = source.columns.length === 0 ? null : sourcePath(sheet, paths);
    if (path !== null) {
      const bytes = await parquet.write(source.ipc());
      await write(path, bytes);
      manifest.sources.push({
        file: sheet.file,
        sheet: sheet.sheet,
        path,
        rows: source.rows,
        sha256: sha256(bytes),
        columns: keptColumns(source.columns),
      });
    }
    entries.push({ order: orders[i] ?? 0, entry: askedOnce(reportEntry(report, source, path, words), sheet, asked) });
  }
  const tables = [...announcements.slice(0, 1).flatMap(catalogueTables), ...built.tables];
  for (const { table, rows, columns } of tables) {
    const bytes = await parquet.write(tableToIpc(TABLES[table], columns, rows));
    const path = `${table}.parquet`;
    await write(path, bytes);
    manifest.tables.push({ table, path, rows, sha256: sha256(bytes) });
  }
  const report = entries.sort((a, b) => a.order - b.order).map(({ entry }) => entry);
  return { report, manifest, isComplete: !refused };
}

/** One answer serves all sheets of a shape: what was asked of one of them is not asked again. */
function askedOnce(entry: ReportEntry, { header }: SourceTable, asked: Set<string>): ReportEntry {
  const shape = headerFingerprint(header);
  const decisions = entry.decisions.filter(({ question, column, assumed, choices }) => {
    const key = JSON.stringify([shape, question, column, assumed, choices]);
    const isNew = !asked.has(key);
    asked.add(key);
    return isNew;
  });
  return { ...entry, decisions };
}

/** Also what nobody foresaw in one file is told as its refusal, with the words of the fault, and keeps no other back. */
function ruleOf(error: unknown): string {
  if (error instanceof ImportError) return error.code;
  return error instanceof AnnouncementError ? error.fault : "failed";
}

const announced = (file: string, { tracks, problems }: Announcement): ReportEntry => ({
  ...refusedEntry(file, "", ""),
  format: "announcement",
  rows_in: problems.length,
  rows_out: problems.length,
  tables: [
    { name: "tracks", rows: tracks.length },
    { name: "problems", rows: problems.length },
  ],
  findings: [],
});

function catalogueTables(announcement: Announcement & { readonly file: string }): readonly ModelTable[] {
  const { tracks, problems } = catalogueRows(announcement);
  const table = (name: TableName, rows: readonly ModelRow[]): ModelTable => {
    const builder = new TableBuilder(name);
    for (const row of rows) builder.add(row);
    return builder.build();
  };
  return [table("tracks", tracks), table("problems", problems)];
}
