import { expect, test } from "vitest";
import { coordRange, isByHand, withBrush } from "../../../src/ui/chart-brush.ts";

test("a brush gives its range in values of the axis, smaller end first", () => {
  expect(coordRange({ areas: [{ coordRange: [60, 80] }] })).toEqual([60, 80]);
  expect(coordRange({ areas: [{ coordRange: [80, 60] }] })).toEqual([60, 80]);
});

test.each([
  ["no area", { areas: [] }],
  ["an area without width", { areas: [{ coordRange: [70, 70] }] }],
  [
    "an area of two dimensions",
    {
      areas: [
        {
          coordRange: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
    },
  ],
  ["an event of another kind", { type: "click" }],
  ["nothing", undefined],
])("%s is no range", (_, event) => {
  expect(coordRange(event)).toBeNull();
});

test("what a chart says itself of its series stays when it becomes brushable", () => {
  const option = withBrush({ series: [{ type: "custom", zlevel: 2 }, { type: "line" }] }, "#c2500f");
  expect(option.series).toEqual([
    { type: "custom", zlevel: 2 },
    { type: "line", zlevel: 0 },
  ]);
  expect(option.brush).toMatchObject({ brushType: "lineX", brushStyle: { borderColor: "#c2500f" } });
});

test("an area that the program sets is no drag", () => {
  expect(isByHand({ type: "brush", areas: [], $from: "brush0" })).toBe(true);
  expect(isByHand({ type: "brush", areas: [] })).toBe(false);
});
