import type { Cell } from "../model/columns.ts";
import { FLAT_TABLES, type FlatTable } from "../model/flat.ts";
import type { Settings } from "../model/settings.ts";
import { TABLE_NAMES, type TableName } from "../model/tables.ts";
import { ENTRY_STATUSES, ORG_TYPES, STAGES, TOTAL_CRITERION, UNKNOWN } from "../model/vocabulary.ts";
import { type ExtraColumn, extraTypes, readExtras, withExtras } from "./extras.ts";
import {
  type At,
  entryFacts,
  fixedEntryColumns,
  JUDGE_SCORES,
  judgeScores,
  judgeScoresAt,
  OCCURRENCES,
  type Occurrences,
  themesOfEntry,
} from "./flat-entries.ts";
import { reviewFacts } from "./flat-reviews.ts";
import { LARGE, storeOnly } from "./flat-table.ts";
import { emptyTable, loadTable, rowsName } from "./load-table.ts";
import { readSettings } from "./read-settings.ts";
import { sqlText } from "./sql.ts";
import { type LoadOptions, stagingName, type TableSource } from "./stage-table.ts";
import { type Engine, EngineError, type ParquetCodec } from "./types.ts";

/** What is made anew: tables from their sources (null: without rows), and the settings where they are given. */
export interface Replacements {
  readonly tables: ReadonlyMap<TableName, TableSource | null>;
  readonly settings: Settings | null;
}

export interface MaterialiseOptions extends Pick<LoadOptions, "signal" | "large"> {
  readonly onProgress?: (table: TableName, rows: number, ofRows: number) => void;
}

/** The name under which a table is made while the one in use still answers. */
const nextName = (table: string): string => `next_${table}`;

/** Values as one column `v`, in this order. */
const listed = (values: readonly string[]): string =>
  values.length === 0
    ? "SELECT NULL::VARCHAR AS v WHERE false"
    : `SELECT unnest([${values.map(sqlText).join(", ")}]) AS v`;

/** The values are told apart as they are stored: text costs many times as much. */
const occurring = (column: string, table: string): string =>
  `SELECT CAST(v AS VARCHAR) AS v FROM (SELECT DISTINCT ${column} AS v FROM ${table})`;

/**
 * The values of each category, in the order in which people list them: the catalogue's, then whatever occurs.
 * Each is a list of queries with one column `v`.
 */
const categories = (at: At, areas: readonly string[]): Readonly<Record<string, readonly string[]>> => ({
  fact_problem: [
    `SELECT problem_id AS v FROM ${at("problems")} ORDER BY track_id, problem_no`,
    occurring("problem_id", at("entries")),
    occurring("problem_id", at("problem_terms")),
  ],
  fact_track: [
    `SELECT track_id AS v FROM ${at("tracks")} ORDER BY track_no`,
    occurring("track_id", at("entries")),
    occurring("track_id", at("problems")),
  ],
  fact_status: [listed(ENTRY_STATUSES), occurring("status", at("entries"))],
  fact_area: [listed(areas), occurring("area", at("team_orgs")), occurring("area", at("teams")), listed([UNKNOWN])],
  fact_org_type: [listed(ORG_TYPES), occurring("org_type", at("team_orgs")), listed([UNKNOWN])],
  fact_stage: [listed(STAGES), occurring("stage", at("results")), occurring("stage", at("scores"))],
  fact_criterion: [listed([TOTAL_CRITERION]), occurring("criterion", at("scores"))],
  fact_award: [occurring("award", at("results"))],
  fact_term: [`SELECT term AS v FROM ${at("terms")} ORDER BY rank`, occurring("term", at("problem_terms"))],
  fact_theme: [`SELECT theme AS v FROM ${at("themes")}`, occurring("theme", at("terms"))],
});

/** The first place of a value counts. */
function createType(name: string, queries: readonly string[]): string {
  const ranked = queries.map((query, i) => `SELECT v, ${i}e9 + row_number() OVER () AS place FROM (${query})`);
  return `DROP TYPE IF EXISTS ${name};
    CREATE TYPE ${name} AS ENUM (
      SELECT v FROM (${ranked.join(" UNION ALL ")}) WHERE v IS NOT NULL GROUP BY v ORDER BY min(place))`;
}

const termFacts = (at: At): string => `
  SELECT CAST(pt.problem_id AS fact_problem) AS problem_id, CAST(p.track_id AS fact_track) AS track_id,
    CAST(pt.term AS fact_term) AS term, CAST(t.theme AS fact_theme) AS theme,
    CAST(coalesce(pt.occurrences_title, 0) + coalesce(pt.occurrences_text, 0) AS INTEGER) AS occurrences
  FROM ${at("problem_terms")} pt
  LEFT JOIN ${at("problems")} p ON CAST(pt.problem_id AS VARCHAR) = p.problem_id
  LEFT JOIN ${at("terms")} t ON CAST(pt.term AS VARCHAR) = t.term`;

async function occurrences(engine: Engine, at: At): Promise<Occurrences> {
  const answer = await engine.columns(OCCURRENCES(at));
  const cell = (name: string): Cell => answer[name]?.[0] ?? null;
  const list = (text: Cell): string[] => (typeof text === "string" ? text.split(",").sort() : []);
  return {
    rows: Number(cell("rows")),
    results: cell("results") === 1,
    teams: cell("teams") === 1,
    orgs: cell("orgs") === 1,
    titles: cell("titles") === 1,
    texts: cell("texts") === 1,
    themes: cell("themes") === 1,
    versions: cell("versions") === 1,
    rounds: cell("rounds") === 1,
    stages: list(cell("stages")),
    stagesWithParts: list(cell("stages_with_parts")),
  };
}

const TERM_FACT_TYPES = ["fact_problem", "fact_track", "fact_term", "fact_theme"];

async function inTurn(
  engine: Engine,
  steps: readonly (string | (() => string | Promise<string>))[],
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const step of steps) {
    signal?.throwIfAborted();
    const sql = typeof step === "string" ? step : await step();
    if (sql !== "") await engine.exec(sql);
  }
}

/** The flat table of terms alone, for a change that leaves entries and their reviews as they are. */
async function makeTermFacts(engine: Engine, at: At, signal: AbortSignal | undefined): Promise<void> {
  const types = Object.entries(categories(at, [])).filter(([name]) => TERM_FACT_TYPES.includes(name));
  const steps = [
    ...types.map(([name, queries]) => createType(name, queries)),
    `CREATE TABLE ${nextName("term_facts")} AS ${termFacts(at)}`,
    ...types.map(([name]) => `DROP TYPE ${name}`),
  ];
  await inTurn(engine, [steps.join(";\n")], signal);
}

const namesOf = (extras: readonly ExtraColumn[]): readonly string[] => extras.map(({ column }) => column);

async function makeFlatTables(
  engine: Engine,
  at: At,
  areas: readonly string[],
  { signal, large = LARGE }: MaterialiseOptions,
): Promise<void> {
  const extras = await readExtras(engine, at);
  const types = { ...categories(at, areas), ...extraTypes(extras) };
  const found = await occurrences(engine, at);
  const entries = nextName("entry_facts");
  const facts = withExtras(entryFacts(at, found), extras, at);
  const all = (statements: readonly string[]): string => statements.join(";\n");
  const judged = judgeScoresAt(at, found);
  const steps = [
    all(Object.entries(types).map(([name, queries]) => createType(name, queries))),
    judged === JUDGE_SCORES ? `CREATE TABLE ${JUDGE_SCORES} AS ${judgeScores(at, found)}` : "",
    () =>
      found.rows < large
        ? `CREATE TABLE ${entries} AS ${facts}`
        : storeOnly(engine, entries, facts, fixedEntryColumns(found)),
    () => reviewFacts(engine, { target: nextName("review_facts"), entries, judged, large, extras: namesOf(extras) }),
    `CREATE TABLE ${nextName("term_facts")} AS ${termFacts(at)}`,
    // A table keeps the types it was made with; their names are free for the next change.
    all([`DROP TABLE IF EXISTS ${JUDGE_SCORES}`, ...Object.keys(types).map((name) => `DROP TYPE ${name}`)]),
  ];
  await inTurn(engine, steps, signal);
}

/** What entries and reviews are not made of, but for the one column that tells what an entry is about. */
const TERM_TABLES: readonly TableName[] = ["terms", "problem_terms", "themes", "entry_themes"];

/** Whether a change leaves entries and reviews as they are: it is of terms, and of settings other than the areas. */
async function isOfTerms(engine: Engine, { tables, settings }: Replacements): Promise<boolean> {
  // Settings that are given stand before those of their table.
  const changed = [...tables.keys()].filter((table) => table !== "settings" || settings === null);
  if (!changed.every((table) => TERM_TABLES.includes(table))) return false;
  if (settings === null) return true;
  const now = await readSettings(engine, (table) => table);
  return JSON.stringify(now.areas) === JSON.stringify(settings.areas);
}

/** What entries are about, by a table beside the one in use; none where neither says anything. */
async function setThemes(engine: Engine, next: string): Promise<readonly string[]> {
  const { n = [] } = await engine.columns(`SELECT count(*) AS n FROM (FROM entry_themes UNION ALL FROM ${next})`);
  return Number(n[0]) === 0 ? [] : [`UPDATE entry_facts SET themes = ${themesOfEntry(next, "entry_facts")}`];
}

/** Data that are ready beside those in use. */
export interface Prepared {
  /** Where each table stands until it is put in place. */
  readonly at: At;
  /** The flat tables that will be others; what was asked of the rest still holds. */
  readonly flat: readonly FlatTable[];
  /** Entries and reviews stay, but for what entries are about. */
  readonly isOfTerms: boolean;
  /** Puts all of it in place at once. */
  commit(): Promise<void>;
}

/** How a table is taken away: it may be a view, which has its rows beside it. */
async function dropping(engine: Engine): Promise<(table: string) => readonly string[]> {
  const { name = [] } = await engine.columns("SELECT view_name AS name FROM duckdb_views() WHERE NOT internal");
  return (table) => [
    `DROP ${name.includes(table) ? "VIEW" : "TABLE"} IF EXISTS ${table}`,
    `DROP TABLE IF EXISTS ${rowsName(table)}`,
  ];
}

/** A table that is ready beside the one in use becomes it. */
function putInPlace(table: string, view: ((rows: string) => string) | undefined): readonly string[] {
  const next = nextName(table);
  if (view === undefined) return [`ALTER TABLE ${next} RENAME TO ${table}`];
  const rows = rowsName(table);
  return [
    `DROP VIEW ${next}`,
    `ALTER TABLE ${rowsName(next)} RENAME TO ${rows}`,
    `CREATE VIEW ${table} AS ${view(rows)}`,
  ];
}

/** Takes away what an unfinished change has left. The database may be gone; what matters then is why. */
async function clear(engine: Engine, made: Iterable<string>): Promise<void> {
  const left = [...[...made].map(nextName), ...TABLE_NAMES.map(stagingName), JUDGE_SCORES];
  try {
    const drop = await dropping(engine);
    await engine.exec(left.flatMap(drop).join(";\n"));
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
}

async function writeSettings(engine: Engine, settings: Settings, target: string): Promise<void> {
  await emptyTable(engine, "settings", target);
  const rows = Object.entries(settings).map(([key, value]) => `(${sqlText(key)}, ${sqlText(JSON.stringify(value))})`);
  await engine.exec(`INSERT INTO ${target} VALUES ${rows.join(", ")}`);
}

/**
 * Makes the tables of a change and the three flat tables of src/model/flat.ts beside those in use, which go on
 * answering until the change is put in place. A change that fails or is stopped leaves no trace.
 *
 * @throws EngineError; ZodError for settings that are none; the signal's reason when stopped
 */
export async function materialise(
  engine: Engine,
  parquet: ParquetCodec,
  replacements: Replacements,
  options: MaterialiseOptions = {},
): Promise<Prepared> {
  const { tables, settings } = replacements;
  const { onProgress, ...how } = options;
  const views = new Map<string, (rows: string) => string>();
  const ofTerms = await isOfTerms(engine, replacements);
  const entriesToo = ofTerms && tables.has("entry_themes");
  const flat: readonly FlatTable[] = ofTerms ? ["term_facts"] : FLAT_TABLES;
  const made: ReadonlySet<string> = new Set([...tables.keys(), ...(settings ? ["settings"] : []), ...flat]);
  const at: At = (table) => (made.has(table) ? nextName(table) : table);
  try {
    for (const [table, source] of tables) {
      if (table === "settings" && settings !== null) continue;
      if (source === null) await emptyTable(engine, table, nextName(table));
      else {
        const view = await loadTable(engine, parquet, table, source, nextName(table), {
          ...how,
          onProgress: ({ rows, ofRows }) => onProgress?.(table, rows, ofRows),
        });
        if (view !== null) views.set(table, view);
      }
    }
    if (settings !== null) await writeSettings(engine, settings, nextName("settings"));
    if (ofTerms) await makeTermFacts(engine, at, how.signal);
    else {
      const { areas } = await readSettings(engine, at);
      const names = areas.map(({ name }) => name);
      await makeFlatTables(engine, at, names, how);
    }
  } catch (error) {
    await clear(engine, made);
    throw error;
  }
  return {
    at,
    flat: entriesToo ? [...flat, "entry_facts"] : flat,
    isOfTerms: ofTerms,
    async commit() {
      try {
        const drop = await dropping(engine);
        const updates = entriesToo ? await setThemes(engine, at("entry_themes")) : [];
        const swaps = [...made].flatMap((table) => [...drop(table), ...putInPlace(table, views.get(table))]);
        await engine.exec(["BEGIN", ...updates, ...swaps, "COMMIT"].join(";\n"));
      } catch (error) {
        await engine.exec("ROLLBACK").catch(() => undefined);
        await clear(engine, made);
        throw error;
      }
    },
  };
}
