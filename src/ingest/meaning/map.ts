import { type Concept, isConcept, isPersonalHeader, matchHeader, stageInName } from "../../model/aliases.ts";
import { BUNDLED_TABLES, PROVENANCE, TABLES, type Table, type TableName } from "../../model/tables.ts";
import { JUDGED_STAGES, type JudgedStage } from "../../model/vocabulary.ts";
import { personalHeader } from "../privacy/person-headers.ts";
import { isBlank } from "../table/grid.ts";
import type { SourceTable } from "../table/source.ts";
import type { DateOrder } from "../values/times.ts";
import { meantHeader } from "./json-names.ts";
import { judgeInName } from "./judge-in-name.ts";
import { tellsNoEntries } from "./no-entries.ts";
import { settle } from "./settle.ts";
import { findStageColumns } from "./stage-columns.ts";
import { findWide, type ScorePlace, type WideColumn } from "./wide.ts";

export interface ColumnMapping {
  readonly index: number;
  readonly header: string;
  /** Null: kept in the file only. */
  readonly concept: Concept | null;
  /**
   * chosen: a person said so. Columns of a wide table, of which each gives rows of its own: seat (评委1), pair (the
   * score of the judge whom a column beside it names: judge), criterion (创新性), stage (初赛成绩). check: a sum or mean
   * of the others, no further score.
   */
  readonly by:
    | "own"
    | "alias"
    | "partial"
    | "seat"
    | "pair"
    | "judge"
    | "criterion"
    | "stage"
    | "check"
    | "chosen"
    | "taken"
    | "personal"
    | "none";
  /** Whose score it is and of what; with seat, pair and criterion. */
  readonly place?: ScorePlace;
  /** The stage whose result it is; with `by` stage. */
  readonly stage?: JudgedStage;
  /** Its name would mean little elsewhere: it stands in for somebody that scores and results must have. */
  readonly standsIn?: true;
}

/** Of these there may be many for one concept, and no row has one value of them. */
export const isMelted = ({ by }: Pick<ColumnMapping, "by">): boolean =>
  by === "seat" || by === "pair" || by === "judge" || by === "criterion" || by === "stage";

/** contest: rows about entries (registrations, scores, results, or all in one); else one table of the model. */
export type SheetKind = "contest" | TableName;

export interface Mapping {
  readonly kind: SheetKind;
  readonly columns: readonly ColumnMapping[];
  /** The model's tables that the sheet fills. */
  readonly tables: readonly TableName[];
  /** The sheet tells of registrations, and not of scores or results alone. */
  readonly registers: boolean;
  /** The stage of scores and results where no column says it; from the name of file or sheet, else assumed. */
  readonly stage: { readonly stage: JudgedStage; readonly from: "name" | "assumed" | "chosen" } | null;
  /** Whose scores they are, where no column says it and the sheet or file is named after a judge. */
  readonly judge?: string;
  /** Without these nothing can be imported; a person has to say which columns they are. */
  readonly missing: readonly Concept[];
  /** By header: what a person said of dates like 6/5/2026. */
  readonly dateOrders: Readonly<Record<string, DateOrder>>;
  /** By what stands in the file: the track or problem that a person says it is. */
  readonly matches: Readonly<Record<string, string>>;
}

/** What a person decided about one sheet; what is absent stays as proposed. */
export interface Decision {
  readonly skip?: boolean;
  /** Rows of the file that are to count nowhere. */
  readonly excluded?: readonly number[];
  /** Persons stay as they stand, and are not replaced by pseudonyms. */
  readonly keepPersonal?: boolean;
  readonly stage?: JudgedStage;
  /** Column (by its header) → concept, or null for none. */
  readonly columns?: Readonly<Record<string, Concept | null>>;
  /** Column (by its header) → which comes first in 6/5/2026. */
  readonly dateOrders?: Readonly<Record<string, DateOrder>>;
  /** Track or problem as the file has it → its id in the catalogue. */
  readonly matches?: Readonly<Record<string, string>>;
}

const RESULT_CONCEPTS = ["award", "official_rank", "official_score", "advanced", "recommended_national"] as const;
/** Who tells of one of these tells of registrations, whatever else. */
const REGISTRATION_CONCEPTS = ["registered_at", "submitted_at", "status", "review_state", "version"] as const;
const TEAM_CONCEPTS = ["team_name", "area", "county", "province", "team_size", "is_official"] as const;
const ORG_CONCEPTS = ["org_name", "credit_code", "org_type", "ownership", "partners"] as const;
const ENTRY_IDENTITY = ["entry_id", "title", "team_id", "team_name", "org_name"] as const;
const PROVENANCE_NAMES = new Set(PROVENANCE.map((column) => column.name));

/** Reads a sheet's header: what each column is, which tables of the model it fills, what is missing. */
export function mapSheet(table: SourceTable, decision: Decision = {}): Mapping {
  if (table.rows.length === 0) return nothing(table);
  const model = decision.columns === undefined ? modelTable(table.header) : null;
  if (model !== null) return mapModelTable(table.header, model, decision);
  if (decision.columns === undefined && tellsNoEntries(table)) return nothing(table);

  const columns = mapColumns(table, decision);
  const list = listTable(columns, table);
  const said = saidBy(decision);
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
  const long = scores && (judged || columns.some((column) => column.concept === "score" && !isMelted(column)));
  const registers = !long && (any(REGISTRATION_CONCEPTS) || !(results || scores));
  // Results of persons, whose names are no keys: each row is somebody.
  const isOfRows = results && !scores && !any(ENTRY_IDENTITY);
  const missing: Concept[] = any(ENTRY_IDENTITY) || isOfRows ? [] : ["entry_id"];
  const tables: TableName[] = ["entries"];
  if (any(TEAM_CONCEPTS)) tables.push("teams");
  if (any(ORG_CONCEPTS)) tables.push("team_orgs");
  if (scores) tables.push("scores");
  if (results) tables.push("results");
  if (columns.some(({ place }) => place?.criterion != null)) tables.push("criteria");
  const stage = (scores || results) && !has.has("stage") ? assumeStage(table, columns, decision, scores) : null;
  const isJudged = has.has("judge_id") || columns.some(({ place }) => isSeat(place));
  const named = scores && !isJudged ? judgeInName(table) : null;
  const judge = named === null ? {} : { judge: named };
  return { kind: "contest", columns, tables, registers, stage, missing, ...judge, ...said };
}

const isSeat = (place: ScorePlace | undefined): boolean => place?.judge != null || place?.judgeFrom != null;

const saidBy = ({ dateOrders = {}, matches = {} }: Decision): Pick<Mapping, "dateOrders" | "matches"> => ({
  dateOrders,
  matches,
});

/** Without rows, or with rows of something else, there is nothing to ask of a person. */
function nothing({ header }: SourceTable): Mapping {
  const columns = header.map((name, index): ColumnMapping => ({ index, header: name, concept: null, by: "none" }));
  return { kind: "contest", columns, tables: [], registers: false, stage: null, missing: [], ...saidBy({}) };
}

function assumeStage(
  table: SourceTable,
  columns: readonly ColumnMapping[],
  decision: Decision,
  scores: boolean,
): NonNullable<Mapping["stage"]> {
  if (decision.stage !== undefined) return { stage: decision.stage, from: "chosen" };
  const named = stageInName(table.sheet ?? "") ?? stageInTitle(table) ?? stageInName(table.file);
  if (named !== null) return { stage: named, from: "name" };
  const said = columns.filter(({ concept }) => concept === "score" || concept === "official_score");
  const stages = said.map(({ place, stage }) => place?.stage ?? stage ?? null);
  const last = JUDGED_STAGES.findLast((stage) => stages.includes(stage));
  // What the columns do not place (an award, a total of all) is told of the last stage that they speak of.
  if (last !== undefined) return { stage: last, from: stages.includes(null) && scores ? "assumed" : "name" };
  // Scores begin with the first stage; awards without scores are given at the end.
  return { stage: scores ? "preliminary" : "final", from: "assumed" };
}

/** What names or reaches a person, and not what a person's gender or size is. */
function isPersonal(header: string): boolean {
  const kind = personalHeader(header);
  return kind !== null && kind !== "perhaps";
}

/** What stands above the header: 某某大赛决赛评分表. */
function stageInTitle({ findings }: SourceTable): JudgedStage | null {
  const titles = findings.filter(({ rule }) => rule === "title_rows").flatMap(({ examples }) => examples);
  return stageInName(titles.map(({ value }) => value ?? "").join(" "));
}

function mapColumns(table: SourceTable, decision: Decision): readonly ColumnMapping[] {
  const chosen = decision.columns ?? {};
  const meant: SourceTable = { ...table, header: meantHeader(table) };
  const wide = findWide(meant, (index) => chosen[table.header[index] ?? ""] === undefined);
  const stages = findStageColumns(
    meant,
    (index) => !wide.has(index) && chosen[table.header[index] ?? ""] === undefined,
  );
  const proposals = meant.header.map((header, index): ColumnMapping => {
    const choice = chosen[table.header[index] ?? ""];
    if (choice !== undefined) return { index, header, concept: choice, by: "chosen" };
    const score = wide.get(index);
    if (score !== undefined) return { index, header, ...ofWide(score) };
    const result = stages.get(index);
    if (result !== undefined) return { index, header, by: "stage", ...result };
    const match = matchHeader(header);
    // 列3 and 队员 (2) are names of our making and stand for nothing.
    if (match === null) return { index, header, concept: null, by: isPersonal(header) ? "personal" : "none" };
    if (isPersonalHeader(header)) return { index, header, concept: null, by: "personal" };
    return { index, header, concept: match.concept, by: match.by };
  });
  return settle(proposals, meant).map((column) => ({ ...column, header: table.header[column.index] ?? column.header }));
}

function ofWide(column: WideColumn): Pick<ColumnMapping, "concept" | "by" | "place"> {
  switch (column.by) {
    case "judge":
      return { concept: "judge_id", by: "judge" };
    case "check":
      return { concept: null, by: "check" };
    default:
      return { concept: "score", by: column.by, place: column.place };
  }
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
  if (has.has("judge_id") && namesEachOnce(columns, table)) return "judges";
  if (has.has("stage") && has.has("criterion")) return "criteria";
  if (has.has("stage") && has.has("stage_name")) return "stages";
  return null;
}

/** Made by the program itself, never by an export. */
const MADE_HERE: readonly TableName[] = ["settings", "themes", "terms", "problem_terms", "entry_themes"];

/** A list names each of its judges once; where most come again, each row is of something else that they did. */
function namesEachOnce(columns: readonly ColumnMapping[], table: SourceTable): boolean {
  const index = columns.find(({ concept }) => concept === "judge_id")?.index ?? 0;
  const names = table.rows.slice(0, 1000).flatMap((row) => (isBlank(row[index]) ? [] : [row[index]]));
  return new Set(names).size * 2 >= names.length;
}

/** The table whose own column names the header is made of, with all it requires; null where it is none. */
function modelTable(header: readonly string[]): TableName | null {
  const names = header.map((name) => name.trim().toLowerCase()).filter((name) => !PROVENANCE_NAMES.has(name));
  let best: { table: TableName; known: number } | null = null;
  for (const table of BUNDLED_TABLES) {
    if (MADE_HERE.includes(table)) continue;
    const { columns }: Table = TABLES[table];
    const known = names.filter((name) => columns.some((column) => column.name === name)).length;
    const complete = columns.every((column) => column.required !== true || names.includes(column.name));
    if (!complete || known < names.length || known < 2) continue;
    if (best === null || known > best.known) best = { table, known };
  }
  return best?.table ?? null;
}

function mapModelTable(header: readonly string[], table: TableName, decision: Decision): Mapping {
  const { columns }: Table = TABLES[table];
  const mapped = header.map((name, index): ColumnMapping => {
    const own = columns.find((column) => column.name === name.trim().toLowerCase());
    const provenance = PROVENANCE_NAMES.has(name.trim().toLowerCase());
    if (own === undefined || provenance || !isConcept(own.name)) {
      return { index, header: name, concept: null, by: provenance ? "taken" : "none" };
    }
    return { index, header: name, concept: own.name, by: "own" };
  });
  const registers = table === "entries";
  const said = saidBy(decision);
  return { kind: table, columns: mapped, tables: [table], registers, stage: null, missing: [], ...said };
}
