import { columnLetters, type Grid, isBlank, type Merge } from "./grid.ts";
import { type FoundHeader, filledIn, findHeader, knownIn } from "./header.ts";
import { runOf, votesOf } from "./header-votes.ts";
import { kindOf, profileOf } from "./profile.ts";
import type { SourceCell } from "./source.ts";

/** A part of a sheet with a table of its own. */
export interface Region {
  readonly grid: Grid;
  /** Where its first cell stands in the sheet, counted from 0. */
  readonly top: number;
  readonly left: number;
}

/** A region as spreadsheets write it: A1:F20. */
export function regionName({ grid, top, left }: Region): string {
  const { rows } = grid;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
  let last = rows.length;
  while (last > 1 && (rows[last - 1] ?? []).every(isBlank)) last--;
  return `${columnLetters(left)}${top + 1}:${columnLetters(left + width - 1)}${top + last}`;
}

/**
 * Parts a sheet into its tables: side by side, with blank columns between; one under the other, with blank rows and a
 * header of its own. What is only a gap in one table stays one table.
 */
export function regionsOf(grid: Grid): readonly Region[] {
  const titled = titledBlocks(grid);
  const blocks = titled.length > 1 ? titled : stacked(grid);
  return blocks.flatMap(({ grid: part, top }) => sideBySide(part).map((region) => ({ ...region, top })));
}

/** Columns that are blank in every row, from the first rows on. */
function blankColumns({ rows }: Grid): readonly number[] {
  const width = rows.slice(0, 200).reduce((most, row) => Math.max(most, row.length), 0);
  let blank = Array.from({ length: width }, (_, i) => i);
  for (const row of rows) {
    if (blank.length === 0) break;
    if (blank.some((column) => !isBlank(row[column]))) blank = blank.filter((column) => isBlank(row[column]));
  }
  return blank;
}

function sideBySide(grid: Grid): readonly Pick<Region, "grid" | "left">[] {
  const whole = [{ grid, left: 0 }];
  const blank = new Set(blankColumns(grid));
  if (blank.size === 0) return whole;
  const width = grid.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const parts: { readonly grid: Grid; readonly left: number }[] = [];
  for (let start = 0; start < width; ) {
    if (blank.has(start)) {
      start++;
      continue;
    }
    let end = start;
    while (end < width && !blank.has(end)) end++;
    parts.push({ grid: columnsOf(grid, start, end), left: start });
    start = end;
  }
  if (parts.length < 2) return whole;
  const shapes = parts.map(({ grid: part }) => shapeOf(part));
  const [first, ...others] = shapes;
  const areTables = shapes.every((shape) => shape !== null);
  if (!areTables || first === undefined) return whole;
  return others.every((shape) => areApart(first, shape)) ? parts : whole;
}

function columnsOf({ rows, merges }: Grid, start: number, end: number): Grid {
  return {
    rows: rows.map((row) => row.slice(start, end)),
    merges: merges
      .filter(({ left, right }) => left < end && right >= start)
      .map(
        (merge): Merge => ({
          ...merge,
          left: Math.max(merge.left, start) - start,
          right: Math.min(merge.right, end - 1) - start,
        }),
      ),
  };
}

interface Shape {
  readonly names: readonly string[];
  readonly header: number;
  readonly last: number;
  /** Every row from the header to the last has something in it. */
  readonly isDense: boolean;
}

/** A part that could be a table by itself: two columns, a header, rows under it. */
function shapeOf(grid: Grid): Shape | null {
  const { rows } = grid;
  const found = findHeader(grid);
  const names = found.names.map((name) => name.trim()).filter((name) => name !== "");
  const header = found.rows.at(-1);
  if (header === undefined || names.length < 2 || found.evidence <= 0) return null;
  let last = rows.length - 1;
  while (last > header && (rows[last] ?? []).every(isBlank)) last--;
  if (last === header) return null;
  let filled = 0;
  for (let i = header + 1; i <= last; i++) if (!(rows[i] ?? []).every(isBlank)) filled++;
  return { names, header, last, isDense: filled === last - header };
}

/** The same names twice, or rows that begin or end elsewhere. */
function areApart(a: Shape | null, b: Shape | null): boolean {
  if (a === null || b === null) return false;
  const common = b.names.filter((name) => a.names.includes(name)).length;
  if (common * 2 >= b.names.length) return true;
  return a.isDense && b.isDense && (a.last !== b.last || a.header !== b.header);
}

/** More gaps than this are a way of writing, and no sheet has so many tables. */
const MOST_BLOCKS = 200;

function stacked(grid: Grid): readonly Omit<Region, "left">[] {
  const { rows } = grid;
  const starts = [0];
  let upper = { from: 0, header: findHeader(grid) };
  let blocks = 0;
  for (let i = 1; i < rows.length; i++) {
    if (i < LOOK && isWiderHeader(rows, i, upper)) {
      starts.push(i);
      upper = { from: i, header: findHeader(rowsOf(grid, i, rows.length)) };
      continue;
    }
    if (!(rows[i - 1] ?? []).every(isBlank) || (rows[i] ?? []).every(isBlank)) continue;
    if (++blocks > MOST_BLOCKS) break;
    const from = starts.at(-1) ?? 0;
    if (upper.from !== from) upper = { from, header: findHeader(rowsOf(grid, from, rows.length)) };
    const end = blockEnd(rows, i);
    // The header may stand under its title, with a blank row between.
    if (from + upper.header.firstData < i && isTable(grid, i, end, upper.header, from)) starts.push(i);
  }
  if (starts.length === 1) return [{ grid, top: 0 }];
  return starts.map((start, i) => ({ grid: rowsOf(grid, start, starts[i + 1] ?? rows.length), top: start }));
}

/** A table that says something of the whole stands before the first rows of another. */
const LOOK = 40;
const WIDER = 1.5;

/** The header of a wider table right under the rows of a narrow one: names, and numbers that count its judges. */
function isWiderHeader(
  rows: Grid["rows"],
  at: number,
  { from, header }: { readonly from: number; readonly header: FoundHeader },
): boolean {
  const row = rows[at] ?? [];
  const names = header.names.filter((name) => name.trim() !== "").length;
  if (names < 2 || from + header.firstData >= at || filledIn(row) < names * WIDER) return false;
  if (filledIn(rows[at - 1] ?? []) > names) return false;
  const counting = runOf(row);
  const texts = row.filter((cell) => !isBlank(cell)).map((cell) => String(cell).trim());
  const areNames = row.every((cell, i) => isBlank(cell) || counting.has(i) || WORDS.has(kindOf(cell) ?? ""));
  if (!areNames || new Set(texts).size < texts.length) return false;
  const votes = votesOf(row, profileOf(rows.slice(at + 1, at + 21), 0, row.length, row));
  return votes.data === 0 && votes.header > 2;
}
const WORDS: ReadonlySet<string> = new Set(["name", "code"]);

/** Sheets and texts of several tables have few; more titles are headings within one. */
const MOST_TITLED = 12;

/**
 * Tables one under the other without blank rows: each a title in a cell of its own (PROJECTS), a header that is not
 * the one above, and rows as wide as it. The first row is such a title, and some header stands above other values.
 */
function titledBlocks(grid: Grid): readonly Omit<Region, "left">[] {
  const { rows } = grid;
  const starts: number[] = [];
  const headers: string[] = [];
  let surely = 0;
  const first = rows.findIndex((row) => !row.every(isBlank));
  if (first < 0 || filledIn(rows[first] ?? []) !== 1) return [];
  for (let i = first; i + 2 < rows.length; i++) {
    const names = rows[i + 1] ?? [];
    if (filledIn(rows[i] ?? []) !== 1 || filledIn(names) < 2) continue;
    const texts = names.filter((cell) => !isBlank(cell)).map((cell) => String(cell).trim());
    const areWords = names.every((cell) => isBlank(cell) || kindOf(cell) === "name" || kindOf(cell) === "code");
    const isWide = filledIn(rows[i + 2] ?? []) > 1 && lastIn(rows[i + 2] ?? []) === lastIn(names);
    if (!areWords || !isWide || new Set(texts).size < texts.length || headers.includes(texts.join("\n"))) continue;
    const { header, data } = votesOf(names, profileOf(rows.slice(i + 2, i + 22), 0, names.length, names));
    if (data > 0 || (header === 0 && starts.length > 0)) continue;
    if (header > 0) surely++;
    if (starts.length === 0 && i > first) return [];
    starts.push(i);
    headers.push(texts.join("\n"));
    if (starts.length > MOST_TITLED) return [];
  }
  if (starts.length < 2 || surely === 0) return [];
  return starts.map((start, i) => ({ grid: rowsOf(grid, start, starts[i + 1] ?? rows.length), top: start }));
}

/** Cells up to the last that is not blank. */
function lastIn(row: readonly SourceCell[]): number {
  let last = row.length;
  while (last > 0 && isBlank(row[last - 1])) last--;
  return last;
}

function blockEnd(rows: Grid["rows"], start: number): number {
  let end = start;
  while (end < rows.length && !(rows[end] ?? []).every(isBlank)) end++;
  return end;
}

function rowsOf({ rows, merges }: Grid, start: number, end: number): Grid {
  return {
    rows: rows.slice(start, end),
    merges: merges
      .filter(({ top }) => top >= start && top < end)
      .map((merge) => ({ ...merge, top: merge.top - start, bottom: merge.bottom - start })),
  };
}

/** A block of rows with a header that is not the one above, under a title or by itself. */
function isTable(grid: Grid, start: number, end: number, upper: FoundHeader, from: number): boolean {
  const block = rowsOf(grid, start, end);
  const at = block.rows.findIndex((row) => filledIn(row) > 1);
  if (at < 0 || at > 2 || block.rows.length < at + 2) return false;
  const row = block.rows[at] ?? [];
  const words = row.filter((cell) => !isBlank(cell));
  const texts = words.map((cell) => String(cell).trim());
  if (!words.every((cell) => kindOf(cell) === "name" || kindOf(cell) === "code")) return false;
  if (new Set(texts).size < texts.length) return false;
  const names = new Set(upper.names.map((name) => name.trim()));
  if (texts.every((text) => names.has(text))) return false;
  const found = findHeader(block);
  const votes = votesOf(row, profileOf(block.rows, at + 1, row.length, row));
  if (!found.rows.includes(at) || votes.data > 0) return false;
  const misfits = misfitsOf(row, profileOf(grid.rows.slice(0, start), from + upper.firstData, row.length));
  // Words in place of numbers are also what a row of data may have (待定).
  const isNew = knownIn(row) > 0 || at > 0 || words.length !== upper.names.filter((name) => name.trim() !== "").length;
  return isNew && (found.evidence >= 2 || (votes.header > 0 && (misfits > 0 || at > 0)));
}

/** Words in columns that hold numbers above. */
const misfitsOf = (row: readonly SourceCell[], above: readonly { readonly kind: string | null }[]): number =>
  above.filter(({ kind }, i) => kindOf(row[i]) === "name" && (kind === "number" || kind === "date" || kind === "code"))
    .length;
