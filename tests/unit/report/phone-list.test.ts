import { read, utils } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import type { ContactColumn } from "../../../src/ingest/privacy/contacts.ts";
import type { TableColumn } from "../../../src/panels/types.ts";
import { type Contact, exportPhoneList, type PhoneList } from "../../../src/report/phone-list.ts";
import { zh } from "../panels/contest.ts";

const columns: readonly TableColumn[] = [
  { name: "entry_id", label: "项目编号", format: "text" },
  { name: "area", label: "地区", format: "text" },
  { name: "title", label: "项目名称", format: "text" },
  { name: "registered_at", label: "报名时间", format: "moment" },
];

const NAME: ContactColumn = { role: "contact", kind: "name", header: "联系人" };
const PHONE: ContactColumn = { role: "contact", kind: "phone", header: "手机" };
const LINE: ContactColumn = { role: "contact", kind: "phone", header: "固定电话" };
const LEADER: ContactColumn = { role: "leader", kind: "name", header: "队长" };

const contact = (...pairs: readonly (readonly [ContactColumn, string | null])[]): Contact => ({
  columns: pairs.map(([column]) => column),
  cells: pairs.map(([, cell]) => cell),
});

const list = (rows: PhoneList["rows"]): PhoneList => ({
  title: "明细：未提交",
  filters: ["赛道：工业制造"],
  asOf: "2026-06-05T18:00:00",
  isDemo: false,
  t: zh,
  columns,
  rows,
});

const row = (id: string, who: Contact | null) => ({
  cells: [id, "福州", "=HYPERLINK(1)", Date.UTC(2026, 5, 5)],
  contact: who,
});

async function opened(rows: PhoneList["rows"]) {
  const { fileName, blob } = await exportPhoneList(list(rows));
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const book = read(bytes, { cellFormula: true, cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ""] ?? {};
  return {
    fileName,
    bytes,
    sheet,
    names: book.SheetNames,
    lines: utils.sheet_to_json<unknown[]>(sheet, { header: 1 }),
  };
}

it("says first that it is internal, then what it is of, how many rows, and how many have no number", async () => {
  const { fileName, names, lines } = await opened([
    row("P1", contact([NAME, "张一"], [PHONE, "13800000001"])),
    row("P2", contact([NAME, "张二"], [PHONE, null])),
    row("P3", null),
  ]);
  expect(lines[0]).toEqual(["内部资料 含个人信息"]);
  expect(lines[1]).toEqual([
    "明细：未提交；筛选：赛道：工业制造；数据截至 2026-06-05 18:00；共 3 行，其中 2 行没有号码",
  ]);
  expect(names).toEqual(["电话名单"]);
  expect(fileName).toBe("电话名单（内部资料）_明细：未提交_数据截至 2026-06-05 1800.xlsx");
});

it("has names and numbers behind what says which row it is, as text to the last digit and never as a formula", async () => {
  const { lines, sheet } = await opened([
    row("007", contact([NAME, "=1+1"], [PHONE, "13800000001"])),
    row("P2", contact([NAME, "+张"], [PHONE, "059187654321"])),
  ]);
  expect(lines[3]).toEqual(["项目编号", "项目名称", "联系人", "手机", "地区", "报名时间"]);
  expect(lines[4]?.slice(0, 4)).toEqual(["007", "=HYPERLINK(1)", "=1+1", "13800000001"]);
  expect(lines[5]?.[3]).toBe("059187654321");
  for (const address of ["A5", "B5", "C5", "D5", "D6"]) {
    expect([address, sheet[address]?.t, sheet[address]?.f, sheet[address]?.z]).toEqual([address, "s", undefined, "@"]);
  }
});

it("puts the same of several files under one header, and each further column under its own", async () => {
  const { lines } = await opened([
    row("P1", contact([NAME, "张一"], [PHONE, "1"], [LINE, "0591"])),
    row("P2", contact([{ ...PHONE, header: "联系电话" }, "2"], [{ ...NAME, header: "联系人" }, "李二"])),
    row("P3", contact([NAME, null], [LEADER, "王三"], [PHONE, null])),
  ]);
  expect(lines[3]?.slice(2, 6)).toEqual(["联系人", "手机 / 联系电话", "固定电话", "队长"]);
  expect(lines.slice(4).map((line) => line.slice(2, 6))).toEqual([
    ["张一", "1", "0591", undefined],
    ["李二", "2", undefined, undefined],
    [undefined, undefined, undefined, "王三"],
  ]);
});

it("carries its mark on top and at the bottom of each printed page", async () => {
  const { bytes } = await opened([row("P1", null)]);
  const xml = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(xml).toMatch(
    /<pageMargins [^>]*\/><pageSetup orientation="landscape"\/><headerFooter><oddHeader>&amp;C内部资料 含个人信息<\/oddHeader><oddFooter>&amp;L内部资料 含个人信息&amp;R&amp;P \/ &amp;N<\/oddFooter><\/headerFooter><ignoredErrors>/,
  );
});
