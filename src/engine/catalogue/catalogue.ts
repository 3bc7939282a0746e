import type { Catalogue } from "../../model/catalogue.ts";
import type { Settings } from "../../model/settings.ts";
import { DERIVED_TABLES, PARTICIPATION_TABLES } from "../../model/tables.ts";
import { number, rowsOf } from "../answer-rows.ts";
import type { At } from "../tables/at.ts";
import { readSettings } from "../tables/read-settings.ts";
import type { Engine } from "../types.ts";
import { type FactsOptions, readFacts } from "./facts.ts";
import { readProblems, readStages, readTerms, readThemes, readTracks } from "./offer.ts";

interface CatalogueOptions extends FactsOptions {
  /** What was known of the same entries and reviews, if they are the same: those are not looked through again. */
  readonly before: Catalogue | null;
}

/** @param before what was known of those tables that stay where they are */
async function readLoaded(engine: Engine, at: At, before: Catalogue | null): Promise<Catalogue["loaded"]> {
  const tables = [...PARTICIPATION_TABLES, "entry_extras" as const, ...DERIVED_TABLES.map(({ table }) => table)];
  const others = tables.filter((table) => before === null || at(table) !== table);
  const counts = others.map((table) => {
    // Entries that only scores or results name are no registrations: those read 尚未导入, not 0.
    const where = table === "entries" ? " WHERE status IS DISTINCT FROM 'unregistered'" : "";
    return `SELECT '${table}' AS name, count(*) AS n FROM ${at(table)}${where}`;
  });
  const rows = counts.length === 0 ? [] : await rowsOf(engine, counts.join(" UNION ALL "));
  return tables.filter((table) =>
    others.includes(table)
      ? rows.some((row) => row.name === table && number(row, "n") > 0)
      : before?.loaded.includes(table),
  );
}

/** The user's words say nothing of tracks, problems and stages. */
function isSameButWords({ user_words: _, ...a }: Settings, { user_words: __, ...b }: Settings): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What the contest offers, and the axes that follow from the data as a whole. */
export async function readCatalogue(engine: Engine, options: CatalogueOptions): Promise<Catalogue> {
  const { at, isDemo, before } = options;
  // Asked together: the way there and back is longer than the answer.
  const [settings, themes, terms, loaded] = await Promise.all([
    readSettings(engine, at),
    readThemes(engine, at),
    readTerms(engine, at),
    readLoaded(engine, at, before),
  ]);
  const offer = before !== null && isSameButWords(before.settings, settings) ? before : null;
  return {
    ...(before ?? (await readFacts(engine, options, settings))),
    ...(offer === null
      ? {
          tracks: await readTracks(engine, at, settings),
          problems: await readProblems(engine, at, settings),
          stages: await readStages(engine, at, settings),
        }
      : { tracks: offer.tracks, problems: offer.problems, stages: offer.stages }),
    terms,
    themes,
    settings,
    loaded,
    isDemo,
  };
}
