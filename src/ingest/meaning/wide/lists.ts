import { matchHeader } from "../../../model/aliases/match-header.ts";
import type { SourceTable } from "../../table/source.ts";
import { readNumber } from "../../values/numbers.ts";
import { LOOK } from "../column-cells.ts";
import { scoreList } from "../score-list.ts";
import { ABOUT_JUDGE, type Candidate, place, type WideColumn } from "./wide-column.ts";

/** rating, soundness … with the scores of all judges in each cell. What is about the judge is no score of the entry. */
export function findLists(table: SourceTable, columns: readonly Candidate[], found: Map<number, WideColumn>): void {
  for (const { index, header, criterion, isCriterion, max } of columns) {
    const isScore = matchHeader(header.replace(/s$/i, ""))?.concept === "score";
    if ((!isScore && !isCriterion) || ABOUT_JUDGE.test(header) || !isListed(table, index)) continue;
    const part = isScore ? null : (criterion ?? header.trim());
    found.set(index, { by: "seat", place: place({ criterion: part, max, isList: true }) });
  }
}

function isListed(table: SourceTable, index: number): boolean {
  let lists = 0;
  let others = 0;
  for (let i = 0; i < table.rows.length && i < LOOK; i++) {
    const cell = table.rows[i]?.[index] ?? null;
    if (typeof cell === "string" && scoreList(cell) !== null) lists++;
    // An entry that one judge alone has seen.
    else if (typeof readNumber(cell) !== "number" && cell !== null && cell !== "") others++;
  }
  return lists > 1 && lists > others;
}
