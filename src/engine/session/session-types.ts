import type { StoreApi } from "zustand/vanilla";
import type { Catalogue } from "../../model/catalogue.ts";
import type { Columns } from "../../model/columns.ts";
import type { TableName } from "../../model/tables.ts";
import type { ScaleScores } from "../catalogue/facts.ts";
import type { Beside, GivenTables } from "../tables/beside.ts";
import type { Cancellable, Crossfilter, Engine, EngineError, EngineFault, ParquetCodec } from "../types.ts";
import type { DataChange, SessionData } from "./session-data.ts";

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
  /**
   * Makes the tables of a change beside those in use and takes them away again: whatever does so for the first time is
   * slow. Gives way to any change. Never rejects: what goes wrong the change itself will say.
   */
  rehearse(change: DataChange): Promise<void>;
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
  /**
   * Has the rows of tables that a change is about to bring put into the database, so that it finds them there; those of
   * tables that are not expected any more are taken away. Never rejects: what goes wrong the change itself will say.
   */
  expect(tables: GivenTables): Promise<void>;
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
