import { problemName } from "../meaning/problem-headers.ts";
import type { CheckedTable } from "./checked-table.ts";
import { text } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

/** How scoreboards write what became of a problem: what each cell may be, and when the problem is solved. */
const STYLES: readonly { readonly cell: RegExp; readonly solved: RegExp }[] = [
  // + or +2 with a time: solved; -3: tried in vain; - or blank: not tried.
  { cell: /^(?:[-–—.]\d*(?:\s|$)|\+\d*(?:\s|$|\())/, solved: /^\+\d*(?:\s|$|\()/ },
  // 2/118: solved with the second try; 3, 3/-- and -: tried in vain.
  { cell: /^(?:\d+(?:\s*\/\s*(?:\d+|-+))?|-+)$/, solved: /^\d+\s*\/\s*\d+$/ },
  // 01:45:34 (-7): solved after seven tries; (-2): tried in vain.
  {
    cell: /^(?:\d{1,3}:\d{2}(?::\d{2})?(?:\s*\(\s*[-+]?\d+\s*\))?|\(\s*-?\d+\s*\)|-+\d*)$/,
    solved: /^\d{1,3}:\d{2}/,
  },
];

interface Problems {
  readonly columns: readonly number[];
  readonly isSolved: (cell: string) => boolean;
}

/** The columns of problems of a standing, as such standings write them; null where there are none. */
function problemsOf(table: CheckedTable): Problems | null {
  const columns = table.header.flatMap((header, index) => (problemName(header) === null ? [] : [index]));
  if (columns.length < LEAST) return null;
  const cells = new Map(columns.map((index) => [index, cellsOf(table, index).filter((cell) => cell !== "")]));
  for (const { cell, solved } of STYLES) {
    const fitting = columns.filter((index) => cells.get(index)?.every((said) => cell.test(said)) === true);
    const filled = fitting.filter((index) => cells.get(index)?.length !== 0);
    const times = new Set([...cells.values()].flat().filter((said) => solved.test(said)));
    // 8/10 and 9/10 are marks of ten.
    const isOutOf =
      new Set([...times].map((said) => said.split("/")[1])).size < 2 && [...times][0]?.includes("/") === true;
    // A column without any cell is a problem that nobody tried.
    if (filled.length >= LEAST && times.size > 0 && !isOutOf)
      return { columns: fitting, isSolved: (said) => solved.test(said) };
  }
  return null;
}

const cellsOf = (table: CheckedTable, index: number): readonly string[] =>
  Array.from({ length: table.length }, (_, row) => text(table, row, index));

/** Fewer columns may be of anything. */
const LEAST = 3;

/** How many solved each problem: one that nobody solved is a zero and no gap. */
export const problemsSolved: QualityRule = {
  id: "problems_solved",
  severity: "info",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      const problems = problemsOf(source);
      if (problems === null) return;
      const listed = problems.columns.map((index) => {
        const solved = cellsOf(source, index).filter((said) => problems.isSolved(said)).length;
        return { name: problemName(source.header[index] ?? "") ?? "", solved };
      });
      const none = listed.filter(({ solved }) => solved === 0).map(({ name }) => name);
      note(sheet, null, {
        listed: listed.map(({ name, solved }) => `${name} ${solved}`).join(", "),
        none: none.length === 0 ? "—" : none.join(", "),
      });
    });
  },
};

/** Numbers of problems solved that do not follow from the row's own cells. */
export const solvedDiffers: QualityRule = {
  id: "solved_differs",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source, mapping }, sheet) => {
      const problems = problemsOf(source);
      const stated = mapping.columns.find(({ concept, place }) => concept === "official_score" && place === undefined);
      if (problems === null || stated === undefined) return;
      const said = source.numbers(stated.index);
      const differing = said.flatMap((value, row) => {
        const solved = problems.columns.filter((index) => problems.isSolved(text(source, row, index))).length;
        return value === null || value === solved ? [] : [{ row, value, solved }];
      });
      // Else the column counts something else, as points.
      if (differing.length > source.length * MOST) return;
      for (const { row, value, solved } of differing) {
        const example = { row: source.rowNumber(row), column: stated.header, value: `${value} ≠ ${solved}` };
        note(sheet, example, { column: stated.header });
      }
    });
  },
};
const MOST = 0.2;
