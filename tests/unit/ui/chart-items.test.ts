import { expect, test } from "vitest";
import { itemsWithKey } from "../../../src/ui/chart-items.ts";

test("finds an item by its key in every series that draws it, and names the series by its id where it has one", () => {
  const option = {
    series: [
      {
        id: "rows",
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
    { seriesId: "rows", dataIndex: 1 },
    { seriesIndex: 1, dataIndex: 1 },
  ]);
});

test("finds nothing in a chart without keys, and takes a single series for one", () => {
  expect(itemsWithKey({}, "T01")).toEqual([]);
  expect(itemsWithKey({ series: { data: [{ key: "T01" }] } }, "T01")).toEqual([{ seriesIndex: 0, dataIndex: 0 }]);
});

test("a track lights up its problems, a problem its track, and neither another's", () => {
  const problems = { series: { data: [{ key: "T01-P01" }, { key: "T02-P01" }, { key: "T021-P01" }] } };
  expect(itemsWithKey(problems, "T02")).toEqual([{ seriesIndex: 0, dataIndex: 1 }]);
  const tracks = { series: { data: [{ key: "T01" }, { key: "T02" }] } };
  expect(itemsWithKey(tracks, "T02-P01")).toEqual([{ seriesIndex: 0, dataIndex: 1 }]);
});
