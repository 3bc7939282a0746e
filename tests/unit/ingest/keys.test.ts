import fc from "fast-check";
import { expect, test } from "vitest";
import { TableBuilder } from "../../../src/ingest/build/table-builder.ts";
import { KeySet } from "../../../src/ingest/columns/key-set.ts";
import { repeatedRows } from "../../../src/ingest/table/repeated.ts";

/** Whether each pair is new, by a set of texts. */
const byTexts = (pairs: readonly (readonly [number, number])[]): readonly boolean[] =>
  pairs.map((pair, i) => !pairs.slice(0, i).some(([a, b]) => a === pair[0] && b === pair[1]));

test("a pair of numbers is new once, be they few or scattered", () => {
  const number = fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 3000 }), fc.nat({ max: 2 ** 25 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 60 }), (pairs) => {
      const keys = new KeySet();
      expect(pairs.map(([first, second]) => keys.add(first, second))).toEqual(byTexts(pairs));
    }),
  );
});

test("pairs that were kept as bits are still known once they are kept one by one", () => {
  const keys = new KeySet();
  for (let first = 0; first < 2000; first++) expect(keys.add(first, first % 33)).toBe(true);
  // A width of 2^20 for two thousand rows: as bits these would take 256 MB.
  expect(keys.add(3, 2 ** 20)).toBe(true);
  for (let first = 0; first < 2000; first++) expect(keys.add(first, first % 33)).toBe(false);
  expect(keys.add(3, 2 ** 20)).toBe(false);
  expect(keys.add(4, 2 ** 20)).toBe(true);
});

test("a row of a key that is there already is refused, and a blank part is a part", () => {
  const scores = new TableBuilder("scores");
  const row = { stage: "final", entry_id: "1", judge_id: "J1", criterion: null, round: null, score: 1 };
  expect(scores.add(row)).toBe(true);
  expect(scores.add({ ...row, score: 2 })).toBe(false);
  expect(scores.add({ ...row, judge_id: null })).toBe(true);
  expect(scores.add({ ...row, judge_id: null })).toBe(false);
  expect(scores.add({ ...row, round: 1 })).toBe(true);
  expect(scores.add({ ...row, stage: "preliminary" })).toBe(true);
  expect(scores.add({ ...row, criterion: "J1", judge_id: null })).toBe(true);
  expect(scores.rows).toBe(5);
});

test("a row that stands again leads to the first of its kind", () => {
  const text = fc.constantFrom("a", "b", null, "初赛", 1);
  const rows = fc.array(fc.tuple(text, text, text), { maxLength: 40 });
  fc.assert(
    fc.property(rows, (table) => {
      const key = (row: readonly unknown[]): string => `${row[0] ?? ""}|${row[2] ?? ""}`;
      const expected = table.flatMap((row, i) => {
        const first = table.findIndex((other) => key(other) === key(row));
        return first < i ? [[i, first]] : [];
      });
      expect([...repeatedRows(table, [0, 2], (cell) => String(cell ?? ""))]).toEqual(expected);
    }),
  );
});
