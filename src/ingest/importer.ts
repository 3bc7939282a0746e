import { tableToIpc } from "../engine/arrow/table-to-ipc.ts";
import type { TableSource } from "../engine/tables/stage-table.ts";
import type { KeptSource } from "../model/sources.ts";
import type { Table } from "../model/tables/table.ts";
import { TABLES, type TableName } from "../model/tables.ts";
import type { Announcement } from "./announcement/types.ts";
import { buildUnchecked, type ImportContext, isUsable, type MappedSheet, withFound } from "./build/build.ts";
import { builtCatalogue, type CatalogueRows, isOfCatalogue } from "./build/built-catalogue.ts";
import { saidOnce } from "./build/said-once.ts";
import type { ModelTable } from "./build/table-builder.ts";
import { withoutRows } from "./build/without-rows.ts";
import { type CheckedColumns, type ColumnsToCheck, checkColumns } from "./columns/check-columns.ts";
import { mappedSheet } from "./meaning/mapped-sheet.ts";
import type { Decision } from "./meaning/mapping.ts";
import { type CitedRow, citedRows } from "./outcome/cited-rows.ts";
import { typeColumn } from "./outcome/column-type.ts";
import type { SheetReport } from "./outcome/report.ts";
import { sourceColumns } from "./outcome/source-columns.ts";
import { keptColumns } from "./outcome/source-files.ts";
import type { SourceType } from "./outcome/typed-column.ts";
import { digest } from "./privacy/digest.ts";
import { personalColumn } from "./privacy/personal.ts";
import { createPseudonyms, type Pseudonyms } from "./privacy/pseudonyms.ts";
import { checkInTurns, checkQuality } from "./quality/check.ts";
import { rowsInput } from "./quality/checked-table.ts";
import { toldOnce } from "./quality/told-once.ts";
import { type Found, readFile } from "./read/read-file.ts";
import { type ParquetPieces, readParquet } from "./read/read-parquet.ts";
import type { Finding } from "./table/findings.ts";
import { cellText, columnLetters } from "./table/grid.ts";
import { ImportError } from "./table/refusals.ts";
import type { SourceTable } from "./table/source.ts";

export interface BrokenMember extends Pick<ImportError, "code" | "values"> {}

/** An archive beside the Parquet files in it, taken apart (see openArchive). */
export interface OpenedArchive {
  readonly archive: Uint8Array;
  /** By name, as archive/member; of a broken one why it cannot be read. */
  readonly parquet: Readonly<Record<string, ParquetPieces | BrokenMember>>;
}

/** A file as it was dropped; Parquet comes taken apart (see openParquet), for its codec lives beside the engine. */
export interface ImportFile {
  /** Ours, to speak of the file later; names may repeat. */
  readonly id: string;
  readonly name: string;
  readonly content: Uint8Array | ParquetPieces | OpenedArchive;
}

/** What a file turned out to be, small enough to show. */
export type ReadFile =
  | { readonly kind: "sheets"; readonly sheets: readonly SheetSummary[] }
  | { readonly kind: "announcement"; readonly announcement: Announcement };

/** A table as people see it before it is imported. */
export interface SheetSummary
  extends Pick<SourceTable, "file" | "sheet" | "format" | "encoding" | "delimiter" | "headerRows" | "header"> {
  readonly rows: number;
  /** Where the table stands, from its header to its last row of data; null where nothing does. */
  readonly region: Region | null;
  /** One a column: what its cells are, told from the first `lookedAt` rows. */
  readonly casts: readonly Cast[];
  readonly lookedAt: number;
  /** The first rows as text; personal columns read •••. */
  readonly preview: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly findings: readonly Finding[];
}

/** Rows counted from 1, as a spreadsheet shows them. */
export interface Region {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: number;
  /** First and last column of its sheet (A, F); null where columns have no letters. */
  readonly letters: readonly [first: string, last: string] | null;
}

export interface Cast {
  readonly type: SourceType;
  /** Cells that hold something else. */
  readonly misfits: number;
}

export interface BuiltTable extends Required<Pick<TableSource, "constants">> {
  readonly table: TableName;
  readonly rows: number;
  /** The columns that are not constant. */
  readonly ipc: Uint8Array;
}

export interface BuiltFiles {
  /** One a sheet, in the order of files and sheets. */
  readonly reports: readonly (SheetReport & {
    readonly id: string;
    /** The rows that its findings name. */
    readonly cited: readonly CitedRow[];
  })[];
  /** But for tracks and problems. */
  readonly tables: readonly BuiltTable[];
  /** Tracks and problems that files list; null: none does. */
  readonly catalogue: CatalogueRows | null;
  /** When the last of their rows came in, milliseconds since 1970 on the wall clock; null: they do not say. */
  readonly latest: number | null;
  /**
   * What is still to come to the reports, where nobody is to wait for the quality rules: one a report, in their order.
   * Null: nothing is. To be asked for once; rejects where other tables are built meanwhile.
   */
  readonly late: (() => Promise<readonly CheckedColumns[]>) | null;
}

/** A table as it was read, to be kept beside the model's. */
export interface SourceBytes extends Omit<KeptSource, "path" | "parquet"> {
  readonly ipc: Uint8Array;
}

/** Decisions on one sheet, by `decisionKey`. */
export type Decisions = Readonly<Record<string, Decision>>;
/** An archive has several files under one id, and a file several sheets. */
export const decisionKey = (id: string, { file, sheet }: Pick<SourceTable, "file" | "sheet">): string =>
  `${id}\n${file}\n${sheet ?? ""}`;

export type Progress = (progress: { readonly step: "read"; readonly share: number }) => void;

export type OnTable = (table: BuiltTable) => void;

/**
 * Reads files once and builds tables from them as often as decisions change. The same in a worker and in Node.
 * `read` and `build` reject with ImportError or AnnouncementError for a file that cannot be imported.
 */
export interface Importer {
  read(file: ImportFile, onProgress?: Progress): Promise<ReadFile>;
  /** @param onTable is given each table as it is made, long before all is */
  build(ids: readonly string[], decisions: Decisions, context: ImportContext, onTable?: OnTable): Promise<BuiltFiles>;
  /**
   * The tables with something that the model has no place for, as they were read, persons under pseudonyms where there
   * is a salt.
   */
  sources(ids: readonly string[], decisions: Decisions, salt?: string): Promise<readonly SourceBytes[]>;
  /** See `checkColumns`; the columns may be given away. */
  check(columns: ColumnsToCheck): Promise<CheckedColumns>;
  forget(id: string): void;
}

/** The rules over more rows than this would be waited for. */
const MANY_ROWS = 50_000;
const PREVIEW_ROWS = 8;
/** Rows that tell whether a column is of persons. */
const PREVIEW_LOOK = 1000;

/** @param turn resolves when whatever else is asked of the thread has been answered */
export function createImporter(turn: () => Promise<void> = async () => undefined): Importer {
  const read = new Map<string, readonly SourceTable[]>();
  let builds = 0;
  let salted: { readonly salt: string; readonly pseudonyms: Pseudonyms } | null = null;
  const pseudonymsOf = (salt: string | undefined): Pseudonyms | null => {
    if (salt === undefined) return null;
    if (salted?.salt !== salt) salted = { salt, pseudonyms: createPseudonyms(salt) };
    return salted.pseudonyms;
  };
  const mapped = (
    ids: readonly string[],
    decisions: Decisions,
    salt: string | undefined,
  ): readonly (MappedSheet & { readonly id: string })[] => {
    const pseudonyms = pseudonymsOf(salt);
    return ids.flatMap((id) =>
      (read.get(id) ?? []).flatMap((found) => {
        const decision = decisions[decisionKey(id, found)] ?? {};
        const source = withoutRows(found, decision.excluded ?? []);
        return decision.skip === true ? [] : [{ id, ...mappedSheet(source, decision, pseudonyms) }];
      }),
    );
  };
  return {
    async read(file, onProgress) {
      // Beside the reading, where the platform can.
      const digested = digestOf(file.content);
      const found = await openImport(file, onProgress);
      const sha256 = await digested;
      if ("announcement" in found) return { kind: "announcement", announcement: found.announcement };
      const sheets = sha256 === null ? found.sheets : found.sheets.map((sheet) => ({ ...sheet, sha256 }));
      read.set(file.id, sheets);
      return { kind: "sheets", sheets: sheets.map((sheet) => summarise(sheet)) };
    },
    async build(ids, decisions, context, onTable) {
      builds++;
      const mine = builds;
      const sheets = mapped(ids, decisions, context.salt);
      const built = buildUnchecked(sheets, context);
      const tables = built.tables
        .filter((table) => !isOfCatalogue(table))
        .map((table) => {
          const made = toBytes(table);
          onTable?.(made);
          return made;
        });
      const input = rowsInput(sheets, built.tables);
      const isLate = sheets.reduce((rows, { source }) => rows + source.rows.length, 0) > MANY_ROWS;
      const reports = isLate ? built.reports : withFound(built.reports, checkQuality(input));
      const cited = (sheet: number, findings: readonly Finding[]): readonly CitedRow[] => {
        const source = input.sheets[sheet]?.source;
        return source === undefined ? [] : citedRows(source, findings);
      };
      const late = async (): Promise<readonly CheckedColumns[]> => {
        const found = await checkInTurns(input, async () => {
          await turn();
          if (mine !== builds) throw new Error("other tables were built meanwhile");
        });
        return reports.map((report, i) => {
          const findings = found[i] ?? [];
          return { findings, cited: cited(i, toldOnce([...report.findings, ...findings])) };
        });
      };
      return {
        reports: reports.map((report, i) => ({
          ...report,
          id: sheets[i]?.id ?? "",
          cited: cited(i, report.findings),
        })),
        tables,
        catalogue: builtCatalogue(built.tables),
        latest: latestOf(built.tables),
        late: isLate ? late : null,
      };
    },
    async sources(ids, decisions, salt) {
      return mapped(ids, decisions, salt).flatMap(sourceOf);
    },
    check: async (columns) => checkColumns(columns),
    forget(id) {
      read.delete(id);
    },
  };
}

function toBytes(built: ModelTable): BuiltTable {
  const { table, rows, columns } = built;
  const model: Table = TABLES[table];
  const constants = saidOnce(built);
  const varying = model.columns.filter(({ name }) => constants[name] === undefined);
  return { table, rows, constants, ipc: tableToIpc({ ...model, columns: varying }, columns, rows) };
}

/** Of a table with more cells only the columns are kept that the model has no place for. */
const MOST_CELLS = 250_000;

/** None where the model's tables say everything. */
function sourceOf({ source, mapping }: MappedSheet): readonly SourceBytes[] {
  const unplaced = mapping.columns.filter(({ concept }) => concept === null).map(({ index }) => index);
  if (source.rows.length === 0 || (isUsable(mapping) && unplaced.length === 0)) return [];
  const isWhole = !isUsable(mapping) || source.rows.length * source.header.length <= MOST_CELLS;
  const { rows, columns, ipc } = sourceColumns(isWhole ? source : withColumns(source, unplaced));
  const { file, sheet } = source;
  return columns.length === 0 ? [] : [{ file, sheet, rows, columns: keptColumns(columns), ipc: ipc() }];
}

const withColumns = (table: SourceTable, columns: readonly number[]): SourceTable => ({
  ...table,
  header: columns.map((index) => table.header[index] ?? ""),
  rows: table.rows.map((row) => columns.map((index) => row[index] ?? null)),
});

const ARRIVALS = ["registered_at", "submitted_at", "scored_at"] as const;

function latestOf(tables: readonly ModelTable[]): number | null {
  let latest: number | null = null;
  for (const { columns } of tables) {
    for (const name of ARRIVALS) {
      for (const value of columns[name] ?? [])
        if (typeof value === "number" && !Number.isNaN(value) && (latest === null || value > latest)) latest = value;
    }
  }
  return latest;
}

/** Null where the file was taken apart before: its bytes are not here. */
export async function digestOf(content: ImportFile["content"]): Promise<string | null> {
  if (content instanceof Uint8Array) return digest(content);
  return "archive" in content ? digest(content.archive) : null;
}

/** The tables of a file, or the announcement in it. Rejects with ImportError or AnnouncementError. */
export async function openImport({ name, content }: ImportFile, onProgress?: Progress): Promise<Found> {
  if ("ipc" in content) return { sheets: [readParquet(content, name)] };
  const report = { onProgress: (share: number): void => onProgress?.({ step: "read", share }) };
  if (content instanceof Uint8Array) return readFile(content, name, report);
  const { archive, parquet } = content;
  return readFile(archive, name, {
    ...report,
    openParquet: async (_, member) => {
      const pieces = parquet[member];
      // Parquet under another name is not looked for in archives.
      if (pieces === undefined) throw new ImportError("other_format", member, { format: "Parquet" });
      if ("code" in pieces) throw new ImportError(pieces.code, member, pieces.values);
      return pieces;
    },
  });
}

/** `rows` where the table at hand is only a sample. */
export function summarise(table: SourceTable, rows = table.rows.length): SheetSummary {
  const { file, sheet, format, encoding, delimiter, headerRows, header, findings } = table;
  const looked = table.rows.slice(0, PREVIEW_LOOK);
  const columns = header.map((name, column) => {
    const cells = looked.map((row) => row[column] ?? null);
    const isHidden = personalColumn(name, cells) !== null;
    const { type, strays } = typeColumn(cells, name);
    return { isHidden, cast: isHidden ? PERSON : { type, misfits: strays.length } };
  });
  const preview = table.rows.slice(0, PREVIEW_ROWS).map((cells, i) => ({
    row: table.rowNumbers[i] ?? 0,
    cells: columns.map(({ isHidden }, column) => (isHidden ? "•••" : cellText(cells[column]).slice(0, 120))),
  }));
  return {
    ...{ file, sheet, format, encoding, delimiter, headerRows, header, rows, preview, findings },
    region: regionOf(table, rows),
    casts: columns.map(({ cast }) => cast),
    lookedAt: Math.min(PREVIEW_LOOK, looked.length, rows),
  };
}

/** Whoever is named is text, whatever the number looks like. */
const PERSON: Cast = { type: "text", misfits: 0 };

/** Whose columns people know by letters. */
const LETTERED: ReadonlySet<SourceTable["format"]> = new Set(["xlsx", "xlsb", "xls", "ods", "xml"]);

function regionOf({ header, headerRows, rowNumbers, format, span }: SourceTable, rows: number): Region | null {
  const firstRow = headerRows[0] ?? rowNumbers[0];
  if (firstRow === undefined || header.length === 0) return null;
  // Of a sample the rows go on as they are numbered.
  const lastRow = (rowNumbers.at(-1) ?? headerRows.at(-1) ?? firstRow) + Math.max(0, rows - rowNumbers.length);
  const isLettered = span !== undefined && LETTERED.has(format);
  const letters = isLettered ? ([columnLetters(span[0]), columnLetters(span[1])] as const) : null;
  return { firstRow, lastRow, columns: header.length, letters };
}
