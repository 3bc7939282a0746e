import { describe, expect, it } from "vitest";
import type { SourceCell } from "../../../src/ingest/table/source.ts";
import { found, imported, mapped, rowsOf, source } from "./sheets.ts";

type Rows = readonly (readonly SourceCell[])[];
const placesOf = (header: readonly string[], rows: Rows) =>
  mapped(source(header, rows)).mapping.columns.map(({ concept, place }) =>
    place === undefined ? concept : (place.criterion ?? place.judge ?? place.round),
  );
const scores = ["entry_id", "judge_id", "criterion", "round", "score"];

describe("criteria in brackets behind one question", () => {
  const rows = [
    ["甲", "作品一", 3, 4],
    ["乙", "作品一", 5, 2],
    ["甲", "作品二", 1, 4],
  ];
  it("are read from the grid of a form", () => {
    const built = imported([source(["评委姓名", "参赛作品", "评分 [新意]", "评分 [路人缘]"], rows)]);
    expect(rowsOf(built, "scores", scores).slice(0, 2)).toEqual([
      ["作品一", "甲", "新意", null, 3],
      ["作品一", "甲", "路人缘", null, 4],
    ]);
    expect(rowsOf(built, "criteria", ["criterion"])).toEqual([["新意"], ["路人缘"]]);
  });

  it("stand in round brackets behind a word for points", () => {
    expect(placesOf(["Judge", "Project", "Score (Fun)", "Score (Depth)"], rows)).toEqual([
      "judge_id",
      "title",
      "Fun",
      "Depth",
    ]);
  });

  it("are none where the brackets hold the most points, or problems", () => {
    expect(placesOf(["评委", "作品名称", "得分（10分）", "成绩（100分）"], rows)[2]).toBe("score");
    expect(placesOf(["Judge", "Project", "Points [A]", "Points [B]"], rows)).not.toContain("A");
  });
});

describe("a form that judges fill in", () => {
  it("asks for the entry and the judge in words of its own", () => {
    const rows = [
      ["2024-03-01 10:00", "Ann", "Team A", 3, 4],
      ["2024-03-01 10:05", "Bo", "Team A", 5, 2],
      ["2024-03-01 10:06", "Ann", "Team B", 1, 4],
    ];
    const header = ["Timestamp", "Your name", "Which team are you judging?", "How good? [Zing]", "How good? [Zest]"];
    const built = imported([source(header, rows)]);
    expect(rowsOf(built, "entries", ["entry_id"])).toEqual([["Team A"], ["Team B"]]);
    expect(rowsOf(built, "scores", scores)[2]).toEqual(["Team A", "Bo", "Zing", null, 5]);
    expect(found(built, "identity_assumed")).toBeDefined();
  });
});

describe("columns headed by bare numbers", () => {
  it("are the scores of as many reviewers as an entry had, where rows are filled from the left", () => {
    const rows = [
      ["p1", 7, 6, 5, null, "Accept"],
      ["p2", 3, 5, null, null, "Reject"],
      ["p3", 6, 6, 8, 7, "Accept"],
    ];
    const built = imported([source(["paper_id", "0", "1", "2", "3", "decision"], rows)]);
    expect(rowsOf(built, "scores", scores).filter(([entry]) => entry === "p2")).toEqual([
      ["p2", "#0", null, null, 3],
      ["p2", "#1", null, null, 5],
    ]);
    expect(found(built, "missing_score")).toBeUndefined();
    expect(rowsOf(built, "results", ["entry_id", "award"])[1]).toEqual(["p2", "Reject"]);
  });

  it("count votes where they add up to a number of votes, or their mean follows", () => {
    // (1 + 2×2 + 3×7) / 10 = 2.6; (4 + 2×3 + 3×3) / 10 = 1.9; (0 + 2×5 + 3×5) / 10 = 2.5
    const rows = [
      ["Song A", 1, 2, 7, 2.6],
      ["Song B", 4, 3, 3, 1.9],
      ["Song C", 0, 5, 5, 2.5],
    ];
    expect(placesOf(["Title", "1", "2", "3", "Average"], rows)).toEqual(["title", null, null, null, "official_score"]);
    const votes = rows.map(([title, one, two, three]) => [title ?? null, three ?? 0, two ?? 0, one ?? 0, 10]);
    expect(placesOf(["Title", "3★", "2★", "1★", "Votes"], votes)).toEqual(["title", null, null, null, null]);
  });

  it("are judges where their mean is beside them, and rounds where they are called so", () => {
    const rows = [
      ["A", 6, 7, 8, 7],
      ["B", 9, 9, 6, 8],
      ["C", 5, 6, 10, 7],
    ];
    expect(placesOf(["Title", "1", "2", "3", "Average"], rows).slice(1, 4)).toEqual(["1", "2", "3"]);
    expect(placesOf(["Team", "R1", "R2", "R3", "Average"], rows).slice(1, 4)).toEqual([1, 2, 3]);
  });
});

describe("a cumulative figure beside its parts", () => {
  it("is the result, and checked", () => {
    const rows = [
      ["Ann", 20, 22, 42],
      ["Bo", 18, 25, 43],
      ["Cy", 19, 21, 40],
      ["Di", 17, 22, 41],
      ["Ed", 15, 15, 30],
    ];
    const built = imported([source(["Name", "Stage1", "Stage2", "Cumulative"], rows)]);
    expect(rowsOf(built, "results", ["entry_id", "official_score"])[3]).toEqual(["Di", 41]);
    expect(rowsOf(built, "scores", scores)[1]).toEqual(["Ann", null, null, 2, 22]);
    // 17 + 22 = 39
    expect(found(built, "total_differs")?.examples[0]?.value).toBe("41 ≠ 39");
  });
});
