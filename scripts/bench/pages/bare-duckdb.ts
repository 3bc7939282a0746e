import { AsyncDuckDB, VoidLogger } from "@duckdb/duckdb-wasm";
import workerUrl from "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url";
import wasmUrl from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";

/** The floor for "engine ready": the same library, instantiated and asked once, and nothing else on the page. */
const database = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
await database.instantiate(wasmUrl);
const connection = await database.connect();
await connection.query("SELECT 1");
performance.mark("engine-ready");
