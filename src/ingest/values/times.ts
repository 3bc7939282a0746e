import type { SourceCell } from "../table/source.ts";
import { momentOfSerial } from "./days.ts";
import { isMark, type Unread } from "./no-value.ts";
import { PLAIN_NUMBER } from "./numbers.ts";
import { tidy } from "./texts.ts";
import {
  COMPACT,
  monthOf,
  NAMED_DAY_FIRST,
  NAMED_MONTH_FIRST,
  NAMED_YEAR_LAST,
  SHORT_YEAR_FIRST,
  YEAR_FIRST,
  YEAR_LAST,
} from "./time-forms.ts";

/** 1954-10-03 to 2119-01-18 as serials: numbers outside are no dates of a contest. */
const SERIALS = { from: 20_000, to: 80_000 } as const;

const SHORTEST_MONTH = 28;

function wallClock(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number | "unreadable" {
  if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 59) return "unreadable";
  if (hour === 24 && (minute > 0 || second > 0)) return "unreadable";
  // 31 June would roll over to 1 July; 24:00 is allowed to.
  if (day > SHORTEST_MONTH && new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return "unreadable";
  return startOfDay(year, month, day) + 1000 * (second + 60 * (minute + 60 * hour));
}

/** The day asked for last: those of a column are few. */
let lastDay = { year: 1970, month: 1, day: 1, time: 0 };

function startOfDay(year: number, month: number, day: number): number {
  if (year !== lastDay.year || month !== lastDay.month || day !== lastDay.day)
    lastDay = { year, month, day, time: Date.UTC(year, month - 1, day) };
  return lastDay.time;
}

/** Wall-clock time at the contest's place; a time with an offset is moved there. */
const CONTEST_OFFSET = 8 * 3_600_000;

const whole = (part: string | undefined): number => (part === undefined ? 0 : Number(part));

/** As programs write it: 2026-06-05 08:03:07. Read letter by letter, for whole columns are nothing else. */
const ZERO = 48;
const DASH = 45;
const COLON = 58;
const BLANK = 32;
const CAPITAL_T = 84;
const PLAIN_LENGTH = 19;

/** Such a time, letter by letter; null for a text of any other shape. */
export function readPlainTime(text: string): number | "unreadable" | null {
  if (text.length !== PLAIN_LENGTH) return null;
  const between = text.charCodeAt(10);
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH || (between !== BLANK && between !== CAPITAL_T))
    return null;
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return null;
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)];
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  // What is no digit makes the sum none.
  return Number.isNaN(year + month + day + hour + minute + second)
    ? null
    : wallClock(year, month, day, hour, minute, second);
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}

/** Which comes first in 6/5/2026, and in 26-06-05. */
export const DATE_ORDERS = ["year", "day", "month"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/**
 * A time as epoch milliseconds of its wall clock (read with UTC getters): 2026/6/5, 2026-06-05 8:03, 2026年6月5日18时,
 * 20260605, 5 juin 2026, a serial of a spreadsheet, a date cell, seconds or milliseconds since 1970 (UTC), or with an
 * offset, then moved to Asia/Shanghai.
 * @param order null: 6/5/2026 is "ambiguous"
 */
export function readTime(cell: SourceCell, order: DateOrder | null = null): number | null | Unread {
  if (cell === null) return null;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "unreadable" : cell.getTime();
  if (typeof cell === "boolean") return "unreadable";
  if (typeof cell === "number") return fromNumber(cell);
  if (cell === "") return null;
  const plain = readPlainTime(cell);
  if (plain !== null) return plain;
  const text = tidy(cell);
  if (text === "") return null;
  const m = YEAR_FIRST.exec(text);
  if (m !== null) {
    const hour = hourOf(whole(m[5]), m[4] ?? m[8]);
    const local = wallClock(whole(m[1]), whole(m[2]), whole(m[3]), hour, whole(m[6]), whole(m[7]));
    return moved(local, m[9]);
  }
  const c = COMPACT.exec(text);
  if (c !== null) return wallClock(whole(c[1]), whole(c[2]), whole(c[3]), whole(c[4]), whole(c[5]), whole(c[6]));
  const s = order === "year" ? SHORT_YEAR_FIRST.exec(text) : null;
  if (s !== null) return moved(wallClock(yearOf(s[1]), whole(s[2]), whole(s[3]), ...clock(s, 4)), s[8]);
  const l = YEAR_LAST.exec(text);
  if (l !== null) return yearLast(l, order);
  const named = NAMED_DAY_FIRST.exec(text);
  if (named !== null) return ofNamedMonth(named, named[1], named[2]);
  const american = NAMED_MONTH_FIRST.exec(text);
  if (american !== null) return ofNamedMonth(american, american[2], american[1]);
  const unix = NAMED_YEAR_LAST.exec(text);
  if (unix !== null) {
    return wallClock(
      whole(unix[6]),
      monthOf(unix[1] ?? ""),
      whole(unix[2]),
      whole(unix[3]),
      whole(unix[4]),
      whole(unix[5]),
    );
  }
  if (isMark(text)) return "mark";
  return PLAIN_NUMBER.test(text) ? fromNumber(Number(text)) : "unreadable";
}

function fromNumber(value: number): number | "unreadable" {
  if (value >= SERIALS.from && value <= SERIALS.to) return momentOfSerial(value);
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 21_001_231) {
    return wallClock(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
  }
  // 2001-09-09 to 2096: what logs keep.
  if (value >= 1e9 && value < 4e9) return Math.round(value * 1000) + CONTEST_OFFSET;
  if (value >= 1e12 && value < 4e12) return Math.round(value) + CONTEST_OFFSET;
  return "unreadable";
}

/** The hour of the day, of an hour with or without its half: 12 am is 0, 下午6 is 18. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (half === "下午" || half.toLowerCase() === "pm") return hour < 12 ? hour + 12 : hour;
  return hour === 12 ? 0 : hour;
}

function clock(m: RegExpExecArray, from: number): readonly [number, number, number] {
  return [hourOf(whole(m[from]), m[from + 3]), whole(m[from + 1]), whole(m[from + 2])];
}

/** Two digits are of the years from 1930 to 2029, as spreadsheets read them. */
const OLDEST_SHORT = 30;

function yearOf(digits: string | undefined): number {
  const year = whole(digits);
  return digits?.length === 2 ? year + (year < OLDEST_SHORT ? 2000 : 1900) : year;
}

const ofNamedMonth = (m: RegExpExecArray, day: string | undefined, month: string | undefined): number | Unread =>
  moved(wallClock(yearOf(m[3]), monthOf(month ?? ""), whole(day), ...clock(m, 4)), m[8]);

/** A year, a long number: no text that begins so has its year last. */
function beginsWithYear(text: string): boolean {
  for (let at = 0; at < 3; at++) {
    const code = text.charCodeAt(at);
    if (!(code >= ZERO && code <= ZERO + 9)) return false;
  }
  return true;
}

/** Whether it may be a date of which it is open what comes first: a look at its beginning tells of most cells. */
export const mayBeOpen = (cell: SourceCell): cell is string => typeof cell === "string" && !beginsWithYear(cell);

/** The two numbers before a year that stands last; null for any other text. */
export function dayAndMonth(cell: SourceCell): readonly [number, number] | null {
  if (!mayBeOpen(cell)) return null;
  const m = YEAR_LAST.exec(tidy(cell));
  return m === null ? null : [whole(m[1]), whole(m[2])];
}

/** The numbers of 26-06-05, and whether the last can be no year; null for any other text. */
export function shortDate(
  cell: SourceCell,
): { readonly parts: readonly [number, number, number]; readonly endsInDay: boolean } | null {
  if (!mayBeOpen(cell)) return null;
  const m = SHORT_YEAR_FIRST.exec(tidy(cell));
  return m === null ? null : { parts: [whole(m[1]), whole(m[2]), whole(m[3])], endsInDay: m[3]?.length === 1 };
}

function yearLast(m: RegExpExecArray, order: DateOrder | null): number | Unread {
  const [a, b] = [whole(m[1]), whole(m[2])];
  const year = yearOf(m[3]);
  const rest = clock(m, 4);
  if (a === b || b > 12) return moved(wallClock(year, a, b, ...rest), m[8]);
  if (a > 12) return moved(wallClock(year, b, a, ...rest), m[8]);
  if (order === null || order === "year") return "ambiguous";
  return moved(order === "day" ? wallClock(year, b, a, ...rest) : wallClock(year, a, b, ...rest), m[8]);
}

/** A wall clock with its zone, at the contest's place; without one it is taken to be there already. */
const moved = (local: number | "unreadable", zone: string | undefined): number | "unreadable" =>
  local === "unreadable" || zone === undefined ? local : local - offset(zone) + CONTEST_OFFSET;

/** Milliseconds that a zone is ahead of UTC: Z, UTC, +08, GMT+0900, -03:30. */
function offset(zone: string): number {
  const [, sign = "+", hours = "0", minutes = "0"] = /([-+])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  const ahead = Number(hours) * 60 + Number(minutes);
  return (sign === "-" ? -ahead : ahead) * 60_000;
}
