import fc from "fast-check";
import { expect, test } from "vitest";
import { readPlainTime, readTime } from "../../../src/ingest/values/times.ts";

const two = (n: number): string => String(n).padStart(2, "0");

test("whatever a calendar has and has not, a time as programs write it is read as JavaScript reads it", () => {
  const part = (max: number) => fc.integer({ min: 0, max }).map(two);
  const parts = fc.tuple(fc.integer({ min: 100, max: 9999 }), part(14), part(33), part(25), part(61), part(61));
  fc.assert(
    fc.property(parts, fc.constantFrom(" ", "T"), ([year, month, day, hour, minute, second], between) => {
      const [date, clock] = [`${String(year).padStart(4, "0")}-${month}-${day}`, `${hour}:${minute}:${second}`];
      const time = Date.parse(`${date}T${clock}Z`);
      // JavaScript lets 30 February roll over.
      const isSound = !Number.isNaN(time) && (hour === "24" || new Date(time).toISOString().startsWith(date));
      const last = new Date(Date.UTC(year, Number(month), 0)).getUTCDate();
      const expected = isSound && Number(day) <= last ? time : "unreadable";
      expect(readPlainTime(`${date}${between}${clock}`)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test("times of one day differ by their clock, and the next day's are another day's", () => {
  expect(
    ["2026-06-05 08:03:07", "2026-06-05 24:00:00", "2026-06-06 00:00:00", "2026-06-05 00:00:00"].map((t) =>
      readTime(t),
    ),
  ).toEqual([Date.UTC(2026, 5, 5, 8, 3, 7), Date.UTC(2026, 5, 6), Date.UTC(2026, 5, 6), Date.UTC(2026, 5, 5)]);
});

test.each([
  "2026-06-05 08:03",
  "2026/06/05 08:03:07",
  "2026-06-05 08:03:0x",
  "2026-06-05_08:03:07",
  "二〇二六-06-05 08:03:07",
])("a text of another shape is left to others: %s", (text) => {
  expect(readPlainTime(text)).toBeNull();
});
