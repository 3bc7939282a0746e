import wasmAddress from "parquet-wasm/esm/parquet_wasm_bg.wasm?url";
import { loadAsset } from "../assets.ts";
import { EngineError, type ParquetCodec, type ParquetReadOptions } from "../types.ts";
import type { ParquetAnswer, ParquetRequest } from "./messages.ts";
import ParquetWorker from "./worker.ts?worker&inline";

type Unsent<R> = R extends ParquetRequest ? Omit<R, "request"> : never;
type Answered<T extends ParquetAnswer["type"]> = Extract<ParquetAnswer, { readonly type: T }>;

/** Asks the worker and hands each answer to who asked. */
class Correspondence {
  readonly #worker: Worker = new ParquetWorker();
  readonly #waiting = new Map<number, { resolve(answer: ParquetAnswer): void; reject(error: EngineError): void }>();
  #requests = 0;

  constructor() {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<ParquetAnswer>) => {
      const asked = this.#waiting.get(data.request);
      this.#waiting.delete(data.request);
      if (data.type === "failed") asked?.reject(new EngineError(data.fault, data.message));
      else asked?.resolve(data);
    });
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      const error = new EngineError("lost", event.message || "the Parquet worker failed");
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    });
  }

  /** The number of the request, and its answer of the one type that can follow. */
  ask<T extends ParquetAnswer["type"]>(
    type: T,
    message: Unsent<ParquetRequest>,
    transfer: Transferable[] = [],
  ): { readonly request: number; readonly answer: Promise<Answered<T>> } {
    const request = ++this.#requests;
    const answer = new Promise<ParquetAnswer>((resolve, reject) => {
      this.#waiting.set(request, { resolve, reject });
      this.#worker.postMessage({ ...message, request }, transfer);
    }).then((given) => {
      if (!isOf(given, type)) throw new EngineError("lost", `the Parquet worker answered ${given.type} for ${type}`);
      return given;
    });
    return { request, answer };
  }
}

const isOf = <T extends ParquetAnswer["type"]>(answer: ParquetAnswer, type: T): answer is Answered<T> =>
  answer.type === type;

async function* read(
  correspondence: Correspondence,
  bytes: Uint8Array,
  { columns, onProgress, signal }: ParquetReadOptions,
): AsyncGenerator<Uint8Array> {
  const opened = correspondence.ask("done", { type: "read", bytes, columns: columns ?? null });
  const reading = opened.request;
  const next = () => correspondence.ask("piece", { type: "next", reading }).answer;
  try {
    await opened.answer;
    let ahead = next();
    for (;;) {
      const { piece } = await ahead;
      signal?.throwIfAborted();
      if (piece === null) return;
      // While the caller works on this piece, the worker decodes the following one.
      ahead = next();
      ahead.catch(() => undefined);
      yield piece.ipc;
      onProgress?.({ rows: piece.rows, ofRows: piece.ofRows });
    }
  } finally {
    await correspondence.ask("done", { type: "stop", reading }).answer;
  }
}

/** The buffer of bytes that fill it. */
const ownBuffer = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];

/** Parquet for the page, in a worker. @throws EngineError */
export async function startBrowserParquet(): Promise<ParquetCodec> {
  const wasm = await loadAsset(wasmAddress);
  const correspondence = new Correspondence();
  await correspondence.ask("done", { type: "start", wasm }, [wasm.buffer]).answer;
  return {
    info: async (bytes) => (await correspondence.ask("info", { type: "info", bytes }).answer).info,
    read: (bytes, options = {}) => read(correspondence, bytes, options),
    write: async (ipc) => (await correspondence.ask("written", { type: "write", ipc }, ownBuffer(ipc)).answer).bytes,
  };
}
