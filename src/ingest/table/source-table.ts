import { type Example, type Finding, Findings, withPlaces } from "./findings.ts";
import { cellText, columnLetters, type Grid, isBlank } from "./grid.ts";
import { type FoundHeader, findHeader } from "./header.ts";
import { fillDown } from "./merged-cells.ts";
import { nameColumns, withoutBlankColumns } from "./name-columns.ts";
import { type NoteTest, noteTest } from "./notes.ts";
import { pageMarks } from "./page-marks.ts";
import { type Region, regionName, regionsOf } from "./regions.ts";
import { HeaderRepeats } from "./repeated-header.ts";
import type { Rule } from "./rules.ts";
import { findSections, type Sections, statedIn } from "./sections.ts";
import type { NotData, SourceCell, SourceTable } from "./source.ts";
import { contradictions } from "./stated-counts.ts";

type Origin = Pick<SourceTable, "file" | "format" | "sheet" | "encoding" | "delimiter">;

/**
 * The tables that stand on a sheet or in a text, each with its header, its rows, and the rows that are none. The first
 * goes by the sheet's name, each other by the name and its cells: 报名!A30:F52.
 */
export function toSourceTables(grid: Grid, origin: Origin, findings: Findings): readonly SourceTable[] {
  const regions = regionsOf(grid);
  if (regions.length > 1) findings.add("several_tables", "warning", null, { tables: regions.length });
  return regions.map((region, i) => {
    if (i === 0) return toSourceTable(region, origin, findings);
    const sheet = [origin.sheet ?? [], regionName(region)].flat().join("!");
    return toSourceTable(region, { ...origin, sheet }, new Findings());
  });
}

/** A sheet on which nothing is written. */
export function emptyTable(origin: Origin, findings: Findings): SourceTable {
  findings.add("empty_sheet", "info", null, { sheet: origin.sheet ?? "" });
  return { ...origin, headerRows: [], header: [], rows: [], rowNumbers: [], notData: [], findings: findings.list() };
}

const isBlankRow = (row: readonly SourceCell[]): boolean => {
  for (const cell of row) if (!isBlank(cell)) return false;
  return true;
};

const MOST_TEXT = 200;
const textOf = (row: readonly SourceCell[]): string =>
  row
    .filter((cell) => !isBlank(cell))
    .map(cellText)
    .join(" | ")
    .slice(0, MOST_TEXT);

function toSourceTable(region: Region, origin: Origin, findings: Findings): SourceTable {
  const { grid, top, left } = region;
  const found = findHeader(grid);
  noteHeader(found, grid, top, findings);
  const names = nameColumns(found.names, findings, left);
  const body = parted({ ...grid, rows: fillDown(grid, found.firstData, top, findings) }, found, origin, top, findings);
  const { rows, rowNumbers, notData, sections } = body;
  if (rows.length === 0) findings.add("no_rows", "warning");
  const table = withoutBlankColumns(found.names, names, rows, findings, left);
  const header = sections === null ? table.header : [...table.header, sections.column];
  const kept = table.keep(found.names.map((_, i) => left + i));
  noteHeadings(body, findings);
  const remarks = notData.filter(({ rule }) => rule === "note_row");
  const titles = found.titles.map((row) => ({ row: row + top + 1, text: textOf(grid.rows[row] ?? []) }));
  for (const { row, text } of [...titles, ...remarks]) {
    for (const { stated, found: counted } of contradictions(text, table.rows, table.header)) {
      findings.add("sum_contradicts", "warning", { row, column: null, value: text }, { stated, found: counted });
    }
  }
  return {
    ...origin,
    headerRows: found.rows.map((row) => row + top + 1),
    header,
    span: [Number(kept[0] ?? left), Number(kept.at(-1) ?? left)],
    rows: table.rows,
    rowNumbers,
    notData: notData.map(({ cells = [], ...rest }) => ({ ...rest, cells: table.keep(cells) })),
    findings: findings.list().map((finding) => namedColumns(finding, names, left)),
  };
}

/** What was found in cells before the header was known names its column as the sheet does. */
const IN_CELLS: readonly Rule[] = [
  "error_cell",
  "cell_comment",
  "formula_without_value",
  "long_number",
  "merged_filled",
  "merged_number",
];

/** The same finding, with the names of the columns; by those it is known which are personal. */
function namedColumns(finding: Finding, names: readonly string[], left: number): Finding {
  if (!IN_CELLS.includes(finding.rule)) return finding;
  const byLetters = new Map(names.map((name, i) => [columnLetters(left + i), name]));
  return withPlaces(finding, ({ column, ...rest }) => ({ ...rest, column: byLetters.get(column ?? "") ?? column }));
}

function noteHeader({ rows, marks, titles }: FoundHeader, grid: Grid, top: number, findings: Findings): void {
  if (rows.length === 0) findings.add("no_header", "warning");
  for (const row of titles) {
    const value = textOf(grid.rows[row] ?? []).replaceAll(" | ", " ");
    findings.add("title_rows", "info", { row: row + top + 1, column: null, value });
  }
  const [first] = rows;
  if (first !== undefined && rows.length - marks > 1) {
    findings.add("header_path", "info", { row: first + top + 1, column: null, value: null });
  }
}

/** Headings that say how many rows are under them, and have another number. */
function noteHeadings({ rowNumbers, notData, sections }: Parted, findings: Findings): void {
  const headings = sections === null ? [] : notData.filter(({ rule }) => rule === "section_row");
  headings.forEach(({ row, text }, i) => {
    const end = headings[i + 1]?.row ?? Number.POSITIVE_INFINITY;
    const found = rowNumbers.filter((number) => number > row && number < end).length;
    const stated = statedIn(text);
    if (stated === null || stated === found) return;
    findings.add("sum_contradicts", "warning", { row, column: null, value: text }, { stated: text, found });
  });
}

interface Parted extends Pick<SourceTable, "rows" | "rowNumbers" | "notData"> {
  readonly sections: Sections | null;
}

/** Parts rows of data from blank rows, headers again, headings, remarks and rows that do not fit. */
function parted(grid: Grid, found: FoundHeader, { format }: Origin, top: number, findings: Findings): Parted {
  const { rows: all } = grid;
  const width = found.names.length;
  // A header repeated in the data repeats its own rows, not the names that were made of them.
  const headers = new HeaderRepeats(found.rows.map((row) => Array.from({ length: width }, (_, i) => all[row]?.[i])));
  let last = all.length - 1;
  while (last >= found.firstData && isBlankRow(all[last] ?? [])) last--;
  const notes = noteTest({ grid, firstData: found.firstData, last, width });
  const repeated = new Set<number>();
  for (let index = found.firstData; index <= last; index++) if (headers.isHeader(all[index] ?? [])) repeated.add(index);
  const titles = new Set(found.titles.map((row) => textOf(all[row] ?? [])));
  const pages = pageMarks({ rows: all, firstData: found.firstData, last, width, headers: repeated, titles });
  const isNote: NoteTest["isNote"] = (row, index) => pages.has(index) || notes.isNote(row, index);
  const isHeader = (row: readonly SourceCell[]): boolean => headers.isHeader(row);
  const sections = sectionsOf(grid, found, last, { ...notes, isNote }, isHeader);

  const rows: (readonly SourceCell[])[] = [];
  const rowNumbers: number[] = [];
  const notData: NotData[] = [];
  const short: Example[] = [];
  let heading = sections?.first ?? null;
  const ruleOf = (row: readonly SourceCell[], index: number): NotData["rule"] | null => {
    if (repeated.has(index)) return "repeated_header";
    if (sections?.headings.has(index) === true) return "section_row";
    if (isNote(row, index)) return "note_row";
    return row.length > width && !isBlankRow(row.slice(width)) ? "too_many_cells" : null;
  };
  for (let index = found.firstData; index <= last; index++) {
    const row = all[index] ?? [];
    if (isBlankRow(row)) continue;
    const number = index + top + 1;
    const rule = ruleOf(row, index);
    if (rule !== null) {
      const text = textOf(row);
      notData.push({ row: number, rule, text, cells: row });
      if (rule === "section_row") heading = sections?.headings.get(index) ?? null;
      const severity = rule === "too_many_cells" ? "error" : "info";
      const values = rule === "section_row" ? { column: sections?.column ?? "" } : {};
      findings.add(rule, severity, { row: number, column: null, value: text }, values);
      continue;
    }
    // Spreadsheets leave out blank cells at the end of a row; in delimited text a short row is worth a word.
    if (row.length < width && format === "csv" && !found.isOpen)
      short.push({ row: number, column: null, value: String(row.length) });
    const fits = row.length === width ? row : Array.from({ length: width }, (_, i) => row[i] ?? null);
    rows.push(sections === null ? fits : [...fits, heading]);
    rowNumbers.push(number);
  }
  const [only, ...others] = short;
  // A file that was not written or copied to its end.
  if (only !== undefined && others.length === 0 && only.row === rowNumbers.at(-1) && rows.length > 1)
    findings.add("cut_off", "error", only, { width, found: only.value ?? "" });
  else for (const place of short) findings.add("too_few_cells", "warning", place, { width });
  return { rows, rowNumbers, notData, sections };
}

function sectionsOf(
  { rows, merges }: Grid,
  { firstData, names, titles, rows: headerRows }: FoundHeader,
  last: number,
  { isHeading, isNote }: NoteTest,
  isHeader: (row: readonly SourceCell[]) => boolean,
): Sections | null {
  const lone: number[] = [];
  for (let index = firstData; index <= last; index++) {
    const row = rows[index] ?? [];
    if (isHeading(row, index) && !isNote(row, index)) lone.push(index);
  }
  const title = titles.at(-1);
  const isAbove = title !== undefined && title + 1 === headerRows[0];
  const above = isAbove ? (rows[title] ?? []).filter((cell) => !isBlank(cell)) : [];
  return findSections(lone, {
    rows,
    merges,
    firstData,
    header: names,
    above: above.length === 1 ? cellText(above[0]).trim() : null,
    isHeader,
  });
}
