import { expect, it } from "vitest";
import { mainDays } from "../../../src/engine/catalogue/main-days.ts";

const MAY = 20_574;
/** One case a day. */
const daily = (from: number, days: number): [number, number][] => Array.from({ length: days }, (_, i) => [from + i, 1]);

it("spans everything that lies together, in any order", () => {
  expect(mainDays([[MAY + 90, 700], ...daily(MAY, 60), [MAY, 3]])).toEqual({ first: MAY, last: MAY + 90 });
});

it.each([
  ["2062", MAY + 36 * 365],
  ["1900", -25_000],
  ["a year early", MAY - 365],
])("leaves out a stray of %s, also among few cases", (_, stray) => {
  expect(mainDays([...daily(MAY, 60), [stray, 2]])).toEqual({ first: MAY, last: MAY + 59 });
  expect(mainDays([...daily(MAY, 5), [stray, 1]])).toEqual({ first: MAY, last: MAY + 4 });
});

it("keeps an earlier year of some weight", () => {
  expect(mainDays([...daily(MAY - 365, 20), ...daily(MAY, 60)])).toEqual({ first: MAY - 365, last: MAY + 59 });
});

it("keeps all where no period stands out, and knows no days where there are none", () => {
  expect(
    mainDays([
      [MAY, 1],
      [MAY + 400, 1],
    ]),
  ).toEqual({ first: MAY, last: MAY + 400 });
  expect(mainDays([])).toBeNull();
});
