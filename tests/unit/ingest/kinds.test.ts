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

describe("sums under names of their own", () => {
  it("are checks where their parts stand before them, and no results of a row that is a judge's", () => {
    const rows = [
      ["甲", "W1", 5, 6, 11, 7, 8, 15, 26],
      ["乙", "W1", 4, 6, 10, 9, 8, 17, 27],
      ["甲", "W2", 3, 3, 6, 6, 8, 14, 20],
      ["乙", "W2", 4, 5, 9, 5, 5, 10, 19],
      ["丙", "W2", 4, 5, 9, 5, 5, 10, 20],
    ];
    const header = [
      "评委姓名",
      "项目编号",
      "教学理念",
      "教学模式",
      "视频评分总计",
      "目标",
      "材料",
      "材料评分总计",
      "网评成绩",
    ];
    const built = imported([source(header, rows)]);
    expect(rowsOf(built, "criteria", ["criterion"]).flat()).toEqual(["教学理念", "教学模式", "目标", "材料"]);
    expect(rowsOf(built, "scores", ["score"])).toHaveLength(20);
    expect(rowsOf(built, "results", ["entry_id"])).toEqual([]);
    // 9 + 10 = 19
    const differing = built.reports[0]?.findings.find(
      ({ rule, values }) => rule === "total_differs" && values.column === "网评成绩",
    );
    expect(differing?.examples).toMatchObject([{ row: 6, value: "20 ≠ 19" }]);
  });

  it("are the result of an entry beside all its judges' scores, a mean before a sum", () => {
    const rows = [
      ["甲", 80, 90, 170, 85, 1],
      ["乙", 70, 90, 160, 80, 2],
      ["丙", 60, 90, 150, 75, 3],
    ];
    const header = ["作品名称", "评委1", "评委2", "网评原始总分", "网评原始平均分", "排名"];
    expect(rowsOf(imported([source(header, rows)]), "results", ["official_score", "official_rank"])).toEqual([
      [85, 1],
      [80, 2],
      [75, 3],
    ]);
  });

  it("a criterion with its most points is one whatever it is called", () => {
    const rows = [
      ["甲", 20, 9],
      ["乙", 18, 8],
    ];
    expect(placesOf(["作品名称", "内容（25分）", "时间控制（10分）"], rows)).toEqual(["title", "内容", "时间控制"]);
  });
});

describe("experts by code in several sessions", () => {
  const header = [
    "奖项",
    "排名",
    "第一次评审/专家一/专家编码",
    "第一次评审/专家一/原始分",
    "第一次评审/专家一/标准分",
    "第二次评审/专家一/专家编码",
    "第二次评审/专家一/原始分",
    "第二次评审/专家一/标准分",
  ];
  const rows = [
    ["一等奖", 1, "P17", 80, 66.1, "P20", 77, 61.5],
    ["二等奖", 2, "P18", 70, 60.2, "P21", 71, 58.3],
    ["三等奖", 3, "P17", 52, 44.7, null, null, null],
  ];
  it("give scores in rounds, each under its own code; standard scores are none, and each row is an entry", () => {
    const built = imported([source(header, rows, { file: "数据1.xlsx", sheet: "数据1" })]);
    expect(rowsOf(built, "scores", scores)).toEqual([
      ["数据1#2", "P17", null, 1, 80],
      ["数据1#2", "P20", null, 2, 77],
      ["数据1#3", "P18", null, 1, 70],
      ["数据1#3", "P21", null, 2, 71],
      ["数据1#4", "P17", null, 1, 52],
    ]);
    expect(rowsOf(built, "results", ["award", "official_rank"])[2]).toEqual(["三等奖", 3]);
  });
});

describe("a long table of scores", () => {
  it("with parts of its criteria keeps every score, by sheet where no judge is named", () => {
    const rows = [1, 2, 3].flatMap((sheet) => [
      [sheet, 10 + sheet, "Talk", "Mastery", 4],
      [sheet, 10 + sheet, "Talk", "Language", 5],
      [sheet, 10 + sheet, "Text", "Clarity", sheet],
    ]);
    const built = imported([source(["scoresheetID", "projectID", "criterion", "subcriterion", "score"], rows)]);
    expect(rowsOf(built, "scores", scores).slice(0, 3)).toEqual([
      ["11", "1", "Mastery", null, 4],
      ["11", "1", "Language", null, 5],
      ["11", "1", "Clarity", null, 1],
    ]);
    expect(rowsOf(built, "scores", scores)).toHaveLength(9);
  });

  it("of voters is known by the address of what they vote on", () => {
    const rows = ["a", "b", "c"].flatMap((voter) => [
      ["x:1", voter, 3, "R1"],
      ["x:2", voter, 1, "R1"],
    ]);
    const built = imported([source(["Song URI", "Voter ID", "Points Assigned", "Round ID"], rows)]);
    expect(rowsOf(built, "scores", scores)[1]).toEqual(["x:2", "a", null, null, 1]);
  });
});

describe("what stands beside judges or awards", () => {
  it("two scores a row make no list of judges", () => {
    const rows = [
      ["Andujar", "DeSouza", 30, 27],
      ["Crosby", "DeSouza", 29, 28],
    ];
    expect(imported([source(["judge", "fighter1", "judge_score1", "judge_score2"], rows)]).tables).toEqual([]);
  });

  it("a list of the awards that are given has no entries, and one of who got them has", () => {
    const rows = [
      ["a1", "Best Article Award", "national"],
      ["a2", "Paper Prize", "national"],
    ];
    expect(imported([source(["Award_ID", "Award_Name", "Level"], rows)]).tables).toEqual([]);
    const got = imported([source(["awardName", "projectID"], [["1st place", "7"]])]);
    expect(rowsOf(got, "results", ["entry_id", "award"])).toEqual([["7", "1st place"]]);
  });

  it("一等奖 is the award, and not 国家级", () => {
    const rows = [
      ["甲", "国家级", "一等奖"],
      ["乙", "省级", "二等奖"],
      ["丙", "省级", "N/A"],
    ];
    const built = imported([source(["作品名称", "获奖级别", "获奖等级"], rows)]);
    expect(rowsOf(built, "results", ["award"])).toEqual([["一等奖"], ["二等奖"], [null]]);
  });
});

describe("tracks of another contest", () => {
  it("tell entries apart as a column beyond the model does", () => {
    const rows = ["A", "B", "A", "B"].map((track, i) => [String(i + 1), track, "2026-06-05"]);
    const built = imported([source(["项目编号", "赛道", "报名时间"], rows)]);
    expect(rowsOf(built, "entry_extras", ["entry_id", "name", "value"])).toEqual([
      ["1", "赛道", "A"],
      ["2", "赛道", "B"],
      ["3", "赛道", "A"],
      ["4", "赛道", "B"],
    ]);
  });
});

describe("a form that names no judge", () => {
  const header = ["Timestamp", "Team being judged", "Rate [Zing]", "Rate [Zest]", "Total"];
  it("has an entry for each team, and its answers are those of one judge after the other", () => {
    const rows = [
      ["2024-03-01 10:00", "Team A", 3, 4, 7],
      ["2024-03-01 10:05", "Team B", 5, 2, 7],
      ["2024-03-01 10:06", "Team A", 1, 4, 5],
      ["2024-03-01 10:09", "Team B", 2, 2, 4],
    ];
    const built = imported([source(header, rows)]);
    expect(rowsOf(built, "entries", ["entry_id", "registered_at"])).toEqual([
      ["Team A", null],
      ["Team B", null],
    ]);
    expect(rowsOf(built, "scores", scores).filter(([entry]) => entry === "Team A")).toEqual([
      ["Team A", "#1", "Zing", null, 3],
      ["Team A", "#1", "Zest", null, 4],
      ["Team A", "#2", "Zing", null, 1],
      ["Team A", "#2", "Zest", null, 4],
    ]);
    expect(found(built, "judges_are_seats")).toBeDefined();
    expect(rowsOf(built, "results", ["entry_id"])).toEqual([]);
  });

  it("is a list of entries where each stands once", () => {
    const rows = [
      ["2024-03-01 10:00", "Team A", 3, 4, 7],
      ["2024-03-01 10:05", "Team B", 5, 2, 7],
      ["2024-03-01 10:06", "Team C", 1, 4, 5],
    ];
    expect(rowsOf(imported([source(header, rows)]), "results", ["official_score"])).toEqual([[7], [7], [5]]);
  });
});
