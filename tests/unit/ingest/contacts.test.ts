import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { describe, expect, it, test } from "vitest";
import { contactRole } from "../../../src/ingest/privacy/contact-roles.ts";
import { contactsIn, type RowPlace, splitFile } from "../../../src/ingest/privacy/contacts.ts";
import { readContacts } from "../../../src/ingest/read-contacts.ts";
import { bookOf } from "./sheet-book.ts";
import { source } from "./sheets.ts";

const place = (row: number, sheet: string | null = null, member: string | null = null): RowPlace => ({
  member,
  sheet,
  row,
});
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** What is found in a file that is dropped again, its content being the one wanted. */
const found = async (bytes: Uint8Array, places: readonly RowPlace[], name = "再次放入") =>
  (await readContacts({ id: "1", name, content: bytes }, { [sha256(bytes)]: places }))?.sheets;

describe("contacts of a file that is dropped again", () => {
  it("join by sheet and row, and none but those of the rows wanted are given", async () => {
    const book = bookOf([
      {
        name: "第一批",
        rows: [
          ["报名表"],
          ["项目编号", "项目名称", "联系人", "手机"],
          ["P1", "甲", "张一", "13800000001"],
          ["P2", "乙", "张二", "13800000002"],
        ],
      },
      {
        name: "第二批",
        rows: [
          ["项目编号", "项目名称", "联系人", "手机"],
          ["P3", "丙", "张三", "13800000003"],
          ["P4", "丁", "张四", "13800000004"],
        ],
      },
    ]);
    const [first, second] = (await found(book, [place(4, "第一批"), place(2, "第二批")])) ?? [];
    expect([first?.sheet, [...(first?.rows ?? [])]]).toEqual(["第一批", [[4, ["张二", "13800000002"]]]]);
    expect([second?.sheet, [...(second?.rows ?? [])]]).toEqual(["第二批", [[2, ["张三", "13800000003"]]]]);
    expect(first?.columns.map(({ header }) => header)).toEqual(["联系人", "手机"]);
  });

  it("keep every digit: leading zeros, eleven digits that a workbook holds as a number", async () => {
    const csv = new TextEncoder().encode("项目编号,联系人,联系电话\nP1,张一,0591-87654321\nP2,张二,059187654321\n");
    const [sheet] = (await found(csv, [place(2), place(3)])) ?? [];
    expect([...(sheet?.rows.values() ?? [])]).toEqual([
      ["张一", "0591-87654321"],
      ["张二", "059187654321"],
    ]);
    const book = bookOf([
      {
        name: "报名",
        rows: [
          ["项目编号", "联系人", "手机"],
          ["P1", "张一", 13_800_000_001],
        ],
      },
    ]);
    const [sheetOfBook] = (await found(book, [place(2, "报名")])) ?? [];
    expect(sheetOfBook?.rows.get(2)).toEqual(["张一", "13800000001"]);
  });

  it("of a member of an archive are found by the archive's content and the member's name", async () => {
    const one = new TextEncoder().encode("项目编号,联系人,手机\nP1,张一,13800000001\n");
    const two = new TextEncoder().encode("项目编号,联系人,手机\nP1,李一,13900000001\n");
    const zip = zipSync({ "甲/报名.csv": one, "乙/报名.csv": two });
    const { member } = splitFile("报名.zip/乙/报名.csv");
    const sheets = await found(zip, [place(2, null, member)], "改过名.zip");
    expect(sheets?.map(({ rows }) => rows.get(2))).toEqual([["李一", "13900000001"]]);
  });

  it("of a folder that was dropped whole are found in the file alone", async () => {
    const bytes = new TextEncoder().encode("项目编号,联系人,手机\nP1,张一,13800000001\n");
    expect(splitFile("各校/福州/报名.csv")).toEqual({ name: "各校/福州/报名.csv", member: null });
    expect(splitFile("各校/报名.zip/福州/一.csv")).toEqual({ name: "各校/报名.zip", member: "福州/一.csv" });
    const { member } = splitFile("各校/福州/报名.csv");
    const sheets = await found(bytes, [place(2, null, member)], "报名.csv");
    expect(sheets?.map(({ rows }) => rows.get(2))).toEqual([["张一", "13800000001"]]);
  });

  it("of another content are not read: not a byte of it is looked at for persons", async () => {
    const bytes = new TextEncoder().encode("项目编号,联系人,手机\nP1,张一,13800000001\n");
    const changed = new TextEncoder().encode("项目编号,联系人,手机\nP1,张一,13800000002\n");
    expect(await readContacts({ id: "1", name: "报名.csv", content: changed }, { [sha256(bytes)]: [place(2)] })).toBe(
      null,
    );
  });

  it("are none where the sheet has no such column, where nobody stands in it, or where it has no such row", () => {
    const without = source(["项目编号", "项目名称"], [["P1", "甲"]]);
    expect(contactsIn([without], [place(2)])).toEqual([
      { member: null, sheet: null, columns: [], rows: new Map([[2, []]]) },
    ]);
    const blank = source(
      ["项目编号", "联系人", "手机"],
      [
        ["P1", "", "—"],
        ["P2", "张二", "无"],
      ],
    );
    const [sheet] = contactsIn([blank], [place(2), place(3), place(9)]);
    expect([...(sheet?.rows ?? [])]).toEqual([
      [2, [null, null]],
      [3, ["张二", null]],
    ]);
  });

  it("are none where two tables could be meant", () => {
    const one = source(["项目编号", "手机"], [["P1", "13800000001"]]);
    const other = source(["项目编号", "手机"], [["P9", "13800000009"]]);
    expect(contactsIn([one, other], [place(2)])[0]?.rows.size).toBe(0);
  });
});

describe("of several persons of a row", () => {
  const header = ["项目编号", "队长", "队长手机", "联系人", "联系人手机", "指导教师", "指导教师电话"];

  it("the contact is given, and leaders or others only where there is no name or number before", () => {
    const table = source(header, [
      ["P1", "张一", "13800000001", "李一", "13900000001", "王一", "13700000001"],
      ["P2", "张二", "13800000002", "李二", "", "王二", "13700000002"],
      ["P3", "张三", "", "", "", "王三", "13700000003"],
    ]);
    const [sheet] = contactsIn([table], [place(2), place(3), place(4)]);
    expect(sheet?.columns.map(({ header }) => header)).toEqual(header.slice(1));
    expect(sheet?.rows.get(2)).toEqual([null, null, "李一", "13900000001", null, null]);
    expect(sheet?.rows.get(3)).toEqual(["张二", "13800000002", "李二", null, null, null]);
    expect(sheet?.rows.get(4)).toEqual(["张三", null, null, null, "王三", "13700000003"]);
  });

  it("two contacts are both given", () => {
    const table = source(
      ["项目编号", "联系人1", "联系人1手机", "联系人2", "联系人2手机"],
      [["P1", "李一", "13900000001", "李二", "13900000002"]],
    );
    expect(contactsIn([table], [place(2)])[0]?.rows.get(2)).toEqual(["李一", "13900000001", "李二", "13900000002"]);
  });
});

test.each([
  ["联系人", "name", "contact"],
  ["联系人姓名", "name", "contact"],
  ["队长联系电话", "phone", "leader"],
  ["项目负责人/手机", "phone", "leader"],
  ["手机", "phone", "contact"],
  ["联系方式", "phone", "contact"],
  ["姓名", "name", "leader"],
  ["队员1姓名", "name", "person"],
  ["队员1手机", "phone", "person"],
  ["指导教师电话", "phone", "person"],
  ["指导教师/联系方式/手机", "phone", "person"],
  ["单位传真", "phone", null],
  ["Contact email", "email", "contact"],
  ["Team leader phone", "phone", "leader"],
  ["Coach phone", "phone", "person"],
  ["Email address", "email", "contact"],
] as const)("%s (%s) is of a %s", (header, kind, role) => {
  expect(contactRole(header, kind)).toBe(role);
});
