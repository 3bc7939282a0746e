import type { SourceCell } from "../table/source.ts";
import { tidy } from "./texts.ts";

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
  "未评分",
  "未评审",
  "未给分",
  "缺评",
  "漏评",
  "请假",
  "未到",
  "未到场",
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
/** @param text without blanks at its ends, letters and digits half-width */
export const isMark = (text: string): boolean => MARKS.has(text.toLowerCase());

const RECUSED: ReadonlySet<string> = new Set(["回避", "recused", "conflict"]);
export const isRecused = (text: string): boolean => RECUSED.has(tidy(text).toLowerCase());

const MISSING = /^(?:#?n\/?a|nan|null|none|nil)$/i;
/** How programs write a blank: N/A, NaN. It gives no reason, and says nothing of what the column holds. */
export const isMissing = (cell: SourceCell): boolean => typeof cell === "string" && MISSING.test(tidy(cell));
