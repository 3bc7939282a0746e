import type { CustomSeriesRenderItem } from "echarts";
import {
  type Box,
  baseOption,
  hitMark,
  itemOf,
  type LegendItem,
  legend,
  type Mark,
  textMark,
} from "../drawing/draw.ts";
import { toneOf } from "../drawing/palette.ts";
import { textWidth } from "../drawing/text-room.ts";
import { itemTooltip } from "../drawing/tooltip.ts";
import type { DrawEnv } from "../types.ts";

/** Words as large as their figures, for a cover: the largest in the middle, the same words always in the same places. */

interface Placed<Word> {
  readonly word: Word;
  readonly size: number;
  readonly box: Box;
}

const LEAST = 12;
const MOST = 64;
/** Sizes below this no longer tell large from small: words are left out first. */
const LEAST_TOP = 24;
const LEGEND = 26;
const GAP = 10;
/** Of a line's height to its largest word. */
const LINE = 1.32;

/** From the middle outwards: the first in the middle, the next left of it, the next right. */
function fromMiddle<Item>(items: readonly Item[]): readonly Item[] {
  const left = items.filter((_, at) => at % 2 === 1);
  return [...left.reverse(), ...items.filter((_, at) => at % 2 === 0)];
}

/** Words in lines of a width, the largest words first; null where they take more than the height. */
function lined<Word>(
  words: readonly { readonly word: Word; readonly size: number; readonly width: number }[],
  width: number,
  height: number,
) {
  const lines: (typeof words)[number][][] = [];
  let room = 0;
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && word.width <= room) {
      line.push(word);
      room -= word.width;
    } else {
      lines.push([word]);
      room = width - word.width;
    }
  }
  const heightOf = (line: (typeof lines)[number]): number => Math.max(...line.map(({ size }) => size)) * LINE;
  const taken = lines.reduce((sum, line) => sum + heightOf(line), 0);
  return taken > height ? null : { lines, taken, heightOf };
}

/**
 * Places words, those of the largest figures first, in a box: the type is as large as lets all of them in, its size
 * grows with the root of the figure. What does not fit at the smallest scale is left out from the end.
 */
export function placeWords<Word>(
  words: readonly Word[],
  { textOf, figureOf }: { readonly textOf: (word: Word) => string; readonly figureOf: (word: Word) => number },
  width: number,
  height: number,
): readonly Placed<Word>[] {
  const largest = Math.max(...words.map(figureOf), 1);
  const sized = (word: Word, top: number) => {
    const size = Math.round(LEAST + (top - LEAST) * Math.sqrt(figureOf(word) / largest));
    return { word, size, width: textWidth(textOf(word), size) + GAP };
  };
  const fitted = (count: number, top: number) =>
    lined(
      words.slice(0, count).map((word) => sized(word, top)),
      width,
      height,
    );
  const tops = Array.from({ length: (MOST - LEAST_TOP) / 2 + 1 }, (_, at) => MOST - 2 * at);
  let found = tops.map((top) => fitted(words.length, top)).find((each) => each !== null) ?? null;
  for (let count = words.length - 1; found === null && count > 0; count--) found = fitted(count, LEAST_TOP);
  if (found === null) return [];
  const { lines, taken, heightOf } = found;
  let y = (height - taken) / 2;
  return fromMiddle(lines).flatMap((line) => {
    let x = (width - line.reduce((sum, each) => sum + each.width, 0)) / 2;
    const own = heightOf(line);
    const placed = fromMiddle(line).map(({ word, size, width: wide }) => {
      const box = { x, y: y + (own - size * LINE) / 2, width: wide, height: size * LINE };
      x += wide;
      return { word, size, box };
    });
    y += own;
    return placed;
  });
}

export interface CloudChart<Word> {
  /** Those of the largest figures first. */
  readonly words: readonly Word[];
  readonly keyOf: (word: Word) => string;
  readonly figureOf: (word: Word) => number;
  readonly chosen: ReadonlySet<string>;
  /** What the size says, of as many words as there is room for. */
  readonly legend: (shown: number) => readonly LegendItem[];
  readonly tooltip: (word: Word) => readonly (readonly [label: string, figure: string])[];
}

/** The cloud as an ECharts option; a click on a word names its key. */
export function cloudOption<Word>(env: DrawEnv, chart: CloudChart<Word>) {
  const { theme, width, height } = env;
  const { keyOf, figureOf, chosen } = chart;
  const placed = placeWords(chart.words, { textOf: keyOf, figureOf }, width, height - LEGEND - 4).map((each) => ({
    ...each,
    box: { ...each.box, y: each.box.y + LEGEND },
  }));
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }) => {
    const item = placed[dataIndex];
    if (item === undefined) return null;
    const { word, size, box } = item;
    const key = keyOf(word);
    const look = { size, fill: toneOf(theme, chosen, key), bold: chosen.has(key), align: "center" } as const;
    const text: Mark = textMark(theme, box.x + box.width / 2, box.y + box.height / 2, key, look);
    return itemOf([hitMark(theme, box), text]);
  };
  return {
    ...baseOption(env),
    graphic: legend(theme, chart.legend(placed.length), width),
    tooltip: itemTooltip(env, placed, ({ word }) => [keyOf(word), chart.tooltip(word)]),
    series: [
      {
        id: "words",
        type: "custom",
        coordinateSystem: "none",
        renderItem,
        data: placed.map(({ word }) => ({ value: 0, key: keyOf(word), name: keyOf(word) })),
      },
    ],
  };
}
