import { describe, expect, it } from "vitest";
import { anonymise, createPseudonyms } from "../../../src/ingest/privacy/pseudonyms.ts";
import { readFile } from "../../../src/ingest/read/read-file.ts";
import type { SourceTable } from "../../../src/ingest/table/source.ts";
import { bookOf, type TestSheet } from "./sheet-book.ts";

async function tables(content: Uint8Array | string, name = "表"): Promise<readonly SourceTable[]> {
  const found = await readFile(typeof content === "string" ? new TextEncoder().encode(content) : content, name);
  return "sheets" in found ? found.sheets : [];
}
async function table(content: Uint8Array | string): Promise<SourceTable> {
  const [first, ...others] = await tables(content);
  if (first === undefined || others.length > 0) throw new Error(`${others.length + 1} tables`);
  return first;
}
const sheet = (rows: TestSheet["rows"], merges: readonly string[] = []): Promise<SourceTable> =>
  table(bookOf([{ rows, merges }]));
const rules = ({ findings }: SourceTable): readonly string[] => findings.map(({ rule }) => rule);
const finding = ({ findings }: SourceTable, rule: string) => findings.find((found) => found.rule === rule);
const aside = ({ notData }: SourceTable) => notData.map(({ row, rule }) => [row, rule]);

describe("a header", () => {
  it("of three rows with merged cells names columns by their path", async () => {
    const found = await sheet(
      [
        ["评分汇总表"],
        ["项目", "初赛", null, null, null, "复赛", null, "总分"],
        [null, "评委一", null, "评委二", null, "得分", "名次", null],
        [null, "创新", "技术", "创新", "技术", null, null, null],
        ["E1", 9, 8, 7, 6, 90, 1, 120],
        ["E2", 9, 8, 7, 6, 80, 2, 110],
      ],
      ["A1:H1", "A2:A4", "B2:E2", "F2:G2", "H2:H4", "B3:C3", "D3:E3", "F3:F4", "G3:G4"],
    );
    expect(found.headerRows).toEqual([2, 3, 4]);
    expect(found.header).toEqual([
      "项目",
      "初赛/评委一/创新",
      "初赛/评委一/技术",
      "初赛/评委二/创新",
      "初赛/评委二/技术",
      "复赛/得分",
      "复赛/名次",
      "总分",
    ]);
    expect(found.rowNumbers).toEqual([5, 6]);
    expect(finding(found, "title_rows")?.examples).toEqual([{ row: 1, column: null, value: "评分汇总表" }]);
  });

  it("of two rows is found where saving as CSV lost the merged cells", async () => {
    const found = await table("项目,初赛,,复赛,,总分\n,评委一,评委二,得分,名次,\nE1,9,8,90,1,120\nE2,7,6,80,2,110\n");
    expect(found.header).toEqual(["项目", "初赛/评委一", "初赛/评委二", "复赛/得分", "复赛/名次", "总分"]);
    expect(found.headerRows).toEqual([1, 2]);
    expect(found.rows).toHaveLength(2);
  });

  it("does not take a first row of words for a second header row", async () => {
    const found = await table("队伍,初赛,备注\n甲,缺考,迟到\n乙,90,\n丙,80,\n");
    expect(found.headerRows).toEqual([1]);
    expect(found.rows).toHaveLength(3);
  });

  it.each([
    ["years", "Région;2012;2013;2014\nÎle-de-France;431;12;9\nOccitanie;134;3;8\n"],
    ["numbers of problems", "1001,1002,1005,1007\n0,1,1,0\n1,1,0,0\n"],
    ["numbers of rounds", "队伍,1,2,3\n甲,90.5,80,70\n乙,60,75.5,88\n"],
    ["dates", "地区,2026-05-01,2026-05-02\n福州,12,3\n厦门,4,0\n"],
    ["words above codes", "team,J1,J2\nT001,9,8\nT002,7,6\n"],
    ["rounds above states", "name,round_1,round_2,round_2_2\nAnn,Safe (2nd),Out 1,NA\nBob,Wild 1,Safe (1st),R2\n"],
  ])("may be of %s", async (_, text) => {
    const found = await table(text);
    expect(found.headerRows).toEqual([1]);
    expect(found.rows).toHaveLength(2);
  });

  it.each([
    ["like those below", "1,2,3\n4,5,6\n7,8,9\n"],
    ["that come again", "张三,北京大学,一等奖\n李四,清华大学,二等奖\n王五,北京大学,一等奖\n"],
    ["counted like those below", "user1,user2,user3\nuser4,user5,user6\nuser7,user8,user9\n"],
    ["of codes and dates", "T001,2026-05-01,90\nT002,2026-05-02,80\nT003,2026-05-03,70\n"],
  ])("is not there where the first row has values %s", async (_, text) => {
    const found = await table(text);
    expect(found).toMatchObject({ headerRows: [], header: ["列1", "列2", "列3"] });
    expect(found.rows).toHaveLength(3);
    expect(rules(found)).toContain("no_header");
  });

  it.each([
    [
      "in English under the Chinese",
      [
        ["学校", "队名", "分数"],
        ["School", "Team", "Score"],
        ["甲", "乙", 1],
        ["丙", "丁", 2],
      ],
      ["学校/School", "队名/Team", "分数/Score"],
    ],
    [
      "with units",
      [
        ["项目", "金额", "时间"],
        [null, "（万元）", "（天）"],
        ["甲", 5, 1],
        ["丙", 6, 2],
      ],
      ["项目", "金额/（万元）", "时间/（天）"],
    ],
  ])("has a second row %s", async (_, rows, names) => {
    const found = await sheet(rows);
    expect(found.header).toEqual(names);
    expect(found.headerRows).toEqual([1, 2]);
    expect(found.rows).toHaveLength(2);
  });

  it("of days is named by them", async () => {
    const bytes = bookOf([
      {
        rows: [
          ["赛道", 46143, 46144],
          ["工业", 1, 2],
          ["农业", 3, 4],
        ],
        change: (written) => {
          for (const at of ["B1", "C1"]) written[at].z = "yyyy-mm-dd";
        },
      },
    ]);
    expect((await table(bytes)).header).toEqual(["赛道", "2026-05-01", "2026-05-02"]);
  });

  it("stands under lines about the sheet", async () => {
    const found = await sheet([
      ["单位：", "福州大学", null, "日期：", "2026-05-01"],
      [],
      ["序号", "甲乙", "丙丁", "戊"],
      [1, "x", "A", 90],
      [2, "y", "B", 80],
    ]);
    expect(found.headerRows).toEqual([3]);
    expect(found.rows).toHaveLength(2);
  });
});

describe("columns", () => {
  it("with neither name nor value go, and those beside them keep their names", async () => {
    const found = await table("项目编号,,得分,\n1,,90,\n2,,80,\n");
    expect(found.header).toEqual(["项目编号", "得分"]);
    expect(found.rows).toEqual([
      ["1", "90"],
      ["2", "80"],
    ]);
    expect(finding(found, "blank_columns")).toMatchObject({ count: 1, examples: [{ column: "B" }] });
  });

  it("with values and no name are named by their place, never as another column is", async () => {
    expect((await table("列2,,得分\n1,x,90\n2,y,80\n")).header).toEqual(["列2", "列2 (2)", "得分"]);
    expect((await table("甲,甲,甲 (2)\n1,2,3\n4,5,6\n")).header).toEqual(["甲", "甲 (3)", "甲 (2)"]);
  });
});

describe("rows that are no data", () => {
  it("are sums, averages and signatures under the table", async () => {
    const found = await sheet([
      ["序号", "团队", "得分"],
      [1, "甲", 90],
      [2, "乙", 80],
      [],
      ["合计", null, 170],
      ["平均分", null, 85],
      ["制表人：张三", null, "审核：李四"],
    ]);
    expect(found.rows).toHaveLength(2);
    expect(aside(found)).toEqual([
      [5, "note_row"],
      [6, "note_row"],
      [7, "note_row"],
    ]);
    expect(found.notData[0]?.cells).toEqual(["合计", null, 170]);
  });

  it.each([
    ["学校,队伍\n福大,甲\n厦大,乙\n共2支队伍,\n", 4],
    ["paper,reviewer,score,sure\n12,R1,4,3\n13,R1,,\n\n* Scores: 1-5\n", 5],
  ])("are remarks, however narrow the table: %j", async (text, row) => {
    const found = await table(text);
    expect(found.rows).toHaveLength(2);
    expect(aside(found)).toEqual([[row, "note_row"]]);
  });

  it("are page numbers, and what scoreboards add up at their end", async () => {
    const found = await table(
      "Rank,Team,Solved,A\n1,Alpha,5,1/20\nPage 1 of 2,,,\nRank,Team,Solved,A\n2,Beta,4,2/30\n,Submitted/1st Yes/Total Yes,,5/20/3\n",
    );
    expect(found.rows.map((row) => row[1])).toEqual(["Alpha", "Beta"]);
    expect(aside(found).map(([row]) => row)).toEqual([3, 4, 6]);
  });

  it("are sub-totals between the rows", async () => {
    const found = await table(
      "赛道,团队,得分,人数\n工业,甲,90,3\n工业小计,,90,3\n农业,乙,80,4\n农业小计,,80,4\n总计,,170,7\n",
    );
    expect(found.rows.map((row) => row[1])).toEqual(["甲", "乙"]);
    expect(aside(found).map(([row]) => row)).toEqual([3, 5, 6]);
  });

  it("are not names of which only the first cells are filled in", async () => {
    const found = await table("团队,学校,得分\n甲,福大,90\n乙,,\n丙,厦大,80\n丁,,\n");
    expect(found.rows).toHaveLength(4);
    expect(found.notData).toEqual([]);
  });

  it("are headings, which become a column", async () => {
    const found = await sheet(
      [
        ["序号", "项目名称", "单位"],
        ["一、一等奖（2项）"],
        [1, "甲", "x"],
        [2, "乙", "y"],
        ["二、二等奖（3项）"],
        [3, "丙", "z"],
        [4, "丁", "w"],
      ],
      ["A2:C2", "A5:C5"],
    );
    expect(found.header).toEqual(["序号", "项目名称", "单位", "奖项"]);
    expect(found.rows.map((row) => row[3])).toEqual(["一等奖", "一等奖", "二等奖", "二等奖"]);
    expect(aside(found)).toEqual([
      [2, "section_row"],
      [5, "section_row"],
    ]);
    expect(finding(found, "sum_contradicts")?.values).toEqual({ stated: "二、二等奖（3项）", found: 2 });
  });

  it("are headings with the header again under each, the first of them above it", async () => {
    const found = await table("一等奖,,\n序号,项目名称,单位\n1,甲,x\n二等奖,,\n序号,项目名称,单位\n1,乙,y\n2,丙,z\n");
    expect(found.rows.map((row) => row[3])).toEqual(["一等奖", "二等奖", "二等奖"]);
    expect(aside(found)).toEqual([
      [4, "section_row"],
      [5, "repeated_header"],
    ]);
  });

  it.each([
    ["合计：3支队伍，2支正式队伍，1支打星队伍。", []],
    ["合计：4支队伍", [{ stated: "4", found: "3" }]],
    ["合计：3支队伍，1支正式队伍，1支打星队伍。", [{ stated: "正式队伍 1", found: "2" }]],
    ["共3支队伍，2支本科，2支高职。", [{ stated: "2 + 2 = 4", found: "3" }]],
    ["共30人参赛，来自12所学校。", []],
  ])("say how many rows there are: %s", async (note, expected) => {
    const found = await sheet(
      [["学校", "队伍", "备注"], ["a", "甲", null], ["b", "乙", "打星"], ["c", "丙", null], [note]],
      ["A5:C5"],
    );
    expect(found.rows).toHaveLength(3);
    expect(found.findings.filter(({ rule }) => rule === "sum_contradicts").map(({ values }) => values)).toEqual(
      expected,
    );
  });
});

describe("a sheet", () => {
  it("with a value merged over several rows has it in each, said", async () => {
    const found = await sheet(
      [
        ["赛道", "项目", "总分"],
        ["工业", "甲", 10],
        [null, "乙", null],
        ["农业", "丙", 30],
      ],
      ["A2:A3", "C2:C3"],
    );
    expect(found.rows).toEqual([
      ["工业", "甲", 10],
      ["工业", "乙", 10],
      ["农业", "丙", 30],
    ]);
    expect(finding(found, "merged_filled")).toMatchObject({
      severity: "info",
      count: 1,
      examples: [{ row: 3, column: "赛道" }],
    });
    expect(finding(found, "merged_number")).toMatchObject({ severity: "warning", count: 1 });
  });

  it("keeps an area merged over rows and columns as it is", async () => {
    const found = await sheet(
      [
        ["赛道", "项目", "备注"],
        ["工业", "甲", "见附件"],
        ["农业", null, null],
      ],
      ["B2:C3"],
    );
    expect(found.rows[1]).toEqual(["农业", null, null]);
  });

  it("with tables side by side and one under the other gives each, with the rows as the sheet counts them", async () => {
    const found = await tables(
      bookOf([
        {
          name: "报名",
          rows: [
            ["团队", "得分", null, "奖项", "数量"],
            ["甲", 90, null, "一等奖", 1],
            ["乙", 80, null, "二等奖", 2],
            ["丙", 70],
            [],
            ["评委", "单位", "评分数"],
            ["王", "福大", 1],
            ["李", "厦大", 2],
          ],
        },
      ]),
    );
    expect(found.map(({ sheet: name, header, rowNumbers }) => [name, header, rowNumbers])).toEqual([
      ["报名", ["团队", "得分"], [2, 3, 4]],
      ["报名!D1:E3", ["奖项", "数量"], [2, 3]],
      ["报名!A6:C8", ["评委", "单位", "评分数"], [7, 8]],
    ]);
    expect(found[0]?.findings).toContainEqual(
      expect.objectContaining({ rule: "several_tables", values: { tables: 3 } }),
    );
  });

  it("with gaps between columns and rows is one table", async () => {
    const found = await sheet([
      ["团队", "得分", null, "奖项", "名次"],
      ["甲", 90, null, "一等奖", 1],
      [],
      ["乙", 80, null, "二等奖", 2],
      [],
      ["团队", "得分", null, "奖项", "名次"],
      ["丙", 70, null, "三等奖", 3],
    ]);
    expect(found.header).toEqual(["团队", "得分", "奖项", "名次"]);
    expect(found.rowNumbers).toEqual([2, 4, 7]);
    expect(aside(found)).toEqual([[6, "repeated_header"]]);
  });

  it("does not begin a table anew at a row of words after a gap", async () => {
    const found = await table("队伍,初赛,复赛\n甲,90,80\n\n乙,缺考,缺考\n丙,80,70\n\n丁,待定,另行通知\n戊,60,50\n");
    expect(found.rows.map((row) => row[0])).toEqual(["甲", "乙", "丙", "丁", "戊"]);
  });

  it("that is hidden, and what is hidden on it, is read and said", async () => {
    const bytes = bookOf([
      {
        rows: [
          ["团队", "得分"],
          ["甲", 1],
          ["乙", 2],
        ],
        change: (written) => {
          written["!rows"] = [{}, {}, { hidden: true }];
          written["!cols"] = [{}, { hidden: true }];
        },
      },
    ]);
    const found = await table(bytes);
    expect(found.rows).toHaveLength(2);
    expect(finding(found, "hidden_rows")).toMatchObject({ count: 1, examples: [{ row: 3 }] });
    expect(finding(found, "hidden_columns")).toMatchObject({ count: 1, examples: [{ column: "B" }] });
  });

  it("tells what is noted on its cells, without who noted it, and masks persons in it", async () => {
    const bytes = bookOf([
      {
        rows: [
          ["团队", "联系人", "得分"],
          ["甲", "李雷", 81],
          ["乙", "韩梅梅", 72],
          ["丙", "张三", null],
        ],
        change: (written) => {
          written.C1.c = [{ a: "管理员", t: "管理员:\n满分 100" }];
          written.C2.c = [
            { a: "王五", t: "王五:\n与李雷核对过，电话 13800138000" },
            { a: "赵六", t: "已改" },
          ];
          written.B3.c = [{ a: "王五", t: "换人" }];
          written.C4 = { t: "z", c: [{ a: "王五", t: "缺考" }] };
        },
      },
    ]);
    const found = await table(bytes);
    const rows = [
      ["甲", "李雷", 81],
      ["乙", "韩梅梅", 72],
      ["丙", "张三", null],
    ];
    expect(found.rows).toEqual(rows);
    expect(finding(found, "cell_comment")).toEqual({
      rule: "cell_comment",
      severity: "info",
      count: 4,
      values: {},
      examples: [
        { row: 1, column: "得分", value: "满分 100" },
        { row: 2, column: "得分", value: "与李雷核对过，电话 13800138000 / 已改" },
        { row: 3, column: "联系人", value: "换人" },
        { row: 4, column: "得分", value: "缺考" },
      ],
    });
    const pseudonyms = createPseudonyms("salt");
    const masked = finding(anonymise(found, pseudonyms), "cell_comment");
    const said = `与${pseudonyms("name", "李雷")}核对过，电话 ${pseudonyms("phone", "13800138000")} / 已改`;
    expect(masked?.examples.map(({ value }) => value)).toEqual(["满分 100", said, null, "缺考"]);
  });

  it("says which long numbers have lost digits, and reads hours as hours", async () => {
    const bytes = bookOf([
      {
        rows: [
          ["证书编号", "用时"],
          [350100200001011200, 1.5],
          [7, 0.25],
        ],
        change: (written) => {
          for (const at of ["B2", "B3"]) written[at].z = "[h]:mm:ss";
        },
      },
    ]);
    const found = await table(bytes);
    expect(found.rows).toEqual([
      [350100200001011200, "36:00:00"],
      [7, "6:00:00"],
    ]);
    expect(finding(found, "long_number")).toMatchObject({ count: 1, examples: [{ row: 2, column: "证书编号" }] });
  });

  it.each(["biff5", "biff2"] as const)(
    "of Excel 95 and before has its texts in the system's encoding (%s)",
    async (bookType) => {
      // The writer puts a line for each letter beyond ASCII; 队伍 and 甲 in GB18030 take their place.
      const bytes = bookOf(
        [
          {
            rows: [
              ["AB____", "CD"],
              ["E1__", 90],
            ],
          },
        ],
        bookType,
      );
      const swap = (text: string, from: number, with_: readonly number[]): void => {
        const at = Buffer.from(bytes.buffer).indexOf(text);
        bytes.set(with_, at + from);
      };
      swap("AB____", 2, [0xb6, 0xd3, 0xce, 0xe9]);
      swap("E1__", 2, [0xbc, 0xd7]);
      const found = await table(bytes);
      expect(found).toMatchObject({
        format: "xls",
        encoding: "gb18030",
        header: ["AB队伍", "CD"],
        rows: [["E1甲", 90]],
      });
    },
  );

  it.each(["xlsx", "xlsb", "biff8", "ods", "xlml"] as const)("is read alike from %s", async (bookType) => {
    const bytes = bookOf(
      [
        {
          rows: [
            ["项目编号", "团队名称", "得分", "晋级"],
            ["007", "甲\n队", 90.5, true],
            ["008", "乙", 0, false],
          ],
        },
      ],
      bookType,
    );
    const found = await table(bytes);
    expect(found.header).toEqual(["项目编号", "团队名称", "得分", "晋级"]);
    expect(found.rows).toEqual([
      ["007", "甲\n队", 90.5, true],
      ["008", "乙", 0, false],
    ]);
  });
});
