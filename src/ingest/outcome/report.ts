import type { TableName } from "../../model/tables.ts";
import type { Question } from "../meaning/decisions.ts";
import type { ColumnMapping, Mapping } from "../meaning/mapping.ts";
import type { Finding } from "../table/findings.ts";
import type { Rule } from "../table/rules.ts";
import type { SourceTable } from "../table/source.ts";

/** A row of the file, and why it went no further. */
export interface SetAside {
  readonly row: number;
  readonly rule: Rule;
}

/**
 * What became of one sheet. Always rowsIn = rowsOut + rowsSetAside, in rows of the file, before any melting; blank rows
 * are in none. Set aside is what is no row of the sheet's table (headers again, notes, rows that do not fit). A row that
 * is one and that no table of the model could take counts as out, stands in `unused` and has its finding.
 */
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
  /** Rows of data that brought nothing to the model's tables: a key that is there already, nothing to tell them by. */
  readonly unused: readonly SetAside[];
  readonly kind: Mapping["kind"];
  readonly columns: readonly ColumnMapping[];
  readonly stage: Mapping["stage"];
  readonly missing: Mapping["missing"];
  /** What only a person knows; at most three. */
  readonly questions: readonly Question[];
  /** Rows that this sheet brought to each table. */
  readonly tables: readonly { readonly table: TableName; readonly rows: number }[];
  readonly findings: readonly Finding[];
}
