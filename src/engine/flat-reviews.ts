import { REVIEW_ENTRY_COLUMNS } from "../model/flat.ts";
import { sqlName, sqlText } from "./sql.ts";
import { LARGE } from "./stage-table.ts";
import type { Engine } from "./types.ts";

interface Places {
  /** The table to be made. */
  readonly target: string;
  /** entry_facts as it stands. */
  readonly entries: string;
  /** Rows as judgeScores gives them: a table or a query in brackets. */
  readonly judged: string;
}

/** The values of columns that are the same in every row, as SQL. */
async function fixedColumns(engine: Engine, { entries, judged }: Places): Promise<ReadonlyMap<string, string>> {
  const [, ...shared] = REVIEW_ENTRY_COLUMNS;
  const looks = [
    ...shared.map((column) => ({ column, from: entries })),
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
 * The statements that make review_facts: one row a judge's score, with its entry's columns. Of many rows, a column that
 * is the same in every one is reckoned and not stored: an entry has more columns than differ in any one contest.
 */
export async function reviewFacts(engine: Engine, places: Places): Promise<string> {
  const { target, entries, judged } = places;
  const expressions: readonly (readonly [name: string, expression: string])[] = [
    ...REVIEW_ENTRY_COLUMNS.map((column) => [column, `e.${column}`] as const),
    ["stage", "CAST(j.stage AS fact_stage)"],
    ["judge_id", "j.judge_id"],
    ["criterion", "CAST(j.criterion AS fact_criterion)"],
    ["score_given", "j.score_given"],
    ["scored_at", "j.scored_at"],
  ];
  const from = `FROM ${judged} j JOIN ${entries} e ON j.entry_id = e.entry_id`;
  const select = (columns: typeof expressions): string =>
    `SELECT ${columns.map(([name, expression]) => `${expression} AS ${name}`).join(", ")} ${from}`;
  const { n = [] } = await engine.columns(`SELECT count(*) AS n FROM ${judged}`);
  if (Number(n[0]) < LARGE) return `CREATE TABLE ${target} AS ${select(expressions)}`;

  const fixed = await fixedColumns(engine, places);
  const { column_name: names = [], column_type: types = [] } = await engine.columns(`DESCRIBE ${select(expressions)}`);
  const definitions = names.map((name, i) => {
    const value = fixed.get(String(name));
    const type = String(types[i]);
    if (value === undefined) return `${sqlName(String(name))} ${type}`;
    // The one value of a category needs no type of its own.
    const plain = type.startsWith("ENUM") ? "VARCHAR" : type;
    return `${sqlName(String(name))} ${plain} AS (CAST(${value} AS ${plain}))`;
  });
  return `CREATE TABLE ${target} (${definitions.join(", ")});
    INSERT INTO ${target} ${select(expressions.filter(([name]) => !fixed.has(name)))}`;
}
