import { describe, expect, it } from "vitest";
import { found, imported, rowsOf, source } from "./sheets.ts";

describe("a second list of the same entries", () => {
  const entries = source(
    ["项目编号", "项目名称", "提交时间"],
    [
      ["A1", "甲", ""],
      ["A2", "乙", "2026-06-01"],
    ],
    { file: "报名.csv" },
  );
  const formal = source(
    ["项目编号", "项目名称", "提交时间", "形式审查"],
    [
      ["A1", "甲改", "2026-06-02", "通过"],
      ["A3", "丙", "", "未通过"],
    ],
    { file: "形式审查.csv", sheet: "审查" },
  );

  it("adds what the first has no column for; where both have one, the first one's word stands", () => {
    const built = imported([entries, formal]);
    expect(rowsOf(built, "entries", ["entry_id", "title", "review_state", "submitted_at", "source_sheet"])).toEqual([
      ["A1", "甲", "passed", null, null],
      ["A2", "乙", null, Date.UTC(2026, 5, 1), null],
      ["A3", "丙", "failed", null, "审查"],
    ]);
    expect(built.reports.map(({ unused }) => unused)).toEqual([[], []]);
    expect(found(built, "completed")).toMatchObject({ count: 1, examples: [{ row: 2, value: "A1" }] });
  });

  it("that says nothing new is said to be there already, as is a row that stands twice in one list", () => {
    const twice = { ...entries, rows: [...entries.rows, ["A1", "甲", "2026-06-03"]], rowNumbers: [2, 3, 4] };
    const built = imported([twice, { ...entries, file: "再次.csv" }]);
    expect(built.reports.map(({ unused }) => unused.map(({ row }) => row))).toEqual([[4], [2, 3]]);
    expect(rowsOf(built, "entries", ["submitted_at"])).toEqual([[null], [Date.UTC(2026, 5, 1)]]);
  });
});

describe("several awards of one entry", () => {
  const results = (built: ReturnType<typeof imported>) => rowsOf(built, "results", ["entry_id", "award_no", "award"]);

  it("are results of their own, and the entry counts once", () => {
    const header = ["项目名称", "团队名称", "奖项", "证书编号"];
    const rows = [
      ["质检", "甲队", "一等奖", "C1"],
      ["巡检", "乙队", "二等奖", "C2"],
      ["质检", "甲队", "最佳人气奖", "C3"],
      ["质检", "甲队", "最佳创意奖", "C4"],
    ];
    const built = imported([source(header, rows)]);
    expect(rowsOf(built, "entries", ["title"])).toEqual([["质检"], ["巡检"]]);
    expect(results(built)).toEqual([
      ["甲队｜质检", null, "一等奖"],
      ["乙队｜巡检", null, "二等奖"],
      ["甲队｜质检", 2, "最佳人气奖"],
      ["甲队｜质检", 3, "最佳创意奖"],
    ]);
    expect(found(built, "several_awards")).toMatchObject({ severity: "info", count: 2 });
    expect(found(built, "same_team_and_problem")).toBeUndefined();
    // The same list once more brings nothing.
    const twice = imported([source(header, rows), source(header, rows, { file: "副本.csv" })]);
    expect(results(twice)).toEqual(results(built));
  });

  it("are told by the entry's number, also in another file than its rank", () => {
    const ranks = source(
      ["项目编号", "决赛排名"],
      [
        ["E1", 1],
        ["E2", 2],
      ],
      { file: "决赛成绩.csv" },
    );
    const awards = source(
      ["项目编号", "奖项"],
      [
        ["E1", "一等奖"],
        ["E1", "最佳人气奖"],
        ["E1", "一等奖"],
      ],
      { file: "决赛获奖.csv" },
    );
    const built = imported([ranks, awards]);
    expect(rowsOf(built, "results", ["entry_id", "award_no", "official_rank", "award"])).toEqual([
      ["E1", null, 1, null],
      ["E2", null, 2, null],
      ["E1", 1, null, "一等奖"],
      ["E1", 2, null, "最佳人气奖"],
    ]);
    expect(built.reports[1]?.unused.map(({ row }) => row)).toEqual([4]);
  });

  it("of a team without a title are several works where both are grades, or anything else differs", () => {
    const header = ["赛道", "团队名称", "奖项"];
    const works = (...rows: readonly (readonly string[])[]) =>
      rowsOf(imported([source(header, rows)]), "entries", ["entry_id"]).flat();
    expect(works(["甲道", "甲队", "一等奖"], ["甲道", "甲队", "二等奖"])).toEqual(["甲队", "甲队#2"]);
    expect(works(["甲道", "甲队", "一等奖"], ["乙道", "甲队", "最佳人气奖"])).toEqual(["甲队", "甲队#2"]);
    expect(works(["甲道", "甲队", "一等奖"], ["甲道", "甲队", "最佳人气奖"])).toEqual(["甲队"]);
  });
});
