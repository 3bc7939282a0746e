import { createStore } from "zustand/vanilla";
import type { Catalogue } from "../../model/catalogue.ts";
import { FLAT_TABLES } from "../../model/flat.ts";
import { createCrossfilter } from "../crossfilter/crossfilter.ts";
import { asksOf } from "../crossfilter/select-sql.ts";
import { toEngineError } from "../faults.ts";
import { LARGE } from "../tables/store-only.ts";
import { Turns } from "../turns.ts";
import { type Engine, EngineError } from "../types.ts";
import { Afterwards } from "./afterwards.ts";
import { asking } from "./asking.ts";
import { besideData } from "./beside-data.ts";
import { Gate } from "./gate.ts";
import { isSameCatalogue, type PreparedData, prepareData } from "./prepare-data.ts";
import { bundledData, changed, type SessionData, withoutBefore, withTables } from "./session-data.ts";
import type { ApplyOptions, Session, SessionPorts, SessionState, SessionStatus } from "./session-types.ts";

/** Their tables share what did not change between them. */
const MOST_UNDOS = 20;

/** With so many rows of entries and scores a question about entries takes some hundredths of a second. */
const BRIEF_ROWS = 1_500_000;

/** Data that are made tables of. */
interface Preparing extends ApplyOptions {
  readonly next: SessionData;
  readonly on: Engine;
}

/** A change of data in progress. */
interface Becoming extends Preparing {
  /** What undos go back to afterwards, the last first. */
  readonly past: readonly SessionData[];
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
  const afterwards = new Afterwards();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
    turns.take(async () => {
      await afterwards.pause();
      try {
        return await work();
      } finally {
        afterwards.resume();
      }
    });
  /** Questions wait here until there is an engine with tables in it. */
  const gate = new Gate();
  let engine: Engine | null = null;
  let data: SessionData | null = null;
  let past: readonly SessionData[] = [];
  /** How many rows entries and scores have together. */
  let rows = 0;
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

  const ask = asking(gate, recover, async (sql) => {
    if (asksOf(sql, "review_facts")) await afterwards.settled();
  });
  const crossfilter = createCrossfilter(ask, {
    isBrief: (table) => rows < LARGE || (table === "entry_facts" && rows <= BRIEF_ROWS),
  });

  /** Makes the tables of `next` beside those in use, and reads what there is to know of them. */
  const prepare = async ({ next, on, signal, onProgress }: Preparing): Promise<PreparedData> =>
    prepareData(on, next, {
      parquet: await ports.parquet(),
      scaleScores: ports.scaleScores,
      present: on === engine ? data : null,
      known: () => store.getState().catalogue,
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
    });

  /** Makes the tables of `next` and, once they stand, shows them. Nothing has changed if it throws. */
  async function become({ next, past: before, on, signal, onProgress }: Becoming): Promise<void> {
    const isFirst = data === null;
    const { prepared, read } = await prepare({
      next,
      on,
      ...(signal === undefined ? {} : { signal }),
      onProgress: (progress) => {
        setStatus({ phase: "loading", ...progress });
        onProgress?.(progress);
      },
    });
    const { catalogue: shown, revision } = store.getState();
    // The build has told what its own files say: whether it is so is looked at once nobody waits for the tables.
    const told = isFirst && next.isBundled ? shown : null;
    const catalogue = told ?? (await read(prepared.at));
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
    rows = prepared.rows ?? rows;
    const { reviews } = prepared;
    if (prepared.flat.includes("review_facts"))
      afterwards.set(reviews === null ? null : (stopping) => reviews.write(on, stopping));
    if (told === null) crossfilter.forget(prepared.flat);
    store.setState({
      status: { phase: "ready" },
      ...(told === null ? { catalogue, revision: revision + 1 } : {}),
      canUndo: past.length > 0 || next.before !== undefined,
    });
    gate.open(on);
    if (told !== null) confirm(told, await read((table) => table));
  }

  /** Answers and catalogue of the build go where its files say something else by now. */
  function confirm(told: Catalogue, found: Catalogue): void {
    if (isSameCatalogue(told, found)) return;
    crossfilter.forget(FLAT_TABLES);
    store.setState(({ revision }) => ({ catalogue: found, revision: revision + 1 }));
  }

  /** A change to data that are there; the data stay as they were where it fails. */
  async function change(
    next: () => Pick<Becoming, "next" | "past"> | Promise<Pick<Becoming, "next" | "past">>,
    options: ApplyOptions = {},
  ): Promise<void> {
    besides.giveWay();
    await gate.wait(options.signal);
    await inTurn(async () => {
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
        await become({ next: await bundledData(ports.bundled), past: [], on });
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
    void inTurn(async () => {
      await broken.close();
      const kept = data;
      if (kept !== null && !closed) await begin(async () => kept);
    });
  }

  const besides = besideData({
    async inTurn(work, { signal } = {}) {
      await gate.wait(signal);
      return inTurn(async () => {
        const on = current();
        try {
          signal?.throwIfAborted();
          return await work(on, await ports.parquet());
        } catch (thrown) {
          if (signal?.aborted) throw signal.reason;
          if (thrown instanceof EngineError) recover(on, thrown);
          throw thrown;
        }
      });
    },
    prepare: async (change, on, signal) => {
      if (data === null) throw new EngineError("lost", "there are no data to change");
      return prepare({ next: changed(data, change), on, signal });
    },
  });

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
      inTurn(async () => {
        if (engine !== null || closed) return;
        gate.close();
        setStatus({ phase: "starting" });
        await begin(async () => data ?? (await ports.kept?.()) ?? (await bundledData(ports.bundled)));
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
    bundled: () => bundledData(ports.bundled),
    open: (next, options) => change(() => ({ next, past: [] }), options),
    beside: besides.beside,
    expect: besides.expect,
    rehearse: besides.rehearse,
    async close() {
      closed = true;
      afterwards.set(null);
      await afterwards.pause();
      gate.fail(new EngineError("lost", "the session is closed"));
      await engine?.close();
    },
  };
}
