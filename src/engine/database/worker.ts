import scriptAddress from "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url";
import wasmAddress from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";
import { isInside, loadAsset } from "../assets.ts";

/** Where the worker believes its WebAssembly to be; never requested, see the prelude. */
export const POSTED = "data:application/wasm,posted";

/**
 * Stands before the stock script: compiles the WebAssembly at once, and hands it to the stock script when that asks for
 * it. So neither the type that a server gives to .wasm matters, nor is it compiled only when everything else is there.
 * The stock script needs no network then, and has none.
 *
 * @param source JavaScript for a promise of a response that holds the WebAssembly
 */
const prelude = (source: string): string => `"use strict";
{
  const typed = (body) => new Response(body, { headers: { "content-type": "application/wasm" } });
  const compile = WebAssembly.compileStreaming ?? (async (response) =>
    WebAssembly.compile(await (await response).arrayBuffer()));
  const compiled = compile.call(WebAssembly, ${source});
  compiled.catch(() => {}); // Told to whoever asks for it.
  const refuse = () => { throw new TypeError("the database has no network"); };
  self.fetch = async (input) => {
    if ((input instanceof Request ? input.url : String(input)) !== ${JSON.stringify(POSTED)}) refuse();
    return typed("");
  };
  self.XMLHttpRequest = class { constructor() { refuse(); } };
  // The stock script waits for ever for an instantiation that fails; an error of the worker is heard by the page.
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    try {
      const module = await compiled;
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) {
      setTimeout(() => { throw error; });
      return new Promise(() => {});
    }
  };
  // It prints every statement that fails before it reports the same error to the page.
  console.log = () => {};
}
`;

const fetched = (address: string): string => `fetch(${JSON.stringify(address)}).then((response) => {
    if (!response.ok) throw new Error("HTTP " + response.status);
    return response.headers.get("content-type") === "application/wasm" ? response : typed(response.body);
  })`;

/** In the first message. */
const POSTED_BYTES = `new Promise((resolve) => {
    self.addEventListener("message", (event) => {
      event.stopImmediatePropagation();
      resolve(typed(event.data));
    }, { once: true });
  })`;

/**
 * The worker holds this lock as long as it lives. One that is ended from outside says nothing: no event tells of it,
 * and every question would wait for ever.
 */
const lifeline = (name: string): string =>
  `self.navigator.locks?.request(${JSON.stringify(name)}, () => new Promise(() => {})).catch(() => {});\n`;

/** A worker that runs the stock script and compiles the database's WebAssembly. */
export interface DatabaseWorker {
  readonly worker: Worker;
  /** Of the lock that it holds as long as it lives. */
  readonly name: string;
  /** Why it cannot do its work, if that is known before anybody speaks with it; else null. */
  readonly failure: () => string | null;
}

/** It stands under the page's content security policy because it comes from a Blob: one from an address would not. */
function startWorker(name: string, source: string, script: BlobPart): DatabaseWorker {
  const address = URL.createObjectURL(new Blob([prelude(source), lifeline(name), script], { type: "text/javascript" }));
  try {
    const worker = new Worker(address);
    let failure: string | null = null;
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      failure ??= event.message || "the database's worker failed";
    });
    return { worker, name, failure: () => failure };
  } finally {
    URL.revokeObjectURL(address);
  }
}

const newName = (): string => `contest-lens-database-${performance.timeOrigin}-${performance.now()}`;

/** Whether a worker can fetch the database itself; in a single file it cannot. */
export const canFetch = (): boolean => !isInside(wasmAddress);

/** Starts a worker that fetches and compiles the database by itself, with hardly any work for the page. */
export function startFetchingWorker(): DatabaseWorker {
  const href = (path: string): string => new URL(path, document.baseURI).href;
  return startWorker(newName(), fetched(href(wasmAddress)), `importScripts(${JSON.stringify(href(scriptAddress))});`);
}

/** Starts a worker with everything that the page has fetched for it. @throws EngineError `unsupported`, naming the file */
export async function startSuppliedWorker(): Promise<DatabaseWorker> {
  const [script, wasm] = await Promise.all([loadAsset(scriptAddress), loadAsset(wasmAddress)]);
  const started = startWorker(newName(), POSTED_BYTES, script);
  started.worker.postMessage(wasm, [wasm.buffer]);
  return started;
}
