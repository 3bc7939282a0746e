import type { EngineFault, ParquetInfo } from "../types.ts";

/** What the page and the Parquet worker say to each other; every request has one answer of its number. */
export type ParquetRequest = { readonly request: number } & (
  | { readonly type: "start"; readonly wasm: Uint8Array<ArrayBuffer> }
  | { readonly type: "info"; readonly bytes: Uint8Array }
  | { readonly type: "write"; readonly ipc: Uint8Array }
  /** Opens a reading, named by this request's number; its pieces are asked for one by one. */
  | { readonly type: "read"; readonly bytes: Uint8Array; readonly columns: readonly string[] | null }
  | { readonly type: "next"; readonly reading: number }
  | { readonly type: "stop"; readonly reading: number }
);

export interface Piece {
  readonly ipc: Uint8Array;
  /** Rows read so far, this piece included. */
  readonly rows: number;
  readonly ofRows: number;
}

export type ParquetAnswer = { readonly request: number } & (
  | { readonly type: "done" }
  | { readonly type: "info"; readonly info: ParquetInfo }
  | { readonly type: "written"; readonly bytes: Uint8Array }
  | { readonly type: "piece"; readonly piece: Piece | null }
  | { readonly type: "failed"; readonly fault: EngineFault; readonly message: string }
);
