import type { TableCell } from "../../engine/arrow/table-to-ipc.ts";
import { isBlank } from "../table/grid.ts";
import type { SourceCell } from "../table/source.ts";
import { isMissing, type Unread } from "../values/no-value.ts";
import type { DateOrder } from "../values/times.ts";

/** What the cells of a column have in common. A date is a moment at midnight in every row. */
export type SourceType = "text" | "integer" | "real" | "boolean" | "date" | "timestamp";

export interface TypedColumn {
  readonly type: SourceType;
  /** What each cell says in that type, null for a blank and for what says nothing; of a column of text null. */
  readonly cast: readonly TableCell[] | null;
  /** Places (rows of the table, from 0) where something else stands. */
  readonly strays: readonly number[];
  /** Places where a word says that there is no value: —, 缺考. */
  readonly marks: readonly number[];
  /** How dates such as 6/5/2026 are read where nothing in the column tells day and month apart. */
  readonly assumedOrder: DateOrder | null;
}

/** The values of a column, each with how often it stands there; blanks are none. */
export type Values = ReadonlyMap<Exclude<SourceCell, null>, number>;
/** What a cell says in one type. */
export type Read = (cell: SourceCell) => TableCell | Unread;

export function countValues(cells: readonly SourceCell[]): Values {
  const values = new Map<Exclude<SourceCell, null>, number>();
  for (const cell of cells) {
    if (cell !== null && !isBlank(cell)) values.set(cell, (values.get(cell) ?? 0) + 1);
  }
  return values;
}

/** So many of what stands in a column may be no number, or no date: it is then a slip and not another kind of column. */
const MOST_STRAY = 0.05;
/** A single slip is one in a short column too. */
const LEAST_BESIDE_ONE = 4;
/** A column that mostly says that there is nothing is not known by the few numbers between. */
const LEAST_VALUES = 0.2;

/** Whether enough of the values can be read, whole columns of text being given up early. */
export function fits(values: Values, read: Read): boolean {
  let filled = 0;
  for (const [value, count] of values) if (!isMissing(value)) filled += count;
  const mostStray = Math.max(1, filled * MOST_STRAY);
  let good = 0;
  let stray = 0;
  for (const [value, count] of values) {
    const found = read(value);
    if (found === "unreadable" || found === "ambiguous") stray += count;
    else if (found !== "mark" && found !== null) good += count;
    if (stray > mostStray) return false;
  }
  if (good === 0 || good < filled * LEAST_VALUES) return false;
  return stray === 0 || stray <= (good + stray) * MOST_STRAY || (stray === 1 && good >= LEAST_BESIDE_ONE);
}

/** A column read cell by cell; what does not fit is noted by its place. */
export function castAs(
  type: SourceType,
  cells: readonly SourceCell[],
  read: Read,
  assumedOrder: DateOrder | null = null,
): TypedColumn {
  const strays: number[] = [];
  const marks: number[] = [];
  const cast = cells.map((cell, row): TableCell => {
    const found = read(cell);
    if (found === "mark") marks.push(row);
    else if (found === "unreadable" || found === "ambiguous") strays.push(row);
    else return found;
    return null;
  });
  return { type, cast, strays, marks, assumedOrder };
}
