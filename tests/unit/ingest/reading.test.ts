import { describe, expect, it } from "vitest";
import { decode } from "../../../src/ingest/read/decode.ts";
import { readCsv, sniffDelimiter } from "../../../src/ingest/read/read-csv.ts";
import { ImportError } from "../../../src/ingest/table/refusals.ts";
import type { SourceTable } from "../../../src/ingest/table/source.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le"));
/** 赛道,得分 / 气象服务,95 in GB18030. */
const GB18030 = Uint8Array.from([
  0xc8, 0xfc, 0xb5, 0xc0, 0x2c, 0xb5, 0xc3, 0xb7, 0xd6, 0x0a, 0xc6, 0xf8, 0xcf, 0xf3, 0xb7, 0xfe, 0xce, 0xf1, 0x2c,
  0x39, 0x35, 0x0a,
]);

const csv = (text: string): SourceTable => {
  const [table, ...others] = readCsv(decode(utf8(text), "a.csv"), "a.csv");
  if (table === undefined || others.length > 0) throw new Error(`${others.length + 1} tables`);
  return table;
};
const rules = (table: SourceTable): readonly string[] => table.findings.map(({ rule }) => rule);

describe("decode", () => {
  it.each([
    ["UTF-8", utf8("赛道,1"), "utf-8"],
    ["UTF-8 with byte mark", utf8("\uFEFF赛道,1"), "utf-8"],
    ["UTF-16LE with byte mark", utf16("\uFEFF赛道,1"), "utf-16le"],
    ["UTF-16LE without", utf16("赛道,1\n气象,2\n"), "utf-16le"],
    ["UTF-16BE with byte mark", new Uint8Array(Buffer.from("\uFEFF赛道,1", "utf16le").swap16()), "utf-16be"],
  ])("reads %s", (_, bytes, encoding) => {
    const decoded = decode(bytes, "a.csv");
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toMatch(/^赛道,1/);
  });

  it("reads what a Chinese Excel saves", () => {
    expect(decode(GB18030, "a.csv")).toMatchObject({
      encoding: "gb18030",
      text: "赛道,得分\n气象服务,95\n",
      damaged: 0,
    });
  });

  it("keeps a UTF-8 file with a cut character UTF-8, and counts the damage", () => {
    const bytes = utf8("赛道一工业制造赛道二现代农业").slice(0, -1);
    const decoded = decode(bytes, "a.csv");
    expect(decoded.encoding).toBe("utf-8");
    expect(decoded.damaged).toBeGreaterThan(0);
    expect(decoded.text).toContain("现代农");
  });

  it.each([
    ["which is no GB18030", "Résumé;Région;Année\nété;Île;créé"],
    ["which would be GB18030 too", "Région,Genève,Décembre\n1,2,3\n"],
  ])("does not take Latin letters for Chinese (%s)", (_, text) => {
    const bytes = new Uint8Array(Buffer.from(text, "latin1"));
    expect(decode(bytes, "a.csv")).toMatchObject({ encoding: "windows-1252", guessed: true, text });
    // € and ’ lie where Latin-1 has controls.
    const signs = new Uint8Array([
      ...Buffer.from("Montant (", "latin1"),
      0x80,
      ...Buffer.from(");L\xe9on d", "latin1"),
      0x92,
    ]);
    expect(decode(signs, "a.csv").text).toBe("Montant (€);Léon d’");
  });

  it("refuses bytes that are no text, with the place", () => {
    const bytes = Uint8Array.from({ length: 400 }, (_, i) => (i * 97 + 131) % 256);
    expect(() => decode(bytes, "a.csv")).toThrow(ImportError);
  });
});

describe("sniffDelimiter", () => {
  it.each([
    [",", "a,b,c\n1,2,3\n"],
    [";", "a;b\n1,5;2,5\n3,5;4,5\n"],
    ["\t", "a\tb, c\n1\t2, 3, 4\n"],
    ["|", "a|b\n1|2\n"],
    [",", 'a,b\n"x;y;z",1\n"p;q;r",2\n'],
    [null, "名单\n甲\n乙\n"],
  ])("finds %j", (delimiter, text) => {
    expect(sniffDelimiter(text, "\n")?.delimiter ?? null).toBe(delimiter);
  });
});

describe("readCsv", () => {
  it("keeps line breaks, quotes and delimiters inside quotes", () => {
    const table = csv('项目名称,赛道\r\n"第一行\r\n第二行","甲""乙"",丙"\r\n');
    expect(table.rows).toEqual([["第一行\n第二行", '甲"乙",丙']]);
  });

  it.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("splits lines at %s", (_, end) => {
    expect(csv(["团队名称,得分", "甲,1", "乙,2", ""].join(end)).rows).toEqual([
      ["甲", "1"],
      ["乙", "2"],
    ]);
  });

  it("splits lines at LF and CRLF in one file", () => {
    expect(csv("团队名称,得分\r\n甲,1\n乙,2\r\n").rows).toEqual([
      ["甲", "1"],
      ["乙", "2"],
    ]);
  });

  it("numbers rows as a spreadsheet does and leaves blank ones out", () => {
    const table = csv("团队名称,得分\n甲,1\n,\n\n乙,2\n");
    expect(table.rowNumbers).toEqual([2, 5]);
  });

  it("fills short rows and says so", () => {
    const table = csv("团队名称,赛道,得分\n甲,乙\n丙,丁,3\n");
    expect(table.rows[0]).toEqual(["甲", "乙", null]);
    expect(rules(table)).toContain("too_few_cells");
  });

  it("sets a row aside that has more cells than the header", () => {
    const table = csv("团队名称,得分\n甲,1\n乙,2,多出\n丙,3\n");
    expect(table.rows).toHaveLength(2);
    expect(table.notData).toEqual([
      { row: 3, rule: "too_many_cells", text: "乙 | 2 | 多出", cells: ["乙", "2", "多出"] },
    ]);
  });

  it("sets the header aside where it stands again in the data", () => {
    const table = csv("团队名称,得分\n甲,1\n团队名称,得分\n乙,2\n");
    expect(table.rows).toHaveLength(2);
    expect(table.notData.map(({ row, rule }) => [row, rule])).toEqual([[3, "repeated_header"]]);
  });

  it("sets sums and notes under the table aside", () => {
    const table = csv("团队名称,赛道,得分\n甲,工业,1\n合计,,1\n备注：缺考记为空,,\n");
    expect(table.rows).toHaveLength(1);
    expect(table.notData.map(({ row }) => row)).toEqual([3, 4]);
  });

  it("finds the header under a title", () => {
    const table = csv("2026年报名汇总表,,\n\n团队名称,赛道,报名时间\n甲,工业,2026-05-01\n");
    expect(table.header).toEqual(["团队名称", "赛道", "报名时间"]);
    expect(table.headerRows).toEqual([3]);
    expect(rules(table)).toContain("title_rows");
  });

  it("takes numbers in the first row for data", () => {
    const table = csv("1,2,3\n4,5,6\n");
    expect(table.rows).toHaveLength(2);
    expect(table.header).toEqual(["列1", "列2", "列3"]);
    expect(rules(table)).toContain("no_header");
  });

  it("names blank and repeated columns apart", () => {
    expect(csv("团队名称,备注,备注,\n甲,1,2,3\n").header).toEqual(["团队名称", "备注", "备注 (2)", "列4"]);
  });

  it.each([
    ["never closes", '团队名称,得分\n甲,1\n"乙,2\n丙,3\n', '"乙'],
    ["closes before the end of its cell", '团队名称,得分\n甲,1\n"乙"队,2\n丙,3\n', '"乙"队'],
    ["never closes before a sound one", '团队名称,得分\n甲,1\n"乙,2\n"丙",3\n', '"乙'],
    ["stands in quotes as it is", '团队名称,得分\n甲,1\n"称"乙",队",2\n丙,3\n', '称"乙",队'],
  ])("takes a quote that %s for a letter, and names its row", (_, text, name) => {
    const table = csv(text);
    expect(table.rows).toEqual([
      ["甲", "1"],
      [name, "2"],
      ["丙", "3"],
    ]);
    expect(table.findings).toContainEqual(
      expect.objectContaining({ rule: "stray_quotes", count: 1, examples: [expect.objectContaining({ row: 3 })] }),
    );
  });

  it("takes a header without rows for a table without rows, and says so", () => {
    const table = csv("团队名称,得分\n");
    expect(table).toMatchObject({ header: ["团队名称", "得分"], rows: [] });
    expect(rules(table)).toContain("no_rows");
  });

  it("reads a quote after a blank as a quote, where the file writes blanks after delimiters", () => {
    expect(csv('rank, team, score\n1, "Foo, Bar", 9\n2, Baz, 8\n').rows).toEqual([
      ["1", "Foo, Bar", " 9"],
      ["2", " Baz", " 8"],
    ]);
  });

  it("takes the delimiter that the file names for Excel", () => {
    const table = csv("sep=;\r\n团队名称;得分\r\n甲;1,5\r\n");
    expect(table).toMatchObject({ header: ["团队名称", "得分"], headerRows: [2], rows: [["甲", "1,5"]] });
  });

  it("reads across the pieces in which long texts are parsed", () => {
    const lines = Array.from({ length: 120_000 }, (_, i) => `团队${i},"第${i}行\n续",${i % 100}`);
    const table = csv(`团队名称,项目简介,得分\n${lines.join("\n")}\n`);
    expect(table.rows).toHaveLength(120_000);
    expect(table.rows[119_999]).toEqual(["团队119999", "第119999行\n续", "99"]);
  });
});
