import { readFile } from "node:fs/promises";
import { startNodeEngine } from "../../src/engine/database/node.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import { createSession } from "../../src/engine/session/session.ts";
import type { TableSource } from "../../src/engine/tables/stage-table.ts";
import { chosenStage } from "../../src/filters/bins.ts";
import { DEFAULT_SETTINGS, type RangeClause } from "../../src/filters/clauses.ts";
import { TABLE_NAMES, type TableName } from "../../src/model/tables.ts";
import { evaluate } from "../../src/panels/evaluate.ts";
import { OVERVIEW_QUESTIONS } from "../../src/screens/overview/questions.ts";
import { scaleScores } from "../../src/stats/bins.ts";

export interface QueryTimes {
  /** Nothing is prepared: every question is answered by a scan. */
  readonly first: number;
  readonly steps: readonly number[];
}

/**
 * The questions of the overview, asked as the app asks them while the histogram of scores is brushed, without anything
 * being drawn. Milliseconds until the last answer of a step, in Node.
 *
 * @param files Parquet files by table; every other table is the bundled one
 */
export async function queryTimes(
  files: Readonly<Partial<Record<TableName, string>>>,
  steps: number,
): Promise<QueryTimes> {
  const parquet = await startNodeParquet();
  const session = createSession({
    engine: () => startNodeEngine(),
    parquet: async () => parquet,
    bundled: (table) => readFile(`public/data/${table}.parquet`),
    scaleScores,
  });
  try {
    await session.start();
    const set: Partial<Record<TableName, TableSource>> = {};
    for (const table of TABLE_NAMES) {
      const file = files[table];
      if (file !== undefined) set[table] = { parquet: await readFile(file) };
    }
    const remove = (["teams", "team_orgs", "results", "judges", "snapshots"] as const).filter(
      (table) => !(table in set),
    );
    await session.apply({ set, remove, isDemo: false });

    const { catalogue } = session.store.getState();
    const stage = catalogue === null ? null : chosenStage(DEFAULT_SETTINGS, catalogue);
    const scale = stage === null ? undefined : catalogue?.scoreScales[stage];
    if (catalogue === null || scale === undefined) throw new Error("the generated rows have no scores");
    const bins = Math.round((scale.max - scale.min) / scale.step);
    const durations: number[] = [];
    for (let step = 0; step <= steps; step += 1) {
      // Each step is another range: one seen before would be answered from the cache.
      const from = scale.min + scale.step * (step % bins);
      const to = scale.max - scale.step * Math.floor(step / bins);
      const clause: RangeClause = { kind: "range", field: "score", from: Math.min(from, to - scale.step), to };
      const context = { catalogue, selection: [clause], settings: DEFAULT_SETTINGS };
      const start = performance.now();
      await Promise.all(
        OVERVIEW_QUESTIONS.map((question) =>
          evaluate(question, { crossfilter: session.crossfilter, context, active: "score" }),
        ),
      );
      durations.push(performance.now() - start);
    }
    const [first = Number.NaN, ...rest] = durations;
    return { first, steps: rest };
  } finally {
    await session.close();
  }
}
