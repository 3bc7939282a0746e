import { matchHeader, withoutQuestionNumber } from "../../../model/aliases/match-header.ts";
import { isPersonalHeader } from "../../../model/aliases/personal-headers.ts";
import { styleByFirstRows } from "../../build/number-style.ts";
import type { SourceTable } from "../../table/source.ts";
import { readNumber } from "../../values/numbers.ts";
import { isWords, LOOK } from "../column-cells.ts";
import { entryAsked } from "../settle/entrants.ts";
import { ABOUT_JUDGE, type Candidate, place, type WideColumn } from "./wide-column.ts";

const QUESTION = /[?？]\s*$|^(?:how|to what extent|please (?:rate|score)|rate|score)\b|^请?(?:对|给|为).*(?:评|打)分/i;
/** Forms give points of a scale and no amounts. */
const MOST_POINTS = 100;

/**
 * How original was the idea? Forms that ask which team or work is judged, and then for numbers in whole sentences: each
 * such question is a criterion.
 */
export function findQuestions(
  table: SourceTable,
  columns: readonly Candidate[],
  isNumber: (index: number) => boolean,
  found: Map<number, WideColumn>,
): void {
  if (!columns.some(({ header, index }) => entryAsked(header) !== null && isWords(table, index))) return;
  for (const { header, index, role, isTotal, max, min } of columns) {
    const question = withoutQuestionNumber(header).trim();
    const isAsked = QUESTION.test(question) && matchHeader(header) === null && !isPersonalHeader(header);
    if (!isAsked || isTotal || role !== "score" || ABOUT_JUDGE.test(header)) continue;
    if (isNumber(index) && isScale(table, index))
      found.set(index, { by: "criterion", place: place({ criterion: question, max, min }) });
  }
}

function isScale(table: SourceTable, index: number): boolean {
  const style = styleByFirstRows(table, index);
  return table.rows.slice(0, LOOK).every((row) => {
    const value = readNumber(row[index] ?? null, style);
    return typeof value !== "number" || (value >= 0 && value <= MOST_POINTS);
  });
}
