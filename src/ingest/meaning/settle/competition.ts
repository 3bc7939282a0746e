import type { Concept } from "../../../model/aliases/concepts.ts";
import type { SourceTable } from "../../table/source.ts";
import { isUnique, mostOf } from "../column-cells.ts";
import { type ColumnMapping, isMelted } from "../mapping.ts";

const RANK: Readonly<Record<ColumnMapping["by"], number>> = {
  own: 0,
  chosen: 0,
  alias: 1,
  seat: 1,
  pair: 1,
  judge: 1,
  criterion: 1,
  entry: 1,
  stage: 1,
  partial: 2,
  check: 3,
  taken: 3,
  personal: 3,
  none: 3,
};

/** One column a concept (the many of a wide table apart): the surest wins, then the first; the others are taken. */
export function onePerConcept(
  columns: readonly ColumnMapping[],
  table: SourceTable,
  isJudged: boolean,
): readonly ColumnMapping[] {
  const winner = new Map<Concept, ColumnMapping>();
  for (const column of columns) {
    if (column.concept === null || isMelted(column)) continue;
    const best = winner.get(column.concept);
    if (best === undefined || weight(column, table, isJudged) < weight(best, table, isJudged))
      winner.set(column.concept, column);
  }
  return columns.map((column) =>
    column.concept === null || isMelted(column) || winner.get(column.concept) === column
      ? column
      : { ...column, concept: null, by: "taken" },
  );
}

/**
 * Of several totals the last word counts before a mean, and a mean before a sum. Where each row is a judge's, what no
 * two rows share names the review and not the entry.
 */
function weight({ by, concept, header, index }: ColumnMapping, table: SourceTable, isJudged: boolean): number {
  const rank = RANK[by] * 10;
  if (concept === "entry_id" && isJudged) return rank + (isUnique(table, index, 1) ? 5 : 0);
  // 一等奖 before 国家级, of two columns that are both called an award's.
  if (concept === "award") return rank + (mostOf(table, index, isAward) ? 0 : 5);
  if (concept !== "official_score") return rank;
  if (/最终|最后|final/i.test(header)) return rank;
  // Of a player, from contests before.
  if (/^(?:old|new)?\s*rating$/i.test(header.trim())) return rank + 30;
  if (/平均|综合|加权|average|mean|moyenne/i.test(header)) return rank + 1;
  // Points before the number of problems that they are for.
  return rank + (/总分|得分|points|score/i.test(header) ? 1.5 : 2);
}

const AWARD =
  /奖|[金银铜优]$|冠军|亚军|季军|gold|silver|bronze|prize|winner|award|medal|mention|accept|reject|1st|2nd|3rd|first|second|third/i;
const isAward = (text: string): boolean => AWARD.test(text);
