import { Table, tableToIPC, Utf8, vectorFromArray } from "apache-arrow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Built, build, type ImportContext, type MappedSheet } from "../../../src/ingest/build/build.ts";
import { valueAt } from "../../../src/ingest/build/table-builder.ts";
import { mapSheet } from "../../../src/ingest/meaning/map.ts";
import type { Decision } from "../../../src/ingest/meaning/mapping.ts";
import { decode } from "../../../src/ingest/read/decode.ts";
import { readCsv } from "../../../src/ingest/read/read-csv.ts";
import type { TableName } from "../../../src/model/tables.ts";

const context: ImportContext = {
  catalogue: {
    tracks: [
      { track_id: "T01", track_no: 1, track_name: "工业制造" },
      { track_id: "T02", track_no: 2, track_name: "现代农业" },
    ],
    problems: [
      { problem_id: "T01-P01", track_id: "T01", problem_no: 1, problem_title: "智能设计" },
      { problem_id: "T02-P01", track_id: "T02", problem_no: 1, problem_title: "智慧农业" },
    ],
  },
  areas: ["福州", "厦门", "平潭"],
  known: null,
};

/** Registrations are loaded, and none of their entries can be meant. */
const NONE_KNOWN = tableToIPC(new Table({ entry_id: vectorFromArray([], new Utf8()) }), "stream");

const sheet = (text: string, file = "表.csv", decision: Decision = {}): MappedSheet => {
  const [source] = readCsv(decode(new TextEncoder().encode(text), file), file);
  if (source === undefined) throw new Error(`${file}: no table`);
  return { source, mapping: mapSheet(source, decision) };
};
const importing = (sheets: readonly MappedSheet[], more: Partial<ImportContext> = {}): Built =>
  build(sheets, { ...context, ...more });
const rowsOf = (built: Built, name: TableName, columns: readonly string[]) => {
  const table = built.tables.find(({ table }) => table === name);
  return Array.from({ length: table?.rows ?? 0 }, (_, i) =>
    columns.map((column) => valueAt(table?.columns[column], i)),
  );
};
const rules = (built: Built): readonly string[] =>
  built.reports.flatMap(({ findings }) => findings.map(({ rule }) => rule));
const finding = (built: Built, rule: string) =>
  built.reports.flatMap(({ findings }) => findings).find((found) => found.rule === rule);

describe("a registration list", () => {
  const text = [
    "项目编号,项目名称,团队名称,参赛单位,赛道,赛题,报名时间,提交时间,设区市,单位类型,审核状态,形式审查",
    "007,甲项目,甲队,甲公司,赛道一：工业制造赛道,赛题1：智能设计,2026/6/5 8:03,,福州市,企业,审核通过,",
    "008,乙项目,乙队,乙大学、丙公司,现代农业,智慧农业,2026年6月6日,2026-06-07,平潭综合实验区,高校,待审核,通过",
  ].join("\n");
  const built = importing([sheet(text)]);

  it("gives entries with matched tracks and problems, times and fixed values", () => {
    const columns = [
      "entry_id",
      "problem_id",
      "track_id",
      "title",
      "status",
      "review_state",
      "registered_at",
      "submitted_at",
    ];
    expect(rowsOf(built, "entries", columns)).toEqual([
      ["007", "T01-P01", "T01", "甲项目", "approved", null, Date.UTC(2026, 5, 5, 8, 3), null],
      ["008", "T02-P01", "T02", "乙项目", "pending", "passed", Date.UTC(2026, 5, 6), Date.UTC(2026, 5, 7)],
    ]);
  });

  it("gives teams and their organisations, the first leading", () => {
    expect(rowsOf(built, "teams", ["team_name", "area"])).toEqual([
      ["甲队", "福州"],
      ["乙队", "平潭"],
    ]);
    expect(rowsOf(built, "team_orgs", ["org_name", "org_no", "role", "org_type", "area"])).toEqual([
      ["甲公司", 1, "lead", "enterprise", "福州"],
      ["乙大学", 1, "lead", "university", "平潭"],
      ["丙公司", 2, "partner", null, null],
    ]);
  });

  it("keeps where each row came from", () => {
    expect(rowsOf(built, "entries", ["source_file", "source_row"])).toEqual([
      ["表.csv", 2],
      ["表.csv", 3],
    ]);
  });

  it("leaves an unknown track empty and names it, never the nearest", () => {
    const other = importing([sheet("项目编号,赛道,报名时间\n1,工业制作,2026-06-05\n2,工业制造,2026-06-05\n")]);
    expect(rowsOf(other, "entries", ["track_id"])).toEqual([[null], ["T01"]]);
    expect(finding(other, "unmatched_track")).toMatchObject({
      count: 1,
      values: { value: "工业制作" },
      examples: [{ row: 2 }],
    });
  });

  it("leaves a repeated identifier out of the model, first come first kept, and says which row it was", () => {
    const other = importing([sheet("项目编号,项目名称,报名时间\n1,甲,2026-06-05\n1,乙,2026-06-06\n")]);
    expect(rowsOf(other, "entries", ["title"])).toEqual([["甲"]]);
    expect(other.reports[0]).toMatchObject({
      rowsIn: 2,
      rowsOut: 2,
      rowsSetAside: 0,
      unused: [{ row: 3, rule: "duplicate_key" }],
    });
  });

  it("takes the newest version of an entry", () => {
    const other = importing([sheet("项目编号,项目名称,版本,报名时间\n1,旧,1,2026-06-05\n1,新,2,2026-06-05\n")]);
    expect(rowsOf(other, "entries", ["title"])).toEqual([["新"]]);
    expect(other.reports[0]?.unused).toEqual([{ row: 2, rule: "older_version" }]);
  });

  it("makes identifiers where there are none, says so, and keeps rows that look alike", () => {
    const other = importing([sheet("学校,队伍名称,备注\n甲大学,一队,\n乙大学,一队,\n甲大学,一队,\n")]);
    expect(new Set(rowsOf(other, "entries", ["entry_id"]).flat()).size).toBe(3);
    expect(rowsOf(other, "teams", ["team_name"])).toHaveLength(2);
    expect(rules(other)).toEqual(expect.arrayContaining(["derived_entry_id", "derived_team_id", "duplicate_row"]));
  });

  it("keeps a row whose optional value cannot be read", () => {
    const other = importing([sheet("项目编号,报名时间\n1,某天\n")]);
    expect(rowsOf(other, "entries", ["entry_id", "registered_at"])).toEqual([["1", null]]);
    expect(finding(other, "unreadable_time")).toMatchObject({
      examples: [{ row: 2, column: "报名时间", value: "某天" }],
    });
  });

  it("warns of an identifier that a spreadsheet has rounded", () => {
    const other = importing([sheet("项目编号,报名时间\n1.23457E+17,2026-06-05\n123456789012345678,2026-06-05\n")]);
    expect(finding(other, "number_as_id")).toMatchObject({ count: 1, examples: [{ row: 2, value: "1.23457E+17" }] });
  });

  it("leaves personal columns out", () => {
    const other = importing([sheet("团队名称,队长姓名,手机号码,报名时间\n甲,张三,13800000000,2026-06-05\n")]);
    expect(JSON.stringify([other.tables, other.reports])).not.toMatch(/张三|13800000000/);
  });
});

describe("scores", () => {
  it("keep a zero, and a blank as a missing score", () => {
    const built = importing([sheet("项目编号,环节,评委,得分\n1,初赛（网评）,J1,0\n1,初赛,J2,\n1,初赛,J3,缺考\n")]);
    expect(rowsOf(built, "scores", ["stage", "judge_id", "score"])).toEqual([
      ["preliminary", "J1", 0],
      ["preliminary", "J2", null],
      ["preliminary", "J3", null],
    ]);
    expect(built.reports[0]).toMatchObject({ rowsIn: 3, rowsOut: 3 });
  });

  it("without a stage take it from the file's name, else say what was assumed", () => {
    const text = "项目编号,评委,得分\n1,J1,90\n";
    expect(rowsOf(importing([sheet(text, "决赛评分.csv")]), "scores", ["stage"])).toEqual([["final"]]);
    const assumed = importing([sheet(text, "评分.csv")]);
    expect(rowsOf(assumed, "scores", ["stage"])).toEqual([["preliminary"]]);
    expect(rules(assumed)).toContain("stage_assumed");
    expect(rowsOf(importing([sheet(text, "评分.csv", { stage: "semifinal" })]), "scores", ["stage"])).toEqual([
      ["semifinal"],
    ]);
  });

  it("with a column for each judge become a row for each judge; the mean beside them is the result", () => {
    const built = importing([sheet("项目编号,评委1,评委2,平均分\n1,90,80,85\n2,70,,70\n", "初赛.csv")]);
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "score"])).toEqual([
      ["1", "评委1", 90],
      ["1", "评委2", 80],
      ["2", "评委1", 70],
    ]);
    expect(rowsOf(built, "results", ["entry_id", "official_score"])).toEqual([
      ["1", 85],
      ["2", 70],
    ]);
    expect(built.reports[0]).toMatchObject({ rowsIn: 2, rowsOut: 2 });
  });

  it("of a judge who is mostly absent are that judge's all the same", () => {
    const built = importing([sheet("项目编号,评委1,评委2\n1,90,80\n2,0,缺考\n3,70,弃权\n", "初赛.csv")]);
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "score"])).toEqual([
      ["1", "评委1", 90],
      ["1", "评委2", 80],
      ["2", "评委1", 0],
      ["2", "评委2", null],
      ["3", "评委1", 70],
      ["3", "评委2", null],
    ]);
  });

  it("find their entry by title and team in the list beside them, whichever came first", () => {
    const registered = sheet(
      "项目编号,项目名称,团队名称,报名时间\nE1,甲项目,甲队,2026-06-05\nE2,乙项目,乙队,2026-06-05\n",
      "报名.csv",
    );
    const scored = sheet("项目名称,团队名称,评委,得分\n乙项目,乙队,J1,90\n丙项目,丙队,J1,80\n", "初赛.csv");
    const built = importing([scored, registered]);
    expect(rowsOf(built, "scores", ["entry_id"])[0]).toEqual(["E2"]);
    expect(rowsOf(built, "entries", ["entry_id"])).toHaveLength(2);
    expect(finding(built, "unmatched_entry")).toMatchObject({ count: 1, examples: [{ row: 3 }] });
    expect(built.reports.map(({ file }) => file)).toEqual(["初赛.csv", "报名.csv"]);
  });

  it("of several books make one table", () => {
    const book = (id: string) => sheet(`项目编号,评委,得分\n${id},J1,90\n`, `初赛${id}.csv`);
    expect(rowsOf(importing([book("1"), book("2")]), "scores", ["entry_id"])).toEqual([["1"], ["2"]]);
  });

  it("given twice by one judge count once", () => {
    const built = importing([sheet("项目编号,评委,得分\n1,J1,90\n1,J1,91\n", "初赛.csv")]);
    expect(built.reports[0]).toMatchObject({ rowsOut: 2, rowsSetAside: 0, unused: [{ row: 3 }] });
    expect(finding(built, "duplicate_key")?.count).toBe(1);
  });
});

describe("a list of awards", () => {
  it("gives results, and entries where no registrations are known", () => {
    const text = "排名,队伍名称,学校,奖项\n1,甲队,甲大学,一等奖\n2,乙队,乙大学,无\n";
    const alone = importing([sheet(text)]);
    expect(rowsOf(alone, "results", ["stage", "official_rank", "award"])).toEqual([
      ["final", 1, "一等奖"],
      ["final", 2, null],
    ]);
    expect(rowsOf(alone, "entries", ["status"])).toEqual([["unregistered"], ["unregistered"]]);
    expect(rules(alone)).toContain("entries_from_results");
    expect(importing([sheet(text)], { known: NONE_KNOWN }).tables.map(({ table }) => table)).toEqual(["results"]);
  });
});

describe("a table under the model's own names", () => {
  it("is that table and no other", () => {
    const built = importing([sheet("team_id,team_name,area,is_official\n1,甲,福州市,否\n,乙,,\n1,丙,,\n")]);
    expect(built.tables.map(({ table }) => table)).toEqual(["teams"]);
    expect(rowsOf(built, "teams", ["team_id", "area", "is_official"])).toEqual([["1", "福州", false]]);
    expect(built.reports[0]?.unused).toEqual([
      { row: 3, rule: "missing_required" },
      { row: 4, rule: "duplicate_key" },
    ]);
  });
});

describe("a sheet that names nothing the model knows", () => {
  const text = "référence,moto,année\nA1,x,2026\n";
  it("fills no table and asks which column is the entry", () => {
    const built = importing([sheet(text)]);
    expect(built.tables).toEqual([]);
    expect(built.reports[0]).toMatchObject({ missing: ["entry_id"], rowsIn: 1, rowsOut: 1, rowsSetAside: 0 });
    expect(built.reports[0]?.unused).toEqual([{ row: 2, rule: "missing_required" }]);
  });
  it("is imported once a person says so", () => {
    const built = importing([sheet(text, "表.csv", { columns: { référence: "entry_id", moto: "title" } })]);
    expect(rowsOf(built, "entries", ["entry_id", "title"])).toEqual([["A1", "x"]]);
  });
});

it("every row read is imported or set aside, whatever the table", () => {
  const headers = [
    "项目编号",
    "项目名称",
    "团队名称",
    "参赛单位",
    "赛道",
    "赛题",
    "报名时间",
    "评委",
    "得分",
    "奖项",
    "版本",
    "环节",
    "备注",
    "姓名",
  ];
  const cell = fc.oneof(
    fc.constantFrom(
      "",
      "1",
      "2",
      "甲",
      "乙",
      "工业制造",
      "智能设计",
      "2026-06-05",
      "初赛",
      "合计",
      "95",
      "缺考",
      "项目编号",
      "a,b",
    ),
    fc.string({ maxLength: 6 }),
  );
  const table = fc
    .uniqueArray(fc.constantFrom(...headers), { minLength: 2, maxLength: 8 })
    .chain((names) =>
      fc.tuple(
        fc.constant(names),
        fc.array(fc.array(cell, { minLength: names.length, maxLength: names.length }), { minLength: 1, maxLength: 25 }),
      ),
    );
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(table, fc.boolean(), ([names, rows], known) => {
      fc.pre(rows.some((row) => row.some((text) => text.trim() !== "" && !headers.includes(text))));
      const text = [names, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n");
      let mapped: MappedSheet;
      try {
        mapped = sheet(text);
      } catch (error) {
        expect(error).toMatchObject({ name: "ImportError" });
        return;
      }
      const built = importing([mapped], { known: known ? NONE_KNOWN : null });
      const [report] = built.reports;
      expect(report?.rowsIn).toBe((report?.rowsOut ?? 0) + (report?.rowsSetAside ?? 0));
      expect(report?.rowsIn).toBe(mapped.source.rows.length + mapped.source.notData.length);
      expect(new Set(report?.setAside.map(({ row }) => row)).size).toBe(report?.rowsSetAside);
      expect(report?.unused.length).toBeLessThanOrEqual(report?.rowsOut ?? 0);
      for (const { rows: count, columns } of built.tables) {
        for (const values of Object.values(columns)) expect(values).toHaveLength(count);
      }
    }),
    { numRuns: 400 },
  );
});

describe("files of several contests in one import", () => {
  const teams = (names: readonly string[], school = "甲大学") =>
    ["学校,队伍名称,备注", ...names.map((name) => `${school},${name},`)].join("\n");

  it("keep a team that both lists have, as an entry of each", () => {
    const built = importing([sheet(teams(["一队", "二队"]), "沈阳.csv"), sheet(`${teams(["一队"])}现场`, "昆明.csv")]);
    expect(rowsOf(built, "entries", ["source_file"])).toEqual([["沈阳.csv"], ["沈阳.csv"], ["昆明.csv"]]);
    expect(finding(built, "same_team_and_problem")).toMatchObject({ count: 1, examples: [{ row: 2 }] });
  });

  it("count the rows of one file once, however often it comes", () => {
    const built = importing([sheet(teams(["一队", "二队"]), "a.csv"), sheet(teams(["一队", "二队"]), "a (1).csv")]);
    expect(rowsOf(built, "entries", ["source_file"])).toEqual([["a.csv"], ["a.csv"]]);
  });

  it("give entries to results whose teams are in no list beside them", () => {
    const results = ["排名,队伍名称,奖项", ...[1, 2, 3, 4, 5].map((n) => `${n},外队${n},金奖`)].join("\n");
    const built = importing([sheet(teams(["一队"]), "报名.csv"), sheet(results, "榜单.csv")]);
    expect(rowsOf(built, "entries", ["status"]).flat()).toEqual([null, ...Array(5).fill("unregistered")]);
    expect(finding(built, "unmatched_entry")).toBeUndefined();
  });
});
