import { cellText } from "../table/grid.ts";
import type { Finding, SourceTable } from "../table/source.ts";

/** A row that findings are about, as text: one a column of the table. */
export interface CitedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const MOST_A_FINDING = 20;
const MOST = 400;
const LONGEST = 120;

/** The numbers of the rows that a finding names, the first few. */
export const rowsNamed = ({ examples, further = [] }: Pick<Finding, "examples" | "further">): readonly number[] =>
  [...new Set([...examples, ...further].map(({ row }) => row).filter((row) => row > 0))].slice(0, MOST_A_FINDING);

/** The first rows of each finding as they stand in the table, in its order, so that a finding can be opened to them. */
export function citedRows(
  { header, rows, rowNumbers }: Pick<SourceTable, "header" | "rows" | "rowNumbers">,
  findings: readonly Finding[],
): readonly CitedRow[] {
  const wanted = new Set(findings.flatMap(rowsNamed));
  const cited: CitedRow[] = [];
  for (let at = 0; at < rowNumbers.length && cited.length < Math.min(MOST, wanted.size); at++) {
    const row = rowNumbers[at] ?? 0;
    if (wanted.has(row))
      cited.push({ row, cells: header.map((_, column) => cellText(rows[at]?.[column]).slice(0, LONGEST)) });
  }
  return cited;
}
