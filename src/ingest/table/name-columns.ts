import type { Findings } from "./findings.ts";
import { columnLetters, isBlank } from "./grid.ts";
import type { SourceCell } from "./source.ts";

/**
 * Blank names read 列3; a name that came before gets a number, as in 队员 (2).
 * @param left where the first column stands in its sheet, counted from 0
 */
export function nameColumns(names: readonly string[], findings: Findings, left = 0): readonly string[] {
  const taken = new Set(names.map((name) => name.trim()));
  const times = new Map<string, number>();
  return names.map((raw, index) => {
    const trimmed = raw.trim();
    if (trimmed === "") {
      const place = `列${left + index + 1}`;
      return taken.has(place) ? numbered(place, 2, taken) : place;
    }
    const before = times.get(trimmed) ?? 0;
    times.set(trimmed, before + 1);
    if (before === 0) return trimmed;
    const name = numbered(trimmed, before + 1, taken);
    findings.add("repeated_name", "warning", { row: 0, column: name, value: trimmed });
    return name;
  });
}

/** A name of our making that no column of the file has. */
function numbered(name: string, from: number, taken: Set<string>): string {
  let n = from;
  while (taken.has(`${name} (${n})`)) n++;
  taken.add(`${name} (${n})`);
  return `${name} (${n})`;
}

/** Leaves out columns that have neither name nor value, and names those that have values only. */
export function withoutBlankColumns(
  raw: readonly string[],
  names: readonly string[],
  rows: readonly (readonly SourceCell[])[],
  findings: Findings,
  left = 0,
): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly SourceCell[])[];
  /** Takes the same columns out of another row. */
  readonly keep: (row: readonly SourceCell[]) => readonly SourceCell[];
} {
  let blank = raw.flatMap((name, i) => (name.trim() === "" ? [i] : []));
  const nameless = blank;
  for (const row of rows) {
    if (blank.length === 0) break;
    if (blank.some((column) => !isBlank(row[column]))) blank = blank.filter((column) => isBlank(row[column]));
  }
  for (const column of nameless) {
    if (blank.includes(column)) {
      findings.add("blank_columns", "info", { row: 0, column: columnLetters(left + column), value: null });
    } else findings.add("blank_header", "info", { row: 0, column: names[column] ?? null, value: null });
  }
  if (blank.length === 0) return { header: names, rows, keep: (row) => row };
  const dropped = new Set(blank);
  const keep = (row: readonly SourceCell[]): readonly SourceCell[] => row.filter((_, i) => !dropped.has(i));
  return { header: names.filter((_, i) => !dropped.has(i)), rows: rows.map(keep), keep };
}
