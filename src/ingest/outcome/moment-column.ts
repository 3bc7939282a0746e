import { likelyOrder } from "../build/date-order.ts";
import type { SourceCell } from "../table/source.ts";
import { MS_A_DAY, SERIAL_ZERO } from "../values/days.ts";
import { isDigits, tidy } from "../values/texts.ts";
import { type DateOrder, readTime } from "../values/times.ts";
import { castAs, fits, type Read, type TypedColumn, type Values } from "./typed-column.ts";

/** Which comes first in a column's dates, where that can be told. */
export type OrderOf = (cells: readonly SourceCell[]) => DateOrder | "open" | null;

/**
 * A column of moments, of dates where each is at midnight; null where it is none.
 *
 * @param isSaid the header speaks of a date, so that 46178 and 20260605 may be one
 */
export function momentColumn(
  cells: readonly SourceCell[],
  values: Values,
  isSaid: boolean,
  assumed: DateOrder,
  orderOf: OrderOf,
): TypedColumn | null {
  const told = orderOf(cells);
  const likely = likelyOrder(cells, assumed);
  const order = told === "open" ? likely : told;
  const read: Read = (cell) => {
    if (!isSaid && (typeof cell === "number" || (typeof cell === "string" && isDigits(tidy(cell))))) {
      return "unreadable";
    }
    return readTime(cell, order);
  };
  if (!fits(values, read)) return null;
  const column = castAs("timestamp", cells, read, told === "open" ? likely : null);
  // Times of a day as spreadsheets keep them, on or about the day before all days: no moments.
  const isClock = (value: unknown): boolean =>
    typeof value !== "number" || Math.abs(value - SERIAL_ZERO) < 2 * MS_A_DAY;
  if (column.cast?.every(isClock) === true) return null;
  const isMidnight = column.cast?.every((value) => typeof value !== "number" || value % MS_A_DAY === 0) === true;
  return isMidnight ? { ...column, type: "date" } : column;
}

/** Milliseconds since 1970, from 2001 to 2096. */
const EPOCH_MS = { from: 1e12, to: 4e12 } as const;

/** Whole numbers of milliseconds that no count of anything reaches. */
export const areEpochs = (values: Values): boolean =>
  [...values.keys()].every((value) => {
    const number = typeof value === "string" ? Number(tidy(value)) : value;
    return Number.isInteger(number) && Number(number) >= EPOCH_MS.from && Number(number) < EPOCH_MS.to;
  });
