import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, measureField, type RangeClause } from "../../../src/filters/clauses.ts";
import { measureStep, stepsOf, unitOf } from "../../../src/filters/measures.ts";
import { snapSelection } from "../../../src/filters/snap.ts";
import { knownTerms } from "../../../src/filters/terms.ts";
import type { Measure } from "../../../src/model/catalogue.ts";
import { catalogue as bare } from "./catalogue.ts";

const measure = (step: number, isWhole = false): Measure => ({ column: "x", isWhole, min: 0, max: 100, step });
const wide = (step: string) => ({ choices: { "extra-distribution.step": step } });

describe("widths of bins of numbers beyond the model", () => {
  it("are round ones around the one that the data propose", () => {
    expect(stepsOf(measure(5))).toEqual([1, 2, 2.5, 5, 10, 20, 25, 50]);
    expect(stepsOf(measure(0.02))).toEqual([0.005, 0.01, 0.02, 0.025, 0.05, 0.1, 0.2]);
    expect(stepsOf(measure(2e6))).toEqual([5e5, 1e6, 2e6, 2.5e6, 5e6, 1e7, 2e7]);
  });

  it("are whole for whole numbers: a bin of two and a half would hold now two of them and now three", () => {
    expect(stepsOf(measure(2.5, true))).toEqual([1, 2, 5, 10, 20, 25]);
    expect(measureStep(measure(2.5, true), { choices: {} })).toBe(5);
    expect(measureStep(measure(0.02, true), { choices: {} })).toBe(1);
  });

  it("are those chosen where they are on offer: of fees in thousands none is left over for team sizes", () => {
    expect(measureStep(measure(5), wide("20"))).toBe(20);
    expect(measureStep(measure(5), wide("20000"))).toBe(5);
    expect(measureStep(measure(5), wide("7"))).toBe(5);
  });

  it.each([1, 2, 2.5, 5, 0.02, 25, 2e6])("around %d are all multiples of one unit", (step) => {
    for (const each of stepsOf(measure(step))) {
      const parts = each / unitOf(measure(step));
      expect(Math.abs(parts - Math.round(parts))).toBeLessThan(1e-9);
    }
  });
});

describe("a range of numbers beyond the model", () => {
  const extra = (name: string, step: number) => ({ name, column: name, values: [], measure: measure(step) });
  const catalogue = { ...bare, extras: [extra("人数", 1), extra("金额", 5)] };
  const range = (name: string, from: number, to: number): RangeClause => ({
    kind: "range",
    field: measureField(name),
    from,
    to,
  });

  it("lies on the bins of the histogram that shows it, and else stays as it was chosen", () => {
    const selection = [range("人数", 2.3, 4), range("金额", 7.5, 12)];
    expect(snapSelection(selection, DEFAULT_SETTINGS, catalogue)).toEqual([range("人数", 2, 4), selection[1]]);
    const shown = { ...DEFAULT_SETTINGS, choices: { "extra-distribution.column": "measure.金额" } };
    // Finest are the tenths of 人数: 0.2 to 10 are multiples of 0.05.
    expect(snapSelection(selection, shown, catalogue)).toEqual([selection[0], range("金额", 5, 15)]);
  });

  it("goes, and is named, where the data have no such column", () => {
    const selection = [range("人数", 2, 4), range("面积", 1, 2)];
    expect(knownTerms(selection, catalogue)).toEqual({ selection: [selection[0]], gone: ["面积"] });
  });
});
