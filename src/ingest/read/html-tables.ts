import type { Grid, Merge } from "../table/grid.ts";
import { readEntities } from "../values/entities.ts";

/** A table of a web page. */
export interface HtmlTable {
  /** What the page calls it; null where it does not. */
  readonly caption: string | null;
  readonly grid: Grid;
}

interface Open {
  caption: string | null;
  readonly rows: (string | null)[][];
  readonly merges: Merge[];
  /** Columns that a cell from a row above still covers: column → rows left. */
  readonly covered: Map<number, number>;
  cell: { text: string; colspan: number; rowspan: number } | null;
  inCaption: boolean;
  inRow: boolean;
}

/** What is no part of a table's text, up to its end tag. */
const SKIPPED = new Set(["script", "style", "head", "title"]);

interface Token {
  /** Null: text. */
  readonly tag: string | null;
  readonly isEnd: boolean;
  /** Attributes, or the text. */
  readonly rest: string;
}

/** Tags and texts, in order; comments, scripts and styles left out. */
function* tokensOf(html: string): Generator<Token> {
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf("<", at);
    if (open !== at) {
      const end = open < 0 ? html.length : open;
      yield { tag: null, isEnd: false, rest: html.slice(at, end) };
      at = end;
      continue;
    }
    if (html.startsWith("<!--", at)) {
      const end = html.indexOf("-->", at);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const name = /^<(\/?)([a-zA-Z][\w:]*)/.exec(html.slice(at, at + 64));
    if (name === null) {
      yield { tag: null, isEnd: false, rest: "<" };
      at++;
      continue;
    }
    const tag = (name[2] ?? "").toLowerCase();
    const isEnd = name[1] === "/";
    const end = tagEnd(html, at + name[0].length);
    if (SKIPPED.has(tag) && !isEnd) {
      const close = new RegExp(`</${tag}[^>]*>`, "gi");
      close.lastIndex = end;
      close.exec(html);
      at = close.lastIndex === 0 ? html.length : close.lastIndex;
    } else {
      yield { tag, isEnd, rest: html.slice(at + name[0].length, end) };
      at = end + 1;
    }
  }
}

/** Attributes longer than this are pictures in the page; their quotes are not looked at. */
const LONGEST_TAG = 4096;

/** Where a tag closes; a > in quotes is part of a value, unless the quotes never close. */
function tagEnd(html: string, from: number): number {
  let quote = "";
  for (let i = from; i < Math.min(html.length, from + LONGEST_TAG); i++) {
    const letter = html[i] ?? "";
    if (quote !== "") {
      if (letter === quote) quote = "";
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ">") return i;
  }
  const close = html.indexOf(">", from);
  return close < 0 ? html.length : close;
}

/**
 * The tables of a web page, as systems write them under the name .xls. End tags may be missing, as HTML allows; what
 * spans several rows or columns becomes a merged area; a table inside a cell is a table of its own.
 */
export function htmlTables(html: string): readonly HtmlTable[] {
  const tables: HtmlTable[] = [];
  const stack: Open[] = [];
  for (const { tag, isEnd, rest } of tokensOf(html)) {
    const open = stack.at(-1);
    if (tag === "table") {
      if (!isEnd) stack.push(newTable());
      else if (open !== undefined) tables.push(close(stack.pop() ?? open));
    } else if (open === undefined) continue;
    else if (tag === null) addText(open, rest);
    else step(open, tag, isEnd, rest);
  }
  while (stack.length > 0) {
    const open = stack.pop();
    if (open !== undefined) tables.push(close(open));
  }
  return tables;
}

const newTable = (): Open => ({
  caption: null,
  rows: [],
  merges: [],
  covered: new Map(),
  cell: null,
  inCaption: false,
  inRow: false,
});

function step(open: Open, tag: string, isEnd: boolean, attributes: string): void {
  switch (tag) {
    case "tr":
      endRow(open);
      if (!isEnd) startRow(open);
      return;
    case "td":
    case "th":
      endCell(open);
      if (isEnd) return;
      if (!open.inRow) startRow(open);
      open.cell = { text: "", colspan: span(attributes, "colspan"), rowspan: span(attributes, "rowspan") };
      return;
    case "caption":
      open.inCaption = !isEnd;
      return;
    case "br":
    case "p":
    case "div":
    case "li":
      // A line of its own; blanks around it go when the cell ends.
      if (open.cell !== null && open.cell.text !== "") open.cell.text += "\n";
      return;
    default:
  }
}

/** Spreadsheets have no more columns than this, and no span is taken at its word beyond it. */
const MOST = 16_384;

function span(attributes: string, name: string): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d+)`, "i").exec(attributes);
  return Math.min(MOST, Math.max(1, Number(found?.[1] ?? 1)));
}

function startRow(open: Open): void {
  open.rows.push([]);
  open.inRow = true;
}

function endRow(open: Open): void {
  endCell(open);
  if (!open.inRow) return;
  open.inRow = false;
  for (const [column, left] of open.covered) {
    if (left <= 1) open.covered.delete(column);
    else open.covered.set(column, left - 1);
  }
}

function endCell(open: Open): void {
  const { cell, rows, covered } = open;
  const row = rows.at(-1);
  if (cell === null || row === undefined) return;
  open.cell = null;
  let column = row.length;
  while (covered.has(column)) {
    row.push(null);
    column++;
  }
  row.push(tidyText(cell.text));
  for (let i = 1; i < cell.colspan; i++) row.push(null);
  const top = rows.length - 1;
  if (cell.colspan > 1 || cell.rowspan > 1) {
    open.merges.push({ top, left: column, bottom: top + cell.rowspan - 1, right: column + cell.colspan - 1 });
  }
  if (cell.rowspan > 1) {
    // Counted down at the end of this row too.
    for (let i = 0; i < cell.colspan; i++) covered.set(column + i, cell.rowspan);
  }
}

function addText(open: Open, text: string): void {
  if (open.cell !== null) open.cell.text += readEntities(text.replace(/[ \t\r\n]+/g, " "));
  else if (open.inCaption) open.caption = `${open.caption ?? ""}${readEntities(text)}`;
}

/** Blanks of the markup go; those that were written as such (&nbsp;) count as blanks at the ends only. */
const tidyText = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.replaceAll("\u00a0", " ").trim())
    .join("\n")
    .trim();

function close(open: Open): HtmlTable {
  endRow(open);
  const last = open.rows.length - 1;
  const merges = open.merges.map((merge) => ({ ...merge, bottom: Math.min(merge.bottom, last) }));
  const caption = open.caption?.trim() ?? "";
  return { caption: caption === "" ? null : caption, grid: { rows: open.rows, merges } };
}
