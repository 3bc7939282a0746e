import type { CellObject, WorkBook, WorkSheet } from "@e965/xlsx";
import type { Grid, Merge } from "./grid.ts";
import { Findings, ImportError, type SourceCell, type SourceTable } from "./source.ts";
import { toSourceTable } from "./source-table.ts";

const DAY = 86_400_000;
/** Serial 0 is 1899-12-30: the epoch under which Excel's invented 1900-02-29 does no harm to any later day. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** An Excel serial → wall-clock time (read with UTC getters), to the second: serials carry rounding noise. */
export const serialToDate = (serial: number, date1904: boolean): Date =>
  new Date(Math.round(((date1904 ? EPOCH_1904 : EPOCH_1900) + serial * DAY) / 1000) * 1000);

const ZEROS = /^0{2,}$/;

/** A sheet as it stands. */
export interface Sheet {
  readonly name: string;
  /** Null: nothing is written on it. */
  readonly grid: Grid | null;
  /** Cells whose value could not be read. */
  readonly findings: Findings;
}

/**
 * The sheets of a workbook (XLSX, XLS, ODS or XML spreadsheet). Formulas give their cached values, dates become
 * wall-clock times, numbers stored as text stay text, and so does a number shown as 007.
 * Throws ImportError where the workbook has a password or is damaged.
 */
export async function openWorkbook(bytes: Uint8Array, file: string): Promise<readonly Sheet[]> {
  const xlsx = await import("@e965/xlsx");
  let book: WorkBook;
  try {
    book = xlsx.read(bytes, { type: "array", dense: true, cellNF: true, cellHTML: false, cellText: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const code = /password|encrypt/i.test(reason) ? "password" : "damaged_workbook";
    throw new ImportError(code, file, { reason }, { cause: error });
  }
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const isDate = (cell: CellObject): boolean => typeof cell.z === "string" && xlsx.SSF.is_date(cell.z);
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name];
    const findings = new Findings();
    return { name, grid: sheet === undefined ? null : toGrid(sheet, date1904, isDate, findings), findings };
  });
}

/**
 * One source table a sheet that has rows.
 * Throws ImportError where the workbook cannot be opened or has no rows in any sheet.
 */
export async function readWorkbook(bytes: Uint8Array, file: string, format: "xlsx" | "xls"): Promise<SourceTable[]> {
  const tables: SourceTable[] = [];
  const empty: string[] = [];
  for (const { name, grid, findings } of await openWorkbook(bytes, file)) {
    if (grid === null) {
      empty.push(name);
      continue;
    }
    try {
      tables.push(toSourceTable(grid, { file, format, sheet: name, encoding: null, delimiter: null }, findings));
    } catch (error) {
      // A cover sheet beside others is no fault; a workbook without any rows is, below.
      if (error instanceof ImportError && error.code === "no_rows") empty.push(name);
      else throw error;
    }
  }
  const [first, ...others] = tables;
  if (first === undefined) throw new ImportError("no_rows", file, { sheet: empty.join("、") });
  if (empty.length === 0) return tables;
  const said = new Findings();
  for (const sheet of empty) said.add("empty_sheet", "info", null, { sheet });
  return [{ ...first, findings: [...first.findings, ...said.list()] }, ...others];
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
      const value = cell === undefined ? null : readCell(cell, date1904, isDate, r, findings);
      if (value !== null) filled = true;
      row.push(value);
    }
    rows.push(row);
  }
  if (!filled) return null;
  const merges: Merge[] = (sheet["!merges"] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  return { rows, merges };
}

function readCell(
  cell: CellObject,
  date1904: boolean,
  isDate: (cell: CellObject) => boolean,
  row: number,
  findings: Findings,
): SourceCell {
  switch (cell.t) {
    case "n": {
      if (typeof cell.v !== "number") break;
      if (isDate(cell)) return serialToDate(cell.v, date1904);
      // A format of zeros is how 007 is kept as a number: the zeros are part of what was written.
      if (typeof cell.z === "string" && ZEROS.test(cell.z) && cell.w !== undefined) return cell.w;
      return cell.v;
    }
    case "s":
      return typeof cell.v === "string" ? cell.v.replaceAll("\r\n", "\n") : null;
    case "b":
      return cell.v === true;
    case "d":
      return cell.v instanceof Date ? cell.v : null;
    case "e":
      findings.add("error_cell", "warning", { row: row + 1, column: null, value: cell.w ?? "#" });
      return null;
    default:
  }
  if (cell.f !== undefined)
    findings.add("formula_without_value", "error", { row: row + 1, column: null, value: cell.f });
  return null;
}
