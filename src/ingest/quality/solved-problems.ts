import type { SourceTable } from "../table/source.ts";
import { numbersOf, rowNumber, text } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

/** A … Z, P1, Problem 3: a problem of a programming contest. */
const PROBLEM = /^(?:[A-Z]|(?:problem|P)\s*[A-Z0-9]{1,2})$/i;
/** + or +2 with a time: solved; -3: tried in vain; - or blank: not tried. */
const SOLVED = /^\+\d*(?:\s|$|\()/;
const TRIED = /^(?:[-–—.]\d*(?:\s|$)|\+\d*(?:\s|$|\())/;

/** The columns of problems of a standing, as such standings write them. */
function problemsOf(table: SourceTable): readonly number[] {
  const columns = table.header.flatMap((header, index) => (PROBLEM.test(header.trim()) ? [index] : []));
  const isOne = (index: number): boolean => {
    let tried = 0;
    for (let row = 0; row < table.rows.length; row++) {
      const cell = text(table, row, index);
      if (cell === "") continue;
      if (!TRIED.test(cell)) return false;
      tried++;
    }
    return tried > 0;
  };
  const found = columns.filter(isOne);
  return found.length > 2 ? found : [];
}

/** How many solved each problem: one that nobody solved is a zero and no gap. */
export const problemsSolved: QualityRule = {
  id: "problems_solved",
  severity: "info",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      const columns = problemsOf(source);
      if (columns.length === 0) return;
      const listed = columns.map((index) => {
        const solved = source.rows.filter((_, row) => SOLVED.test(text(source, row, index))).length;
        return { name: source.header[index]?.trim() ?? "", solved };
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
      const columns = problemsOf(source);
      const stated = mapping.columns.find(({ concept, place }) => concept === "official_score" && place === undefined);
      if (columns.length === 0 || stated === undefined) return;
      const said = numbersOf(source, stated.index);
      const differing = said.flatMap((value, row) => {
        const solved = columns.filter((index) => SOLVED.test(text(source, row, index))).length;
        return value === null || value === solved ? [] : [{ row, value, solved }];
      });
      // Else the column counts something else, as points.
      if (differing.length > source.rows.length * MOST) return;
      for (const { row, value, solved } of differing) {
        const example = { row: rowNumber(source, row), column: stated.header, value: `${value} ≠ ${solved}` };
        note(sheet, example, { column: stated.header });
      }
    });
  },
};
const MOST = 0.2;
