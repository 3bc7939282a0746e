import type { Column, Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import { sqlName, sqlText } from "../sql.ts";
import { type Engine, EngineError, type ParquetCodec } from "../types.ts";
import {
  fileColumn,
  isNumbered,
  type LoadOptions,
  MOST_CATEGORIES,
  type Staged,
  stageTable,
  stagingName,
  type TableSource,
} from "./stage-table.ts";
import { LARGE } from "./store-only.ts";

const SQL_TYPES = { text: "VARCHAR", integer: "INTEGER", real: "DOUBLE", boolean: "BOOLEAN", timestamp: "TIMESTAMP" };

/** Offset of the contest's wall clock (Asia/Shanghai, no summer time since 1991) from UTC. */
const WALL_CLOCK = "INTERVAL 8 HOUR";

/** A column of the file as the model wants it; a value that does not fit fails, a blank one is null. */
function converted(source: string, arrow: string, { type }: Column, hasBlanks: boolean): string {
  const isText = arrow.includes("Utf8");
  // Only where there are any: the engine knows less of what an expression gives than of a column.
  const blankIsNull = isText && hasBlanks ? `NULLIF(${source}, '')` : source;
  // Not a number is how some writers say missing.
  if (type === "real" && hasBlanks)
    return `CASE WHEN isfinite(CAST(${blankIsNull} AS DOUBLE)) THEN CAST(${source} AS DOUBLE) END`;
  if (type === "timestamp" && /^Timestamp<.*,/.test(arrow)) return `CAST(${source} AS TIMESTAMP) + ${WALL_CLOCK}`;
  // Writers of Parquet that know no missing integer turn 7 into 7.0.
  if (type === "text" && arrow.startsWith("Float")) {
    return `CASE WHEN ${source} = trunc(${source}) AND abs(${source}) < 1e15
      THEN CAST(CAST(${source} AS BIGINT) AS VARCHAR) WHEN isfinite(${source}) THEN CAST(${source} AS VARCHAR) END`;
  }
  return `CAST(${blankIsNull} AS ${SQL_TYPES[type]})`;
}

const sqlTexts = (texts: readonly (string | null)[]): string =>
  `[${texts.map((text) => (text === null ? "NULL" : sqlText(text))).join(", ")}]`;

/** How a model column is made of the staged rows. */
interface Made {
  /** SQL of a type over a staged row. */
  readonly as: (type: string) => string;
  /** Every row has it. */
  readonly isFixed?: true;
  /** No value of the file can fail to fit. */
  readonly isSafe: boolean;
  /** The values that occur, where they are known without a look at the rows. */
  readonly values?: readonly string[];
}

const fixed = (text: string | null): Made => ({
  as: (type) => `CAST(${text === null ? "NULL" : sqlText(text)} AS ${type})`,
  isFixed: true,
  isSafe: true,
});

/** Types of the file whose every value the engine can make one of the column's. */
const SAFE: Readonly<Record<Column["type"], RegExp>> = {
  text: /Utf8|^U?Int/,
  integer: /^(Int(8|16|32)|Uint(8|16))$/,
  real: /^(U?[Ii]nt\d+|Float\d+)$/,
  boolean: /^(Bool$|U?[Ii]nt)/,
  timestamp: /^Timestamp<(MILLI|MICRO|NANO)SECOND/,
};

/** Null where the file says nothing of the column. */
function madeOf(column: Column, source: TableSource, staged: Staged): Made | null {
  const constant = source.constants?.[column.name];
  if (constant !== undefined) return fixed(constant);
  if (isNumbered(column, source)) return { as: (type) => `CAST(rowid + 1 AS ${type})`, isSafe: true };
  const name = fileColumn(column, source);
  const arrow = staged.types.get(name);
  if (arrow === undefined) return null;
  const codes = staged.codes.get(name);
  if (codes === undefined) {
    const value = converted(sqlName(name), arrow, column, staged.blanks.has(name));
    return { as: (type) => `CAST(${value} AS ${type})`, isSafe: SAFE[column.type].test(arrow) };
  }
  const meanings = new Map(Object.entries(source.values?.[column.name] ?? {}));
  const texts = codes.values().map((text) => {
    const meaning = meanings.get(text);
    return (meaning === undefined ? text : meaning) || null;
  });
  const values = [...new Set(texts.filter((text) => text !== null))].sort();
  const [first = null] = values;
  if (values.length < 2 && (first === null || !(codes.hasNull || texts.includes(null)))) return fixed(first);
  const as = (type: string): string => `(CAST(${sqlTexts(texts)} AS ${type}[]))[${sqlName(name)}]`;
  return { as, isSafe: true, values };
}

/** Texts for an ENUM; null where they are too many for categories. */
async function categoriesOf({ as, values }: Made, { from }: Staged, engine: Engine): Promise<readonly string[] | null> {
  if (values !== undefined) return values;
  const { v = [] } = await engine.columns(
    `SELECT DISTINCT ${as("VARCHAR")} AS v FROM ${from} WHERE v IS NOT NULL ORDER BY v LIMIT ${MOST_CATEGORIES + 1}`,
  );
  return v.length > MOST_CATEGORIES ? null : v.map(String);
}

/** The type of a column: of large tables' categories an ENUM of the values that occur. */
async function typeOf(
  column: Column,
  made: Made | null,
  staged: Staged,
  isLarge: boolean,
  engine: Engine,
): Promise<string> {
  const type = SQL_TYPES[column.type];
  if (!isLarge || column.category !== true || made === null || made.isFixed) return type;
  const categories = await categoriesOf(made, staged, engine);
  return categories === null || categories.length === 0 ? type : `ENUM (${categories.map(sqlText).join(", ")})`;
}

/** The name under which the rows of a view stand. */
export const rowsName = (table: string): string => `${table}_rows`;

/** A table that was made: null, or a view whose SELECT over its rows, wherever they stand, this is. */
export type ViewOf = ((rows: string) => string) | null;

/**
 * Makes the typed table `target` of a model table from its source. Columns the file does not have are null.
 * A large one is a look at the rows as they came (`rowsName`), where no value can fail to fit: to write millions once
 * more costs as much time as all the rest, and memory that there is not. Its categories are ENUMs.
 *
 * @param options `staged`: the source's rows, where they are staged already
 * @throws EngineError; what is left of `target` is the caller's to take away
 */
export async function loadTable(
  engine: Engine,
  parquet: ParquetCodec,
  name: TableName,
  source: TableSource,
  target: string,
  options: LoadOptions & { readonly staged?: Staged } = {},
): Promise<ViewOf> {
  const table: Table = TABLES[name];
  try {
    const staged = options.staged ?? (await stageTable(engine, parquet, name, source, options));
    const isLarge = staged.rows >= (options.large ?? LARGE);
    const columns: string[] = [];
    let isSafe = true;
    for (const column of table.columns) {
      const made = madeOf(column, source, staged);
      if (column.required && made === null) throw new EngineError("unsupported", `no column ${column.name}`);
      const type = await typeOf(column, made, staged, isLarge, engine);
      columns.push(`${(made ?? fixed(null)).as(type)} AS ${sqlName(column.name)}`);
      isSafe &&= made === null || made.isSafe;
    }
    options.signal?.throwIfAborted();
    const { without = [] } = source;
    const where = without.length === 0 ? "" : ` WHERE rowid + 1 NOT IN (${without.join(", ")})`;
    const view = (rows: string): string => `SELECT ${columns.join(", ")} FROM ${rows}${where}`;
    const staging = stagingName(name);
    if (isLarge && isSafe) {
      const rows = rowsName(target);
      await engine.exec(`ALTER TABLE ${staging} RENAME TO ${rows}; CREATE VIEW ${target} AS ${view(rows)}`);
      return view;
    }
    await engine.exec(`CREATE TABLE ${target} AS ${view(staged.from)}; DROP TABLE IF EXISTS ${staging}`);
    return null;
  } catch (error) {
    throw error instanceof EngineError
      ? new EngineError(error.fault, `${name}: ${error.message}`, { cause: error })
      : error;
  }
}

/** Makes the typed table `target` of a model table without any row. */
export async function emptyTable(engine: Engine, name: TableName, target: string): Promise<void> {
  const table: Table = TABLES[name];
  const columns = table.columns.map(({ name, type }) => `${sqlName(name)} ${SQL_TYPES[type]}`);
  await engine.exec(`CREATE TABLE ${target} (${columns.join(", ")})`);
}
