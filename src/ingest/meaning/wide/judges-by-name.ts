import { styleByFirstRows } from "../../build/number-style.ts";
import { isPersonName as isWesternName } from "../../privacy/person-names.ts";
import type { SourceTable } from "../../table/source.ts";
import { readNumber } from "../../values/numbers.ts";
import { LOOK } from "../column-cells.ts";
import { isPersonName } from "../score-headers.ts";
import type { Candidate } from "./wide-column.ts";

const FEWEST_PERSONS = 3;
/** Scores of one scale: none of the columns goes up to more than so many times what another does. */
const ONE_SCALE = 2;

/** Judges by name over columns beside each other, on one scale; without a total that comes of them. */
export function personsRun(table: SourceTable, free: readonly Candidate[]): readonly Candidate[] {
  const named = free.filter(({ header }) => isPersonName(header) || isWesternName(header.trim()));
  const first = named[0]?.index ?? 0;
  const isRun = named.length >= FEWEST_PERSONS && named.every(({ index }, i) => index === first + i);
  if (!isRun || !areNames(named)) return [];
  const highest = named.map(({ index }) => highestIn(table, index));
  return Math.max(...highest) <= Math.min(...highest) * ONE_SCALE ? named : [];
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
  if (columns.every(({ header }) => isPersonName(header))) return true;
  const parts = columns.map(({ header }) => header.trim().split(/\s+/));
  const isTold = (at: number): boolean => new Set(parts.map((words) => words.at(at))).size > parts.length * 0.8;
  return (
    columns.every(({ header, isCriterion }) => isWesternName(header.trim()) && !isCriterion) && isTold(0) && isTold(-1)
  );
}
