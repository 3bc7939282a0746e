import { cellText } from "../table/grid.ts";
import { repeatedRows as repeated } from "../table/repeated.ts";
import { isRowNumber, rowNumber } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

/** Rows that stand twice, cell by cell, a number of the row apart. */
export const repeatedRows: QualityRule = {
  id: "repeated_row",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source, mapping }, sheet) => {
      // Rows without an id of their own are compared where their entries are made.
      const has = (name: string): boolean => mapping.columns.some(({ concept }) => concept === name);
      const isCompared =
        mapping.kind === "contest" && !has("entry_id") && (has("title") || has("team_name") || has("team_id"));
      if (isCompared) return;
      const columns = source.header.flatMap((name, index) => (isRowNumber(name) ? [] : [index]));
      if (columns.length < 2) return;
      for (const [row, first] of repeated(source.rows, columns, cellText)) {
        note(sheet, { row: rowNumber(source, row), column: null, value: `= ${rowNumber(source, first)}` });
      }
    });
  },
};
