import type { CheckedTable } from "../quality/checked-table.ts";
import type { Finding } from "../table/findings.ts";
import { cellText } from "../table/grid.ts";

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
  { header, length, rowNumber, cell }: Pick<CheckedTable, "header" | "length" | "rowNumber" | "cell">,
  findings: readonly Finding[],
): readonly CitedRow[] {
  const wanted = new Set(findings.flatMap(rowsNamed));
  const cited: CitedRow[] = [];
  for (let at = 0; at < length && cited.length < Math.min(MOST, wanted.size); at++) {
    const row = rowNumber(at);
    if (wanted.has(row))
      cited.push({ row, cells: header.map((_, column) => cellText(cell(at, column)).slice(0, LONGEST)) });
  }
  return cited;
}
