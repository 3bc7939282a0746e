import type { SourceTable } from "../../table/source.ts";
import { isNumeric } from "../column-cells.ts";
import type { ColumnMapping } from "../mapping.ts";

const RESULT = /^(?:results?|outcome|比赛结果|竞赛结果)$/i;

/** Results in words are awards, and in numbers points; beside other points they are neither. */
export function withNumberResults(columns: readonly ColumnMapping[], table: SourceTable): readonly ColumnMapping[] {
  const isScored = columns.some(({ concept }) => concept === "score" || concept === "official_score");
  return columns.map((column) => {
    if (column.concept !== "award" || column.by === "chosen" || !RESULT.test(column.header.trim())) return column;
    if (!isNumeric(table, column.index)) return column;
    return isScored ? { ...column, concept: null, by: "none" } : { ...column, concept: "score" };
  });
}
