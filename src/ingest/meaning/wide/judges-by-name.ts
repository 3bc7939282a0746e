import { styleByFirstRows } from "../../build/number-style.ts";
import { isPersonName as isWesternName } from "../../privacy/person-names.ts";
import type { SourceTable } from "../../table/source.ts";
import { readNumber } from "../../values/numbers.ts";
import { LOOK } from "../column-cells.ts";
import { isPersonName } from "../score-headers.ts";
import { judgeNamed } from "./judge-names.ts";
import type { Candidate } from "./wide-column.ts";

/** Two names may be words by chance, three beside each other are a jury; where the file speaks of scores, so are two. */
const FEWEST_PERSONS = 3;
const FEWEST_SAID = 2;
const OF_SCORES = /评分|打分|评审|评委|得分|计分|scor|rating|judg|jury|review/i;
/** Scores of one scale: none of the columns goes up to more than so many times what another does. */
const ONE_SCALE = 2;

/** Judges by name over columns beside each other, on one scale; without a total that comes of them. */
export function personsRun(table: SourceTable, free: readonly Candidate[]): readonly Candidate[] {
  const named = free.filter(({ header }) => judgeNamed(header) !== null);
  const isSaid =
    named.every(({ header }) => judgeNamed(header)?.isSaid) ||
    (OF_SCORES.test(`${table.file} ${table.sheet ?? ""}`) && named.every(({ isCriterion }) => !isCriterion));
  const first = named[0]?.index ?? 0;
  const isRun =
    named.length >= (isSaid ? FEWEST_SAID : FEWEST_PERSONS) && named.every(({ index }, i) => index === first + i);
  return isRun && areNames(named) && areOfOneScale(table, named) ? named : [];
}

/**
 * Columns whose highest numbers are not far apart.
 *
 * @param small numbers up to it may be of one scale however far apart: places, and grades of few steps
 */
export function areOfOneScale(table: SourceTable, columns: readonly Pick<Candidate, "index">[], small = 0): boolean {
  const highest = columns.map(({ index }) => highestIn(table, index));
  return Math.max(...highest) <= Math.max(small, Math.min(...highest) * ONE_SCALE);
}

function highestIn(table: SourceTable, index: number): number {
  let highest = 0;
  for (let i = 0; i < table.rows.length && i < LOOK; i++) {
    const value = readNumber(table.rows[i]?.[index] ?? null, styleByFirstRows(table, index));
    if (typeof value === "number" && value > highest) highest = value;
  }
  return highest;
}

/** Garrick Ohlsson beside Sa Chen; not Clean Cup beside Uniform Cup, nor Visual Design. */
export function areNames(columns: readonly Candidate[]): boolean {
  const judges = columns.map(({ header }) => judgeNamed(header));
  if (judges.every((named) => named !== null && (named.isSaid || isPersonName(named.judge)))) return true;
  const names = judges.map((named) => named?.judge ?? "");
  const parts = names.map((name) => name.split(/\s+/));
  const isTold = (at: number): boolean => new Set(parts.map((words) => words.at(at))).size > parts.length * 0.8;
  return names.every(isWesternName) && columns.every(({ isCriterion }) => !isCriterion) && isTold(0) && isTold(-1);
}
