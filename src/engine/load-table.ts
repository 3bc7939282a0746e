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

/** ENUM types save time and room in large tables; making them costs more than that in small ones. */
const ENUM_ROWS = 20_000;

/** The name under which a file's rows stand until the table is made of them. */
export const stagingName = (table: TableName): string => `staging_${table}`;

/** Rows as they came, and what the file says of them. */
interface Staged {
  /** A table, or a query without rows. */
  readonly from: string;
  readonly rows: number;
  /** Column of the file → its Arrow type. */
  readonly types: ReadonlyMap<string, string>;
}

/** A column of the file as the model wants it; a value that does not fit fails, a blank one is null. */
function converted(source: string, arrow: string, { type }: Column): string {
  const isText = arrow.includes("Utf8");
  const blankIsNull = isText ? `NULLIF(${source}, '')` : source;
  // Not a number is how some writers say missing.
  if (type === "real") return `CASE WHEN isfinite(CAST(${blankIsNull} AS DOUBLE)) THEN CAST(${source} AS DOUBLE) END`;
  if (type === "timestamp" && /^Timestamp<.*,/.test(arrow)) return `CAST(${source} AS TIMESTAMP) + ${WALL_CLOCK}`;
  // Writers of Parquet that know no missing integer turn 7 into 7.0.
  if (type === "text" && arrow.startsWith("Float")) {
    return `CASE WHEN ${source} = trunc(${source}) AND abs(${source}) < 1e15
      THEN CAST(CAST(${source} AS BIGINT) AS VARCHAR) WHEN isfinite(${source}) THEN CAST(${source} AS VARCHAR) END`;
  }
  return `CAST(${blankIsNull} AS ${SQL_TYPES[type]})`;
}

async function stage(
  engine: Engine,
  parquet: ParquetCodec,
  name: TableName,
  source: TableSource,
  options: LoadOptions,
): Promise<Staged> {
  const { rows, columns: present } = await parquet.info(source.parquet);
  const types = new Map(present.map((column) => [column.name, column.type]));
  const absent = Object.values(source.columns ?? {}).find((column) => !types.has(column));
  if (absent !== undefined) throw new EngineError("unsupported", `the file has no column ${absent}`);
  const table: Table = TABLES[name];
  const wanted = new Set(table.columns.map((column) => source.columns?.[column.name] ?? column.name));
  const columns = [...wanted].filter((column) => types.has(column));
  if (columns.length === 0) return { from: "(SELECT 1 WHERE false)", rows: 0, types };
  await engine.insert(stagingName(name), parquet.read(source.parquet, { ...options, columns }));
  return { from: stagingName(name), rows, types };
}

/** A model column as an expression over the staged rows; null where the file has no such column. */
function expressionOf(column: Column, source: TableSource, staged: Staged): string | null {
  const constant = source.constants?.[column.name];
  if (constant !== undefined) return `CAST(${sqlText(constant)} AS ${SQL_TYPES[column.type]})`;
  const name = source.columns?.[column.name] ?? column.name;
  const type = staged.types.get(name);
  return type === undefined ? null : converted(sqlName(name), type, column);
}

/** A type of the values that occur. */
const createEnum = (type: string, expression: string | null, { from }: Staged): string =>
  `DROP TYPE IF EXISTS ${type};
  CREATE TYPE ${type} AS ENUM (
    SELECT v FROM (SELECT DISTINCT ${expression ?? "NULL::VARCHAR"} AS v FROM ${expression === null ? "(SELECT 1)" : from})
    WHERE v IS NOT NULL ORDER BY v
  )`;

export interface LoadOptions extends Pick<ParquetReadOptions, "onProgress" | "signal"> {}

/**
 * Makes the typed table `target` of a model table from its source. Columns the file does not have are null.
 * Categories of large tables become ENUM types of the values that occur; a table keeps its types, so that their names
 * are free again.
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
      const enumType = column.category && staged.rows >= ENUM_ROWS ? `category_${i}` : null;
      const value = `CAST(${expression} AS ${enumType ?? SQL_TYPES[column.type]}) AS ${sqlName(column.name)}`;
      return { value, ...(enumType === null ? {} : { enumType, create: createEnum(enumType, expression, staged) }) };
    });
    options.signal?.throwIfAborted();
    await engine.exec(
      [
        ...made.flatMap(({ create }) => create ?? []),
        `CREATE TABLE ${target} AS SELECT ${made.map(({ value }) => value).join(", ")} FROM ${staged.from}`,
        `DROP TABLE IF EXISTS ${stagingName(name)}`,
        ...made.flatMap(({ enumType }) => (enumType === undefined ? [] : `DROP TYPE ${enumType}`)),
      ].join(";\n"),
    );
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
