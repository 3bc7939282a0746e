import { cellText } from "../table/grid.ts";
import type { SourceCell } from "../table/source.ts";
import { MS_A_DAY, SERIAL_ZERO } from "../values/days.ts";
import { isShown } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

/** 95, 3-2, 5/6, 3:2: what spreadsheets take for a day. */
const NUMBER = /^\d+(?:\.\d+)?$|^\d{1,2}\s*[-/:：]\s*\d{1,2}$/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SHOWN_DAY = /^(\d{1,2})月(\d{1,2})日$/;
const DAY_MONTH = /^(\d{1,2})-([A-Za-z]{3})$/;
const MONTH_DAY = /^([A-Za-z]{3})-(\d{2})$/;
const FULL = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: 0?0:00(?::00)?)?$/;
const FEWEST = 4;
/** A column without numbers among so many rows is one of texts. */
const LOOK = 200;
const MOST_DAYS = 0.4;
/** Serials of days before are numbers that were only shown as days: 85 as 1900-03-25. */
const FIRST_YEAR_OF_DAYS = 1930;

/** What a date among numbers was, as far as it can be told; null where it is no such date. */
function numberIn(cell: SourceCell): string | null {
  const text = cellText(cell).trim();
  const shown = SHOWN_DAY.exec(text);
  if (shown !== null) return `${shown[1]}-${shown[2]}`;
  const day = DAY_MONTH.exec(text);
  const dayMonth = MONTHS.indexOf(day?.[2]?.toLowerCase() ?? "") + 1;
  if (dayMonth > 0) return `${dayMonth}-${Number(day?.[1])}`;
  const month = MONTH_DAY.exec(text);
  const monthDay = MONTHS.indexOf(month?.[1]?.toLowerCase() ?? "") + 1;
  if (monthDay > 0) return `${monthDay}-${Number(month?.[2])}`;
  const full = FULL.exec(text);
  if (full === null) return null;
  const [year, m, d] = [Number(full[1]), Number(full[2]), Number(full[3])];
  if (year >= FIRST_YEAR_OF_DAYS) return `${m}-${d}`;
  const serial = (Date.UTC(year, m - 1, d) - SERIAL_ZERO) / MS_A_DAY;
  // Excel has a 29th of February in 1900.
  return String(serial <= 60 ? serial - 1 : serial);
}

/** Numbers and pairs of numbers (比分 3-2, 座位 5-6) that a spreadsheet has made dates of. */
export const numbersAsDates: QualityRule = {
  id: "number_as_date",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      source.header.forEach((column, index) => {
        const days: { readonly row: number; readonly was: string; readonly text: string }[] = [];
        let numbers = 0;
        for (let row = 0; row < source.length; row++) {
          if (row === LOOK && numbers < FEWEST) return;
          const cell = source.cell(row, index);
          if (typeof cell === "number") numbers++;
          else if (typeof cell === "string" && NUMBER.test(cell.trim())) numbers++;
          else if (typeof cell === "string" || cell instanceof Date) {
            const was = numberIn(cell);
            if (was !== null) days.push({ row, was, text: cellText(cell).trim() });
          }
        }
        if (days.length === 0 || numbers < FEWEST || days.length > (days.length + numbers) * MOST_DAYS) return;
        for (const { row, was, text } of days) {
          const value = isShown(column) ? `${text} ≈ ${was}` : null;
          note(sheet, { row: source.rowNumber(row), column, value }, { column });
        }
      });
    });
  },
};
