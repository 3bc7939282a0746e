/**
 * A table as it was read from a file, kept beside the tables of the model, which have no place for some of its columns
 * or for none of them.
 */
export interface KeptSource {
  readonly file: string;
  /** Null where the file is one table. */
  readonly sheet: string | null;
  /** Its place within the data set: source/报名.parquet. */
  readonly path: string;
  readonly rows: number;
  readonly columns: readonly KeptColumn[];
  readonly parquet: Uint8Array;
}

export interface KeptColumn {
  /** As the file heads it; of several header rows 初赛/评委一/得分. */
  readonly path: string;
  /** As the Parquet file names it. */
  readonly name: string;
  readonly type: "text" | "integer" | "real" | "boolean" | "date" | "timestamp";
  /** The columns beside it: its text as it was read (__text), its truth (__boolean). */
  readonly beside: readonly string[];
}

/** What an import was of, to be said where it can be taken back. */
export interface ImportNote {
  readonly files: readonly string[];
  /** When, on the clock on the wall: 2026-06-05T18:00:00. */
  readonly at: string;
}
