import { describe, expect, it } from "vitest";
import { readNumber } from "../../../src/ingest/values/numbers.ts";
import { splitOrgs } from "../../../src/ingest/values/orgs.ts";
import { readText } from "../../../src/ingest/values/texts.ts";
import { readTime } from "../../../src/ingest/values/times.ts";
import { readInteger } from "../../../src/ingest/values/whole-numbers.ts";
import { readBoolean } from "../../../src/ingest/values/yes-no.ts";

describe("readNumber", () => {
  it.each([
    ["95", 95],
    ["0", 0],
    [0, 0],
    ["", null],
    ["  ", null],
    [null, null],
    ["95分", 95],
    ["９５．５", 95.5],
    ["1,234", 1234],
    ["1，234.5", 1234.5],
    ["+2", 2],
    ["-3", -3],
    ["8: accept, good paper", 8],
    ["4. Accept", 4],
    ["2 - weak reject", 2],
    ["8/10", 8],
    ["12/10", "unreadable"],
    ["85%", 0.85],
    ["29%", 0.29],
    ["$6,950.00", 6950],
    ["-$4,000.00", -4000],
    ["$-30.26", -30.26],
    ["($4,000.00)", -4000],
    ["(1,234.50)", -1234.5],
    ["(5)", "unreadable"],
    ["US$ 12", 12],
    ["CHF 1'234.50", 1234.5],
    ["3 good", 3],
    ["4 weak accept", 4],
    ["3 = Good: this paper", 3],
    ["3 days", "unreadable"],
    ["2 good years of hosting", "unreadable"],
    ["1e3", 1000],
    ["缺考", "mark"],
    ["缺评", "mark"],
    ["—", "mark"],
    ["/", "mark"],
    ["九十", "unreadable"],
    ["1,23", "unreadable"],
    ["12-3", "unreadable"],
    [true, "unreadable"],
    [Number.NaN, "unreadable"],
  ])("%j → %j", (cell, value) => {
    expect(readNumber(cell)).toBe(value);
  });
});

describe("readInteger", () => {
  it.each([
    ["3", 3],
    ["第3名", 3],
    ["第十二名", 12],
    ["第三轮", 3],
    ["R2", 2],
    ["=3", 3],
    ["3rd", 3],
    ["2e", 2],
    ["3.5", "unreadable"],
    ["99999999999", "unreadable"],
  ])("%j → %j", (cell, value) => {
    expect(readInteger(cell)).toBe(value);
  });
});

describe("readTime", () => {
  const at = (...parts: [number, number, number, number?, number?, number?]): number => {
    const [year, month, day, hour = 0, minute = 0, second = 0] = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  it.each([
    ["2026/6/5", at(2026, 6, 5)],
    ["2026-06-05", at(2026, 6, 5)],
    ["2026-06-05 8:03", at(2026, 6, 5, 8, 3)],
    ["2026-06-05 08:03:09", at(2026, 6, 5, 8, 3, 9)],
    ["2026-06-05T08:03:09.123", at(2026, 6, 5, 8, 3, 9)],
    ["2026年6月5日", at(2026, 6, 5)],
    ["2026年6月5日18时", at(2026, 6, 5, 18)],
    ["2026年6月5日18时30分", at(2026, 6, 5, 18, 30)],
    ["2026.6.5", at(2026, 6, 5)],
    ["２０２６／６／５", at(2026, 6, 5)],
    ["2026/6/5 下午 3:20", at(2026, 6, 5, 15, 20)],
    ["20260605", at(2026, 6, 5)],
    [20260605, at(2026, 6, 5)],
    ["20260605080309", at(2026, 6, 5, 8, 3, 9)],
    [46178, at(2026, 6, 5)],
    ["46178.5", at(2026, 6, 5, 12)],
    ["2026-06-05T00:03:00Z", at(2026, 6, 5, 8, 3)],
    ["2026-06-05T08:03:00+08:00", at(2026, 6, 5, 8, 3)],
    ["2026-06-04 24:00", at(2026, 6, 5)],
    ["25/6/2026", at(2026, 6, 25)],
    ["6/25/2026", at(2026, 6, 25)],
    ["6/6/2026", at(2026, 6, 6)],
    [new Date(at(2026, 6, 5, 8)), at(2026, 6, 5, 8)],
    ["6/5/2026", "ambiguous"],
    ["5 June 2026", at(2026, 6, 5)],
    ["June 5, 2026 3:20 pm", at(2026, 6, 5, 15, 20)],
    ["05-Jun-2026", at(2026, 6, 5)],
    ["5-Jun-26", at(2026, 6, 5)],
    ["31-Dec-29", at(2029, 12, 31)],
    ["24-Apr-82 8:03", at(1982, 4, 24, 8, 3)],
    ["31-Apr-82", "unreadable"],
    ["Team 5 Mar 12", "unreadable"],
    ["25/12/30", at(1930, 12, 25)],
    ["le 5 juin 2026 à 8h03", at(2026, 6, 5, 8, 3)],
    ["1er février 2026", at(2026, 2, 1)],
    ["25/12/26", at(2026, 12, 25)],
    [1_780_617_780, at(2026, 6, 5, 8, 3)],
    [1_780_617_780_000, at(2026, 6, 5, 8, 3)],
    ["5 de junio de 2026", at(2026, 6, 5)],
    ["5. März 2026", at(2026, 3, 5)],
    ["5 октября 2026 г.", at(2026, 10, 5)],
    ["5 października 2026", at(2026, 10, 5)],
    ["2026년 6월 5일", at(2026, 6, 5)],
    ["Fri Jun 05 2026 08:03:00 GMT+0900 (日本標準時)", at(2026, 6, 5, 7, 3)],
    ["Fri, 05 Jun 2026 00:03:00 GMT", at(2026, 6, 5, 8, 3)],
    ["Fri Jun 05 08:03:00 CST 2026", at(2026, 6, 5, 8, 3)],
    ["2026-06-05 00:03:09 UTC", at(2026, 6, 5, 8, 3, 9)],
    ["2026-06-05 00:03:09.123456+00", at(2026, 6, 5, 8, 3, 9)],
    ["6/25/2026 6:21:39 PM -08:00", at(2026, 6, 26, 10, 21, 39)],
    ["5 Smarch 2026", "unreadable"],
    ["2026-06-31", "unreadable"],
    ["2026-13-01", "unreadable"],
    ["下周", "unreadable"],
    [95, "unreadable"],
    ["", null],
    ["—", "mark"],
  ])("%j → %j", (cell, value) => {
    expect(readTime(cell)).toBe(value);
  });
});

describe("readBoolean", () => {
  it.each([
    ["是", true],
    ["√", true],
    [true, true],
    [1, true],
    ["否", false],
    ["打星", false],
    [0, false],
    ["", null],
    ["也许", "unreadable"],
  ])("%j → %j", (cell, value) => {
    expect(readBoolean(cell)).toBe(value);
  });
});

describe("readText", () => {
  it("keeps leading zeros and long codes", () => {
    expect(readText(" 007 ")).toBe("007");
    expect(readText("91350100MA0000000X")).toBe("91350100MA0000000X");
    expect(readText("   ")).toBeNull();
  });
});

describe("splitOrgs", () => {
  it.each([
    ["福州大学", ["福州大学"]],
    ["甲公司、乙公司;丙大学；丁所/戊院", ["甲公司", "乙公司", "丙大学", "丁所", "戊院"]],
    ["厦门大学（信息学院、管理学院）、福州大学", ["厦门大学（信息学院、管理学院）", "福州大学"]],
    ["甲公司\n乙公司\n", ["甲公司", "乙公司"]],
    ["  ", []],
  ])("%j → %j", (text, names) => {
    expect(splitOrgs(text)).toEqual(names);
  });
});
