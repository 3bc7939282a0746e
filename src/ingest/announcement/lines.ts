import { NUMERAL } from "./numbers.ts";

interface Line {
  /** Counted from 1 as a text editor counts. */
  readonly line: number;
  /** Without blanks at both ends. */
  readonly text: string;
}

export interface HeadingLine extends Line {
  readonly kind: "track" | "problem";
  readonly numeral: string;
  readonly title: string;
}

/** One line of the announcement that is not blank, told by its shape. */
export type AnnouncementLine =
  | HeadingLine
  /** unmarked: begins like a heading, but with another sign (or none) where the colon belongs. */
  | (Line & { readonly kind: "unmarked" | "page_number" | "text" });

const LINE_END = /\r\n|\r|\n|\u2028|\u2029/;
/** Blank as people see it: what String.trim takes away, and characters without width. */
const EDGES = /^[\s\u200B-\u200D\u2060]+|[\s\u200B-\u200D\u2060]+$/g;
const HEADING = new RegExp(`^赛(道|题)\\s*(${NUMERAL})\\s*[：:﹕∶]\\s*(.*)$`);
const UNMARKED = new RegExp(`^赛[道题]\\s*(?:${NUMERAL})(?:\\s*[、.．,，;；—-]|\\s|$)`);
/** What a converted PDF leaves between two pages: 12, - 12 -, — 12 —, 第12页, 第 3 页 共 9 页. */
const PAGE_NUMBER = /^(?:[-–—－]+\s*\d{1,3}\s*[-–—－]+|\d{1,3}|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?)$/;

/** Splits a text into its lines and tells each by its shape alone; blank lines are left out. */
export function announcementLines(text: string): AnnouncementLine[] {
  const lines: AnnouncementLine[] = [];
  for (const [index, raw] of text.split(LINE_END).entries()) {
    const trimmed = raw.replace(EDGES, "");
    if (trimmed !== "") lines.push(classify(index + 1, trimmed));
  }
  return lines;
}

function classify(line: number, text: string): AnnouncementLine {
  const [, word, numeral, title] = HEADING.exec(text) ?? [];
  if (numeral !== undefined && title !== undefined) {
    return { line, text, kind: word === "道" ? "track" : "problem", numeral, title };
  }
  if (UNMARKED.test(text)) return { line, text, kind: "unmarked" };
  return { line, text, kind: PAGE_NUMBER.test(text) ? "page_number" : "text" };
}
