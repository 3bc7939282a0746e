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
