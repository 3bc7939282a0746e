import { describe, expect, it } from "vitest";
import { proposeAsOf } from "../../../src/ingest/meaning/as-of.ts";

const TODAY = Date.UTC(2026, 5, 20);

describe("数据截至", () => {
  it.each([
    ["报名导出20260605.xlsx", "2026-06-05T00:00:00"],
    ["报名_20260605_1830.csv", "2026-06-05T18:00:00"],
    ["报名 2026-06-05.csv", "2026-06-05T00:00:00"],
    ["报名2026年6月5日18时.xlsx", "2026-06-05T18:00:00"],
    ["福州报名6月5日.csv", "2026-06-05T00:00:00"],
    ["报名0605.csv", "2026-06-05T00:00:00"],
    ["报名(06-12).csv", "2026-06-12T00:00:00"],
  ])("is proposed from the name %s", (name, asOf) => {
    expect(proposeAsOf([name], null, TODAY)).toEqual({ asOf, from: "name" });
  });

  it.each(["报名.csv", "第3批报名v2.csv", "2月30日.csv", "赛题1234.csv", "13800138000.csv"])(
    "is not read out of %s",
    (name) => {
      expect(proposeAsOf([name], null, TODAY)).toBeNull();
    },
  );

  it("of several files is the latest of their days", () => {
    expect(proposeAsOf(["T01_0605.csv", "T02_0607.csv"], null, TODAY)?.asOf).toBe("2026-06-07T00:00:00");
  });

  it("is else the latest time in the rows, unless that is yet to come", () => {
    const latest = Date.UTC(2026, 5, 3, 10, 0, 30);
    expect(proposeAsOf(["报名.csv"], latest, TODAY)).toEqual({ asOf: "2026-06-03T10:01:00", from: "times" });
    expect(proposeAsOf(["报名.csv"], Date.UTC(2027, 0, 1), TODAY)).toBeNull();
  });

  it("takes the year of the rows where the name has none", () => {
    expect(proposeAsOf(["报名0605.csv"], Date.UTC(2025, 5, 4), TODAY)?.asOf).toBe("2025-06-05T00:00:00");
  });
});
