import { describe, expect, it } from "vitest";
import { typeColumn } from "../../../src/ingest/outcome/column-type.ts";
import type { SourceCell } from "../../../src/ingest/table/source.ts";

const day = (year: number, month: number, date: number, hour = 0, minute = 0): number =>
  Date.UTC(year, month - 1, date, hour, minute);
const times = <T>(count: number, value: T): T[] => new Array<T>(count).fill(value);

describe("a column's type", () => {
  it.each<[string, string, readonly SourceCell[], string, readonly unknown[] | null]>([
    ["whole numbers", "过题数", ["3", "10", "", "0"], "integer", [3, 10, null, 0]],
    ["full-width digits", "得分", ["９５", "88"], "integer", [95, 88]],
    ["decimals", "得分", ["91.5", "88"], "real", [91.5, 88]],
    ["numbers with their unit", "得分", ["95分", "88.5分"], "real", [95, 88.5]],
    ["percentages", "占比", ["85%", "29%"], "real", [0.85, 0.29]],
    ["thousands", "金额", ["1,234", "12,345,678"], "integer", [1234, 12345678]],
    ["decimal commas", "Note", ["12,5", "9", "7,25"], "real", [12.5, 9, 7.25]],
    ["decimal commas that any one value shows", "Montant", ["1,250", "12,5"], "real", [1.25, 12.5]],
    ["commas of thousands beside decimal points", "amount", ["1,250", "12.5"], "real", [1250, 12.5]],
    ["thousands parted by blanks", "Montant (€)", ["1 500", "500", "12\u202f000"], "integer", [1500, 500, 12000]],
    ["French amounts", "Montant", ["1 500,50 €", "500,00 €"], "real", [1500.5, 500]],
    ["marks with their words", "confidence", ["4 (high)", "2: somewhat"], "integer", [4, 2]],
    ["words with their marks", "overall", ["strong accept (3)", "reject (-2)"], "integer", [3, -2]],
    ["ranks", "Rang", ["1er", "2e", "2e", "4e"], "integer", [1, 2, 2, 4]],
    ["ranks with ties", "Rank", ["=1", "=1", "3rd"], "integer", [1, 1, 3]],
    ["yes and no in French", "Accepté", ["Oui", "Non"], "boolean", [true, false]],
    ["teams with a number in brackets", "队伍", ["甲队（1）", "甲队（2）"], "text", null],
    ["numbers of a spreadsheet", "总分", [95.5, 0, null], "real", [95.5, 0, null]],
    [
      "words for no score",
      "评委1",
      ["90", "缺考", "—", "/", "弃权", "85", "88"],
      "integer",
      [90, null, null, null, null, 85, 88],
    ],
    ["yes and no", "是否晋级", ["是", "否", "", "是 "], "boolean", [true, false, null, true]],
    ["truth of a spreadsheet", "晋级", [true, false, null], "boolean", [true, false, null]],
    ["years", "Année de concours", ["2012", "2025"], "integer", [2012, 2025]],
    ["dates with slashes", "日期", ["2026/6/5", "2026-06-05"], "date", [day(2026, 6, 5), day(2026, 6, 5)]],
    ["dates in Chinese", "报名", ["2026年6月5日"], "date", [day(2026, 6, 5)]],
    ["times", "提交", ["2026-06-05 8:03", ""], "timestamp", [day(2026, 6, 5, 8, 3), null]],
    ["dates of eight digits under a header that says so", "报名日期", ["20260605"], "date", [day(2026, 6, 5)]],
    [
      "serials under a header that says so",
      "提交时间",
      [46178.5, 46179],
      "timestamp",
      [day(2026, 6, 5, 12), day(2026, 6, 6)],
    ],
    ["serials in text", "Date de dépôt", ["46178"], "date", [day(2026, 6, 5)]],
    ["date cells", "列3", [new Date(day(2026, 6, 5)), null], "date", [day(2026, 6, 5), null]],
    ["numbers as large as serials", "金额", [46178, 46179], "integer", [46178, 46179]],
    ["minutes of penalty", "用时", [816, 46178], "integer", [816, 46178]],
    [
      "day first where a value shows it",
      "Soumis le",
      ["25/6/2026", "6/5/2026"],
      "date",
      [day(2026, 6, 25), day(2026, 5, 6)],
    ],
    [
      "month first where a value shows it",
      "Timestamp",
      ["6/25/2026 14:03", "6/5/2026 1:00"],
      "timestamp",
      [day(2026, 6, 25, 14, 3), day(2026, 6, 5, 1)],
    ],
    ["codes with leading zeros", "座号", ["007", "12"], "text", null],
    ["18-digit codes", "信用", ["350100200001011234", "350100200001011235"], "text", null],
    ["numbers under a header of codes", "项目编号", ["1", "2"], "text", null],
    ["numbers under a header of two words in one", "projectId", ["633080", "700002"], "text", null],
    ["amounts that are paid, which is no id", "Amount paid", ["$1,200.50", "-$300"], "real", [1200.5, -300]],
    [
      "milliseconds since 1970 under a header that ends in a date",
      "tcdate",
      [1_780_617_780_000, 1_780_617_781_000],
      "timestamp",
      [day(2026, 6, 5, 8, 3), day(2026, 6, 5, 8, 3) + 1000],
    ],
    ["counts under such a header", "votes to date", [3, 12], "integer", [3, 12]],
    ["numbers of a phone", "联系电话", [13800138000, 13800138001], "text", null],
    ["long numbers of one length", "报名", [202612340001, 202612340002, 202612340003], "text", null],
    ["an identifier in French", "N° SIRET", ["53012345600017", "53012345600025"], "text", null],
    ["scoreboard cells", "A", ["+\n104", "-", "-4", "+3\n148"], "text", null],
    ["remarks with one number among words for none", "备注", [...times(9, "/"), "2"], "text", null],
    ["words", "奖项", ["金奖", "银奖"], "text", null],
    ["nothing", "备注", [null, ""], "text", null],
  ])("of %s", (_, header, cells, type, cast) => {
    const found = typeColumn(cells, header);
    expect(found.type).toBe(type);
    expect(found.cast).toEqual(cast);
  });

  it("is not changed by a slip, which has no value in the cast and is told by its place", () => {
    const found = typeColumn([...times(345, "3"), "·"], "排名");
    expect(found).toMatchObject({ type: "integer", strays: [345], marks: [] });
    expect(found.cast?.[345]).toBeNull();
  });

  it("is text where more than a few per cent are something else", () => {
    expect(typeColumn([...times(94, "3"), ...times(6, "三")], "排名").type).toBe("text");
    expect(typeColumn([...times(95, "3"), ...times(5, "三")], "排名").type).toBe("integer");
  });

  it("is numeric beside a few words that come again and again for no value", () => {
    const scores = ["90", "91.5", "88", "76", "85", "79", "82", "93"];
    const typed = typeColumn([...scores, "见附件", "待定", "见附件", "待定"], "得分");
    expect(typed).toMatchObject({ type: "real", strays: [], marks: [8, 9, 10, 11] });
    // Words of a scale say how much, each another word is a text, and 1, 2, 3 beside a word are kinds.
    expect(typeColumn([...scores, "优秀", "优秀", "良好", "良好"], "得分").type).toBe("text");
    expect(typeColumn([...scores, "见附件", "待定", "另议", "未定"], "得分").type).toBe("text");
    expect(typeColumn([...times(4, "1"), ...times(4, "2"), ...times(4, "Anerkennung")], "Preis").type).toBe("text");
  });

  it("reads a number with a comma for the point among others, and one that was kept as text", () => {
    const { cast } = typeColumn(["85.5", "77,5", "1,234", "'90", "66.25", "81"], "得分");
    expect(cast).toEqual([85.5, 77.5, 1234, 90, 66.25, 81]);
  });

  it("tells words for no value from slips", () => {
    expect(typeColumn(["90", "缺考", "91", "92", "93", "九十"], "得分")).toMatchObject({ strays: [5], marks: [1] });
  });

  it("says which order it assumed where no date tells day and month apart", () => {
    const open = ["6/5/2026", "5/6/2026", "6/7/2026"];
    expect(typeColumn(open, "Date", "day")).toMatchObject({
      assumedOrder: "day",
      cast: [day(2026, 5, 6), day(2026, 6, 5), day(2026, 7, 6)],
    });
    expect(typeColumn(open, "Date")).toMatchObject({
      assumedOrder: "month",
      cast: [day(2026, 6, 5), day(2026, 5, 6), day(2026, 6, 7)],
    });
    expect(typeColumn(["25/6/2026", "6/5/2026"], "Date").assumedOrder).toBeNull();
  });

  it("leaves an impossible date without a value", () => {
    const cells = [...times(40, "2026-06-05"), "2026-06-31"];
    expect(typeColumn(cells, "日期")).toMatchObject({ type: "date", strays: [40] });
  });
});
