import type { CustomSeriesRenderItem } from "echarts";
import { graphic, init } from "echarts/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { barMark, hitMark, itemOf, type Mark, textMark } from "../../../src/panels/drawing/draw.ts";
import { LIGHT } from "../../../src/panels/drawing/palette.ts";
import { uprightBars } from "../../../src/panels/drawing/upright-bars.ts";
import { registerCharts } from "../../../src/panels/register.ts";

registerCharts();

const BOX = { x: 10, y: 20, width: 30, height: 5 };
const bar = barMark(BOX, "#123456");
const text = textMark(LIGHT, 70, 80, "甲");

describe("marks of an item that is redrawn", () => {
  let chart = init(null, null, { renderer: "svg", ssr: true, width: 100, height: 100 });
  beforeEach(() => {
    chart = init(null, null, { renderer: "svg", ssr: true, width: 100, height: 100 });
  });
  afterEach(() => chart.dispose());

  /** The one item of the one series is drawn with these marks, after those it was drawn with before. */
  const draw = (...marks: readonly Mark[]) => {
    const renderItem: CustomSeriesRenderItem = () => itemOf(marks);
    const series = [{ id: "items", type: "custom", coordinateSystem: "none", renderItem, data: [1] }];
    chart.setOption({ animation: false, series }, { replaceMerge: ["series"] });
    return chart.getZr().storage.getDisplayList(true);
  };

  it("keep their elements where they stay of one kind", () => {
    const [before] = draw(bar);
    const [after] = draw(barMark({ ...BOX, width: 44 }, "#654321"));
    expect(after).toBe(before);
    expect(after instanceof graphic.Rect && after.shape.width).toBe(44);
  });

  it("take nothing of what stood in their place", () => {
    draw(text, bar);
    const shapes = draw(bar, text);
    const [first, last] = [shapes[0]?.getBoundingRect(), shapes.at(-1)?.transform];
    expect(first).toMatchObject(BOX);
    expect(shapes[0]?.transform ?? null).toBeNull();
    expect(last?.slice(4)).toEqual([70, 80]);
  });

  it("take the pointer where they say so, and only then", () => {
    draw(bar);
    expect(draw(hitMark(LIGHT, BOX))[0]?.silent).toBe(false);
    expect(draw(bar)[0]?.silent).toBe(true);
  });

  it("are gone when the item has none", () => {
    draw(bar, text);
    expect(draw()).toHaveLength(0);
  });
});

describe("upright bars of one colour", () => {
  it("are one mark, and none where nothing has any height", () => {
    expect(uprightBars([BOX, { ...BOX, x: 50 }], "#123456")).toHaveLength(1);
    expect(uprightBars([{ ...BOX, height: 0 }], "#123456")).toEqual([]);
    expect(uprightBars([], "#123456")).toEqual([]);
  });

  it("stand where their boxes do, with rounded tops", () => {
    expect(uprightBars([BOX], "#123456")).toMatchObject([
      { shape: { pathData: "M10 25V21.5Q10 20 11.5 20H38.5Q40 20 40 21.5V25Z" }, style: { fill: "#123456" } },
    ]);
  });
});
