import { matchHeader } from "../../../model/aliases/match-header.ts";
import type { SourceTable } from "../../table/source.ts";
import { ABOUT_JUDGE, type Candidate, place, type WideColumn } from "./wide-column.ts";

const ANSWER = /\s*-\s*(?:value|score|points)\s*\)?\s*$/i;

/**
 * Forms give each question a column of words and one of points: Q4 ([Novelty] How new is it?) beside
 * Q4 ([Novelty] How new is it? - Value). A question is called by what it has in brackets or quotation marks.
 */
export function findAnswers(
  table: SourceTable,
  columns: readonly Candidate[],
  isNumber: (index: number) => boolean,
  found: Map<number, WideColumn>,
): void {
  const plain = (header: string): string => header.replace(/[)\s]+$/, "").replace(/\s+/g, " ");
  const questions = new Set(table.header.map(plain));
  const answers = columns.filter(
    ({ header, index }) => ANSWER.test(header) && isNumber(index) && questions.has(plain(header.replace(ANSWER, ""))),
  );
  if (answers.length < 2) return;
  for (const { header, index } of answers) {
    const name =
      (/\[([^\]]+)\]/.exec(header) ?? /["“]([^"”]+)["”]/.exec(header))?.[1]?.trim() ??
      plain(header.replace(ANSWER, ""));
    if (ABOUT_JUDGE.test(name)) continue;
    const isOverall = matchHeader(name)?.concept === "score";
    found.set(index, { by: "criterion", place: place({ criterion: isOverall ? null : name }) });
  }
}
