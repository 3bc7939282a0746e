import { type Concept, isConcept, isPersonalHeader, matchHeader, stageInName } from "../model/aliases.ts";
import { PROVENANCE, TABLE_NAMES, TABLES, type Table, type TableName } from "../model/tables.ts";
import { JUDGED_STAGES, type JudgedStage } from "../model/vocabulary.ts";
import type { SourceTable } from "./source.ts";
import { readNumber } from "./values.ts";

export interface ColumnMapping {
  readonly index: number;
  readonly header: string;
  /** Null: kept in the file only. */
  readonly concept: Concept | null;
  /** seat: 评委1, 评委2 …, whose cells are that judge's scores; chosen: a person said so. */
  readonly by: "own" | "alias" | "partial" | "seat" | "chosen" | "taken" | "personal" | "none";
  /** The judge whose scores the column holds; only with `by` seat. */
  readonly judge?: string;
}

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
  /** Without these nothing can be imported; a person has to say which columns they are. */
  readonly missing: readonly Concept[];
}

/** What a person decided about one sheet; what is absent stays as proposed. */
export interface Decision {
  readonly skip?: boolean;
  readonly stage?: JudgedStage;
  /** Column (by its header) → concept, or null for none. */
  readonly columns?: Readonly<Record<string, Concept | null>>;
}

const SEAT =
  /^(?:评委|专家|评审|评审专家|裁判|judge|reviewer)\s*([\d一二三四五六七八九十]+|[A-Z])\s*(?:评?分|得分|打分|成绩|score)?$/i;
const RESULT_CONCEPTS = ["award", "official_rank", "official_score", "advanced", "recommended_national"] as const;
const REGISTRATION_CONCEPTS = [
  "registered_at",
  "submitted_at",
  "status",
  "review_state",
  "abstract",
  "org_type",
  "credit_code",
  "partners",
  "team_size",
  "version",
] as const;
const TEAM_CONCEPTS = ["team_name", "area", "county", "province", "team_size", "is_official"] as const;
const ORG_CONCEPTS = ["org_name", "credit_code", "org_type", "ownership", "partners"] as const;
const ENTRY_IDENTITY = ["entry_id", "title", "team_id", "team_name", "org_name"] as const;
const PROVENANCE_NAMES = new Set(PROVENANCE.map((column) => column.name));

/** Reads a sheet's header: what each column is, which tables of the model it fills, what is missing. */
export function mapSheet(table: SourceTable, decision: Decision = {}): Mapping {
  const model = decision.columns === undefined ? modelTable(table.header) : null;
  if (model !== null) return mapModelTable(table.header, model);

  const columns = mapColumns(table, decision);
  const list = listTable(columns);
  if (list !== null) return { kind: list, columns, tables: [list], registers: false, stage: null, missing: [] };
  const has = new Set<Concept>();
  for (const { concept } of columns) if (concept !== null) has.add(concept);
  const any = (concepts: readonly Concept[]): boolean => concepts.some((concept) => has.has(concept));

  const results = any(RESULT_CONCEPTS);
  const scores = has.has("score");
  // A long table of scores names each entry many times: it is no list of registrations, whatever else it tells.
  const long = columns.some((column) => column.concept === "score" && column.by !== "seat");
  const registers = !long && (any(REGISTRATION_CONCEPTS) || !(results || scores));
  const missing: Concept[] = any(ENTRY_IDENTITY) ? [] : ["entry_id"];
  const tables: TableName[] = ["entries"];
  if (any(TEAM_CONCEPTS)) tables.push("teams");
  if (any(ORG_CONCEPTS)) tables.push("team_orgs");
  if (scores) tables.push("scores");
  if (results) tables.push("results");
  const stage = (scores || results) && !has.has("stage") ? assumeStage(table, decision, scores) : null;
  return { kind: "contest", columns, tables, registers, stage, missing };
}

function assumeStage(table: SourceTable, decision: Decision, scores: boolean): NonNullable<Mapping["stage"]> {
  if (decision.stage !== undefined) return { stage: decision.stage, from: "chosen" };
  const named = stageInName(table.sheet ?? "") ?? stageInName(table.file);
  const judged = JUDGED_STAGES.find((stage) => stage === named);
  if (judged !== undefined) return { stage: judged, from: "name" };
  // Scores begin with the first stage; awards without scores are given at the end.
  return { stage: scores ? "preliminary" : "final", from: "assumed" };
}

function mapColumns(table: SourceTable, decision: Decision): readonly ColumnMapping[] {
  const chosen = decision.columns ?? {};
  const proposals = table.header.map((header, index): ColumnMapping => {
    const choice = chosen[header];
    if (choice !== undefined) return { index, header, concept: choice, by: "chosen" };
    const seat = SEAT.exec(header.normalize("NFKC").trim());
    if (seat !== null && numeric(table, index)) {
      return { index, header, concept: "score", by: "seat", judge: header.replace(/\s*(评?分|得分|打分|成绩)$/, "") };
    }
    const match = matchHeader(header);
    // 列3 and 队员 (2) are names of our making and stand for nothing.
    if (match === null) return { index, header, concept: null, by: isPersonalHeader(header) ? "personal" : "none" };
    if (isPersonalHeader(header)) return { index, header, concept: null, by: "personal" };
    return { index, header, concept: match.concept, by: match.by };
  });
  return settle(proposals);
}

function numeric(table: SourceTable, index: number): boolean {
  let numbers = 0;
  let others = 0;
  for (let i = 0; i < table.rows.length && i < 200; i++) {
    const cell = table.rows[i]?.[index];
    if (cell === null || cell === undefined || cell === "") continue;
    if (typeof cell === "number" || (typeof cell === "string" && /\d/.test(cell))) numbers++;
    // 缺考 in a judge's column says nothing against its being one.
    else if (readNumber(cell) !== "mark") others++;
  }
  return numbers > others;
}

const RANK = { own: 0, chosen: 0, alias: 1, seat: 1, partial: 2, taken: 3, personal: 3, none: 3 } as const;

/**
 * One column a concept (judges' seats apart): the surest wins, then the first. What 得分 and 题目 mean depends on the
 * company they keep.
 */
function settle(proposals: readonly ColumnMapping[]): readonly ColumnMapping[] {
  const has = (concept: Concept): boolean => proposals.some((column) => column.concept === concept);
  const seats = proposals.some((column) => column.by === "seat");
  const contextual = proposals.map((column): ColumnMapping => {
    // A total beside the judges' own scores, or a score that no judge and no criterion gave, is the entry's result.
    const alone = !has("judge_id") && !has("criterion") && !has("round");
    if (column.concept === "score" && column.by === "alias" && (seats || alone))
      return { ...column, concept: "official_score" };
    const reference = column.concept === null ? undefined : REFERENCES[column.concept];
    if (reference !== undefined && !has(reference)) return { ...column, concept: reference };
    if (column.concept === "problem_id" && normalTitle(column.header) && !has("title") && !has("track_id")) {
      return { ...column, concept: "title" };
    }
    return column;
  });
  const winner = new Map<Concept, ColumnMapping>();
  for (const column of contextual) {
    if (column.concept === null || column.by === "seat") continue;
    const best = winner.get(column.concept);
    if (best === undefined || RANK[column.by] < RANK[best.by]) winner.set(column.concept, column);
  }
  return contextual.map((column) =>
    column.concept === null || column.by === "seat" || winner.get(column.concept) === column
      ? column
      : { ...column, concept: null, by: "taken" },
  );
}

/** What a sheet about entries calls by the catalogue's own names is a reference to it. */
const REFERENCES: Partial<Record<Concept, Concept>> = {
  track_name: "track_id",
  track_no: "track_id",
  problem_title: "problem_id",
  problem_no: "problem_id",
};

/** A list of judges, stages or criteria under any headers: it names no entry. Null: rows about entries. */
function listTable(columns: readonly ColumnMapping[]): TableName | null {
  const has = new Set(columns.map((column) => column.concept));
  if (
    ["entry_id", "title", "team_id", "team_name", "score", "problem_id"].some(
      (name) => isConcept(name) && has.has(name),
    )
  )
    return null;
  if (has.has("judge_id")) return "judges";
  if (has.has("stage") && has.has("criterion")) return "criteria";
  if (has.has("stage") && has.has("stage_name")) return "stages";
  return null;
}

/** 题目 alone is a work's title unless a track stands beside it. */
const normalTitle = (header: string): boolean => header.trim() === "题目";

/** The table whose own column names the header is made of, with all it requires; null where it is none. */
function modelTable(header: readonly string[]): TableName | null {
  const names = header.map((name) => name.trim().toLowerCase()).filter((name) => !PROVENANCE_NAMES.has(name));
  let best: { table: TableName; known: number } | null = null;
  for (const table of TABLE_NAMES) {
    // Made by the program itself, never by an export.
    if (table === "settings" || table === "themes" || table === "terms" || table === "problem_terms") continue;
    const { columns }: Table = TABLES[table];
    const known = names.filter((name) => columns.some((column) => column.name === name)).length;
    const complete = columns.every((column) => column.required !== true || names.includes(column.name));
    if (!complete || known < names.length || known < 2) continue;
    if (best === null || known > best.known) best = { table, known };
  }
  return best?.table ?? null;
}

function mapModelTable(header: readonly string[], table: TableName): Mapping {
  const { columns }: Table = TABLES[table];
  const mapped = header.map((name, index): ColumnMapping => {
    const own = columns.find((column) => column.name === name.trim().toLowerCase());
    const provenance = PROVENANCE_NAMES.has(name.trim().toLowerCase());
    if (own === undefined || provenance || !isConcept(own.name)) {
      return { index, header: name, concept: null, by: provenance ? "taken" : "none" };
    }
    return { index, header: name, concept: own.name, by: "own" };
  });
  return { kind: table, columns: mapped, tables: [table], registers: table === "entries", stage: null, missing: [] };
}
