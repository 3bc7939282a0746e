import type { Concept } from "../../model/aliases/concepts.ts";
import { isBlank } from "../table/grid.ts";
import type { CheckedTable } from "./checked-table.ts";
import { isShown, text } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

/** Fewer rows say the same by chance. */
const FEWEST = 10;

function isEmpty(table: CheckedTable, index: number): boolean {
  if (table.unread.has(index)) return false;
  for (let row = 0; row < table.length; row++) if (!isBlank(table.cell(row, index))) return false;
  return true;
}

function isConstant(table: CheckedTable, index: number, value: string): boolean {
  for (let row = 0; row < table.length; row++) if (text(table, row, index) !== value) return false;
  return true;
}

/** Columns with a name and nothing in them. */
export const emptyColumns: QualityRule = {
  id: "empty_column",
  severity: "info",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      if (source.length === 0) return;
      source.header.forEach((column, index) => {
        if (column !== `列${index + 1}` && isEmpty(source, index)) note(sheet, { row: 0, column, value: null });
      });
    });
  },
};

/** Columns that say the same in every row: they tell nothing apart. */
export const constantColumns: QualityRule = {
  id: "constant_column",
  severity: "info",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      if (source.length < FEWEST) return;
      source.header.forEach((column, index) => {
        const value = text(source, 0, index);
        if (value === "" || !isConstant(source, index, value)) return;
        note(sheet, { row: 0, column, value: isShown(column) ? value.slice(0, 60) : null });
      });
    });
  },
};

/** What each row of a list has, so that a blank is worth a word. */
const NAMING: readonly Concept[] = ["entry_id", "team_id", "title", "team_name", "org_name", "judge_id"];
const MOST_BLANK = 0.1;

/** Rows without the id or the name that nearly all others have. */
export const blankNames: QualityRule = {
  id: "blank_name",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source, mapping }, sheet) => {
      if (source.length < FEWEST) return;
      for (const { concept, index, header, place } of mapping.columns) {
        if (concept === null || source.unread.has(index) || place !== undefined || !NAMING.includes(concept)) continue;
        const blank: number[] = [];
        for (let row = 0; row < source.length; row++) if (isBlank(source.cell(row, index))) blank.push(row);
        if (blank.length === 0 || blank.length > source.length * MOST_BLANK) continue;
        for (const row of blank)
          note(sheet, { row: source.rowNumber(row), column: header, value: null }, { column: header });
      }
    });
  },
};
