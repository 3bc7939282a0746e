import { matchHeader } from "../../../model/aliases/match-header.ts";
import { readScoreHeader } from "../score-headers.ts";
import { type Candidate, place, type WideColumn } from "./wide-column.ts";

const NUMERAL_BEHIND = /^(.*?)\s*(?:\((\d+)\)|[-_#]?\s*(\d{1,2}|[一二三四五六七八九十]))$/s;

/** 得分 (2), 得分2, 得分二 → 得分, "2". A header without a number is the first of its kind. */
function numbered(header: string): { readonly base: string; readonly index: string } {
  const m = NUMERAL_BEHIND.exec(header.normalize("NFKC").trim());
  if (m === null || m[1] === undefined || m[1] === "") return { base: header, index: "1" };
  const index = m[2] ?? m[3] ?? "1";
  const place = "一二三四五六七八九十".indexOf(index);
  return { base: m[1], index: place < 0 ? String(Number(index)) : String(place + 1) };
}

/** 第一次评审/专家一/编码 is of 第一次评审/专家一/原始分, and of no other session's. */
const isUnder = ({ header }: Candidate, score: Candidate): boolean =>
  !header.includes("/") || score.header.startsWith(header.slice(0, header.lastIndexOf("/") + 1));

const IDENTIFIER = /编号|代码|代号|工号|\bid\b|\bno\b|code/i;

/** 评委编号1, 得分1, 评委编号2, 得分2 …: a judge beside the scores that he gave. */
export function findPairs(
  columns: readonly Candidate[],
  isNumber: (i: number) => boolean,
  found: Map<number, WideColumn>,
): void {
  const put = (who: Candidate, score: Candidate, criterion: string | null): void => {
    found.set(who.index, { by: "judge" });
    found.set(score.index, {
      by: "pair",
      place: place({ judgeFrom: who.index, criterion, stage: score.stage, round: score.round, max: score.max }),
    });
  };
  // 评委1姓名 beside 评委1得分.
  for (const who of columns) {
    if (who.role !== "name" || who.seat === null || found.has(who.index)) continue;
    for (const score of columns) {
      const isOurs =
        score.seat === who.seat &&
        isUnder(who, score) &&
        score.role === "score" &&
        !score.isTotal &&
        isNumber(score.index);
      if (isOurs && score.index !== who.index) put(who, score, score.criterion);
    }
  }
  if (found.size > 0) return;
  const groups = new Map<
    string,
    { who: Candidate | null; scores: { column: Candidate; criterion: string | null }[] }
  >();
  for (const column of columns) {
    const { base, index } = numbered(column.header);
    const concept = matchHeader(base)?.concept ?? null;
    const group = groups.get(index) ?? { who: null, scores: [] };
    groups.set(index, group);
    if (concept === "judge_id" && (IDENTIFIER.test(base) || !isNumber(column.index))) group.who ??= column;
    else if (!isNumber(column.index)) continue;
    else if (concept === "score" && !readScoreHeader(base).isTotal) group.scores.push({ column, criterion: null });
    else {
      const part = readScoreHeader(base);
      if (part.isCriterion && part.judge === null) group.scores.push({ column, criterion: part.criterion });
    }
  }
  const pairs = [...groups.values()].filter(({ who, scores }) => who !== null && scores.length > 0);
  if (pairs.length < 2) return;
  for (const { who, scores } of pairs) {
    if (who !== null) for (const { column, criterion } of scores) put(who, column, criterion);
  }
}
