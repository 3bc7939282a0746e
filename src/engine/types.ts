import type { Table as ArrowTable } from "apache-arrow";
import type { Columns, GroupQuery } from "../model/columns.ts";

/** What a cancelled operation rejects with: the platform's AbortError. */
export interface Cancellable {
  readonly signal?: AbortSignal;
}

/**
 * The one door to the database. Today DuckDB-WASM in a worker (browser) or in Node; a cluster over HTTP could
 * stand behind it, so nothing here speaks of workers, files or React.
 */
export interface Engine {
  /** Runs one SELECT; rejects with EngineError (never resolves to a partial result). */
  query(sql: string, options?: Cancellable): Promise<ArrowTable>;
  /** The same as an Arrow IPC stream, ENUMs as text, for whoever reads it elsewhere. */
  ipc(sql: string, options?: Cancellable): Promise<Uint8Array>;
  /** The same as plain columns: bigint and decimal become number, timestamps epoch milliseconds, booleans 0/1. */
  columns(sql: string, options?: Cancellable): Promise<Columns>;
  /**
   * Runs statements without a result, separated by semicolons. With a signal it is one statement, run in slices while
   * nobody waits for an answer; stopped, it has done nothing.
   */
  exec(sql: string, options?: Cancellable): Promise<void>;
  /**
   * Makes a table that does not exist yet. Each piece is a whole Arrow IPC stream (schema, batches, end) and is given
   * away: its buffer may be gone afterwards.
   */
  insert(table: string, ipc: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>;
  /** Resolves when the database is gone without having been closed; never for a healthy one. */
  readonly lost: Promise<EngineError>;
  close(): Promise<void>;
}

/** lost: the worker died or the heap is gone, restart; memory: the query was too large; sql: a mistake of ours. */
export type EngineFault = "lost" | "memory" | "sql" | "unsupported";

export class EngineError extends Error {
  override readonly name = "EngineError";
  constructor(
    readonly fault: EngineFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface ParquetReadOptions extends Cancellable {
  /** Only these columns, in the file's order; all when absent. */
  readonly columns?: readonly string[];
  readonly onProgress?: (progress: { readonly rows: number; readonly ofRows: number }) => void;
}

export interface ParquetInfo {
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Parquet outside the database (DuckDB-WASM has none inside): bytes ↔ Arrow IPC stream. */
export interface ParquetCodec {
  info(bytes: Uint8Array): Promise<ParquetInfo>;
  /** Row group by row group, each piece a whole Arrow IPC stream of at least no row: a file without rows has columns. */
  read(bytes: Uint8Array, options?: ParquetReadOptions): AsyncIterable<Uint8Array>;
  /** The same input gives the same bytes. It is given away: its buffer may be gone afterwards. */
  write(ipc: Uint8Array): Promise<Uint8Array>;
}

/** A value test on one expression: membership (of values of the expression's own type), or a half-open range. */
export type Test =
  | { readonly kind: "in"; readonly values: readonly (string | number)[] }
  | { readonly kind: "range"; readonly from: number; readonly to: number };

/** One clause as it stands on one flat table. */
export interface Condition {
  /** Which clause it is: conditions of one field are replaced together, and one field is active at a time. */
  readonly field: string;
  /** SQL over the columns of the queried table. */
  readonly expression: string;
  readonly test: Test;
}

export interface RunOptions extends Cancellable {
  /** The field being changed: the result is kept split by it, so that its next change needs no scan. */
  readonly active?: string;
}

/** Answers panels' questions under conditions; how (scan or cube) is its own affair. */
export interface Crossfilter {
  run(query: GroupQuery, conditions: readonly Condition[], options?: RunOptions): Promise<Columns>;
  /** Answers that are known already (SQL text → columns), such as those computed when the data were built. */
  preload(results: Readonly<Record<string, Columns>>): void;
  /** Every answer held now, as `preload` takes them. */
  answers(): Readonly<Record<string, Columns>>;
  /** Forgets every answer about these tables; to be called after each change of them. */
  forget(tables: readonly string[]): void;
}
