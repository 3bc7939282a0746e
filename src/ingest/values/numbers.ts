import type { SourceCell } from "../table/source.ts";
import { isMark, type Unread } from "./no-value.ts";
import { tidy } from "./texts.ts";

/** -1.5e3: what Number reads. */
export const PLAIN_NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;
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

/** What a comma in a number parts: thousands, unless the column shows that it is the decimal sign. */
export interface NumberStyle {
  readonly comma?: "thousands" | "decimal" | "either";
  /** 1.234 is 1234; otherwise a point is the decimal sign. */
  readonly point?: "thousands";
  /** Words, in small letters, that stand for no value. */
  readonly marks?: ReadonlySet<string>;
}

/**
 * 95, "95分", "1,234", "９５", "8/10" (8), "8: accept" (8), "85%" (0.85, as a spreadsheet keeps it). 0 is a value, a
 * blank is none. "1 500 €" and "4 (high)" are 1500 and 4.
 */
export function readNumber(
  cell: SourceCell,
  { comma = "thousands", point, marks }: NumberStyle = {},
): number | null | Unread {
  if (cell === null) return null;
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : "unreadable";
  if (typeof cell !== "string") return "unreadable";
  if (cell === "") return null;
  if (point === undefined && PLAIN_NUMBER.test(cell)) return Number(cell);
  // '77.5: how spreadsheets are told to take a number for text.
  const text = tidy(cell).replace(/^['‘’`](?=[-+]?[\d.])/, "");
  if (text === "") return null;
  if (isMark(text) || marks?.has(text.toLowerCase()) === true) return "mark";
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
