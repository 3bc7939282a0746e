import type { SourceTable } from "../../table/source.ts";
import { kindOf } from "../column-cells.ts";
import { readScoreHeader } from "../score-headers.ts";
import { findAnswers } from "./answers.ts";
import { withBrackets } from "./brackets.ts";
import { findCriteria } from "./criteria.ts";
import { findEntriesAcross } from "./entries-across.ts";
import { findLists } from "./lists.ts";
import { countsOfMarks, findNumberedSeats } from "./numbered.ts";
import { findPairs } from "./pairs.ts";
import { findQuestions } from "./questions.ts";
import { findScoreRun, findSeats } from "./seats.ts";
import type { Candidate, WideColumn } from "./wide-column.ts";

/**
 * Finds the columns of scores of a wide table: 评委1 … 评委n, (评委编号, 得分) × n, one criterion a column, also by
 * path (初赛/评委一/创新性). Headers that merely look alike (队员1, problems A … L) are none.
 * @param isOpen false for columns that a person has decided on
 */
export function findWide(table: SourceTable, isOpen: (index: number) => boolean): ReadonlyMap<number, WideColumn> {
  const kinds = table.header.map((_, index) => kindOf(table, index));
  const isNumber = (index: number): boolean => kinds[index] === "numbers";
  const all: Candidate[] = [];
  table.header.forEach((header, index) => {
    if (isOpen(index)) all.push({ index, header, ...readScoreHeader(header) });
  });
  const counts = countsOfMarks(table, all, kinds);
  const columns = withBrackets(
    all.filter(({ index }) => !counts.has(index)),
    isNumber,
  );
  const found = new Map<number, WideColumn>();
  findLists(table, columns, found);
  if (found.size > 0) return found;
  findAnswers(table, columns, isNumber, found);
  if (found.size > 0) return found;
  findPairs(columns, isNumber, found);
  findSeats(table, columns, kinds, found);
  if (![...found.values()].some(({ by }) => by === "pair" || by === "seat")) {
    findScoreRun(columns, isNumber, found);
    if (found.size === 0) findEntriesAcross(table, columns, isNumber, found);
    if (found.size === 0) findCriteria(table, columns, isNumber, found);
    if (found.size === 0) findQuestions(table, columns, isNumber, found);
    if (found.size === 0) findNumberedSeats(table, columns, kinds, found);
  }
  return found;
}
