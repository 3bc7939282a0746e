import type { TableName } from "../../model/tables.ts";
import type { ModelTable } from "../build/table-builder.ts";
import type { Mapping } from "../meaning/mapping.ts";
import type { Example, Rule, Severity, SourceTable } from "../table/source.ts";

/** A sheet as it was read, and what its columns mean. */
export interface CheckedSheet {
  readonly source: SourceTable;
  readonly mapping: Mapping;
}

export interface QualityInput {
  /** All sheets of one import, in the order in which they were given. */
  readonly sheets: readonly CheckedSheet[];
  /** What was built of all of them. */
  readonly tables: ReadonlyMap<TableName, ModelTable>;
}

/** @param sheet its place among the sheets */
export type Note = (
  sheet: number,
  example: Example | null,
  values?: Readonly<Record<string, string | number>>,
  count?: number,
) => void;

/** One thing that can be wrong with data, said of the rows where it is; it changes nothing. */
export interface QualityRule {
  readonly id: Rule;
  readonly severity: Severity;
  check(input: QualityInput, note: Note): void;
}
