import { extraField } from "../../filters/clauses.ts";
import { OFFICIAL_SQL } from "../../filters/official.ts";
import type { Catalogue } from "../../model/catalogue.ts";
import { ENTRY_FACTS, scoreColumn } from "../../model/flat.ts";
import type { MessageKey } from "../../model/messages.ts";
import { JUDGED_STAGES, type JudgedStage } from "../../model/vocabulary.ts";
import type { PanelContext, RowKind, TableColumn } from "../types.ts";

/** What people can be shown of a row, and where it stands in the tables. */

/** What a row is joined with; each has at most one row for it. */
export type Joined =
  | "track"
  | "problem"
  | "entry"
  | "entry_origin"
  | "subject"
  | "team"
  | "score"
  | "carried"
  | "counted";

export interface RowColumn {
  /** As in the CSV. */
  readonly name: string;
  readonly label: MessageKey;
  /** Whose score it is, where the name of a stage belongs to the header. */
  readonly stage: JudgedStage | null;
  readonly format: TableColumn["format"];
  /** Codes that are put into words. */
  readonly words:
    | "status"
    | "official"
    | "org_type"
    | "area"
    | "award"
    | "extra"
    | "stage"
    | "theme"
    | "themes"
    | "judge"
    | null;
  /** SQL over `picked` (the rows themselves) and what is joined. */
  readonly sql: string;
  /** SQL in its place where personal content is not asked for. */
  readonly masked: string | null;
  /** SQL of what it is ordered by. */
  readonly order: readonly string[];
  readonly joins: readonly Joined[];
  /** Names persons throughout: there only where asked for. */
  readonly isPersonal: boolean;
  /** In CSS pixels, on the screen. */
  readonly width: number;
}

/** What stands in the place of a person's name. */
const MASK = "•••";

/** Names of columns that have a header of their own. */
type Named = MessageKey extends infer Key ? (Key extends `rows.column.${infer Name}` ? Name : never) : never;

const column = (name: Named, sql: string, more: Partial<RowColumn> = {}): RowColumn => ({
  name,
  label: `rows.column.${name}`,
  stage: null,
  format: "text",
  words: null,
  sql,
  masked: null,
  order: [sql],
  joins: [],
  isPersonal: false,
  width: 140,
  ...more,
});

const ENTRY_ID = column("entry_id", "picked.entry_id", { width: 130 });
const TRACK = column("track_name", "track.track_name", {
  // Categories stand in official order in their type.
  order: ["picked.track_id"],
  joins: ["track"],
});
const PROBLEM_ID = column("problem_id", "picked.problem_id", { width: 120 });
const PROBLEM_TITLE = column("problem_title", "problem.problem_title", {
  order: ["picked.problem_id"],
  joins: ["problem"],
  width: 240,
});
const AREA = column("area", "picked.area", { words: "area", width: 90 });
const ORG_TYPE = column("org_type", "picked.org_type", { words: "org_type", width: 110 });

const OFFICIAL = column("official", OFFICIAL_SQL, { words: "official", width: 90 });

/** An individual's organisation is the person. */
const orgName = (from: "picked" | "subject", joins: readonly Joined[]): RowColumn => {
  const sql = `${from}.org_name`;
  const masked = `CASE WHEN picked.org_type = 'individual' THEN '${MASK}' ELSE ${sql} END`;
  return column("org_name", sql, { masked, joins, width: 220 });
};

const TEAM_NAME = column("team_name", "team.team_name", { joins: ["team"], isPersonal: true, width: 160 });
/** By the key that names nobody; the identifier itself may be a name. */
const JUDGE = column("judge_id", "picked.judge_id", { words: "judge", width: 110 });

const scoreOf = (stage: JudgedStage): RowColumn => ({
  ...column("entry_score", `picked.${scoreColumn(stage)}`, { format: "decimal", width: 170 }),
  name: scoreColumn(stage),
  stage,
});

/** Names of columns that are joined to an entry. */
const JOINED_NAMES: ReadonlySet<string> = new Set([
  "team_name",
  "track_name",
  "problem_title",
  "source_file",
  "source_sheet",
  "source_row",
  "row_id",
]);

/** What files say beyond the model, numbers as such, headed as there unless a column above has that name. */
const extras = ({ extras: known = [] }: Catalogue): readonly RowColumn[] =>
  known.map(({ name, column: group, measure }) => ({
    ...(measure === undefined
      ? column("extra", `picked.${group}`, { words: "extra" })
      : column("extra", `picked.${measure.column}`, { format: "decimal" })),
    name: name in ENTRY_FACTS || JOINED_NAMES.has(name) ? extraField(name) : name,
  }));

/** File, sheet and row of a row's own table. */
const source = (from: "picked" | Joined): readonly RowColumn[] => {
  const joins = from === "picked" ? [] : [from];
  return [
    column("source_file", `${from}.source_file`, { joins, width: 180 }),
    column("source_sheet", `${from}.source_sheet`, { joins, width: 110 }),
    column("source_row", `${from}.source_row`, { joins, format: "integer", width: 96 }),
  ];
};

/** What every list of problems begins with, in official order. */
const PROBLEM: readonly RowColumn[] = [
  { ...TRACK, order: ["track.track_no", "picked.problem_no"] },
  { ...PROBLEM_ID, order: ["track.track_no", "picked.problem_no"], joins: ["track"] },
  column("problem_title", "picked.problem_title", { width: 320 }),
];

const COLUMNS: Readonly<Record<RowKind, (context: PanelContext) => readonly RowColumn[]>> = {
  entries: ({ catalogue }) => [
    ENTRY_ID,
    column("title", "picked.title", { width: 240 }),
    TEAM_NAME,
    TRACK,
    PROBLEM_ID,
    PROBLEM_TITLE,
    orgName("picked", []),
    ORG_TYPE,
    AREA,
    ...(catalogue.hasUnofficial ? [OFFICIAL] : []),
    column("status", "picked.status", { words: "status", width: 100 }),
    column("registered_at", "picked.registered_at", { format: "moment", width: 140 }),
    column("submitted_at", "picked.submitted_at", { format: "moment", width: 140 }),
    ...JUDGED_STAGES.filter((stage) => catalogue.scoreScales[stage] !== undefined).map(scoreOf),
    column("award", "picked.award", { words: "award", width: 90 }),
    ...(catalogue.loaded.includes("entry_themes")
      ? [column("themes", "picked.themes", { words: "themes", width: 240 })]
      : []),
    ...extras(catalogue),
    ...source("entry"),
  ],
  reviews: () => [
    ENTRY_ID,
    column("title", "subject.title", { joins: ["subject"], width: 240 }),
    column("stage", "picked.stage", { words: "stage", width: 130 }),
    JUDGE,
    column("criterion", "picked.criterion", { width: 110 }),
    column("score_given", "picked.score_given", { format: "decimal", width: 100 }),
    column("scored_at", "picked.scored_at", { format: "moment", width: 140 }),
    TRACK,
    PROBLEM_ID,
    PROBLEM_TITLE,
    orgName("subject", ["subject"]),
    ORG_TYPE,
    AREA,
    ...source("score"),
  ],
  terms: () => [
    column("term", "picked.term"),
    column("theme", "picked.theme", { words: "theme" }),
    TRACK,
    PROBLEM_ID,
    PROBLEM_TITLE,
    column("occurrences", "picked.occurrences", { format: "integer", width: 120 }),
    ...source("problem"),
  ],
  problems: () => [
    ...PROBLEM,
    column("terms", "carried.terms", { joins: ["carried"], width: 320 }),
    column("registrations_unfiltered", "coalesce(counted.registrations, 0)", {
      format: "integer",
      joins: ["counted"],
      width: 150,
    }),
    ...source("picked"),
  ],
  "empty-problems": () => [...PROBLEM, ...source("picked")],
  organisations: () => [
    orgName("picked", []),
    ORG_TYPE,
    AREA,
    column("registrations", "picked.registrations", { format: "integer", width: 120 }),
    column("first_entry", "picked.entry_id", { width: 130 }),
    ...source("entry"),
  ],
};

/** Every column of a kind of rows, in their order; those that name persons only where asked for. */
export const columnsOf = (kind: RowKind, context: PanelContext, isPersonal: boolean): readonly RowColumn[] =>
  COLUMNS[kind](context)
    .filter((each) => isPersonal || !each.isPersonal)
    .map((each) => {
      if (isPersonal) return each.words === "judge" ? { ...each, words: null } : each;
      return each.masked === null ? each : { ...each, sql: each.masked, order: [each.masked] };
    });

/** Whether a kind of rows has anything to name only where asked for. */
export const isPersonalKind = (kind: RowKind, context: PanelContext): boolean =>
  COLUMNS[kind](context).some(({ isPersonal, masked, words }) => isPersonal || masked !== null || words === "judge");
