import type { SourceCell } from "../table/source.ts";
import type { Unread } from "./no-value.ts";
import { readNumber } from "./numbers.ts";
import { tidy } from "./texts.ts";

const DIGITS = "零一二三四五六七八九";

/** 1 … 99 in Arabic or Chinese digits (十七, 二十, 3); null for anything else. */
export function numeral(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const m = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (m === null || text === "") return null;
  if (m[2] === undefined) return text.length === 1 ? DIGITS.indexOf(text) : null;
  return (m[1] === undefined ? 1 : DIGITS.indexOf(m[1])) * 10 + (m[3] === undefined ? 0 : DIGITS.indexOf(m[3]));
}

/** 第三轮, 第十二名. */
const CHINESE = /^第\s*([一二三四五六七八九十]{1,3})\s*[轮名次届期]?$/;

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
