import { type Column, TABLES, type Table, type TableName } from "../model/tables.ts";
import { sqlName, sqlText } from "./sql.ts";
import { type Engine, EngineError, type ParquetCodec, type ParquetReadOptions } from "./types.ts";

/** A table's rows as Parquet bytes: what is kept, restarted from and saved. */
export interface TableSource {
  readonly parquet: Uint8Array;
  /** Model column → column of the file; a model column that is not named here is the file's column of its own name. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Model column → the one value that all its rows have. */
  readonly constants?: Readonly<Record<string, string>>;
}

const SQL_TYPES = { text: "VARCHAR", integer: "INTEGER", real: "DOUBLE", boolean: "BOOLEAN", timestamp: "TIMESTAMP" };

/** Offset of the contest's wall clock (Asia/Shanghai, no summer time since 1991) from UTC. */
const WALL_CLOCK = "INTERVAL 8 HOUR";

const stagingName = (table: TableName): string => `staging_${table}`;

/** A column of the file as the model wants it; a value that does not fit fails, a blank one is null. */
function converted(source: string, from: string, { type, category }: Column): string {
  const blankIsNull = from === "VARCHAR" ? `NULLIF(${source}, '')` : source;
  if (type === "text") {
    if (category && from === "VARCHAR") return source;
    // Writers of Parquet that know no missing integer turn 7 into 7.0.
    if (from !== "DOUBLE" && from !== "FLOAT") return from === "VARCHAR" ? blankIsNull : `CAST(${source} AS VARCHAR)`;
    return `CASE WHEN ${source} = trunc(${source}) AND abs(${source}) < 1e15
      THEN CAST(CAST(${source} AS BIGINT) AS VARCHAR) WHEN isfinite(${source}) THEN CAST(${source} AS VARCHAR) END`;
  }
  if (type === "timestamp" && from === "TIMESTAMP WITH TIME ZONE") {
    return `CAST(${source} AS TIMESTAMP) + ${WALL_CLOCK}`;
  }
  const cast = from === SQL_TYPES[type] ? source : `CAST(${blankIsNull} AS ${SQL_TYPES[type]})`;
  // Not a number is how some writers say missing.
  return type === "real" ? `CASE WHEN isfinite(${cast}) THEN ${cast} END` : cast;
}

interface Staged {
  readonly name: string;
  /** Column of the file → its type in the database. */
  readonly types: ReadonlyMap<string, string>;
}

async function stage(
  engine: Engine,
  parquet: ParquetCodec,
  name: TableName,
  source: TableSource,
  options: LoadOptions,
) {
  const present = new Set((await parquet.info(source.parquet)).columns.map((column) => column.name));
  const table: Table = TABLES[name];
  const wanted = new Set(table.columns.map((column) => source.columns?.[column.name] ?? column.name));
  const columns = [...wanted].filter((column) => present.has(column));
  const absent = Object.values(source.columns ?? {}).find((column) => !present.has(column));
  if (absent !== undefined) throw new EngineError("unsupported", `${name}: the file has no column ${absent}`);
  const staging = stagingName(name);
  await engine.exec(`DROP TABLE IF EXISTS ${staging}`);
  if (columns.length > 0) await engine.insert(staging, parquet.read(source.parquet, { ...options, columns }));
  const found = await engine.columns(
    `SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ${sqlText(staging)}`,
  );
  const types = (found.column_name ?? []).map((column, i) => [String(column), String(found.data_type?.[i])] as const);
  return { name: staging, types: new Map(types) } satisfies Staged;
}

/** A model column as an expression over the staged rows; null where the file has no such column. */
function expressionOf(column: Column, source: TableSource, staged: Staged): string | null {
  const constant = source.constants?.[column.name];
  if (constant !== undefined) return `CAST(${sqlText(constant)} AS ${SQL_TYPES[column.type]})`;
  const name = source.columns?.[column.name] ?? column.name;
  const from = staged.types.get(name);
  return from === undefined ? null : converted(sqlName(name), from, column);
}

/** The values that occur; an ENUM has no blank one. */
function createEnum(type: string, expression: string | null, staged: Staged): string {
  const values =
    expression === null ? "SELECT NULL::VARCHAR AS v" : `SELECT DISTINCT ${expression} AS v FROM ${rowsOf(staged)}`;
  return `DROP TYPE IF EXISTS ${type};
    CREATE TYPE ${type} AS ENUM (SELECT v FROM (${values}) WHERE v <> '' ORDER BY v)`;
}

export interface LoadOptions extends Pick<ParquetReadOptions, "onProgress" | "signal"> {}

/**
 * Makes the typed table `target` of a model table from its source. Columns the file does not have are null.
 * Categories become ENUM types of the values that occur; a table keeps its types, so their names are free again.
 *
 * @throws EngineError; `target` does not exist then
 */
export async function loadTable(
  engine: Engine,
  parquet: ParquetCodec,
  name: TableName,
  source: TableSource,
  target: string,
  options: LoadOptions = {},
): Promise<void> {
  const table: Table = TABLES[name];
  try {
    const staged = await stage(engine, parquet, name, source, options);
    const made = table.columns.map((column, i) => {
      const expression = expressionOf(column, source, staged);
      if (column.required && expression === null) throw new EngineError("unsupported", `no column ${column.name}`);
      const enumType = column.category ? `category_${name}_${i}` : null;
      // Its ENUM lacks the blank alone, which so becomes null without being looked for.
      const value =
        enumType !== null && expression !== null
          ? `TRY_CAST(${expression} AS ${enumType})`
          : `CAST(${expression} AS ${enumType ?? SQL_TYPES[column.type]})`;
      return { value: `${value} AS ${sqlName(column.name)}`, enumType, expression };
    });
    const enums = made.filter(({ enumType }) => enumType !== null);
    options.signal?.throwIfAborted();
    await engine.exec(
      [
        ...enums.map(({ enumType, expression }) => createEnum(enumType ?? "", expression, staged)),
        `CREATE TABLE ${target} AS SELECT ${made.map(({ value }) => value).join(", ")} FROM ${rowsOf(staged)}`,
        `DROP TABLE IF EXISTS ${staged.name}`,
        ...enums.map(({ enumType }) => `DROP TYPE ${enumType}`),
      ].join(";\n"),
    );
  } catch (error) {
    throw error instanceof EngineError
      ? new EngineError(error.fault, `${name}: ${error.message}`, { cause: error })
      : error;
  }
}

/** The staged rows; a table all of whose columns are constants has none. */
const rowsOf = (staged: Staged): string => (staged.types.size === 0 ? "(SELECT 1 WHERE false)" : staged.name);

/** Makes the typed table `target` of a model table without any row. */
export async function emptyTable(engine: Engine, name: TableName, target: string): Promise<void> {
  const table: Table = TABLES[name];
  const columns = table.columns.map(({ name, type }) => `${sqlName(name)} ${SQL_TYPES[type]}`);
  await engine.exec(`CREATE TABLE ${target} (${columns.join(", ")})`);
}
