import { type Concept, isPersonalHeader, matchValue, normaliseName } from "../../model/aliases.ts";
import { repeatedRows } from "../table/repeated.ts";
import { REVIEWS } from "../table/reviews.ts";
import type { SourceCell, SourceTable } from "../table/source.ts";
import { readText } from "../values/texts.ts";
import { readTime } from "../values/times.ts";
import { judgeInName } from "./judge-in-name.ts";
import type { ColumnMapping } from "./map.ts";
import { isWords, scoreList } from "./wide.ts";

const RANK: Readonly<Record<ColumnMapping["by"], number>> = {
  own: 0,
  chosen: 0,
  alias: 1,
  seat: 1,
  pair: 1,
  judge: 1,
  criterion: 1,
  stage: 1,
  partial: 2,
  check: 3,
  taken: 3,
  personal: 3,
  none: 3,
};

/** What a sheet about entries calls by the catalogue's own names is a reference to it. */
const REFERENCES: Partial<Record<Concept, Concept>> = {
  track_name: "track_id",
  track_no: "track_id",
  problem_title: "problem_id",
  problem_no: "problem_id",
};

/** 题目 alone is a work's title unless a track stands beside it. */
const isPlainTitle = (header: string): boolean => header.trim() === "题目";

const isOwn = (column: ColumnMapping): boolean =>
  column.place === undefined && column.by !== "stage" && column.by !== "judge";

/**
 * One column a concept (the many of a wide table apart): the surest wins, then the first. What 得分, 题目 and Name mean
 * depends on the company they keep.
 */
export function settle(proposals: readonly ColumnMapping[], table: SourceTable): readonly ColumnMapping[] {
  const has = (concept: Concept): boolean => proposals.some((column) => column.concept === concept);
  const wide = proposals.some(({ place }) => place !== undefined);
  const judge = standInJudge(proposals, table);
  const hasJudge = has("judge_id") || judge !== undefined || judgeInName(table) !== null;
  const contextual = withStandIns(
    withoutRepeated(proposals).map((column): ColumnMapping => {
      if (column.by === "chosen" || !isOwn(column)) return column;
      if (column === judge) return { ...column, concept: "judge_id", by: "partial", standsIn: true };
      // What each member gave is no result of the entry.
      if (judge !== undefined && (column.concept === "official_score" || column.concept === "score"))
        return { ...column, concept: "score" };
      // Accept, weak reject: words where points should be.
      const isPoints = column.concept === "score" || column.concept === "official_score";
      if (isPoints && column.by !== "own" && isWords(table, column.index))
        return { ...column, concept: null, by: "none" };
      if (column.concept === "submitted_at" && hasJudge && has("score") && !has("scored_at")) {
        return { ...column, concept: "scored_at" };
      }
      // A total beside the judges' own scores, or a score that no judge and no criterion gave, is the entry's result.
      const alone = !hasJudge && !has("criterion") && !has("round");
      if (column.concept === "score" && (wide || alone)) return { ...column, concept: "official_score" };
      if (column.concept === "stage" && !tellsStages(table, column.index))
        return { ...column, concept: null, by: "none" };
      // Final, Semifinal: rounds by name are stages.
      if (column.concept === "round" && isWords(table, column.index)) {
        const isStage = !has("stage") && tellsStages(table, column.index);
        return isStage ? { ...column, concept: "stage" } : { ...column, concept: null, by: "none" };
      }
      if (isOfElse(column, table)) return { ...column, concept: null, by: "none" };
      // paper, submission: what is called so, and not its number.
      if (column.concept === "entry_id" && column.by !== "own" && mostOf(table, column.index, isTitle))
        return has("title") ? { ...column, concept: null, by: "none" } : { ...column, concept: "title" };
      // An id alone may be anything's: of rooms, of speakers.
      if (column.concept === "entry_id" && isGeneric(column) && !proposals.some(tellsOfEntries))
        return { ...column, concept: null, by: "none" };
      // What a form calls the time of an answer.
      if (column.concept === "registered_at" && isTimestamp(column)) {
        if (mostOf(table, column.index, (text) => typeof readTime(text, "month") !== "number"))
          return { ...column, concept: null, by: "none" };
        if (hasJudge && has("score")) return { ...column, concept: "scored_at" };
      }
      const reference = column.concept === null ? undefined : REFERENCES[column.concept];
      if (reference !== undefined && !has(reference)) return { ...column, concept: reference };
      if (column.concept === "problem_id" && isPlainTitle(column.header) && !has("title") && !has("track_id")) {
        return { ...column, concept: "title" };
      }
      if (column.concept === "entry_id" && !tellsApart(column, table, !alone))
        return { ...column, concept: null, by: "none" };
      return column;
    }),
    table,
  );
  const winner = new Map<Concept, ColumnMapping>();
  for (const column of contextual) {
    if (column.concept === null || !isOwn(column)) continue;
    const best = winner.get(column.concept);
    if (best === undefined || weight(column, table, hasJudge) < weight(best, table, hasJudge))
      winner.set(column.concept, column);
  }
  return contextual.map((column) =>
    column.concept === null || !isOwn(column) || winner.get(column.concept) === column
      ? column
      : { ...column, concept: null, by: "taken" },
  );
}

/** What differs from row to row because it is measured. */
const MEASURE = /time|seconds|minutes|penalty|elapsed|duration|points?\b|score|sum|total|罚时|用时|时间|分$/i;

const OF_ALL = /total|overall|final|sum|合计|总|最终/i;

/**
 * results/a/score, results/b/score: what stands under each of several names in one record is of those, and not of the
 * entry; beside them total/score is the entry's.
 */
function withoutRepeated(columns: readonly ColumnMapping[]): readonly ColumnMapping[] {
  const parts = (header: string): readonly [string, string] => {
    const at = header.lastIndexOf("/");
    return [header.slice(0, Math.max(at, 0)), header.slice(at + 1)];
  };
  const parents = new Map<string, Set<string>>();
  const isPart = ({ header, by }: ColumnMapping): boolean => by === "partial" && header.includes("/");
  for (const column of columns.filter(isPart)) {
    const [parent, leaf] = parts(column.header);
    if (!OF_ALL.test(parent)) parents.set(leaf, (parents.get(leaf) ?? new Set()).add(parent));
  }
  return columns.map((column) => {
    const [parent, leaf] = parts(column.header);
    const isRepeated = isPart(column) && !OF_ALL.test(parent) && (parents.get(leaf)?.size ?? 0) > 1;
    return isRepeated ? { ...column, concept: null, by: "none" } : column;
  });
}

/** Large files are mapped by their first rows alone. */
const LOOK = 200;

/** A column of stages that knows none of the contest's is of something else: its scores would be of no stage at all. */
function tellsStages(table: SourceTable, index: number): boolean {
  const said = new Set<string>();
  for (let row = 0; row < table.rows.length && row < LOOK; row++) {
    const text = readText(table.rows[row]?.[index] ?? null);
    if (text !== null) said.add(text);
  }
  return said.size === 0 || [...said].some((text) => matchValue("stage", text) !== null);
}

/** States of papers (Poster, Oral) or projects (SIGNED), ranks of each author (15;23;15): nothing of an entry's own. */
function isOfElse({ concept, index }: ColumnMapping, table: SourceTable): boolean {
  if (concept === "status") return mostOf(table, index, (text) => matchValue("status", text) === null);
  return concept === "official_rank" && mostOf(table, index, (text) => (scoreList(text)?.length ?? 0) > 1);
}

/** Four words and more name a work, or a kind of works. */
const isTitle = (text: string): boolean => text.trim().split(/\s+/).length > 3;

/** Whether most of a column's first texts are of a kind. */
function mostOf(table: SourceTable, index: number, test: (text: string) => boolean): boolean {
  let said = 0;
  let fitting = 0;
  for (let row = 0; row < table.rows.length && row < LOOK; row++) {
    const text = readText(table.rows[row]?.[index] ?? null);
    if (text === null) continue;
    said++;
    if (test(text)) fitting++;
  }
  return said > 0 && fitting * 2 > said;
}

/** Also school/id, the id of a record in the row. */
const isGeneric = ({ header }: Pick<ColumnMapping, "header">): boolean =>
  GENERIC_IDS.has(normaliseName(header.slice(header.lastIndexOf("/") + 1)));

const isTimestamp = ({ header }: ColumnMapping): boolean =>
  /stamp|戳|horodat|temporal|carimbo|stempel|スタンプ/i.test(header);

/** Anything that only a sheet about entries has. */
const tellsOfEntries = ({ concept, by, place }: ColumnMapping): boolean =>
  place !== undefined || by === "stage" || (concept !== null && concept !== "entry_id" && concept !== "abstract");

/**
 * Of several totals the last word counts before a mean, and a mean before a sum. Where each row is a judge's, what no
 * two rows share names the review and not the entry.
 */
function weight({ by, concept, header, index }: ColumnMapping, table: SourceTable, isJudged: boolean): number {
  const rank = RANK[by] * 10;
  if (concept === "entry_id" && isJudged) return rank + (isUnique(table, index, 1) ? 5 : 0);
  if (concept !== "official_score") return rank;
  if (/最终|最后|final/i.test(header)) return rank;
  // Of a player, from contests before.
  if (/^(?:old|new)?\s*rating$/i.test(header.trim())) return rank + 30;
  if (/平均|综合|加权|average|mean|moyenne/i.test(header)) return rank + 1;
  // Points before the number of problems that they are for.
  return rank + (/总分|得分|points|score/i.test(header) ? 1.5 : 2);
}

/** Names that any list may give its rows: they are an entry's only where they tell rows apart. */
const GENERIC_IDS: ReadonlySet<string> = new Set(["编号", "id", "number", "identifiant", "dossier", "entry"]);
const ROWS = 5000;
/** A key may be given twice by mistake; a number of something else is given over and over. */
const TELLING = 0.7;

function tellsApart({ header, index }: ColumnMapping, table: SourceTable, isLong: boolean): boolean {
  if (isLong || !isGeneric({ header })) return true;
  return isUnique(table, index);
}

function isUnique(table: SourceTable, index: number, share = TELLING): boolean {
  const seen = new Set<SourceCell>();
  let filled = 0;
  for (let row = 0; row < table.rows.length && row < ROWS; row++) {
    const cell = table.rows[row]?.[index] ?? null;
    if (cell === null || cell === "") continue;
    filled++;
    seen.add(cell);
  }
  return filled > 0 && seen.size >= filled * share;
}

/** A list or a record as JSON tells rows apart and is no name. */
const isJson = (table: SourceTable, index: number): boolean =>
  table.rows.some((row) => typeof row[index] === "string" && /^[[{]["{[\d]/.test(row[index]));

const isFilled = (table: SourceTable, index: number): boolean =>
  table.rows.every((row) => readText(row[index] ?? null) !== null);

const JUDGE_STAND_IN = /^review(?:id|no|number)?$/;
/** Who gives the scores of a list that names each entry several times. */
const JUDGES_OF_LIST =
  /^(?:pc|committee|programcommittee|panel)?members?(?:name|id)?$|^(?:voter|rater|user|username|userid)$/;
/** The place in a list of reviews, where nothing names them. */
const PLACE = "no";
const TEAM_STAND_IN =
  /^(?:name|nom|participants?|contestants?|competitors?|athletes?|skaters?|candidates?|candidats?|laureats?|users?|usernames?|handle|nickname|用户名|昵称|选手|参赛者|参赛选手)$/;
/** What those are called who dive, sing or dance before a jury: an entry where each stands once, or beside its judges. */
const PERFORMERS =
  /^(?:(?:divers?|gymnasts?|swimmers?|singers?|artists?|dancers?|performers?|composers?|pianists?|soloists?|ensembles?|couples?|celebrit(?:y|ies)|speakers?|bakers?|chefs?|entrants?|finalists?|queens?)(?:name)?|(?:athlete|skater|participant|contestant|competitor)name|tocountry|uczestnik|uczestniczka|teilnehmer(?:in)?|participante|concursante|cantante|concorrente|artista|интерпретатор|исполнитель|участник|фио|選手名?|出場者|参加者名?|참가자|선수명?)$/;
const ID_STAND_IN = /(?:^|[_\s-])(?:id|no|key|uuid)$|编号$|序列号$/i;
const IDENTITY: readonly Concept[] = ["entry_id", "title", "team_id", "team_name", "org_name"];

/**
 * The column of whoever gave the scores, where none is called a judge's: 5, member # beside submission # and a total
 * score. Entries stand several times in such a list, and hardly ever twice beside one member.
 */
function standInJudge(columns: readonly ColumnMapping[], table: SourceTable): ColumnMapping | undefined {
  const has = (concept: Concept): boolean => columns.some((column) => column.concept === concept);
  const entry = columns.find(({ concept, header }) => concept === "entry_id" && !isNumberOfRow(header));
  if (has("judge_id") || entry === undefined || isUnique(table, entry.index)) return undefined;
  if (!has("score") && !has("official_score")) return undefined;
  return columns.find(
    ({ concept, header, index }) =>
      concept === null &&
      (JUDGES_OF_LIST.test(normaliseName(header)) || (header === PLACE && REVIEWS.test(table.sheet ?? ""))) &&
      repeats(table, [entry.index, index]) < table.rows.length * (1 - TELLING),
  );
}

/** Whole numbers that rise, each another, and leave some out: those of a list of which entries were taken away. */
function hasGaps(table: SourceTable, index: number): boolean {
  let before = 0;
  let gaps = 0;
  for (const row of table.rows) {
    const value = Number(readText(row[index] ?? null) ?? Number.NaN);
    if (!Number.isInteger(value) || value <= before) return false;
    if (before > 0 && value > before + 1) gaps++;
    before = value;
  }
  return gaps > 0;
}

/** A plain number may be that of the row, or of the review. */
const isNumberOfRow = (header: string): boolean => /^(?:#|no\.?|number|序号|编号)$/i.test(header.trim());

/**
 * Where scores or results lack somebody they must have, columns stand in that would mean little elsewhere: the review's
 * number for the judge, a name for the team, a key of the file's own for the entry.
 */
function withStandIns(columns: readonly ColumnMapping[], table: SourceTable): readonly ColumnMapping[] {
  const has = (concept: Concept): boolean => columns.some((column) => column.concept === concept);
  const isJudged = has("score") || has("official_score") || has("official_rank") || has("award");
  if (!isJudged && !has("team_id") && !has("is_official")) return columns;
  const stood = new Map<number, Concept>();
  const free = columns.filter(({ concept, by }) => concept === null && (by === "none" || by === "personal"));
  const stand = (concept: Concept, test: (column: ColumnMapping) => boolean): void => {
    const column = free.find((candidate) => !stood.has(candidate.index) && test(candidate));
    if (column !== undefined) stood.set(column.index, concept);
  };
  const judge = (): void => stand("judge_id", ({ header }) => JUDGE_STAND_IN.test(normaliseName(header)));
  if (has("score") && !has("judge_id")) judge();
  if (!has("team_name") && !has("title")) stand("team_name", ({ header }) => TEAM_STAND_IN.test(normaliseName(header)));
  const isLong = has("score") && (has("judge_id") || [...stood.values()].includes("judge_id"));
  if (isJudged && !has("entry_id") && (isLong ? !IDENTITY.some(has) : !has("title") && !has("team_id"))) {
    stand(
      "entry_id",
      ({ header, index, by }) => by === "none" && ID_STAND_IN.test(header) && (isLong || isUnique(table, index)),
    );
  }
  const isUnnamed = (): boolean => !has("team_name") && !has("title") && ![...stood.values()].includes("team_name");
  if (isJudged && isUnnamed()) {
    stand(
      "team_name",
      ({ header, index }) =>
        PERFORMERS.test(normaliseName(header)) && isWords(table, index) && (isLong || isUnique(table, index, 1)),
    );
  }
  if (!has("entry_id") && ![...stood.values()].includes("entry_id") && has("title") && !isLong)
    stand("entry_id", ({ header, index }) => isNumberOfRow(header) && hasGaps(table, index));
  // Couple, 曲目: whatever tells the rows apart, where nothing else does.
  const isNamed = (): boolean => IDENTITY.some((concept) => has(concept) || [...stood.values()].includes(concept));
  if (isJudged && !isLong && !isNamed()) {
    // A time or a penalty tells rows apart and names none.
    const tells = ({ header, index, by }: ColumnMapping): boolean =>
      by === "none" &&
      !MEASURE.test(header) &&
      !isJson(table, index) &&
      isUnique(table, index, 1) &&
      isFilled(table, index);
    // Of nations that compete, each is an entry.
    const nation = columns.find(
      ({ concept, index }) => concept === "area" && isUnique(table, index, 1) && isFilled(table, index),
    );
    stand("entry_id", (column) => tells(column) && isWords(table, column.index));
    if (!isNamed() && nation !== undefined) stood.set(nation.index, "team_name");
    if (!isNamed()) stand("entry_id", tells);
  }
  const standing = columns.map((column): ColumnMapping => {
    const concept = stood.get(column.index);
    return concept === undefined ? column : { ...column, concept, by: "partial", standsIn: true };
  });
  return withCriterion(standing, table);
}

/** So few kinds of criteria a form has. */
const MOST_KINDS = 60;

/**
 * Where a judge gives an entry several scores and no column is known to say of what, the column that tells them apart
 * says it: without it all but the first would be scores given twice.
 */
function withCriterion(columns: readonly ColumnMapping[], table: SourceTable): readonly ColumnMapping[] {
  const index = (concept: Concept): number | undefined =>
    columns.find((column) => column.concept === concept && isOwn(column))?.index;
  const keys = (["entry_id", "title", "team_id", "team_name", "judge_id", "stage", "round"] as const)
    .map(index)
    .filter((at) => at !== undefined);
  if (index("score") === undefined || index("judge_id") === undefined || index("criterion") !== undefined)
    return columns;
  const free = columns.filter(
    ({ by, concept, header }) => by === "none" && concept === null && !isPersonalHeader(header),
  );
  if (free.length === 0 || keys.length < 2 || repeats(table, keys) === 0) return columns;
  // A row that stands twice is one too many whatever tells the others apart.
  const twice = repeats(table, [...columns.keys()]);
  const telling = free.find((column) => {
    const kinds = new Set(table.rows.map((row) => readText(row[column.index] ?? null)));
    // What criteria are called comes again with each entry.
    const most = Math.min(MOST_KINDS, table.rows.length / 2);
    return kinds.size > 1 && kinds.size <= most && repeats(table, [...keys, column.index]) <= twice;
  });
  return telling === undefined
    ? columns
    : columns.map((column) =>
        column === telling ? { ...column, concept: "criterion", by: "partial", standsIn: true } : column,
      );
}

/** Rows whose cells in these columns have stood before. */
function repeats(table: SourceTable, columns: readonly number[]): number {
  return repeatedRows(table.rows, columns, (cell) => readText(cell ?? null) ?? "").size;
}
