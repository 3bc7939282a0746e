import { describe, expect, it } from "vitest";
import { build, type ImportContext } from "../../../src/ingest/build/build.ts";
import { valueAt } from "../../../src/ingest/build/table-builder.ts";
import { mappedSheet } from "../../../src/ingest/meaning/mapped-sheet.ts";
import { createPseudonyms } from "../../../src/ingest/privacy/pseudonyms.ts";
import { decode } from "../../../src/ingest/read/decode.ts";
import { readCsv } from "../../../src/ingest/read/read-csv.ts";

const CONTEXT: ImportContext = { catalogue: { tracks: [], problems: [] }, areas: [], known: null };

/** What is said of entries beyond the model, as entry: header = value. */
function extrasOf(...texts: readonly (readonly string[])[]) {
  const sheets = texts.map((lines, i) => {
    const [source] = readCsv(decode(new TextEncoder().encode(lines.join("\n")), `${i}.csv`), `${i}.csv`);
    if (source === undefined) throw new Error("no table");
    return mappedSheet(source, {}, createPseudonyms("salt"));
  });
  const built = build(sheets, CONTEXT);
  const table = built.tables.find(({ table }) => table === "entry_extras");
  const column = (name: string) =>
    Array.from({ length: table?.rows ?? 0 }, (_, row) => valueAt(table?.columns[name], row));
  const [entry_id, name, value, number] = [column("entry_id"), column("name"), column("value"), column("number")];
  const columnsOf = (rule: string): readonly (string | null)[] =>
    built.reports.flatMap(({ findings }) =>
      findings.filter((each) => each.rule === rule).flatMap(({ examples }) => examples.map(({ column }) => column)),
    );
  return {
    said: entry_id.map((id, i) => `${id}: ${name[i]} = ${value[i]}`),
    rows: column("source_row"),
    numbers: entry_id.map((id, i) => [id, number[i]]),
    taken: columnsOf("further_dimension"),
    left: columnsOf("no_dimension"),
  };
}

describe("a column that the model has no place for", () => {
  it("is a further dimension of the entries, under its header", () => {
    const { said, taken, rows } = extrasOf([
      "项目编号,项目名称,融资轮次",
      "1,甲,A 轮",
      "2,乙,B轮",
      "3,丙,A  轮",
      "4,丁,",
    ]);
    // Blanks are said too: a value that was there before is there no longer.
    expect(said).toEqual(["1: 融资轮次 = A 轮", "2: 融资轮次 = B轮", "3: 融资轮次 = A 轮", "4: 融资轮次 = null"]);
    expect(taken).toEqual(["融资轮次"]);
    expect(rows).toEqual([2, 3, 4, 5]);
  });

  it("is no dimension where it numbers the rows, with gaps as well", () => {
    const { taken, left } = extrasOf(["序号,项目编号,项目名称", "1,A1,甲", "2,A2,乙", "4,A3,丙", "5,A4,丁"]);
    expect([taken, left]).toEqual([[], ["序号"]]);
  });

  it("comes from results and scores as well, where each entry has one value of it", () => {
    const { said } = extrasOf(
      ["项目编号,项目名称", "1,甲", "2,乙", "3,丙"],
      [
        "项目编号,评委,得分,答辩场次,评语等级",
        "1,J1,80,上午,好",
        "1,J2,90,上午,中",
        "2,J1,70,下午,好",
        "3,J1,70,上午,中",
      ],
    );
    // 评语等级 says something of each score and not of the entry.
    expect(said).toEqual(["1: 答辩场次 = 上午", "2: 答辩场次 = 下午", "3: 答辩场次 = 上午"]);
  });

  it("names nobody: a person's column is none, under whatever header", () => {
    const { said } = extrasOf([
      "项目编号,项目名称,指导教师,备用,渠道",
      "1,甲,张三,13800138000,官网",
      "2,乙,张三,13800138000,官网",
      "3,丙,李四,13900139000,微信",
      "4,丁,李四,13900139000,微信",
    ]);
    expect(said.every((text) => text.includes("渠道"))).toBe(true);
    expect(said).toHaveLength(4);
  });

  it("of free text, of one value or of a value for each row is none, and the report says so", () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `${i},甲${i},${i + 1},年度,口令${i}${i}x,${i % 2 ? "很".repeat(41) : "短"}`,
    );
    const { said, left } = extrasOf(["项目编号,项目名称,序,届别,口令,简述", ...rows]);
    expect(said).toEqual([]);
    expect(left).toEqual(["序", "届别", "口令", "简述"]);
  });

  it("of numbers may have as many values as it likes", () => {
    const rows = Array.from({ length: 100 }, (_, i) => `${i},甲${i},${i * 1.5}`);
    expect(extrasOf(["项目编号,项目名称,研发投入", ...rows]).said).toHaveLength(100);
    const written = ['1,甲,"1,200"', "2,乙,９50.50", "3,丙,—", "4,丁,70"];
    expect(extrasOf(["项目编号,项目名称,研发投入", ...written]).said).toEqual([
      "1: 研发投入 = 1200",
      "2: 研发投入 = 950.5",
      "3: 研发投入 = null",
      "4: 研发投入 = 70",
    ]);
  });

  it("of numbers says each also as a number; of codes, and of groups, none", () => {
    const fees = extrasOf(["项目编号,项目名称,报名费", "1,甲,100元", "2,乙,—", "3,丙,100元", "4,丁,250元"]);
    expect(fees.numbers).toEqual([
      ["1", 100],
      ["2", null],
      ["3", 100],
      ["4", 250],
    ]);
    const others = extrasOf([
      "项目编号,项目名称,邮编,渠道",
      "1,甲,350001,官网",
      "2,乙,350001,微信",
      "3,丙,350002,官网",
    ]);
    expect(others.said).toHaveLength(6);
    expect(others.numbers.every(([, number]) => number === null)).toBe(true);
  });
});
