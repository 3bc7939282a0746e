import type { Finding } from "./findings.ts";
import type { Rule } from "./rules.ts";

/**
 * What every reader gives: a table as it stood in its file, before anybody decided what its columns mean.
 * A Date is a wall-clock time, read with the UTC getters.
 */
export type SourceCell = string | number | boolean | Date | null;

/** `other`: a file in an archive that could not be read; its finding says why. */
export type SourceFormat =
  | "csv"
  | "xlsx"
  | "xlsb"
  | "xls"
  | "ods"
  | "xml"
  | "html"
  | "json"
  | "jsonl"
  | "parquet"
  | "other";

export interface SourceTable {
  readonly file: string;
  /** Of the bytes it was read from, those of an archive for its members; absent where they are not known. */
  readonly sha256?: string;
  readonly format: SourceFormat;
  /** The sheet's name, or the path of a list in JSON; null where the file is one table. */
  readonly sheet: string | null;
  /** Text formats only. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Rows of the file that make up the header, counted from 1; empty where the file has none. */
  readonly headerRows: readonly number[];
  /** Never blank and never the same twice: blanks read 列3, repeats get a number. */
  readonly header: readonly string[];
  /** First and last column of the sheet that it takes up, counted from 0; absent where columns stand in no sheet. */
  readonly span?: readonly [first: number, last: number];
  /** Each as long as the header; blank rows are not among them. */
  readonly rows: readonly (readonly SourceCell[])[];
  /** The row of the file (counted from 1, as a spreadsheet shows it) that each of `rows` stood in. */
  readonly rowNumbers: readonly number[];
  /** Rows under the header that are no data: headers again, notes, sums, rows that do not fit the header. */
  readonly notData: readonly NotData[];
  readonly findings: readonly Finding[];
}

/** Why a row under the header is none of the table's. */
export const NOT_DATA = [
  "excluded_row",
  "repeated_header",
  "note_row",
  "section_row",
  "too_many_cells",
  "not_a_record",
  "damaged_line",
] as const;

export interface NotData {
  readonly row: number;
  readonly rule: Extract<Rule, (typeof NOT_DATA)[number]>;
  readonly text: string;
  /** The row as it stands, so that a sum can be added up again; absent for what is no row of cells. */
  readonly cells?: readonly SourceCell[];
}
