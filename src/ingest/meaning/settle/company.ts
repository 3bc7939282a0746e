import type { Concept } from "../../../model/aliases/concepts.ts";
import { matchValue } from "../../../model/aliases/match-value.ts";
import { normaliseName } from "../../../model/aliases/normalise-name.ts";
import type { SourceTable } from "../../table/source.ts";
import { readText } from "../../values/texts.ts";
import { readTime } from "../../values/times.ts";
import { readRank } from "../../values/whole-numbers.ts";
import { readBoolean } from "../../values/yes-no.ts";
import { isUnique, isWords, LOOK, mostOf } from "../column-cells.ts";
import { type ColumnMapping, ENTRY_IDENTITY, isMelted } from "../mapping.ts";
import { scoreList } from "../score-list.ts";
import { comesAgain, isOfAnswer } from "./answers.ts";

/** What a sheet about entries calls by the catalogue's own names is a reference to it. */
const REFERENCES: Partial<Record<Concept, Concept>> = {
  track_name: "track_id",
  track_no: "track_id",
  problem_title: "problem_id",
  problem_no: "problem_id",
};

/** 题目 alone is a work's title unless a track stands beside it. */
const isPlainTitle = (header: string): boolean => header.trim() === "题目";

/** What stands beside a column. */
export interface Company {
  readonly table: SourceTable;
  readonly proposals: readonly ColumnMapping[];
  readonly has: (concept: Concept) => boolean;
  /** Several columns hold scores. */
  readonly isWide: boolean;
  /** The column that stands in for the judge's. */
  readonly judge: ColumnMapping | undefined;
  /** A column or the sheet's name says who judged. */
  readonly hasJudge: boolean;
}

/** What a column means in the company it keeps: 得分, 题目 and Name mean now this, now that. */
export function inCompany(
  column: ColumnMapping,
  { table, proposals, has, isWide, judge, hasJudge }: Company,
): ColumnMapping {
  if (column.by === "chosen" || isMelted(column)) return column;
  if (column === judge) return { ...column, concept: "judge_id", by: "partial", standsIn: true };
  // What each member gave is no result of the entry.
  if (judge !== undefined && (column.concept === "official_score" || column.concept === "score"))
    return { ...column, concept: "score" };
  // What a judge gave in each of an entry's rows is a score, whatever it sums up.
  const isGiven = column.concept === "official_score" && has("judge_id") && !has("score") && !isWide;
  if (isGiven && proposals.some((other) => isAgain(other, table))) return { ...column, concept: "score" };
  // Accept, weak reject: words where points should be.
  const isPoints = column.concept === "score" || column.concept === "official_score";
  if (isPoints && column.by !== "own" && isWords(table, column.index)) return { ...column, concept: null, by: "none" };
  const alone = !hasJudge && !has("criterion") && !has("round");
  // Submitted, created: at a time, or so many.
  if (column.concept === "submitted_at" && /^(?:submitted|created)$/i.test(column.header.trim()))
    if (mostOf(table, column.index, isNoTime)) return { ...column, concept: null, by: "none" };
  // Beside judges a position is the speaker's or the table's, and no place.
  const isPosition = column.concept === "official_rank" && /^(?:pos(?:ition)?|order|seat)$/i.test(column.header.trim());
  if (isPosition && hasJudge && has("score")) return { ...column, concept: null, by: "none" };
  // The best of several rounds; the most points of a criterion stand beside it, and those of all beside a score.
  if (column.concept === "max_score" && isBest(column, table) && !proposals.some(tellsPoints))
    return { ...column, concept: "official_score", by: "partial" };
  // Accept (Poster), Reject: what became of a paper, and no state of its registration.
  if (column.concept === "status" && !has("award") && mostOf(table, column.index, isDecision))
    return { ...column, concept: "award" };
  if (column.concept === "submitted_at" && hasJudge && has("score") && !has("scored_at")) {
    return { ...column, concept: "scored_at" };
  }
  // A total beside the judges' own scores, or a score that no judge and no criterion gave, is the entry's result.
  if (column.concept === "score" && (isWide || alone)) return { ...column, concept: "official_score" };
  if (column.concept === "stage" && !tellsStages(table, column.index)) return { ...column, concept: null, by: "none" };
  // Final, Semifinal: rounds by name are stages.
  if (column.concept === "round" && isWords(table, column.index)) {
    const isStage = !has("stage") && tellsStages(table, column.index);
    return isStage ? { ...column, concept: "stage" } : { ...column, concept: null, by: "none" };
  }
  if (isOfElse(column, table)) return { ...column, concept: null, by: "none" };
  // paper, submission: what is called so, and not its number; Entry beside Entry ID.
  const isNumbered = (): boolean =>
    isWords(table, column.index) && proposals.some((other) => isNumberOf(other, column));
  if (column.concept === "entry_id" && column.by !== "own" && (mostOf(table, column.index, isTitle) || isNumbered()))
    return has("title") ? { ...column, concept: null, by: "none" } : { ...column, concept: "title" };
  if (column.concept === "entry_id" && isOfAnswer(column, proposals, table))
    return { ...column, concept: null, by: "none" };
  // An id alone may be anything's: of rooms, of speakers.
  if (column.concept === "entry_id" && isGeneric(column) && !proposals.some(tellsOfEntries))
    return { ...column, concept: null, by: "none" };
  // What a form calls the time of an answer.
  if (column.concept === "registered_at" && isTimestamp(column)) {
    if (mostOf(table, column.index, isNoTime)) return { ...column, concept: null, by: "none" };
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
}

/** With any of these beside it, the most points are what could be got, and nobody's result. */
const BESIDE_MOST: readonly (Concept | null)[] = ["criterion", "score", "official_score", "stage_name"];
const tellsPoints = (column: ColumnMapping): boolean => BESIDE_MOST.includes(column.concept) && !isMelted(column);

/** 最高分 is what somebody got, 满分 what anybody can get; so is what is the same in every row. */
const isBest = ({ header, index }: ColumnMapping, table: SourceTable): boolean =>
  !/满分|上限|full|possible/i.test(header) && new Set(table.rows.map((row) => row[index] ?? null)).size > 1;

/** It names entries, and each of them in several rows. */
const isAgain = (column: ColumnMapping, table: SourceTable): boolean =>
  column.concept !== null &&
  column.concept !== "org_name" &&
  ENTRY_IDENTITY.includes(column.concept) &&
  comesAgain(table, column.index);

/** A column of stages that knows none of the contest's is of something else: its scores would be of no stage at all. */
function tellsStages(table: SourceTable, index: number): boolean {
  const said = new Set<string>();
  for (let row = 0; row < table.rows.length && row < LOOK; row++) {
    const text = readText(table.rows[row]?.[index] ?? null);
    if (text !== null) said.add(text);
  }
  return said.size === 0 || [...said].some((text) => matchValue("stage", text) !== null);
}

/**
 * States of papers (Poster, Oral) or projects (SIGNED), ranks of each author (15;23;15), positions that are posts (PhD
 * student, goalkeeper), roles of persons (judge): nothing of an entry's own.
 */
function isOfElse({ concept, index }: ColumnMapping, table: SourceTable): boolean {
  if (concept === "status" || concept === "role")
    return mostOf(table, index, (text) => matchValue(concept, text) === null);
  if (concept === "advanced") return mostOf(table, index, (text) => readBoolean(text) === "unreadable");
  if (concept !== "official_rank") return false;
  return mostOf(table, index, (text) => (scoreList(text)?.length ?? 0) > 1 || readRank(text) === "unreadable");
}

const isNoTime = (text: string): boolean => typeof readTime(text, "month") !== "number";

const DECISION = /^(?:desk[ _-]?)?(?:accept|reject)|^(?:invite|录用|拒)/i;
const isDecision = (text: string): boolean => DECISION.test(text.trim()) && matchValue("status", text) === null;

/** Four words and more name a work, or a kind of works. */
const isTitle = (text: string): boolean => text.trim().split(/\s+/).length > 3;

/** Entry ID beside Entry, Submission # beside Submission. */
const isNumberOf = (other: ColumnMapping, { header, index }: ColumnMapping): boolean =>
  other.index !== index &&
  other.concept === "entry_id" &&
  ["id", "no", "number", "#", "code", "编号", "序号"].some(
    (word) => normaliseName(other.header) === normaliseName(`${header}${word}`),
  );

/** Names that any list may give its rows: they are an entry's only where they tell rows apart. */
const GENERIC_IDS: ReadonlySet<string> = new Set(["编号", "id", "number", "identifiant", "dossier", "entry"]);

/** Also school/id, the id of a record in the row. */
const isGeneric = ({ header }: Pick<ColumnMapping, "header">): boolean =>
  GENERIC_IDS.has(normaliseName(header.slice(header.lastIndexOf("/") + 1)));

const isTimestamp = ({ header }: ColumnMapping): boolean =>
  /stamp|戳|horodat|temporal|carimbo|stempel|スタンプ/i.test(header);

/** Anything that only a sheet about entries has. */
const tellsOfEntries = ({ concept, by, place }: ColumnMapping): boolean =>
  place !== undefined || by === "stage" || (concept !== null && concept !== "entry_id" && concept !== "abstract");

function tellsApart({ header, index }: ColumnMapping, table: SourceTable, isLong: boolean): boolean {
  if (isLong || !isGeneric({ header })) return true;
  return isUnique(table, index);
}
