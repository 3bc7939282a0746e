import type { TableName } from "../model/tables.ts";
import type { ColumnMapping, Mapping } from "./map.ts";
import type { Finding, Rule, SourceTable } from "./source.ts";

/** A row of the file that went into no table, and why. */
export interface SetAside {
  readonly row: number;
  readonly rule: Rule;
}

/** What became of one sheet. Always rowsIn = rowsOut + rowsSetAside, in rows of the file; blank rows are in none. */
export interface SheetReport {
  readonly file: string;
  readonly sheet: string | null;
  readonly format: SourceTable["format"];
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly headerRows: readonly number[];
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly rowsSetAside: number;
  readonly setAside: readonly SetAside[];
  readonly kind: Mapping["kind"];
  readonly columns: readonly ColumnMapping[];
  readonly stage: Mapping["stage"];
  readonly missing: Mapping["missing"];
  /** Rows that this sheet brought to each table. */
  readonly tables: readonly { readonly table: TableName; readonly rows: number }[];
  readonly findings: readonly Finding[];
}
