import { sqlName, sqlText } from "../../engine/sql.ts";
import { givenName } from "../../engine/tables/beside.ts";
import type { Columns } from "../../model/columns.ts";
import {
  contentColumns,
  loadedRows,
  type MergedTable,
  type MergeQuestion,
  mergedRows,
  removesRows,
  tableOf,
} from "./merge-sql.ts";

/** What is asked of the union of rows given and loaded. */

/** How many rows each column has in the rows given. */
export const toldQuery = (table: MergedTable): string =>
  `SELECT count(*) AS rows, ${contentColumns(table)
    .map((name) => `count(${sqlName(name)}) AS ${sqlName(name)}`)
    .join(", ")} FROM ${givenName(table)}`;

/** Parts of a key that mostly are one of few, and may be the same everywhere. */
const fewValued = (table: MergedTable): readonly string[] => {
  const { columns, key } = tableOf(table);
  return columns
    .filter((column) => key.includes(column.name) && (column.category === true || column.type !== "text"))
    .map(({ name }) => name);
};

/** The first and the last value of each, as text, among the rows that have one, and among how many of how many that is. */
export function spreadQuery(table: MergedTable): string | null {
  const names = fewValued(table);
  if (names.length === 0) return null;
  const spread = (from: string): string =>
    `SELECT count(*) AS rows, ${names
      .map((name) => [
        `count(${sqlName(name)})`,
        `CAST(min(${sqlName(name)}) AS VARCHAR)`,
        `CAST(max(${sqlName(name)}) AS VARCHAR)`,
      ])
      .map(([count, low, high], i) => `${count} AS n_${i}, ${low} AS low_${i}, ${high} AS high_${i}`)
      .join(", ")} FROM ${from}`;
  return `${spread(givenName(table))} UNION ALL ${spread(table)}`;
}

/** The parts of a key by which rows differ, as `spreadQuery` has told; all of them where it tells of none. */
export function partsApart(table: MergedTable, spread: Columns): readonly string[] {
  const { key } = tableOf(table);
  const sides = (spread.rows ?? []).flatMap((rows, side) => (Number(rows) === 0 ? [] : [side]));
  const isSame = (i: number): boolean => {
    const said = sides.map((side) => {
      const [n, low, high] = [`n_${i}`, `low_${i}`, `high_${i}`].map((name) => spread[name]?.[side] ?? null);
      if (Number(n) === 0) return null;
      return Number(n) === Number(spread.rows?.[side]) && low === high ? String(low) : undefined;
    });
    return said.every((value) => value !== undefined && value === said[0]);
  };
  const same = new Set(fewValued(table).filter((_, i) => isSame(i)));
  const apart = key.filter((name) => !same.has(name));
  return apart.length === 0 ? key : apart;
}

const RETOLD = "count(*) FILTER (WHERE state = 'same' AND is_retold) AS retold";

/** How many rows have each state, and in how many each column changed. */
export function countsQuery(question: MergeQuestion): string {
  const changed = [...question.told].map((name) => {
    const [now, before] = [sqlName(name), sqlName(`old_${name}`)];
    return `count(*) FILTER (WHERE state = 'changed' AND ${now} IS DISTINCT FROM ${before}) AS ${now}`;
  });
  return `${mergedRows(question)} SELECT ${["state", "count(*) AS rows", RETOLD, ...changed].join(", ")} FROM merged GROUP BY state`;
}

/** The first rows of a state, their keys and what told columns were and are, all as text. */
export function examplesQuery(question: MergeQuestion, state: "added" | "changed" | "unseen", most: number): string {
  const { key } = tableOf(question.table);
  const { apart } = question;
  const shown = [...key, ...contentColumns(question.table).flatMap((name) => [name, `old_${name}`])].map(
    (name) => `CAST(${sqlName(name)} AS VARCHAR) AS ${sqlName(name)}`,
  );
  return `${mergedRows(question)} SELECT ${shown.join(", ")} FROM merged WHERE state = ${sqlText(state)}
    ORDER BY ${apart.map(sqlName).join(", ")} LIMIT ${most}`;
}

/** What is left of the union; not asked for where nothing goes, since telling a row's state takes as long as the rest. */
const staying = (question: MergeQuestion): string => (removesRows(question) ? " WHERE state <> 'removed'" : "");

/** The table as it is after the import, by key: the same rows give the same bytes. */
export function rowsQuery(question: MergeQuestion, blank: ReadonlySet<string>): string {
  const { columns } = tableOf(question.table);
  // A boolean column without any value is one that Arrow's writer spoils.
  const shown = columns.map(({ name, type }) =>
    type === "boolean" && blank.has(name) ? `CAST(NULL AS INTEGER) AS ${sqlName(name)}` : sqlName(name),
  );
  return `${mergedRows(question)} SELECT ${shown.join(", ")} FROM merged${staying(question)}
    ORDER BY ${question.apart.map(sqlName).join(", ")}`;
}

/** How many values boolean columns have in the table as it will be; those that are told have some, and are left out. */
export function blanksQuery(question: MergeQuestion): string | null {
  const { columns } = tableOf(question.table);
  const untold = columns.filter(({ name, type }) => type === "boolean" && !question.told.has(name));
  if (untold.length === 0) return null;
  const counts = untold.map(({ name }) => `count(${sqlName(name)}) AS ${sqlName(name)}`).join(", ");
  return removesRows(question)
    ? `${mergedRows(question)} SELECT ${counts} FROM merged${staying(question)}`
    : `SELECT ${counts} FROM (${loadedRows(question)})`;
}

/** Per track, how many registrations are given and how many are loaded and lie outside of what is given. */
export const tracksQuery = (question: MergeQuestion): string => `${mergedRows(question)}
  SELECT track_id, count(*) FILTER (WHERE state IN ('added', 'changed', 'same')) AS given,
    count(*) FILTER (WHERE state = 'outside') AS outside
  FROM merged WHERE status IS DISTINCT FROM 'unregistered' GROUP BY track_id ORDER BY track_id`;
