import type { At } from "../tables/at.ts";
import type { LoadOptions } from "../tables/stage-table.ts";
import { LARGE, storeOnly } from "../tables/store-only.ts";
import type { Engine } from "../types.ts";
import { categories, createType } from "./categories.ts";
import { entryFacts, fixedEntryColumns } from "./entries.ts";
import { extraColumns, extraTypes, readExtras, withExtras } from "./extras.ts";
import { JUDGE_SCORES, judgeScores, judgeScoresAt } from "./judge-scores.ts";
import { nextName } from "./next-tables.ts";
import { readOccurrences } from "./occurrences.ts";
import { reviewFacts } from "./reviews.ts";
import { termFacts } from "./terms.ts";

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
export async function makeTermFacts(engine: Engine, at: At, signal: AbortSignal | undefined): Promise<void> {
  const types = Object.entries(categories(at, [])).filter(([name]) => TERM_FACT_TYPES.includes(name));
  const steps = [
    ...types.map(([name, queries]) => createType(name, queries)),
    `CREATE TABLE ${nextName("term_facts")} AS ${termFacts(at)}`,
    ...types.map(([name]) => `DROP TYPE ${name}`),
  ];
  await inTurn(engine, [steps.join(";\n")], signal);
}

/** The flat tables beside those in use, with the areas in the order of the settings. */
export async function makeFlatTables(
  engine: Engine,
  at: At,
  areas: readonly string[],
  { signal, large = LARGE }: Pick<LoadOptions, "signal" | "large">,
): Promise<void> {
  const extras = await readExtras(engine, at);
  const types = { ...categories(at, areas), ...extraTypes(extras) };
  const found = await readOccurrences(engine, at);
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
    () =>
      reviewFacts(engine, { target: nextName("review_facts"), entries, judged, large, extras: extraColumns(extras) }),
    `CREATE TABLE ${nextName("term_facts")} AS ${termFacts(at)}`,
    // A table keeps the types it was made with; their names are free for the next change.
    all([`DROP TABLE IF EXISTS ${JUDGE_SCORES}`, ...Object.keys(types).map((name) => `DROP TYPE ${name}`)]),
  ];
  await inTurn(engine, steps, signal);
}
