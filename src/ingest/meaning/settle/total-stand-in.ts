import type { SourceTable } from "../../table/source.ts";
import { isNumeric } from "../column-cells.ts";
import { type ColumnMapping, isMelted } from "../mapping.ts";
import { readScoreHeader } from "../score-headers.ts";

/** Figures of the scores that are no result. */
const NO_RESULT =
  /排名|名次|位次|排序|极差|分差|标准|方差|偏差|次数|rank|place|range|spread|dev|variance|count|^[tz]\W?分|score\)$/i;
const MEAN = /平均|均分|均值|average|mean|avg|moyenne|promedio|m[eé]dia|durchschnitt|średni|средн/i;
const LAST = /最终|最后|final/i;

/**
 * 网评原始平均分, 评委均分: where each row is an entry beside all its judges' scores and no column is known to hold its
 * result, a mean or sum of the scores does, the last word first, then a mean.
 */
export function withTotal(
  columns: readonly ColumnMapping[],
  table: SourceTable,
  hasJudge: boolean,
): readonly ColumnMapping[] {
  const isWide = columns.some(({ place }) => place !== undefined);
  const isKnown = columns.some(
    (column) => column.concept === "official_score" || (column.concept === "score" && !isMelted(column)),
  );
  if (!isWide || hasJudge || isKnown || columns.some(({ concept }) => concept === "round")) return columns;
  const totals = columns.filter(({ concept, by, header, index }) => {
    const { isTotal, seat } = readScoreHeader(header);
    const isFree = concept === null && by === "none" && !NO_RESULT.test(header);
    return isFree && isTotal && seat === null && isNumeric(table, index);
  });
  const found =
    totals.find(({ header }) => LAST.test(header)) ?? totals.find(({ header }) => MEAN.test(header)) ?? totals[0];
  return columns.map((column) => (column === found ? { ...column, concept: "official_score", by: "partial" } : column));
}
