import type { TableName } from "../../model/tables.ts";
import type { Engine } from "../types.ts";
import type { Staged, TableSource } from "./stage-table.ts";

/** Rows that were put into the database before their table is made: whoever makes it has them at once. */
export interface Standing {
  readonly source: TableSource;
  readonly staged: Staged;
}

const standing = new WeakMap<Engine, Map<TableName, Standing>>();

const of = (engine: Engine): Map<TableName, Standing> => {
  const known = standing.get(engine) ?? new Map<TableName, Standing>();
  standing.set(engine, known);
  return known;
};

const aheadName = (table: TableName): string => `ahead_${table}`;

/** Whether the rows of a source stand there. */
export const isAhead = (engine: Engine, table: TableName, source: TableSource): boolean =>
  of(engine).get(table)?.source === source;

/** Leaves staged rows for whoever makes a table of the same source. They are where `staged.from` says until then. */
export async function leaveAhead(engine: Engine, table: TableName, { source, staged }: Standing): Promise<void> {
  await engine.exec(
    `DROP TABLE IF EXISTS ${aheadName(table)}; ALTER TABLE ${staged.from} RENAME TO ${aheadName(table)}`,
  );
  of(engine).set(table, { source, staged });
}

/** The rows of a source under the name `to`, if they stand there; they are the caller's from then on. */
export async function takeAhead(
  engine: Engine,
  table: TableName,
  source: TableSource,
  to: string,
): Promise<Staged | null> {
  const found = of(engine).get(table);
  if (found?.source !== source) return null;
  of(engine).delete(table);
  await engine.exec(`ALTER TABLE ${aheadName(table)} RENAME TO ${to}`);
  return { ...found.staged, from: to };
}

/** Takes away the rows that stand there for nothing. */
export async function dropAhead(
  engine: Engine,
  isMeant: (table: TableName, source: TableSource) => boolean,
): Promise<void> {
  for (const [table, { source }] of [...of(engine)]) {
    if (!isMeant(table, source)) continue;
    of(engine).delete(table);
    await engine.exec(`DROP TABLE IF EXISTS ${aheadName(table)}`);
  }
}
