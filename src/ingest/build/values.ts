import { normaliseName } from "../../model/aliases.ts";
import type { SourceCell } from "../table/source.ts";
import { numeral } from "./match.ts";

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
  "未参评",
  "未参加",
  "未提交",
  "缺赛",
  "缺",
  "暂无",
  "absent",
  "abs",
  "withdrawn",
  "forfait",
  "dns",
  "dnf",
  "dsq",
  "recused",
  "conflict",
  "abstain",
  "n/a",
  "na",
  "null",
  "none",
  "nan",
  "#n/a",
  ".",
  "*",
  "★",
  "☆",
  // 问卷
  "(跳过)",
  "(空)",
  "未答",
  // absent in other languages
  "np",
  "ausente",
  "no presentado",
  "não compareceu",
  "abwesend",
  "assente",
  "nieobecny",
  "н/я",
  "неявка",
  "欠席",
  "棄権",
  "결시",
  "기권",
]);
const RECUSED: ReadonlySet<string> = new Set(["回避", "recused", "conflict"]);
export const isRecused = (text: string): boolean => RECUSED.has(tidy(text).toLowerCase());

const MISSING = /^(?:#?n\/?a|nan|null|none|nil)$/i;
/** How programs write a blank: N/A, NaN. It gives no reason, and says nothing of what the column holds. */
export const isMissing = (cell: SourceCell): boolean => typeof cell === "string" && MISSING.test(tidy(cell));

const ASCII = /^[\0-\x7f]*$/;

/** Full-width digits and letters to half, blanks at the ends off. */
export const tidy = (text: string): string => (ASCII.test(text) ? text : text.normalize("NFKC")).trim();

const PLAIN_NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;
const THOUSANDS = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const UNIT =
  /\s*(分|人|名|个|项|支|家|位|次|轮|万?元|亿元|号|秒|分钟|小时|天|岁|题|道|票|篇|件|points?|pts?|pkt|puntos|pontos|punti|баллов|点|점|秒|[€£]|euros?|eur|usd|gbp|chf|rmb|cny|zł|pln|kč|czk|sec(?:ond)?s?|min(?:ute)?s?|hours?)$/i;
/** Units of which one column has one, else its figures are of different size. */
const SIZED = /(万元|亿元|元|秒|分钟|小时|天|sec|min|hour)[a-z]*$/i;

/** The unit of an amount or a time that stands behind a number; null where there is none of them. */
export const unitOf = (text: string): string | null =>
  /^[-+]?[\d.,\s]*\d/.test(text) ? (SIZED.exec(tidy(text))?.[1]?.toLowerCase() ?? null) : null;
const SIGN = "(?:US|CA|AU|HK|NZ|[ACRS])?\\$|[€£¥￥₩₹₽]|CHF|EUR|USD|GBP|RMB|CNY|JPY|Fr\\.|kr\\.?";
/** $1,234.00, -$4,000, R$ 5: the sign of a number may stand on either side of that of its currency. */
const CURRENCY = new RegExp(`^([-+]?)\\s*(?:${SIGN})\\s*(?=[-+]?[\\d.])`, "i");
/** ($4,000.00) and (1,234.50): what book-keepers write for less than nothing. */
const IN_THE_RED = new RegExp(`^\\((?=.*(?:[$€£¥￥₩₹₽]|\\d[.,'’]\\d))((?:${SIGN})?\\s*[\\d.,'’]+)\\)$`, "i");
/** 1'234.50, as the Swiss part thousands. */
const APOSTROPHES = /^[-+]?\d{1,3}(?:['’]\d{3})+(?:\.\d+)?$/;
/** 1 500: a blank of any width between thousands (NFKC has made it plain). */
const SPACED = /^[-+]?\d{1,3}(?: \d{3})+(?:\.\d+)?$/;
const DECIMAL_COMMA = /^[-+]?\d{1,3}(?:(?:[.\s]\d{3})*|\d*),\d+$/;
/** 4 (high), and strong accept (3): what is in brackets says the same in words, or the other way round. */
const BRACKETED = /^([-+]?\d+(?:\.\d+)?)\s*\((?=[^()\d]*\p{L})[^()\d]*\)$/u;
const IN_BRACKETS =
  /^(?=.*(?:accept|reject|borderline|neutral|strong|weak|excellent|good|fair|poor|confiden|expert|familiar|优|良|中|差|接收|拒绝))[^()\d]+\(([-+]?\d+(?:\.\d+)?)\)$/i;
/** 8: Top 50% of accepted papers; 4. Accept; 2 - weak; 3 = Good: the words are the scale's. */
const WORDED = /^([-+]?\d+(?:\.\d+)?)(?:\s*[:：=]\s*|\.\s+|\s+[-–—]\s+|\s+\()(?=[\p{L}(（])/u;
/** 3 good, 4 weak accept: without a mark between, only words of a scale tell a score from 3 days. */
const SCALED =
  /^([-+]?\d+(?:\.\d+)?)\s+(?=[^\d]*\b(?:accept|reject|borderline|neutral|excellent|outstanding|good|fair|poor|satisfactory)\b)(?:(?:strong|strongly|weak|weakly|clear|clearly|very|marginal|marginally|definite|definitely|tend|to|lean|leaning|somewhat|just|accept|reject|borderline|neutral|excellent|outstanding|good|fair|poor|satisfactory|paper)\b[\s,]*)+$/i;
const OUT_OF = /^(\d+(?:\.\d+)?)\s*\/\s*(\d+)$/;
const SCALES = new Set([3, 4, 5, 6, 7, 8, 9, 10, 20, 25, 30, 40, 50, 60, 100, 120, 150, 200]);

/** 第三轮, 第十二名. */
const CHINESE = /^第\s*([一二三四五六七八九十]{1,3})\s*[轮名次届期]?$/;

/** What a comma in a number parts: thousands, unless the column shows that it is the decimal sign. */
export interface NumberStyle {
  readonly comma?: "thousands" | "decimal" | "either";
  /** 1.234 is 1234; otherwise a point is the decimal sign. */
  readonly point?: "thousands";
  /** A word, in small letters, that stands for no value. */
  readonly mark?: string;
}

/**
 * 95, "95分", "1,234", "９５", "8/10" (8), "8: accept" (8), "85%" (0.85, as a spreadsheet keeps it). 0 is a value, a
 * blank is none. "1 500 €" and "4 (high)" are 1500 and 4.
 */
export function readNumber(
  cell: SourceCell,
  { comma = "thousands", point, mark }: NumberStyle = {},
): number | null | Unread {
  if (cell === null) return null;
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : "unreadable";
  if (typeof cell !== "string") return "unreadable";
  if (cell === "") return null;
  if (point === undefined && PLAIN_NUMBER.test(cell)) return Number(cell);
  const text = tidy(cell);
  if (text === "") return null;
  if (MARKS.has(text.toLowerCase()) || text.toLowerCase() === mark) return "mark";
  const percent = text.endsWith("%");
  const owed = text.startsWith("(") ? IN_THE_RED.exec(text)?.[1] : undefined;
  const amount = owed === undefined ? text : `-${owed}`;
  const bare = (percent ? text.slice(0, -1) : amount.replace(UNIT, "")).trim().replace(CURRENCY, "$1");
  const plain = withPoint(point === "thousands" ? bare.replace(POINTED, "") : bare, comma);
  if (!PLAIN_NUMBER.test(plain)) return percent ? "unreadable" : aside(text);
  // 28.999999999999996 for 29 %: a percentage has no more digits than were written.
  return percent ? Number(`${plain}e-2`) : Number(plain);
}

/** Points between thousands. */
const POINTED = /(?<=^[-+]?\d{1,3}(?:\.\d{3})*)\.(?=(?:\d{3}\.)*\d{3}(?:,\d+)?$)/g;

/** The digits with a decimal point and nothing between thousands. */
function withPoint(text: string, comma: NonNullable<NumberStyle["comma"]>): string {
  if (!text.includes(",")) {
    if (APOSTROPHES.test(text)) return text.replace(/['’]/g, "");
    return SPACED.test(text) ? text.replaceAll(" ", "") : text;
  }
  if (comma !== "decimal" && THOUSANDS.test(text)) return text.replaceAll(",", "");
  if (comma !== "thousands" && DECIMAL_COMMA.test(text)) return text.replace(/[.\s]/g, "").replace(",", ".");
  return text;
}

/** A number that stands before the words of its scale, or over its highest mark. */
function aside(text: string): number | "unreadable" {
  const worded = WORDED.exec(text) ?? BRACKETED.exec(text) ?? SCALED.exec(text) ?? IN_BRACKETS.exec(text);
  if (worded !== null) return Number(worded[1]);
  const over = OUT_OF.exec(text);
  if (over === null) return "unreadable";
  const [value, scale] = [Number(over[1]), Number(over[2])];
  return SCALES.has(scale) && value <= scale ? value : "unreadable";
}

/** 21-26: who shares these ranks has the first of them. */
const RANKS = /^(\d{1,5})\s*[-–—~～]\s*(\d{1,5})$/;

/** A rank as `readInteger`, also 21-26 (21), T-2 (tied, 2), 3. and 3º. */
export function readRank(cell: SourceCell): number | null | Unread {
  if (typeof cell !== "string") return readInteger(cell);
  const text = tidy(cell);
  const shared = RANKS.exec(text);
  if (shared !== null && Number(shared[1]) < Number(shared[2])) return Number(shared[1]);
  // NFKC has made o of º.
  return readInteger(text.replace(/^T-?(?=\d)|(?<=\d)(?:[.°]|\.?[oa]|T)$/gi, ""));
}

/** 3, "第3名", "第三轮", "R2", "=3", "3rd", "3e". */
export function readInteger(cell: SourceCell): number | null | Unread {
  const chinese = typeof cell === "string" ? CHINESE.exec(cell.trim()) : null;
  if (chinese !== null) return numeral(chinese[1] ?? "") ?? "unreadable";
  const value = readNumber(
    typeof cell === "string"
      ? cell.trim().replace(/^(?:第|=|r(?:ound)?\s*(?=\d))|(?<=\d)(?:st|nd|rd|th|er|e|[èe]me|\.?[ºª°]|=|位|위)$/gi, "")
      : cell,
  );
  // The tables hold whole numbers in 32 bits.
  return typeof value === "number" && (value | 0) !== value ? "unreadable" : value;
}

const YES = new Set([
  "是",
  "有",
  "对",
  "yes",
  "oui",
  "vrai",
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
  "ja",
  "sí",
  "si",
  "sì",
  "sim",
  "tak",
  "igen",
  "да",
  "はい",
  "예",
]);
const NO = new Set([
  "否",
  "无",
  "不",
  "no",
  "non",
  "faux",
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
  "nein",
  "não",
  "nie",
  "nem",
  "нет",
  "いいえ",
  "아니오",
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

/** Z, UTC, +08:00, GMT+0900 (日本標準時). */
const ZONE = "(?:\\s*(Z|(?:UTC|GMT)(?:[-+]\\d{1,2}(?::?\\d{2})?)?|[-+]\\d{2}(?::?\\d{2})?)(?:\\s*\\([^)]*\\))?)?";
const CLOCK = `(?:[,T\\s]+(?:at |à )?(\\d{1,2})[:h](\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*(am|pm)?${ZONE})?`;
const YEAR_FIRST = new RegExp(
  `^(\\d{4})\\s*[-/.年년]\\s*(\\d{1,2})\\s*[-/.月월]\\s*(\\d{1,2})\\s*[日일]?(?:[T\\s]*(上午|下午|am|pm)?\\s*(\\d{1,2})\\s*[:时点]\\s*(\\d{1,2})?\\s*分?(?:\\s*:?\\s*(\\d{1,2})(?:\\.\\d+)?\\s*秒?)?\\s*(上午|下午|am|pm)?${ZONE})?$`,
  "i",
);
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/;
const YEAR_LAST = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})${CLOCK}$`, "i");
/** 5 June 2026, 5 juin 2026, 05-Jun-2026, 5 de junio de 2026, 5. Juni 2026, Fri, 5 Jun 2026 08:03:00 +0800. */
const NAMED_DAY_FIRST = new RegExp(
  `^(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})(?:er|st|nd|rd|th|\\.|º)?(?:\\s+de)?[\\s-]+(\\p{L}{3,12})\\.?,?(?:\\s+del?)?[\\s-]+(\\d{4})(?:\\s*г\\.?)?${CLOCK}$`,
  "iu",
);
/** June 5, 2026; Fri Jun 05 2026 08:03:00 GMT+0800 (CST), as browsers write a date. */
const NAMED_MONTH_FIRST = new RegExp(
  `^(?:\\p{L}+\\.?,?\\s+)?(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${CLOCK}$`,
  "iu",
);
/** Fri Jun 05 08:03:00 CST 2026, as Unix and Java write it: the wall clock of a zone whose letters may mean several. */
const NAMED_YEAR_LAST =
  /^\p{L}{3}\s+(\p{L}{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:[A-Z]{2,5}|GMT[-+]\d{2}:\d{2})\s+(\d{4})$/u;
/** In English, French, Spanish, Portuguese, Italian, German, Dutch, Polish and Russian. */
const MONTHS: readonly RegExp[] = [
  /^(jan|ene|gen|sty|янв)/i,
  /^(feb|fév|fev|lut|фев)/i,
  /^(mar|mär|mrz|mrt|maart|мар)/i,
  /^(apr|avr|abr|kwi|апр)/i,
  /^(may|mayo|mai|maio|mag|maggio|mei|maja?|май|мая)$/i,
  /^(jun|juin|giu|cze|июн)/i,
  /^(jul|juil|lug|lip|июл)/i,
  /^(aug|aoû|aou|ago|sie|авг)/i,
  /^(sep|set|wrz|сен)/i,
  /^(oct|okt|ott|out|paź|окт)/i,
  /^(nov|lis|ноя)/i,
  /^(dec|déc|dez|dic|gru|дек)/i,
];
const monthOf = (name: string): number => MONTHS.findIndex((month) => month.test(name)) + 1;

const SHORTEST_MONTH = 28;

function wallClock(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number | "unreadable" {
  if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 59) return "unreadable";
  if (hour === 24 && (minute > 0 || second > 0)) return "unreadable";
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  // 31 June would roll over to 1 July; 24:00 is allowed to.
  const isOfMonth = day <= SHORTEST_MONTH || new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  return isOfMonth ? time : "unreadable";
}

/** Wall-clock time at the contest's place; a time with an offset is moved there. */
const CONTEST_OFFSET = 8 * 3_600_000;

const whole = (part: string | undefined): number => (part === undefined ? 0 : Number(part));

/** As programs write it: 2026-06-05 08:03:07. Read letter by letter, for whole columns are nothing else. */
const PLAIN_TIME = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}$/;
const ZERO = 48;

function plainTime(text: string): number | "unreadable" {
  const two = (at: number): number => 10 * text.charCodeAt(at) + text.charCodeAt(at + 1) - 11 * ZERO;
  return wallClock(100 * two(0) + two(2), two(5), two(8), two(11), two(14), two(17));
}

/** Which comes first in 6/5/2026. */
export type DateOrder = "day" | "month";

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
  if (PLAIN_TIME.test(cell)) return plainTime(cell);
  const text = tidy(cell);
  if (text === "") return null;
  const m = YEAR_FIRST.exec(text);
  if (m !== null) {
    const half = (m[4] ?? m[8])?.toLowerCase();
    let hour = whole(m[5]);
    if ((half === "下午" || half === "pm") && hour < 12) hour += 12;
    if ((half === "上午" || half === "am") && hour === 12) hour = 0;
    const local = wallClock(whole(m[1]), whole(m[2]), whole(m[3]), hour, whole(m[6]), whole(m[7]));
    return moved(local, m[9]);
  }
  const c = COMPACT.exec(text);
  if (c !== null) return wallClock(whole(c[1]), whole(c[2]), whole(c[3]), whole(c[4]), whole(c[5]), whole(c[6]));
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
  if (MARKS.has(text.toLowerCase())) return "mark";
  return PLAIN_NUMBER.test(text) ? fromNumber(Number(text)) : "unreadable";
}

function fromNumber(value: number): number | "unreadable" {
  if (value >= SERIALS.from && value <= SERIALS.to) return Math.round((EPOCH_1900 + value * DAY) / 1000) * 1000;
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 21_001_231) {
    return wallClock(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
  }
  // 2001-09-09 to 2096: what logs keep.
  if (value >= 1e9 && value < 4e9) return Math.round(value * 1000) + CONTEST_OFFSET;
  if (value >= 1e12 && value < 4e12) return Math.round(value) + CONTEST_OFFSET;
  return "unreadable";
}

function clock(m: RegExpExecArray, from: number): readonly [number, number, number] {
  const half = m[from + 3]?.toLowerCase();
  let hour = whole(m[from]);
  if (half === "pm" && hour < 12) hour += 12;
  if (half === "am" && hour === 12) hour = 0;
  return [hour, whole(m[from + 1]), whole(m[from + 2])];
}

const ofNamedMonth = (m: RegExpExecArray, day: string | undefined, month: string | undefined): number | Unread =>
  moved(wallClock(whole(m[3]), monthOf(month ?? ""), whole(day), ...clock(m, 4)), m[8]);

/** A year, a long number: no text that begins so has its year last. */
const THREE_DIGITS = /^\d{3}/;

/** The two numbers before a year that stands last; null for any other text. */
export function dayAndMonth(cell: SourceCell): readonly [number, number] | null {
  if (typeof cell !== "string" || THREE_DIGITS.test(cell)) return null;
  const m = YEAR_LAST.exec(tidy(cell));
  return m === null ? null : [whole(m[1]), whole(m[2])];
}

function yearLast(m: RegExpExecArray, order: DateOrder | null): number | Unread {
  const [a, b] = [whole(m[1]), whole(m[2])];
  const year = whole(m[3]) + (m[3]?.length === 2 ? 2000 : 0);
  const rest = clock(m, 4);
  if (a === b || b > 12) return moved(wallClock(year, a, b, ...rest), m[8]);
  if (a > 12) return moved(wallClock(year, b, a, ...rest), m[8]);
  if (order === null) return "ambiguous";
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

/** Several organisations in one cell, parted by 、 ; / or line ends, but not inside brackets. */
export function splitOrgs(text: string): readonly string[] {
  if (!/[、;；/\n]/.test(text) || text.includes("://")) return text.trim() === "" ? [] : [text.trim()];
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
