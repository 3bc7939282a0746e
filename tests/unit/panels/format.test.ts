import { expect, it } from "vitest";
import { formatCell, formatCount, formatShare } from "../../../src/panels/format.ts";

it("groups thousands", () => {
  expect(formatCount(1234)).toBe("1,234");
});

it.each([
  [0, 0, "–"],
  [3, 7, "3/7"],
  [3, 9, "3/9"],
  [3, 10, "30%"],
  [33, 99, "33%"],
  [123, 1000, "12.3%"],
])("writes %i of %i as %s", (part, whole, text) => {
  expect(formatShare(part, whole)).toBe(text);
});

it("leaves a blank blank and a zero zero", () => {
  expect(formatCell(null, "integer")).toBe("–");
  expect(formatCell(0, "integer")).toBe("0");
});

it.each([
  ["007", "text", "007"],
  [1234, "integer", "1,234"],
  [9.456, "decimal", "9.46"],
  [0.1234, "share", "12.3%"],
  [20_605, "date", "2026-06-01"],
] as const)("writes the cell %s (%s) as %s", (cell, format, text) => {
  expect(formatCell(cell, format)).toBe(text);
});
