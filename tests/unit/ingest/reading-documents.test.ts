import { gzipSync, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readFile } from "../../../src/ingest/read/read-file.ts";
import type { SourceTable } from "../../../src/ingest/table/source.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
async function tables(content: Uint8Array | string, name = "数据"): Promise<readonly SourceTable[]> {
  const found = await readFile(typeof content === "string" ? bytesOf(content) : content, name);
  return "sheets" in found ? found.sheets : [];
}
async function table(content: Uint8Array | string, name = "数据"): Promise<SourceTable> {
  const [first, ...others] = await tables(content, name);
  if (first === undefined || others.length > 0) throw new Error(`${others.length + 1} tables`);
  return first;
}
const rules = ({ findings }: SourceTable): readonly string[] => findings.map(({ rule }) => rule);
const refused = (content: Uint8Array | string, name = "数据") =>
  expect(readFile(typeof content === "string" ? bytesOf(content) : content, name)).rejects;

describe("JSON", () => {
  it("of a list of records has a column a field, in the order in which fields first come", async () => {
    const found = await table('[{"id":"007","score":9.5},{"id":"008","award":null,"score":0,"late":true}]');
    expect(found).toMatchObject({
      format: "json",
      sheet: null,
      headerRows: [],
      header: ["id", "score", "award", "late"],
    });
    expect(found.rows).toEqual([
      ["007", 9.5, null, null],
      ["008", 0, null, true],
    ]);
    expect(found.rowNumbers).toEqual([1, 2]);
  });

  it("names the fields of records in records by their path, and keeps lists as JSON", async () => {
    const found = await table('[{"team":{"name":"甲","org":{"city":"福州"}},"members":["张","李"],"tags":[]}]');
    expect(found.header).toEqual(["team/name", "team/org/city", "members", "tags"]);
    expect(found.rows).toEqual([["甲", "福州", '["张","李"]', "[]"]]);
  });

  it.each([
    ["an object around the list", '{"total":2,"data":[{"a":1},{"a":2}]}', "data"],
    ["objects around it", '{"result":{"page":{"rows":[{"a":1},{"a":2}]}}}', "result/page/rows"],
  ])("is read from inside %s", async (_, text, sheet) => {
    expect(await table(text)).toMatchObject({ sheet, header: ["a"], rows: [[1], [2]] });
  });

  it("says what stands beside the rows", async () => {
    const found = await table('{"contest":{"name":"赛"},"data":[{"a":1}]}');
    expect(found.findings).toMatchObject([
      { rule: "beside_rows", examples: [{ column: "contest/name", value: "赛" }] },
    ]);
  });

  it("of records under keys keeps the key", async () => {
    const found = await table('{"team1":{"name":"甲","official":true},"team2":{"name":"乙"}}');
    expect(found.header).toEqual(["key", "name", "official"]);
    expect(found.rows).toEqual([
      ["team1", "甲", true],
      ["team2", "乙", null],
    ]);
  });

  it("of settings under names is one row, and no table of them", async () => {
    const found = await table('{"medal":{"gold":30},"group":{"official":"正式队伍"}}');
    expect(found).toMatchObject({ header: ["medal/gold", "group/official"], rows: [[30, "正式队伍"]] });
  });

  it.each([
    ["lists under names", '{"name":["甲","乙"],"score":[1,2]}'],
    ["numbered values under names", '{"name":{"0":"甲","1":"乙"},"score":{"0":1,"1":2}}'],
    ["names apart from lists", '{"columns":["name","score"],"index":[0,1],"data":[["甲",1],["乙",2]]}'],
    ["lists, the first of them names", '[["name","score"],["甲",1],["乙",2]]'],
  ])("is read from %s", async (_, text) => {
    const found = (await tables(text)).find(({ rows }) => rows.length === 2);
    expect(found?.header).toEqual(["name", "score"]);
    expect(found?.rows).toEqual([
      ["甲", 1],
      ["乙", 2],
    ]);
  });

  it("of several lists is several tables", async () => {
    const found = await tables('{"teams":[{"id":"1"}],"runs":[{"team":"1","ok":true},{"team":"1","ok":false}]}');
    expect(found.map(({ sheet, rows }) => [sheet, rows.length])).toEqual([
      ["teams", 1],
      ["runs", 2],
    ]);
  });

  it("keeps every digit of long numbers, in values and not in texts", async () => {
    const found = await table('[{"id":350100200001011234,"n":9007199254740991,"text":"a \\"350100200001011235\\""}]');
    expect(found.rows).toEqual([["350100200001011234", 9007199254740991, 'a "350100200001011235"']]);
    expect(rules(found)).toEqual(["long_number_kept"]);
  });

  it("reads NaN as blank, and says so", async () => {
    const found = await table('[{"a":NaN,"b":"NaN"},{"a":-Infinity,"b":"x"}]');
    expect(found.rows).toEqual([
      [null, "NaN"],
      [null, "x"],
    ]);
    expect(found.findings).toMatchObject([{ rule: "not_a_number", count: 2 }]);
  });

  it("gives lists of reviews in the records as a table, with the record's key; lists of names stay in their cell", async () => {
    const [papers, reviews, ...others] = await tables(
      '[{"id":7,"title":"甲","authors":[{"name":"张"}],"reviews":[{"rating":5},{"rating":"6: accept","late":true}]},{"id":8,"title":"乙","authors":[],"reviews":[]}]',
    );
    expect(others).toEqual([]);
    expect(papers).toMatchObject({ sheet: null, header: ["id", "title", "authors", "reviews"] });
    expect(reviews).toMatchObject({
      sheet: "reviews",
      header: ["id", "reviews/rating", "reviews/late"],
      rowNumbers: [1, 1],
    });
    expect(reviews?.rows).toEqual([
      [7, 5, null],
      [7, "6: accept", true],
    ]);
  });

  it("of a timetable gives a row a record, with the keys that lead to it", async () => {
    const found = await table(
      JSON.stringify({
        schedule: {
          "2026-06-05": {
            "530": { B003: { title: "开幕", minutes: 45 } },
            "600": {},
            "630": { B421: { title: "乙" } },
          },
          "2026-06-06": { "530": {}, "700": { B003: { title: "闭幕", minutes: 20 } } },
        },
      }),
    );
    expect(found.header).toEqual(["key", "key 2", "key 3", "title", "minutes"]);
    expect(found.rows).toEqual([
      ["2026-06-05", "530", "B003", "开幕", 45],
      ["2026-06-05", "630", "B421", "乙", null],
      ["2026-06-06", "700", "B003", "闭幕", 20],
    ]);
  });

  it("of records that have the same few parts stays a row a record", async () => {
    const rounds = { one: { score: 1 }, two: { score: 2 } };
    const found = await table(JSON.stringify({ a: rounds, b: rounds }));
    expect(found.header).toEqual(["key", "one/score", "two/score"]);
  });

  it("gives lists under the names of rooms as one table, each row with its room", async () => {
    const talk = (title: string) => ({ title, start: "09:00", minutes: 30 });
    const days = [
      { index: 1, rooms: { 大厅: [talk("甲"), talk("乙")], 小厅: [talk("丙")] } },
      { index: 2, rooms: { 大厅: [talk("丁")] } },
    ];
    const [, talks, ...others] = await tables(JSON.stringify({ days }));
    expect(others).toEqual([]);
    expect(talks?.header).toEqual(["index", "rooms/key", "rooms/title", "rooms/start", "rooms/minutes"]);
    expect(talks?.rows.map((row) => row.slice(0, 3))).toEqual([
      [1, "大厅", "甲"],
      [1, "大厅", "乙"],
      [1, "小厅", "丙"],
      [2, "大厅", "丁"],
    ]);
  });

  it("says where the rows are fewer than the service counted", async () => {
    const found = await table('{"total":1000,"data":[{"a":1},{"a":2}]}');
    expect(found.findings).toContainEqual(
      expect.objectContaining({ rule: "sum_contradicts", values: { stated: "total: 1000", found: 2 } }),
    );
    expect(rules(await table('{"total":2,"data":[{"a":1},{"a":2}]}'))).not.toContain("sum_contradicts");
  });

  it("sets aside what is no record among records", async () => {
    const found = await table('[{"a":1},null,{"a":2},"合计"]');
    expect(found.rows).toEqual([[1], [2]]);
    expect(found.rowNumbers).toEqual([1, 3]);
    expect(found.notData).toEqual([
      { row: 2, rule: "not_a_record", text: "" },
      { row: 4, rule: "not_a_record", text: "合计" },
    ]);
  });

  it("in lines is read line by line, a broken one set aside", async () => {
    const found = await table('{"a":1}\r\n\r\n{"a":2,"b":"x"}\r\n{"a":3,"b');
    expect(found).toMatchObject({ format: "jsonl", header: ["a", "b"], rowNumbers: [1, 3] });
    expect(found.notData).toEqual([{ row: 4, rule: "damaged_line", text: '{"a":3,"b' }]);
  });

  it.each([
    ["cut off", '[{"a":1},{"a"', "damaged_json"],
    ["of lists in lists without end", `${"[".repeat(50_000)}${"]".repeat(50_000)}`, "damaged_json"],
    ["of an empty list", "[]", "no_rows"],
    ["of an empty list under a name", '{"data":[]}', "no_rows"],
  ])("%s is refused", async (_, text, code) => {
    await refused(text).toMatchObject({ code });
  });
});

describe("a web page under the name .xls", () => {
  it("gives its table, every cell as text", async () => {
    const found = await table(
      `<html><head><meta charset="utf-8"><style>td{}</style></head><body><table border=1>
       <tr><th>项目编号<th>团队&nbsp;名称<th>得分
       <tr><td>007<td>甲 &amp; 乙<br>队<td>95.5
       <tr><td>350100200001011234</td><td><b>丙</b></td><td></td></tr></table></body></html>`,
      "网页.xls",
    );
    expect(found).toMatchObject({ format: "html", header: ["项目编号", "团队 名称", "得分"], headerRows: [1] });
    expect(found.rows).toEqual([
      ["007", "甲 & 乙\n队", "95.5"],
      ["350100200001011234", "丙", ""],
    ]);
  });

  it("whose tags are broken is read in one pass", async () => {
    const cells = '<tr><td title="> 1">a<td>7<SCRIPT>"<td>"</SCRIPT >';
    const found = await table(`<table><tr><th>甲<th>乙${cells.repeat(3)}<td x="${"<i x='".repeat(20_000)}`);
    expect(found.header).toEqual(["甲", "乙"]);
    expect(found.rows.slice(0, 2)).toEqual([
      ["a", "7"],
      ["a", "7"],
    ]);
  });

  it("joins header rows that span", async () => {
    const found = await table(
      `<table><tr><th rowspan=2>项目编号</th><th colspan=2>初赛</th></tr><tr><th>评委1</th><th>评委2</th></tr>
       <tr><td>E1</td><td>90</td><td>80</td></tr></table>`,
    );
    expect(found.header).toEqual(["项目编号", "初赛/评委1", "初赛/评委2"]);
    expect(found.rows).toEqual([["E1", "90", "80"]]);
  });
});

describe("an archive", () => {
  const csv = (text: string): Uint8Array => strToU8(text);

  it("gives the tables of its files under their names, and says what it left", async () => {
    const found = await tables(
      zipSync({
        "评分/一.csv": csv("项目编号,得分\n1,2\n"),
        "二.json": csv('[{"a":1}]'),
        "说明.pdf": csv("%PDF-1.7"),
        "README.md": csv("# words"),
        "__MACOSX/._二.json": csv("x"),
        ".DS_Store": csv("x"),
      }),
      "全部.zip",
    );
    expect(found.map(({ file, format, rows }) => [file, format, rows.length])).toEqual([
      ["全部.zip/评分/一.csv", "csv", 1],
      ["全部.zip/二.json", "json", 1],
      ["全部.zip/说明.pdf", "other", 0],
      ["全部.zip/README.md", "other", 0],
    ]);
    expect(found[2]?.findings).toMatchObject([
      { rule: "member_refused", values: { refusal: "other_format", format: "PDF" } },
    ]);
  });

  it("decodes names in GB18030", async () => {
    const zip = zipSync({ "ab.csv": csv("项目编号,得分\n1,2\n") });
    // 评.csv has as many bytes in GB18030 as ab.csv, and no flag says UTF-8.
    for (let i = 0; i + 6 <= zip.length; i++) {
      if (new TextDecoder().decode(zip.subarray(i, i + 6)) === "ab.csv") zip.set([0xc6, 0xc0], i);
    }
    expect((await tables(zip, "a.zip")).map(({ file }) => file)).toEqual(["a.zip/评.csv"]);
  });

  it("with a byte changed is refused, never read wrong", async () => {
    const zip = zipSync({ "a.csv": csv("项目编号,得分\n".concat("1,2\n".repeat(50))) }, { level: 0 });
    zip[80] = (zip[80] ?? 0) ^ 1;
    await refused(zip, "a.zip").toMatchObject({ code: "damaged_archive", file: "a.zip/a.csv" });
  });

  it("that claims more than memory has is refused before it is unpacked", async () => {
    const zip = zipSync({ "a.csv": csv("a,b\n1,2\n") });
    const view = new DataView(zip.buffer);
    for (let i = 0; i + 4 <= zip.length; i++) {
      if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 0xfffffff0, true);
    }
    await refused(zip, "a.zip").toMatchObject({ code: "too_large" });
  });

  it.each([
    [
      "with a password",
      (zip: Uint8Array) => zip.map((byte, i) => (isFlag(zip, i) ? byte | 1 : byte)),
      "archive_password",
    ],
    ["cut off", (zip: Uint8Array) => zip.slice(0, -30), "damaged_archive"],
  ])("%s is refused by its name", async (_, change, code) => {
    await refused(change(zipSync({ "a.csv": csv("a,b\n1,2\n") })), "a.zip").toMatchObject({ code });
  });

  it("of several gzipped parts put together is one file; damage to any part is told", async () => {
    const parts = ["项目编号,得分\n", "1,2\n3,4\n", "5,6\n"].map((text) => gzipSync(csv(text)));
    const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
    expect((await table(bytes, "a.csv.gz")).rows).toEqual([
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
    const [first = new Uint8Array()] = parts;
    for (const place of [first.length - 6, bytes.length - 6]) {
      const damaged = bytes.slice();
      damaged[place] = (damaged[place] ?? 0) ^ 1;
      await refused(damaged, "a.csv.gz").toMatchObject({ code: "damaged_archive" });
    }
  });

  it("of one gzipped file is that file", async () => {
    const found = await table(gzipSync(csv("项目编号,得分\n1,2\n")), "a.csv.gz");
    expect(found).toMatchObject({ file: "a.csv.gz", format: "csv", rows: [["1", "2"]] });
    await refused(gzipSync(csv("a,b\n1,2\n")).slice(0, -9), "a.csv.gz").toMatchObject({ code: "damaged_archive" });
  });
});

/** The lower byte of the flags in an entry of the central directory. */
const isFlag = (zip: Uint8Array, i: number): boolean =>
  i >= 8 && [0x50, 0x4b, 0x01, 0x02].every((byte, k) => zip[i - 8 + k] === byte);
