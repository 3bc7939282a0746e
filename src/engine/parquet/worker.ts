import { EngineError, type ParquetCodec } from "../types.ts";
import { createParquetCodec } from "./codec.ts";
import type { ParquetAnswer, ParquetRequest, Piece } from "./messages.ts";

/** Parquet in a worker: decoding never holds up the page. */
let codec: ParquetCodec | null = null;
const readings = new Map<number, AsyncGenerator<Piece>>();

async function* pieces(bytes: Uint8Array, columns: readonly string[] | null): AsyncGenerator<Piece> {
  let progress = { rows: 0, ofRows: 0 };
  const stream = started().read(bytes, {
    ...(columns === null ? {} : { columns }),
    onProgress: (now) => {
      progress = now;
    },
  });
  // Progress is told after a piece was taken: each piece waits for the next one to know its own.
  let waiting: Uint8Array | null = null;
  for await (const ipc of stream) {
    if (waiting !== null) yield { ipc: waiting, ...progress };
    waiting = ipc;
  }
  if (waiting !== null) yield { ipc: waiting, ...progress };
}

function started(): ParquetCodec {
  if (codec === null) throw new EngineError("unsupported", "the Parquet worker has no WebAssembly yet");
  return codec;
}

async function answer(message: ParquetRequest): Promise<ParquetAnswer> {
  const { request } = message;
  switch (message.type) {
    case "start":
      codec = createParquetCodec(message.wasm);
      return { request, type: "done" };
    case "info":
      return { request, type: "info", info: await started().info(message.bytes) };
    case "write":
      return { request, type: "written", bytes: await started().write(message.ipc) };
    case "read":
      readings.set(request, pieces(message.bytes, message.columns));
      return { request, type: "done" };
    case "next": {
      const step = await readings.get(message.reading)?.next();
      return { request, type: "piece", piece: step === undefined || step.done ? null : step.value };
    }
    case "stop":
      await readings.get(message.reading)?.return(undefined);
      readings.delete(message.reading);
      return { request, type: "done" };
  }
}

/** Results that live in a buffer of their own are given away rather than copied. */
function buffersOf(sent: ParquetAnswer): Transferable[] {
  const bytes = sent.type === "written" ? sent.bytes : sent.type === "piece" ? sent.piece?.ipc : undefined;
  return bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
}

self.addEventListener("message", ({ data }: MessageEvent<ParquetRequest>) => {
  answer(data)
    .catch((thrown: unknown): ParquetAnswer => {
      const fault = thrown instanceof EngineError ? thrown.fault : "unsupported";
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      return { request: data.request, type: "failed", fault, message };
    })
    .then((sent) => self.postMessage(sent, { transfer: buffersOf(sent) }));
});
