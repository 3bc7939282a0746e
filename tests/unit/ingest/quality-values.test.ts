import { describe, expect, it } from "vitest";
import { saySame } from "../../../src/ingest/quality/exports-differ.ts";
import type { SourceCell } from "../../../src/ingest/table/source.ts";
import { found, imported, source } from "./sheets.ts";

type Cells = readonly (readonly SourceCell[])[];
const check = (header: readonly string[], rows: Cells) => imported([source(header, rows, { file: "决赛.csv" })]);
const places = (header: readonly string[], rows: Cells, rule: string) =>
  (found(check(header, rows), rule)?.examples ?? []).map(({ row, value }) => [row, value]);
/** Entries with a value each: P01 …, in rows 2 … */
const list = (values: readonly SourceCell[]): Cells =>
  values.map((value, i) => [`P${i + 1}`, `项目${"甲乙丙丁戊己庚辛壬癸"[i % 10]}${i}`, value]);
const header = (name: string) => ["项目编号", "项目名称", name];

describe("ranks", () => {
  const ranks = (values: readonly number[]) => places(header("名次"), list(values), "rank_gap");
  it("that leave one out are told where they go on", () => {
    expect(ranks([1, 2, 3, 4, 5, 6, 8, 9, 10, 11])).toEqual([[8, "6 → 8"]]);
    expect(ranks([1, 2, 3, 4, 5, 5, 7, 8, 9, 10])).toEqual([]);
    expect(ranks([1, 2, 3, 4, 5, 5, 6, 7, 8, 9])).toEqual([]);
    expect(ranks([1, 2, 3, 4, 4, 5, 6, 7, 7, 9, 10])).toEqual([[7, "4 → 5"]]);
  });
  it("of a choice of rows, or of several lists in one, are no matter", () => {
    expect(ranks([1, 4, 9, 12, 20, 33, 41, 50])).toEqual([]);
    expect(ranks([1, 1, 1, 2, 2, 2, 3, 3, 3, 7])).toEqual([]);
  });
  it("that are wrong by their scores are told by those alone", () => {
    const rows = list([90, 89, 88, 87, 86, 85, 84, 83, 82, 81]).map((row, i) => [...row, i === 4 ? 6 : i + 1]);
    const built = check(["项目编号", "项目名称", "得分", "名次"], rows);
    expect(found(built, "rank_differs")?.count).toBe(1);
    expect(found(built, "rank_gap")).toBeUndefined();
  });
});

describe("ties", () => {
  const scores = [90, 88, 88, 85, 84, 80, 80, 79];
  const rows = (ranks: readonly number[], more: readonly number[] = []) =>
    list(scores).map((row, i) => [...row, ranks[i] ?? 0, ...(more.length === 0 ? [] : [more[i] ?? 0])]);
  const names = ["项目编号", "项目名称", "得分", "名次"];
  it("that share a rank in one place and not in another are told", () => {
    expect(places(names, rows([1, 2, 2, 4, 5, 6, 7, 8]), "ties_differ")).toEqual([[8, "80: 6 ≠ 7"]]);
  });
  it("are right where all share, where none does, and where a column tells them apart", () => {
    expect(places(names, rows([1, 2, 2, 4, 5, 6, 6, 8]), "ties_differ")).toEqual([]);
    expect(places(names, rows([1, 2, 3, 4, 5, 6, 7, 8]), "ties_differ")).toEqual([]);
    const penalties = [5, 7, 7, 3, 2, 4, 9, 1];
    expect(places([...names, "罚时"], rows([1, 2, 2, 4, 5, 6, 7, 8], penalties), "ties_differ")).toEqual([]);
  });
});

describe("awards", () => {
  const rows = (awards: string) =>
    list([...Array(10).keys()].map((i) => i + 1)).map((row, i) => [...row, `${awards[i]}等奖`]);
  it("that do not follow from the rank are told", () => {
    const names = ["项目编号", "项目名称", "名次", "奖项"];
    expect(places(names, rows("一一二二二三三一三三"), "award_order")).toEqual([[9, "8: 一等奖"]]);
    expect(places(names, rows("一一二二二三三三三三"), "award_order")).toEqual([]);
    // Within groups each has its own first prizes.
    expect(places(names, rows("一二三一二三一二三一"), "award_order")).toEqual([]);
  });
});

describe("scores beyond their scale", () => {
  const scores = [88, 92.5, 76, 81, 95, 67, 73, 84, 90, 79];
  it("are told where all others are of a hundred, or of ten", () => {
    expect(places(header("得分"), list([...scores, ...scores, 985, -5]), "beyond_scale")).toEqual([
      [22, "985"],
      [23, "-5"],
    ]);
    const rows = list(scores).map((row, i) => [
      ...row.slice(0, 2),
      ...scores.map((score) => (i === 3 && score === 76 ? 85 : score / 10)),
    ]);
    const names = ["项目编号", "项目名称", ...scores.map((_, i) => `评委${i + 1}`)];
    expect(places(names, rows, "beyond_scale")).toEqual([[5, "85"]]);
  });
  it("are none where the scale goes on, for points that are counted, and for codes", () => {
    expect(places(header("得分"), list([...scores, 101, 103, 105, 110, 120]), "beyond_scale")).toEqual([]);
    expect(places(header("得分"), list([3, 5, 7, 8, 9, 9, 10, 10, 10, 10, 12]), "beyond_scale")).toEqual([]);
    expect(places(header("得分"), list([...scores, 9999]), "beyond_scale")).toEqual([]);
  });
  it("are of a smaller one in results too, and low counts are not", () => {
    expect(places(header("得分"), list([...scores, 8.5, 0.77]), "several_scales")).toEqual([
      [12, "8.5"],
      [13, "0.77"],
    ]);
    expect(places(header("通过数"), list([60, 55, 44, 40, 38, 33, 30, 28, 6, 4]), "several_scales")).toEqual([]);
  });
});

describe("a sum among the rows", () => {
  it("is told by its word and what it adds up to", () => {
    const rows = [...list([10, 20, 30, 40, 50]), ["P6", "合计", 150]];
    expect(places(header("得分"), rows, "sum_in_data")).toEqual([[7, "150"]]);
    expect(places(header("得分"), [...list([10, 20, 30, 40, 50]), ["P6", "合计", 77]], "sum_in_data")).toEqual([]);
    expect(places(header("得分"), list([10, 20, 30, 40, 100]), "sum_in_data")).toEqual([]);
  });
  it("is told without a word where two columns add up", () => {
    const rows = [...list([10, 20, 30, 40, 50]).map((row, i) => [...row, i + 1]), ["P6", "全部", 150, 15]];
    expect(places([...header("得分"), "人数"], rows, "sum_in_data")).toEqual([[7, "150"]]);
  });
});

describe("a name that is blank", () => {
  it("is told where nearly all other rows have it", () => {
    const rows = list([...Array(12).keys()]).map((row, i) => (i === 4 ? [" ", ...row.slice(1)] : row));
    expect(places(header("得分"), rows, "blank_name")).toEqual([[6, null]]);
    const often = rows.map((row, i) => (i % 3 === 0 ? ["", ...row.slice(1)] : row));
    expect(places(header("得分"), often, "blank_name")).toEqual([]);
  });
});

describe("codes", () => {
  it("that have lost their zeros are told", () => {
    const codes = ["0001", "0002", "0003", "0004", "0005", "6", "17"];
    expect(places(header("座位"), list(codes), "lost_zeros")).toEqual([
      [7, "6 ≈ 0006"],
      [8, "17 ≈ 0017"],
    ]);
    expect(places(header("座位"), list(["1", "02", "3", "10", "11", "12", "13"]), "lost_zeros")).toEqual([]);
    expect(places(header("座位"), list(["1", "2", "3", "10", "11", "12", "13"]), "lost_zeros")).toEqual([]);
  });
});

describe("numbers that became dates", () => {
  it("are told with what they were", () => {
    const values = ["3-2", "1-0", "2-2", "5月6日", "2-Mar", "Mar-04", "4-1", "0-3"];
    expect(places(header("比分"), list(values), "number_as_date")).toEqual([
      [5, "5月6日 ≈ 5-6"],
      [6, "2-Mar ≈ 3-2"],
      [7, "Mar-04 ≈ 3-4"],
    ]);
    // 1900-03-25 is day 85.
    const scores = [88, 92, 76, 81, new Date(Date.UTC(1900, 2, 25))];
    expect(places(header("得分"), list(scores), "number_as_date")).toEqual([[6, "1900-03-25 00:00:00 ≈ 85"]]);
  });
  it("are none in a column of dates", () => {
    const days = ["5月6日", "5月7日", "5月8日", "5月9日", "3", "4", "5", "6"];
    expect(places(header("日期"), list(days), "number_as_date")).toEqual([]);
  });
});

describe("percentages beside numbers", () => {
  it("are told, those that are fewer", () => {
    expect(places(header("完成率"), list(["85%", "90%", "77 %", "85", "0.9"]), "percent_mixed")).toEqual([
      [5, "85"],
      [6, "0.9"],
    ]);
    expect(places(header("完成率"), list(["85%", "90%", "77%", "—", ""]), "percent_mixed")).toEqual([]);
  });
});

describe("dates", () => {
  const days = (values: readonly SourceCell[], rule: string) => places(header("报名时间"), list(values), rule);
  it("in several writings are counted by writing", () => {
    const values = ["2026-06-05", "2026-06-06", "2026-06-07", "2026/6/8", "2026年6月9日", "20260610"];
    expect(found(check(header("报名时间"), list(values)), "date_forms")).toMatchObject({
      severity: "info",
      count: 3,
      values: { listed: "2026-06-05 3, 2026/6/5 1, 2026年6月5日 1, 20260605 1" },
    });
    expect(days(values.slice(0, 3).concat("2026-06-08 09:00", "2026-6-9"), "date_forms")).toEqual([]);
  });
  it("with a year of two digits are told as they are read", () => {
    const values = ["6/15/26", "6/16/26", "6/17/26", "6/18/26", "6/19/26"];
    expect(found(check(header("报名时间"), list(values)), "short_year")?.examples[0]).toMatchObject({
      row: 2,
      value: "6/15/26",
      after: "2026-06-15",
    });
    const yearFirst = ["26-06-05", "26-06-06", "26-06-07", "26-06-08", "26-06-09"];
    expect(found(check(header("报名时间"), list(yearFirst)), "short_year")?.examples[0]).toMatchObject({
      value: "26-06-05",
      after: "2026-06-05",
    });
  });
  it("years away from all others are told", () => {
    const values = Array.from({ length: 12 }, (_, i) => `2026-06-${i + 10}`);
    expect(days([...values, ...values, "2062-06-05", "1970-01-01"], "far_date")).toEqual([
      [26, "2062-06-05"],
      [27, "1970-01-01"],
    ]);
    expect(days([...values, "2025-12-30", "2027-01-02"], "far_date")).toEqual([]);
  });
});

describe("columns", () => {
  it("without content, and with one value in all rows, are named", () => {
    const rows = list([...Array(10).keys()]).map((row) => [...row, "第一届", ""]);
    const built = check([...header("得分"), "届次", "备注"], rows);
    expect(found(built, "empty_column")).toMatchObject({ count: 1, examples: [{ column: "备注" }] });
    expect(found(built, "constant_column")).toMatchObject({
      count: 1,
      examples: [{ column: "届次", value: "第一届" }],
    });
  });
});

describe("organisations", () => {
  it("in two spellings are told though each stands there once", () => {
    const rows = ["福建星云有限公司", "福建星云有限责任公司", "福建 星云有限公司", "ＡＢＣ科技", "ABC科技", "甲校"];
    const finding = check(["项目编号", "项目名称", "参赛单位"], list(rows));
    expect(found(finding, "spelling_variants")?.values.listed).toBe(
      "“福建星云有限公司” 1, “福建星云有限责任公司” 1, “福建 星云有限公司” 1",
    );
  });
});

describe("two exports say the same", () => {
  it.each([
    ["95", "95.0"],
    ["2026-06-05", "2026-06-05 08:03:00"],
    ["2026/6/5", "2026-06-05"],
    ["甲　队", "甲 队"],
    ["ＡＢＣ", "ABC"],
    ["R&amp;D", "R&D"],
    ["85%", "0.85"],
  ])("%s and %s", (was, is) => {
    expect(saySame(was, is)).toBe(true);
  });
  it.each([
    ["95", "95.1"],
    ["2026-06-05 08:03", "2026-06-05 09:03"],
    ["2026-06-05", "2026-06-06 00:00"],
    ["007", "7"],
    ["", "0"],
    ["甲", "乙"],
  ])("but not %s and %s", (was, is) => {
    expect(saySame(was, is)).toBe(false);
  });
});
