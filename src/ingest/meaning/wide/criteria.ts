import { matchHeader } from "../../../model/aliases/match-header.ts";
import { isPersonalHeader } from "../../../model/aliases/personal-headers.ts";
import type { SourceTable } from "../../table/source.ts";
import { judgeInName } from "../judge-in-name.ts";
import { problemName } from "../problem-headers.ts";
import { judgeNamed } from "./judge-names.ts";
import { areNames, personsRun } from "./judges-by-name.ts";
import { limits } from "./limits.ts";
import { addsUp, partsOf } from "./totals.ts";
import { ABOUT_JUDGE, type Candidate, place, type WideColumn } from "./wide-column.ts";

/** Numbers of things, which add up too. */
const COUNT = /奖|奖牌|[金银铜]|人数|数量|[队个项次]数|\b(?:gold|silver|bronze|count|number|medals?|solved|penalty)\b/i;

/** 网评成绩, 案例视频评分总计: sums under names of their own, where others add up to them. */
const SUBTOTAL = /(?:成绩|总计|小计|合计|总分)$/;

/** Of several rounds the best may count. */
const BEST = /max|best|high|最高|最好|最佳|meilleur|mejor|best[eo]/i;
const best = (scores: readonly number[]): readonly number[] => [Math.max(...scores)];

/** Whose points add up: 评委总分, Jury score. */
const OF_JURY = /评委|评审|專家|专家|審査|심사|жюри|\bjury|\bjudges/i;

/** One criterion a column, or one judge a column where what they add up to says so. */
export function findCriteria(
  table: SourceTable,
  columns: readonly Candidate[],
  isNumber: (i: number) => boolean,
  found: Map<number, WideColumn>,
): void {
  const concepts = new Map(columns.map(({ header, index }) => [index, matchHeader(header)?.concept ?? null]));
  // A long table says of what each score is.
  if ([...concepts.values()].includes("criterion")) return;
  // 团队（30分） is no team, and 评分 [创新性] no score of all.
  const isPlain = ({ index, header, max, isCriterion }: Candidate): boolean =>
    concepts.get(index) === null || ((max !== null || isCriterion) && matchHeader(header)?.by === "partial");
  const isFree = (column: Candidate): boolean => {
    const { index, header, isTotal, role } = column;
    return (
      isPlain(column) &&
      !isTotal &&
      !SUBTOTAL.test(header.trim()) &&
      role === "score" &&
      problemName(header) === null &&
      !COUNT.test(header) &&
      !isPersonalHeader(header) &&
      isNumber(index)
    );
  };
  const isScore = (index: number): boolean =>
    concepts.get(index) === "score" || concepts.get(index) === "official_score";
  const totals = columns.filter(
    ({ index, isTotal, isCriterion, header }) =>
      !isCriterion && (isTotal || SUBTOTAL.test(header.trim()) || isScore(index)) && isNumber(index),
  );
  let areSeats = false;
  let criteria = columns.filter((column) => isFree(column) && column.isCriterion && !ABOUT_JUDGE.test(column.header));
  const enough = criteria.length > 1 || (criteria.length === 1 && criteria[0]?.max !== null && totals.length > 0);
  if (!enough) criteria = [];
  for (const total of totals) {
    const { parts, isMean } = partsOf(table, total.index, columns.filter(isFree));
    if (parts.length === 0 || (isMean && parts.length < criteria.length)) continue;
    // Each of several totals has parts of its own.
    const isPart = new Set(parts.map(({ index }) => index));
    const others = isMean ? [] : criteria.filter(({ index }) => !isPart.has(index));
    criteria = [...others, ...parts].sort((a, b) => a.index - b.index);
    // What is averaged are judges (or rounds, by their names), and so is what a jury's points come of; criteria add up.
    areSeats ||= (isMean && !parts.every(({ round }) => round !== null)) || OF_JURY.test(total.header);
  }
  const rounds = columns.filter((column) => isFree(column) && column.round !== null);
  const isBest = columns.some(({ header, index }) => BEST.test(header) && addsUp(table, index, rounds, best));
  if (criteria.length === 0 && rounds.length > 1 && isBest) criteria = rounds;
  const isJudgeRow = [...concepts.values()].includes("judge_id") || judgeInName(table) !== null;
  if (criteria.length === 0) criteria = [...personsRun(table, columns.filter(isFree))];
  const arePersons = criteria.length > 1 && areNames(criteria);
  if ((areSeats || arePersons) && !isJudgeRow && !criteria.some(({ isCriterion }) => isCriterion)) {
    for (const { index, header, stage, max } of criteria) {
      const judge = judgeNamed(header)?.judge ?? header.trim();
      found.set(index, { by: "seat", place: place({ judge, stage, max }) });
    }
    return;
  }
  if (criteria.length === 0) return;
  for (const column of criteria) {
    const { index, criterion, header, stage, round, max } = column;
    const points = limits(table, column, max);
    // Rounds that add up are of one kind.
    const part = criterion ?? (round === null ? header.trim() : null);
    found.set(index, { by: "criterion", place: place({ criterion: part, stage, round, ...points }) });
  }
  if (!isJudgeRow) return;
  // A row a judge: its total is a check. A row an entry: the total is the entry's result.
  for (const total of totals) {
    if (!total.isTotal && !isScore(total.index) && !isSumOfAny(table, total, criteria)) continue;
    const isRating = concepts.get(total.index) === "score" && !total.isTotal && !addsUp(table, total.index, criteria);
    // An overall rating that does not come from the criteria is a judgement of its own.
    found.set(total.index, isRating ? { by: "criterion", place: place({ max: total.max }) } : { by: "check" });
  }
}

/** All criteria together, or a run of them, come to it. */
const isSumOfAny = (table: SourceTable, total: Candidate, criteria: readonly Candidate[]): boolean =>
  addsUp(table, total.index, criteria) || partsOf(table, total.index, criteria).parts.length > 0;
