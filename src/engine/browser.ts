import wasmAddress from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";
import { loadAsset } from "./assets.ts";
import { openEngine } from "./duckdb.ts";
import { type Engine, EngineError } from "./types.ts";

/** Where the worker believes its WebAssembly to be; never requested, see the prelude. */
const POSTED = "data:application/wasm,posted";

/**
 * Stands before the stock script: the first message holds the WebAssembly's bytes, and the one fetch for them is
 * answered from there. So neither the type that a server gives to .wasm matters nor whether the worker may fetch
 * (a page opened from disk may not). The worker needs no network then, and has none.
 */
const PRELUDE = `"use strict";
{
  const posted = new Promise((resolve) => {
    self.addEventListener("message", (event) => {
      event.stopImmediatePropagation();
      resolve(event.data);
    }, { once: true });
  });
  const refuse = () => { throw new TypeError("the database has no network"); };
  self.fetch = async (input) => {
    if ((input instanceof Request ? input.url : String(input)) !== ${JSON.stringify(POSTED)}) refuse();
    return new Response(await posted, { headers: { "content-type": "application/wasm" } });
  };
  self.XMLHttpRequest = class { constructor() { refuse(); } };
  // The stock script waits for ever for an instantiation that fails; an error of the worker is heard by the page.
  const instantiate = WebAssembly.instantiateStreaming ?? (async (response, imports) =>
    WebAssembly.instantiate(await (await response).arrayBuffer(), imports));
  WebAssembly.instantiateStreaming = (response, imports) =>
    instantiate.call(WebAssembly, response, imports).catch((error) => {
      setTimeout(() => { throw error; });
      return new Promise(() => {});
    });
  // It prints every statement that fails before it reports the same error to the page.
  console.log = () => {};
}
`;

/**
 * The worker holds this lock as long as it lives. One that is ended from outside says nothing: no event tells of it,
 * and every question would wait for ever.
 */
const lifeline = (name: string): string =>
  `self.navigator.locks?.request(${JSON.stringify(name)}, () => new Promise(() => {})).catch(() => {});\n`;

/** Tells of a worker's end as Node does, by an event. Browsers have locks on https and localhost, not from disk. */
function watch(worker: Worker, name: string): void {
  navigator.locks
    ?.request(name, () => {
      worker.dispatchEvent(new Event("close"));
    })
    .catch(() => undefined); // Without locks the page does not hear of it; all else works.
}

/** A worker from a Blob stands under the page's content security policy; one from an address would not. */
function startWorker(script: string, name: string): Worker {
  const address = URL.createObjectURL(new Blob([PRELUDE, lifeline(name), script], { type: "text/javascript" }));
  try {
    return new Worker(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The database of the page, in a worker. @throws EngineError `unsupported` where this browser cannot run it */
export async function startBrowserEngine(): Promise<Engine> {
  const [{ default: script }, wasm] = await Promise.all([
    import("@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?raw"),
    loadAsset(wasmAddress),
  ]);
  try {
    const name = `contest-lens-database-${performance.timeOrigin}-${performance.now()}`;
    const worker = startWorker(script, name);
    worker.postMessage(wasm, [wasm.buffer]);
    const engine = await openEngine(worker, POSTED);
    watch(worker, name);
    return engine;
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new EngineError("unsupported", reason, { cause: thrown });
  }
}
