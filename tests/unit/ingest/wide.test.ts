import { describe, expect, it } from "vitest";
import { readScoreHeader } from "../../../src/ingest/meaning/score-headers.ts";
import type { SourceCell } from "../../../src/ingest/table/source.ts";
import { found, imported, mapped, rowsOf, source } from "./sheets.ts";

describe("a header of a column of scores", () => {
  it.each([
    ["评委1", { judge: "评委1", criterion: null, isTotal: false }],
    ["评委一得分", { judge: "评委一", criterion: null }],
    ["专家A", { judge: "专家A" }],
    ["3号评委", { judge: "3号评委" }],
    ["J9", { judge: "J9" }],
    ["Judge 2 - Originality", { judge: "Judge 2", criterion: "Originality", isCriterion: true }],
    ["Reviewer #2", { judge: "Reviewer #2" }],
    ["初赛/评委一/得分", { judge: "评委一", stage: "preliminary", criterion: null }],
    ["决赛评委2", { judge: "评委2", stage: "final" }],
    ["评委一/创新性（30分）", { judge: "评委一", criterion: "创新性", max: 30 }],
    ["评委打分/张三", { judge: "张三", criterion: null }],
    ["技术性(满分40分)", { judge: null, criterion: "技术性", max: 40, isCriterion: true }],
    ["评委1总分", { judge: "评委1", isTotal: true }],
    ["评委1姓名", { judge: "评委1", role: "name" }],
    ["评委1评语", { judge: "评委1", role: "other" }],
    ["评委1（张三）", { judge: "评委1", criterion: null }],
    ["专家李四", { judge: "李四", criterion: null }],
    ["专家001", { judge: "专家001", criterion: null }],
    ["专家意见", { judge: null, role: "other" }],
    ["创新性（40%）", { criterion: "创新性", share: 40, max: null }],
    ["队员1", { judge: null, isCriterion: false }],
    ["Judges", { judge: null }],
  ])("%s", (header, said) => {
    expect(readScoreHeader(header)).toMatchObject(said);
  });
});

const scoresOf = (header: readonly string[], rows: readonly (readonly SourceCell[])[], file = "初赛.csv") =>
  rowsOf(imported([source(header, rows, { file })]), "scores", ["entry_id", "judge_id", "criterion", "score"]);

describe("wide scores become a row a score", () => {
  it("of judges by path, each in the stage that the path names", () => {
    const header = ["项目编号", "初赛/评委一", "初赛/评委二", "决赛/评委一"];
    const built = imported([source(header, [["1", 90, 80, 70]], { file: "评分.xlsx" })]);
    expect(rowsOf(built, "scores", ["stage", "judge_id", "score"])).toEqual([
      ["preliminary", "评委一", 90],
      ["preliminary", "评委二", 80],
      ["final", "评委一", 70],
    ]);
  });

  it("of criteria under each judge; the judge's total beside them is no further score", () => {
    const header = [
      "项目编号",
      "评委1/创新性",
      "评委1/技术性",
      "评委1/总分",
      "评委2/创新性",
      "评委2/技术性",
      "评委2/总分",
    ];
    expect(scoresOf(header, [["1", 9, 8, 17, 7, null, 7]])).toEqual([
      ["1", "评委1", "创新性", 9],
      ["1", "评委1", "技术性", 8],
      ["1", "评委2", "创新性", 7],
      ["1", "评委2", "技术性", null],
    ]);
  });

  it("of a total alone under each judge, which is the score then", () => {
    expect(scoresOf(["项目编号", "评委1总分", "评委2总分"], [["1", 90, 80]])).toEqual([
      ["1", "评委1", null, 90],
      ["1", "评委2", null, 80],
    ]);
  });

  it("of one criterion a column in a row a judge, with their limits; the total is a check", () => {
    const header = ["项目编号", "评委", "创新性（30分）", "技术性（40分）", "团队（30分）", "总分"];
    const built = imported([
      source(
        header,
        [
          ["1", "甲", 25, 35, 20, 80],
          ["1", "乙", 20, 30, 25, 75],
        ],
        { file: "初赛.csv" },
      ),
    ]);
    expect(rowsOf(built, "scores", ["judge_id", "criterion", "score"])).toEqual([
      ["甲", "创新性", 25],
      ["甲", "技术性", 35],
      ["甲", "团队", 20],
      ["乙", "创新性", 20],
      ["乙", "技术性", 30],
      ["乙", "团队", 25],
    ]);
    expect(rowsOf(built, "criteria", ["stage", "criterion", "max_score"])).toEqual([
      ["preliminary", "创新性", 30],
      ["preliminary", "技术性", 40],
      ["preliminary", "团队", 30],
    ]);
    expect(rowsOf(built, "results", ["entry_id"])).toEqual([]);
  });

  it("of criteria under names that nobody foresaw, where a total is their sum", () => {
    const header = ["作品名称", "评委", "切题", "亮点", "总分"];
    const rows = [
      ["甲", "J1", 30, 40, 70],
      ["乙", "J1", 20, 45, 65],
      ["丙", "J1", 25, 35, 60],
    ];
    expect(scoresOf(header, rows).map(([, , criterion, score]) => [criterion, score])).toEqual([
      ["切题", 30],
      ["亮点", 40],
      ["切题", 20],
      ["亮点", 45],
      ["切题", 25],
      ["亮点", 35],
    ]);
  });

  it("of criteria for the row as a whole, and the total is the entry's result", () => {
    const built = imported([
      source(["作品编号", "创新性", "实用性", "总分"], [["1", 40, 50, 90]], { file: "决赛.csv" }),
    ]);
    expect(rowsOf(built, "scores", ["judge_id", "criterion", "score"])).toEqual([
      [null, "创新性", 40],
      [null, "实用性", 50],
    ]);
    expect(rowsOf(built, "results", ["official_score"])).toEqual([[90]]);
  });

  it.each([
    ["评委编号", "得分", "评委编号 (2)", "得分 (2)"],
    ["评委编号1", "得分1", "评委编号2", "得分2"],
    ["评委1姓名", "评委1得分", "评委2姓名", "评委2得分"],
    ["评委1", "得分1", "评委2", "得分2"],
  ])("of judges beside their scores: %s, %s …", (...pairs) => {
    expect(
      scoresOf(
        ["项目编号", ...pairs],
        [
          ["1", "甲", 90, "乙", 80],
          ["2", "丙", 70, null, null],
        ],
      ),
    ).toEqual([
      ["1", "甲", null, 90],
      ["1", "乙", null, 80],
      ["2", "丙", null, 70],
    ]);
  });

  it("of numbered ratings without a word for who gave them", () => {
    expect(scoresOf(["paper", "title", "rating_1", "rating_2"], [["7", "X", "8: accept", "3: reject"]])).toEqual([
      ["7", "rating_1", null, 8],
      ["7", "rating_2", null, 3],
    ]);
  });
});

describe("scores whose judges no header names", () => {
  it("are of judges where a mean beside them is theirs", () => {
    // By hand: (80 + 82 + 87) / 3 = 83, (70 + 75 + 77) / 3 = 74, (90 + 90 + 93) / 3 = 91.
    const rows = [
      ["甲", 80, 82, 87, 83],
      ["乙", 70, 75, 77, 74],
      ["丙", 90, 90, 93, 91],
    ];
    expect(scoresOf(["作品名称", "一席", "二席", "三席", "平均分"], rows).slice(0, 3)).toEqual([
      ["甲", "一席", null, 80],
      ["甲", "二席", null, 82],
      ["甲", "三席", null, 87],
    ]);
  });
  it("are of judges under their names, also beside their sum", () => {
    const rows = [
      ["甲", 80, 82, 162],
      ["乙", 70, 75, 145],
      ["丙", 90, 90, 180],
    ];
    expect(scoresOf(["作品名称", "张三丰", "李四", "总分"], rows)[1]).toEqual(["甲", "李四", null, 82]);
  });
  it("stand together in one cell", () => {
    const header = ["id", "title", "rating", "confidence", "soundness"];
    const rows = [
      ["p1", "X", "6;8", "3;4", "3;3"],
      ["p2", "Y", "[5, 6]", "2;2", "2;4"],
      ["p3", "Z", 7, 3, 3],
    ];
    expect(scoresOf(header, rows)).toEqual([
      ["p1", "#1", null, 6],
      ["p1", "#2", null, 8],
      ["p1", "#1", "soundness", 3],
      ["p1", "#2", "soundness", 3],
      ["p2", "#1", null, 5],
      ["p2", "#2", null, 6],
      ["p2", "#1", "soundness", 2],
      ["p2", "#2", "soundness", 4],
      ["p3", null, null, 7],
      ["p3", null, "soundness", 3],
    ]);
  });
});

describe("shares of criteria in the header", () => {
  const criteria = (rows: readonly (readonly SourceCell[])[]) => {
    const built = imported([source(["作品名称", "创新性(40%)", "实用性(60%)", "总分"], rows, { file: "初赛.csv" })]);
    return { rows: rowsOf(built, "criteria", ["criterion", "max_score", "weight"]), built };
  };
  it("are weights where scores go beyond them, and the total is recomputed with them", () => {
    // By hand: 0.4 · 80 + 0.6 · 90 = 86; 0.4 · 70 + 0.6 · 80 = 76; 0.4 · 90 + 0.6 · 60 = 72.
    const { rows, built } = criteria([
      ["甲", 80, 90, 86],
      ["乙", 70, 80, 76],
      ["丙", 90, 60, 72],
      ["丁", 50, 50, 50],
      ["戊", 60, 60, 66],
    ]);
    expect(rows).toEqual([
      ["创新性", null, 40],
      ["实用性", null, 60],
    ]);
    expect(found(built, "total_differs")).toMatchObject({ examples: [{ row: 6, value: "66 ≠ 60" }] });
  });
  it("are the most points where none goes beyond them", () => {
    expect(
      criteria([
        ["甲", 35, 50, 85],
        ["乙", 40, 60, 100],
      ]).rows,
    ).toEqual([
      ["创新性", 40, null],
      ["实用性", 60, null],
    ]);
  });
});

describe("a table whose rows no known column names", () => {
  const judges = ["Judge A", "Judge B"];
  it("goes by the first column that tells them apart, and says so", () => {
    const built = imported([
      source(
        ["Couple", "Country", ...judges],
        [
          ["7", "CHN", 8, 9],
          ["9", "CHN", 7, 8],
        ],
        { file: "finals.csv" },
      ),
    ]);
    expect(rowsOf(built, "scores", ["entry_id", "score"])).toEqual([
      ["7", 8],
      ["7", 9],
      ["9", 7],
      ["9", 8],
    ]);
    expect(found(built, "identity_assumed")).toMatchObject({ values: { column: "Couple", what: "entry_id" } });
  });
  it("asks where none does", () => {
    const built = imported([
      source(
        ["Country", ...judges],
        [
          ["CHN", 8, 9],
          ["CHN", 7, 8],
        ],
        { file: "finals.csv" },
      ),
    ]);
    expect(built.reports[0]?.questions).toMatchObject([{ question: "entry" }]);
  });
});

describe("a long table", () => {
  it("takes the column that tells a judge's scores apart for their criterion, and says so", () => {
    const rows = ["1", "2"].flatMap((id) =>
      ["甲", "乙"].flatMap((judge) => [
        [id, judge, "Design", 7],
        [id, judge, "Code", 8],
      ]),
    );
    const built = imported([source(["Submission ID", "Judge", "Category", "Score"], rows, { file: "初赛.csv" })]);
    expect(rowsOf(built, "scores", ["criterion"])).toHaveLength(8);
    expect(found(built, "duplicate_key")).toBeUndefined();
    expect(found(built, "identity_assumed")).toMatchObject({ values: { column: "Category", what: "criterion" } });
  });
  it("leaves such a column alone where scores are given once", () => {
    const rows = [
      ["1", "甲", "x", 7],
      ["1", "乙", "y", 8],
    ];
    expect(
      rowsOf(imported([source(["编号", "评委", "备注", "得分"], rows, { file: "初赛.csv" })]), "scores", ["criterion"]),
    ).toEqual([[null], [null]]);
  });
  it("of criteria in columns has one entry for the rows of all its judges", () => {
    const rows = [
      ["甲项", "J1", 7, 8],
      ["甲项", "J2", 6, 9],
      ["乙项", "J1", 5, 5],
    ];
    const built = imported([source(["Project Title", "Judge Name", "Innovation (10)", "Design (10)"], rows)]);
    expect(rowsOf(built, "entries", ["title"])).toEqual([["甲项"], ["乙项"]]);
    expect(rowsOf(built, "scores", ["score"])).toHaveLength(6);
  });
});

describe("a list with a row a person", () => {
  it("gives one entry a team, and no row is lost", () => {
    const rows = ["一", "二"].flatMap((team) =>
      ["甲", "乙", "丙"].map((who) => [`T${team}`, `${team}队`, `${who}某`, "大学"]),
    );
    const built = imported([source(["队伍编号", "队伍名称", "姓名", "学校"], rows)]);
    expect(rowsOf(built, "entries", ["team_id"])).toEqual([["T一"], ["T二"]]);
    expect(built.reports[0]).toMatchObject({ rowsOut: 6, unused: [] });
    expect(found(built, "member_list")).toBeDefined();
    expect(found(built, "same_team_and_problem")).toBeUndefined();
  });
});

describe("a form of review", () => {
  it("has no score in how sure or how expert the reviewer is", () => {
    const header = ["paper", "Reviewer 1 Score", "Reviewer 1 Confidence", "Reviewer 2 Score", "Reviewer 2 Confidence"];
    expect(scoresOf(header, [["1", 3, 2, 4, 1]])).toEqual([
      ["1", "Reviewer 1", null, 3],
      ["1", "Reviewer 2", null, 4],
    ]);
  });
  const header = ["paper", "reviewer", "rating", "soundness", "clarity"];
  it("has an overall rating of its own beside the criteria", () => {
    expect(
      scoresOf(header, [
        ["1", "A", "8: accept", 3, 4],
        ["2", "A", "3: reject", 2, 2],
        ["3", "A", "6: weak", 3, 3],
      ]),
    ).toEqual(
      [
        ["1", null, 8],
        ["1", "soundness", 3],
        ["1", "clarity", 4],
        ["2", null, 3],
        ["2", "soundness", 2],
        ["2", "clarity", 2],
        ["3", null, 6],
        ["3", "soundness", 3],
        ["3", "clarity", 3],
      ].map(([paper, criterion, score]) => [paper, "A", criterion, score]),
    );
  });
  it("has none where it is their sum", () => {
    const rows = [
      ["1", "A", 7, 3, 4],
      ["2", "A", 4, 2, 2],
      ["3", "A", 6, 3, 3],
    ];
    expect(scoresOf(header, rows)).toHaveLength(6);
  });
  it("has no score where words stand for points", () => {
    const built = imported([
      source(
        ["paper", "reviewer", "recommendation"],
        [
          ["1", "A", "Accept"],
          ["2", "B", "Reject"],
        ],
      ),
    ]);
    expect(rowsOf(built, "scores", ["score"])).toEqual([]);
  });
});

describe("winners of whom only the school is known", () => {
  it("are each a row of their own, and no duplicates", () => {
    const built = imported([
      source(
        ["学校", "奖项"],
        [
          ["甲大学", "金奖"],
          ["甲大学", "银奖"],
          ["甲大学", "银奖"],
        ],
      ),
    ]);
    expect(rowsOf(built, "results", ["award"])).toHaveLength(3);
    expect(found(built, "same_team_and_problem")).toBeUndefined();
    expect(found(built, "row_as_entry")).toMatchObject({ severity: "info", count: 3 });
  });
});

describe("headers that merely look alike are no judges", () => {
  it.each([
    ["members of a team", ["队伍名称", "学校", "队员1", "队员2"], [["甲", "一大", "张", "李"]]],
    ["problems of a programming contest", ["排名", "队伍名称", "通过数", "A", "B", "J"], [[1, "甲", 2, 1, 1, 0]]],
    [
      "counts of medals",
      ["学校", "金奖", "银奖", "合计"],
      [
        ["甲", 1, 2, 3],
        ["乙", 2, 2, 4],
        ["丙", 0, 1, 1],
      ],
    ],
    ["names of judges without scores", ["项目编号", "评委1", "评委2"], [["1", "张三", "李四"]]],
  ])("%s", (_, header, rows) => {
    expect(mapped(source(header, rows)).mapping.columns.filter(({ concept }) => concept === "score")).toEqual([]);
  });
});

describe("results of several stages in one row", () => {
  it("are a result for each stage, and the award stands with the last", () => {
    const header = ["项目编号", "初赛成绩", "初赛排名", "决赛成绩", "奖项"];
    const built = imported([
      source(header, [
        ["1", 88, 3, 91.5, "一等奖"],
        ["2", 70, 9, null, null],
      ]),
    ]);
    expect(rowsOf(built, "results", ["stage", "entry_id", "official_score", "official_rank", "award"])).toEqual([
      ["preliminary", "1", 88, 3, null],
      ["final", "1", 91.5, null, "一等奖"],
      ["preliminary", "2", 70, 9, null],
      ["final", "2", null, null, null],
    ]);
  });
});

describe("unofficial teams", () => {
  it("are told by a remark, and the others are official", () => {
    const built = imported([
      source(
        ["学校", "队伍名称", "备注"],
        [
          ["甲", "*星*", null],
          ["乙", "二", "打星"],
        ],
      ),
    ]);
    expect(rowsOf(built, "teams", ["team_name", "is_official"])).toEqual([
      ["*星*", true],
      ["二", false],
    ]);
  });

  it("are told by a star before the name, which is no part of it", () => {
    const built = imported([
      source(
        ["排名", "队伍名称", "学校"],
        [
          ["1", "*甲", "一"],
          ["2", "乙", "二"],
        ],
      ),
    ]);
    expect(rowsOf(built, "teams", ["team_name", "is_official"])).toEqual([
      ["甲", false],
      ["乙", true],
    ]);
    expect(found(built, "unofficial")).toMatchObject({ count: 1, examples: [{ row: 2, value: "*" }] });
  });

  it("are told by a mark in the column of awards, which stays as it stands", () => {
    const built = imported([
      source(
        ["学校", "队伍名称", "排名", "奖项"],
        [
          ["甲", "一", 1, "一等奖"],
          ["乙", "二", 2, "打星"],
          ["丙", "三", 3, "二等奖"],
        ],
      ),
    ]);
    expect(rowsOf(built, "teams", ["team_name", "is_official"])).toEqual([
      ["一", true],
      ["二", false],
      ["三", true],
    ]);
    expect(rowsOf(built, "results", ["official_rank", "award"])).toEqual([
      [1, "一等奖"],
      [2, "打星"],
      [3, "二等奖"],
    ]);
  });

  it("are not looked for where nothing marks any", () => {
    expect(rowsOf(imported([source(["学校", "队伍名称"], [["甲", "一"]])]), "teams", ["is_official"])).toEqual([
      [null],
    ]);
  });
});

describe("values that only their column tells", () => {
  const times = (cells: readonly string[], header = "报名时间") =>
    imported([
      source(
        ["项目编号", header],
        cells.map((cell, i) => [`${i}`, cell]),
      ),
    ]);
  const days = (built: ReturnType<typeof times>) =>
    rowsOf(built, "entries", ["registered_at"]).map(([time]) =>
      typeof time === "number" ? new Date(time).toISOString().slice(0, 10) : time,
    );

  it("dates are day first where one value can be nothing else", () => {
    expect(days(times(["6/5/2026", "25/6/2026"]))).toEqual(["2026-05-06", "2026-06-25"]);
  });
  it("dates are read in the order in which rows stand in time", () => {
    expect(days(times(["1/6/2026", "3/6/2026", "9/6/2026", "2/7/2026"]))).toEqual([
      "2026-06-01",
      "2026-06-03",
      "2026-06-09",
      "2026-07-02",
    ]);
  });
  it("dates that nothing tells are read month first, said once, and otherwise where a person says so", () => {
    const built = times(["6/5/2026", "7/8/2026"]);
    expect(days(built)).toEqual(["2026-06-05", "2026-07-08"]);
    expect(found(built, "date_order_assumed")).toMatchObject({ count: 1, values: { column: "报名时间" } });
    const table = source(["项目编号", "报名时间"], [["1", "6/5/2026"]]);
    expect(days(imported([table], { dateOrders: { 报名时间: "day" } }))).toEqual(["2026-05-06"]);
  });
  it("dates of two digits throughout are read by their likely year, said once, and otherwise where a person says so", () => {
    const built = times(["26-06-05", "26-06-06 08:03", "25-12-31"]);
    expect(days(built)).toEqual(["2026-06-05", "2026-06-06", "2025-12-31"]);
    expect(found(built, "date_order_assumed")).toMatchObject({ count: 1, values: { order: "YY-MM-DD" } });
    const table = source(["项目编号", "报名时间"], [["1", "26-06-05"]]);
    expect(days(imported([table], { dateOrders: { 报名时间: "day" } }))).toEqual(["2005-06-26"]);
    // A day beyond all days says it.
    const told = times(["26-06-05", "32-06-05"]);
    expect(days(told)).toEqual(["2026-06-05", "1932-06-05"]);
    expect(found(told, "date_order_assumed")).toBeUndefined();
  });
  it("an impossible date is none, and its row stays", () => {
    const built = times(["2026-02-30", "2026-02-28"]);
    expect(days(built)).toEqual([null, "2026-02-28"]);
    expect(found(built, "unreadable_time")).toMatchObject({ examples: [{ row: 2, value: "2026-02-30" }] });
  });

  const scores = (cells: readonly SourceCell[]) =>
    imported([
      source(
        ["项目编号", "评委", "得分"],
        cells.map((cell, i) => [`${i}`, "J", cell]),
        { file: "初赛.csv" },
      ),
    ]);
  const given = (built: ReturnType<typeof scores>) => rowsOf(built, "scores", ["score"]).flat();

  it("commas are decimal where a number shows it", () => {
    expect(given(scores(["12,5", "8,125", "7"]))).toEqual([12.5, 8.125, 7]);
    expect(given(scores(["1,250", "8,125"]))).toEqual([1250, 8125]);
  });
  it("9999 and -1 among scores up to 100 are none, and said", () => {
    const built = scores([80, 9999, 90, -1, 70]);
    expect(given(built)).toEqual([80, null, 90, null, 70]);
    expect(found(built, "sentinel")).toMatchObject({ count: 1, values: { value: 9999 }, examples: [{ row: 3 }] });
  });
  it("-1 among scores below zero is a score", () => {
    expect(given(scores([-3, -1, 2, 0]))).toEqual([-3, -1, 2, 0]);
  });
});

describe("tracks of another contest", () => {
  it("leave the entries' track blank and are said once", () => {
    const catalogue = { tracks: [{ track_id: "T01", track_no: 1, track_name: "工业制造" }], problems: [] };
    const table = source(
      ["项目编号", "赛道", "报名时间"],
      [
        ["1", "算法", "2026-06-05"],
        ["2", "系统", "2026-06-05"],
      ],
    );
    const built = imported([table], {}, { catalogue });
    expect(rowsOf(built, "entries", ["entry_id", "track_id"])).toEqual([
      ["1", null],
      ["2", null],
    ]);
    expect(built.reports[0]?.findings.filter(({ severity }) => severity === "warning")).toMatchObject([
      { rule: "other_contest", values: { column: "赛道", values: 2 } },
    ]);
  });
});

describe("a table that the model has no place for", () => {
  it("is kept as it was read", () => {
    const built = imported([source(["aspect", "factor"], [["a", 1]])]);
    expect(built.tables).toEqual([]);
    expect(found(built, "kept_as_source")).toMatchObject({ count: 1 });
  });
});

describe("what a name says where no column does", () => {
  const scores = (file: string, more = {}) =>
    imported([source(["项目编号", "评委", "得分"], [["1", "甲", 90]], { file, ...more })]);
  it.each([
    ["2026决赛评分.xlsx", "final"],
    ["semi_final scores.csv", "semifinal"],
    ["Prelims.csv", "preliminary"],
    ["World Finals 2026.csv", "final"],
  ])("%s is of the %s", (file, stage) => {
    const built = scores(file);
    expect(rowsOf(built, "scores", ["stage"])).toEqual([[stage]]);
    expect(built.reports[0]?.questions).toEqual([]);
  });
  it("a title above the header tells the stage", () => {
    const title = { row: 1, column: null, value: "某某大赛复赛评分表" };
    const findings = [{ rule: "title_rows", severity: "info", count: 1, examples: [title], values: {} }];
    expect(rowsOf(scores("评分.xlsx", { findings }), "scores", ["stage"])).toEqual([["semifinal"]]);
  });
  it("final scores may be those of any stage", () => {
    expect(scores("final_scores.csv").reports[0]?.questions).toHaveLength(1);
  });
  it("a sheet named after a track gives its rows that track, and a number gives none", () => {
    const catalogue = { tracks: [{ track_id: "T01", track_no: 1, track_name: "工业制造" }], problems: [] };
    const tracks = (sheet: string) =>
      rowsOf(imported([source(["项目编号", "报名时间"], [["1", ""]], { sheet })], {}, { catalogue }), "entries", [
        "track_id",
      ]);
    expect(tracks("工业制造赛道报名")).toEqual([["T01"]]);
    expect(tracks("赛道一")).toEqual([["T01"]]);
    expect(tracks("1")).toEqual([[null]]);
  });
  it("a column of stages that names none of the contest's is of something else", () => {
    const built = imported([
      source(["项目编号", "评委", "阶段", "得分"], [["1", "甲", "短节目", 9]], { file: "决赛.csv" }),
    ]);
    expect(rowsOf(built, "scores", ["stage", "score"])).toEqual([["final", 9]]);
  });
});

describe("a matrix of judges and entries", () => {
  const judgesOf = (headers: readonly string[], file = "表.csv"): readonly (string | null)[] => {
    const rows = [1, 2, 3, 4].map((n) => [`E${n}`, ...headers.map((_, at) => 60 + n * 7 + at)]);
    const columns = mapped(source(["项目编号", ...headers], rows, { file })).mapping.columns.slice(1);
    return columns.map(({ place }) => place?.judge ?? null);
  };

  it.each([
    [
      ["张三（评委）", "李四（福州大学）", "王小五（评审专家）"],
      ["张三", "李四", "王小五"],
    ],
    [
      ["张三评分", "李四评分"],
      ["张三", "李四"],
    ],
    [
      ["Judge Smith", "Judge Lee"],
      ["Judge Smith", "Judge Lee"],
    ],
    [
      ["smith@x.org", "lee@y.org"],
      ["smith@x.org", "lee@y.org"],
    ],
    [
      ["Dr. Smith", "Prof. Lee"],
      ["Dr. Smith", "Prof. Lee"],
    ],
    [
      ["佟丽", "张三", "欧阳娜"],
      ["佟丽", "张三", "欧阳娜"],
    ],
  ])("names its judges over the columns: %j", (headers, judges) => {
    expect(judgesOf(headers)).toEqual(judges);
  });

  it("of two judges is one where the file says that it is of scores", () => {
    expect(judgesOf(["张三", "李四"], "初赛评分.csv")).toEqual(["张三", "李四"]);
    expect(judgesOf(["张三", "李四"])).toEqual([null, null]);
  });

  it("does not take words beside a judge's for names", () => {
    expect(judgesOf(["Judge Impact", "Judge Total"])).toEqual([null, null]);
  });

  it("may have a row a judge and a column an entry", () => {
    const rows = [
      ["张三", 81, 72, null],
      ["李四", 90, 0, 65],
    ];
    const built = imported([source(["评委", "E01", "E02", "E03"], rows, { file: "初赛.csv" })]);
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "score", "source_row"])).toEqual([
      ["E01", "张三", 81, 2],
      ["E02", "张三", 72, 2],
      ["E01", "李四", 90, 3],
      ["E02", "李四", 0, 3],
      ["E03", "李四", 65, 3],
    ]);
    expect(built.reports[0]).toMatchObject({ rowsIn: 2, rowsOut: 2, unused: [], missing: [] });
  });

  it("may give such entries places, few steps apart, whatever the entries are called", () => {
    const rows = [
      ["Judge A", 1, 8, 3],
      ["Judge B", 2, 7, 1],
    ];
    const built = imported([source(["Judge", "Couple 101", "Couple 102", "Couple 103"], rows)]);
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "score"]).slice(0, 3)).toEqual([
      ["Couple 101", "Judge A", 1],
      ["Couple 102", "Judge A", 8],
      ["Couple 103", "Judge A", 3],
    ]);
  });

  it("finds the entries of such columns by their titles", () => {
    const registered = source(
      ["项目编号", "项目名称", "报名时间"],
      [
        ["E7", "海洋大数据平台", "2026-05-01"],
        ["E8", "城市交通治理", "2026-05-02"],
      ],
    );
    const header = ["评委", "海洋大数据平台", "城市交通治理", "无人知晓的项目"];
    const scored = source(
      header,
      [
        ["张三", 80, 70, 60],
        ["李四", 81, 71, 61],
      ],
      { file: "初赛.csv" },
    );
    const built = imported([registered, scored]);
    expect(rowsOf(built, "scores", ["entry_id", "score"])).toEqual([
      ["E7", 80],
      ["E8", 70],
      ["无人知晓的项目", 60],
      ["E7", 81],
      ["E8", 71],
      ["无人知晓的项目", 61],
    ]);
    expect(found(built, "unmatched_entry")?.values).toEqual({ value: "无人知晓的项目" });
    expect(rowsOf(built, "entries", ["entry_id"])).toEqual([["E7"], ["E8"]]);
    // Alone it makes the entries, with their titles.
    expect(rowsOf(imported([scored]), "entries", ["entry_id", "title", "status"])).toEqual(
      header.slice(1).map((title) => [title, title, "unregistered"]),
    );
  });

  it("is none where the columns are questions, or parts of the judgement", () => {
    for (const header of [
      ["评委", "Q1", "Q2"],
      ["评委", "fighter1", "fighter2"],
      ["评委", "2024", "2025"],
      ["评委", "技术创新性", "应用可行性"],
    ]) {
      const { mapping } = mapped(
        source(header, [
          ["张三", 8, 7],
          ["李四", 9, 6],
        ]),
      );
      expect(mapping.columns.map(({ by }) => by)).not.toContain("entry");
    }
  });
});
