import { isBlank } from "../table/grid.ts";
import type { SourceCell, SourceTable } from "../table/source.ts";
import { newCells } from "../values/remembered.ts";
import { type DateOrder, dayAndMonth, mayBeOpen, readTime, shortDate } from "../values/times.ts";

/** What comes first in the dates of a column, where one date alone leaves it open. */

/**
 * Which comes first in 6/5/2026 or 26-06-05: what a value like 25/6/2026 shows, else the order in which the rows stand in time.
 * "open": both fit, and a person has to say. null: there is no such date, or values show both orders, and each says it
 * of itself alone.
 */
export function dateOrderOf(cells: readonly SourceCell[]): DateOrder | "open" | null {
  const years = shortYears(cells);
  if (years !== null) return years.isSure ? "year" : onlySorted(cells, ["day", "year"]);
  let day = false;
  let month = false;
  let open = false;
  let isDotted = true;
  const isNew = newCells();
  for (const cell of cells) {
    if (!mayBeOpen(cell) || !isNew(cell)) continue;
    const parts = dayAndMonth(cell);
    if (parts === null) continue;
    isDotted &&= DOTTED.test(cell);
    if (parts[0] > 12) day = true;
    else if (parts[1] > 12) month = true;
    else if (parts[0] !== parts[1]) open = true;
  }
  if (!open || (day && month)) return null;
  if (day || month) return day ? "day" : "month";
  if (isDotted) return "day";
  return onlySorted(cells, ["day", "month"]);
}

function onlySorted(cells: readonly SourceCell[], orders: readonly DateOrder[]): DateOrder | "open" {
  const [only, ...others] = orders.filter((order) => isSorted(cells, order));
  return others.length === 0 ? (only ?? "open") : "open";
}

/** No month: a date that begins with it begins with a day, or with a year. */
const LEAST_YEAR = 13;
/** So many years a column of dates is of. */
const FEW_YEARS = 2;

interface ShortYears {
  readonly isSure: boolean;
  /** How many different numbers stand first, and last. */
  readonly first: number;
  readonly last: number;
}

/** Dates such as 26-06-05, of which each may have its year first; null where the column's values do not leave that open. */
function shortYears(cells: readonly SourceCell[]): ShortYears | null {
  const [first, last] = [new Set<number>(), new Set<number>()];
  let isSure = false;
  const isNew = newCells();
  for (const cell of cells) {
    if (!mayBeOpen(cell) || !isNew(cell)) continue;
    const date = shortDate(cell);
    if (date === null) {
      // A year of four digits at the end.
      if (dayAndMonth(cell) !== null) return null;
      continue;
    }
    const [year, month, day] = date.parts;
    if (year < LEAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) return null;
    isSure ||= year > 31 || date.endsInDay;
    first.add(year);
    last.add(day);
  }
  const isOfOneYear = last.size === 1 && first.size > FEW_YEARS;
  return first.size === 0 || (isOfOneYear && !isSure) ? null : { isSure, first: first.size, last: last.size };
}

/** Whether it is open if the year or the day comes first, and not which of day and month. */
export const leavesYearOpen = (cells: readonly SourceCell[]): boolean => shortYears(cells)?.isSure === false;

/** 01.10.1975: nobody puts the month before a point. */
const DOTTED = /^\s*\d{1,2}\.\s?\d{1,2}\.\s?\d/;

/** So many texts of a column say whether dates stand in it. */
const FIRST_TEXTS = 50;
const known = new WeakMap<SourceTable, DateOrder | null>();

/** The order that the table's other columns show: dates of one file are written in one way. null: none, or both. */
function orderOfTable(table: SourceTable): DateOrder | null {
  const before = known.get(table);
  if (before !== undefined) return before;
  const orders = new Set<DateOrder>();
  table.header.forEach((_, index) => {
    if (shortYears(table.rows.map((row) => row[index] ?? null)) !== null) return;
    let texts = 0;
    let dates = 0;
    for (const row of table.rows) {
      const cell = row[index] ?? null;
      if (typeof cell !== "string" || isBlank(cell)) continue;
      texts++;
      const parts = dayAndMonth(cell);
      if (parts !== null) dates++;
      if (texts >= FIRST_TEXTS && dates * 2 <= texts) return;
      if (parts !== null && parts[0] > 12) orders.add("day");
      if (parts !== null && parts[1] > 12) orders.add("month");
    }
  });
  const [order, ...others] = orders;
  const found = others.length === 0 ? (order ?? null) : null;
  known.set(table, found);
  return found;
}

/** The order of dates in a column of a table: what it shows itself, else what the table's other columns show. */
export function dateOrderIn(table: SourceTable, cells: readonly SourceCell[]): DateOrder | "open" | null {
  const own = dateOrderOf(cells);
  return own === "open" && !leavesYearOpen(cells) ? (orderOfTable(table) ?? "open") : own;
}

const ACCENTS = /[à-öø-ÿœąćęłńśźżčďěňřšťůžőű]/i;
const WORDS =
  /\b(?:nom|prénom|année|soumis|fecha|nombre|apellidos?|titulo|datum|nachname|vorname|titel|einreichung|nome|cognome|titolo|autori|naam|tytul)\b/i;

/** What is taken until a person says: spreadsheets in English have the month first, those in most languages the day. */
export const assumedOrder = (header: readonly string[]): DateOrder =>
  header.some((name) => ACCENTS.test(name) || WORDS.test(name)) ? "day" : "month";

/**
 * What is taken of one column: 6/10, 7/10 and 8/10 are days of one month rather than one day of three months, but for
 * the first of a month, on which many things fall due. Else `assumed`.
 */
export function likelyOrder(cells: readonly SourceCell[], assumed: DateOrder): DateOrder {
  const years = shortYears(cells);
  // Days differ more than years.
  if (years !== null) return years.last < years.first ? "day" : "year";
  const [first, second] = [new Set<number>(), new Set<number>()];
  for (const cell of cells) {
    const parts = dayAndMonth(cell);
    if (parts === null) continue;
    first.add(parts[0]);
    second.add(parts[1]);
  }
  if (second.size === 1 && first.size > 1 && !second.has(1)) return "day";
  return first.size === 1 && second.size > 1 && !first.has(1) ? "month" : assumed;
}

/** Fewer rows stand in order by chance. */
const FEWEST_IN_ORDER = 4;

function isSorted(cells: readonly SourceCell[], order: DateOrder): boolean {
  let before: number | null = null;
  let rises = 0;
  let falls = 0;
  for (const cell of cells) {
    const time = readTime(cell, order);
    if (typeof time !== "number") continue;
    if (before !== null && time > before) rises++;
    if (before !== null && time < before) falls++;
    before = time;
  }
  return Math.min(rises, falls) === 0 && Math.max(rises, falls) >= FEWEST_IN_ORDER - 1;
}
