import { dateOrderOf, likelyOrder } from "../build/date-order.ts";
import { saysMoment } from "../outcome/type-headers.ts";
import { isBlank } from "../table/grid.ts";
import type { SourceCell } from "../table/source.ts";
import { readPlainTime, readTime } from "../values/times.ts";
import type { CheckedTable } from "./checked-table.ts";
import { cellsOf, isShown, text } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

const USUAL = "2026-06-05";
/** Ways of writing a date, the longer patterns first. */
const FORMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  [USUAL, /^\d{4}-\d{1,2}-\d{1,2}(?!\d)/],
  ["2026/6/5", /^\d{4}\/\d{1,2}\/\d{1,2}(?!\d)/],
  ["2026.6.5", /^\d{4}\.\d{1,2}\.\d{1,2}(?!\d)/],
  ["2026年6月5日", /^\d{4}\s*年/],
  ["20260605", /^\d{8}(?!\d)/],
  ["6/5/26", /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?!\d)/],
  ["6/5/2026", /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?!\d)/],
  ["5 Jun 2026", /\p{L}{3}/u],
];
const SERIAL = "46178";

function formOf(cell: SourceCell): string | null {
  if (typeof cell === "number") return SERIAL;
  if (typeof cell !== "string") return null;
  const said = cell.normalize("NFKC").trim();
  if (/^\d{5}(?:\.\d+)?$/.test(said)) return SERIAL;
  return FORMS.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}

interface Dates {
  readonly index: number;
  readonly header: string;
  /** By row, what is a date; NaN for what is none. */
  readonly times: Float64Array;
  /** Rows of dates with a year of two digits, as it seems. */
  readonly short: readonly number[];
  /** All are written as 2026-06-05 08:03:07. */
  readonly isPlain: boolean;
}

const SHORT = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?!\d)/;

const FEWEST = 5;
/** A column of which so many cells are dates is one of dates. */
const MOSTLY = 0.6;
const LOOK = 200;
const known = new WeakMap<CheckedTable, readonly Dates[]>();

/** Columns of dates, by their headers or the cells themselves, and when each row is. */
function datesOf(table: CheckedTable): readonly Dates[] {
  const before = known.get(table);
  if (before !== undefined) return before;
  const found = table.header.flatMap((header, index): readonly Dates[] => {
    // A day of birth is nobody's business.
    if (!isShown(header)) return [];
    const isSaid = saysMoment(header);
    const looksSo = (cell: SourceCell): boolean =>
      cell instanceof Date ||
      (typeof cell === "string" && /\d.*[-/.年].*\d/.test(cell)) ||
      (isSaid && formOf(cell) !== null);
    const step = Math.max(1, Math.floor(table.length / LOOK));
    let filled = 0;
    let alike = 0;
    for (let row = 0; row < table.length; row += step) {
      const cell = table.cell(row, index);
      if (isBlank(cell)) continue;
      filled++;
      if (looksSo(cell)) alike++;
    }
    if (alike < Math.min(FEWEST, filled) || alike < filled * MOSTLY || filled === 0) return [];
    const cells = cellsOf(table, index);
    const told = dateOrderOf(cells);
    const order = told === "open" ? likelyOrder(cells, "month") : told;
    const times = new Float64Array(cells.length).fill(Number.NaN);
    const short: number[] = [];
    let count = 0;
    let others = 0;
    for (let row = 0; row < cells.length; row++) {
      const cell = cells[row] ?? null;
      const plain = typeof cell === "string" ? readPlainTime(cell) : null;
      const time = plain ?? (looksSo(cell) ? readTime(cell, order) : null);
      if (typeof time !== "number") continue;
      times[row] = time;
      count++;
      if (plain !== null) continue;
      others++;
      if (SHORT.test(text(table, row, index))) short.push(row);
    }
    return count < FEWEST ? [] : [{ index, header, times, short, isPlain: others === 0 }];
  });
  known.set(table, found);
  return found;
}

/** Dates of one column in several writings: all are read, and a person may want to know. */
export const dateForms: QualityRule = {
  id: "date_forms",
  severity: "info",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      for (const { index, header, times, isPlain } of datesOf(source)) {
        if (isPlain) continue;
        const forms = new Map<string, { count: number; row: number }>();
        times.forEach((time, row) => {
          const cell = source.cell(row, index);
          const form = Number.isNaN(time) ? null : cell instanceof Date ? "" : formOf(cell);
          if (form === null) return;
          const seen = forms.get(form);
          if (seen === undefined) forms.set(form, { count: 1, row });
          else seen.count++;
        });
        if (forms.size < 2) continue;
        const sorted = [...forms].sort(([, a], [, b]) => b.count - a.count);
        const listed = sorted.map(([form, { count }]) => `${form === "" ? "Excel" : form} ${count}`).join(", ");
        for (const [, { count, row }] of sorted.slice(1)) {
          const place = { row: source.rowNumber(row), column: header, value: text(source, row, index).slice(0, 40) };
          note(sheet, place, { column: header, listed }, count);
        }
      }
    });
  },
};

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Years of two digits: which century is meant is taken and not known. */
export const shortYears: QualityRule = {
  id: "short_year",
  severity: "info",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      for (const { index, header, times, short } of datesOf(source)) {
        for (const row of short) {
          const value = text(source, row, index).slice(0, 40);
          const place = { row: source.rowNumber(row), column: header, value, after: day(times[row] ?? 0) };
          note(sheet, place, { column: header });
        }
      }
    });
  },
};

/** Most dates are of these years about the middle one; the others are far off where there are few of them. */
const NEAR_YEARS = 1;
const MOST_FAR = 0.1;
const ENOUGH = 8;

/** A few dates years away from all others: 2016 or 2062 among 2026, 1970-01-01 where there was none. */
export const farDates: QualityRule = {
  id: "far_date",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      for (const { header, index, times } of datesOf(source)) {
        if (areOfOneTime(times)) continue;
        const years = times.map((time) => (Number.isNaN(time) ? time : new Date(time).getUTCFullYear()));
        const sorted = years.filter((year) => !Number.isNaN(year)).sort();
        const middle = sorted[sorted.length >> 1];
        if (sorted.length < ENOUGH || middle === undefined) continue;
        const isFar = (year: number): boolean => Math.abs(year - middle) > NEAR_YEARS;
        const near = sorted.filter((year) => !isFar(year));
        const far = sorted.length - near.length;
        if (far === 0 || far > Math.max(1, sorted.length * MOST_FAR)) continue;
        const values = { column: header, from: near[0] ?? middle, to: near.at(-1) ?? middle };
        years.forEach((year, row) => {
          if (!isFar(year)) return;
          note(
            sheet,
            { row: source.rowNumber(row), column: header, value: text(source, row, index).slice(0, 40) },
            values,
          );
        });
      }
    });
  },
};

/** The first and the last are so near that none is far: most columns need no further look. */
function areOfOneTime(times: Float64Array): boolean {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return new Date(last).getUTCFullYear() - new Date(first).getUTCFullYear() <= NEAR_YEARS;
}
