import { expect, test } from "vitest";
import { type ModelTable, TableBuilder, valueAt } from "../../../src/ingest/build/table-builder.ts";

const column = (table: ModelTable, name: string) =>
  Array.from({ length: table.rows }, (_, row) => valueAt(table.columns[name], row));

test("a number is what it was, and none is null, before the first and after the last of thousands", () => {
  const builder = new TableBuilder("scores");
  const given = Array.from({ length: 5000 }, (_, i) => (i < 3 || i % 7 === 0 ? null : i / 4));
  given.forEach((score, i) => {
    builder.add({ entry_id: `E${i}`, stage: "preliminary", score });
  });
  expect(column(builder.build(), "score")).toEqual(given);
});

test("what a row does not say is taken from what all rows have, and a row's own word stands", () => {
  const builder = new TableBuilder("entries");
  builder.add({ entry_id: "E1", title: "甲" }, { source_file: "a.csv", source_row: 2, title: "乙" });
  const table = builder.build();
  expect([column(table, "title"), column(table, "source_file"), column(table, "source_row")]).toEqual([
    ["甲"],
    ["a.csv"],
    [2],
  ]);
});

test("a number that was blank is filled in, one that stands there is not", () => {
  const builder = new TableBuilder("entries");
  builder.add({ entry_id: "E1" });
  builder.add({ entry_id: "E2" });
  const before = builder.before();
  expect(builder.complete({ entry_id: "E2", version: 2 }, before)).toBe(true);
  expect(builder.complete({ entry_id: "E2", version: 3 }, before)).toBe(false);
  expect(column(builder.build(), "version")).toEqual([null, 2]);
});

test.each([Number.NaN, "7"])("what is no number is refused with its column: %s", (score) => {
  const builder = new TableBuilder("scores");
  expect(() => builder.add({ entry_id: "E1", stage: "preliminary", score })).toThrow(/scores\.score: .* is no number/);
});
