import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Counted, fiveNumbers, quantile, whiskers } from "../../../src/stats/five-numbers.ts";

const once = (...values: readonly number[]): Counted => values.map((value) => [value, 1]);

/** The definition as it is printed, over single values: type 7 of Hyndman & Fan (1996). */
function type7(values: readonly number[], share: number): number {
  const x = values.toSorted((a, b) => a - b);
  const h = (x.length - 1) * share;
  const j = Math.floor(h);
  return (x[j] ?? 0) + (h - j) * ((x[j + 1] ?? x[j] ?? 0) - (x[j] ?? 0));
}

describe("quantiles of counted values", () => {
  it("are those that R's quantile() gives for 1 2 4 8 16", () => {
    expect([0, 0.1, 0.25, 0.5, 0.75, 1].map((share) => quantile(once(1, 2, 4, 8, 16), share))).toEqual([
      1, 1.4, 2, 4, 8, 16,
    ]);
  });

  it("are those of the same values one by one, in whatever order and pieces they come", () => {
    const counts = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat({ max: 4 })), { minLength: 1 });
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), (counted, share) => {
        const values = counted.flatMap(([value, count]) => Array.from({ length: count }, () => value));
        if (values.length === 0) expect(quantile(counted, share)).toBeNull();
        else expect(quantile(counted, share)).toBeCloseTo(type7(values, share), 9);
      }),
    );
  });

  it("are none without values", () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([[5, 0]], 0.5)).toBeNull();
  });
});

describe("the five numbers", () => {
  it("of the first judge of Shrout & Fleiss (1979), reckoned by hand", () => {
    // 6 6 7 8 9 10: q1 at place 1.25, q3 at 3.75; squares around 46/6 add up to 40/3, over 5 that is 8/3.
    const { mean, sd, ...others } = fiveNumbers([...once(9, 8, 7, 10), [6, 2]]) ?? {};
    expect(others).toEqual({ n: 6, min: 6, q1: 6.25, median: 7.5, q3: 8.75, max: 10 });
    expect(mean).toBeCloseTo(46 / 6, 12);
    expect(sd).toBeCloseTo(Math.sqrt(8 / 3), 12);
  });

  it("of one value have no standard deviation: it is not 0", () => {
    expect(fiveNumbers(once(80))).toEqual({ n: 1, mean: 80, sd: null, min: 80, q1: 80, median: 80, q3: 80, max: 80 });
  });

  it("keep the spread of scores that lie close together far from zero", () => {
    expect(fiveNumbers(once(1e9, 1e9 + 1, 1e9 + 2))?.sd).toBe(1);
  });

  it("of nothing are nothing", () => expect(fiveNumbers([])).toBeNull());
});

describe("whiskers", () => {
  it("end at the furthest values within 1.5 interquartile ranges; what lies beyond is listed", () => {
    // 1 … 9 and 20: q1 3.25, q3 7.75, reach 6.75: from −3.5 to 14.5.
    expect(whiskers(once(20, 1, 2, 3, 4, 5, 6, 7, 8, 9))).toEqual({ low: 1, high: 9, outliers: [[20, 1]] });
  });

  it("keep a value on a fence", () => {
    // 0 2 4 6 12: q1 2, q3 6, the upper fence 12. 0 6 8 10 12: q1 6, q3 10, the lower fence 0.
    expect(whiskers(once(0, 2, 4, 6, 12))).toEqual({ low: 0, high: 12, outliers: [] });
    expect(whiskers(once(0, 6, 8, 10, 12))).toEqual({ low: 0, high: 12, outliers: [] });
  });

  it("never end inside their box", () => {
    // 0 0 0 10: q3 2.5, the fence 6.25; the highest value within reach is 0.
    expect(whiskers([[0, 3], ...once(10)])).toEqual({ low: 0, high: 2.5, outliers: [[10, 1]] });
  });

  it("count every case of an outlier", () => {
    expect(whiskers([[50, 2], ...once(80), [81, 9], [82, 9]])?.outliers).toEqual([[50, 2]]);
  });

  it("are none without values", () => expect(whiskers([])).toBeNull());
});
