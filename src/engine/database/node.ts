import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import Worker from "web-worker";
import type { Engine } from "../types.ts";
import { openEngine } from "./duckdb.ts";

const require = createRequire(import.meta.url);

/**
 * The stock worker for Node. It prints every failed statement before it reports the same error to the caller,
 * so its console is switched off.
 */
export function nodeWorker(): Worker {
  const script = pathToFileURL(require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs"));
  const source = `console.log = () => {}; await import(${JSON.stringify(script.href)});`;
  return new Worker(`data:text/javascript,${encodeURIComponent(source)}`, { type: "module" });
}

/** The database for scripts and tests: the same engine as in the browser, in a worker thread of Node. */
export function startNodeEngine(worker: Worker = nodeWorker()): Promise<Engine> {
  return openEngine(worker, require.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"));
}
