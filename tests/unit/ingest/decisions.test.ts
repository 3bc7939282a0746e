import { describe, expect, it } from "vitest";
import { headerFingerprint } from "../../../src/ingest/meaning/decisions.ts";
import type { SourceCell } from "../../../src/ingest/table/source.ts";
import { found, imported, rowsOf, source } from "./sheets.ts";

const CATALOGUE = {
  tracks: [
    { track_id: "T01", track_no: 1, track_name: "工业制造" },
    { track_id: "T02", track_no: 2, track_name: "绿色低碳与能源" },
  ],
  problems: [{ problem_id: "T01-P01", track_id: "T01", problem_no: 1, problem_title: "基于数据的智能设计优化" }],
};

const asked = (header: readonly string[], rows: readonly (readonly SourceCell[])[], file = "表.csv") =>
  imported([source(header, rows, { file })], {}, { catalogue: CATALOGUE }).reports[0]?.questions ?? [];

describe("a person is asked", () => {
  it("asks once what comes first in 26-06-05, unless other values decide it", () => {
    const header = ["项目编号", "报名时间", "提交时间"];
    const both = (...dates: readonly string[]) =>
      asked(
        header,
        dates.map((date, i) => [String(i), date, date]),
      );
    const question = { question: "date_order", columns: ["报名时间", "提交时间"], choices: ["year", "day"] };
    // The same year in all rows, and other days: likely the year.
    expect(both("26-06-05", "26-06-06", "26-06-03 08:03")).toEqual([{ ...question, assumed: "year" }]);
    // More numbers first than last: likely days of two years.
    expect(both("26-06-25", "14-07-25", "30-05-24")).toEqual([{ ...question, assumed: "day" }]);
    // 32 is no day, 5 no year of two digits; 31 and on is no day of a year's end.
    expect(both("26-06-05", "32-06-05")).toEqual([]);
    expect(both("26-06-05", "26-6-5")).toEqual([]);
    expect(both("26-06-05", "26-06-98")).toEqual([]);
    // Rows that stand in the order of time by the year alone.
    expect(both("26-05-30", "26-06-01", "26-06-15", "26-07-02")).toEqual([]);
    // All of one year, on many days.
    expect(both("26-06-25", "14-06-25", "30-06-25")).toEqual([]);
  });

  it("nothing about a list that says it all", () => {
    expect(asked(["项目编号", "项目名称", "报名时间"], [["1", "甲", "2026-06-05"]])).toEqual([]);
    expect(asked(["排名", "队伍名称", "奖项"], [[1, "甲", "金奖"]])).toEqual([]);
    expect(asked(["项目编号", "评委", "得分"], [["1", "甲", 90]], "决赛评分.xlsx")).toEqual([]);
  });

  it("nothing about a table that tells of no contest", () => {
    expect(asked(["aspect", "factor"], [["a", 1]])).toEqual([]);
  });

  it("to which stage scores belong, where nothing says it", () => {
    expect(asked(["项目编号", "评委", "得分"], [["1", "甲", 90]])).toMatchObject([
      { question: "stage", assumed: "preliminary", choices: ["preliminary", "semifinal", "final"] },
    ]);
  });

  it("whom scores are for, where no column names anybody", () => {
    expect(asked(["评委", "得分", "场次"], [["甲", 90, "上午"]], "决赛.csv")).toMatchObject([
      { question: "entry", assumed: null, choices: ["场次"] },
    ]);
  });

  it("once about the dates of a file, however many columns have them", () => {
    expect(asked(["项目编号", "报名时间", "提交时间"], [["1", "6/5/2026", "7/8/2026"]])).toEqual([
      { question: "date_order", columns: ["报名时间", "提交时间"], assumed: "month", choices: ["day", "month"] },
    ]);
  });

  it("once about names that are nearly those of the catalogue, which stay unmatched until then", () => {
    const header = ["项目编号", "赛道", "赛题", "报名时间"];
    const matches = { 基于数据的智能设计: "T01-P01", 绿色低碳能源: "T02" };
    const rows = [
      ["1", "工业制造", "基于数据的智能设计", "2026-06-05"],
      ["2", "绿色低碳能源", "基于数据的智能设计", "2026-06-05"],
    ];
    const built = imported([source(header, rows)], {}, { catalogue: CATALOGUE });
    expect(rowsOf(built, "entries", ["track_id", "problem_id"])).toEqual([
      ["T01", null],
      [null, null],
    ]);
    expect(built.reports[0]?.questions).toEqual([
      {
        question: "matches",
        columns: ["赛题", "赛道"],
        assumed: null,
        choices: ["基于数据的智能设计 → 基于数据的智能设计优化", "绿色低碳能源 → 绿色低碳与能源"],
        matches,
      },
    ]);
    const confirmed = imported([source(header, [rows[0] ?? []])], { matches }, { catalogue: CATALOGUE });
    expect(rowsOf(confirmed, "entries", ["track_id", "problem_id"])).toEqual([["T01", "T01-P01"]]);
    expect(found(confirmed, "unmatched_problem")).toBeUndefined();
  });

  it("never about names that are like none of the catalogue", () => {
    expect(
      asked(
        ["项目编号", "赛道", "报名时间"],
        [
          ["1", "工业制造", ""],
          ["2", "海洋", ""],
        ],
      ),
    ).toEqual([]);
  });
});

describe("the fingerprint of a header", () => {
  it("is one for headers of one shape and differs with every name", () => {
    const print = headerFingerprint(["项目编号", "评委 1", "得分"]);
    expect(headerFingerprint(["得分", "评委１", "项目编号", "列4"])).toBe(print);
    expect(headerFingerprint(["项目编号", "评委 2", "得分"])).not.toBe(print);
    expect(headerFingerprint(["项目编号", "评委 1"])).not.toBe(print);
  });
});
