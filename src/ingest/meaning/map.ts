import { type Concept, isConcept } from "../../model/aliases/concepts.ts";
import type { TableName } from "../../model/tables.ts";
import { isBlank } from "../table/grid.ts";
import type { SourceTable } from "../table/source.ts";
import { isAnswerForm } from "./answer-forms.ts";
import { assumeStage } from "./assumed-stage.ts";
import { isNumeric, isUnique } from "./column-cells.ts";
import { judgeInName } from "./judge-in-name.ts";
import { asJudges, isOfJudges } from "./judge-lists.ts";
import { mapColumns } from "./map-columns.ts";
import { type ColumnMapping, type Decision, ENTRY_IDENTITY, isMelted, type Mapping, saidBy } from "./mapping.ts";
import { mapModelTable, modelTable } from "./model-table.ts";
import { tellsNoEntries } from "./no-entries.ts";
import { problemList } from "./problem-lists.ts";
import type { ScorePlace } from "./wide/wide-column.ts";

const RESULT_CONCEPTS = ["award", "official_rank", "official_score", "advanced", "recommended_national"] as const;
/** Who tells of one of these tells of registrations, whatever else. */
const REGISTRATION_CONCEPTS = ["registered_at", "submitted_at", "status", "review_state", "version"] as const;
const TEAM_CONCEPTS = ["team_name", "area", "county", "province", "team_size", "is_official"] as const;
const ORG_CONCEPTS = ["org_name", "credit_code", "org_type", "ownership", "partners"] as const;

/** Reads a sheet's header: what each column is, which tables of the model it fills, what is missing. */
export function mapSheet(table: SourceTable, decision: Decision = {}): Mapping {
  if (table.rows.length === 0) return nothing(table);
  const model = decision.columns === undefined ? modelTable(table.header) : null;
  if (model !== null) return mapModelTable(table.header, model, decision);
  const listed = problemList(table, decision);
  if (listed !== null) return listed;
  if (decision.columns === undefined && tellsNoEntries(table)) return nothing(table);

  const mapped = mapColumns(table, decision);
  const isForm = isAnswerForm(mapped, table);
  const isAnswers = isForm && isUnjudged(mapped, table);
  // Who has filled it in may have said so.
  const isSigned = isForm && mapped.some(({ concept, standsIn }) => concept === "judge_id" && standsIn === true);
  const columns = isAnswers || isSigned ? mapped.map(asAnswer) : mapped;
  const said = saidBy(decision);
  const judges = asJudges(columns, table);
  if (judges !== null) {
    return { kind: "judges", columns: judges, tables: ["judges"], registers: false, stage: null, missing: [], ...said };
  }
  if (decision.columns === undefined && isOfJudges(columns, table)) return nothing(table);
  const list = listTable(columns, table);
  if (list !== null) {
    return { kind: list, columns, tables: [list], registers: false, stage: null, missing: [], ...said };
  }
  const has = new Set<Concept>();
  for (const { concept } of columns) if (concept !== null) has.add(concept);
  const any = (concepts: readonly Concept[]): boolean => concepts.some((concept) => has.has(concept));

  const results = any(RESULT_CONCEPTS);
  const scores = has.has("score");
  // A long table of scores names each entry many times: it is no list of registrations, whatever else it tells.
  const judged = columns.some((column) => column.concept === "judge_id" && !isMelted(column));
  const long =
    scores && (judged || isAnswers || columns.some((column) => column.concept === "score" && !isMelted(column)));
  const registers = !long && (any(REGISTRATION_CONCEPTS) || !(results || scores));
  // Results of persons, whose names are no keys: each row is somebody, also beside the scores that it got.
  const isPlaced = has.has("official_rank") || has.has("award");
  const isOfRows = results && !long && (!scores || isPlaced) && !any(ENTRY_IDENTITY);
  const isAcross = columns.some(({ by }) => by === "entry");
  const missing: Concept[] = any(ENTRY_IDENTITY) || isOfRows || isAcross ? [] : ["entry_id"];
  const tables: TableName[] = ["entries"];
  if (any(TEAM_CONCEPTS)) tables.push("teams");
  if (any(ORG_CONCEPTS)) tables.push("team_orgs");
  if (scores) tables.push("scores");
  if (results) tables.push("results");
  if (columns.some(({ place }) => place?.criterion != null)) tables.push("criteria");
  const stage = (scores || results) && !has.has("stage") ? assumeStage(table, columns, decision, scores) : null;
  const isJudged = has.has("judge_id") || columns.some(({ place }) => isSeat(place));
  const named = scores && !isJudged ? judgeInName(table) : null;
  const judge = named === null ? (isAnswers ? { isAnswers } : {}) : { judge: named };
  return { kind: "contest", columns, tables, registers, stage, missing, ...judge, ...said };
}

const isUnjudged = (columns: readonly ColumnMapping[], table: SourceTable): boolean =>
  !columns.some(({ concept, place }) => concept === "judge_id" || isSeat(place)) && judgeInName(table) === null;

/** The time of an answer is that of its scores, and its total a check of them. */
function asAnswer(column: ColumnMapping): ColumnMapping {
  if (column.concept === "registered_at" || column.concept === "submitted_at")
    return { ...column, concept: "scored_at" };
  return column.concept === "official_score" ? { ...column, concept: null, by: "check" } : column;
}

const isSeat = (place: ScorePlace | undefined): boolean => place?.judge != null || place?.judgeFrom != null;

/** Without rows, or with rows of something else, there is nothing to ask of a person. */
function nothing({ header }: SourceTable): Mapping {
  const columns = header.map((name, index): ColumnMapping => ({ index, header: name, concept: null, by: "none" }));
  return { kind: "contest", columns, tables: [], registers: false, stage: null, missing: [], ...saidBy({}) };
}

/** A list of judges, stages or criteria under any headers: it names no entry. Null: rows about entries. */
function listTable(columns: readonly ColumnMapping[], table: SourceTable): TableName | null {
  const has = new Set(columns.map((column) => column.concept));
  if (
    ["entry_id", "title", "team_id", "team_name", "score", "problem_id"].some(
      (name) => isConcept(name) && has.has(name),
    )
  )
    return null;
  if (has.has("judge_id") && !tellsScores(table, columns) && namesEachOnce(columns, table)) return "judges";
  if (has.has("stage") && has.has("criterion")) return "criteria";
  if (has.has("stage") && has.has("stage_name")) return "stages";
  return null;
}

/** What judges gave stands beside them, under names that say so, or under those of all that they judged. */
function tellsScores(table: SourceTable, columns: readonly ColumnMapping[]): boolean {
  const numbers = columns.filter(({ index }) => isNumeric(table, index));
  const others = columns.filter(({ concept }) => concept !== "judge_id");
  if (others.length > 1 && numbers.length === others.length) return true;
  // Two figures and more beside judges that come again are of what they judged.
  if (numbers.length > 1 && !isUnique(table, columns.find(({ concept }) => concept === "judge_id")?.index ?? 0, 1))
    return true;
  return numbers.some(({ header }) => /scor|marks?\b|points?\b|得分|评分|打分|分数/i.test(header));
}

/** A list names each of its judges once; where most come again, each row is of something else that they did. */
function namesEachOnce(columns: readonly ColumnMapping[], table: SourceTable): boolean {
  const index = columns.find(({ concept }) => concept === "judge_id")?.index ?? 0;
  const names = table.rows.slice(0, 1000).flatMap((row) => (isBlank(row[index]) ? [] : [row[index]]));
  return new Set(names).size * 2 >= names.length;
}
