import { FLAT_TABLES, type FlatTable } from "../../model/flat.ts";
import type { Settings } from "../../model/settings.ts";
import type { TableName } from "../../model/tables.ts";
import { sqlText } from "../sql.ts";
import type { At } from "../tables/at.ts";
import { emptyTable, loadTable } from "../tables/load-table.ts";
import { readSettings } from "../tables/read-settings.ts";
import type { LoadOptions, TableSource } from "../tables/stage-table.ts";
import type { Engine, ParquetCodec } from "../types.ts";
import { themesOfEntry } from "./entries.ts";
import { type FlatMade, type LookedReviews, makeFlatTables, makeTermFacts } from "./make-flat.ts";
import { clearNext, dropping, lookInPlace, nextName, putInPlace } from "./next-tables.ts";

/** What is made anew: tables from their sources (null: without rows), and the settings where they are given. */
export interface Replacements {
  readonly tables: ReadonlyMap<TableName, TableSource | null>;
  readonly settings: Settings | null;
}

export interface MaterialiseOptions extends Pick<LoadOptions, "signal" | "large"> {
  /** There are no tables in use yet that would have to be taken away. */
  readonly isFirst?: boolean;
  readonly onProgress?: (table: TableName, rows: number, ofRows: number) => void;
}

/** What entries and reviews are not made of, but for the one column that tells what an entry is about. */
const TERM_TABLES: readonly TableName[] = ["terms", "problem_terms", "themes", "entry_themes", "import_notes"];

/** Whether a change leaves entries and reviews as they are: it is of terms or notes, and of settings other than the areas. */
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
  /** How many rows entries and scores have together; null: they stay as they were. */
  readonly rows: number | null;
  /** review_facts where it is a look as yet; null where it is a table, or stays as it was. */
  readonly reviews: LookedReviews | null;
  /** Puts all of it in place at once. */
  commit(): Promise<void>;
  /** Takes all of it away. */
  discard(): Promise<void>;
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
  const { onProgress, isFirst = false, ...how } = options;
  const views = new Map<string, (rows: string) => string>();
  const ofTerms = await isOfTerms(engine, replacements);
  const entriesToo = ofTerms && tables.has("entry_themes");
  const flat: readonly FlatTable[] = ofTerms ? ["term_facts"] : FLAT_TABLES;
  const made: ReadonlySet<string> = new Set([...tables.keys(), ...(settings ? ["settings"] : []), ...flat]);
  const at: At = (table) => (made.has(table) ? nextName(table) : table);
  let facts: FlatMade | null = null;
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
      facts = await makeFlatTables(engine, at, names, how);
    }
  } catch (error) {
    await clearNext(engine, made);
    throw error;
  }
  const reviews = facts?.reviews ?? null;
  return {
    at,
    rows: facts?.rows ?? null,
    flat: entriesToo ? [...flat, "entry_facts"] : flat,
    isOfTerms: ofTerms,
    reviews,
    discard: () => clearNext(engine, made),
    async commit() {
      try {
        const [drop, updates] = await Promise.all([
          isFirst ? () => [] : dropping(engine),
          entriesToo ? setThemes(engine, at("entry_themes")) : [],
        ]);
        const swaps = [...made].flatMap((table) => [
          ...drop(table),
          ...(table === "review_facts" && reviews !== null
            ? lookInPlace(
                table,
                reviews.select((each) => each),
              )
            : putInPlace(table, views.get(table))),
        ]);
        await engine.exec(["BEGIN", ...updates, ...swaps, "COMMIT"].join(";\n"));
      } catch (error) {
        await engine.exec("ROLLBACK").catch(() => undefined);
        await clearNext(engine, made);
        throw error;
      }
    },
  };
}
