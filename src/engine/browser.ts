import wasmAddress from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";
import { loadAsset } from "./assets.ts";
import { openEngine } from "./duckdb.ts";
import type { Engine } from "./types.ts";

/** Where the worker believes its WebAssembly to be; never requested, see the prelude. */
const POSTED = "data:application/wasm,posted";

/**
 * Stands before the stock script: the first message holds the WebAssembly's bytes, and the one fetch for them is
 * answered from there. So neither the type that a server gives to .wasm matters nor whether the worker may fetch
 * (a page opened from disk may not).
 */
const PRELUDE = `"use strict";
{
  const outside = self.fetch.bind(self);
  const posted = new Promise((resolve) => {
    self.addEventListener("message", (event) => {
      event.stopImmediatePropagation();
      resolve(event.data);
    }, { once: true });
  });
  self.fetch = async (input, init) =>
    (input instanceof Request ? input.url : String(input)) === ${JSON.stringify(POSTED)}
      ? new Response(await posted, { headers: { "content-type": "application/wasm" } })
      : outside(input, init);
}
`;

/** A worker from a Blob stands under the page's content security policy; one from an address would not. */
function startWorker(script: string): Worker {
  const address = URL.createObjectURL(new Blob([PRELUDE, script], { type: "text/javascript" }));
  try {
    return new Worker(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The database of the page, in a worker. @throws EngineError */
export async function startBrowserEngine(): Promise<Engine> {
  const [{ default: script }, wasm] = await Promise.all([
    import("@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?raw"),
    loadAsset(wasmAddress),
  ]);
  const worker = startWorker(script);
  worker.postMessage(wasm, [wasm.buffer]);
  return openEngine(worker, POSTED);
}
