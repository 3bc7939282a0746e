/**
 * The tables of a contest (what everything else speaks of): names, columns, types and keys.
 * Identifiers are text, always ("007", 18-digit codes); times are wall-clock times of the contest.
 */

export type ColumnType = "text" | "integer" | "real" | "boolean" | "timestamp";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** A row without a value here cannot be told from others and is set aside. */
  readonly required?: boolean;
  /** Stored as an ENUM in the engine: few values, grouped and filtered often. */
  readonly category?: boolean;
  /** Names a person: never in a URL, and out of exports unless asked for. */
  readonly personal?: boolean;
  /** The column that it says again in another form: it comes and goes with that one. */
  readonly follows?: string;
}

export interface Table {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
}

const text = (name: string, more: Partial<Column> = {}): Column => ({ name, type: "text", ...more });
const integer = (name: string): Column => ({ name, type: "integer" });
const real = (name: string): Column => ({ name, type: "real" });
const yesNo = (name: string): Column => ({ name, type: "boolean" });
const time = (name: string): Column => ({ name, type: "timestamp" });
const required = { required: true } as const;
const category = { category: true } as const;

/** Where an imported row came from, so that any number on a screen opens to the rows behind it. */
const SOURCE: readonly Column[] = [
  text("source_file", category),
  text("source_sheet", category),
  integer("source_row"),
];

/** With the SHA-256 of the file as it was chosen (an archive as a whole), for names repeat. Not every table has it. */
export const PROVENANCE: readonly Column[] = [...SOURCE, text("source_sha256", category)];

const imported = (name: string, key: readonly string[], columns: readonly Column[], source = SOURCE): Table => ({
  name,
  key,
  columns: [...columns, ...source],
});

export const TABLES = {
  tracks: imported(
    "tracks",
    ["track_id"],
    [
      text("track_id", required),
      integer("track_no"),
      text("track_name", required),
      text("track_kind"),
      text("host_org"),
      text("host_area"),
      text("national_track"),
      integer("quota_award"),
      integer("quota_national"),
    ],
  ),
  problems: imported(
    "problems",
    ["problem_id"],
    [
      text("problem_id", required),
      text("track_id", required),
      integer("problem_no"),
      text("problem_title", required),
      text("problem_text"),
      integer("max_entries"),
    ],
  ),
  entries: imported(
    "entries",
    ["entry_id"],
    [
      text("entry_id", required),
      text("team_id"),
      text("problem_id", category),
      text("track_id", category),
      text("title"),
      text("abstract"),
      time("registered_at"),
      text("status", category),
      time("submitted_at"),
      integer("version"),
      text("review_state", category),
    ],
    PROVENANCE,
  ),
  teams: imported(
    "teams",
    ["team_id"],
    [
      text("team_id", required),
      text("team_name"),
      text("area", category),
      text("county"),
      text("province"),
      integer("team_size"),
      yesNo("is_official"),
    ],
  ),
  team_orgs: imported(
    "team_orgs",
    ["team_id", "org_no"],
    [
      text("team_id", required),
      integer("org_no"),
      text("org_name"),
      text("credit_code"),
      text("role"),
      text("org_type", category),
      text("ownership"),
      text("area", category),
    ],
  ),
  scores: imported(
    "scores",
    ["stage", "entry_id", "judge_id", "criterion", "round"],
    [
      text("stage", { ...required, ...category }),
      text("entry_id", required),
      text("judge_id", category),
      text("criterion", category),
      integer("round"),
      real("score"),
      time("scored_at"),
      yesNo("recused"),
    ],
  ),
  results: imported(
    "results",
    ["stage", "entry_id"],
    [
      text("stage", { ...required, ...category }),
      text("entry_id", required),
      real("official_score"),
      integer("official_rank"),
      yesNo("advanced"),
      text("award", category),
      yesNo("recommended_national"),
    ],
  ),
  /**
   * What files say of an entry in columns that are none of the model's: each a further dimension, by its header; of a
   * column of numbers also as the number that was read, and so a measure.
   */
  entry_extras: imported(
    "entry_extras",
    ["entry_id", "name"],
    [
      text("entry_id", required),
      text("name", { ...required, ...category }),
      text("value", category),
      { ...real("number"), follows: "value" },
    ],
  ),
  judges: imported("judges", ["judge_id"], [text("judge_id", required), text("panel"), text("org_name")]),
  stages: imported(
    "stages",
    ["stage"],
    [
      text("stage", required),
      integer("stage_no"),
      text("stage_name", required),
      time("starts_at"),
      time("deadline_at"),
      time("extended_to"),
      text("cut_rule"),
      integer("quota"),
    ],
  ),
  criteria: imported(
    "criteria",
    ["stage", "criterion"],
    [
      text("stage", required),
      text("criterion", required),
      real("min_score"),
      real("max_score"),
      real("weight"),
      yesNo("higher_is_better"),
    ],
  ),
  /** One row a setting; value is JSON, parsed by the schema in settings.ts. */
  settings: { name: "settings", key: ["key"], columns: [text("key", required), text("value")] },
  snapshots: {
    name: "snapshots",
    key: ["snapshot_id"],
    columns: [text("snapshot_id", required), time("as_of"), text("label")],
  },
  /** Entries as an earlier period had them; what only a comparison of periods can tell is told from here. */
  snapshot_entries: {
    name: "snapshot_entries",
    key: ["snapshot_id", "entry_id"],
    columns: [
      text("snapshot_id", { ...required, ...category }),
      text("entry_id", required),
      text("track_id", category),
      text("problem_id", category),
      text("status", category),
      integer("is_registration"),
      integer("is_submission"),
      text("org_key"),
    ],
  },
  /** 本期未见: entries that an update of their tracks no longer named, and 数据截至 of the last one that did. */
  unseen_entries: {
    name: "unseen_entries",
    key: ["entry_id"],
    columns: [text("entry_id", required), time("last_seen")],
  },
  /** Files that were imported, each with the 数据截至 confirmed for it; of one name the last. */
  imports: {
    name: "imports",
    key: ["source_file"],
    columns: [text("source_file", required), time("as_of"), text("mode"), integer("rows")],
  },
  /** What a person thought of what an import had found: accepted, or its rows excluded, and why. */
  import_notes: {
    name: "import_notes",
    key: ["source_file", "source_sheet", "finding"],
    columns: [
      text("source_file", required),
      text("source_sheet"),
      text("rule", required),
      text("finding", required),
      text("state", required),
      integer("rows"),
      text("note"),
    ],
  },
  /** What terms are gathered under, in the order in which people list them, with its name in each language. */
  themes: {
    name: "themes",
    key: ["theme"],
    columns: [text("theme", required), text("name_zh"), text("name_en")],
  },
  terms: {
    name: "terms",
    key: ["term"],
    columns: [
      text("term", required),
      text("theme"),
      text("forms"),
      integer("problems"),
      integer("occurrences"),
      text("source"),
      integer("rank"),
    ],
  },
  problem_terms: {
    name: "problem_terms",
    key: ["problem_id", "term"],
    columns: [
      text("problem_id", { ...required, ...category }),
      text("term", { ...required, ...category }),
      integer("occurrences_title"),
      integer("occurrences_text"),
      integer("rank"),
    ],
  },
  /**
   * What an entry is about by its own title and abstract: its themes in the order of `themes`, with a blank between;
   * null is none. Only entries with a text are here.
   */
  entry_themes: { name: "entry_themes", key: ["entry_id"], columns: [text("entry_id", required), text("themes")] },
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** What imports note of themselves, and what they find beyond the model: none of it comes with the program. */
export const RECORD_TABLES = [
  "entry_extras",
  "snapshot_entries",
  "unseen_entries",
  "imports",
  "import_notes",
] as const satisfies readonly TableName[];

export type BundledTable = Exclude<TableName, (typeof RECORD_TABLES)[number]>;

export const BUNDLED_TABLES = TABLE_NAMES.filter(
  (table): table is BundledTable => !(RECORD_TABLES as readonly TableName[]).includes(table),
);

/** What the catalogue is made of; kept when demo data go. */
export const CATALOGUE_TABLES = [
  "tracks",
  "problems",
  "themes",
  "terms",
  "problem_terms",
] as const satisfies readonly TableName[];

/** What is worked out from other tables, and goes when one of those changes. */
export const DERIVED_TABLES = [
  { table: "entry_themes", of: ["entries", "terms", "themes"] },
] as const satisfies readonly { readonly table: TableName; readonly of: readonly TableName[] }[];

/** What participants and juries produce; demo data here are removed as one by the first own import. */
export const PARTICIPATION_TABLES = [
  "entries",
  "teams",
  "team_orgs",
  "scores",
  "results",
  "judges",
  "criteria",
  "snapshots",
] as const satisfies readonly TableName[];
