import type { JudgedStage } from "../../src/model/vocabulary.ts";
import type { Random } from "./random.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Wall-clock time in milliseconds since 1970-01-01; no time zone comes in. */
const wallClock = (text: string): number => Date.parse(`${text}Z`);

/** The demo contest's own dates, both ends included; the real contest's are not known yet. */
export const REGISTRATION = { from: wallClock("2026-04-20T09:00:00"), to: wallClock("2026-06-15T18:00:00") };
export const SUBMISSION = { from: wallClock("2026-05-20T09:00:00"), to: wallClock("2026-06-30T18:00:00") };
export const JUDGING: Readonly<Record<JudgedStage, { readonly from: number; readonly to: number }>> = {
  preliminary: { from: wallClock("2026-07-13T09:00:00"), to: wallClock("2026-07-24T18:00:00") },
  semifinal: { from: wallClock("2026-08-10T09:00:00"), to: wallClock("2026-08-14T18:00:00") },
  final: { from: wallClock("2026-09-05T09:00:00"), to: wallClock("2026-09-06T17:30:00") },
};
/** 数据截至: the results of the final are in. */
export const AS_OF = wallClock("2026-09-11T18:00:00");

/** Deadlines fall within office hours, work does not: the day's hours at which forms are filled in, and how often. */
const HOURS: readonly (readonly [hour: number, weight: number])[] = [
  [8, 2],
  [9, 8],
  [10, 11],
  [11, 9],
  [12, 3],
  [13, 3],
  [14, 8],
  [15, 11],
  [16, 11],
  [17, 10],
  [18, 5],
  [19, 4],
  [20, 5],
  [21, 5],
  [22, 3],
  [23, 2],
];

/** How much more a day brings that lies so many days before the end: a rush in the last three days. */
const RUSH = [26, 17, 10, 4.5, 3, 2.4, 2];
const WEEKEND = 0.35;

/** A minute between the two times: quiet for weeks, busy at the end, few on weekends, in the day's usual hours. */
export function rushedTime(random: Random, from: number, to: number): number {
  const firstDay = Math.floor(from / DAY);
  const lastDay = Math.floor(to / DAY);
  const days: [number, number][] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    // 1970-01-01 was a Thursday.
    const weekend = (day + 3) % 7 >= 5;
    const rush = RUSH[lastDay - day];
    days.push([day, rush ?? (weekend ? WEEKEND : 1)]);
  }
  for (;;) {
    const time = random.weighted(days) * DAY + random.weighted(HOURS) * 60 * MINUTE + random.integer(0, 59) * MINUTE;
    if (time >= from && time <= to) return time;
  }
}

/** The minute at which the k-th of n pieces of work is done when they are spread over the hours from nine to six. */
export function workTime(span: { readonly from: number; readonly to: number }, k: number, n: number): number {
  const days = Math.floor(span.to / DAY) - Math.floor(span.from / DAY) + 1;
  const working = 8.5 * 60;
  const minute = Math.floor(((k + 0.5) / n) * days * working);
  const day = Math.floor(span.from / DAY) + Math.floor(minute / working);
  return day * DAY + 9 * 60 * MINUTE + (minute % working) * MINUTE;
}
