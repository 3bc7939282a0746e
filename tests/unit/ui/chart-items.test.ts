import { expect, test } from "vitest";
import { itemsWithKey } from "../../../src/ui/chart-items.ts";

test("finds an item by its key in every series that draws it", () => {
  const option = {
    series: [
      {
        data: [
          { value: 3, key: "T01" },
          { value: 5, key: "T02" },
        ],
      },
      { data: [7, { value: 5, key: "T02" }] },
      { type: "line" },
    ],
  };
  expect(itemsWithKey(option, "T02")).toEqual([
    { seriesIndex: 0, dataIndex: 1 },
    { seriesIndex: 1, dataIndex: 1 },
  ]);
});

test("finds nothing in a chart without keys, and takes a single series for one", () => {
  expect(itemsWithKey({}, "T01")).toEqual([]);
  expect(itemsWithKey({ series: { data: [{ key: "T01" }] } }, "T01")).toEqual([{ seriesIndex: 0, dataIndex: 0 }]);
});
