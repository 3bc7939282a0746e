import { normaliseName } from "../model/aliases.ts";
import type { SourceCell } from "./source.ts";

/**
 * What single cells say. Every reader gives the value, null for a blank, or a word for why there is none:
 * "unreadable" (something stands there that is no such value), "mark" (it says that there is none: —, 缺考),
 * "ambiguous" (6/5/2026: day and month cannot be told apart).
 */
export type Unread = "unreadable" | "mark" | "ambiguous";

/** Texts that stand where a value would be and say that there is none. */
const MARKS = new Set([
  "-",
  "--",
  "—",
  "——",
  "–",
  "/",
  "\\",
  "无",
  "缺考",
  "缺席",
  "弃权",
  "回避",
  "弃赛",
  "未评",
  "未打分",
  "暂无",
  "n/a",
  "na",
  "null",
  "none",
  "nan",
  "#n/a",
  ".",
]);
export const RECUSED = "回避";

/** Full-width digits and letters to half, blanks at the ends off. */
export const tidy = (text: string): string => text.normalize("NFKC").trim();

const PLAIN_NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;
const THOUSANDS = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const UNIT = /(分|人|名|个|项|支|家|位|次|轮|元|万元|号|points?|pts?)$/i;

/** 95, "95分", "1,234", "９５", "85%" (0.85, as a spreadsheet keeps it). 0 is a value, a blank is none. */
export function readNumber(cell: SourceCell): number | null | Unread {
  if (cell === null) return null;
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : "unreadable";
  if (typeof cell !== "string") return "unreadable";
  if (cell === "") return null;
  if (PLAIN_NUMBER.test(cell)) return Number(cell);
  const text = tidy(cell);
  if (text === "") return null;
  if (MARKS.has(text.toLowerCase())) return "mark";
  const percent = text.endsWith("%");
  const bare = (percent ? text.slice(0, -1) : text.replace(UNIT, "")).trim();
  const plain = THOUSANDS.test(bare) ? bare.replaceAll(",", "") : bare;
  if (!PLAIN_NUMBER.test(plain)) return "unreadable";
  // 28.999999999999996 for 29 %: a percentage has no more digits than were written.
  return percent ? Number(`${plain}e-2`) : Number(plain);
}

export function readInteger(cell: SourceCell): number | null | Unread {
  const value = readNumber(typeof cell === "string" ? cell.replace(/^第/, "") : cell);
  // The tables hold whole numbers in 32 bits.
  return typeof value === "number" && (value | 0) !== value ? "unreadable" : value;
}

const YES = new Set([
  "是",
  "有",
  "对",
  "yes",
  "y",
  "true",
  "t",
  "1",
  "√",
  "✓",
  "✔",
  "晋级",
  "入围",
  "推荐",
  "已晋级",
  "已推荐",
  "正式",
  "已入围",
  "回避",
]);
const NO = new Set([
  "否",
  "无",
  "不",
  "no",
  "n",
  "false",
  "f",
  "0",
  "×",
  "✗",
  "x",
  "未晋级",
  "未入围",
  "不推荐",
  "未推荐",
  "打星",
  "非正式",
  "淘汰",
  "-",
  "—",
  "/",
]);

export function readBoolean(cell: SourceCell): boolean | null | Unread {
  if (cell === null) return null;
  if (typeof cell === "boolean") return cell;
  if (cell instanceof Date) return "unreadable";
  const text = tidy(String(cell)).toLowerCase();
  if (text === "") return null;
  if (YES.has(text)) return true;
  return NO.has(text) ? false : "unreadable";
}

/** 1.23457E+17 is what a spreadsheet saves as text of an identifier that it took for a number. */
export const isScientific = (text: string): boolean => /^\d(\.\d+)?E\+\d{2,}$/i.test(text);

/** Text as it stands but for blanks at the ends; a number as it is written, a time as 2026-06-05 08:03:00. */
export function readText(cell: SourceCell): string | null {
  if (cell === null) return null;
  if (typeof cell === "string") {
    const text = cell.trim();
    return text === "" ? null : text;
  }
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace("T", " ");
  return String(cell);
}

const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
/** 1954-10-03 to 2119-01-18 as serials: numbers outside are no dates of a contest. */
const SERIALS = { from: 20_000, to: 80_000 } as const;

const YEAR_FIRST =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]*(上午|下午|am|pm)?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2})?\s*分?(?:\s*:?\s*(\d{1,2})(?:\.\d+)?\s*秒?)?\s*(上午|下午|am|pm)?\s*(Z|[-+]\d{2}:?\d{2})?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

function wallClock(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number | "unreadable" {
  if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 59) return "unreadable";
  if (hour === 24 && (minute > 0 || second > 0)) return "unreadable";
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  // 31 June would roll over to 1 July; 24:00 is allowed to.
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day ? time : "unreadable";
}

/** Wall-clock time at the contest's place; a time with an offset is moved there. */
const CONTEST_OFFSET = 8 * 3_600_000;

const whole = (part: string | undefined): number => (part === undefined ? 0 : Number(part));

/**
 * A time as epoch milliseconds of its wall clock (read with UTC getters): 2026/6/5, 2026-06-05 8:03, 2026年6月5日18时,
 * 20260605, a serial of a spreadsheet, a date cell, or with an offset, then moved to Asia/Shanghai.
 */
export function readTime(cell: SourceCell): number | null | Unread {
  if (cell === null) return null;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "unreadable" : cell.getTime();
  if (typeof cell === "boolean") return "unreadable";
  if (typeof cell === "number") return fromNumber(cell);
  if (cell === "") return null;
  const text = tidy(cell);
  if (text === "") return null;
  const m = YEAR_FIRST.exec(text);
  if (m !== null) {
    const half = (m[4] ?? m[8])?.toLowerCase();
    let hour = whole(m[5]);
    if ((half === "下午" || half === "pm") && hour < 12) hour += 12;
    if ((half === "上午" || half === "am") && hour === 12) hour = 0;
    const local = wallClock(whole(m[1]), whole(m[2]), whole(m[3]), hour, whole(m[6]), whole(m[7]));
    if (local === "unreadable" || m[9] === undefined) return local;
    return local - offset(m[9]) + CONTEST_OFFSET;
  }
  const c = COMPACT.exec(text);
  if (c !== null) return wallClock(whole(c[1]), whole(c[2]), whole(c[3]), whole(c[4]), whole(c[5]), whole(c[6]));
  const l = YEAR_LAST.exec(text);
  if (l !== null) return yearLast(l);
  if (MARKS.has(text.toLowerCase())) return "mark";
  return PLAIN_NUMBER.test(text) ? fromNumber(Number(text)) : "unreadable";
}

function fromNumber(value: number): number | "unreadable" {
  if (value >= SERIALS.from && value <= SERIALS.to) return Math.round((EPOCH_1900 + value * DAY) / 1000) * 1000;
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 21_001_231) {
    return wallClock(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
  }
  return "unreadable";
}

function yearLast(m: RegExpExecArray): number | Unread {
  const a = whole(m[1]);
  const b = whole(m[2]);
  const rest = [whole(m[4]), whole(m[5]), whole(m[6])] as const;
  if (a === b || b > 12) return wallClock(whole(m[3]), a, b, ...rest);
  if (a > 12) return wallClock(whole(m[3]), b, a, ...rest);
  return "ambiguous";
}

function offset(text: string): number {
  if (text.toUpperCase() === "Z") return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith("-") ? -minutes : minutes) * 60_000;
}

/** Several organisations in one cell, parted by 、 ; / or line ends, but not inside brackets. */
export function splitOrgs(text: string): readonly string[] {
  if (!/[、;；/\n]/.test(text)) return text.trim() === "" ? [] : [text.trim()];
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const letter of text) {
    if ("（(【[".includes(letter)) depth++;
    else if ("）)】]".includes(letter)) depth = Math.max(0, depth - 1);
    if (depth === 0 && "、;；/\n".includes(letter)) {
      parts.push(part);
      part = "";
    } else part += letter;
  }
  parts.push(part);
  return parts.map((name) => name.trim()).filter((name) => name !== "");
}

/** The form under which two spellings of one name are the same. */
export const nameKey = (text: string): string => normaliseName(text);
