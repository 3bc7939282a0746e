import { TABLE_NAMES } from "../../model/tables.ts";
import { rowsName } from "../tables/load-table.ts";
import { stagingName } from "../tables/stage-table.ts";
import { type Engine, EngineError } from "../types.ts";
import { JUDGE_SCORES } from "./judge-scores.ts";

/** The name under which a table is made while the one in use still answers. */
export const nextName = (table: string): string => `next_${table}`;

/** How a table is taken away: it may be a view, which has its rows beside it. */
export async function dropping(engine: Engine): Promise<(table: string) => readonly string[]> {
  const { name = [] } = await engine.columns("SELECT view_name AS name FROM duckdb_views() WHERE NOT internal");
  return (table) => [
    `DROP ${name.includes(table) ? "VIEW" : "TABLE"} IF EXISTS ${table}`,
    `DROP TABLE IF EXISTS ${rowsName(table)}`,
  ];
}

/** A table that is ready beside the one in use becomes it. */
export function putInPlace(table: string, view: ((rows: string) => string) | undefined): readonly string[] {
  const next = nextName(table);
  if (view === undefined) return [`ALTER TABLE ${next} RENAME TO ${table}`];
  const rows = rowsName(table);
  return [
    `DROP VIEW ${next}`,
    `ALTER TABLE ${rowsName(next)} RENAME TO ${rows}`,
    `CREATE VIEW ${table} AS ${view(rows)}`,
  ];
}

/** The same of a view without rows of its own. @param select over the tables in their places */
export const lookInPlace = (table: string, select: string): readonly string[] => [
  `DROP VIEW ${nextName(table)}`,
  `CREATE VIEW ${table} AS ${select}`,
];

/** Takes away what an unfinished change has left. The database may be gone; what matters then is why. */
export async function clearNext(engine: Engine, made: Iterable<string>): Promise<void> {
  const left = [...[...made].map(nextName), ...TABLE_NAMES.map(stagingName), JUDGE_SCORES];
  try {
    const drop = await dropping(engine);
    await engine.exec(left.flatMap(drop).join(";\n"));
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
}
