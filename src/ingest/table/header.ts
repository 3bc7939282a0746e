import { isKnownHeader } from "../../model/aliases/match-header.ts";
import { cellText, type Grid, isBlank } from "./grid.ts";
import { blockAround, type HeaderBlock } from "./header-block.ts";
import { continued, goesOn, isRuler, machineNames } from "./header-marks.ts";
import { runOf, votesOf } from "./header-votes.ts";
import { type ColumnProfile, kindOf, profileOf } from "./profile.ts";
import type { SourceCell } from "./source.ts";

export interface FoundHeader {
  /** One a column, blank where the file has none. */
  readonly names: readonly string[];
  /** Rows of the grid, counted from 0; empty where there is no header. */
  readonly rows: readonly number[];
  /** Counted from 0. */
  readonly firstData: number;
  /** Rows of the header that name nothing: a line of dashes, names for programmes. */
  readonly marks: number;
  /** Rows have as many more cells as there are members. */
  readonly isOpen: boolean;
  /** Rows above the header that say something. */
  readonly titles: readonly number[];
  /** How surely the rows are a header: words above numbers, and names that the model knows. */
  readonly evidence: number;
}

const LOOK = 25;

export const filledIn = (row: readonly SourceCell[]): number =>
  row.reduce<number>((n, cell) => n + (isBlank(cell) ? 0 : 1), 0);

const lastFilled = (row: readonly SourceCell[]): number => {
  let last = row.length - 1;
  while (last >= 0 && isBlank(row[last])) last--;
  return last + 1;
};

/**
 * Looks for the header among the first rows: the row with the most names that the model knows (two at least), else the
 * first row as wide as the table, unless its cells are like those below. With it go the rows that its merged or blank
 * cells join it to; names then read 初赛/评委一/得分.
 */
export function findHeader(grid: Grid): FoundHeader {
  const spread = spreadMerges(grid, LOOK + 5);
  const usual = usualWidth(grid.rows);
  const known = machineNames(grid.rows, LOOK);
  if (known !== null) return underMachineNames(grid, known);
  const candidate = knownRow(grid, spread) ?? openRow(grid.rows) ?? firstWide(grid, spread, usual);
  if (candidate === null) return withoutHeader(grid);
  const width = widthOf(grid.rows, candidate);
  const block = blockAround(grid, spread, candidate, width);
  return { ...named(grid, block, width), evidence: evidenceOf(grid, spread, block.bottom) };
}

/** Codes, questions and the names of a survey's programme, each in a row of its own: the questions name the columns. */
function underMachineNames({ rows }: Grid, last: number): FoundHeader {
  let top = last - 1;
  while (top > 0 && filledIn(rows[top - 1] ?? []) * 2 > filledIn(rows[top] ?? [])) top--;
  const names = rows[last - 1] ?? [];
  return {
    names: Array.from({ length: widthOf(rows, last - 1) }, (_, i) => cellText(names[i]) || cellText(rows[top]?.[i])),
    rows: Array.from({ length: last - top + 1 }, (_, i) => top + i),
    firstData: last + 1,
    marks: last - top,
    isOpen: false,
    titles: Array.from({ length: top }, (_, i) => i).filter((i) => filledIn(rows[i] ?? []) > 0),
    evidence: names.length,
  };
}

/** Names that the model knows, and words above numbers. */
function evidenceOf(grid: Grid, spread: readonly (readonly SourceCell[])[], at: number): number {
  const row = spread[at] ?? [];
  const { header, data } = votesOf(row, profileOf(grid.rows, at + 1, row.length, row));
  return knownIn(row) + header - data;
}

/** Names that the model knows. */
export const knownIn = (row: readonly SourceCell[]): number =>
  row.filter((cell) => typeof cell === "string" && isKnownHeader(cell)).length;

/** The first rows, with what is merged standing in each of its cells. */
function spreadMerges({ rows, merges }: Grid, count: number): readonly (readonly SourceCell[])[] {
  const spread: SourceCell[][] = rows.slice(0, count).map((row) => [...row]);
  for (const { top, left, bottom, right } of merges) {
    const value = rows[top]?.[left] ?? null;
    if (top >= count || isBlank(value)) continue;
    for (let r = top; r <= Math.min(bottom, spread.length - 1); r++) {
      const row = spread[r] ?? [];
      for (let c = row.length; c < left; c++) row.push(null);
      for (let c = left; c <= right; c++) if (isBlank(row[c])) row[c] = value;
    }
  }
  return spread;
}

/** Cells that most rows have: the middle one of the first rows that are not blank. */
function usualWidth(rows: Grid["rows"]): number {
  const widths: number[] = [];
  for (let i = 0; i < rows.length && widths.length < 100; i++) {
    const filled = filledIn(rows[i] ?? []);
    if (filled > 0) widths.push(filled);
  }
  widths.sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

function knownRow(grid: Grid, spread: readonly (readonly SourceCell[])[]): number | null {
  let best: { readonly at: number; readonly known: number } | null = null;
  for (let i = 0; i < Math.min(LOOK, spread.length); i++) {
    const row = grid.rows[i] ?? [];
    const known = knownIn(row);
    if (known < 2 || (best !== null && known <= best.known)) continue;
    const { header, data } = votesOf(row, profileOf(grid.rows, i + 1, row.length, row, 1));
    if (data <= header + known / 2) best = { at: i, known };
  }
  return best?.at ?? null;
}

/** Names that end in dots are names. */
function openRow(rows: Grid["rows"]): number | null {
  const at = rows.slice(0, LOOK).findIndex((row) => filledIn(row) > 2 && goesOn(row[lastFilled(row) - 1]));
  return at < 0 ? null : at;
}

function firstWide(grid: Grid, spread: readonly (readonly SourceCell[])[], usual: number): number | null {
  for (let i = 0; i < Math.min(LOOK, spread.length); i++) {
    const row = spread[i] ?? [];
    const filled = filledIn(row);
    if (filled === 0 || filled < usual * 0.6 || isAboutSheet(row, filled)) continue;
    const different = new Set(row.filter((cell) => !isBlank(cell)).map((cell) => cellText(cell).trim())).size;
    // A title that spans the table, and a title beside a date.
    if (usual > 1 && (different === 1 || (different === 2 && usual > 4))) continue;
    const below = profileOf(grid.rows, i + 1, row.length, grid.rows[i]);
    const { header, data } = votesOf(row, below, runsBelow(grid.rows, i));
    const names = row.filter((cell) => kindOf(cell) === "name" || kindOf(cell) === "code").length;
    return header > data || (header === data && names >= filled * 0.8) ? i : null;
  }
  return null;
}

/** 单位： 福州大学 日期： 2026-05-01: names each followed by its one value. */
const isAboutSheet = (row: readonly SourceCell[], filled: number): boolean =>
  row.filter((cell) => typeof cell === "string" && /[：:]\s*$/.test(cell)).length * 3 >= filled;

/** Whether numbers count up along most rows, so that it says nothing of one. */
function runsBelow(rows: Grid["rows"], at: number): boolean {
  const below = rows.slice(at + 1, at + 21).filter((row) => filledIn(row) > 0);
  return below.filter((row) => runOf(row).size > 0).length * 2 > below.length;
}

function withoutHeader({ rows }: Grid): FoundHeader {
  const width = widthOf(rows, -1);
  const titles: number[] = [];
  let first = 0;
  for (; first < rows.length && titles.length < MOST_LABELS; first++) {
    const row = rows[first] ?? [];
    if (filledIn(row) === 0) continue;
    if (!isLabel(rows, first, width)) break;
    titles.push(first);
  }
  return {
    names: Array.from({ length: width }, () => ""),
    rows: [],
    firstData: first,
    marks: 0,
    isOpen: false,
    titles,
    evidence: 0,
  };
}

const MOST_LABELS = 3;

/** A line such as "results 1" over records of seven cells: a label and a version, and no record cut short. */
function isLabel(rows: Grid["rows"], at: number, width: number): boolean {
  const row = rows[at] ?? [];
  if (row.length * 2 > width || kindOf(row[0]) !== "name") return false;
  const below = profileOf(rows, at + 1, row.length);
  const isOther = ({ kind, values }: ColumnProfile, i: number): boolean =>
    kind !== null && kindOf(row[i]) !== null && kindOf(row[i]) !== kind && !values.has(cellText(row[i]).trim());
  return below.some(isOther);
}

function named(grid: Grid, { top, bottom, names }: HeaderBlock, width: number): Omit<FoundHeader, "evidence"> {
  const titles: number[] = [];
  for (let i = 0; i < top; i++) if (filledIn(grid.rows[i] ?? []) > 0) titles.push(i);
  const last = isRuler(grid.rows[bottom + 1] ?? []) ? bottom + 1 : bottom;
  const rows = Array.from({ length: last - top + 1 }, (_, i) => top + i);
  const all = Array.from({ length: Math.max(width, names.length) }, (_, i) => names[i] ?? "");
  return {
    names: continued(all),
    rows,
    firstData: last + 1,
    marks: last - bottom,
    isOpen: all.some(goesOn),
    titles,
  };
}

/** The header's width, or the width of the rows under it where most of them are wider (an unnamed last column). */
function widthOf(rows: Grid["rows"], header: number): number {
  const named = header < 0 ? 0 : lastFilled(rows[header] ?? []);
  const counts = new Map<number, number>();
  let seen = 0;
  for (let i = header + 1; i < rows.length && seen < 1000; i++) {
    const width = lastFilled(rows[i] ?? []);
    if (width === 0) continue;
    seen++;
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let wider = 0;
  let widest = named;
  for (const [width, count] of counts) {
    if (width <= named) continue;
    wider += count;
    widest = Math.max(widest, width);
  }
  if (wider * 2 > seen || goesOn(rows[header]?.[named - 1])) return widest;
  // Trailing commas in the header stand for columns without a name.
  return wider > 0 ? Math.max(named, Math.min(widest, rows[header]?.length ?? 0)) : named;
}
