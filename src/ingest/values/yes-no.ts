import type { SourceCell } from "../table/source.ts";
import type { Unread } from "./no-value.ts";
import { tidy } from "./texts.ts";

/** Words that mean yes or no in any column. */
const SAID_YES = [
  "是",
  "yes",
  "oui",
  "vrai",
  "y",
  "true",
  "√",
  "✓",
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
] as const;
const SAID_NO = [
  "否",
  "no",
  "non",
  "faux",
  "n",
  "false",
  "×",
  "nein",
  "não",
  "nie",
  "nem",
  "нет",
  "いいえ",
  "아니오",
] as const;
/** What means it only in a column that is known to ask: 1, 有, 晋级; 0, 无, 淘汰. */
const YES: ReadonlySet<string> = new Set([
  ...SAID_YES,
  "有",
  "对",
  "t",
  "1",
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
const NO: ReadonlySet<string> = new Set([
  ...SAID_NO,
  "无",
  "不",
  "f",
  "0",
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
const SAID: ReadonlySet<string> = new Set([...SAID_YES, ...SAID_NO]);

/** Whether a cell says yes or no whatever its column may be called. */
export const saysYesOrNo = (cell: SourceCell): boolean =>
  typeof cell === "string" && SAID.has(tidy(cell).toLowerCase());

export function readBoolean(cell: SourceCell): boolean | null | Unread {
  if (cell === null) return null;
  if (typeof cell === "boolean") return cell;
  if (cell instanceof Date) return "unreadable";
  const text = tidy(String(cell)).toLowerCase();
  if (text === "") return null;
  if (YES.has(text)) return true;
  return NO.has(text) ? false : "unreadable";
}
