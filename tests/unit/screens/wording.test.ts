import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/filters/clauses.ts";
import { loadLanguage, translator } from "../../../src/i18n/index.ts";
import { clauseLine, describeClause, type Wording } from "../../../src/screens/filters/wording.ts";
import { CATALOGUE } from "./catalogue.ts";

await loadLanguage("en");

const zh: Wording = { catalogue: CATALOGUE, settings: DEFAULT_SETTINGS, language: "zh-CN", t: translator("zh-CN") };
const en: Wording = { ...zh, language: "en", t: translator("en") };

describe("a chip", () => {
  test("names values as people do", () => {
    const clause = { kind: "points", field: "track", values: ["T01", "T02"] } as const;
    expect(describeClause(clause, zh)).toEqual({
      name: "赛道",
      value: "工业制造、现代农业",
      all: "工业制造、现代农业",
    });
    expect(describeClause(clause, en).value).toBe("工业制造, 现代农业");
  });

  test("says how many where there are more than it has room for, and still holds them all", () => {
    const { value, all } = describeClause({ kind: "points", field: "track", values: ["T01", "T02", "T03"] }, zh);
    expect(value).toBe("工业制造 等 3 项");
    expect(all).toBe("工业制造、现代农业、商贸流通");
  });

  test("gives a problem its number and title, and a value that the catalogue does not know as it is", () => {
    expect(describeClause({ kind: "points", field: "problem", values: ["T02-P01"] }, zh).value).toBe(
      "T02-P01 茶园病虫害预警",
    );
    expect(describeClause({ kind: "points", field: "problem", values: ["T99-P09"] }, zh).value).toBe("T99-P09");
  });

  test("translates themes, kinds of organisation and what is not given", () => {
    expect(describeClause({ kind: "points", field: "theme", values: ["ai"] }, en).value).toBe(
      "Artificial intelligence",
    );
    expect(describeClause({ kind: "points", field: "org_type", values: ["hospital"] }, zh).value).toBe("医疗机构");
    expect(describeClause({ kind: "points", field: "area", values: ["未填"] }, en).value).toBe("Not given");
  });

  test("ends days with the last day that is in, one day alone without an end", () => {
    expect(describeClause({ kind: "range", field: "day", from: 20574, to: 20605 }, zh).value).toBe(
      "2026-05-01 至 2026-05-31",
    );
    expect(describeClause({ kind: "range", field: "day", from: 20574, to: 20575 }, zh).value).toBe("2026-05-01");
  });

  test("says of which stage a score is, and that its upper end is not in", () => {
    const clause = { kind: "range", field: "score", from: 77.5, to: 80 } as const;
    const words = { ...zh, settings: { ...DEFAULT_SETTINGS, stage: "preliminary" } } as const;
    expect(describeClause(clause, words)).toMatchObject({ name: "初赛（网评）得分", value: "77.5 至不足 80 分" });
    expect(describeClause(clause, zh).name).toBe("决赛（路演答辩）得分");
  });
});

describe("a chip of reviews", () => {
  test("says that it narrows them and no entries", () => {
    const judge = { kind: "points", field: "judge", values: ["J01"] } as const;
    expect(describeClause(judge, zh)).toMatchObject({ name: "评委（只筛评分，不筛项目）", value: "J01" });
    expect(describeClause(judge, en).name).toBe("Judge (reviews only)");
    expect(describeClause({ kind: "range", field: "score_given", from: 70, to: 72 }, zh)).toMatchObject({
      name: "决赛（路演答辩）单次评分（只筛评分，不筛项目）",
      value: "70 至不足 72 分",
    });
  });

  test("names no person", () => {
    expect(describeClause({ kind: "points", field: "judge", values: ["~2"] }, zh).all).toBe("评委 2");
  });
});

test("a report's line holds every value", () => {
  expect(clauseLine({ kind: "points", field: "track", values: ["T01", "T02", "T03"] }, zh)).toBe(
    "赛道：工业制造、现代农业、商贸流通",
  );
});
