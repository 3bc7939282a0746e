import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { ParquetCodec } from "../types.ts";
import { createParquetCodec } from "./codec.ts";

const require = createRequire(import.meta.url);

/** Parquet for scripts and tests, on the calling thread. */
export async function startNodeParquet(): Promise<ParquetCodec> {
  return createParquetCodec(await readFile(require.resolve("parquet-wasm/esm/parquet_wasm_bg.wasm")));
}
