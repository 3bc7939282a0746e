import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { QUALITY_RULES } from "../../../src/ingest/quality/check.ts";
import type { SourceCell, SourceTable } from "../../../src/ingest/table/source.ts";
import { findingsOf, found, imported, source } from "./sheets.ts";

type Cells = readonly (readonly SourceCell[])[];
const check = (header: readonly string[], rows: Cells, more: Partial<SourceTable> = {}) =>
  imported([source(header, rows, { file: "初赛.csv", ...more })]);
const repeat = (n: number, row: (i: number) => readonly SourceCell[]): Cells =>
  Array.from({ length: n }, (_, i) => row(i));

describe("the rules", () => {
  it("each have an id of their own", () => {
    const ids = QUALITY_RULES.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
});

describe("spellings of one category", () => {
  it("are said with what they are and where the rarer ones stand", () => {
    const rows = [...repeat(6, () => ["甲", "男"]), ["乙", " 男"], ["丙", "男 "], ["丁", "女"], ["戊", "女"]];
    const finding = found(check(["队伍名称", "性别"], rows), "spelling_variants");
    expect(finding).toMatchObject({ count: 2, values: { column: "性别", listed: "“男” 6, “ 男” 1, “男 ” 1" } });
    expect(finding?.examples.map(({ row }) => row)).toEqual([8, 9]);
  });
  it("are found across columns of one kind, and around marks", () => {
    const rows = repeat(5, (i) => ["Music/Timing", i === 3 ? "Music / Timing" : "Skills"]);
    expect(found(check(["aspect1", "aspect2"], rows), "spelling_variants")).toMatchObject({
      count: 1,
      examples: [{ row: 5, column: "aspect2" }],
    });
  });
  it("are no numbers, and no texts that are each another", () => {
    const rows = repeat(9, (i) => [i % 2 === 0 ? "1 000" : "1000", `a${i % 2 === 0 ? " " : ""}${i}`]);
    expect(found(check(["x", "y"], rows), "spelling_variants")).toBeUndefined();
  });
});

describe("a value that does not belong in its column", () => {
  const genders = (strays: readonly string[]) => [
    ...repeat(40, (i) => [i % 3 === 0 ? "女" : "男"]),
    ...strays.map((s) => [s]),
  ];
  it("is said", () => {
    expect(found(check(["性别"], genders(["华中"])), "misplaced_value")).toMatchObject({
      values: { value: "华中" },
      examples: [{ row: 42 }],
    });
  });
  it("is no spelling of those that do, and no mark for none", () => {
    expect(found(check(["性别"], genders([" 男", "—", "未知"])), "misplaced_value")).toBeUndefined();
  });
});

describe("totals are recomputed from their row", () => {
  const header = ["项目编号", "评委1", "评委2", "评委3", "评委4", "评委5", "平均分"];
  // By hand: without 60 and 90 the mean of 70, 80 and 84 is 78.
  const row = (i: number, said: number): readonly SourceCell[] => [`${i}`, 60, 70, 80, 84, 90, said];
  it("as a trimmed mean where that gives most of them, and the others are listed", () => {
    const rows = [...repeat(5, (i) => row(i, 78)), row(9, 87)];
    expect(found(check(header, rows), "total_differs")).toMatchObject({
      count: 1,
      values: { column: "平均分", variant: "trimmed mean" },
      examples: [{ row: 7, column: "平均分", value: "87 ≠ 78" }],
    });
  });
  it("to the decimals that the column shows", () => {
    const rows = repeat(4, (i) => [`${i}`, 80, 85, 85, 83.33]);
    expect(found(check(["项目编号", "评委1", "评委2", "评委3", "平均分"], rows), "total_differs")).toBeUndefined();
  });
  it("and where nothing usual gives them, only that is said", () => {
    const rows = repeat(6, (i) => row(i, 40 + i * i));
    expect(found(check(header, rows), "total_differs")).toBeUndefined();
    expect(found(check(header, rows), "total_unexplained")).toMatchObject({
      severity: "info",
      values: { column: "平均分" },
    });
  });
  it("from a judge's criteria", () => {
    const rows = [...repeat(4, (i) => [`${i}`, "甲", 20, 30, 50]), ["9", "甲", 25, 30, 65]];
    expect(found(check(["项目编号", "评委", "创新性", "技术性", "总分"], rows), "total_differs")).toMatchObject({
      values: { variant: "sum" },
      examples: [{ row: 6, value: "65 ≠ 55" }],
    });
  });
  it("from two stages with their shares", () => {
    // By hand: 0.4 · 80 + 0.6 · 90 = 86; 0.4 · 70 + 0.6 · 80 = 76; 0.4 · 60 + 0.6 · 95 = 81; 0.4 · 90 + 0.6 · 60 = 72.
    const rows = [
      ["1", 80, 90, 86],
      ["2", 70, 80, 76],
      ["3", 60, 95, 81],
      ["4", 90, 60, 72],
      ["5", 50, 50, 55],
    ];
    expect(found(check(["项目编号", "初赛成绩", "决赛成绩", "总成绩"], rows), "total_differs")).toMatchObject({
      values: { variant: "40 % + 60 %" },
      examples: [{ row: 6, value: "55 ≠ 50" }],
    });
  });
  it("with the spread beside the mean", () => {
    const rows = [
      ["1", 80, 90, 10],
      ["2", 70, 85, 15],
      ["3", 60, 61, 1],
      ["4", 90, 95, 5],
      ["5", 90, 91, 7],
    ];
    expect(found(check(["项目编号", "评委1", "评委2", "极差"], rows), "total_differs")).toMatchObject({
      values: { column: "极差", variant: "max - min" },
      examples: [{ row: 6, value: "7 ≠ 1" }],
    });
  });
});

describe("ranks follow from the score beside them", () => {
  const ranks = (pairs: readonly (readonly [number, number])[]) =>
    found(
      check(
        ["项目编号", "总分", "名次"],
        pairs.map(([score, rank], i) => [`${i}`, score, rank]),
      ),
      "rank_differs",
    );
  it("as competition ranks", () => {
    expect(
      ranks([
        [90, 1],
        [80, 2],
        [80, 2],
        [70, 4],
        [60, 5],
      ]),
    ).toBeUndefined();
    expect(
      ranks([
        [90, 1],
        [80, 2],
        [80, 2],
        [70, 4],
        [60, 5],
        [50, 9],
      ]),
    ).toMatchObject({ examples: [{ row: 7, value: "9 ≠ 6" }] });
  });
  it("as dense ranks", () => {
    expect(
      ranks([
        [90, 1],
        [80, 2],
        [80, 2],
        [70, 3],
        [60, 4],
      ]),
    ).toBeUndefined();
  });
  it("within each group", () => {
    const rows = repeat(12, (i) => [`${i}`, i % 2 === 0 ? "本科" : "高职", 90 - i, Math.floor(i / 2) + 1]);
    expect(found(check(["项目编号", "组别", "总分", "名次"], rows), "rank_differs")).toBeUndefined();
  });
  it.each(["Heat", "Бой", "场次"])("within each %s of a stage, however few stand in it", (heat) => {
    const points = [5, 0, 1, 0, 5, 2, 5, 0, 5, 0, 5, 0, 5, 0, 5, 0, 5, 0, 5, 0];
    const rows = points.map((score, i) => [`${i}`, i < 10 ? "A" : "B", (i >> 1) % 5, score, (i % 2) + 1]);
    const header = ["项目编号", "阶段", heat, "总分", "名次"];
    expect(found(check(header, rows), "rank_differs")).toBeUndefined();
    const wrong = rows.map((row, i) => (i === 7 ? row.with(4, 3) : row));
    expect(found(check(header, wrong), "rank_differs")).toMatchObject({
      count: 1,
      examples: [{ row: 9, value: "3 ≠ 2" }],
    });
  });
  it("at least in order where ties are broken by something else", () => {
    const solved = repeat(20, (i) => [`队${i}`, 10 - Math.floor(i / 2), i + 1]);
    expect(found(check(["队伍名称", "过题数", "排名"], solved), "rank_differs")).toBeUndefined();
    const swapped = solved.map((row, i) => (i === 15 ? ["队15", 9, 16] : row));
    expect(found(check(["队伍名称", "过题数", "排名"], swapped), "rank_differs")).toMatchObject({
      count: 1,
      examples: [{ row: 17 }],
    });
  });
});

describe("standard scores", () => {
  // By hand: 70, 80, 90 have the mean 80 and the sample sd 10, so that T is 40, 50, 60; 60, 80, 100 likewise with 20.
  const rows = (last: number): Cells => [
    ["1", "甲", 70, 40],
    ["2", "甲", 80, 50],
    ["3", "甲", 90, 60],
    ["1", "乙", 60, 40],
    ["2", "乙", 80, 50],
    ["3", "乙", 100, last],
  ];
  const header = ["项目编号", "评委", "得分", "标准分"];
  it("are recomputed within each judge", () => {
    expect(found(check(header, rows(60)), "standard_score_differs")).toBeUndefined();
    expect(found(check(header, rows(65)), "standard_score_differs")).toMatchObject({
      values: { variant: "T = 50 + 10 z" },
      examples: [{ row: 7, value: "65 ≠ 60" }],
    });
  });
});

describe("results in another file", () => {
  it("are recomputed from the scores", () => {
    const scores = source(
      ["项目编号", "评委", "得分"],
      ["1", "2", "3", "4", "5"].flatMap((id) => [
        [id, "甲", 80 + Number(id)],
        [id, "乙", 90],
      ]),
      { file: "决赛评分.csv" },
    );
    // By hand: (81 + 90) / 2 = 85.5, then 86, 86.5, 87 and 87.5.
    const results = source(
      ["项目编号", "最终得分"],
      [
        ["1", 85.5],
        ["2", 86],
        ["3", 86.5],
        ["4", 87],
        ["5", 88.5],
      ],
      { file: "决赛结果.csv" },
    );
    expect(found(imported([scores, results]), "result_differs")).toMatchObject({
      count: 1,
      values: { variant: "mean" },
      examples: [{ row: 6, column: "最终得分", value: "88.5 ≠ 87.5" }],
    });
  });
});

describe("rows of sums", () => {
  const rows = [
    ["甲", 3, 10],
    ["乙", 4, 20],
    ["丙", 5, 30],
  ];
  const sums = (text: string) =>
    found(
      check(["学校", "队伍数", "人数"], rows, { notData: [{ row: 5, rule: "note_row", text }] }),
      "sum_row_differs",
    );
  it("that follow from their columns are right", () => {
    expect(sums("合计 | 12 | 60")).toBeUndefined();
    expect(sums("平均 | 4 | 20")).toBeUndefined();
  });
  it("that do not are said with the figure", () => {
    expect(sums("合计 | 12 | 61")).toMatchObject({ count: 1, examples: [{ row: 5, value: "合计 61" }] });
    expect(sums("平均 | 4 | 21")).toMatchObject({ count: 1 });
  });
  it("of which no figure fits are of something else", () => {
    expect(sums("合计 | 100 | 200")).toBeUndefined();
  });
});

describe("scores", () => {
  it("beyond the points of their criterion are said", () => {
    const rows = [
      ["1", "甲", 25, 35],
      ["2", "甲", 31, 35],
      ["3", "甲", 20, -2],
    ];
    expect(found(check(["项目编号", "评委", "创新性（30分）", "技术性（40分）"], rows), "out_of_range")).toMatchObject({
      values: { criterion: "创新性", min: 0, max: 30 },
      examples: [{ row: 3, column: "创新性（30分）", value: "31" }],
    });
  });
  it("on two scales in one column are said", () => {
    const rows = repeat(20, (i) => [`${i}`, "甲", i < 3 ? 8 + i / 2 : 80 + i / 2]);
    expect(found(check(["项目编号", "评委", "得分"], rows), "several_scales")).toMatchObject({
      count: 3,
      values: { lowest: 81.5 },
    });
  });
  it("far from all others are said", () => {
    const rows = repeat(30, (i) => [`${i}`, "甲", i === 4 ? 12 : 80 + (i % 10)]);
    expect(found(check(["项目编号", "评委", "得分"], rows), "outlier")).toMatchObject({
      count: 1,
      examples: [{ row: 6, value: "12" }],
    });
  });
  it("that are missing where the judge has the others are said, and absences are not", () => {
    const rows = repeat(10, (i) => [`${i}`, 80, i === 3 ? null : 85, i === 4 ? "缺考" : 90]);
    expect(found(check(["项目编号", "评委1", "评委2", "评委3"], rows), "missing_score")).toMatchObject({
      count: 1,
      examples: [{ row: 5, column: "评委2" }],
    });
  });
  it("of a judge who sees half of the entries are not missing", () => {
    const rows = repeat(10, (i) => [`${i}`, 80, i % 2 === 0 ? null : 85]);
    expect(found(check(["项目编号", "评委1", "评委2"], rows), "missing_score")).toBeUndefined();
  });
});

describe("entries", () => {
  const list = (rows: Cells) =>
    source(["项目编号", "项目名称", "参赛单位", "统一社会信用代码", "报名时间"], rows, { file: "报名.csv" });
  it("that only scores know are said", () => {
    const scores = source(
      ["项目编号", "评委", "得分"],
      [
        ["E1", "甲", 80],
        ["E7", "甲", 90],
        ["E7", "乙", 91],
      ],
      { file: "初赛.csv" },
    );
    const built = imported([list([["E1", "一", "甲公司", "", "2026-06-05"]]), scores]);
    expect(found(built, "orphan")).toMatchObject({ count: 1, examples: [{ row: 3, value: "E7" }] });
  });
  it("of one organisation under nearly one title are said, and those of a series are not", () => {
    const rows = [
      ["1", "基于大数据的城市交通拥堵预测平台", "甲公司", "", "2026-06-05"],
      ["2", "基于大数据的城市交通拥堵预测平台", "乙公司", "", "2026-06-05"],
      ["3", "基于大数据的城市交通拥堵预测与平台", "甲公司", "", "2026-06-05"],
      ["4", "智慧农业服务系统一期", "甲公司", "", "2026-06-05"],
      ["5", "智慧农业服务系统二期", "甲公司", "", "2026-06-05"],
    ];
    expect(found(imported([list(rows)]), "likely_duplicate")).toMatchObject({ count: 1, examples: [{ row: 4 }] });
  });
  it("under one credit code with two names are said", () => {
    const code = "91350100MA0000000X";
    const rows = [
      ["1", "一", "甲公司", code, "2026-06-05"],
      ["2", "二", "乙公司", code, "2026-06-05"],
    ];
    expect(found(imported([list(rows)]), "shared_credit_code")).toMatchObject({ count: 1, examples: [{ row: 3 }] });
  });
  it("handed in after the stage closed are said", () => {
    const stages = source(
      ["stage", "stage_name", "starts_at", "deadline_at"],
      [["registration", "报名", "2026-06-01", "2026-06-30"]],
    );
    const rows = [
      ["1", "一", "甲", "", "2026-06-05"],
      ["2", "二", "乙", "", "2026-07-02"],
    ];
    expect(found(imported([stages, list(rows)]), "outside_stage")).toMatchObject({ count: 1, examples: [{ row: 3 }] });
  });
});

describe("rows and persons", () => {
  it("a row that stands twice is said, whatever number it bears", () => {
    const rows = [
      [1, "a", "x"],
      [2, "b", "y"],
      [3, "a", "x"],
    ];
    expect(found(check(["序号", "aspect", "factor"], rows), "repeated_row")).toMatchObject({
      count: 1,
      examples: [{ row: 4, value: "= 2" }],
    });
  });
  it("a row that stands twice is told as that, and one of the same key alone as a key given twice", () => {
    const rows = [
      ["E1", "J1", 90],
      ["E2", "J1", 80],
      ["E1", "J1", 90],
      ["E2", "J1", 70],
    ];
    const built = check(["项目编号", "评委", "得分"], rows);
    expect(found(built, "repeated_row")).toMatchObject({ count: 1, examples: [{ row: 4, value: "= 2" }] });
    expect(found(built, "duplicate_key")).toMatchObject({ count: 1, examples: [{ row: 5 }] });
    // Both are left out, and each is told once.
    expect(built.reports[0]?.unused.map(({ row }) => row)).toEqual([4, 5]);
    expect(found(check(["项目编号", "评委", "得分"], rows.slice(0, 3)), "duplicate_key")).toBeUndefined();
  });

  it("a person in two teams of one school is said without a name, and a team of one name at two schools is no matter", () => {
    const header = ["学校", "队伍名称", "队员1", "队员2"];
    const rows = [
      ["甲大学", "一队", "张三丰", "李四光"],
      ["甲大学", "二队", "王五", "张三丰"],
      ["乙大学", "一队", "赵六", "钱七"],
    ];
    const built = check(header, rows);
    expect(found(built, "person_in_two_teams")).toMatchObject({
      count: 1,
      examples: [{ row: 3, column: "队员2", value: "= 2" }],
    });
    expect(JSON.stringify(built.reports)).not.toContain("张三丰");
    expect(findingsOf(built).filter(({ severity }) => severity === "warning")).toHaveLength(1);
  });
  it("a name at two schools may be two persons", () => {
    const rows = [
      ["甲大学", "一队", "张三丰"],
      ["乙大学", "二队", "张三丰"],
    ];
    expect(found(check(["学校", "队伍名称", "队员1"], rows), "same_name_in_two_teams")).toMatchObject({
      severity: "info",
      count: 1,
    });
  });
});

describe("across files", () => {
  const aspects = source(
    ["aspect_id", "section"],
    [
      ["a1", "x"],
      ["a2", "y"],
      ["a3", "x"],
    ],
    { file: "aspects.csv" },
  );
  const scores = (ids: readonly string[]) =>
    source(
      ["aspect_id", "judge", "score"],
      ids.map((id, i) => [id, `J${i % 2}`, 5 + i]),
      { file: "决赛 scores.csv" },
    );
  it("a key is told with what matches, what stands alone here and what there", () => {
    expect(found(imported([scores(["a1", "a1", "a2", "a2"]), aspects]), "join")).toMatchObject({
      values: {
        column: "aspect_id",
        other: "aspects.csv.aspect_id",
        kind: "n:1",
        matched: 4,
        left_only: 0,
        right_only: 1,
      },
    });
  });
  it("a reference to no row is said", () => {
    const built = imported([scores(["a1", "a1", "a2", "a9"]), aspects]);
    expect(found(built, "broken_reference")).toMatchObject({ count: 1, examples: [{ row: 5, value: "a9" }] });
  });
  it("keys that repeat on both sides are many to many", () => {
    const twice = source(
      ["aspect_id", "section"],
      [
        ["a1", "x"],
        ["a1", "y"],
        ["a2", "x"],
      ],
      { file: "aspects.csv" },
    );
    expect(found(imported([scores(["a1", "a1", "a2", "a2"]), twice]), "join")).toMatchObject({
      values: { kind: "n:m" },
    });
  });
  it("two exports of the same thing are compared cell by cell", () => {
    const header = ["项目编号", "项目名称", "报名时间"];
    const day = "2026-06-05";
    const before = source(
      header,
      [
        ["1", "甲", day],
        ["2", "乙", day],
        ["3", "丙", day],
      ],
      { file: "一.csv" },
    );
    const after = source(
      header,
      [
        ["1", "甲", day],
        ["2", "乙改", day],
        ["4", "丁", day],
      ],
      { file: "二.csv" },
    );
    expect(found(imported([before, after]), "exports_differ")).toMatchObject({
      count: 1,
      values: { other: "一.csv", cells: 1, added: 1, gone: 1 },
      examples: [{ row: 3, column: "项目名称", value: "乙 → 乙改" }],
    });
  });
  it("a running number makes no two exports of the score books of two tracks", () => {
    const header = ["序号", "项目编号", "评委1", "评委2"];
    const book = (file: string, first: string): SourceTable =>
      source(
        header,
        [80, 90, 70].map((score, i) => [i + 1, `${first}${i}`, score, score]),
        { file },
      );
    expect(found(imported([book("甲.xlsx", "A"), book("乙.xlsx", "B")]), "exports_differ")).toBeUndefined();
  });
  it("a key under a header of groups is the key of a plain table", () => {
    const entries = source(
      ["基本信息/项目编号", "基本信息/项目名称"],
      [
        ["A1", "甲"],
        ["A2", "乙"],
        ["A4", "丙"],
        ["A5", "丁"],
        ["A6", "戊"],
      ],
      { file: "报名.xlsx" },
    );
    const results = source(
      ["项目编号", "奖项"],
      [
        ["A1", "一等奖"],
        ["A3", "二等奖"],
      ],
      { file: "结果.csv" },
    );
    // Few of the entries have a result: whichever file comes first, the results refer to the entries.
    for (const files of [
      [results, entries],
      [entries, results],
    ]) {
      expect(found(imported(files), "join")).toMatchObject({
        values: { other: "报名.xlsx.基本信息/项目编号", matched: 1, left_only: 1, right_only: 4 },
      });
    }
  });
});

describe("a standing of a programming contest", () => {
  const header = ["排名", "队伍名称", "过题数", "A", "B", "C"];
  const rows = (first: number): Cells => [
    [1, "甲", first, "+\n3", "+2\n148", "-"],
    [2, "乙", 1, "+1\n5", "-4", "-"],
    [3, "丙", 0, "-", "-1", "-2"],
    [4, "丁", 1, "+\n90", "-", "-"],
    [5, "戊", 0, "-", "-", "-"],
  ];
  it("says how many solved each problem, also the one that nobody did", () => {
    expect(found(check(header, rows(2)), "problems_solved")).toMatchObject({
      values: { listed: "A 3, B 1, C 0", none: "C" },
    });
    expect(found(check(header, rows(2)), "solved_differs")).toBeUndefined();
  });
  it("says whose number of problems is not what its cells are", () => {
    expect(found(check(header, rows(3)), "solved_differs")).toMatchObject({ examples: [{ row: 2, value: "3 ≠ 2" }] });
  });
});

describe("labels", () => {
  it("of judges that are seats are no persons", () => {
    const book = (a: string, b: string) =>
      check(
        ["项目编号", "评委", "得分"],
        [
          ["1", a, 80],
          ["1", b, 90],
        ],
      );
    expect(found(book("J1", "J2"), "judges_are_seats")).toMatchObject({
      severity: "info",
      values: { listed: "J1, J2" },
    });
    expect(found(book("李评委", "J2"), "judges_are_seats")).toBeUndefined();
  });
  it("of one field under two names are said, and groups of other sizes are not", () => {
    const uneven = (header: readonly string[]) => found(check(header, [header.map(() => "x")]), "uneven_headers");
    expect(uneven(["队伍名称", "队员一", "队员一性别", "队员二姓名", "队员二性别"])).toMatchObject({
      values: { listed: "队员一, 队员二姓名" },
    });
    expect(uneven(["队伍名称", "队员一", "队员一性别", "队员二", "队员二性别"])).toBeUndefined();
    expect(uneven(["队伍名称", "评委1", "评委1评语", "评委2"])).toBeUndefined();
  });
});

it("clean data give no warning, whatever they are", () => {
  const contest = fc
    .record({
      entries: fc.integer({ min: 5, max: 30 }),
      judges: fc.integer({ min: 3, max: 7 }),
      seed: fc.array(fc.integer({ min: 60, max: 99 }), { minLength: 210, maxLength: 210 }),
    })
    .map(({ entries, judges, seed }) => {
      const given = Array.from({ length: entries }, (_, e) =>
        Array.from({ length: judges }, (__, j) => seed[(e * judges + j) % seed.length] ?? 60),
      );
      const means = given.map((scores) => Math.round((scores.reduce((a, b) => a + b, 0) / judges) * 100) / 100);
      const rank = (mean: number): number => 1 + means.filter((other) => other > mean).length;
      const book = source(
        ["项目编号", ...Array.from({ length: judges }, (_, j) => `评委${j + 1}`), "平均分", "名次"],
        given.map((scores, e) => [`E${e}`, ...scores, means[e] ?? 0, rank(means[e] ?? 0)]),
        { file: "初赛.csv" },
      );
      const list = source(
        ["项目编号", "项目名称", "团队名称", "参赛单位", "性别", "报名时间"],
        given.map((_, e) => [
          `E${e}`,
          `第${e}项课题`,
          `队${e}`,
          `单位${e % 7}`,
          e % 2 === 0 ? "男" : "女",
          "2026-06-05",
        ]),
        { file: "报名.csv" },
      );
      return [list, book];
    });
  fc.assert(
    fc.property(contest, (tables) => {
      const findings = findingsOf(imported(tables));
      expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
