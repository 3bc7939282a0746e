import type { ChartTheme } from "../types.ts";
import { type Box, type Mark, textMark } from "./draw.ts";
import { linesOf, textWidth, wordsOf } from "./text-room.ts";

/** Where the rows, columns and heads of a cross-tab stand, at any width, and how texts are made to fit them. */

/** Room for the legend: one line, or two in a narrow chart. */
const legendRoom = (width: number): number => (width < 520 ? 42 : 24);
const NUMBER = 24;
const NAME_SIZE = 13;
const HEAD_SIZE = 11;
const HEAD_LINE = 13;
/** Between two columns, or two rows. */
const GAP = 2;
/** Below this width a cell's figure no longer fits. */
const LEAST_CELL = 18;
const MOST_CELL = 120;
const ROW_HEIGHT = 28;
/** A name above its row, nearer to it than to the row before. */
const NAME_LINE = 24;
const NAME_GAP = 4;
const EDGE = 2;
/** Between two blocks of columns. */
const BLOCK_GAP = 16;

/** A column's head, broken into lines; turned by a quarter where a word is wider than the column. */
interface Head {
  readonly lines: readonly string[];
  readonly isTurned: boolean;
}

/** Chinese breaks anywhere, other words hold together; lines are about as long as each other: 党政 / 机关. */
function headOf(text: string, room: number): Head {
  const words = wordsOf(text);
  const widest = Math.max(...words.map((word) => textWidth(word.trimEnd(), HEAD_SIZE)), HEAD_SIZE);
  if (widest > Math.max(room, HEAD_SIZE)) return { lines: [text], isTurned: true };
  const filled = linesOf(words, room, HEAD_SIZE);
  const even = linesOf(words, Math.max(widest, Math.ceil(words.length / filled.length) * HEAD_SIZE), HEAD_SIZE);
  return { lines: even.length === filled.length ? even : filled, isTurned: false };
}

const headHeight = ({ lines, isTurned }: Head): number =>
  isTurned ? Math.ceil(textWidth(lines.join(""), HEAD_SIZE)) + 4 : lines.length * HEAD_LINE;

export interface CrossShape {
  /** Names of rows; the last is the row of totals. */
  readonly names: readonly string[];
  /** Heads of columns; the last is the column of totals. */
  readonly heads: readonly string[];
}

/** How wide everything is, and how high what does not stretch. */
function measured({ names, heads }: CrossShape, width: number) {
  const longest = Math.max(...names.map((name) => textWidth(name, NAME_SIZE)), 40) + NUMBER + 10;
  const above = width < 560 || longest > width * 0.3;
  // An outline around what is chosen stands out of the cells by two pixels.
  const left = above ? EDGE : longest;
  const room = width - left - EDGE;
  const values = Math.max(1, heads.length - 1);
  const leastTotal = above ? 34 : Math.max(44, Math.min(MOST_CELL, textWidth(heads.at(-1) ?? "", HEAD_SIZE) + 10));
  const perBlock = Math.max(1, Math.min(values, Math.floor((room - leastTotal) / LEAST_CELL)));
  const blocks = Math.ceil(values / perBlock);
  const inBlock = Math.ceil(values / blocks);
  // As wide as the column of totals, unless that has to be the wider one.
  const even = Math.floor(room / (inBlock + 1));
  const cell = Math.min(MOST_CELL, even >= leastTotal ? even : Math.floor((room - leastTotal) / inBlock));
  const total = Math.max(cell, leastTotal);
  const broken = heads.map((text, at) => headOf(text, (at === values ? total : cell) - 4));
  const head = Math.max(...broken.map(headHeight)) + 5;
  const top = legendRoom(width);
  return {
    above,
    left,
    blocks,
    inBlock,
    cell,
    total,
    heads: broken,
    head,
    top,
    nameLine: above ? NAME_LINE : 0,
    fixed: top + blocks * head + (blocks - 1) * BLOCK_GAP + 2,
  };
}

/** How tall the chart wants to be. */
export function crossHeight(shape: CrossShape, width: number): number {
  const { fixed, blocks, nameLine } = measured(shape, width);
  return fixed + blocks * shape.names.length * (ROW_HEIGHT + nameLine);
}

/**
 * A row a name, a column a head; rows share the height. A narrow chart puts the names above their rows; columns that
 * do not fit beside each other go on in a further block below. Sizes in pixels.
 */
export function crossLayout(shape: CrossShape, width: number, height: number) {
  const size = measured(shape, width);
  const { above, left, blocks, inBlock, cell, total, head, top, nameLine, fixed } = size;
  const [rows, values] = [shape.names.length, shape.heads.length - 1];
  const rowHeight = (height - fixed) / (blocks * rows);
  const blockTop = (block: number): number => top + block * (head + rowHeight * rows + BLOCK_GAP);
  const rowTop = (block: number, row: number): number => blockTop(block) + head + row * rowHeight;
  const column = (at: number) => {
    const block = at === values ? blocks - 1 : Math.floor(at / inBlock);
    const x = left + (at - block * inBlock) * cell;
    return { block, x, width: (at === values ? total : cell) - GAP };
  };
  const cellBox = (row: number, at: number): Box => {
    const { block, x, width: own } = column(at);
    return { x, y: rowTop(block, row) + nameLine, width: own, height: rowHeight - nameLine - GAP };
  };
  const headBox = (at: number): Box => {
    const { block, x, width: own } = column(at);
    return { x, y: blockTop(block), width: own, height: head - 2 };
  };
  return {
    above,
    blocks,
    /** Width of a column and of that of totals, gap included. */
    cell,
    total,
    heads: size.heads,
    cellBox,
    nameBox: (block: number, row: number): Box => ({
      x: 0,
      y: rowTop(block, row) + (above ? NAME_GAP : 0),
      width: above ? width : left - GAP,
      height: above ? nameLine - NAME_GAP : rowHeight - GAP,
    }),
    headBox,
    /** All cells of a row in a block. */
    rowBox(block: number, row: number): Box {
      const last = block === blocks - 1 ? values : (block + 1) * inBlock - 1;
      const [from, to] = [cellBox(row, block * inBlock), cellBox(row, last)];
      return { ...from, width: to.x + to.width - from.x };
    },
    /** A column from its head to its total: in parts where names stand between its cells, which no line may cross. */
    columnBoxes(at: number): readonly Box[] {
      const { block, x, width: own } = column(at);
      const y = blockTop(block);
      if (above) return [headBox(at), ...shape.names.map((_, row) => cellBox(row, at))];
      return [{ x, y, width: own, height: rowTop(block, rows) - GAP - y }];
    },
  };
}

export type CrossLayout = ReturnType<typeof crossLayout>;

/** The texts of a column's head, standing on its lower edge. */
export function headMarks(
  theme: ChartTheme,
  { heads, headBox }: CrossLayout,
  at: number,
  look: { readonly fill: string; readonly bold: boolean },
): readonly Mark[] {
  const head = heads[at];
  if (head === undefined) return [];
  const { lines, isTurned } = head;
  const box = headBox(at);
  const [middle, bottom] = [box.x + box.width / 2, box.y + box.height - 3];
  const style = { ...look, size: HEAD_SIZE };
  if (isTurned) return [{ ...textMark(theme, middle, bottom, lines.join(""), style), rotation: Math.PI / 2 }];
  return lines.map((line, place) =>
    textMark(theme, middle, bottom - (lines.length - place - 0.5) * HEAD_LINE, line, { ...style, align: "center" }),
  );
}

/** From the largest a figure is written in to the smallest, in pixels. */
const FIGURE_SIZES = [12, 11, 10] as const;
const LAST_SIZE = 9;

/**
 * One size and one way of writing for all figures of a kind. Each figure comes as texts that say less and less: the
 * first that all have room for is written, as large as it fits; a whole figure in smaller type before a shorter one.
 */
export function fittingSize(figures: readonly (readonly string[])[], width: number) {
  const room = width - GAP - 2;
  const written = (texts: readonly string[], way: number): string => texts[Math.min(way, texts.length - 1)] ?? "";
  const ways = Math.max(...figures.map((texts) => texts.length), 1);
  for (let way = 0; way < ways; way += 1) {
    const widest = Math.max(...figures.map((texts) => textWidth(written(texts, way), 1)), 0);
    const size = FIGURE_SIZES.find((each) => widest * each <= room);
    if (size !== undefined) return { size, textOf: (texts: readonly string[]) => written(texts, way) };
  }
  return { size: LAST_SIZE, textOf: (texts: readonly string[]) => written(texts, ways) };
}
