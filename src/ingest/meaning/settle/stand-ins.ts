import type { Concept } from "../../../model/aliases/concepts.ts";
import { normaliseName } from "../../../model/aliases/normalise-name.ts";
import { REVIEWS } from "../../table/reviews.ts";
import type { SourceTable } from "../../table/source.ts";
import { hasGaps, isFilled, isJson, isUnique, isWords, repeats, TELLING } from "../column-cells.ts";
import { type ColumnMapping, ENTRY_IDENTITY } from "../mapping.ts";
import { isOfAnswer, whoAnswered } from "./answers.ts";
import { withCriterion } from "./criterion-stand-in.ts";
import { entryAsked, isEntrantNumber, isOwnName, isPerformer, TEAM_STAND_IN } from "./entrants.ts";

const JUDGE_STAND_IN = /^review(?:id|no|number)?$|^(?:(?:score|marking|judging|rating)?sheet|ballot)(?:id|no|number)?$/;
/** Who gives the scores of a list that names each entry several times. */
const JUDGES_OF_LIST =
  /^(?:pc|committee|programcommittee|panel)?members?(?:name|id)?$|^(?:voter|rater|user|username|userid|voterid|votername)$/;
/** The place in a list of reviews, where nothing names them. */
const PLACE = "no";
const ID_STAND_IN = /(?:^|[_\s-])(?:id|no|key|uuid|uri|url|code)$|编号$|序列号$/i;

const OF_TEAM = /^(?:name|nome|nombre|nom|название|наименование|名称|名字)$/;
const MEMBERS =
  /^(?:team)?(?:members?|integrantes?|membros?|miembros?|membres?|участники|составкоманды|состав|成员|组员|队员|团队成员|队伍成员)(?:名单)?$/;

/** A name beside the members of each row is their team's. */
const teamOfMembers = (columns: readonly ColumnMapping[], table: SourceTable): ColumnMapping | undefined =>
  columns.some(({ header }) => MEMBERS.test(normaliseName(header)))
    ? columns.find(
        ({ header, index, concept }) =>
          concept === null && OF_TEAM.test(normaliseName(header)) && isWords(table, index) && isUnique(table, index, 1),
      )
    : undefined;

/** Of who answered, and from where. */
const OF_ROW = /respon[ds]|collector|session|network|device|答卷/i;

const isEntry = (concept: Concept | null | undefined): boolean =>
  concept !== null && concept !== undefined && concept !== "org_name" && ENTRY_IDENTITY.includes(concept);

/** What differs from row to row because it is measured. */
const MEASURE =
  /^value\s*\d*$|best|worst|average|mean|amount|cost|price|votes?$|time|seconds|minutes|penalty|elapsed|duration|points?\b|score|sum|total|罚时|用时|时间|分$/i;

/**
 * The column of whoever gave the scores, where none is called a judge's: 5, member # beside submission # and a total
 * score. Entries stand several times in such a list, and hardly ever twice beside one member.
 */
export function standInJudge(columns: readonly ColumnMapping[], table: SourceTable): ColumnMapping | undefined {
  const has = (concept: Concept): boolean => columns.some((column) => column.concept === concept);
  if (has("judge_id") || (!has("score") && !has("official_score"))) return undefined;
  const named = columns.find(({ concept, header }) => concept === "entry_id" && !isNumberOfRow(header));
  const isKey = ({ by, header, index }: ColumnMapping): boolean =>
    by === "none" && ID_STAND_IN.test(header) && !isUnique(table, index);
  const entry = named ?? (ENTRY_IDENTITY.some(has) ? undefined : columns.find(isKey));
  if (entry === undefined || isUnique(table, entry.index)) return undefined;
  return columns.find(
    ({ concept, header, index }) =>
      concept === null &&
      index !== entry.index &&
      (JUDGES_OF_LIST.test(normaliseName(header)) || (header === PLACE && REVIEWS.test(table.sheet ?? ""))) &&
      repeats(table, [entry.index, index]) < table.rows.length * (1 - TELLING),
  );
}

/** A plain number may be that of the row, or of the review. */
const isNumberOfRow = (header: string): boolean => /^(?:#|no\.?|number|序号|编号)$/i.test(header.trim());

/**
 * Where scores or results lack somebody they must have, columns stand in that would mean little elsewhere: the review's
 * number for the judge, a name for the team, a key of the file's own for the entry.
 */
export function withStandIns(columns: readonly ColumnMapping[], table: SourceTable): readonly ColumnMapping[] {
  const has = (concept: Concept): boolean => columns.some((column) => column.concept === concept);
  const isJudged = has("score") || has("official_score") || has("official_rank") || has("award");
  if (!isJudged && !ENTRY_IDENTITY.some(has)) {
    const team = teamOfMembers(columns, table);
    if (team !== undefined)
      return columns.map((column) =>
        column === team ? { ...column, concept: "team_name", by: "partial", standsIn: true } : column,
      );
  }
  if (!isJudged && !has("team_id") && !has("is_official")) return columns;
  // Somebody may get several awards, and has one place.
  const isPlaced = has("score") || has("official_score") || has("official_rank");
  const stood = new Map<number, Concept>();
  const free = columns.filter(({ concept, by }) => concept === null && (by === "none" || by === "personal"));
  const stand = (concept: Concept, test: (column: ColumnMapping) => boolean): void => {
    const column = free.find((candidate) => !stood.has(candidate.index) && test(candidate));
    if (column !== undefined) stood.set(column.index, concept);
  };
  const judge = (): void => stand("judge_id", ({ header }) => JUDGE_STAND_IN.test(normaliseName(header)));
  if (has("score") && !has("judge_id")) judge();
  // A form that judges fill in.
  if (has("score") && !ENTRY_IDENTITY.some(has)) {
    stand("team_name", ({ header, index }) => entryAsked(header) === "team_name" && isWords(table, index));
    if (stood.size === 0)
      stand("title", ({ header, index }) => entryAsked(header) === "title" && isWords(table, index));
    if (!has("judge_id") && [...stood.values()].some((concept) => concept !== "judge_id"))
      stand("judge_id", ({ header }) => isOwnName(header));
  }
  const isAsked = [...stood.values()].some((concept) => concept !== "judge_id");
  if (!has("team_name") && !has("title") && !isAsked)
    stand("team_name", ({ header }) => TEAM_STAND_IN.test(normaliseName(header)));
  // Who has filled it in says so beside an entry under any name.
  const named = columns.find(({ concept, index }) => isEntry(concept ?? stood.get(index)));
  const answered = !has("score") || has("judge_id") || [...stood.values()].includes("judge_id") || named === undefined;
  const who = answered ? undefined : whoAnswered(free, table, named.index);
  if (who !== undefined) stood.set(who.index, "judge_id");
  const isLong = has("score") && (has("judge_id") || [...stood.values()].includes("judge_id"));
  if (isJudged && !has("entry_id") && (isLong ? !ENTRY_IDENTITY.some(has) : !has("title") && !has("team_id"))) {
    stand(
      "entry_id",
      (column) =>
        column.by === "none" &&
        ID_STAND_IN.test(column.header) &&
        !(isAsked && OF_ROW.test(column.header)) &&
        !isOfAnswer(column, columns, table) &&
        (isLong || isUnique(table, column.index, isPlaced ? TELLING : 1)),
    );
  }
  const isUnnamed = (): boolean => !has("team_name") && !has("title") && ![...stood.values()].includes("team_name");
  const isOne = (index: number): boolean => isLong || isUnique(table, index, 1);
  if (isJudged && isUnnamed()) {
    stand("team_name", ({ header, index }) => isPerformer(header) && isWords(table, index) && isOne(index));
  }
  // Couple 101, contestant no. 7: whose number it is, where nothing else names an entry.
  const isNamed = (): boolean =>
    ENTRY_IDENTITY.some((concept) => has(concept) || [...stood.values()].includes(concept));
  if (isJudged && !isNamed())
    stand("entry_id", ({ header, index }) => (isPerformer(header) || isEntrantNumber(header)) && isOne(index));
  if (!has("entry_id") && ![...stood.values()].includes("entry_id") && has("title") && !isLong)
    stand("entry_id", ({ header, index }) => isNumberOfRow(header) && hasGaps(table, index));
  // Couple, 曲目: whatever tells the rows apart, where nothing else does.
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
