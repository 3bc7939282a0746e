import type { Example, Severity } from "../table/findings.ts";
import type { Rule } from "../table/rules.ts";
import type { QualityInput } from "./checked-table.ts";

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
