import { tableFromIPC } from "apache-arrow";
import type { Column, Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import { hasBlanks, hasCodes, MOST_CODES, TextCodes, withCodes } from "../arrow/text-codes.ts";
import { type Engine, EngineError, type ParquetCodec, type ParquetReadOptions } from "../types.ts";
import { takeAhead } from "./rows-ahead.ts";
import { LARGE } from "./store-only.ts";

/** A table's rows as Parquet bytes: what is kept, restarted from and saved. */
export interface TableSource {
  readonly parquet: Uint8Array;
  /** Model column → column of the file; a model column that is not named here is the file's column of its own name. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Model column → the one value that all its rows have. */
  readonly constants?: Readonly<Record<string, string | null>>;
  /** Model column → what stands for a text of the file's column; a text that is not named stands for itself. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Rows of the file that are none of the table's, by their places, from 1. */
  readonly without?: readonly number[];
  /** source_row is the row's place in the file, the first being 1. */
  readonly numbersRows?: boolean;
}

/** Rows as they came, and what the file says of them. */
export interface Staged {
  /** A table, or a query without rows. */
  readonly from: string;
  readonly rows: number;
  /** Column of the file → its Arrow type. */
  readonly types: ReadonlyMap<string, string>;
  /** Columns whose rows hold numbers of these texts. */
  readonly codes: ReadonlyMap<string, TextCodes>;
  /** Columns with blank texts or numbers that are none. */
  readonly blanks: ReadonlySet<string>;
}

export interface LoadOptions extends Pick<ParquetReadOptions, "onProgress" | "signal"> {
  /** From so many rows on a table is large. */
  readonly large?: number;
}

/** A column of more different texts holds no categories, whatever the model says: it stays text. */
export const MOST_CATEGORIES = 4096;

/** The name under which a file's rows stand until the table is made of them. */
export const stagingName = (table: TableName): string => `staging_${table}`;

/** The column of the file that a model column is read from. */
export const fileColumn = (column: Column, source: TableSource): string => source.columns?.[column.name] ?? column.name;

/** Whether a column's values are the rows' places. */
export const isNumbered = (column: Column, source: TableSource): boolean =>
  column.name === "source_row" && source.numbersRows === true;

class TooManyTexts extends Error {
  override readonly name = "TooManyTexts";
  constructor(readonly column: string) {
    super(`${column} has too many different texts`);
  }
}

/** Pieces with the columns of `codes` as numbers, which the database takes in many times faster than texts. */
async function* coded(
  pieces: AsyncIterable<Uint8Array>,
  { codes, blanks }: { readonly codes: ReadonlyMap<string, TextCodes>; readonly blanks: Set<string> },
  most: (column: string) => number,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    const table = tableFromIPC(piece);
    for (const { name } of table.schema.fields) {
      const vector = codes.has(name) || blanks.has(name) ? null : table.getChild(name);
      if (vector !== null && hasBlanks(vector)) blanks.add(name);
    }
    const numbered = codes.size === 0 ? piece : withCodes(table, codes);
    for (const [column, { size }] of codes) if (size > most(column)) throw new TooManyTexts(column);
    yield numbered;
  }
}

/** The same pieces, each next one being made while the one before is worked on elsewhere. */
async function* ahead<T>(pieces: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    let next = pieces.next();
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = pieces.next();
      // Whoever asks for the next one hears of a failure.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await pieces.return(undefined);
  }
}

/** Columns of the file, and the columns of the model that are read from each. */
function readersOf(source: TableSource, { columns }: Table): ReadonlyMap<string, readonly Column[]> {
  const readers = new Map<string, Column[]>();
  for (const column of columns) {
    if (source.constants?.[column.name] !== undefined || isNumbered(column, source)) continue;
    const name = fileColumn(column, source);
    readers.set(name, [...(readers.get(name) ?? []), column]);
  }
  return readers;
}

/**
 * Puts the columns that a model table needs of its file into the table `stagingName`, texts of few kinds as numbers;
 * or has those that stand there already.
 *
 * @throws EngineError
 */
export async function stageTable(
  engine: Engine,
  parquet: ParquetCodec,
  name: TableName,
  source: TableSource,
  options: LoadOptions,
): Promise<Staged> {
  const ahead = await takeAhead(engine, name, source, stagingName(name));
  if (ahead === null) return readRows(engine, parquet, name, source, options);
  options.onProgress?.({ rows: ahead.rows, ofRows: ahead.rows });
  return ahead;
}

async function readRows(
  engine: Engine,
  parquet: ParquetCodec,
  name: TableName,
  source: TableSource,
  { large = LARGE, ...options }: LoadOptions,
): Promise<Staged> {
  const { rows, columns: present } = await parquet.info(source.parquet);
  const types = new Map(present.map((column) => [column.name, column.type]));
  const absent = Object.values(source.columns ?? {}).find((column) => !types.has(column));
  if (absent !== undefined) throw new EngineError("unsupported", `the file has no column ${absent}`);
  const wanted = [...readersOf(source, TABLES[name])].filter(([column]) => types.has(column));
  const columns = wanted.map(([column]) => column);
  const manifold = new Set<string>();
  if (columns.length === 0)
    return { from: "(SELECT 1 WHERE false)", rows: 0, types, codes: new Map(), blanks: new Set() };

  const isTranslated = (column: Column): boolean => source.values?.[column.name] !== undefined;
  const isCoded = (column: Column): boolean => (column.category === true && rows >= large) || isTranslated(column);
  const codable = wanted.filter(([column, readers]) => hasCodes(types.get(column) ?? "") && readers.every(isCoded));
  const translated = new Set(codable.flatMap(([column, readers]) => (readers.some(isTranslated) ? [column] : [])));
  const most = (column: string): number => (translated.has(column) ? MOST_CODES : MOST_CATEGORIES);
  for (;;) {
    const coding = codable.map(([column]) => column).filter((column) => !manifold.has(column));
    const codes = new Map(coding.map((column) => [column, new TextCodes()]));
    try {
      const blanks = new Set<string>();
      const pieces = coded(parquet.read(source.parquet, { ...options, columns }), { codes, blanks }, most);
      await engine.insert(stagingName(name), ahead(pieces));
      return { from: stagingName(name), rows, types, codes, blanks };
    } catch (error) {
      if (!(error instanceof TooManyTexts)) throw error;
      if (translated.has(error.column)) throw new EngineError("unsupported", error.message, { cause: error });
      manifold.add(error.column);
      await engine.exec(`DROP TABLE IF EXISTS ${stagingName(name)}`);
    }
  }
}
