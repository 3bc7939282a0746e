import { tableFromIPC } from "apache-arrow";
import {
  Compression,
  initSync,
  ParquetFile,
  Table as ParquetTable,
  type RecordBatch,
  WriterPropertiesBuilder,
  writeParquet,
} from "parquet-wasm/esm";
import { EngineError, type ParquetCodec, type ParquetInfo, type ParquetReadOptions } from "../types.ts";

/** Rows of a file's parts: large enough to be read quickly and packed well. */
const GROUP_ROWS = 131_072;
/** Rows handed on at a time: few enough that what is done with them on the page's thread holds nothing up. */
const BATCH_ROWS = 32_768;

/** Otherwise the writer puts its own version here, and an update would change the bytes. */
const CREATED_BY = "contest-lens";

/** What went wrong with a file, in the words of the reader. */
const refused = (thrown: unknown): EngineError => {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new EngineError(/memory/i.test(message) ? "memory" : "unsupported", message, { cause: thrown });
};

/** A Blob, so that only the row groups and columns asked for are copied into the WebAssembly heap. */
async function open(bytes: Uint8Array): Promise<ParquetFile> {
  try {
    return await ParquetFile.fromFile(new Blob([new Uint8Array(bytes)]));
  } catch (thrown) {
    throw refused(thrown);
  }
}

/** Gives the objects that live in the WebAssembly heap back to it. */
function free(...objects: readonly { free(): void }[]): void {
  for (const object of objects) object.free();
}

function rowsOf(file: ParquetFile): number {
  const metadata = file.metadata();
  const fileMetadata = metadata.fileMetadata();
  const rows = fileMetadata.numRows();
  free(fileMetadata, metadata);
  return rows;
}

async function info(bytes: Uint8Array): Promise<ParquetInfo> {
  const file = await open(bytes);
  const { schema } = tableFromIPC(file.schema().intoIPCStream());
  const rows = rowsOf(file);
  free(file);
  return { rows, columns: schema.fields.map(({ name, type }) => ({ name, type: String(type) })) };
}

async function* read(
  bytes: Uint8Array,
  { columns, onProgress, signal }: ParquetReadOptions = {},
): AsyncGenerator<Uint8Array> {
  const file = await open(bytes);
  const ofRows = rowsOf(file);
  let rows = 0;
  try {
    const batches: ReadableStream<RecordBatch> = await file.stream({
      batchSize: BATCH_ROWS,
      ...(columns === undefined ? {} : { columns: [...columns] }),
    });
    const reader = batches.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        signal?.throwIfAborted();
        if (done) break;
        rows += value.numRows;
        yield value.intoIPCStream();
        onProgress?.({ rows, ofRows });
      }
      // A file without rows still has columns.
      if (rows === 0) yield file.schema().intoIPCStream();
    } finally {
      await reader.cancel();
    }
  } catch (thrown) {
    throw signal?.aborted ? signal.reason : refused(thrown);
  } finally {
    free(file);
  }
}

async function write(ipc: Uint8Array): Promise<Uint8Array> {
  const properties = new WriterPropertiesBuilder()
    .setCompression(Compression.ZSTD)
    .setDictionaryEnabled(true)
    .setMaxRowGroupSize(GROUP_ROWS)
    .setCreatedBy(CREATED_BY)
    .build();
  try {
    return writeParquet(ParquetTable.fromIPCStream(ipc), properties);
  } catch (thrown) {
    throw refused(thrown);
  }
}

/** Parquet ↔ Arrow by parquet-wasm, on the thread it is called on. @param wasm parquet_wasm_bg.wasm */
export function createParquetCodec(wasm: BufferSource): ParquetCodec {
  initSync({ module: wasm });
  return { info, read, write };
}
