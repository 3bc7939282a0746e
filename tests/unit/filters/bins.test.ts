import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binStart,
  chosenStage,
  scoreBin,
  scoreStep,
  snapDays,
  snapScore,
  snapWeeks,
} from "../../../src/filters/bins.ts";
import { DEFAULT_SETTINGS } from "../../../src/filters/clauses.ts";
import { dayOfIso, isoOfDay, mondayOf } from "../../../src/filters/days.ts";
import { snapSelection } from "../../../src/filters/snap.ts";
import { catalogue } from "./catalogue.ts";

const steps = fc.constantFrom(0.1, 0.25, 0.5, 1, 2, 2.5, 5, 10);

describe("score bins", () => {
  it.each([
    [0, 5, 0],
    [4.999, 5, 0],
    [5, 5, 1],
    [-0.1, 5, -1],
    [0.3, 0.1, 3],
    [0.7, 0.1, 7],
    [100, 2.5, 40],
  ])("%d points at width %d lie in bin %d", (points, step, bin) => {
    expect(scoreBin(points, step)).toBe(bin);
  });

  it("start in themselves", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), steps, (bin, step) => {
        expect(scoreBin(binStart(bin, step), step)).toBe(bin);
      }),
    );
  });
});

describe("a snapped score range", () => {
  it("covers every bin the drag touched, and at least one", () => {
    expect(snapScore(61, 79, 5)).toMatchObject({ from: 60, to: 80 });
    expect(snapScore(60, 80, 5)).toMatchObject({ from: 60, to: 80 });
    expect(snapScore(62, 62, 5)).toMatchObject({ from: 60, to: 65 });
    expect(snapScore(0.3, 0.6, 0.1)).toMatchObject({ from: 0.3, to: 0.6 });
  });

  it("is snapped already", () => {
    const end = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(end, end, steps, (a, b, step) => {
        const once = snapScore(Math.min(a, b), Math.max(a, b), step);
        expect(snapScore(once.from, once.to, step)).toEqual(once);
      }),
    );
  });
});

it("a snapped day range is made of whole days, at least one", () => {
  expect(snapDays(10.2, 12.8)).toMatchObject({ from: 10, to: 13 });
  expect(snapDays(10, 10)).toMatchObject({ from: 10, to: 11 });
});

it("a snapped week range goes from the Monday of its first day to the Sunday of its last", () => {
  // 2026-06-01 (20605) is a Monday.
  expect(snapWeeks(20_604.5, 20_605)).toEqual({ kind: "range", field: "day", from: 20_598, to: 20_605 });
  expect(snapWeeks(20_605, 20_612)).toEqual({ kind: "range", field: "day", from: 20_605, to: 20_612 });
  expect(snapWeeks(20_611.2, 20_612.1)).toEqual({ kind: "range", field: "day", from: 20_605, to: 20_619 });
});

it.each([
  ["2026-06-01", "2026-06-01"],
  ["2026-06-07", "2026-06-01"],
  ["1970-01-01", "1969-12-29"],
  ["1969-12-28", "1969-12-22"],
])("the week of %s begins on Monday %s", (day, monday) => {
  expect(isoOfDay(mondayOf(dayOfIso(day) ?? Number.NaN))).toBe(monday);
});

describe("whose scores are meant", () => {
  it("is the last stage with scores unless one is chosen", () => {
    expect(chosenStage(DEFAULT_SETTINGS, catalogue)).toBe("semifinal");
    expect(chosenStage({ ...DEFAULT_SETTINGS, stage: "preliminary" }, catalogue)).toBe("preliminary");
    expect(chosenStage(DEFAULT_SETTINGS, { ...catalogue, scoreScales: {} })).toBeNull();
  });

  it("sets the width of bins unless one is chosen", () => {
    const scoreScales = { preliminary: { step: 2, min: 0, max: 10 }, final: { step: 0.5, min: 0, max: 10 } };
    expect(scoreStep(DEFAULT_SETTINGS, { ...catalogue, scoreScales })).toBe(0.5);
    expect(scoreStep({ ...DEFAULT_SETTINGS, stage: "preliminary" }, { ...catalogue, scoreScales })).toBe(2);
    expect(scoreStep({ ...DEFAULT_SETTINGS, scoreStep: 4 }, { ...catalogue, scoreScales })).toBe(4);
  });
});

it("only ranges are snapped", () => {
  const selection = [
    { kind: "points", field: "track", values: ["T01"] },
    { kind: "range", field: "score", from: 61, to: 79 },
  ] as const;
  expect(snapSelection(selection, DEFAULT_SETTINGS, catalogue)).toEqual([
    selection[0],
    { kind: "range", field: "score", from: 60, to: 80 },
  ]);
});
