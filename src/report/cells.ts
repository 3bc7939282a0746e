import { isoOfDay } from "../filters/days.ts";
import type { Cell } from "../model/columns.ts";
import type { TableColumn } from "../panels/types.ts";

/** A cell as a machine reads it: days as ISO dates, moments as 2026-06-05 18:00:00, numbers as they are. */
export function plainCell(column: TableColumn, cell: Cell | undefined): Cell {
  if (cell === undefined) return null;
  if (typeof cell !== "number") return cell;
  if (column.format === "date") return isoOfDay(cell);
  return column.format === "moment" ? new Date(cell).toISOString().slice(0, 19).replace("T", " ") : cell;
}
