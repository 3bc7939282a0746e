import type { Columns } from "../../model/columns.ts";
import type { Cancellable } from "../types.ts";
import { lengthOf } from "./order.ts";

/** Runs one SELECT. */
export type Ask = (sql: string, options?: Cancellable) => Promise<Columns>;

export interface AnswerOptions extends Cancellable {
  /** The question is answered as soon as it is heard: to be able to stop it would cost more than it does. */
  readonly isBrief?: boolean;
}

/** Answers by SQL text: each is asked once, kept while it is used, and never outlives the data it came from. */
export interface Answers {
  /** `keep` turns what the database gave into what is kept and given out; it depends on the text alone. */
  get(sql: string, keep: (columns: Columns) => Columns, options?: AnswerOptions): Promise<Columns>;
  put(sql: string, columns: Columns): void;
  all(): Readonly<Record<string, Columns>>;
  /** Forgets the answers to the questions named. */
  forget(isMeant: (sql: string) => boolean): void;
}

/** A question on its way, and how many wait for it. */
interface Flight {
  readonly promise: Promise<Columns>;
  readonly cancel: () => void;
  waiting: number;
}

const cancelled = (): DOMException => new DOMException("the question was withdrawn", "AbortError");

/** `budget`: how many cells (rows × columns) are kept; beyond it, the answers unused for longest go. */
export function createAnswers(ask: Ask, budget: number): Answers {
  /** In the order of last use. */
  const kept = new Map<string, Columns>();
  let flights = new Map<string, Flight>();
  let cells = 0;

  const sizeOf = (columns: Columns): number => Math.max(1, lengthOf(columns) * Object.keys(columns).length);

  const drop = (sql: string): void => {
    const columns = kept.get(sql);
    if (columns === undefined) return;
    kept.delete(sql);
    cells -= sizeOf(columns);
  };

  const put = (sql: string, columns: Columns): void => {
    drop(sql);
    kept.set(sql, columns);
    cells += sizeOf(columns);
    for (const oldest of kept.keys()) {
      if (cells <= budget) break;
      drop(oldest);
    }
  };

  const touch = (sql: string): Columns | undefined => {
    const columns = kept.get(sql);
    if (columns === undefined) return undefined;
    kept.delete(sql);
    kept.set(sql, columns);
    return columns;
  };

  const launch = (sql: string, keep: (columns: Columns) => Columns, isBrief: boolean): Flight => {
    const controller = new AbortController();
    const ours = flights;
    const fetch = async (): Promise<Columns> => {
      try {
        const columns = keep(await ask(sql, isBrief ? {} : { signal: controller.signal }));
        // After a change of data `flights` is another map: this answer may be about data that are gone.
        if (ours === flights) put(sql, columns);
        return columns;
      } finally {
        if (ours.get(sql) === flight) ours.delete(sql);
      }
    };
    const flight: Flight = {
      promise: Promise.resolve().then(fetch),
      cancel: () => {
        // Whoever asks from now on must not join a question that is being withdrawn.
        if (ours.get(sql) === flight) ours.delete(sql);
        controller.abort(cancelled());
      },
      waiting: 0,
    };
    ours.set(sql, flight);
    return flight;
  };

  const join = (flight: Flight, signal: AbortSignal | undefined): Promise<Columns> => {
    flight.waiting += 1;
    if (signal === undefined) return flight.promise;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        flight.waiting -= 1;
        reject(cancelled());
        // Not at once: the next step of a drag leaves and asks the same again in one task, and would otherwise
        // start a long question anew with every move of the pointer.
        setTimeout(() => {
          if (flight.waiting === 0) flight.cancel();
        }, 0);
      };
      signal.addEventListener("abort", leave, { once: true });
      void flight.promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  };

  return {
    async get(sql, keep, { signal, isBrief = false } = {}) {
      if (signal?.aborted) throw cancelled();
      return touch(sql) ?? join(flights.get(sql) ?? launch(sql, keep, isBrief), signal);
    },
    put,
    all: () => Object.fromEntries(kept),
    forget(isMeant) {
      for (const sql of [...kept.keys()]) if (isMeant(sql)) drop(sql);
      flights = new Map();
    },
  };
}
