import { REVIEW_ENTRY_COLUMNS } from "../../model/flat.ts";
import { sqlText } from "../sql.ts";
import { storeOnly } from "../tables/store-only.ts";
import type { Engine } from "../types.ts";

interface Places {
  /** The table to be made. */
  readonly target: string;
  /** entry_facts as it stands. */
  readonly entries: string;
  /** Rows as judgeScores gives them: a table or a query in brackets. */
  readonly judged: string;
  /** From so many rows on the table is large. */
  readonly large: number;
  /** Columns of entry_facts beyond the model. */
  readonly extras: readonly string[];
}

/** The values of columns that are the same in every row, as SQL. */
async function fixedColumns(engine: Engine, { entries, judged, extras }: Places): Promise<ReadonlyMap<string, string>> {
  const [, ...shared] = REVIEW_ENTRY_COLUMNS;
  const looks = [
    ...[...shared, ...extras].map((column) => ({ column, from: entries })),
    ...["stage", "criterion", "scored_at"].map((column) => ({ column, from: judged })),
  ];
  const fixed = new Map<string, string>();
  for (const from of new Set(looks.map((look) => look.from))) {
    const columns = looks.filter((look) => look.from === from).map(({ column }) => column);
    const answers = await engine.columns(
      `SELECT count(*) AS rows, ${columns.map((c) => `count(${c}) AS n_${c}, CAST(min(${c}) AS VARCHAR) AS a_${c}, CAST(max(${c}) AS VARCHAR) AS z_${c}`).join(", ")} FROM ${from}`,
    );
    const cell = (name: string) => answers[name]?.[0] ?? null;
    for (const column of columns) {
      const value = cell(`a_${column}`);
      if (cell(`n_${column}`) === 0) fixed.set(column, "NULL");
      else if (cell(`n_${column}`) === cell("rows") && value === cell(`z_${column}`))
        fixed.set(column, sqlText(String(value)));
    }
  }
  return fixed;
}

/**
 * The statements that make review_facts: one row a judge's score, with its entry's columns.
 */
export async function reviewFacts(engine: Engine, places: Places): Promise<string> {
  const { target, entries, judged, large, extras } = places;
  const select = `
    SELECT ${[...REVIEW_ENTRY_COLUMNS, ...extras].map((column) => `e.${column}`).join(", ")},
      CAST(j.stage AS fact_stage) AS stage, j.judge_id, CAST(j.criterion AS fact_criterion) AS criterion,
      j.score_given, j.scored_at
    FROM ${judged} j JOIN ${entries} e ON j.entry_id = e.entry_id`;
  const { n = [] } = await engine.columns(`SELECT count(*) AS n FROM ${judged}`);
  if (Number(n[0]) < large) return `CREATE TABLE ${target} AS ${select}`;
  return storeOnly(engine, target, select, await fixedColumns(engine, places));
}
