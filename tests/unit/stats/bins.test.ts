import { describe, expect, it } from "vitest";
import { niceStep, scaleScores } from "../../../src/stats/bins.ts";

describe("the width of score bins", () => {
  it.each([
    [1.1, 2],
    [2.1, 2.5],
    [2, 2],
    [3, 5],
    [5.1, 10],
    [0.03, 0.05],
    [0.2, 0.2],
    [130, 200],
  ])("%d is snapped up to %d", (width, step) => expect(niceStep(width)).toBe(step));

  it("is that of Freedman and Diaconis: 2 · 10 / 1000^(1/3) = 2", () => {
    expect(scaleScores({ n: 1000, min: 40, q1: 70, q3: 80, max: 99 })).toEqual({ step: 2, min: 40, max: 100 });
  });

  it("contains the largest score, which may lie on an edge", () => {
    expect(scaleScores({ n: 1000, min: 0, q1: 70, q3: 80, max: 100 })).toEqual({ step: 2, min: 0, max: 102 });
    expect(scaleScores({ n: 8, min: 8.7, q1: 8.8, q3: 9, max: 9.1 })).toEqual({ step: 0.2, min: 8.6, max: 9.2 });
  });

  it("stays wide enough for a million scores", () => {
    expect(scaleScores({ n: 1_000_000, min: 0, q1: 70, q3: 80, max: 100 }).step).toBe(1);
  });

  it("is not made by an outlier", () => {
    expect(scaleScores({ n: 1000, min: 40, q1: 70, q3: 80, max: 9999 }).step).toBe(2);
  });

  it("is taken from the range where the middle half is one value", () => {
    // 10 / (log2(64) + 1) = 1.43
    expect(scaleScores({ n: 64, min: 75, q1: 80, q3: 80, max: 85 })).toEqual({ step: 2, min: 74, max: 86 });
  });

  it("is 1 where there is one value only", () => {
    expect(scaleScores({ n: 3, min: 81.25, q1: 81.25, q3: 81.25, max: 81.25 })).toEqual({ step: 1, min: 81, max: 82 });
  });
});
