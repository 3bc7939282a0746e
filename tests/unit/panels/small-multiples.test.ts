import { init } from "echarts/core";
import { describe, expect, it, test } from "vitest";
import { barMark } from "../../../src/panels/drawing/draw.ts";
import { LIGHT } from "../../../src/panels/drawing/palette.ts";
import {
  countTicks,
  type MultiplesChart,
  multiplesHeight,
  multiplesLayout,
  multiplesOption,
} from "../../../src/panels/drawing/small-multiples.ts";
import { registerCharts } from "../../../src/panels/register.ts";
import { zh } from "./contest.ts";

registerCharts();

interface Shape {
  readonly name: string;
  readonly counts: readonly number[];
}

const tracks: readonly Shape[] = [
  { name: "工业制造", counts: [1, 4, 9] },
  { name: "一个名字很长很长很长很长很长很长的赛道", counts: [0, 1, 0] },
  { name: "现代农业", counts: [2, 2, 2] },
];

/** Three scores each, in bins of ten points from 60. */
const chart: MultiplesChart<Shape> = {
  items: tracks,
  keyOf: ({ name }) => name,
  titleOf: ({ name }) => name,
  figureOf: ({ counts }) => `n ${counts.reduce((sum, count) => sum + count, 0)}`,
  mostOf: ({ counts }) => Math.max(...counts),
  marksOf: ({ counts }, { x, y, plot }) =>
    counts.map((count, at) => {
      const from = x(60 + 10 * at);
      return barMark(
        { x: from, y: y(count), width: x(70 + 10 * at) - from, height: plot.y + plot.height - y(count) },
        LIGHT.data,
        true,
      );
    }),
  isShared: true,
  x: { name: "分", from: 60, to: 90, ticks: [60, 70, 80, 90], format: String },
  y: { name: "个" },
  chosen: new Set(),
  legend: [],
  tooltip: () => [],
};

function drawn(change: Partial<MultiplesChart<Shape>>, width = 430): string {
  const height = multiplesHeight(tracks.length, width);
  const env = { theme: LIGHT, t: zh, language: "zh-CN" as const, width, height };
  const picture = init(null, null, { renderer: "svg", ssr: true, width, height });
  picture.setOption(multiplesOption(env, { ...chart, ...change }));
  const svg = picture.renderToSVGString();
  picture.dispose();
  return svg;
}

const texts = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? "");

describe("small multiples", () => {
  it("stand in as many columns as there is room for, all of one width and within the chart", () => {
    for (const width of [320, 430, 900, 2000]) {
      const { columns, cells, height } = multiplesLayout(17, width);
      expect(columns).toBe(width < 416 ? 1 : Math.min(17, Math.floor((width + 16) / 216)));
      expect(new Set(cells.map(({ box }) => box.width)).size).toBe(1);
      for (const { box } of cells) {
        expect(box.x + box.width).toBeLessThanOrEqual(width + 1e-9);
        expect(box.y + box.height).toBeLessThan(height);
      }
    }
  });

  it("label the x axis wherever nothing stands below", () => {
    const { columns, cells } = multiplesLayout(3, 430);
    expect(columns).toBe(2);
    expect(cells.map(({ isLowest }) => isLowest)).toEqual([false, true, true]);
    expect(texts(drawn({})).filter((text) => text === "90")).toHaveLength(2);
  });

  it("write a shared scale once a row, and scales of their own in every cell", () => {
    expect(texts(drawn({})).filter((text) => text === "10")).toHaveLength(2);
    const own = texts(drawn({ isShared: false }));
    expect(own.filter((text) => text === "10")).toHaveLength(1);
    expect(own.filter((text) => text === "0")).toHaveLength(3);
  });

  it("cut a title that would run into the cell's figure", () => {
    const shown = texts(drawn({})).find((text) => text.startsWith("一个名字"));
    expect(shown).toMatch(/^一个名字很长.*…$/);
    expect(texts(drawn({}, 900))).toContain("工业制造");
  });
});

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [5, [0, 2, 4, 6]],
  [7, [0, 3, 6, 9]],
  [9, [0, 5, 10]],
  [240, [0, 100, 200, 300]],
])("up to %i an axis of counts has the ticks %j", (most, ticks) => {
  expect(countTicks(most)).toEqual(ticks);
});
