import type { Cell } from "../model/columns.ts";
import type { TableColumn } from "../panels/types.ts";

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 → 2026-06-05. Dates are wall-clock days, so UTC getters are right in every time zone. */
export const isoDate = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** A cell as a machine reads it: dates as ISO, numbers as they are. */
export const plainCell = (column: TableColumn, cell: Cell | undefined): Cell =>
  cell === undefined ? null : column.format === "date" && typeof cell === "number" ? isoDate(cell) : cell;
