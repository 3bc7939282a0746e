import { type Engine, EngineError } from "../types.ts";
import { openEngine } from "./duckdb.ts";
import { canFetch, type DatabaseWorker, POSTED, startFetchingWorker, startSuppliedWorker } from "./worker.ts";

/** Tells of a worker's end as Node does, by an event. Browsers have locks on https and localhost, not from disk. */
function watch({ worker, name }: DatabaseWorker): void {
  navigator.locks
    ?.request(name, () => {
      worker.dispatchEvent(new Event("close"));
    })
    .catch(() => undefined); // Without locks the page does not hear of it; all else works.
}

async function open(started: DatabaseWorker): Promise<Engine> {
  const failure = started.failure();
  if (failure !== null) {
    started.worker.terminate();
    throw new Error(failure);
  }
  const engine = await openEngine(started.worker, POSTED);
  watch(started);
  return engine;
}

/**
 * The database of the page, in a worker.
 * @param ahead a worker that was started before, if any
 * @throws EngineError `unsupported` where this browser cannot run it
 */
export async function startBrowserEngine(ahead: DatabaseWorker | null): Promise<Engine> {
  try {
    if (canFetch()) {
      try {
        return await open(ahead ?? startFetchingWorker());
      } catch (thrown) {
        // Some browsers let no such worker fetch while the network is off; the page can. What else it may be, the second
        // attempt says too.
        console.info("the database's worker could not load by itself", thrown);
      }
    }
    return await open(await startSuppliedWorker());
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new EngineError("unsupported", reason, { cause: thrown });
  }
}
