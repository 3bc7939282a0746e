import { type Column, TABLES, type Table, type TableName } from "../model/tables.ts";
import { sqlName, sqlText } from "./sql.ts";
import {
  fileColumn,
  isNumbered,
  LARGE,
  type LoadOptions,
  MOST_CATEGORIES,
  type Staged,
  stageTable,
  stagingName,
  type TableSource,
} from "./stage-table.ts";
import { type Engine, EngineError, type ParquetCodec } from "./types.ts";

const SQL_TYPES = { text: "VARCHAR", integer: "INTEGER", real: "DOUBLE", boolean: "BOOLEAN", timestamp: "TIMESTAMP" };

/** Offset of the contest's wall clock (Asia/Shanghai, no summer time since 1991) from UTC. */
const WALL_CLOCK = "INTERVAL 8 HOUR";

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

const sqlTexts = (texts: readonly (string | null)[]): string =>
  `[${texts.map((text) => (text === null ? "NULL" : sqlText(text))).join(", ")}]`;

/** How a model column is made of the staged rows. */
interface Made {
  /** SQL over a staged row. */
  readonly value: string;
  /** Every row has it: it need not be stored. */
  readonly isFixed?: true;
  /** The values that occur, where they are known without a look at the rows. */
  readonly values?: readonly string[];
}

/** Null where the file says nothing of the column. */
function madeOf(column: Column, source: TableSource, staged: Staged): Made | null {
  const constant = source.constants?.[column.name];
  if (constant !== undefined) return { value: constant === null ? "NULL" : sqlText(constant), isFixed: true };
  if (isNumbered(column, source)) return { value: "rowid + 1" };
  const name = fileColumn(column, source);
  const arrow = staged.types.get(name);
  if (arrow === undefined) return null;
  const codes = staged.codes.get(name);
  if (codes === undefined) return { value: converted(sqlName(name), arrow, column) };
  const meanings = new Map(Object.entries(source.values?.[column.name] ?? {}));
  const texts = codes.values().map((text) => {
    const meaning = meanings.get(text);
    return (meaning === undefined ? text : meaning) || null;
  });
  const values = [...new Set(texts.filter((text) => text !== null))].sort();
  const [first = null] = values;
  if (values.length < 2 && (first === null || !(codes.hasNull || texts.includes(null))))
    return { value: first === null ? "NULL" : sqlText(first), isFixed: true };
  return { value: `(${sqlTexts(texts)})[${sqlName(name)}]`, values };
}

/** Texts for an ENUM; null where they are too many for categories. */
async function categoriesOf(
  { value, values }: Made,
  { from }: Staged,
  engine: Engine,
): Promise<readonly string[] | null> {
  if (values !== undefined) return values;
  const { v = [] } = await engine.columns(
    `SELECT DISTINCT ${value} AS v FROM ${from} WHERE v IS NOT NULL ORDER BY v LIMIT ${MOST_CATEGORIES + 1}`,
  );
  return v.length > MOST_CATEGORIES ? null : v.map(String);
}

/** What a column of a table is: its definition and, where it is stored, the value that goes into it. */
interface Stored {
  readonly definition: string;
  readonly value: string | null;
}

async function storedOf(column: Column, made: Made | null, staged: Staged, engine: Engine): Promise<Stored> {
  const name = sqlName(column.name);
  const type = SQL_TYPES[column.type];
  const isLarge = staged.rows >= LARGE;
  if (made === null || made.isFixed) {
    const value = `CAST(${made?.value ?? "NULL"} AS ${type})`;
    return isLarge
      ? { definition: `${name} ${type} AS (${value})`, value: null }
      : { definition: `${name} ${type}`, value };
  }
  const categories = column.category && isLarge ? await categoriesOf(made, staged, engine) : null;
  if (categories === null) return { definition: `${name} ${type}`, value: `CAST(${made.value} AS ${type})` };
  const enumType = `ENUM (${categories.map(sqlText).join(", ")})`;
  return { definition: `${name} ${enumType}`, value: `CAST(${made.value} AS ${enumType})` };
}

/**
 * Makes the typed table `target` of a model table from its source. Columns the file does not have are null.
 * In large tables categories become ENUMs of the values that occur, and a column that is the same in every row is
 * reckoned and not stored.
 *
 * @throws EngineError; what is left of `target` is the caller's to take away
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
    const staged = await stageTable(engine, parquet, name, source, options);
    const columns: Stored[] = [];
    for (const column of table.columns) {
      const made = madeOf(column, source, staged);
      if (column.required && made === null) throw new EngineError("unsupported", `no column ${column.name}`);
      columns.push(await storedOf(column, made, staged, engine));
    }
    options.signal?.throwIfAborted();
    const { without = [] } = source;
    const values = columns.flatMap(({ value }) => (value === null ? [] : [value]));
    await engine.exec(
      [
        `CREATE TABLE ${target} (${columns.map(({ definition }) => definition).join(", ")})`,
        `INSERT INTO ${target} SELECT ${values.join(", ")} FROM ${staged.from}${without.length === 0 ? "" : ` WHERE rowid + 1 NOT IN (${without.join(", ")})`}`,
        `DROP TABLE IF EXISTS ${stagingName(name)}`,
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
