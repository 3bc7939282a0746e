import { Findings } from "../table/findings.ts";
import { cellText } from "../table/grid.ts";
import type { SourceTable } from "../table/source.ts";

/** A sheet without rows that a person does not want counted: they are set aside, and said. */
export function withoutRows(table: SourceTable, excluded: readonly number[]): SourceTable {
  if (excluded.length === 0) return table;
  const unwanted = new Set(excluded);
  const findings = new Findings();
  const rows: SourceTable["rows"][number][] = [];
  const rowNumbers: number[] = [];
  const notData = [...table.notData];
  table.rows.forEach((cells, place) => {
    const row = table.rowNumbers[place] ?? 0;
    if (!unwanted.has(row)) {
      rows.push(cells);
      rowNumbers.push(row);
      return;
    }
    notData.push({ row, rule: "excluded_row", text: cells.slice(0, 3).map(cellText).join(" | ").slice(0, 80), cells });
    findings.add("excluded_row", "info", { row, column: null, value: null });
  });
  return { ...table, rows, rowNumbers, notData, findings: [...table.findings, ...findings.list()] };
}
