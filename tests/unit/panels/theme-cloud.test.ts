import { describe, expect, it } from "vitest";
import { placeWords } from "../../../src/panels/themes/theme-cloud.ts";

const words = Array.from({ length: 40 }, (_, at) => ({ name: `主题词${at}`, figure: 40 - at }));
const placed = (some: typeof words, width: number, height: number) =>
  placeWords(some, { textOf: ({ name }) => name, figureOf: ({ figure }) => figure }, width, height);

describe("a cloud of words", () => {
  it.each([
    [900, 500],
    [330, 600],
  ])("holds every word within %i × %i, none on another", (width, height) => {
    const all = placed(words, width, height);
    expect(all).toHaveLength(40);
    for (const { box } of all) {
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    const overlapping = all.filter(({ box: a }, at) =>
      all
        .slice(at + 1)
        .some(
          ({ box: b }) =>
            a.x < b.x + b.width - 1e-6 &&
            b.x < a.x + a.width - 1e-6 &&
            a.y < b.y + b.height - 1e-6 &&
            b.y < a.y + a.height - 1e-6,
        ),
    );
    expect(overlapping).toEqual([]);
  });

  it("writes a word larger the larger its figure is, and equals alike", () => {
    const sizes = new Map(placed(words, 900, 500).map(({ word, size }) => [word.figure, size]));
    expect([...sizes].toSorted(([a], [b]) => b - a).map(([, size]) => size)).toEqual(
      [...sizes.values()].toSorted((a, b) => b - a),
    );
    const equals = placed(
      words.map((word) => ({ ...word, figure: 3 })),
      900,
      500,
    );
    expect(new Set(equals.map(({ size }) => size)).size).toBe(1);
  });

  it("leaves out the last words where there is no room for all", () => {
    const few = placed(words, 300, 120).map(({ word }) => word.figure);
    expect(few.length).toBeGreaterThan(0);
    expect(few.length).toBeLessThan(40);
    expect(Math.min(...few)).toBe(41 - few.length);
  });
});
