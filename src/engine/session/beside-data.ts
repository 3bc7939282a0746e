import { type Cancellable, type Engine, EngineError, type ParquetCodec } from "../types.ts";
import type { PreparedData } from "./prepare-data.ts";
import type { DataChange } from "./session-data.ts";
import type { Session } from "./session-types.ts";

interface Needs {
  /** Work in its turn, between two changes of data. Rejects with EngineError, the signal's reason, or what `work` does. */
  readonly inTurn: <T>(work: (on: Engine, parquet: ParquetCodec) => Promise<T>, options?: Cancellable) => Promise<T>;
  readonly prepare: (change: DataChange, on: Engine, signal: AbortSignal) => Promise<PreparedData>;
}

export interface BesideData extends Pick<Session, "beside" | "expect" | "rehearse"> {
  /** A change comes: nothing is rehearsed any more. */
  readonly giveWay: () => void;
}

/** What is done in the database beside the data in use, which stay as they are. */
export function besideData({ inTurn, prepare }: Needs): BesideData {
  let rehearsal = new AbortController();
  let expected: Parameters<Session["expect"]>[0] = new Map();
  return {
    giveWay: () => rehearsal.abort(),
    beside: (given, work, options = {}) =>
      inTurn(async (on, parquet) => {
        const { workBeside } = await import("../tables/beside.ts");
        return workBeside(on, parquet, given, work, options);
      }, options),
    async expect(tables) {
      expected = tables;
      try {
        await inTurn(async (on, parquet) => {
          // Said of others meanwhile.
          if (expected !== tables) return;
          const { expectTables } = await import("../tables/expect-tables.ts");
          await expectTables(on, parquet, tables);
        });
      } catch (error) {
        console.info("rows are not there ahead of their table", error);
      }
    },
    async rehearse(change) {
      rehearsal.abort();
      rehearsal = new AbortController();
      const { signal } = rehearsal;
      try {
        await inTurn(
          async (on) => {
            const { prepared, read } = await prepare(change, on, signal);
            await read(prepared.at);
            await prepared.discard();
          },
          { signal },
        );
      } catch (error) {
        if (!signal.aborted && !(error instanceof EngineError)) console.info("a change cannot be rehearsed", error);
      }
    },
  };
}
