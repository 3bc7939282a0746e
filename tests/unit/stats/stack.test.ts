import fc from "fast-check";
import { expect, it } from "vitest";
import { stack } from "../../../src/stats/stack.ts";

it("leaves dots that stand apart on the middle line", () => expect(stack([0, 10, 20], 8)).toEqual([0, 0, 0]));

it("puts dots of one place beside each other, around the middle", () => {
  expect(stack([5, 5, 5, 5, 5], 8)).toEqual([0, 1, -1, 2, -2]);
});

it("goes back to the middle where it is free again", () => expect(stack([0, 4, 9], 8)).toEqual([0, 1, 0]));

it("never lets one dot cover another of its lane", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true })), (values) => {
      const places = values.toSorted((a, b) => a - b);
      const lanes = stack(places, 6);
      places.forEach((place, i) => {
        const before = places.findLast((_, j) => j < i && lanes[j] === lanes[i]);
        expect(before === undefined || place - before >= 6).toBe(true);
      });
    }),
  );
});
