import type { Grid } from "../table/grid.ts";
import type { Findings } from "../table/source.ts";

/** A sheet of a workbook as it stands. */
export interface Sheet {
  readonly name: string;
  /** Null: nothing is written on it. */
  readonly grid: Grid | null;
  /** Cells whose value could not be read. */
  readonly findings: Findings;
}
