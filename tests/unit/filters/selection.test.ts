import { describe, expect, it } from "vitest";
import type { Clause, Selection } from "../../../src/filters/clauses.ts";
import { changedField, put, sameSelection, toggle } from "../../../src/filters/selection.ts";

const tracks = (...values: string[]): Clause => ({ kind: "points", field: "track", values });
const areas = (...values: string[]): Clause => ({ kind: "points", field: "area", values });
const scores = (from: number, to: number): Clause => ({ kind: "range", field: "score", from, to });

describe("a click", () => {
  it("replaces what was chosen on its field and leaves the others", () => {
    expect(toggle([tracks("T01"), areas("福州")], tracks("T02"))).toEqual([tracks("T02"), areas("福州")]);
  });

  it("takes its clause away when it comes a second time", () => {
    expect(toggle([tracks("T01"), areas("福州")], tracks("T01"))).toEqual([areas("福州")]);
  });

  it("adds and takes out single values with Ctrl", () => {
    const two = toggle([tracks("T01")], tracks("T02"), true);
    expect(two).toEqual([tracks("T01", "T02")]);
    expect(toggle(two, tracks("T01"), true)).toEqual([tracks("T02")]);
    expect(toggle([tracks("T02")], tracks("T02"), true)).toEqual([]);
  });

  it("narrows several chosen values to one", () => {
    expect(toggle([tracks("T01", "T02")], tracks("T02"))).toEqual([tracks("T02")]);
  });
});

describe("a brush", () => {
  it("replaces the range, and the same range again takes it away", () => {
    expect(toggle([scores(60, 80)], scores(70, 80), true)).toEqual([scores(70, 80)]);
    expect(toggle([scores(60, 80)], scores(60, 80))).toEqual([]);
  });

  it("of no width is no clause", () => {
    expect(put([scores(60, 80)], scores(70, 70))).toEqual([]);
  });
});

describe("a selection", () => {
  it("holds no value twice", () => {
    expect(put([], tracks("T01", "T01"))).toEqual([tracks("T01")]);
  });

  it("is the same whatever the order of its clauses and values", () => {
    const one: Selection = [tracks("T01", "T02"), scores(60, 80)];
    expect(sameSelection(one, [scores(60, 80), tracks("T02", "T01")])).toBe(true);
    expect(sameSelection(one, [scores(60, 80), tracks("T02", "T03")])).toBe(false);
    expect(sameSelection(one, [scores(60, 80)])).toBe(false);
  });

  it("knows the one field in which it differs", () => {
    expect(changedField([tracks("T01")], [tracks("T01"), scores(60, 80)])).toBe("score");
    expect(changedField([tracks("T01"), scores(60, 80)], [scores(60, 80)])).toBe("track");
    expect(changedField([tracks("T01"), scores(60, 80)], [])).toBeNull();
    expect(changedField([tracks("T01")], [tracks("T01")])).toBeNull();
  });
});
