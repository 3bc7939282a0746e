import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from "@duckdb/duckdb-wasm";
import { type Table as ArrowTable, tableFromIPC } from "apache-arrow";
import type { Columns } from "../../model/columns.ts";
import { toColumns } from "../arrow/to-columns.ts";
import { toEngineError } from "../faults.ts";
import { sqlName } from "../sql.ts";
import { Turns } from "../turns.ts";
import { type Cancellable, type Engine, EngineError } from "../types.ts";
import { Courtesy } from "./courtesy.ts";

/**
 * First thing after the start, in this order. No release since 1.29 has Parquet, JSON or ICU inside and would fetch
 * them from a public address; with these settings the engine itself refuses files, addresses and extensions.
 */
const LOCK = `
  SET autoload_known_extensions = false;
  SET autoinstall_known_extensions = false;
  SET allow_community_extensions = false;
  SET enable_external_access = false;
  SET preserve_insertion_order = true;
  SET lock_configuration = true;
`;

/** How long a cancellable query runs before it looks whether it is still wanted, in milliseconds. */
const POLLING_INTERVAL = 25;

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Posting a piece to the worker takes its whole buffer away: a view on a larger one is copied first. */
const ownBuffer = (piece: Uint8Array): Uint8Array =>
  piece.byteLength === piece.buffer.byteLength ? piece : piece.slice();

/**
 * DuckDB-WASM in a worker. Questions and changes have a connection each, so that a question never sees half a change;
 * and so have questions that nobody can stop, which are sent at once: the worker takes them in their order.
 */
class DuckDBEngine implements Engine {
  readonly lost: Promise<EngineError>;
  #reportLost: (error: EngineError) => void = () => undefined;
  #gone: EngineError | null = null;
  readonly #waiting = new Set<(error: EngineError) => void>();
  readonly #db: AsyncDuckDB;
  readonly #worker: Worker;
  #reader: AsyncDuckDBConnection | null = null;
  #asker: AsyncDuckDBConnection | null = null;
  #writer: AsyncDuckDBConnection | null = null;
  readonly #reading = new Turns();
  readonly #questions = new Courtesy();
  readonly #writing = new Turns();

  constructor(worker: Worker) {
    this.lost = new Promise((resolve) => {
      this.#reportLost = resolve;
    });
    this.#worker = worker;
    // Before AsyncDuckDB attaches, whose own handlers print the error and forget who waits for an answer.
    worker.addEventListener("error", (event) => {
      event.preventDefault?.();
      this.#lose(new EngineError("lost", event.message || "the database's worker failed"));
    });
    worker.addEventListener("close", () => this.#lose(new EngineError("lost", "the database's worker has ended")));
    this.#db = new AsyncDuckDB(new VoidLogger(), worker);
  }

  /** @param wasm where the worker finds the database's WebAssembly */
  async open(wasm: string): Promise<this> {
    await this.#guard(this.#db.instantiate(wasm));
    await this.#guard(this.#db.open({ query: { queryPollingInterval: POLLING_INTERVAL } }));
    const connections = [this.#db.connect(), this.#db.connect(), this.#db.connect()] as const;
    [this.#reader, this.#asker, this.#writer] = await this.#guard(Promise.all(connections));
    await this.exec(LOCK);
    return this;
  }

  async query(sql: string, { signal }: Cancellable = {}): Promise<ArrowTable> {
    if (signal !== undefined) return tableFromIPC(await this.ipc(sql, { signal }));
    return tableFromIPC(await this.#questions.first(() => this.#run(this.#asker, sql)));
  }

  /** Fetched in pieces, for what the database gives at once is no stream. */
  ipc(sql: string, { signal = new AbortController().signal }: Cancellable = {}): Promise<Uint8Array> {
    return this.#questions.first(() =>
      this.#reading.take(async () => {
        signal.throwIfAborted();
        return this.#runSliced(this.#reader, await this.#enumsAsText(sql), signal);
      }),
    );
  }

  async columns(sql: string, options?: Cancellable): Promise<Columns> {
    return toColumns(await this.query(sql, options));
  }

  exec(sql: string, { signal }: Cancellable = {}): Promise<void> {
    return this.#writing.take(async () => {
      await (signal === undefined
        ? this.#run(this.#writer, sql)
        : this.#runSliced(this.#writer, sql, signal, () => this.#questions.after()));
    });
  }

  insert(table: string, ipc: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    return this.#writing.take(async () => {
      const writer = this.#connection(this.#writer);
      let create = true;
      for await (const piece of ipc) {
        await this.#guard(writer.insertArrowFromIPCStream(ownBuffer(piece), { name: table, create }));
        create = false;
      }
    });
  }

  async close(): Promise<void> {
    this.#gone ??= new EngineError("lost", "the database is closed");
    this.#settle(this.#gone);
    await this.#db.terminate();
  }

  async #run(connection: AsyncDuckDBConnection | null, sql: string): Promise<Uint8Array> {
    return this.#guard(this.#connection(connection).useUnsafe((db, id) => db.runQuery(id, sql)));
  }

  /**
   * Results fetched in pieces come without the dictionaries of ENUM columns, whose values then all read as null
   * (duckdb-wasm issue 1548): the finished result is turned to text, so that the grouping still runs on ENUMs.
   */
  async #enumsAsText(sql: string): Promise<string> {
    const { column_name: names = [], column_type: types = [] } = toColumns(
      tableFromIPC(await this.#run(this.#asker, `DESCRIBE ${sql}`)),
    );
    const enums = names.filter((_, index) => String(types[index]).startsWith("ENUM("));
    if (enums.length === 0) return sql;
    const casts = enums.map(String).map((name) => `CAST(${sqlName(name)} AS VARCHAR) AS ${sqlName(name)}`);
    return `SELECT * REPLACE (${casts.join(", ")}) FROM (${sql})`;
  }

  /** Runs in slices, so that the worker can hear of a cancellation, and of other connections, in between. */
  #runSliced(
    connection: AsyncDuckDBConnection | null,
    sql: string,
    signal: AbortSignal,
    between: () => Promise<void> = async () => undefined,
  ): Promise<Uint8Array> {
    return this.#connection(connection).useUnsafe(async (db, id) => {
      const stop = async (): Promise<never> => {
        await this.#guard(db.cancelPendingQuery(id));
        throw signal.reason;
      };
      signal.throwIfAborted();
      let header = await this.#guard(db.startPendingQuery(id, sql, false));
      while (header === null) {
        await between();
        if (signal.aborted) return stop();
        header = await this.#guard(db.pollPendingQuery(id));
      }
      const pieces = [header];
      for (;;) {
        if (signal.aborted) return stop();
        const piece = await this.#guard(db.fetchQueryResults(id));
        // null: ask again; empty: the end.
        if (piece?.length === 0) return concatenate(pieces);
        if (piece !== null) pieces.push(piece);
      }
    });
  }

  #connection(connection: AsyncDuckDBConnection | null): AsyncDuckDBConnection {
    if (this.#gone !== null) throw this.#gone;
    if (connection === null) throw new EngineError("lost", "the database is not open yet");
    return connection;
  }

  /** An answer of the worker, or the news that there will be none. */
  #guard<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#gone !== null) reject(this.#gone);
      this.#waiting.add(reject);
      answer
        .then(resolve, (thrown: unknown) => {
          const error = toEngineError(thrown);
          if (error.fault === "lost") this.#lose(error);
          reject(error);
        })
        .finally(() => this.#waiting.delete(reject));
    });
  }

  #lose(error: EngineError): void {
    if (this.#gone !== null) return;
    this.#gone = error;
    this.#settle(error);
    this.#reportLost(error);
    this.#db.detach();
    this.#worker.terminate();
  }

  #settle(error: EngineError): void {
    for (const reject of this.#waiting) reject(error);
    this.#waiting.clear();
  }
}

/**
 * Starts the database in a worker that runs the stock script, and locks it.
 * @param wasm what the worker is to load: a path in Node, an address in the browser
 * @throws EngineError
 */
export async function openEngine(worker: Worker, wasm: string): Promise<Engine> {
  const engine = new DuckDBEngine(worker);
  try {
    return await engine.open(wasm);
  } catch (error) {
    await engine.close();
    throw error;
  }
}
