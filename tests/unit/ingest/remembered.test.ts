import { expect, test } from "vitest";
import { newCells, remembered } from "../../../src/ingest/values/remembered.ts";

const texts = Array.from({ length: 6000 }, (_, i) => `格${i % 5000}`);

test("a cell is read once where its column says few different things", () => {
  let reads = 0;
  const read = remembered((cell) => {
    reads++;
    return cell === null ? null : `${String(cell)}！`;
  });
  const cells = [null, "甲", "乙", "甲", 1, "1", null, "乙"];
  expect(cells.map(read)).toEqual([null, "甲！", "乙！", "甲！", "1！", "1！", null, "乙！"]);
  expect(reads).toBe(5);
});

test("of a column of many different cells each still gets its own answer", () => {
  const read = remembered((cell) => `${String(cell)}！`);
  expect(texts.map(read)).toEqual(texts.map((text) => `${text}！`));
});

test("a cell is new once where its column says few different things", () => {
  const cells = [null, "甲", "甲", 1, "1", null, "乙", "甲"];
  expect(cells.filter(newCells())).toEqual([null, "甲", 1, "1", "乙"]);
});

test("of a column of many different cells none is passed over before it was seen", () => {
  expect(new Set(texts.filter(newCells()))).toEqual(new Set(texts));
});
