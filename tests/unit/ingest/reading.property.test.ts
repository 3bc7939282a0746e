import fc from "fast-check";
import { gzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readFile } from "../../../src/ingest/read/read-file.ts";
import type { SourceTable } from "../../../src/ingest/table/source.ts";
import { bookOf } from "./sheet-book.ts";
import { encodeTwoByte, encodeUtf16 } from "./text-bytes.ts";

/** Names that no value below repeats. */
const NAMES = ["项目编号", "团队名称", "参赛单位", "得分", "备注", "地区", "赛道", "阶段"] as const;
const COMMON = [..."福州厦门大学数据队的一二三人工智能分析公司研究院"];
const ASCII = [..."abcXYZ 019.-+()'#"];
const MARKS = [",", ";", "\t", "|", '"', "\n", '""', "，", "、"];
const RARE = ["é", "ß", "😀", "喆", "　", "“", "€"];

interface Grid {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table with a code in each row, so that no row is blank or a remark; other cells hold anything. */
const gridOf = (letters: readonly string[]): fc.Arbitrary<Grid> =>
  fc
    .record({ width: fc.integer({ min: 3, max: NAMES.length }), height: fc.integer({ min: 2, max: 12 }) })
    .chain(({ width, height }) => {
      const cell = fc.array(fc.constantFrom(...letters), { maxLength: 6 }).map((parts) => parts.join(""));
      return fc
        .array(fc.array(cell, { minLength: width - 1, maxLength: width - 1 }), { minLength: height, maxLength: height })
        .map((rows) => ({
          header: NAMES.slice(0, width),
          rows: rows.map((row, i) => [`E${String(i).padStart(4, "0")}`, ...row]),
        }));
    });

interface Style {
  readonly delimiter: string;
  readonly end: string;
  readonly quotesAll: boolean;
  readonly lastEnd: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  end: fc.constantFrom("\n", "\r\n", "\r"),
  quotesAll: fc.boolean(),
  lastEnd: fc.boolean(),
});

function csvOf({ header, rows }: Grid, { delimiter, end, quotesAll, lastEnd }: Style): string {
  const field = (text: string): string =>
    quotesAll || /[",;|\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [header, ...rows].map((row) => row.map(field).join(delimiter));
  return lines.join(end) + (lastEnd ? end : "");
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ENCODINGS: readonly (readonly [string, string, readonly string[], (text: string) => Uint8Array])[] = [
  ["UTF-8", "utf-8", [...COMMON, ...ASCII, ...MARKS, ...RARE], utf8],
  ["UTF-8 with a byte mark", "utf-8", [...COMMON, ...ASCII, ...MARKS, ...RARE], (text) => utf8(`\uFEFF${text}`)],
  [
    "UTF-16LE with a byte mark",
    "utf-16le",
    [...COMMON, ...MARKS, ...RARE],
    (text) => encodeUtf16(`\uFEFF${text}`, true),
  ],
  [
    "UTF-16BE with a byte mark",
    "utf-16be",
    [...COMMON, ...MARKS, ...RARE],
    (text) => encodeUtf16(`\uFEFF${text}`, false),
  ],
  ["UTF-16LE", "utf-16le", [...COMMON, ...ASCII, ...MARKS, ...RARE], (text) => encodeUtf16(text, true)],
  ["UTF-16BE", "utf-16be", [...COMMON, ...ASCII, ...MARKS, ...RARE], (text) => encodeUtf16(text, false)],
  ["GB18030", "gb18030", [...COMMON, ...ASCII, ...MARKS, "喆", "“"], (text) => encodeTwoByte(text, "gb18030")],
];

async function read(bytes: Uint8Array): Promise<SourceTable> {
  const found = await readFile(bytes, "表");
  const [table, ...others] = "sheets" in found ? found.sheets : [];
  if (table === undefined || others.length > 0) throw new Error(`${others.length + 1} tables`);
  return table;
}

describe("any table comes back as it was written", () => {
  it.each(ENCODINGS)("as delimited text in %s", async (_, encoding, letters, encode) => {
    await fc.assert(
      fc.asyncProperty(gridOf(letters), style, async (grid, written) => {
        const table = await read(encode(csvOf(grid, written)));
        expect(table).toMatchObject({ encoding, delimiter: written.delimiter, header: grid.header, rows: grid.rows });
        expect(table.rowNumbers).toEqual(grid.rows.map((_row, i) => i + 2));
        expect(table.notData).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("as a workbook, under a title and in two header rows", async () => {
    const letters = [...COMMON, ...ASCII, ...MARKS, ...RARE];
    await fc.assert(
      fc.asyncProperty(gridOf(letters), fc.boolean(), fc.boolean(), async ({ header, rows }, hasTitle, isGrouped) => {
        const title = hasTitle ? [["2026年汇总表"], []] : [];
        const [first = "", ...others] = header;
        const head = isGrouped
          ? [
              [first, "初赛"],
              [null, ...others],
            ]
          : [header];
        const at = title.length + 1;
        const last = String.fromCharCode(64 + header.length);
        const merges = isGrouped ? [`A${at}:A${at + 1}`, `B${at}:${last}${at}`] : [];
        const cells = rows.map((row) => row.map((cell) => (cell === "" ? null : cell)));
        const table = await read(bookOf([{ rows: [...title, ...head, ...cells], merges }]));
        expect(table.header).toEqual(isGrouped ? [first, ...others.map((name) => `初赛/${name}`)] : header);
        expect(table.rows).toEqual(cells);
      }),
      { numRuns: 60 },
    );
  });

  it("as JSON and JSON lines, packed or not", async () => {
    const letters = [...COMMON, ...ASCII, ...MARKS, ...RARE];
    const pack = fc.constantFrom<(bytes: Uint8Array) => Uint8Array>(
      (bytes) => bytes,
      (bytes) => gzipSync(bytes),
      (bytes) => zipSync({ "数据.json": bytes }),
    );
    await fc.assert(
      fc.asyncProperty(gridOf(letters), fc.boolean(), pack, async ({ header, rows }, inLines, packed) => {
        const records = rows.map((row) => Object.fromEntries(row.map((cell, i) => [header[i] ?? "", cell])));
        const text = inLines ? records.map((record) => JSON.stringify(record)).join("\n") : JSON.stringify(records);
        expect(await read(packed(utf8(text)))).toMatchObject({ format: inLines ? "jsonl" : "json", header, rows });
      }),
      { numRuns: 60 },
    );
  });

  it("as a web page", async () => {
    const letters = [...COMMON, ...ASCII, ...MARKS.filter((mark) => mark !== "\t"), ...RARE, "<", "&", "&amp;"];
    const inHtml = (text: string): string =>
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
    const tidy = (text: string): string =>
      text
        .split("\n")
        .map((line) => line.replace(/ +/g, " ").trim())
        .join("\n")
        .trim();
    await fc.assert(
      fc.asyncProperty(gridOf(letters), fc.boolean(), async ({ header, rows }, closes) => {
        const end = closes ? "</td>" : "";
        const lines = [header, ...rows].map((row) => `<tr>${row.map((cell) => `<td>${inHtml(cell)}${end}`).join("")}`);
        const table = await read(utf8(`<html><body><table>${lines.join("\n")}</table></body></html>`));
        expect(table.header).toEqual(header);
        expect(table.rows).toEqual(rows.map((row) => row.map(tidy)));
      }),
      { numRuns: 60 },
    );
  });
});

describe("legacy encodings are told from GB18030, and said to be a guess", () => {
  it.each([
    ["big5", "項目編號,團隊名稱,參賽單位\n1,數據智慧隊,臺灣大學\n2,氣象預報組,清華大學\n"],
    ["shift_jis", "チーム名,スコア,コメント\nさくら,90,とてもよいです\nひまわり,80,すばらしい\n"],
  ] as const)("%s", async (encoding, text) => {
    const table = await read(encodeTwoByte(text, encoding));
    expect(table.encoding).toBe(encoding);
    expect(table.header).toEqual(text.split("\n")[0]?.split(","));
    expect(table.findings).toContainEqual(expect.objectContaining({ rule: "encoding_guessed", values: { encoding } }));
  });

  it("windows-1252, also where two accented letters stand side by side", async () => {
    const bytes = new Uint8Array(Buffer.from("Größe;Übung;Straße\n1;2;3\n4;5;6\n", "latin1"));
    expect(await read(bytes)).toMatchObject({ encoding: "windows-1252", header: ["Größe", "Übung", "Straße"] });
  });
});

it("lists in cells, as regular as columns, part no columns", async () => {
  const lines = Array.from({ length: 50 }, (_, i) => `${i},甲;乙;丙`);
  const table = await read(utf8(`编号,成员\n${lines.join("\n")}\n`));
  expect(table).toMatchObject({ delimiter: ",", header: ["编号", "成员"] });
  expect(table.rows).toHaveLength(50);
});
