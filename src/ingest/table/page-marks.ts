import { cellText, isBlank } from "./grid.ts";
import type { SourceCell } from "./source.ts";

/** 第2页 共5页, Page 2 of 5: nothing else is written so. */
const PAGE = /^(?:第\s*\d+\s*页|共\s*\d+\s*页|第\s*\d+\s*[/／]\s*\d+\s*页|page\s*\d+(?:\s*(?:of|\/)\s*\d+)?)$/i;
/** - 2 -, 3/5, 3: only where a page ends. */
const NUMBER = /^(?:[-—–]\s*\d+\s*[-—–]|\d+\s*[/／]\s*\d+|\d+)$/;
const BETWEEN = /[\s,，;；|/／]+/;
/** In narrower tables a lone cell may be a row. */
const LEAST_WIDTH = 3;

interface Body {
  readonly rows: readonly (readonly SourceCell[])[];
  readonly firstData: number;
  /** The last row that is not blank. */
  readonly last: number;
  readonly width: number;
  /** Rows that repeat the header. */
  readonly headers: ReadonlySet<number>;
  /** What stands alone in a row above the header. */
  readonly titles: ReadonlySet<string>;
}

/** Rows that a print has at the end and the top of each page: its number, and the title over the header again. */
export function pageMarks({ rows, firstData, last, width, headers, titles }: Body): ReadonlySet<number> {
  const marks = new Set<number>();
  if (width < LEAST_WIDTH) return marks;
  /** From here to the next header, or to the end, there are only marks of a page. */
  let isEdge = headers.size > 0;
  for (let index = last; index >= firstData; index--) {
    if (headers.has(index)) isEdge = true;
    else {
      const texts = fewTexts(rows[index] ?? []);
      if (texts === FULL) {
        isEdge = false;
        continue;
      }
      const [first, second] = texts;
      if (first === undefined) continue;
      const text = [first, second ?? ""].join(" ").trim();
      const isAlone = second === undefined && isEdge && (titles.has(first) || NUMBER.test(first));
      if (isAlone || partsOf(text).every((part) => PAGE.test(part))) marks.add(index);
      else isEdge = false;
    }
  }
  return marks;
}

const FULL: readonly string[] = ["full row"];

/** What stands in a row with one or two cells; of a blank row nothing, of others that they are full. */
function fewTexts(row: readonly SourceCell[]): readonly string[] {
  const texts: string[] = [];
  for (const cell of row) {
    if (isBlank(cell)) continue;
    if (texts.length === 2) return FULL;
    texts.push(cellText(cell).trim());
  }
  return texts;
}

/** 第2页 共5页 is two marks, Page 2 of 5 one. */
const partsOf = (text: string): readonly string[] => (PAGE.test(text) ? [text] : text.split(BETWEEN).filter(Boolean));
