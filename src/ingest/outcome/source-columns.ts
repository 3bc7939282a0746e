import { type TableCell, tableToIpc } from "../../engine/arrow/table-to-ipc.ts";
import type { Column, ColumnType } from "../../model/tables/table.ts";
import { sentinelsOf } from "../build/column-style.ts";
import { assumedOrder, dateOrderIn } from "../build/date-order.ts";
import { usualNumbers } from "../build/number-style.ts";
import { problemName } from "../meaning/problem-headers.ts";
import { type Finding, Findings } from "../table/findings.ts";
import { cellText, isBlank } from "../table/grid.ts";
import type { SourceCell, SourceTable } from "../table/source.ts";
import { readText } from "../values/texts.ts";
import type { DateOrder } from "../values/times.ts";
import { typeColumn } from "./column-type.ts";
import type { SourceType, TypedColumn } from "./typed-column.ts";

/** A column of a file as it is kept beside the model's tables. */
export interface SourceColumn {
  /** Its place in the file's table. */
  readonly index: number;
  /** Its header, of several rows as 初赛/评委一/得分. */
  readonly path: string;
  readonly name: string;
  readonly type: SourceType;
  /** The columns that belong to it: its text as it was read (__text), its truth (__boolean). */
  readonly beside: readonly string[];
  /** Only where no value tells day and month apart: how they were read. */
  readonly assumedOrder: DateOrder | null;
}

export interface SourceColumns {
  readonly rows: number;
  readonly columns: readonly SourceColumn[];
  readonly findings: readonly Finding[];
  /** All columns as one Arrow IPC stream, the row of the file (source_row) last. */
  ipc(): Uint8Array;
}

/** Follows a column's name where it holds the cast, for the text as it was read. */
export const TEXT_SUFFIX = "__text";
/** Follows the name of a column of yes and no, which keeps its words. */
export const BOOLEAN_SUFFIX = "__boolean";
export const ROW_COLUMN = "source_row";

const STORED: Readonly<Record<SourceType, ColumnType>> = {
  text: "text",
  integer: "integer",
  real: "real",
  boolean: "boolean",
  date: "timestamp",
  timestamp: "timestamp",
};

/**
 * A table as it was read, every column with its type. A column's own name holds what one would reckon with: a number
 * where the column is one, a moment where it is one, otherwise the text without blanks at its ends, unseen letters and
 * character references of web pages; where that is not
 * the text as it was read in every row, that is kept beside it under `<name>__text`, and the truth of a column of 是 and
 * 否 under `<name>__boolean`. Columns without name and value are left out.
 */
export function sourceColumns(table: SourceTable): SourceColumns {
  const findings = new Findings();
  const names = new Names();
  const assumed = assumedOrder(table.header);
  const orderOf = (cells: readonly SourceCell[]) => dateOrderIn(table, cells);
  const kept = table.header.flatMap((path, index) => {
    const cells = table.rows.map((row) => row[index] ?? null);
    if (path === `列${index + 1}` && cells.every(isBlank)) return [];
    return [{ index, path, cells, typed: typeColumn(cells, path, assumed, usualNumbers(table), orderOf) }];
  });
  const types = consistent(kept.map(({ path, typed }) => ({ path, typed })));
  const stored: { readonly column: Column; readonly values: () => readonly TableCell[] }[] = [];
  // Names of the file first: a name of ours gives way.
  const own = kept.map(({ path }) => names.take(path));
  const columns = kept.map(({ index, path, cells }, i): SourceColumn => {
    const typed = types[i] ?? TEXT;
    const name = own[i] ?? path;
    const { cast, type, assumedOrder } = typed;
    noteCast(table, path, cells, typed, findings);
    const beside: string[] = [];
    const put = (as: string, to: ColumnType, values: () => readonly TableCell[]): void => {
      stored.push({ column: { name: as, type: to }, values });
      if (as !== name) beside.push(as);
    };
    const putText = (): void => put(names.take(name + TEXT_SUFFIX), "text", () => cells.map(textCell));
    const hasWords = cast === null || (type === "boolean" && cells.some((cell) => typeof cell === "string"));
    if (hasWords) put(name, "text", () => cells.map(readText));
    else put(name, type === "integer" && !cast.every(isInt32) ? "real" : STORED[type], () => cast);
    if (!hasWords || cells.some(isLoose)) putText();
    if (hasWords && cast !== null) put(names.take(name + BOOLEAN_SUFFIX), "boolean", () => cast);
    return { index, path, name, type, beside, assumedOrder };
  });
  stored.push({ column: { name: names.take(ROW_COLUMN), type: "integer" }, values: () => table.rowNumbers });
  return {
    rows: table.rows.length,
    columns,
    findings: findings.list(),
    ipc: () =>
      tableToIpc(
        { name: table.sheet ?? table.file, key: [], columns: stored.map(({ column }) => column) },
        Object.fromEntries(stored.map(({ column, values }) => [column.name, values()])),
        table.rows.length,
      ),
  };
}

const TEXT: TypedColumn = { type: "text", cast: null, strays: [], marks: [], assumedOrder: null };

const isInt32 = (value: TableCell): boolean => typeof value !== "number" || (value | 0) === value;
const textCell = (cell: SourceCell): string | null => (isBlank(cell) ? null : cellText(cell));
const isLoose = (cell: SourceCell): boolean => typeof cell === "string" && !isBlank(cell) && cell !== readText(cell);

/** Names that differ also for a database that takes A and a for one. */
class Names {
  readonly #taken = new Set<string>();

  take(name: string): string {
    let free = name;
    for (let i = 2; this.#taken.has(free.toLowerCase()); i++) free = `${name} (${i})`;
    this.#taken.add(free.toLowerCase());
    return free;
  }
}

const LEAST_RUN = 3;
const isProblem = (header: string): boolean => problemName(header) !== null;

/**
 * Problems of a scoreboard are of one kind: where most hold "+2\n104" the one that holds only - and -3, because nobody
 * solved it, is no column of numbers.
 */
function consistent(
  columns: readonly { readonly path: string; readonly typed: TypedColumn }[],
): readonly TypedColumn[] {
  const run = columns.filter(({ path, typed }) => isProblem(path) && typed !== TEXT);
  const texts = run.filter(({ typed }) => typed.type === "text").length;
  if (run.length < LEAST_RUN || texts * 2 <= run.length) return columns.map(({ typed }) => typed);
  return columns.map(({ path, typed }) => (isProblem(path) ? TEXT : typed));
}

const UNREADABLE = {
  integer: "unreadable_number",
  real: "unreadable_number",
  boolean: "unreadable_boolean",
  date: "unreadable_time",
  timestamp: "unreadable_time",
} as const;

/** What stands in a column of numbers or dates and is none. */
function noteCast(
  table: SourceTable,
  column: string,
  cells: readonly SourceCell[],
  { type, cast, strays, marks }: TypedColumn,
  findings: Findings,
): void {
  if (type === "text") return;
  const rule = UNREADABLE[type];
  const example = (place: number) => ({
    row: table.rowNumbers[place] ?? 0,
    column,
    value: cellText(cells[place]).slice(0, 80),
  });
  if (type === "integer" || type === "real") {
    const numbers = (cast ?? []).filter((value) => typeof value === "number");
    const sentinels = sentinelsOf(numbers);
    cast?.forEach((value, place) => {
      if (typeof value === "number" && sentinels.has(value))
        findings.add("sentinel_kept", "info", example(place), { column, value });
    });
  }
  for (const place of strays) findings.add(rule, "error", example(place), { column });
  for (const place of marks) findings.add("not_a_score", "info", example(place), { column });
}
