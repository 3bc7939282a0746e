import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from "@duckdb/duckdb-wasm";
import workerUrl from "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url";
import wasmUrl from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";

/** The floor for an import: the same files become tables by DuckDB's read_csv; nothing is looked at, mapped or said. */
const database = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
await database.instantiate(wasmUrl);
const connection = await database.connect();
await connection.query("SELECT 1");

async function read(files: readonly File[]): Promise<void> {
  performance.mark("csv-dropped");
  for (const [i, file] of files.entries()) {
    await database.registerFileHandle(`${i}.csv`, file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    await connection.query(`CREATE TABLE csv_${i} AS FROM read_csv('${i}.csv')`);
  }
  performance.measure("csv-read", "csv-dropped");
}

const input = document.querySelector("input");
input?.addEventListener("change", () => void read([...(input.files ?? [])]));
document.documentElement.dataset.ready = "";
