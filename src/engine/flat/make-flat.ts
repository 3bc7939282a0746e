import type { At } from "../tables/at.ts";
import type { LoadOptions } from "../tables/stage-table.ts";
import { LARGE, storeOnly } from "../tables/store-only.ts";
import type { Engine } from "../types.ts";
import { categories, createType } from "./categories.ts";
import { entryFacts, fixedEntryColumns } from "./entries.ts";
import { extraColumns, extraTypes, readExtras, withExtras } from "./extras.ts";
import { JUDGE_SCORES, judgeScores, judgeScoresAt } from "./judge-scores.ts";
import { nextName } from "./next-tables.ts";
import { type Occurrences, readOccurrences } from "./occurrences.ts";
import { type ReviewsView, reviewFacts, writeReviews } from "./reviews.ts";
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

/** review_facts as long as it is a look at scores and entries. */
export interface LookedReviews {
  /** What it is, with the tables in these places. */
  readonly select: (at: At) => string;
  /** The judges' scores in it, which are all that some ask of it. */
  readonly judged: (at: At) => string;
  /** Writes it as a table, once everything is in its place; see writeReviews. */
  readonly write: (engine: Engine, signal: AbortSignal) => Promise<void>;
}

function looked(view: ReviewsView, found: Occurrences, extras: readonly string[]): LookedReviews {
  const judged = (at: At): string => judgeScoresAt(at, found);
  const parts = (at: At) => ({ entries: at("entry_facts"), judged: judged(at), extras });
  return {
    select: (at) => view(parts(at)),
    judged,
    write: (engine, signal) =>
      writeReviews(
        engine,
        parts((table) => table),
        view,
        signal,
      ),
  };
}

export interface FlatMade {
  /** How many rows entries and scores have together. */
  readonly rows: number;
  /** review_facts where that is only a look as yet. */
  readonly reviews: LookedReviews | null;
}

/** The flat tables beside those in use, with the areas in the order of the settings. */
export async function makeFlatTables(
  engine: Engine,
  at: At,
  areas: readonly string[],
  { signal, large = LARGE }: Pick<LoadOptions, "signal" | "large">,
): Promise<FlatMade> {
  const extras = await readExtras(engine, at);
  const types = { ...categories(at, areas), ...extraTypes(extras) };
  const found = await readOccurrences(engine, at);
  const entries = nextName("entry_facts");
  const facts = withExtras(entryFacts(at, found), extras, at);
  const all = (statements: readonly string[]): string => statements.join(";\n");
  const judged = judgeScoresAt(at, found);
  let reviews: LookedReviews | null = null;
  const makeReviews = async (): Promise<string> => {
    const { sql, view } = await reviewFacts(engine, {
      target: nextName("review_facts"),
      entries,
      judged,
      extras: extraColumns(extras),
      large,
      isLook: judged !== JUDGE_SCORES,
    });
    reviews = view === null ? null : looked(view, found, extraColumns(extras));
    return sql;
  };
  const steps = [
    all(Object.entries(types).map(([name, queries]) => createType(name, queries))),
    judged === JUDGE_SCORES ? `CREATE TABLE ${JUDGE_SCORES} AS ${judgeScores(at, found)}` : "",
    async () =>
      found.rows < large
        ? `CREATE TABLE ${entries} AS ${facts}`
        : all(await storeOnly(engine, entries, facts, fixedEntryColumns(found))),
    makeReviews,
    `CREATE TABLE ${nextName("term_facts")} AS ${termFacts(at)}`,
    // A table keeps the types it was made with; their names are free for the next change.
    all([`DROP TABLE IF EXISTS ${JUDGE_SCORES}`, ...Object.keys(types).map((name) => `DROP TYPE ${name}`)]),
  ];
  await inTurn(engine, steps, signal);
  return { rows: found.rows, reviews };
}
