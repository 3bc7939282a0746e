import type { Findings } from "./findings.ts";
import { columnLetters, type Grid, isBlank, type Merge } from "./grid.ts";
import type { SourceCell } from "./source.ts";

/**
 * The rows of a sheet with values that span several rows standing in each of them. A merged area that spans columns
 * too is a remark or a layout and stays as it is; so do rows that are otherwise blank.
 */
export function fillDown({ rows, merges }: Grid, from: number, offset: number, findings: Findings): Grid["rows"] {
  const down = merges.filter((merge) => isFilled(merge, rows, from));
  if (down.length === 0) return rows;
  const filled = [...rows];
  for (const { top, bottom, left } of down) {
    const value = rows[top]?.[left] ?? null;
    for (let r = top + 1; r <= Math.min(bottom, rows.length - 1); r++) {
      const row = filled[r] ?? [];
      if (!isBlank(row[left]) || row.every(isBlank)) continue;
      filled[r] = Array.from({ length: Math.max(row.length, left + 1) }, (_, i) =>
        i === left ? value : (row[i] ?? null),
      );
      note(findings, value, r + offset, left);
    }
  }
  return filled;
}

const isFilled = ({ top, bottom, left, right }: Merge, rows: Grid["rows"], from: number): boolean =>
  top >= from && bottom > top && left === right && !isBlank(rows[top]?.[left]);

/** A number that stands once for several rows would be added up several times. */
function note(findings: Findings, value: SourceCell, row: number, column: number): void {
  const isNumber = typeof value === "number";
  const place = { row: row + 1, column: columnLetters(column), value: isNumber ? String(value) : null };
  findings.add(isNumber ? "merged_number" : "merged_filled", isNumber ? "warning" : "info", place);
}
