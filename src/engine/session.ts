import { createStore, type StoreApi } from "zustand/vanilla";
import type { Catalogue } from "../model/catalogue.ts";
import type { Columns } from "../model/columns.ts";
import type { Settings } from "../model/settings.ts";
import type { ImportNote, KeptSource } from "../model/sources.ts";
import { BUNDLED_TABLES, DERIVED_TABLES, TABLE_NAMES, type TableName } from "../model/tables.ts";
import type { Beside, GivenTables } from "./beside.ts";
import { readCatalogue, type ScaleScores } from "./catalogue.ts";
import { createCrossfilter } from "./crossfilter.ts";
import { toEngineError } from "./faults.ts";
import { Gate } from "./gate.ts";
import type { Replacements } from "./materialise.ts";
import type { TableSource } from "./stage-table.ts";
import { Turns } from "./turns.ts";
import {
  type Cancellable,
  type Crossfilter,
  type Engine,
  EngineError,
  type EngineFault,
  type ParquetCodec,
} from "./types.ts";

export type { TableSource } from "./stage-table.ts";

export type SessionStatus =
  | { readonly phase: "idle" | "starting" | "ready" }
  | { readonly phase: "loading"; readonly table: TableName; readonly rows: number; readonly ofRows: number }
  | { readonly phase: "restarting"; readonly fault: EngineFault }
  | { readonly phase: "failed"; readonly fault: EngineFault; readonly message: string };

export interface SessionState {
  readonly status: SessionStatus;
  readonly catalogue: Catalogue | null;
  /** Grows with each change of data. */
  readonly revision: number;
  readonly canUndo: boolean;
}

/** The tables not named stay as they are. */
export interface DataChange {
  readonly set: Readonly<Partial<Record<TableName, TableSource>>>;
  readonly remove: readonly TableName[];
  /** Whether the participation data are made up after the change. */
  readonly isDemo: boolean;
  readonly settings?: Settings;
  /** Tables as they were read, in the place of those of the same file and sheet. */
  readonly sources?: readonly KeptSource[];
  /** Set where the change is an import. */
  readonly imported?: ImportNote;
}

/** Everything the tables are made from: what is restarted from, gone back to, and kept. */
export interface SessionData {
  readonly tables: ReadonlyMap<TableName, TableSource | null>;
  /** Over the table's own, where a person has set them. */
  readonly settings: Settings | null;
  readonly isDemo: boolean;
  /** As it comes with the program: nothing of it was imported or set. */
  readonly isBundled: boolean;
  /** Tables as they were read; absent: none were kept. */
  readonly sources?: readonly KeptSource[];
  /** The import that has made them what they are; absent: another change was the last. */
  readonly imported?: ImportNote;
  /** What they were before their last change, where another page has made that; rejects where it is no longer there. */
  readonly before?: () => Promise<SessionData>;
}

/** What is known before the engine exists: made by the build, along the same way as on the page. */
export interface StartData {
  readonly catalogue: Catalogue;
  readonly answers: Readonly<Record<string, Columns>>;
}

export interface ApplyOptions extends Cancellable {
  readonly onProgress?: (progress: {
    readonly table: TableName;
    readonly rows: number;
    readonly ofRows: number;
  }) => void;
}

/** The one object the app works with: the data of a contest, and what is asked of them. */
export interface Session {
  readonly store: StoreApi<SessionState>;
  /** Usable at once from preloaded answers; other questions wait for the engine. */
  readonly crossfilter: Crossfilter;
  /** Reads and writes the files that tables are made from. */
  readonly parquet: () => Promise<ParquetCodec>;
  /** The rows behind a number. Rejects with EngineError. */
  query(sql: string, options?: Cancellable): Promise<Columns>;
  preload(start: StartData): void;
  /** Starts engine and bundled tables; again after a failure. Never rejects: the status says how it went. */
  start(): Promise<void>;
  /** All of a change or, where it fails or is stopped, nothing of it. Rejects with EngineError or the signal's reason. */
  apply(change: DataChange, options?: ApplyOptions): Promise<void>;
  /**
   * Adds what was worked out from the data `of` (DERIVED_TABLES): no step of its own that could be taken back.
   * Rejects as `apply` does, and where the data are others by now.
   */
  supplement(of: SessionData, set: DataChange["set"]): Promise<void>;
  /** Back to the data before the last change that has not been taken back. */
  undo(): Promise<void>;
  /** What the tables are made from now; null before the first start. */
  data(): SessionData | null;
  /** What `undo` goes back to, as far as this page knows it; null: nothing. */
  before(): SessionData | null;
  /** The data that come with the program. Rejects with what their files are refused with. */
  bundled(): Promise<SessionData>;
  /** All other data in the place of these, or nothing; not to be undone. Rejects as `apply` does. */
  open(data: SessionData, options?: ApplyOptions): Promise<void>;
  /**
   * Compares tables with those in use, which stay as they are: no change of data comes between.
   * Rejects with EngineError, the signal's reason, or whatever `work` rejects with.
   */
  beside<T>(given: GivenTables, work: (beside: Beside) => Promise<T>, options?: Cancellable): Promise<T>;
  close(): Promise<void>;
}

export interface SessionPorts {
  readonly engine: () => Promise<Engine>;
  readonly parquet: () => Promise<ParquetCodec>;
  /** The Parquet file of a table that comes with the program; null: there is none. */
  readonly bundled: (table: TableName) => Promise<Uint8Array | null>;
  readonly scaleScores: ScaleScores;
  /** What to start with; null: with what comes with the program. Never rejects. */
  readonly kept?: () => Promise<SessionData | null>;
  /** Of what was kept no tables could be made: the session starts with what comes with the program. */
  readonly keptFailed?: (error: EngineError) => void;
}

/** Their tables share what did not change between them. */
const MOST_UNDOS = 20;

/** What of `next` is not in the tables made from `current`. */
function difference(current: SessionData | null, next: SessionData): Replacements {
  if (current === null) return next;
  const isSame = ([table, source]: readonly [TableName, TableSource | null]): boolean =>
    current.tables.get(table) === source && (table !== "settings" || current.settings === next.settings);
  return {
    tables: new Map([...next.tables].filter((entry) => !isSame(entry))),
    settings: current.settings === next.settings ? null : next.settings,
  };
}

/** The same text for the same content, in whatever order its fields were written. */
const canonical = (content: Catalogue | null): string =>
  JSON.stringify(content, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const withTables = (tables: SessionData["tables"], set: DataChange["set"]): SessionData["tables"] =>
  new Map([
    ...tables,
    ...TABLE_NAMES.flatMap((table) => {
      const source = set[table];
      return source === undefined ? [] : [[table, source] as const];
    }),
  ]);

const isSameTable = (one: KeptSource, other: KeptSource): boolean =>
  one.file === other.file && one.sheet === other.sheet;

/** Once a further change is kept, what was before them is not. */
function withoutBefore(data: SessionData): SessionData {
  const { before, ...rest } = data;
  return before === undefined ? data : rest;
}

function changed({ tables, settings, sources = [] }: SessionData, change: DataChange): SessionData {
  const read = change.sources ?? [];
  const touched = new Set([...change.remove, ...TABLE_NAMES.filter((table) => change.set[table] !== undefined)]);
  const outdated = DERIVED_TABLES.flatMap(({ table, of }) => (of.some((each) => touched.has(each)) ? [table] : []));
  return {
    tables: withTables(
      new Map([...tables, ...[...change.remove, ...outdated].map((table) => [table, null] as const)]),
      change.set,
    ),
    settings: change.settings ?? (change.set.settings === undefined ? settings : null),
    isDemo: change.isDemo,
    isBundled: false,
    sources: [...sources.filter((one) => !read.some((other) => isSameTable(one, other))), ...read],
    ...(change.imported === undefined ? {} : { imported: change.imported }),
  };
}

/** A change of data in progress. */
interface Becoming extends ApplyOptions {
  readonly next: SessionData;
  /** What undos go back to afterwards, the last first. */
  readonly past: readonly SessionData[];
  readonly on: Engine;
}

export function createSession(ports: SessionPorts): Session {
  const store = createStore<SessionState>()(() => ({
    status: { phase: "idle" },
    catalogue: null,
    revision: 0,
    canUndo: false,
  }));
  /** Starts, changes and restarts, one after the other. */
  const turns = new Turns();
  /** Questions wait here until there is an engine with tables in it. */
  const gate = new Gate();
  let engine: Engine | null = null;
  let data: SessionData | null = null;
  let past: readonly SessionData[] = [];
  let closed = false;

  const setStatus = (status: SessionStatus): void => store.setState({ status });

  const fail = (thrown: unknown): void => {
    const error = toEngineError(thrown);
    setStatus({ phase: "failed", fault: error.fault, message: error.message });
    gate.fail(error);
  };

  const current = (): Engine => {
    if (engine === null) throw new EngineError("lost", "the database is not there");
    return engine;
  };

  const ask = async (sql: string, options: Cancellable = {}): Promise<Columns> => {
    for (let isRetry = false; ; isRetry = true) {
      const on = await gate.wait(options.signal);
      try {
        return await on.columns(sql, options);
      } catch (thrown) {
        if (options.signal?.aborted) throw thrown;
        const error = toEngineError(thrown);
        recover(on, error);
        // A question that was too large would be so again.
        if (error.fault !== "lost" || isRetry) throw error;
      }
    }
  };
  const crossfilter = createCrossfilter(ask);

  /** Makes the tables of `next` and, once they stand, shows them. Nothing has changed if it throws. */
  async function become({ next, past: before, on, signal, onProgress }: Becoming): Promise<void> {
    const present = on === engine ? data : null;
    const isFirst = data === null;
    const parquet = await ports.parquet();
    // With the engine, not before: the first charts need neither.
    const { materialise } = await import("./materialise.ts");
    const prepared = await materialise(on, parquet, difference(present, next), {
      ...(signal === undefined ? {} : { signal }),
      onProgress: (table, rows, ofRows) => {
        setStatus({ phase: "loading", table, rows, ofRows });
        onProgress?.({ table, rows, ofRows });
      },
    });
    const { at } = prepared;
    const { catalogue: known, revision } = store.getState();
    const catalogue = await readCatalogue(on, {
      at,
      isDemo: next.isDemo,
      scaleScores: ports.scaleScores,
      before: prepared.isOfTerms && present?.isDemo === next.isDemo ? known : null,
    });
    signal?.throwIfAborted();
    // No question may see the new tables before everybody knows of them.
    gate.close();
    try {
      await prepared.commit();
    } catch (error) {
      if (on === engine) gate.open(on);
      throw error;
    }
    if (engine !== null && engine !== on) throw new EngineError("lost", "the database was replaced");
    data = next;
    past = before.slice(0, MOST_UNDOS);
    engine = on;
    // What the build has computed already is the same, and its answers hold.
    const isKnown = isFirst && canonical(known) === canonical(catalogue);
    if (!isKnown) crossfilter.forget(prepared.flat);
    store.setState({
      status: { phase: "ready" },
      ...(isKnown ? {} : { catalogue, revision: revision + 1 }),
      canUndo: past.length > 0 || next.before !== undefined,
    });
    gate.open(on);
  }

  /** A change to data that are there; the data stay as they were where it fails. */
  async function change(
    next: () => Pick<Becoming, "next" | "past"> | Promise<Pick<Becoming, "next" | "past">>,
    options: ApplyOptions = {},
  ): Promise<void> {
    await gate.wait(options.signal);
    await turns.take(async () => {
      const on = current();
      try {
        options.signal?.throwIfAborted();
        await become({ ...(await next()), on, ...options });
      } catch (thrown) {
        if (on === engine) setStatus({ phase: "ready" });
        if (options.signal?.aborted) throw options.signal.reason;
        const error = toEngineError(thrown);
        recover(on, error);
        throw error;
      }
    });
  }

  /** Starts an engine and makes the tables of `from` in it. */
  async function begin(from: () => Promise<SessionData>): Promise<void> {
    const starting = ports.engine();
    try {
      const [on, next] = await Promise.all([starting, from(), ports.parquet()]);
      try {
        await become({ next, past, on });
      } catch (thrown) {
        const error = toEngineError(thrown);
        // Data that were kept and are no good: a person can do something about it, where there are others.
        if (data !== null || next.isBundled || error.fault === "lost" || error.fault === "memory") throw error;
        ports.keptFailed?.(error);
        await become({ next: await bundled(), past: [], on });
      }
      void on.lost.then((error) => recover(on, error));
    } catch (thrown) {
      fail(thrown);
      await starting.then((on) => on.close()).catch(() => undefined); // What failed may be the start itself.
    }
  }

  /** Replaces an engine that is gone, or whose memory is. */
  function recover(broken: Engine, { fault }: EngineError): void {
    if (broken !== engine || closed || (fault !== "lost" && fault !== "memory")) return;
    engine = null;
    gate.close();
    setStatus({ phase: "restarting", fault });
    void turns.take(async () => {
      await broken.close();
      const kept = data;
      if (kept !== null && !closed) await begin(async () => kept);
    });
  }

  async function bundled(): Promise<SessionData> {
    const files = await Promise.all(BUNDLED_TABLES.map(async (table) => [table, await ports.bundled(table)] as const));
    const tables = new Map<TableName, TableSource | null>(TABLE_NAMES.map((table) => [table, null]));
    for (const [table, parquet] of files) if (parquet !== null) tables.set(table, { parquet });
    return { tables, settings: null, isDemo: true, isBundled: true };
  }

  return {
    store,
    crossfilter,
    parquet: ports.parquet,
    query: ask,
    preload({ catalogue, answers }) {
      crossfilter.preload(answers);
      store.setState(({ revision }) => ({ catalogue, revision: revision + 1 }));
    },
    start: () =>
      turns.take(async () => {
        if (engine !== null || closed) return;
        gate.close();
        setStatus({ phase: "starting" });
        await begin(async () => data ?? (await ports.kept?.()) ?? (await bundled()));
      }),
    apply: (asked, options) =>
      change(() => {
        if (data === null) throw new EngineError("lost", "there are no data to change");
        return { next: changed(data, asked), past: [withoutBefore(data), ...past] };
      }, options),
    supplement: (of, set) =>
      change(() => {
        if (data !== of) throw new EngineError("unsupported", "the data have changed meanwhile");
        return { next: { ...of, tables: withTables(of.tables, set) }, past };
      }),
    undo: () =>
      change(async () => {
        const [next, ...rest] = past;
        if (next !== undefined) return { next, past: rest };
        if (data?.before === undefined) throw new EngineError("unsupported", "there is no change to take back");
        return { next: await data.before(), past: [] };
      }),
    data: () => data,
    before: () => past[0] ?? null,
    bundled,
    open: (next, options) => change(() => ({ next, past: [] }), options),
    async beside(given, work, options = {}) {
      await gate.wait(options.signal);
      return turns.take(async () => {
        const on = current();
        try {
          const { workBeside } = await import("./beside.ts");
          return await workBeside(on, await ports.parquet(), given, work, options);
        } catch (thrown) {
          if (options.signal?.aborted) throw options.signal.reason;
          if (thrown instanceof EngineError) recover(on, thrown);
          throw thrown;
        }
      });
    },
    async close() {
      closed = true;
      gate.fail(new EngineError("lost", "the session is closed"));
      await engine?.close();
    },
  };
}
