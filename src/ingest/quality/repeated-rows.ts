import { cellText } from "../table/grid.ts";
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
      const first = new Map<string, number>();
      source.rows.forEach((row, at) => {
        const key = columns.map((index) => cellText(row[index])).join("\u0000");
        const before = first.get(key);
        if (before === undefined) first.set(key, at);
        else {
          const value = `= ${rowNumber(source, before)}`;
          note(sheet, { row: rowNumber(source, at), column: null, value });
        }
      });
    });
  },
};
