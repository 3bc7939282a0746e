import fc from "fast-check";
import { expect, it } from "vitest";
import { rowWindow } from "../../../src/ui/row-window.ts";

const ROW = 33;

it("a table that fits has every row in the page, and no room beside them", () => {
  expect(rowWindow({ count: 12, rowHeight: ROW, inSight: 600, scrollTop: 0 })).toEqual({
    first: 0,
    last: 12,
    before: 0,
    after: 0,
  });
});

it("at the top and at the very end the outermost rows are in the page", () => {
  for (const count of [1_000, 300_000, 10_000_000]) {
    const top = rowWindow({ count, rowHeight: ROW, inSight: 600, scrollTop: 0 });
    expect([top.first, top.before]).toEqual([0, 0]);
    const height = top.after + (top.last - top.first) * ROW;
    const end = rowWindow({ count, rowHeight: ROW, inSight: 600, scrollTop: height - 600 });
    expect([end.last, Math.round(end.after)]).toEqual([count, 0]);
  }
});

it("wherever it is scrolled to, rows fill what is in sight and the whole keeps its height", () => {
  const scrolled = fc.record({
    count: fc.integer({ min: 1, max: 20_000_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(scrolled, ({ count, share }) => {
      const inSight = 600;
      const whole = Math.min(count * ROW, 8_000_000);
      const scrollTop = share * Math.max(0, whole - inSight);
      const { first, last, before, after } = rowWindow({ count, rowHeight: ROW, inSight, scrollTop });
      expect(before + (last - first) * ROW + after).toBeCloseTo(whole, 3);
      expect(before).toBeLessThanOrEqual(scrollTop + 1e-6);
      expect(before + (last - first) * ROW).toBeGreaterThanOrEqual(Math.min(whole, scrollTop + inSight) - 1e-6);
      expect(last - first).toBeLessThan(50);
    }),
  );
});

it("a browser is never asked for more height than it has, also with ten million rows", () => {
  const { before, after, first, last } = rowWindow({ count: 10_000_000, rowHeight: ROW, inSight: 600, scrollTop: 4e6 });
  expect(before + after + (last - first) * ROW).toBeLessThanOrEqual(8_000_001);
  expect(first).toBeGreaterThan(4_900_000);
  expect(first).toBeLessThan(5_100_000);
});
