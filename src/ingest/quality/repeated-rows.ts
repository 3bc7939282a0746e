import type { Concept } from "../../model/aliases/concepts.ts";
import { cellText } from "../table/grid.ts";
import { repeatedPlaces as repeated } from "../table/repeated.ts";
import { isRowNumber } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

/** What tells rows apart, mostly. */
const KEYS: readonly Concept[] = ["entry_id", "judge_id", "stage", "criterion", "round"];

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
      // Items of lists in records are often the same: two tries, two prizes.
      if (source.findings.some(({ rule }) => rule === "list_in_records")) return;
      const columns = source.header.flatMap((name, index) => (isRowNumber(name) ? [] : [index]));
      if (columns.length < 2) return;
      // Rows that say the same say of the same entry, judge and stage: where no two do, there is no more to look at.
      const keys = mapping.columns.filter(({ concept }) => concept !== null && KEYS.includes(concept));
      const ofKeys = keys.map(({ index }) => index).filter((index) => columns.includes(index));
      const textAt = (row: number, column: number): string => cellText(source.cell(row, column));
      if (ofKeys.length > 0 && repeated(source.length, ofKeys, textAt).size === 0) return;
      if (source.unread.size > 0) return;
      for (const [row, first] of repeated(source.length, columns, textAt)) {
        note(sheet, { row: source.rowNumber(row), column: null, value: `= ${source.rowNumber(first)}` });
      }
    });
  },
};
