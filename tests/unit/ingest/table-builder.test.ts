import { expect, test } from "vitest";
import { type ModelTable, TableBuilder, valueAt } from "../../../src/ingest/build/table-builder.ts";
import { ValueNumbers } from "../../../src/ingest/build/value-numbers.ts";

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

test("where a row comes from is told beside it, or by the row itself", () => {
  const builder = new TableBuilder("entries");
  builder.add({ entry_id: "E1", title: "甲" }, { source_file: "a.csv", source_row: 2 });
  builder.add({ entry_id: "E2", title: "甲" }, { source_file: "a.csv", source_row: 3 });
  builder.add({ entry_id: "E3", title: null, source_file: "b.csv", source_row: 2 });
  const table = builder.build();
  expect(["title", "source_file", "source_row"].map((name) => column(table, name))).toEqual([
    ["甲", "甲", null],
    ["a.csv", "a.csv", "b.csv"],
    [2, 3, 2],
  ]);
});

test("tables may number the values of their keys together, and each still has its own rows", () => {
  const numbers = new ValueNumbers();
  const [entries, extras] = [new TableBuilder("entries", () => numbers), new TableBuilder("entries", () => numbers)];
  const ids = Array.from({ length: 3000 }, (_, i) => ({ entry_id: `E${i}` }));
  for (const row of ids) entries.add(row);
  for (const row of ids.slice(0, 2).toReversed()) expect(extras.add(row)).toBe(true);
  expect(ids.slice(0, 3).map((row) => [entries.has(row), extras.has(row), extras.add(row)])).toEqual([
    [true, true, false],
    [true, true, false],
    [true, false, true],
  ]);
});

test("a text that was blank is filled in, one that stands there is not, be they all alike or not", () => {
  const builder = new TableBuilder("entries");
  for (const entry_id of ["E1", "E2", "E3"]) builder.add({ entry_id, title: entry_id === "E3" ? "丙" : null });
  const before = { rows: builder.rows, told: new Set<string>() };
  expect(builder.complete({ entry_id: "E1", title: "甲", abstract: "略" }, before)).toBe(true);
  expect(builder.complete({ entry_id: "E3", title: "别的" }, before)).toBe(false);
  const table = builder.build();
  expect([column(table, "title"), column(table, "abstract")]).toEqual([
    ["甲", null, "丙"],
    ["略", null, null],
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
