import { NUMERAL, parseNumeral } from "../announcement/numbers.ts";

/** What the cells of a list of problems say, in the words of an announcement's headings. */

export interface TrackWords {
  readonly no: number | null;
  /** Without 赛道一： before it and 赛道 behind it, as an announcement's track is named; "" where only a number stands. */
  readonly name: string;
}

const COLON = "[：:﹕∶、.．\\s—–-]";
/** 赛道一：工业制造赛道, 第3赛道, Track 2 - Health, T05, 三、现代农业. */
const TRACK = new RegExp(
  `^(?:(?:赛道|track|t)\\s*(${NUMERAL})|第\\s*(${NUMERAL})\\s*赛道|(${NUMERAL})\\s*(?=[、.．：:]|$))${COLON}*(.*)$`,
  "iu",
);

export function trackWords(text: string): TrackWords {
  const plain = text.replace(/\s+/gu, " ").trim();
  const [, marked, ordinal, bare, rest] = TRACK.exec(plain) ?? [];
  const numeral = marked ?? ordinal ?? bare;
  const no = numeral === undefined ? null : parseNumeral(numeral);
  const name = no === null ? plain.replace(/^赛道\s*[：:]\s*/u, "") : (rest ?? "");
  return { no, name: name.replace(/(?<=.)赛道$/u, "").trim() };
}

export interface TitleWords {
  readonly no: number | null;
  readonly title: string;
}

const SHORT = "[0-9０-９]{1,3}|[零〇一二三四五六七八九十百]{1,4}";
/** 赛题 3：…, 第三题 …, Problem 2: …; a number alone is one only where a sign parts it from what follows. */
const TITLE = new RegExp(
  `^(?:(?:赛题|题目|榜题|题|problem|challenge|task)\\s*(${SHORT})(?:\\s*[：:﹕∶、.．)）—–-]\\s*|\\s+|$)|第\\s*(${SHORT})\\s*题${COLON}*)(.*)$`,
  "iu",
);
const BARE = new RegExp(`^[（(]?(${SHORT})(?:\\s*[、：:)）]|[.．](?!\\d))\\s*(.+)$`, "u");

export function titleWords(text: string): TitleWords {
  const plain = text.trim();
  const [, marked, ordinal, rest] = TITLE.exec(plain) ?? [];
  const no = parseNumeral(marked ?? ordinal ?? "");
  return no === null ? { no: null, title: plain } : { no, title: (rest ?? "").trim() };
}

/** The same of 1、… and 三. …, where a list numbers its titles so. */
export function numberedTitle(text: string): TitleWords {
  const [, numeral, title] = BARE.exec(text.trim()) ?? [];
  const no = numeral === undefined ? null : parseNumeral(numeral);
  return no === null ? titleWords(text) : { no, title: (title ?? "").trim() };
}

/** A problem's number in its track: 3, 03, P3, 赛题三, 第3题; of T1-P3 and 1-3 with the track's. Null: a code of its own. */
export function codeNumber(text: string): { readonly track: number | null; readonly no: number } | null {
  const plain = text.normalize("NFKC").trim();
  const both = /^T?0*(\d{1,3})\s*[-_.]?\s*P0*(\d{1,3})$/i.exec(plain) ?? /^T?0*(\d{1,3})[-_.]0*(\d{1,3})$/i.exec(plain);
  if (both !== null) return { track: Number(both[1]), no: Number(both[2]) };
  const [, numeral] =
    new RegExp(`^(?:赛题|题目|榜题|题|第|P|No\\.?)?\\s*(${SHORT})\\s*(?:号|题)?$`, "iu").exec(plain) ?? [];
  const no = numeral === undefined ? null : parseNumeral(numeral);
  return no === null ? null : { track: null, no };
}

const LATIN = /[\p{Script=Latin}\p{Script=Cyrillic}\d,.;:!?)"'’]/u;

/** The paragraphs of a cell as one line, as an announcement's text is: with a blank between words of letters, else none. */
export function oneLine(text: string): string {
  const parts = text.split(/\s*[\r\n\u2028\u2029]+\s*/u).map((part) => part.trim());
  return parts
    .filter((part) => part !== "")
    .reduce((all, part) => {
      const isOfWords = LATIN.test(all.at(-1) ?? "") && /^[\p{Script=Latin}\p{Script=Cyrillic}\d("'“‘]/u.test(part);
      return isOfWords ? `${all} ${part}` : all + part;
    }, "");
}
