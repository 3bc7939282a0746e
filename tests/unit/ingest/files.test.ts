import { utils, write } from "@e965/xlsx";
import {
  Binary,
  Decimal,
  Field,
  Int64,
  List,
  makeData,
  makeVector,
  Struct,
  Table,
  TimeMicrosecond,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import { zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { tableToIpc } from "../../../src/engine/arrow/table-to-ipc.ts";
import { startNodeParquet } from "../../../src/engine/parquet/node.ts";
import type { ParquetCodec } from "../../../src/engine/types.ts";
import { createImporter, type ReadFile, type SheetSummary } from "../../../src/ingest/importer.ts";
import { openArchive } from "../../../src/ingest/read/open-archive.ts";
import { openParquet, readParquet } from "../../../src/ingest/read/read-parquet.ts";
import { readWorkbook, serialToDate } from "../../../src/ingest/read/read-xlsx.ts";
import { TABLES } from "../../../src/model/tables.ts";

const bytesOf = (text: string, encoding: BufferEncoding = "utf8"): Uint8Array =>
  new Uint8Array(Buffer.from(text, encoding));
const read = (name: string, content: Uint8Array): Promise<ReadFile> =>
  createImporter().read({ id: "1", name, content });
const workbook = (
  rows: readonly (readonly unknown[])[],
  change: (sheet: ReturnType<typeof utils.aoa_to_sheet>) => void = () => undefined,
): Uint8Array => {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  change(sheet);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "报名");
  utils.book_append_sheet(book, utils.aoa_to_sheet([]), "空表");
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx" }));
};

describe("a workbook", () => {
  it("keeps text as text, numbers as numbers, and dates as wall-clock times", async () => {
    const bytes = workbook(
      [
        ["项目编号", "团队名称", "得分", "报名时间", "是否晋级"],
        ["007", "甲", 95.5, 46178.5, true],
        ["350100200001011234", "乙", 0, 46179, false],
      ],
      (sheet) => {
        for (const at of ["D2", "D3"]) sheet[at].z = "yyyy-mm-dd hh:mm";
      },
    );
    const [table, empty] = await readWorkbook(bytes, "a.xlsx", "xlsx");
    expect(table).toMatchObject({ sheet: "报名", headerRows: [1], rowNumbers: [2, 3] });
    expect(table?.rows).toEqual([
      ["007", "甲", 95.5, new Date(Date.UTC(2026, 5, 5, 12)), true],
      ["350100200001011234", "乙", 0, new Date(Date.UTC(2026, 5, 6)), false],
    ]);
    expect(empty).toMatchObject({ sheet: "空表", header: [], rows: [], findings: [{ rule: "empty_sheet" }] });
  });

  it("keeps the zeros of a number that is shown as 007", async () => {
    const bytes = workbook(
      [
        ["项目编号", "得分"],
        [7, 90],
      ],
      (sheet) => {
        sheet.A2.z = "000";
      },
    );
    expect((await readWorkbook(bytes, "a.xlsx", "xlsx"))[0]?.rows).toEqual([["007", 90]]);
  });

  it("takes a formula's saved value, and an error as blank, said", async () => {
    const bytes = workbook(
      [
        ["项目编号", "得分", "名次"],
        ["E1", 0, 0],
      ],
      (sheet) => {
        sheet.B2 = { t: "n", v: 88, f: "AVERAGE(85,91)" };
        sheet.C2 = { t: "e", v: 0x2a, w: "#N/A" };
      },
    );
    const [table] = await readWorkbook(bytes, "a.xlsx", "xlsx");
    expect(table?.rows).toEqual([["E1", 88, null]]);
    expect(table?.findings.map(({ rule }) => rule)).toContain("error_cell");
  });

  it("joins two header rows under merged cells", async () => {
    const bytes = workbook(
      [
        ["项目编号", "初赛", null, "备注"],
        [null, "评委1", "评委2", null],
        ["E1", 90, 80, ""],
      ],
      (sheet) => {
        sheet["!merges"] = [utils.decode_range("B1:C1"), utils.decode_range("A1:A2")];
      },
    );
    const [table] = await readWorkbook(bytes, "a.xlsx", "xlsx");
    expect(table?.header).toEqual(["项目编号", "初赛/评委1", "初赛/评委2", "备注"]);
    expect(table?.headerRows).toEqual([1, 2]);
    expect(table?.rowNumbers).toEqual([3]);
  });

  it.each([
    [false, 46178.25, "2026-06-05T06:00:00.000Z"],
    [true, 44716.25, "2026-06-05T06:00:00.000Z"],
    [false, 59, "1900-02-27T00:00:00.000Z"],
  ])("reads serials of both epochs (1904: %j)", (date1904, serial, iso) => {
    expect(serialToDate(serial, date1904).toISOString()).toBe(iso);
  });
});

describe("Parquet", () => {
  let codec: ParquetCodec;
  beforeAll(async () => {
    codec = await startNodeParquet();
  });
  const scores = (): Promise<Uint8Array> =>
    codec.write(
      tableToIpc(
        TABLES.scores,
        {
          stage: ["final", "final"],
          entry_id: ["E1", "E2"],
          judge_id: ["J1", null],
          score: [0, null],
          scored_at: [Date.UTC(2026, 5, 5, 8, 3), null],
          recused: [null, true],
          round: [1, null],
        },
        2,
      ),
    );

  it("gives the same cells as any other file", async () => {
    const table = readParquet(await openParquet(await scores(), "a.parquet", codec), "a.parquet");
    const column = (name: string) => table.rows.map((row) => row[table.header.indexOf(name)]);
    expect(table.rowNumbers).toEqual([1, 2]);
    expect(column("entry_id")).toEqual(["E1", "E2"]);
    expect(column("score")).toEqual([0, null]);
    expect(column("scored_at")).toEqual([new Date(Date.UTC(2026, 5, 5, 8, 3)), null]);
    expect(column("recused")).toEqual([null, true]);
  });

  it("with a list in a cell reads it as JSON", () => {
    const names = vectorFromArray([["一厂", "二所"], [], null], new List(new Field("item", new Utf8(), true)));
    const ipc = [tableToIPC(new Table({ 参赛单位: names }), "stream")];
    const table = readParquet({ names: ["参赛单位"], ipc }, "a.parquet");
    expect(table.rows).toEqual([['["一厂","二所"]'], ["[]"], [null]]);
  });

  it("with records, decimals, long numbers, times of day and unmarked text loses nothing of them", () => {
    const record = new Struct([new Field("a", new Int64(), true), new Field("b", new Utf8(), true)]);
    // 123.45 and −1.00 as whole numbers of hundredths, in 128 bits each.
    const hundredths = Uint32Array.from([12345, 0, 0, 0, 0xffffff9c, 0xffffffff, 0xffffffff, 0xffffffff]);
    const columns = {
      记录: vectorFromArray([{ a: 1n, b: "x" }, null], record),
      金额: makeVector(makeData({ type: new Decimal(2, 10, 128), length: 2, nullCount: 0, data: hundredths })),
      编号: vectorFromArray([9007199254740993n, 5n], new Int64()),
      用时: vectorFromArray([3_661_000_000n, null], new TimeMicrosecond()),
      名称: vectorFromArray([bytesOf("甲"), Uint8Array.from([0xff, 1])], new Binary()),
    };
    const ipc = [tableToIPC(new Table(columns), "stream")];
    expect(readParquet({ names: Object.keys(columns), ipc }, "a.parquet").rows).toEqual([
      ['{"a":1,"b":"x"}', 123.45, "9007199254740993", "1:01:01", "甲"],
      [null, -1, 5, null, "ff01"],
    ]);
  });

  it("cut off is refused with its name", async () => {
    const whole = await scores();
    await expect(openParquet(whole.slice(0, whole.length - 20), "坏.parquet", codec)).rejects.toMatchObject({
      code: "damaged_parquet",
      file: "坏.parquet",
    });
  });
});

describe("an archive", () => {
  it("gives its other files where one of them is broken, and names that one", async () => {
    const archive = zipSync({
      "断.parquet": bytesOf("PAR1 and no more"),
      "报名.csv": bytesOf("项目编号,赛道\n1,工业制造\n"),
    });
    const content = await openArchive(archive, "材料.zip", startNodeParquet);
    const found = await createImporter().read({ id: "1", name: "材料.zip", content });
    const sheets = found.kind === "sheets" ? found.sheets : [];
    expect(
      sheets.map(({ file, rows, findings }) => [file, rows, findings.map(({ values }) => values.refusal)]),
    ).toEqual([
      ["材料.zip/断.parquet", 0, ["damaged_parquet"]],
      ["材料.zip/报名.csv", 1, []],
    ]);
  });
});

describe("a file is what its bytes say, whatever its name", () => {
  const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const ole = (stream: string): Uint8Array =>
    Uint8Array.from([...OLE, ...new Array(504).fill(0), ...bytesOf(`${stream}\0`, "utf16le")]);
  const zipped = workbook([
    ["团队名称", "得分"],
    ["甲", 1],
  ]);

  it.each<[string, Uint8Array, string, object]>([
    ["空.csv", new Uint8Array(), "empty", {}],
    ["空白.csv", bytesOf(" \r\n\t\n"), "empty", {}],
    [
      "图.csv",
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      "other_format",
      { format: "PNG 图片" },
    ],
    ["文件.csv", bytesOf("%PDF-1.7\n%âãÏÓ"), "other_format", { format: "PDF" }],
    ["打包.zip", bytesOf("Rar!\x1a\x07\x01", "latin1"), "other_archive", { format: "RAR" }],
    ["加密.xlsx", ole("EncryptedPackage"), "password", {}],
    ["文档.xls", ole("WordDocument"), "other_format", { format: "Word 97–2003 文档" }],
    ["网页.xls", bytesOf("<html><body><table><tr><td>团队名称</td></tr></table></body></html>"), "html", {}],
    ["断.json", bytesOf('[{"团队名称":"甲"},{"团队'), "damaged_json", { reason: expect.any(String) }],
    ["断.xlsx", zipped.slice(0, zipped.length - 200), "damaged_archive", {}],
    ["乱.csv", bytesOf("团队名称,得分\n甲\0,1\n"), "unknown_binary", { byte: 10 }],
  ])("%s is refused as %3$s", async (name, content, code, values) => {
    await expect(read(name, content)).rejects.toMatchObject({ code, file: name, values });
  });

  it("reads a workbook named .csv as the workbook it is", async () => {
    const found = await read("表.csv", zipped);
    expect(found.kind === "sheets" ? found.sheets.map(({ format, rows }) => [format, rows]) : found).toEqual([
      ["xlsx", 1],
      ["xlsx", 0],
    ]);
  });

  it("reads tabs in a file named .csv", async () => {
    const found = await read("表.csv", bytesOf("团队名称\t得分\n甲, 乙\t1\n"));
    expect(found).toMatchObject({ kind: "sheets", sheets: [{ delimiter: "\t", rows: 1 }] });
  });

  it("reads an announcement as the catalogue", async () => {
    const found = await read("公告.txt", bytesOf("附件\n赛道一：工业制造赛道\n赛题1：智能设计\n聚焦设计。\n"));
    expect(found).toMatchObject({ kind: "announcement", announcement: { tracks: [{ track_name: "工业制造" }] } });
  });

  it("hides personal columns in what it shows", async () => {
    const found = await read("表.csv", bytesOf("团队名称,队长姓名,手机号\n甲,张三,13800000000\n"));
    const sheets: readonly SheetSummary[] = found.kind === "sheets" ? found.sheets : [];
    expect(sheets[0]?.preview[0]?.cells).toEqual(["甲", "•••", "•••"]);
  });
});
