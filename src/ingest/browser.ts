import type { ParquetCodec } from "../engine/types.ts";
import type { CheckedColumns } from "./columns/check-columns.ts";
import type { FileColumn } from "./columns/file-columns.ts";
import { type Passed, passThrough } from "./columns/pass-through.ts";
import type { BuiltTable, Importer, ImportFile, OnTable, OpenedArchive, Progress } from "./importer.ts";
import type { Decision } from "./meaning/mapping.ts";
import { openArchive } from "./read/open-archive.ts";
import { openParquet, type ParquetPieces } from "./read/read-parquet.ts";
import type { FileContacts, WantedRows } from "./read-contacts.ts";
import { ImportError } from "./table/refusals.ts";
import ImportWorker from "./worker.ts?worker&inline";
import { type Answer, fromFailure, type Request } from "./worker-messages.ts";

/** The importer of the page: it works in a worker that waits for the first file, and is ended by `stop`. */
export interface BrowserImporter extends Importer {
  /** See `readContacts`; what was read is given to the caller, and kept nowhere. */
  contacts(file: ImportFile, wanted: WantedRows): Promise<FileContacts>;
  /** Ends what is under way, which rejects with AbortError; the files read so far have to be read again. */
  stop(): void;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress?: Progress | undefined;
  readonly onTable?: OnTable | undefined;
}

type Unsent<R> = R extends Request ? Omit<R, "request"> : never;

/** @param salt of pseudonyms for persons: random, and kept on this machine */
export function startImporter(salt: () => string): BrowserImporter {
  let requests = 0;
  const waiting = new Map<number, Waiting>();

  const end = (error: Error): void => {
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new ImportWorker();
    started.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      const asked = waiting.get(data.request);
      if (asked === undefined) return;
      if (data.type === "progress") {
        asked.onProgress?.(data.progress);
        return;
      }
      if (data.type === "table") {
        asked.onTable?.(data.table);
        return;
      }
      waiting.delete(data.request);
      if (data.type === "failed") asked.reject(fromFailure(data.failure));
      else asked.resolve(data);
    });
    started.addEventListener("error", ({ message }) => end(new Error(`import worker: ${message}`)));
    return started;
  };
  let worker: Worker | null = start();
  const ask = (
    message: Unsent<Request>,
    hears: Pick<Waiting, "onProgress" | "onTable"> = {},
    transfer: Transferable[] = [],
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      worker ??= start();
      requests++;
      waiting.set(requests, { resolve, reject, ...hears });
      worker.postMessage({ ...message, request: requests }, transfer);
    });

  return {
    async read(file, onProgress) {
      const answer = await ask({ type: "read", file }, { onProgress }, buffersOf(file));
      if (answer.type !== "read") throw new TypeError(`import worker answered ${answer.type} to read`);
      return answer.result;
    },
    async build(ids, decisions, context, onTable) {
      const tables: BuiltTable[] = [];
      const message = { type: "build", ids, decisions, context: { ...context, salt: salt() } } as const;
      const answer = await ask(message, {
        onTable: (made) => {
          tables.push(made);
          onTable?.(made);
        },
      });
      if (answer.type !== "built") throw new TypeError(`import worker answered ${answer.type} to build`);
      const { isLate, ...result } = answer.result;
      const late = async (): Promise<readonly CheckedColumns[]> => {
        const found = await ask({ type: "late", of: answer.request });
        if (found.type !== "late") throw new TypeError(`import worker answered ${found.type} to late`);
        return found.result;
      };
      return { ...result, tables, late: isLate ? late : null };
    },
    async sources(ids, decisions) {
      const answer = await ask({ type: "sources", ids, decisions, salt: salt() });
      if (answer.type !== "sources") throw new TypeError(`import worker answered ${answer.type} to sources`);
      return answer.result;
    },
    async check(columns) {
      const answer = await ask({ type: "check", columns }, {}, columns.columns.flatMap(buffersOfColumn));
      if (answer.type !== "checked") throw new TypeError(`import worker answered ${answer.type} to check`);
      return answer.result;
    },
    async contacts(file, wanted) {
      const answer = await ask({ type: "contacts", file, wanted }, {}, buffersOf(file));
      if (answer.type !== "contacts") throw new TypeError(`import worker answered ${answer.type} to contacts`);
      return answer.result;
    },
    forget(id) {
      // Nobody waits for its answer.
      worker?.postMessage({ type: "forget", id, request: 0 } satisfies Request);
    },
    stop() {
      end(new DOMException("stopped by the user", "AbortError"));
    },
  };
}

const buffersOfColumn = (column: FileColumn): ArrayBufferLike[] => {
  if (column.kind === "unread") return [];
  if (column.kind === "texts") return [column.codes.buffer, column.utf8.buffer, column.starts.buffer];
  return column.missing === null ? [column.values.buffer] : [column.values.buffer, column.missing.buffer];
};

/** What goes over to the worker instead of being copied. */
const buffersOf = ({ content }: ImportFile): ArrayBuffer[] =>
  partsOf(content)
    .map(({ buffer }) => buffer)
    .filter((buffer) => buffer instanceof ArrayBuffer);

const partsOf = (content: ImportFile["content"]): readonly Uint8Array[] =>
  content instanceof Uint8Array
    ? [content]
    : "ipc" in content
      ? content.ipc
      : [content.archive, ...Object.values(content.parquet).flatMap((opened) => ("ipc" in opened ? opened.ipc : []))];

const PARQUET = [0x50, 0x41, 0x52, 0x31];

/** What a file is opened as: its bytes, Parquet taken apart, or a Parquet file that passes to the engine as it is. */
export type OpenedFile = Uint8Array | ParquetPieces | OpenedArchive | Passed;

/** No browser takes more in one piece. */
const MOST_BYTES = 2 ** 31 - 1;
const MEGA = 2 ** 20;

/** A file that was moved, changed or deleted after it was chosen cannot be read any more. */
async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > MOST_BYTES) {
    throw new ImportError("too_large", file.name, { reason: `${Math.round(file.size / MEGA)} MB` });
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw error instanceof DOMException ? new ImportError("unreadable", file.name, {}, { cause: error }) : error;
  }
}

/**
 * Opens a file. `decision` is what a person said of it so far; null: its rows are wanted one by one.
 * Rejects with ImportError for a file that cannot be read, a broken Parquet file or archive.
 */
export async function openFile(
  file: File,
  parquet: () => Promise<ParquetCodec>,
  decision: Decision | null,
): Promise<OpenedFile> {
  const bytes = await bytesOf(file);
  if (!PARQUET.every((byte, i) => bytes[i] === byte)) return openArchive(bytes, file.name, parquet);
  const codec = await parquet();
  if (decision === null) return openParquet(bytes, file.name, codec);
  return (await passThrough(bytes, file.name, codec, decision)) ?? openParquet(bytes, file.name, codec);
}
