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

describe("a list of judges", () => {
  const persons = ["王小明", "李雷", "韩梅梅", "张伟"];
  const rows = (role: (i: number) => string) => persons.map((name, i) => [name, role(i), "福州大学"]);

  it("is known by a column of roles", () => {
    const built = imported([
      source(
        ["姓名", "角色", "单位"],
        rows(() => "评委"),
      ),
    ]);
    expect(built.reports[0]?.kind).toBe("judges");
    expect(rowsOf(built, "judges", ["judge_id", "org_name"])[1]).toEqual(["李雷", "福州大学"]);
    expect(found(built, "identity_assumed")?.values).toEqual({ column: "姓名", what: "judge_id" });
  });

  it("is known by its name, and a title in it is that of a post", () => {
    const table = persons.map((name, i) => [`a${i}@x.org`, name, "Dr", `Lab ${i % 2}`]);
    const header = ["Email", "Full name", "Title", "Affiliation"];
    for (const file of ["评委名单.xlsx", "2024 Judges list (2).csv", "附件1：评审专家信息表_v2.xlsx"])
      expect(mapped(source(header, table, { file })).mapping.kind).toBe("judges");
    for (const file of ["judges_scores.csv", "作品评委打分.xlsx", "名单.csv"])
      expect(mapped(source(header, table, { file })).mapping.kind).toBe("contest");
  });

  it("is none where others stand in it too, or where it tells of entries", () => {
    expect(
      mapped(
        source(
          ["姓名", "角色", "单位"],
          rows((i) => (i < 2 ? "评委" : "志愿者")),
        ),
      ).mapping.kind,
    ).toBe("contest");
    const header = ["姓名", "团队名称", "单位"];
    expect(
      mapped(
        source(
          header,
          rows((i) => `队${i}`),
          { file: "评委名单.csv" },
        ),
      ).mapping.kind,
    ).toBe("contest");
  });
});

describe("a list of talks and papers", () => {
  it("has what became of each as its state, or as its result where that says more", () => {
    const rows = [
      ["T1", "A talk about data", "accepted", "2024-03-01 10:00"],
      ["T2", "Another talk about the web", "rejected", "2024-03-02 11:00"],
      ["T3", "A third of them", "submitted", "2024-03-02 12:00"],
    ];
    const built = imported([source(["ID", "Proposal title", "State", "Created"], rows)]);
    expect(rowsOf(built, "entries", ["entry_id", "title", "status"])).toEqual([
      ["T1", "A talk about data", "approved"],
      ["T2", "Another talk about the web", "rejected"],
      ["T3", "A third of them", "pending"],
    ]);
    const decided = rows.map(([id, title], i) => [id ?? "", title ?? "", i === 1 ? "Reject" : "Accept (poster)"]);
    expect(rowsOf(imported([source(["Paper ID", "Title", "Status"], decided)]), "results", ["award"])).toEqual([
      ["Accept (poster)"],
      ["Reject"],
      ["Accept (poster)"],
    ]);
  });

  it("has no times where created and submitted count something", () => {
    const rows = [
      ["NLP", 12],
      ["CV", 40],
    ];
    expect(placesOf(["Title", "Submitted"], rows)).toEqual(["title", null]);
  });
});

describe("a column of results", () => {
  it("holds points where it holds numbers, and awards where it holds words", () => {
    const rows = (last: (i: number) => SourceCell) => ["Ann", "Bo", "Cy"].map((name, i) => [name, last(i)]);
    expect(
      placesOf(
        ["Athlete", "Result"],
        rows((i) => 5 + i),
      ),
    ).toEqual(["team_name", "official_score"]);
    expect(
      placesOf(
        ["Athlete", "Result"],
        rows((i) => (i === 0 ? "Winner" : "Finalist")),
      ),
    ).toEqual(["team_name", "award"]);
  });
});

describe("a list of a contest system without a header", () => {
  const list = (label: string, rows: Rows) =>
    source(
      (rows[0] ?? []).map((_, i) => `列${i + 1}`),
      rows,
      {
        headerRows: [],
        findings: [
          {
            rule: "title_rows",
            severity: "info",
            count: 1,
            examples: [{ row: 1, column: null, value: label }],
            values: {},
          },
        ],
      },
    );

  it("is read by the places that the format gives its columns, and says so", () => {
    const teams = list("teams 1", [
      ["1", "ext7", "3", "Team A", "Uni A", "UA", "CHN", "u1"],
      ["2", "ext8", "3", "Team B", "Uni B", "UB", "USA", "u2"],
    ]);
    const results = list("results 1", [
      ["ext7", 1, "Gold Medal", 11, 1543, 290, ""],
      ["ext8", 2, "Silver Medal", 10, 1320, 299, ""],
    ]);
    const built = imported([teams, results]);
    expect(rowsOf(built, "teams", ["team_name", "area"])).toEqual([
      ["Team A", "CHN"],
      ["Team B", "USA"],
    ]);
    expect(rowsOf(built, "results", ["entry_id", "official_rank", "official_score", "award"])).toEqual([
      ["ext7", 1, 11, "Gold Medal"],
      ["ext8", 2, 10, "Silver Medal"],
    ]);
    expect(found(built, "orphan")).toBeUndefined();
    expect(found(built, "identity_assumed")).toBeDefined();
  });

  it("stays without names where its label is another", () => {
    expect(conceptsOf(list("balloons 1", [["1", "red"]]))).toEqual([null, null]);
  });
});

const conceptsOf = (table: Parameters<typeof mapped>[0]) => mapped(table).mapping.columns.map(({ concept }) => concept);
