import type { Findings } from "../table/findings.ts";
import type { Grid } from "../table/grid.ts";

/** A sheet of a workbook as it stands. */
export interface Sheet {
  readonly name: string;
  /** Null: nothing is written on it. */
  readonly grid: Grid | null;
  /** Cells whose value could not be read. */
  readonly findings: Findings;
}
