import { describe, expect, it } from "vitest";
import { LIGHT } from "../../../src/panels/drawing/palette.ts";
import { registrationsOverTime } from "../../../src/panels/time/registrations-over-time.ts";
import { closing } from "../../fixtures/catalogue.ts";
import { catalogue, columnNames, context, en, FUZHOU, frameOf, JUNE, tableOf, totals, zh } from "./contest.ts";

const DAY = 86_400_000;
const range = { kind: "range", field: "day", from: JUNE + 3, to: JUNE + 5 } as const;

describe("registrations over time", () => {
  it("has every day from the first to the last, also those without anything, and adds up to each day's end", () => {
    const rows = tableOf(frameOf(registrationsOverTime));
    expect(
      rows.map((row) => [
        row.date,
        row.registrations,
        row.cumulative_registrations,
        row.submissions,
        row.cumulative_submissions,
      ]),
    ).toEqual([
      [JUNE, 4, 4, 0, 0],
      [JUNE + 1, 6, 10, 0, 0],
      [JUNE + 2, 0, 10, 0, 0],
      [JUNE + 3, 11, 21, 2, 2],
      [JUNE + 4, 20, 41, 0, 2],
      [JUNE + 5, 0, 41, 22, 24],
    ]);
  });

  it("says the peak, the rush before a deadline that has passed, and what has no time", () => {
    expect(frameOf(registrationsOverTime).summary(zh)).toBe(
      "截至 2026-06-06，累计报名 41 个项目、提交 24 个；2026-06-05 报名最多（20 个）；截止前三天报名 31 个，占 76%；" +
        "另有 1 个报名项目缺报名时间、0 个提交项目缺提交时间。",
    );
    expect(frameOf(registrationsOverTime, context([FUZHOU])).summary(en)).toBe(
      "Filtered view. 10 registrations and 5 submissions by 2026-06-06; most registrations on 2026-06-05 (7); 7 of them in the last three days (70%).",
    );
  });

  it("says that no deadline is set rather than inventing one", () => {
    const frame = frameOf(registrationsOverTime, { ...context(), catalogue: { ...catalogue, stages: [] } });
    expect(frame.summary(zh)).toContain("；未设置截止时间；");
    expect(frame.summary(zh)).not.toContain("截止前三天");
  });

  it("speaks of no rush before the deadline has come", () => {
    const stages = closing("2026-06-20T18:00:00");
    const frame = frameOf(registrationsOverTime, { ...context(), catalogue: { ...catalogue, stages } });
    expect(frame.summary(zh)).not.toContain("截止前三天");
  });

  it("speaks of the chosen days alone", () => {
    expect(frameOf(registrationsOverTime, context([range])).summary(zh)).toContain(
      "2026-06-04 至 2026-06-05（2 天）报名 31 个项目、提交 2 个；2026-06-05 报名最多（20 个）",
    );
  });

  it("snaps a drag to the whole days it touches", () => {
    const frame = frameOf(registrationsOverTime);
    const brush = (from: number, to: number) => frame.select({ kind: "brush", from: from * DAY, to: to * DAY });
    expect(brush(JUNE + 3.4, JUNE + 4.2)).toEqual(range);
    expect(brush(JUNE + 3, JUNE + 5)).toEqual(range);
    expect(brush(JUNE + 3.4, JUNE + 3.5)).toEqual({ ...range, to: JUNE + 4 });
  });

  it("gives its range back to the brush in the axis' own values, and where a range can begin and end in days", () => {
    const stops = [0, 1, 2, 3, 4, 5, 6].map((days) => JUNE + days);
    expect(frameOf(registrationsOverTime, context([range])).brush).toEqual({
      axis: "x",
      range: [(JUNE + 3) * DAY, (JUNE + 5) * DAY],
      stops,
    });
    expect(frameOf(registrationsOverTime).brush).toEqual({ axis: "x", range: null, stops });
  });

  it("has nothing to show where nothing has a time", () => {
    const within = { ...context(), catalogue: { ...catalogue, days: null } };
    expect(registrationsOverTime.frame(totals, totals, within)).toBeNull();
  });

  it("does not let a stray date squash the days there are: it stands in the table and is said", () => {
    const stray = JUNE + 36 * 365;
    const far = {
      day: [...(totals.registered?.day ?? []), stray, JUNE - 20_000],
      registrations: [...(totals.registered?.registrations ?? []), 2, 1],
    };
    const results = { ...totals, registered: far };
    const frame = registrationsOverTime.frame(results, results, context());
    const rows = frame === null ? [] : tableOf(frame);
    expect(rows).toHaveLength(8);
    expect(rows[0]).toMatchObject({ date: JUNE - 20_000, cumulative_registrations: 1 });
    expect(rows.at(-1)).toMatchObject({ date: stray, registrations: 2, cumulative_registrations: 44 });
    expect(frame?.summary(zh)).toContain("截至 2026-06-06，累计报名 42 个项目");
    expect(frame?.summary(zh)).toContain("有 3 个报名、0 个提交的时间远在图示的 2026-06-01 至 2026-06-06 之外");
    const env = { theme: LIGHT, t: zh, language: "zh-CN" as const, width: 640, height: 400 };
    const axes = registrationsOverTime.frame(totals, totals, context())?.option(env).xAxis;
    expect(frame?.option(env).xAxis).toEqual(axes);
  });

  it("names the contract's columns first", () => {
    expect(columnNames(frameOf(registrationsOverTime)).slice(0, 5)).toEqual([
      "date",
      "registrations",
      "cumulative_registrations",
      "submissions",
      "cumulative_submissions",
    ]);
  });
});
