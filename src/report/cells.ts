import { isoOfDay } from "../filters/days.ts";
import type { Cell } from "../model/columns.ts";
import type { TableColumn } from "../panels/types.ts";

/** A cell as a machine reads it: days since 1970-01-01 as ISO dates, numbers as they are. */
export const plainCell = (column: TableColumn, cell: Cell | undefined): Cell =>
  cell === undefined ? null : column.format === "date" && typeof cell === "number" ? isoOfDay(cell) : cell;
