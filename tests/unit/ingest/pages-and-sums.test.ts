import { describe, expect, it } from "vitest";
import { readFile } from "../../../src/ingest/read/read-file.ts";
import type { SourceTable } from "../../../src/ingest/table/source.ts";

async function table(lines: readonly string[]): Promise<SourceTable> {
  const found = await readFile(new TextEncoder().encode(lines.join("\n")), "表.csv");
  const [first, ...others] = "sheets" in found ? found.sheets : [];
  if (first === undefined || others.length > 0) throw new Error(`${others.length + 1} tables`);
  return first;
}
const aside = ({ notData }: SourceTable) => notData.map(({ row, rule }) => [row, rule]);
const finding = ({ findings }: SourceTable, rule: string) => findings.find((found) => found.rule === rule);

const HEADER = "项目编号,团队名称,参赛单位,得分";
/** Rows P01, P02 … from one number to another. */
const rows = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `P0${from + i},团队${from + i},单位${from + i},${80 + i}.5`);

describe("a header that stands again in the data", () => {
  it.each([
    ["with spaces", "项目编号, 团队名称 ,参赛 单位,得分"],
    ["in full width", "项目编号,团队名称,参赛单位,得 分"],
    ["but for one name", "项目编号,团队名称,参赛单位,得分(续)"],
    ["with a blank for a name", "项目编号,团队名称,,得分"],
  ])("is set aside %s", async (_, again) => {
    const found = await table([HEADER, ...rows(1, 4), again, ...rows(5, 8)]);
    expect(found.headerRows).toEqual([1]);
    expect(found.rows).toHaveLength(8);
    expect(aside(found)).toEqual([[6, "repeated_header"]]);
  });

  it("is set aside in other letters", async () => {
    const found = await table(["Rank,Team Name,Score", "1,A,90", "2,B,80", "RANK,TEAM NAME,SCORE", "3,C,70"]);
    expect(aside(found)).toEqual([[4, "repeated_header"]]);
  });

  it("is no row in which two cells are others", async () => {
    const numbers = await table([HEADER, ...rows(1, 3), "P09,团队名称,单位,得分", ...rows(5, 8)]);
    expect(aside(numbers)).toEqual([]);
  });
});

describe("pages of a print", () => {
  it("have their numbers and the title again between them, and none of it is data or a group", async () => {
    const title = "福建赛区成绩公示,,,";
    const found = await table([
      title,
      HEADER,
      ...rows(1, 3),
      "第 1 页,,,共 3 页",
      title,
      HEADER,
      ...rows(4, 6),
      "- 2 -,,,",
      title,
      HEADER,
      ...rows(7, 9),
      "3/3,,,",
    ]);
    expect(found.header).toEqual(HEADER.split(","));
    expect(found.rows).toHaveLength(9);
    expect(aside(found)).toEqual([
      [6, "note_row"],
      [7, "note_row"],
      [8, "repeated_header"],
      [12, "note_row"],
      [13, "note_row"],
      [14, "repeated_header"],
      [18, "note_row"],
    ]);
  });

  it("are none where a lone number is a row that is not filled in", async () => {
    const found = await table([HEADER, ...rows(1, 3), "4,,,", ...rows(5, 6)]);
    expect(aside(found)).toEqual([]);
  });
});

describe("a sum between the rows", () => {
  it("is one where the group is named first and the word stands further on", async () => {
    const found = await table([
      `组别,${HEADER}`,
      ...rows(1, 4).map((row) => `甲组,${row}`),
      "甲组,小计,,,328",
      ...rows(5, 8).map((row) => `乙组,${row}`),
      "乙组,小计,,,328",
    ]);
    expect(found.rows).toHaveLength(8);
    expect(aside(found)).toEqual([
      [6, "note_row"],
      [11, "note_row"],
    ]);
  });

  it("is a row like the others where nothing of it is blank, and where it is one of a few kinds", async () => {
    const full = await table([HEADER, ...rows(1, 8), "P09,合计,全部,656"]);
    expect(aside(full)).toEqual([]);
    const kinds = await table(["赛道,指标,值,备注", "甲,总计,3,x", "甲,通过,2,x", "乙,总计,3,", "乙,通过,1,x"]);
    expect(aside(kinds)).toEqual([]);
  });
});

describe("a file that ends too early", () => {
  it("is told by its last row alone", async () => {
    const found = await table([HEADER, ...rows(1, 8), "P09,团队"]);
    expect(found.rows).toHaveLength(9);
    expect(finding(found, "cut_off")).toMatchObject({ severity: "error", values: { width: 4, found: "2" } });
    expect(finding(found, "too_few_cells")).toBeUndefined();
    const often = await table([HEADER, "P00,团队", ...rows(1, 8), "P09,团队"]);
    expect(finding(often, "cut_off")).toBeUndefined();
    expect(finding(often, "too_few_cells")).toMatchObject({ count: 2 });
  });

  it.each([
    ["(120 rows)", "120"],
    ["Showing 1 to 8 of 1,200 entries", "1,200"],
    ["120 rows in set", "120"],
    ["(8 rows affected)", null],
  ])("is told by the count under it: %s", async (line, stated) => {
    const found = await table([HEADER, ...rows(1, 8), `"${line}",,,`]);
    expect(found.rows).toHaveLength(8);
    const told = finding(found, "sum_contradicts");
    expect(told?.values ?? null).toEqual(stated === null ? null : { stated: stated.replace(",", ""), found: "8" });
  });
});
