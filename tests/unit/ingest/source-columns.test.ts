import { tableFromIPC } from "apache-arrow";
import { describe, expect, it } from "vitest";
import { sourceColumns } from "../../../src/ingest/outcome/source-columns.ts";
import { decode } from "../../../src/ingest/read/decode.ts";
import { readCsv } from "../../../src/ingest/read/read-csv.ts";

function columnsOf(text: string) {
  const [sheet] = readCsv(decode(new TextEncoder().encode(text), "表.csv"), "表.csv");
  if (sheet === undefined) throw new Error("no table");
  const { columns, findings, ipc } = sourceColumns(sheet);
  const table = tableFromIPC(ipc());
  const stored = Object.fromEntries(
    table.schema.fields.map(({ name }) => [name, [...(table.getChild(name) ?? [])]] as const),
  );
  return { columns, findings, stored };
}

describe("a source table", () => {
  it("holds numbers under the column's own name, and beside it the text as it was read", () => {
    const { stored } = columnsOf("队伍,得分\n甲,95分\n乙,缺考\n丙,88.5\n丁,90\n");
    expect(stored).toEqual({
      队伍: ["甲", "乙", "丙", "丁"],
      得分: [95, null, 88.5, 90],
      得分__text: ["95分", "缺考", "88.5", "90"],
      source_row: [2, 3, 4, 5],
    });
  });

  it("holds texts without blanks at their ends, and as they were read only where that differs", () => {
    const { stored } = columnsOf('性别,学校\n男 ,甲校\n"  男",乙校\n女,甲校\n');
    expect(stored.性别).toEqual(["男", "男", "女"]);
    expect(stored.性别__text).toEqual(["男 ", "  男", "女"]);
    expect(Object.keys(stored)).toEqual(["性别", "性别__text", "学校", "source_row"]);
  });

  it("keeps the words of yes and no and puts their truth beside them", () => {
    const { stored, columns } = columnsOf("队伍,是否晋级\n甲,是\n乙,否\n丙,\n");
    expect(stored.是否晋级).toEqual(["是", "否", null]);
    expect(stored.是否晋级__boolean).toEqual([true, false, null]);
    expect(columns[1]).toMatchObject({ type: "boolean", beside: ["是否晋级__boolean"] });
  });

  it("holds whole numbers that 32 bits do not", () => {
    expect(columnsOf("队伍,金额\n甲,5000000000\n乙,12\n").stored.金额).toEqual([5_000_000_000, 12]);
  });

  it("gives way to the file's names, also to such as differ in case alone", () => {
    const { columns } = columnsOf("score,Score,score__text,source_row\n1,2,a,b\n3,4,c,d\n");
    expect(columns.map(({ name, beside }) => [name, ...beside])).toEqual([
      ["score", "score__text (2)"],
      ["Score (2)", "Score (2)__text"],
      ["score__text"],
      ["source_row"],
    ]);
  });

  it("leaves out columns without name and value, and keeps those with a name", () => {
    const { columns } = columnsOf("队伍,拼音,,\n甲,,省外,\n乙,,,\n");
    expect(columns.map(({ name }) => name)).toEqual(["队伍", "拼音", "列3"]);
  });

  it("takes the problems of a scoreboard for one kind, also one that nobody solved", () => {
    const rows = Array.from({ length: 6 }, (_, i) => `${i},"+\n${i}9",+1(3),-${i + 1}`).join("\n");
    const { columns, stored } = columnsOf(`名次,A,B,C\n${rows}\n`);
    expect(columns.map(({ type }) => type)).toEqual(["integer", "text", "text", "text"]);
    expect(stored.C?.[0]).toBe("-1");
  });

  it("says with its place what stands in a column of numbers and is none", () => {
    const { findings } = columnsOf(`名次\n${"3\n".repeat(40)}·\n`);
    expect(findings).toMatchObject([
      { rule: "unreadable_number", severity: "error", count: 1, examples: [{ row: 42, column: "名次", value: "·" }] },
    ]);
  });
});
