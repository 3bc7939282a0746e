import { cellText, type Grid, isBlank } from "./grid.ts";
import { findHeader } from "./header.ts";
import type { Findings, NotData, SourceCell, SourceTable } from "./source.ts";

type Origin = Pick<SourceTable, "file" | "format" | "sheet" | "encoding" | "delimiter">;

const isBlankRow = (row: readonly SourceCell[]): boolean => {
  for (const cell of row) if (!isBlank(cell)) return false;
  return true;
};

/** The tables that stand on a sheet or in a text, each with its header, its rows, and the rows that are none. */
export const toSourceTables = (grid: Grid, origin: Origin, findings: Findings): readonly SourceTable[] => [
  toSourceTable(grid, origin, findings),
];

/** A sheet on which nothing is written. */
export function emptyTable(origin: Origin, findings: Findings): SourceTable {
  findings.add("empty_sheet", "info", null, { sheet: origin.sheet ?? "" });
  return { ...origin, headerRows: [], header: [], rows: [], rowNumbers: [], notData: [], findings: findings.list() };
}

/** Finds the header, and parts rows that are data from blank rows, repeated headers and notes. */
function toSourceTable(grid: Grid, origin: Origin, findings: Findings): SourceTable {
  const { rows: all } = grid;
  const found = findHeader(grid, findings);
  const header = nameColumns(found.names, findings);
  const width = header.length;
  // A header repeated in the data repeats its names, not those that were made up for blanks.
  const headerTexts = found.names.map((name) => name.trim());

  const rows: (readonly SourceCell[])[] = [];
  const rowNumbers: number[] = [];
  const notData: NotData[] = [];
  const setAside = (index: number, rule: NotData["rule"], row: readonly SourceCell[]): void => {
    const text = row
      .filter((cell) => !isBlank(cell))
      .map(cellText)
      .join(" | ")
      .slice(0, 200);
    notData.push({ row: index + 1, rule, text });
    findings.add(rule, rule === "too_many_cells" ? "error" : "info", { row: index + 1, column: null, value: text });
  };

  const first = found.firstData;
  let last = all.length - 1;
  while (last >= first && isBlankRow(all[last] ?? [])) last--;
  for (let index = first; index <= last; index++) {
    const row = all[index] ?? [];
    if (row.length === width) {
      if (isBlankRow(row)) continue;
      if (repeatsHeader(row, headerTexts)) setAside(index, "repeated_header", row);
      else if (isNote(row, width, index, last, grid)) setAside(index, "note_row", row);
      else {
        rows.push(row);
        rowNumbers.push(index + 1);
      }
      continue;
    }
    if (isBlankRow(row)) continue;
    if (repeatsHeader(row, headerTexts)) setAside(index, "repeated_header", row);
    else if (isNote(row, width, index, last, grid)) setAside(index, "note_row", row);
    else if (row.length > width && !isBlankRow(row.slice(width))) setAside(index, "too_many_cells", row);
    else {
      // Spreadsheets leave out blank cells at the end of a row; in delimited text a short row is worth a word.
      if (row.length < width && origin.format === "csv") {
        findings.add(
          "too_few_cells",
          "warning",
          { row: index + 1, column: null, value: String(row.length) },
          { width },
        );
      }
      rows.push(Array.from({ length: width }, (_, i) => row[i] ?? null));
      rowNumbers.push(index + 1);
    }
  }
  if (rows.length === 0) findings.add("no_rows", "warning");
  return { ...origin, headerRows: found.headerRows, header, rows, rowNumbers, notData, findings: findings.list() };
}

/** Blank names read 列3; a name that came before gets a number, as in 队员 (2). */
export function nameColumns(names: readonly string[], findings: Findings): readonly string[] {
  const taken = new Map<string, number>();
  return names.map((raw, index) => {
    const trimmed = raw.trim();
    if (trimmed === "") {
      const name = `列${index + 1}`;
      findings.add("blank_header", "info", { row: 0, column: name, value: null });
      return name;
    }
    const before = taken.get(trimmed) ?? 0;
    taken.set(trimmed, before + 1);
    if (before === 0) return trimmed;
    const name = `${trimmed} (${before + 1})`;
    findings.add("repeated_name", "warning", { row: 0, column: name, value: trimmed });
    return name;
  });
}

function repeatsHeader(row: readonly SourceCell[], header: readonly string[]): boolean {
  const first = row[0];
  // Nearly every row is told apart by its first cell.
  if (typeof first === "string" && header[0] !== undefined && header[0] !== "" && first.trim() !== header[0])
    return false;
  let same = 0;
  for (let i = 0; i < header.length; i++) {
    const name = header[i] ?? "";
    const cell = row[i];
    const text = typeof cell === "string" ? cell.trim() : cellText(cell);
    if (text !== name) return false;
    if (name !== "") same++;
  }
  return same > 1;
}

const NOTE =
  /^[（(]?\s*(合\s*计|总\s*计|小\s*计|备\s*注|注\s*[：:]|说\s*明|附\s*注|填表人|制表|审核人|统计人|数据来源|Total\b|Notes?\b)/i;

/** A remark or sum: one cell that spans most of the table, or a word for it in a row that is otherwise nearly blank. */
function isNote(row: readonly SourceCell[], width: number, index: number, last: number, grid: Grid): boolean {
  if (width < 3) return false;
  let filled = 0;
  let firstFilled: SourceCell = null;
  for (const cell of row) {
    if (isBlank(cell)) continue;
    if (filled === 0) firstFilled = cell;
    filled++;
    if (filled > 2 && firstFilled !== null && !NOTE.test(cellText(firstFilled))) return false;
  }
  const text = cellText(firstFilled).trim();
  if (NOTE.test(text)) return filled <= Math.max(2, width / 2) || /^(合\s*计|总\s*计|小\s*计)$/.test(text);
  if (filled !== 1) return false;
  const spans = grid.merges.some((merge) => merge.top === index && merge.right - merge.left + 1 >= width / 2);
  return spans || (index === last && text.length >= 12);
}
