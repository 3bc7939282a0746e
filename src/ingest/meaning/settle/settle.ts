import type { Concept } from "../../../model/aliases/concepts.ts";
import type { SourceTable } from "../../table/source.ts";
import { judgeInName } from "../judge-in-name.ts";
import type { ColumnMapping } from "../mapping.ts";
import { inCompany } from "./company.ts";
import { onePerConcept } from "./competition.ts";
import { withGivers } from "./givers.ts";
import { withNumberResults } from "./number-results.ts";
import { withParts } from "./parts.ts";
import { withoutRepeated } from "./repeated-paths.ts";
import { standInJudge, withStandIns } from "./stand-ins.ts";
import { withTotal } from "./total-stand-in.ts";

/**
 * One column a concept (the many of a wide table apart): the surest wins, then the first. What 得分, 题目 and Name mean
 * depends on the company they keep.
 */
export function settle(read: readonly ColumnMapping[], table: SourceTable): readonly ColumnMapping[] {
  const given = withGivers(read, table);
  const isJudged = given.some(({ concept }) => concept === "judge_id") || standInJudge(given, table) !== undefined;
  const proposals = withParts(withNumberResults(given, table), table, isJudged || judgeInName(table) !== null);
  const has = (concept: Concept): boolean => proposals.some((column) => column.concept === concept);
  const judge = standInJudge(proposals, table);
  const hasJudge = has("judge_id") || judge !== undefined || judgeInName(table) !== null;
  const isWide = proposals.some(({ place }) => place !== undefined);
  const company = { table, proposals, has, isWide, judge, hasJudge };
  const meant = withoutRepeated(proposals).map((column) => inCompany(column, company));
  return onePerConcept(withStandIns(withTotal(meant, table, hasJudge), table), table, hasJudge);
}
