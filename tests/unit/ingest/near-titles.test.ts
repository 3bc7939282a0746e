import fc from "fast-check";
import { expect, test } from "vitest";
import { areNear, forms } from "../../../src/ingest/quality/near-titles.ts";

const formOf = forms();
const near = (a: string, b: string): boolean => areNear(formOf(a), formOf(b));

test("titles are near where 85 of 100 pairs of letters are the same", () => {
  // 13 and 14 letters: 12 and 13 pairs, of which 11 are in both; 2 · 11 / 25 = 0.88.
  expect(near("基于物流数据的智慧交通平台", "基于物流数据的智慧交通大平台")).toBe(true);
  // 12 pairs each, of which 10 are in both: 20 / 24 = 0.83.
  expect(near("基于物流数据的智慧交通平台", "基于物流数据的智能交通平台")).toBe(false);
});

test("width, blanks and punctuation make no title another; a number makes it one of a series", () => {
  expect(near("数据·平台　ＡＩ版", "数据·平台 ai版")).toBe(true);
  expect(near("智慧交通数据平台一期", "智慧交通数据平台二期")).toBe(false);
});

test("a look at the bits says nothing else than all pairs do", () => {
  const letters = fc.array(fc.constantFrom(..."数据智慧交通平台物流"), { minLength: 6, maxLength: 24 });
  fc.assert(
    fc.property(letters, fc.nat(), fc.constantFrom("", "医", "医疗"), (signs, at, more) => {
      const a = signs.join("");
      const b = a.slice(0, at % a.length) + more + a.slice((at % a.length) + 1);
      const pairs = (text: string) => new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
      const [one, other] = [pairs(a), pairs(b)];
      const both = [...one].filter((pair) => other.has(pair)).length;
      const isLong = b.length >= 6;
      expect(near(a, b)).toBe(a === b || (isLong && (2 * both) / (one.size + other.size) >= 0.85));
    }),
  );
});
