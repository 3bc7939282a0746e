import type { Concept } from "../../../model/aliases/concepts.ts";
import { matchValue } from "../../../model/aliases/match-value.ts";
import { normaliseName } from "../../../model/aliases/normalise-name.ts";
import type { SourceTable } from "../../table/source.ts";
import { readText } from "../../values/texts.ts";
import { isNumeric, isWords, LOOK, repeats } from "../column-cells.ts";
import { type ColumnMapping, isMelted } from "../mapping.ts";
import { words } from "../words.ts";
import { isEntrant } from "./entrants.ts";

/** What the scores of one entrant are parted by: a round, a problem, a dance. */
const PART = new RegExp(
  `^(?:${words(`
    round, week, wk, episode, day, date, heat, leg, attempt, trial, run, dive, diveno, jump, match, game, bout, phase, part, section, segment
    dances?, events?, disciplines?, apparatus, routine, exercise, problems?, tasks?, questions?, items?, subjects?, component, set
    轮次?, 场次?, 周次?, 期数?, 环节, 科目, 题目?, 题号, 赛题, 小题, 问题, 任务, 舞种, 科, 子项, 单项, 比赛项目, 竞赛项目, 测试点
    [eé]preuve, manche, exercice, disziplin, aufgabe, runde, prueba, ronda, ejercicio, prova, esercizio, konkurencja, runda, zadanie
    тур, раунд, этап, задача, задание, конкурс, 種目, 種別, 回, 종목, 문제`)})(?:id|name|no|number|index|code|label|编号|名称|号)?$`,
  "i",
);
/** Of these some count the times, and come before the names of what is done each time. */
const OCCASION = /^(?:round|week|wk|episode|day|heat|leg|attempt|trial|run|轮次?|场次?|周次?|期数?|тур|раунд|回)/i;
const PROBLEMS: ReadonlySet<Concept> = new Set(["problem_id", "problem_no", "problem_title"]);

/** So many rows tell how the others are made. */
const ROWS = 20_000;
const ROWS_EACH = 1.5;
const FEWEST_ROWS = 4;
const MOST_KINDS = 60;
const STRAY = 0.02;
/** So much of the grid of all entrants and all problems is filled where all were given the same problems. */
const GRID = 0.6;
const FEWEST_PROBLEMS = 3;

/**
 * Tables with several rows an entrant and no judge: the scores of each round, dance, problem. The entrant is the entry,
 * and what parts the rows says the round or the criterion; what is another in each row is no result of the entry.
 */
export function withParts(
  columns: readonly ColumnMapping[],
  whole: SourceTable,
  hasJudge: boolean,
): readonly ColumnMapping[] {
  const table = whole.rows.length > ROWS ? { ...whole, rows: whole.rows.slice(0, ROWS) } : whole;
  const scored = columns.filter(({ concept }) => concept === "score" || concept === "official_score");
  if (hasJudge || scored.length === 0 || table.rows.length < FEWEST_ROWS) return columns;
  const who = entrant(columns, table);
  if (who === undefined) return columns;
  const found = partsOf(columns, table, who);
  if (found === null) return columns;
  const isWide = columns.some(({ place }) => place !== undefined);
  const parted = columns.map((column): ColumnMapping => {
    if (column.by === "chosen" || isMelted(column)) return column;
    if (column.index === who.index) {
      if (column.concept !== null) return column;
      return {
        ...column,
        concept: isWords(table, column.index) ? "team_name" : "entry_id",
        by: "partial",
        standsIn: true,
      };
    }
    if (column.index === found.round) return { ...column, concept: "round", by: "partial", standsIn: true };
    if (column.index === found.criterion) return { ...column, concept: "criterion", by: "partial", standsIn: true };
    if (!isResult(column) || isSameFor(table, who.index, column.index)) return column;
    if (column.concept === "official_score" || column.concept === "score") {
      return isWide ? { ...column, concept: null, by: "check" } : { ...column, concept: "score" };
    }
    return { ...column, concept: null, by: "none" };
  });
  // Where all points are the entrant's own, there is nothing to part.
  return parted.some(({ concept }) => concept === "score") ? parted : columns;
}

const isResult = ({ concept }: ColumnMapping): boolean =>
  concept === "score" ||
  concept === "official_score" ||
  concept === "official_rank" ||
  concept === "award" ||
  concept === "advanced";

/** Who stands in several rows: by the surest of what names an entry, else by what those are called who compete. */
function entrant(columns: readonly ColumnMapping[], table: SourceTable): ColumnMapping | undefined {
  for (const concept of ["entry_id", "title", "team_id", "team_name"] as const) {
    const named = columns.find((column) => column.concept === concept && !isMelted(column));
    if (named !== undefined) return isRepeated(table, named.index) ? named : undefined;
  }
  return columns.find(
    ({ concept, by, header, index }) =>
      concept === null && (by === "none" || by === "personal") && isEntrant(header) && isRepeated(table, index),
  );
}

function isRepeated(table: SourceTable, index: number): boolean {
  const kinds = new Set(table.rows.map((row) => readText(row[index] ?? null)));
  return kinds.size > 1 && kinds.size * ROWS_EACH <= table.rows.length;
}

interface Parts {
  readonly round: number | null;
  readonly criterion: number | null;
}

/** The columns that tell an entrant's rows apart, as few as do; null: none do. */
function partsOf(columns: readonly ColumnMapping[], table: SourceTable, who: ColumnMapping): Parts | null {
  const given = columns.filter(
    ({ concept, index }) =>
      concept === "criterion" ||
      (concept === "round" && (!isWords(table, index) || saysStages(table, index))) ||
      (concept === "stage" && saysStages(table, index)),
  );
  const most = repeats(table, [...columns.keys()]) + table.rows.length * STRAY;
  const isTold = (more: readonly number[]): boolean =>
    repeats(table, [who.index, ...given.map(({ index }) => index), ...more]) <= most;
  if (isTold([])) return given.length === 0 ? null : { round: null, criterion: null };
  const free = columns.filter((column) => isPart(column, table, who.index) && !given.includes(column));
  const hasRound = given.some(({ concept }) => concept === "round");
  const rounds = hasRound
    ? []
    : free.filter(({ header, index }) => OCCASION.test(normaliseName(header)) && isNumeric(table, index));
  const criteria = given.some(({ concept }) => concept === "criterion") ? [] : free;
  for (const { index } of rounds) if (isTold([index])) return { round: index, criterion: null };
  for (const { index } of criteria) if (isTold([index])) return { round: null, criterion: index };
  for (const round of rounds) {
    for (const { index } of criteria) {
      if (index !== round.index && isTold([round.index, index])) return { round: round.index, criterion: index };
    }
  }
  return null;
}

function isPart({ header, concept, by, index }: ColumnMapping, table: SourceTable, who: number): boolean {
  const leaf = header.slice(header.lastIndexOf("/") + 1);
  const isOpen = (concept === null && by === "none") || concept === "round" || concept === "stage";
  const isProblem = concept !== null && PROBLEMS.has(concept);
  if (index === who || !(isOpen || isProblem) || !PART.test(normaliseName(leaf))) return false;
  const kinds = new Set(table.rows.map((row) => readText(row[index] ?? null)));
  if (kinds.size < 2 || kinds.size > Math.min(MOST_KINDS, table.rows.length / 2)) return false;
  // Entries each on a problem of their choice are entries; scores of all on the same problems are parts.
  if (!isProblem) return true;
  const entrants = new Set(table.rows.map((row) => readText(row[who] ?? null))).size;
  return kinds.size >= FEWEST_PROBLEMS && table.rows.length >= entrants * kinds.size * GRID;
}

function saysStages(table: SourceTable, index: number): boolean {
  return table.rows.slice(0, LOOK).some((row) => {
    const text = readText(row[index] ?? null);
    return text !== null && matchValue("stage", text) !== null;
  });
}

/** An entrant's rows all say the same in a column: it tells of the entrant. */
function isSameFor(table: SourceTable, who: number, index: number): boolean {
  const repeated = repeats(table, [who]);
  return repeats(table, [who, index]) >= repeated * (1 - STRAY);
}
