import { expect, it } from "vitest";
import { shownRange } from "../../../src/stats/shown-range.ts";

const range = (counts: Readonly<Record<number, number>>) =>
  shownRange(new Map(Object.entries(counts).map(([bin, count]) => [Number(bin), count])));

it("shows every bin where none lies far out", () => {
  expect(range({ 10: 1, 12: 5, 13: 8, 16: 2 })).toEqual({ from: 10, to: 17 });
});

it("leaves out bins beyond the outer fences where they would take a third of the axis", () => {
  expect(range({ 0: 1, 14: 30, 15: 40, 16: 30 })).toEqual({ from: 14, to: 17 });
  expect(range({ 14: 30, 15: 40, 16: 30, 900: 1 })).toEqual({ from: 14, to: 17 });
});

it("keeps a bin beyond the fences that takes up little room", () => {
  expect(range({ 10: 20, 11: 20, 12: 20, 13: 20, 14: 1, 15: 1, 16: 1, 17: 1, 20: 1 })).toEqual({ from: 10, to: 21 });
});

it("shows the one bin there is, and nothing without cases", () => {
  expect(range({ 5: 3 })).toEqual({ from: 5, to: 6 });
  expect(range({ 5: 0 })).toBeNull();
});
