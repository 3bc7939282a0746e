import { isKnownHeader } from "../model/aliases.ts";
import { cellText, type Grid, isBlank } from "./grid.ts";
import type { Findings, SourceCell } from "./source.ts";

export interface FoundHeader {
  /** One a column, blank where the file has none. */
  readonly names: readonly string[];
  /** Counted from 1. */
  readonly headerRows: readonly number[];
  /** Counted from 0. */
  readonly firstData: number;
}

const LOOK = 25;

const filledIn = (row: readonly SourceCell[]): number =>
  row.reduce<number>((n, cell) => n + (isBlank(cell) ? 0 : 1), 0);

const lastFilled = (row: readonly SourceCell[]): number => {
  let last = row.length - 1;
  while (last >= 0 && isBlank(row[last])) last--;
  return last + 1;
};

/** A cell that reads as a name and not as a value. */
const isName = (cell: SourceCell | undefined): boolean =>
  typeof cell === "string" && cell.trim() !== "" && !/^[-+]?[\d.,/:%\s-]+$/.test(cell.trim());

/**
 * Looks for the header among the first rows: the row with the most names that the model knows; where none is known,
 * the first row that is as wide as the table and has names only. Titles above it are said. A second header row is
 * taken where the first has cells merged sideways; names then read 初赛/评委一.
 */
export function findHeader(grid: Grid, findings: Findings): FoundHeader {
  const { rows } = grid;
  const look = Math.min(rows.length, LOOK);
  const widths: number[] = [];
  for (let i = 0; i < look; i++) {
    const row = rows[i] ?? [];
    if (filledIn(row) > 0) widths.push(lastFilled(row));
  }
  widths.sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;

  let header = -1;
  let bestKnown = 0;
  for (let i = 0; i < look; i++) {
    const row = rows[i] ?? [];
    const known = row.filter((cell) => typeof cell === "string" && isKnownHeader(cell)).length;
    if (known > bestKnown) {
      bestKnown = known;
      header = i;
    }
  }
  if (header < 0 || (bestKnown === 1 && usual > 3)) {
    for (let i = 0; i < look; i++) {
      const row = rows[i] ?? [];
      const filled = filledIn(row);
      if (filled >= Math.max(1, usual * 0.5)) {
        const names = row.filter(isName).length;
        if (names >= filled * 0.8) header = i;
        break;
      }
    }
  }
  const widest = widthOf(rows, Math.max(header, 0));
  if (header < 0) {
    const first = rows.findIndex((row) => filledIn(row) > 0);
    findings.add("no_header", "warning");
    return { names: Array.from({ length: widest }, () => ""), headerRows: [], firstData: Math.max(0, first) };
  }
  for (let i = 0; i < header; i++) {
    const row = rows[i] ?? [];
    if (filledIn(row) === 0) continue;
    const text = row
      .filter((cell) => !isBlank(cell))
      .map(cellText)
      .join(" ")
      .slice(0, 200);
    findings.add("title_rows", "info", { row: i + 1, column: null, value: text });
  }
  return joinSecondRow(grid, header, widest, findings);
}

/** The header's width, or the width of the rows under it where most of them are wider (an unnamed last column). */
function widthOf(rows: readonly (readonly SourceCell[])[], header: number): number {
  const named = lastFilled(rows[header] ?? []);
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
  if (wider * 2 > seen) return widest;
  // Trailing commas in the header stand for columns without a name.
  return wider > 0 ? Math.max(named, Math.min(widest, rows[header]?.length ?? 0)) : named;
}

function joinSecondRow(grid: Grid, header: number, width: number, findings: Findings): FoundHeader {
  const top = rowTexts(grid, header, width);
  const single: FoundHeader = { names: top, headerRows: [header + 1], firstData: header + 1 };
  const sideways = grid.merges.filter(
    (m) => m.top <= header && m.bottom === header && m.right > m.left && m.left < width,
  );
  const under = grid.rows[header + 1];
  if (sideways.length === 0 || under === undefined) return single;
  const covered = sideways.some((m) => {
    for (let i = m.left; i <= m.right; i++) if (!isName(under[i])) return false;
    return true;
  });
  if (!covered) return single;
  const parents = [...top];
  for (const m of sideways) for (let i = m.left; i <= m.right && i < width; i++) parents[i] = top[m.left] ?? "";
  const fullWidth = Math.max(width, lastFilled(under));
  const names = Array.from({ length: fullWidth }, (_, i) => {
    const parent = (parents[i] ?? "").trim();
    const child = cellText(under[i]).trim();
    return parent === "" || child === "" || parent === child ? parent || child : `${parent}/${child}`;
  });
  findings.add("header_path", "info", { row: header + 1, column: null, value: null });
  return { names, headerRows: [header + 1, header + 2], firstData: header + 2 };
}

const rowTexts = (grid: Grid, index: number, width: number): string[] =>
  Array.from({ length: width }, (_, i) => cellText(grid.rows[index]?.[i]));
