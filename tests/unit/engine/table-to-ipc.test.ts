import { tableFromIPC } from "apache-arrow";
import { expect, test } from "vitest";
import { tableToIpc } from "../../../src/engine/arrow/table-to-ipc.ts";
import { toColumns } from "../../../src/engine/arrow/to-columns.ts";
import { startNodeParquet } from "../../../src/engine/parquet/node.ts";
import type { Table } from "../../../src/model/tables/table.ts";

const TABLE: Table = {
  name: "sample",
  key: ["id"],
  columns: [
    { name: "id", type: "text" },
    { name: "n", type: "integer" },
    { name: "x", type: "real" },
    { name: "yes", type: "boolean" },
    { name: "at", type: "timestamp" },
  ],
};
const noon = Date.UTC(2026, 5, 15, 12);
const COLUMNS = {
  id: ["007", "", null, "赛题😀", "e", "f", "g", "h", "i"],
  n: [1, 0, null, -5, 2_147_483_647, 6, 7, 8, 9],
  x: [0.5, 0, null, -1e-9, 100, 6, 7, 8, 9],
  yes: [true, false, null, true, false, false, true, true, true],
  at: [noon, 0, null, -1, noon + 1, noon, noon, noon, noon],
};

test("a table keeps every value: text is text, blank is not zero, times are to the millisecond", () => {
  const { yes, ...rest } = COLUMNS;
  expect(toColumns(tableFromIPC(tableToIpc(TABLE, COLUMNS, 9)))).toEqual({
    ...rest,
    yes: yes.map((value) => (value === null ? null : Number(value))),
  });
});

test("a table comes back from Parquet as it went in", async () => {
  const codec = await startNodeParquet();
  const ipc = tableToIpc(TABLE, COLUMNS, 9);
  const bytes = await codec.write(ipc);
  const pieces: Uint8Array[] = [];
  for await (const piece of codec.read(bytes)) pieces.push(piece);
  expect(toColumns(tableFromIPC(pieces))).toEqual(toColumns(tableFromIPC(ipc)));
  expect(await codec.write(tableToIpc(TABLE, COLUMNS, 9))).toEqual(bytes);
});

test("bare numbers are kept as numbers in an array are, and NaN is none", () => {
  const bare = (values: readonly (number | null)[]): Float64Array => Float64Array.from(values, (n) => n ?? Number.NaN);
  const { n, x, at, ...rest } = COLUMNS;
  const columns = { ...rest, n: bare(n), x: bare(x), at: bare(at) };
  expect(tableToIpc(TABLE, columns, 9)).toEqual(tableToIpc(TABLE, COLUMNS, 9));
});

test("a column that is not given is empty, and a table may have no rows", () => {
  const ids = toColumns(tableFromIPC(tableToIpc(TABLE, { id: ["a", "b"] }, 2)));
  expect(ids).toEqual({ id: ["a", "b"], n: [null, null], x: [null, null], yes: [null, null], at: [null, null] });
  expect(toColumns(tableFromIPC(tableToIpc(TABLE, {}, 0)))).toEqual({ id: [], n: [], x: [], yes: [], at: [] });
});

test.each([
  ["id", 7],
  ["n", 1.5],
  ["n", 2_147_483_648],
  ["n", "1"],
  ["x", Number.NaN],
  ["yes", 1],
  ["at", "2026-06-15"],
])("a value that does not fit is refused with its place: %s %s", (name, value) => {
  expect(() => tableToIpc(TABLE, { [name]: [null, value] }, 2)).toThrow(`sample.${name}, row 2`);
});

test("a column of another length is refused", () => {
  expect(() => tableToIpc(TABLE, { id: ["a"] }, 2)).toThrow("sample.id has 1 values for 2 rows");
});
