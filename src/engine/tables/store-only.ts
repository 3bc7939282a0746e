import { sqlName } from "../sql.ts";
import type { Engine } from "../types.ts";

/** From so many rows on, a table is worth ENUM types and columns that are not stored; making those costs more below. */
export const LARGE = 20_000;

/**
 * The two statements that make a table of a SELECT whose columns of one value are reckoned and not stored: of an entry's
 * columns few differ in any one contest, and each that is written costs as much as reading it many times.
 *
 * @param fixed columns that have one value in every row, as SQL
 */
export async function storeOnly(
  engine: Engine,
  target: string,
  select: string,
  fixed: ReadonlyMap<string, string>,
): Promise<readonly [create: string, fill: string]> {
  const { column_name: names = [], column_type: types = [] } = await engine.columns(`DESCRIBE ${select}`);
  const definitions = names.map((name, i) => {
    const value = fixed.get(String(name));
    const type = String(types[i]);
    if (value === undefined) return `${sqlName(String(name))} ${type}`;
    // The one value of a category needs no type of its own.
    const plain = type.startsWith("ENUM") ? "VARCHAR" : type;
    return `${sqlName(String(name))} ${plain} AS (CAST(${value} AS ${plain}))`;
  });
  const stored = names.map(String).filter((name) => !fixed.has(name));
  return [
    `CREATE TABLE ${target} (${definitions.join(", ")})`,
    `INSERT INTO ${target} SELECT ${stored.map(sqlName).join(", ")} FROM (${select})`,
  ];
}
