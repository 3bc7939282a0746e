import type { CellObject, WorkBook, WorkSheet } from "@e965/xlsx";
import { Findings } from "../table/findings.ts";
import { columnLetters, type Grid, isBlank, type Merge, timeText } from "../table/grid.ts";
import { ImportError } from "../table/refusals.ts";
import type { SourceCell, SourceTable } from "../table/source.ts";
import { emptyTable, toSourceTables } from "../table/source-table.ts";
import { momentOfSerial } from "../values/days.ts";
import { readMojibake } from "../values/mojibake.ts";
import { decodeByteStrings } from "./byte-strings.ts";
import type { WorkbookFormat } from "./detect.ts";
import type { Sheet } from "./sheet.ts";

const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** An Excel serial → wall-clock time (read with UTC getters), to the second: serials carry rounding noise. */
export const serialToDate = (serial: number, date1904: boolean): Date =>
  new Date(momentOfSerial(serial, date1904 ? EPOCH_1904 : undefined));

const ZEROS = /^0{2,}$/;

/** CDATA sections, which the workbook reader does not know, as the plain text that they stand for. */
const withoutSections = (xml: string): string =>
  xml.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  );

/**
 * The sheets of a workbook (XLSX, XLS, ODS or XML spreadsheet). Formulas give their cached values, dates become
 * wall-clock times, numbers stored as text stay text, and so does a number shown as 007.
 * Throws ImportError where the workbook has a password or is damaged.
 */
export async function openWorkbook(content: Uint8Array | string, file: string): Promise<readonly Sheet[]> {
  const xlsx = await import("@e965/xlsx");
  let book: WorkBook;
  try {
    const isText = typeof content === "string";
    const data = isText ? withoutSections(content) : content;
    const type = isText ? "string" : "array";
    // cellStyles: what is hidden is told with the styles only.
    book = xlsx.read(data, { type, dense: true, cellNF: true, cellHTML: false, cellText: false, cellStyles: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const code = /password|encrypt/i.test(reason) ? "password" : "damaged_workbook";
    throw new ImportError(code, file, { reason }, { cause: error });
  }
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const isDate = (cell: CellObject): boolean => typeof cell.z === "string" && xlsx.SSF.is_date(cell.z);
  return book.SheetNames.map((name, i) => {
    const sheet = book.Sheets[name];
    const findings = new Findings();
    if ((book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0) findings.add("hidden_sheet", "info", null, { sheet: name });
    return { name, grid: sheet === undefined ? null : toGrid(sheet, date1904, isDate, findings), findings };
  });
}

/**
 * The tables of each sheet; a sheet on which nothing stands is a table without rows.
 * Rejects with ImportError where the workbook cannot be opened.
 */
export async function readWorkbook(
  content: Uint8Array | string,
  file: string,
  format: WorkbookFormat,
): Promise<readonly SourceTable[]> {
  const opened = await openWorkbook(content, file);
  const { sheets, encoding } = format === "xls" ? decodeByteStrings(opened, file) : { sheets: opened, encoding: null };
  return sheets.flatMap(({ name, grid, findings }) => {
    const origin = { file, format, sheet: name, encoding, delimiter: null };
    return grid === null ? [emptyTable(origin, findings)] : toSourceTables(grid, origin, findings);
  });
}

function toGrid(
  sheet: WorkSheet,
  date1904: boolean,
  isDate: (cell: CellObject) => boolean,
  findings: Findings,
): Grid | null {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet["!data"] ?? [];
  if (data.length === 0) return null;
  const rows: SourceCell[][] = [];
  let filled = false;
  for (let r = 0; r < data.length; r++) {
    const cells = data[r] ?? [];
    const row: SourceCell[] = [];
    for (let c = 0; c < cells.length; c++) {
      const cell = cells[c];
      const value = cell === undefined ? null : readCell(cell, date1904, isDate, { row: r + 1, column: c }, findings);
      if (value !== null) filled = true;
      row.push(value);
      const comment = commentOf(cell);
      if (comment !== null)
        findings.add("cell_comment", "info", { row: r + 1, column: columnLetters(c), value: comment });
    }
    rows.push(row);
  }
  if (!filled) return null;
  noteHidden(sheet, rows, findings);
  const merges: Merge[] = (sheet["!merges"] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  return { rows, merges };
}

const LONGEST_COMMENT = 200;

/** What somebody has noted on a cell, in one line; without who it was, whose name stands before it. */
function commentOf(cell: CellObject | undefined): string | null {
  const said = (cell?.c ?? []).flatMap(({ a: author = "", t: text = "" }) => {
    // The reader gives the names of authors as their bytes.
    const signed = [author, readMojibake(author)].find((name) => name && text.startsWith(`${name}:`));
    const own = signed ? text.slice(signed.length + 1) : text;
    const line = own.replace(/\s+/g, " ").trim();
    return line === "" ? [] : [line];
  });
  return said.length === 0 ? null : said.join(" / ").slice(0, LONGEST_COMMENT);
}

/** What Excel does not show is read all the same, and said: filtered rows among them. */
function noteHidden(sheet: WorkSheet, rows: readonly (readonly SourceCell[])[], findings: Findings): void {
  for (const [r, properties] of (sheet["!rows"] ?? []).entries()) {
    if (properties?.hidden === true && rows[r]?.some((cell) => !isBlank(cell)) === true) {
      findings.add("hidden_rows", "info", { row: r + 1, column: null, value: null });
    }
  }
  for (const [c, properties] of (sheet["!cols"] ?? []).entries()) {
    if (properties?.hidden === true && rows.some((row) => !isBlank(row[c]))) {
      findings.add("hidden_columns", "info", { row: 0, column: columnLetters(c), value: null });
    }
  }
}

const ERRORS: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
};

/** A format that shows no day: 1:30 of an hour or a penalty, and no moment of 1899. */
const isTimeOfDay = (format: string): boolean => !/[ydYD]/.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));

function readCell(
  cell: CellObject,
  date1904: boolean,
  isDate: (cell: CellObject) => boolean,
  { row, column }: { readonly row: number; readonly column: number },
  findings: Findings,
): SourceCell {
  const place = (value: string) => ({ row, column: columnLetters(column), value });
  switch (cell.t) {
    case "n": {
      if (typeof cell.v !== "number") break;
      if (isDate(cell)) {
        return isTimeOfDay(String(cell.z)) ? timeText(cell.v) : serialToDate(cell.v, date1904);
      }
      // A format of zeros is how 007 is kept as a number: the zeros are part of what was written.
      if (typeof cell.z === "string" && ZEROS.test(cell.z) && Number.isSafeInteger(cell.v) && cell.v >= 0) {
        return String(cell.v).padStart(cell.z.length, "0");
      }
      if (Number.isInteger(cell.v) && !Number.isSafeInteger(cell.v)) {
        findings.add("long_number", "warning", place(String(BigInt(cell.v))));
      }
      return cell.v;
    }
    case "s":
      return typeof cell.v === "string" ? cell.v.replaceAll("\r\n", "\n") : null;
    case "b":
      return cell.v === true;
    case "d":
      return cell.v instanceof Date ? cell.v : null;
    case "e":
      findings.add("error_cell", "warning", place(cell.w ?? ERRORS[Number(cell.v)] ?? "#"));
      return null;
    default:
  }
  if (cell.f !== undefined) findings.add("formula_without_value", "error", place(cell.f));
  return null;
}
