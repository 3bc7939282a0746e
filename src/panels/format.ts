import { isoOfDay } from "../filters/days.ts";
import type { Cell } from "../model/columns.ts";
import type { Language } from "../model/messages.ts";
import type { TableColumn } from "./types.ts";

/** The one place where figures become text: 1,234, 12.3%, 2026-06-05, in both languages. */

const integer = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const compact: Readonly<Record<Language, Intl.NumberFormat>> = {
  "zh-CN": new Intl.NumberFormat("zh-CN", { notation: "compact", maximumSignificantDigits: 3 }),
  en: new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 }),
};
const withDigits = [0, 1, 2, 3, 4].map(
  (digits) => new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);
const plain = new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 });

/** 1,234 */
export const formatCount = (value: number): string => integer.format(value);

/** +85, −1,234: always with its sign. */
export const formatChange = (value: number): string => `${value < 0 ? "−" : "+"}${integer.format(Math.abs(value))}`;

/** 12.3K, 1.2万: where the figure itself has no room. */
export const formatCompact = (value: number, language: Language): string => compact[language].format(value);

/** 1,234 / 5,678: what a filter leaves of a total; without a filter the figure alone. */
export const formatKept = (value: number, total: number, filtered: boolean): string =>
  filtered ? `${formatCount(value)} / ${formatCount(total)}` : formatCount(value);

/** 9.8: means and ratios, one decimal. */
export const formatDecimal = (value: number): string => decimal.format(value);

/** 9.81, 12,034: with so many decimals, up to four. */
export const formatDigits = (value: number, digits: number): string => (withDigits[digits] ?? plain).format(value);

/** 77.5, 80: a boundary as it is. */
export const formatNumber = (value: number): string => plain.format(value);

/** Whole days since 1970-01-01 → 2026-06-05. */
export const formatDay = isoOfDay;

/** 2026-06-05T18:00:00 → 2026-06-05 18:00; a whole day without its midnight. */
export const formatMoment = (iso: string): string => {
  const [day = "", time = ""] = iso.split("T");
  const clock = time.slice(0, 5);
  return clock === "" || clock === "00:00" ? day : `${day} ${clock}`;
};

/**
 * A part of a whole: below 10 cases a fraction (3/7), below 100 whole per cent, else one decimal; "–" of nothing.
 * Where it stands without its whole beside it, the whole has to be named.
 */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return "–";
  if (whole < 10) return `${formatCount(part)}/${formatCount(whole)}`;
  const percent = (100 * part) / whole;
  return `${whole < 100 ? formatCount(percent) : formatDecimal(percent)}%`;
}

/** A table's cell for people; a blank is blank and never 0. */
export function formatCell(cell: Cell, format: TableColumn["format"]): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return cell;
  switch (format) {
    case "integer":
      return formatCount(cell);
    case "decimal":
      return plain.format(Math.round(cell * 100) / 100);
    case "share":
      return `${formatDecimal(100 * cell)}%`;
    case "date":
      return formatDay(cell);
    case "moment":
      return formatMoment(new Date(cell).toISOString());
    case "text":
      return String(cell);
  }
}
