import { isPersonalHeader, matchHeader } from "../../model/aliases.ts";
import type { JudgedStage } from "../../model/vocabulary.ts";
import { styleByFirstRows } from "../build/number-style.ts";
import { isPersonName as isWesternName } from "../privacy/person-names.ts";
import type { SourceTable } from "../table/source.ts";
import { readNumber } from "../values/numbers.ts";
import { judgeInName } from "./judge-in-name.ts";
import { problemName } from "./problem-headers.ts";
import { isPersonName, readScoreHeader, type ScoreHeader } from "./score-headers.ts";

/** Whose score stands in a column, and of what; what is null the row's other columns say, or nobody. */
export interface ScorePlace {
  readonly judge: string | null;
  /** The column that names the judge: 评委姓名1 beside 得分1. */
  readonly judgeFrom: number | null;
  readonly criterion: string | null;
  readonly stage: JudgedStage | null;
  /** Week 3, R2: the time at which it was given, where the header says it. */
  readonly round: number | null;
  /** The most points, where the header says them. */
  readonly max: number | null;
  /** The least points, where the header says them: 1 of (1-5). */
  readonly min: number | null;
  /** In parts of a hundred, where the header says it and the scores are not weighted yet. */
  readonly weight: number | null;
  /** Each cell holds the scores of several judges: 6;8;5. */
  readonly isList: boolean;
}

/**
 * What a column is in a table with several columns of scores. seat: a judge's; pair: of the judge that the column
 * beside it (judge) names; criterion: a part of the judgement; check: a sum or mean of the others, no further score.
 */
export type WideColumn =
  | { readonly by: "seat" | "pair" | "criterion"; readonly place: ScorePlace }
  | { readonly by: "judge" }
  | { readonly by: "check" };

const LIST = /^\[?\s*-?\d+(?:\.\d+)?(?:\s*[;；、,，|/]\s*-?\d+(?:\.\d+)?)+\s*\]?$/;

/** ASCII without any of , / ; |: most cells. */
const PARTS_NOTHING = /^[\0-+\-.0-:<-{}-\x7f]*$/;

/** 6;8;5, 6、8、5 or [6, 8, 5]: the scores of several judges in one cell; null for anything else, as 1,234. */
export function scoreList(text: string): readonly number[] | null {
  if (PARTS_NOTHING.test(text)) return null;
  const plain = text.normalize("NFKC").trim();
  if (
    !LIST.test(plain) ||
    /^\d{1,3}(?:,\d{3})+$/.test(plain) ||
    /^\d+,\d+$/.test(plain) ||
    /^\d+\s*\/\s*\d+$/.test(plain)
  )
    return null;
  return plain
    .replace(/[[\]\s]/g, "")
    .split(/[;、,|/]/)
    .map(Number);
}

/** Rows looked at to tell numbers from words. */
const LOOK = 200;

/** Whether a column's cells are numbers or marks for none, in the main; "blank" where it has none. */
function kindOf(table: SourceTable, index: number): "numbers" | "words" | "blank" {
  let numbers = 0;
  let others = 0;
  for (let i = 0; i < table.rows.length && i < LOOK; i++) {
    const cell = table.rows[i]?.[index];
    if (cell === null || cell === undefined || cell === "") continue;
    const value = readNumber(cell, { comma: "either" });
    if (typeof value === "number" || (typeof cell === "string" && scoreList(cell) !== null)) numbers++;
    // 缺考 in a judge's column says nothing against its being one.
    else if (value !== "mark" && value !== null) others++;
  }
  if (numbers + others === 0) return "blank";
  return numbers > others ? "numbers" : "words";
}

export const isWords = (table: SourceTable, index: number): boolean => kindOf(table, index) === "words";

export const isNumeric = (table: SourceTable, index: number): boolean => kindOf(table, index) === "numbers";

interface Candidate extends ScoreHeader {
  readonly index: number;
  readonly header: string;
}

const place = (parts: Partial<ScorePlace>): ScorePlace => ({
  judge: null,
  judgeFrom: null,
  criterion: null,
  stage: null,
  round: null,
  max: null,
  min: null,
  weight: null,
  isList: false,
  ...parts,
});

/** Numbers of things, which add up too. */
const COUNT = /奖|奖牌|[金银铜]|人数|数量|[队个项次]数|\b(?:gold|silver|bronze|count|number|medals?|solved|penalty)\b/i;

/**
 * Finds the columns of scores of a wide table: 评委1 … 评委n, (评委编号, 得分) × n, one criterion a column, also by
 * path (初赛/评委一/创新性). Headers that merely look alike (队员1, problems A … L) are none.
 * @param isOpen false for columns that a person has decided on
 */
export function findWide(table: SourceTable, isOpen: (index: number) => boolean): ReadonlyMap<number, WideColumn> {
  const columns: Candidate[] = [];
  table.header.forEach((header, index) => {
    if (isOpen(index)) columns.push({ index, header, ...readScoreHeader(header) });
  });
  const kinds = table.header.map((_, index) => kindOf(table, index));
  const isNumber = (index: number): boolean => kinds[index] === "numbers";
  const found = new Map<number, WideColumn>();
  findLists(table, columns, found);
  if (found.size > 0) return found;
  findAnswers(table, columns, isNumber, found);
  if (found.size > 0) return found;
  findPairs(columns, isNumber, found);
  findSeats(table, columns, kinds, found);
  if (![...found.values()].some(({ by }) => by === "pair" || by === "seat")) {
    findScoreRun(columns, isNumber, found);
    if (found.size === 0) findCriteria(table, columns, isNumber, found);
  }
  return found;
}

const ABOUT_JUDGE = /confidence|expertise|familiarity|置信|熟悉/i;

/** rating, soundness … with the scores of all judges in each cell. What is about the judge is no score of the entry. */
function findLists(table: SourceTable, columns: readonly Candidate[], found: Map<number, WideColumn>): void {
  for (const { index, header, criterion, isCriterion, max } of columns) {
    const isScore = matchHeader(header.replace(/s$/i, ""))?.concept === "score";
    if ((!isScore && !isCriterion) || ABOUT_JUDGE.test(header) || !isListed(table, index)) continue;
    const part = isScore ? null : (criterion ?? header.trim());
    found.set(index, { by: "seat", place: place({ criterion: part, max, isList: true }) });
  }
}

const ANSWER = /\s*-\s*(?:value|score|points)\s*\)?\s*$/i;

/**
 * Forms give each question a column of words and one of points: Q4 ([Novelty] How new is it?) beside
 * Q4 ([Novelty] How new is it? - Value). A question is called by what it has in brackets or quotation marks.
 */
function findAnswers(
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

const NUMERAL_BEHIND = /^(.*?)\s*(?:\((\d+)\)|[-_#]?\s*(\d{1,2}|[一二三四五六七八九十]))$/s;

/** 得分 (2), 得分2, 得分二 → 得分, "2". A header without a number is the first of its kind. */
function numbered(header: string): { readonly base: string; readonly index: string } {
  const m = NUMERAL_BEHIND.exec(header.normalize("NFKC").trim());
  if (m === null || m[1] === undefined || m[1] === "") return { base: header, index: "1" };
  const index = m[2] ?? m[3] ?? "1";
  const place = "一二三四五六七八九十".indexOf(index);
  return { base: m[1], index: place < 0 ? String(Number(index)) : String(place + 1) };
}

const IDENTIFIER = /编号|代码|代号|工号|\bid\b|\bno\b|code/i;

function findPairs(
  columns: readonly Candidate[],
  isNumber: (i: number) => boolean,
  found: Map<number, WideColumn>,
): void {
  const put = (who: Candidate, score: Candidate, criterion: string | null): void => {
    found.set(who.index, { by: "judge" });
    found.set(score.index, {
      by: "pair",
      place: place({ judgeFrom: who.index, criterion, stage: score.stage, max: score.max }),
    });
  };
  // 评委1姓名 beside 评委1得分.
  for (const who of columns) {
    if (who.role !== "name" || who.seat === null || found.has(who.index)) continue;
    for (const score of columns) {
      const isOurs = score.seat === who.seat && score.role === "score" && !score.isTotal && isNumber(score.index);
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

function findSeats(
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
    // A judge's total beside that judge's criteria is no further score; alone it is the score.
    const isSum = (column.isTotal || criterion === null) && beside.some((other) => other.criterion !== null);
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
function findScoreRun(
  columns: readonly Candidate[],
  isNumber: (i: number) => boolean,
  found: Map<number, WideColumn>,
): void {
  const run = columns.filter(({ header, index }) => SCORE_RUN.test(header.normalize("NFKC").trim()) && isNumber(index));
  if (run.length < 2 || columns.some(({ header }) => matchHeader(header)?.concept === "judge_id")) return;
  for (const { header, index, max } of run)
    found.set(index, { by: "seat", place: place({ judge: header.trim(), max }) });
}

function findCriteria(
  table: SourceTable,
  columns: readonly Candidate[],
  isNumber: (i: number) => boolean,
  found: Map<number, WideColumn>,
): void {
  const concepts = new Map(columns.map(({ header, index }) => [index, matchHeader(header)?.concept ?? null]));
  // A long table says of what each score is.
  if ([...concepts.values()].includes("criterion")) return;
  // 团队（30分） is no team.
  const isPlain = ({ index, header, max }: Candidate): boolean =>
    concepts.get(index) === null || (max !== null && matchHeader(header)?.by === "partial");
  const isFree = (column: Candidate): boolean => {
    const { index, header, isTotal, role } = column;
    return (
      isPlain(column) &&
      !isTotal &&
      role === "score" &&
      problemName(header) === null &&
      !COUNT.test(header) &&
      !isPersonalHeader(header) &&
      isNumber(index)
    );
  };
  const totals = columns.filter(
    ({ index, isTotal }) =>
      (isTotal || concepts.get(index) === "score" || concepts.get(index) === "official_score") && isNumber(index),
  );
  let areSeats = false;
  let criteria = columns.filter((column) => isFree(column) && column.isCriterion && !ABOUT_JUDGE.test(column.header));
  const enough = criteria.length > 1 || (criteria.length === 1 && criteria[0]?.max !== null && totals.length > 0);
  if (!enough) criteria = [];
  for (const total of totals) {
    const { parts, isMean } = partsOf(table, total.index, columns.filter(isFree));
    if (parts.length < criteria.length || parts.length === 0) continue;
    if (parts.length > criteria.length) criteria = [...parts];
    // What is averaged are judges, and so is what a jury's points come of; criteria add up.
    areSeats ||= isMean || OF_JURY.test(total.header);
  }
  const isJudgeRow = [...concepts.values()].includes("judge_id") || judgeInName(table) !== null;
  if (criteria.length === 0) criteria = [...personsRun(table, columns.filter(isFree))];
  const arePersons = criteria.length > 1 && areNames(criteria);
  if ((areSeats || arePersons) && !isJudgeRow && !criteria.some(({ isCriterion }) => isCriterion)) {
    for (const { index, header, stage, max } of criteria) {
      found.set(index, { by: "seat", place: place({ judge: header.trim(), stage, max }) });
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
    const isRating = concepts.get(total.index) === "score" && !total.isTotal && !addsUp(table, total.index, criteria);
    // An overall rating that does not come from the criteria is a judgement of its own.
    found.set(total.index, isRating ? { by: "criterion", place: place({ max: total.max }) } : { by: "check" });
  }
}

const FEWEST_PERSONS = 3;
/** Scores of one scale: none of the columns goes up to more than so many times what another does. */
const ONE_SCALE = 2;

/** Judges by name over columns beside each other, on one scale; without a total that comes of them. */
function personsRun(table: SourceTable, free: readonly Candidate[]): readonly Candidate[] {
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
function areNames(columns: readonly Candidate[]): boolean {
  if (columns.every(({ header }) => isPersonName(header))) return true;
  const parts = columns.map(({ header }) => header.trim().split(/\s+/));
  const isTold = (at: number): boolean => new Set(parts.map((words) => words.at(at))).size > parts.length * 0.8;
  return (
    columns.every(({ header, isCriterion }) => isWesternName(header.trim()) && !isCriterion) && isTold(0) && isTold(-1)
  );
}

/** 创新性（40%): points up to 40 where no score is higher, else a weight. */
function limits(
  table: SourceTable,
  { index, share, min }: Candidate,
  max: number | null,
): Pick<ScorePlace, "max" | "min" | "weight"> {
  if (share === null || max !== null) return { max, min, weight: null };
  const isBeyond = table.rows.some((row) => {
    const value = readNumber(row[index] ?? null, styleByFirstRows(table, index));
    return typeof value === "number" && value > share;
  });
  return isBeyond ? { max, min, weight: share } : { max: share, min, weight: null };
}

interface Parts {
  readonly parts: readonly Candidate[];
  /** The total is their mean, and not their sum. */
  readonly isMean: boolean;
}

/** Whose points add up: 评委总分, Jury score. */
const OF_JURY = /评委|评审|專家|专家|審査|심사|жюри|\bjury|\bjudges/i;

/**
 * The run of columns before a total, or behind it, whose sum or mean it is in nearly every row: scores under names that nobody
 * foresaw. Other totals may stand between.
 */
function partsOf(table: SourceTable, total: number, free: readonly Candidate[]): Parts {
  const before: Candidate[] = [];
  let isBegun = false;
  for (let index = total - 1; index >= 0; index--) {
    const column = free.find((candidate) => candidate.index === index);
    if (column !== undefined) {
      before.unshift(column);
      isBegun = true;
    } else if (isBegun || !readScoreHeader(table.header[index] ?? "").isTotal) break;
  }
  const after: Candidate[] = [];
  for (let index = total + 1; ; index++) {
    const column = free.find((candidate) => candidate.index === index);
    if (column === undefined) break;
    after.push(column);
  }
  const runs = [
    ...before.slice(1).map((_, from) => before.slice(from)),
    // Few have the total first; two columns that happen to fit are none of its parts.
    ...after.slice(2).map((_, left) => after.slice(0, after.length - left)),
  ];
  for (const parts of runs) {
    if (addsUp(table, total, parts)) return { parts, isMean: false };
    if (parts.length > 2 && addsUp(table, total, parts, averages)) return { parts, isMean: true };
  }
  return { parts: [], isMean: false };
}

const sums = (scores: readonly number[]): readonly number[] => [scores.reduce((sum, score) => sum + score, 0)];

/** The mean, and the mean without one highest and one lowest. */
function averages(scores: readonly number[]): readonly number[] {
  const [sum = 0] = sums(scores);
  const trimmed = (sum - Math.max(...scores) - Math.min(...scores)) / (scores.length - 2);
  return scores.length > 2 ? [sum / scores.length, trimmed] : [sum / scores.length];
}

function addsUp(table: SourceTable, total: number, parts: readonly Candidate[], figures = sums): boolean {
  let rows = 0;
  let fitting = 0;
  for (let i = 0; i < table.rows.length && i < LOOK; i++) {
    const row = table.rows[i];
    const said = readNumber(row?.[total] ?? null, styleByFirstRows(table, total));
    if (typeof said !== "number" || said === 0) continue;
    rows++;
    const scores = parts
      .map(({ index }) => readNumber(row?.[index] ?? null, styleByFirstRows(table, index)))
      .filter((score) => typeof score === "number");
    if (scores.length > 0 && figures(scores).some((figure) => Math.abs(figure - said) < 0.02)) fitting++;
  }
  return rows >= 3 && fitting >= rows * 0.8;
}
