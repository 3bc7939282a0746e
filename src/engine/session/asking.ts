import type { Columns } from "../../model/columns.ts";
import { toEngineError } from "../faults.ts";
import type { Cancellable, Engine, EngineError } from "../types.ts";
import type { Gate } from "./gate.ts";

/**
 * Asks once there is an engine with tables in it, and once more where that engine is lost meanwhile.
 * The question rejects with EngineError or the signal's reason.
 * @param recover is told of each failure, and of the engine that failed
 * @param ready resolves once the question is best asked
 */
export const asking =
  (gate: Gate, recover: (broken: Engine, error: EngineError) => void, ready: (sql: string) => Promise<void>) =>
  async (sql: string, options: Cancellable = {}): Promise<Columns> => {
    for (let isRetry = false; ; isRetry = true) {
      const on = await gate.wait(options.signal);
      await ready(sql);
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
