import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manifestSchema } from "../../src/ingest/outcome/manifest.ts";
import { type ImportedFolder, runImport } from "./import-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "contest-lens-files-"));
const config = join(folder, "config");
const open: ImportedFolder[] = [];
afterAll(async () => {
  for (const imported of open) await imported.end();
  rmSync(folder, { recursive: true });
});

const file = (name: string, content: string | Uint8Array): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const run = (files: readonly string[], options: readonly string[] = []): ImportedFolder => {
  const imported = runImport(files, options, config);
  open.push(imported);
  return imported;
};
const everything = (imported: ImportedFolder): string =>
  readdirSync(imported.folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(imported.folder, path)).isFile())
    .map((path) => readFileSync(join(imported.folder, path), "latin1"))
    .join("\n");

describe("one jury's sheet", () => {
  const SCORES = [
    "项目编号,评委,得分,备注,评委电话",
    "P01,J1,95分,,13800138000",
    "P01,J2,缺考,,13900139000",
    ",,,,",
    "P02,J1, 88,请回电13800138000,13800138000",
    "项目编号,评委,得分,备注,评委电话",
    "P02,J2,81.5,,13900139000",
    "P03,J1,90,,13800138000",
    "P03,J2,九十,,13900139000",
    "P04,J1,0,,",
    "P04,J2,77,,",
  ].join("\r\n");
  let imported: ImportedFolder;
  let path: string;
  beforeAll(() => {
    imported = run([file("初赛 评分.csv", `\uFEFF${SCORES}\r\n`)]);
    path = imported.entry("初赛 评分.csv").source_parquet ?? "";
  });

  it("is told of in the report, and nothing else", () => {
    expect(imported.code).toBe(0);
    const [entry, ...others] = imported.report;
    expect(others).toEqual([]);
    expect(entry).toEqual({
      file: "初赛 评分.csv",
      sheet: null,
      format: "csv",
      encoding: "utf-8",
      delimiter: ",",
      header_rows: [1],
      source_parquet: "source/初赛_评分.parquet",
      rows_in: 9,
      rows_out: 8,
      rows_set_aside: 1,
      columns: [
        { path: "项目编号", name: "项目编号", type: "text", beside: [], table: "scores", column: "entry_id" },
        { path: "评委", name: "评委", type: "text", beside: [], table: "scores", column: "judge_id" },
        { path: "得分", name: "得分", type: "real", beside: ["得分__text"], table: "scores", column: "score" },
        { path: "备注", name: "备注", type: "text", beside: [], table: null, column: null },
        { path: "评委电话", name: "评委电话", type: "text", beside: [], table: null, column: null },
      ],
      tables: expect.arrayContaining([{ name: "scores", rows: 8 }]),
      decisions: [],
      findings: expect.any(Array),
    });
  });

  it("is quoted with place where a cell is no number or personal data were replaced", () => {
    const { findings } = imported.entry("初赛 评分.csv");
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: "unreadable_number",
        severity: "error",
        count: 1,
        examples: [{ row: 9, column: "得分", value: "九十" }],
      }),
    );
    const rules = findings.map(({ rule, count }) => [rule, count]);
    expect(rules).toContainEqual(["not_a_score", 1]);
    expect(rules).toContainEqual(["repeated_header", 1]);
    expect(rules).toContainEqual(["personal_replaced", 6]);
    expect(rules).toContainEqual(["personal_within", 1]);
    for (const { message } of findings) expect(message).not.toMatch(/\{\{|data\./);
  });

  it("has numbers, their text, and the rows they stood in", async () => {
    const sql = 'SELECT "得分", "得分__text", source_row FROM $ ORDER BY source_row';
    expect(await imported.query(sql, path)).toEqual([
      [95, "95分", 2],
      [null, "缺考", 3],
      [88, " 88", 5],
      [81.5, "81.5", 7],
      [90, "90", 8],
      [null, "九十", 9],
      [0, "0", 10],
      [77, "77", 11],
    ]);
  });

  it("gives scores that are a number or nothing", async () => {
    const sql = "SELECT entry_id, judge_id, stage, score FROM $ ORDER BY source_row";
    expect(await imported.query(sql, "scores.parquet")).toEqual([
      ["P01", "J1", "preliminary", 95],
      ["P01", "J2", "preliminary", null],
      ["P02", "J1", "preliminary", 88],
      ["P02", "J2", "preliminary", 81.5],
      ["P03", "J1", "preliminary", 90],
      ["P03", "J2", "preliminary", null],
      ["P04", "J1", "preliminary", 0],
      ["P04", "J2", "preliminary", 77],
    ]);
  });

  it("has no phone anywhere in the folder", () => {
    expect(everything(imported)).not.toMatch(/13800138000|13900139000/);
  });

  it("is the same once more, to the byte, and one person keeps one pseudonym in another file", async () => {
    const again = run([join(folder, "初赛 评分.csv"), file("名单.csv", "评委电话,组别\n13800138000,甲\n")]);
    const bytes = (from: ImportedFolder): Buffer => readFileSync(join(from.folder, path));
    expect(bytes(again).equals(bytes(imported))).toBe(true);
    const [[phone] = []] = await again.query('SELECT "评委电话" FROM $', again.entry("名单.csv").source_parquet);
    const known = await imported.query('SELECT DISTINCT "评委电话" FROM $ WHERE source_row = 2', path);
    expect(known).toEqual([[phone]]);
  });

  it("keeps what is personal where that is asked for", async () => {
    const raw = run([join(folder, "初赛 评分.csv")], ["--keep-personal"]);
    const sql = 'SELECT "评委电话", "备注" FROM $ WHERE source_row = 5';
    expect(await raw.query(sql, path)).toEqual([["13800138000", "请回电13800138000"]]);
    expect(raw.entry("初赛 评分.csv").findings.map(({ rule }) => rule)).not.toContain("personal_replaced");
  });
});

describe("a folder of an import", () => {
  it("has a manifest of its tables, sources and files with their digests", () => {
    const text = "项目编号,项目名称,报名时间\n1,甲,2026-06-05\n";
    const imported = run([file("报名.csv", text)]);
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(imported.folder, "manifest.json"), "utf8")));
    const digest = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
    expect(manifest.files).toEqual([
      { file: "报名.csv", bytes: Buffer.byteLength(text), sha256: digest(join(folder, "报名.csv")) },
    ]);
    for (const { path, sha256, rows } of [...manifest.tables, ...manifest.sources]) {
      expect([path, sha256, rows]).toEqual([path, digest(join(imported.folder, path)), 1]);
    }
    expect(manifest.tables.map(({ table }) => table)).toEqual(["entries"]);
    expect(readdirSync(imported.folder).sort()).toEqual(["entries.parquet", "manifest.json", "report.json", "source"]);
  });
});

describe("files that nothing can be made of", () => {
  it("are refused by name with the way out, and the others are imported", () => {
    const imported = run([
      file("照片.csv", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])),
      file("名单.csv", "学校,人数\n甲,3\n"),
    ]);
    expect(imported.code).toBe(1);
    expect(imported.said).toMatch(/照片\.csv.*PNG/);
    expect(imported.entry("照片.csv")).toMatchObject({
      format: null,
      source_parquet: null,
      rows_in: 0,
      findings: [{ rule: "other_format", severity: "error", message: expect.stringContaining("PNG") }],
    });
    expect(imported.entry("名单.csv")).toMatchObject({ rows_in: 1, rows_out: 1 });
  });

  it("are not there: nothing is done, and the command says how it is used", () => {
    const missing = run([join(folder, "没有.csv")]);
    expect(missing.code).toBe(2);
    expect(missing.said).toContain("没有.csv");
    expect(run([]).said).toContain("--out DIR");
    expect(run([], ["--help"])).toMatchObject({ code: 0 });
  });
});

describe("a list of problems", () => {
  it("is written as tracks and problems, and the rows that are none are told with the reason", async () => {
    const imported = run([
      file(
        "赛题清单.csv",
        [
          "某市大赛赛题清单,,,,",
          "赛道编号,赛道名称,赛题编号,赛题名称,赛题说明",
          '赛道一,智慧港口赛道,1,赛题1：集装箱调度,"围绕码头数据，',
          '优化调度。"',
          "赛道一,智慧港口赛道,2,赛题2：船舶靠泊,围绕船期。",
          "赛道一,智慧港口赛道,2,赛题2：引航排班,围绕引航。",
          "赛道三十,,1,孤题,围绕无名。",
          "赛道二,海洋渔业赛道,1,,没有名称。",
          "赛道二,海洋渔业赛道,2,赤潮预警,围绕海况。",
        ].join("\r\n"),
      ),
    ]);
    expect(imported.code).toBe(0);
    const [entry] = imported.report;
    expect(entry).toMatchObject({
      rows_in: 6,
      rows_out: 6,
      rows_set_aside: 0,
      decisions: [],
      tables: [
        { name: "tracks", rows: 2 },
        { name: "problems", rows: 3 },
      ],
    });
    expect(entry?.columns.map(({ path, table, column }) => [path, table, column])).toEqual([
      ["赛道编号", "tracks", "track_no"],
      ["赛道名称", "tracks", "track_name"],
      ["赛题编号", "problems", "problem_id"],
      ["赛题名称", "problems", "problem_title"],
      ["赛题说明", "problems", "problem_text"],
    ]);
    const reasons = entry?.findings.filter(({ severity }) => severity === "warning") ?? [];
    expect(reasons.map(({ rule, count, examples }) => [rule, count, examples[0]?.row])).toEqual([
      ["missing_required", 1, 7],
      ["unknown_track", 1, 6],
      ["problem_code_twice", 1, 5],
    ]);
    const problems = "SELECT problem_id, problem_title, problem_text FROM $ ORDER BY 1";
    expect(await imported.query(problems, "problems.parquet")).toEqual([
      ["T01-P01", "集装箱调度", "围绕码头数据，优化调度。"],
      ["T01-P02", "船舶靠泊", "围绕船期。"],
      ["T02-P02", "赤潮预警", "围绕海况。"],
    ]);
    expect(await imported.query("SELECT track_id, track_name FROM $ ORDER BY 1", "tracks.parquet")).toEqual([
      ["T01", "智慧港口"],
      ["T02", "海洋渔业"],
    ]);
  });
});

describe("a table that the model has no place for", () => {
  it("is kept with all its rows and no question", async () => {
    const imported = run([file("天气.csv", 'jour,pluie (mm)\n05/06/2026,"1,5"\n25/06/2026,"0,2"\n')]);
    expect(imported.report).toMatchObject([
      { rows_in: 2, rows_out: 2, rows_set_aside: 0, tables: [], decisions: [], delimiter: "," },
    ]);
    const path = imported.report[0]?.source_parquet ?? "";
    const days = [Date.UTC(2026, 5, 5), Date.UTC(2026, 5, 25)];
    expect(await imported.query('SELECT jour, "pluie (mm)" FROM $', path)).toEqual([
      [days[0], 1.5],
      [days[1], 0.2],
    ]);
  });
});
