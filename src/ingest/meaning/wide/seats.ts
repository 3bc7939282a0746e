import { matchHeader } from "../../../model/aliases/match-header.ts";
import type { SourceTable } from "../../table/source.ts";
import { limits } from "./limits.ts";
import { ABOUT_JUDGE, type Candidate, place, type WideColumn } from "./wide-column.ts";

/** 评委1 … 评委n, also with criteria of each. */
export function findSeats(
  table: SourceTable,
  columns: readonly Candidate[],
  kinds: readonly string[],
  found: Map<number, WideColumn>,
): void {
  // A seat that nobody has filled is one beside those that are.
  const seats = columns.filter(
    ({ index, judge, role, header }) =>
      judge !== null && role === "score" && !ABOUT_JUDGE.test(header) && !found.has(index) && kinds[index] !== "words",
  );
  if (!seats.some(({ index }) => kinds[index] === "numbers")) return;
  const isShort = seats.every(({ judge }) => /^J\d/.test(judge ?? ""));
  if (isShort && new Set(seats.map(({ seat }) => seat)).size < 2) return;
  for (const column of seats) {
    const { seat, stage, round, judge, criterion, max, index } = column;
    const beside = seats.filter(
      (other) => other.seat === seat && other.stage === stage && other.round === round && other !== column,
    );
    // A judge's total beside that judge's criteria is no further score; alone it is the score. 标准分 beside 原始分 is none.
    const isFigure =
      column.isTotal &&
      columns.some(
        (other) =>
          found.has(other.index) &&
          other.seat === seat &&
          other.stage === stage &&
          other.round === round &&
          other.role === "score",
      );
    const isSum =
      isFigure || ((column.isTotal || criterion === null) && beside.some((other) => other.criterion !== null));
    found.set(
      index,
      isSum
        ? { by: "check" }
        : { by: "seat", place: place({ judge, criterion, stage, round, ...limits(table, column, max) }) },
    );
  }
}

const SCORE_RUN =
  /^(?:得分|评分|打分|分数|scores?|ratings?|notes?|marks?)\s*[#_.-]?\s*(?:\d{1,2}|[一二三四五六七八九十])$/i;

/** 得分1 … 得分n, rating_1 … rating_n: seats without a word for who sits there. */
export function findScoreRun(
  columns: readonly Candidate[],
  isNumber: (i: number) => boolean,
  found: Map<number, WideColumn>,
): void {
  const run = columns.filter(({ header, index }) => SCORE_RUN.test(header.normalize("NFKC").trim()) && isNumber(index));
  if (run.length < 2 || columns.some(({ header }) => matchHeader(header)?.concept === "judge_id")) return;
  for (const { header, index, max } of run)
    found.set(index, { by: "seat", place: place({ judge: header.trim(), max }) });
}
