import { expect, it } from "vitest";
import type { ContactColumn, SheetContacts } from "../../../../src/ingest/privacy/contacts.ts";
import type { RowOrigin } from "../../../../src/panels/rows/origins.ts";
import { createPhoneList, type ListedRow, type PhoneListMaker } from "../../../../src/screens/rows/phone-list.ts";

const NAME: ContactColumn = { role: "contact", kind: "name", header: "联系人" };
const PHONE: ContactColumn = { role: "contact", kind: "phone", header: "手机" };

const origin = (content: string, row: number, name = "报名表.xlsx"): RowOrigin => ({
  name,
  sha256: content,
  member: null,
  sheet: "报名",
  row,
});
const listed = (id: string, from: RowOrigin | null = null): ListedRow => ({ cells: [id], origin: from });

/** A sheet with a contact's name and number by row; without columns: it has none. */
const sheet = (rows: Readonly<Record<number, string | null>>, columns = [NAME, PHONE]): SheetContacts => ({
  member: null,
  sheet: "报名",
  columns,
  rows: new Map(
    Object.entries(rows).map(([row, phone]) => [Number(row), columns.length === 0 ? [] : [`人${row}`, phone]]),
  ),
});

interface Files {
  /** What each content holds. */
  readonly [content: string]: SheetContacts;
}

/** Files whose content is their text. */
async function opened(rows: readonly ListedRow[], files: Files) {
  const list = createPhoneList({
    rows: () => Promise.resolve(rows),
    async read(file, wanted) {
      const sha256 = await file.text();
      if (sha256 === "broken") throw new Error("cannot be read");
      const found = files[sha256];
      return found === undefined || wanted[sha256] === undefined ? null : { sha256, sheets: [found] };
    },
  });
  await expect.poll(() => list.store.getState().rows).toBe(rows.length);
  return { list };
}

const file = (name: string, content: string): File => new File([content], name);
const numbers = (list: PhoneListMaker): readonly unknown[] =>
  list.list().map(({ cells, contact }) => [cells[0], contact?.cells[1] ?? null]);
const wanted = (list: PhoneListMaker): readonly unknown[] =>
  list.store.getState().files.map(({ name, sha256, rows, found }) => [name, sha256, rows, found?.numbers ?? null]);

it("names each file wanted with its rows, the same name twice where two contents had it", async () => {
  const rows = [listed("1", origin("a", 2)), listed("2", origin("a", 3)), listed("3", origin("b", 2)), listed("4")];
  const { list } = await opened(rows, {});
  expect(wanted(list)).toEqual([
    ["报名表.xlsx", "a", 2, null],
    ["报名表.xlsx", "b", 1, null],
  ]);
  expect(list.store.getState().unknown).toBe(1);
});

it("looks each row up in its own file: row 2 of one is not row 2 of another", async () => {
  const rows = [listed("1", origin("a", 2)), listed("2", origin("b", 2)), listed("3")];
  const { list } = await opened(rows, { a: sheet({ 2: "111" }), b: sheet({ 2: "222" }) });
  await list.take([file("改过名.xlsx", "b")]);
  expect(numbers(list)).toEqual([
    ["1", null],
    ["2", "222"],
    ["3", null],
  ]);
  await list.take([file("报名表.xlsx", "a")]);
  expect(numbers(list)).toEqual([
    ["1", "111"],
    ["2", "222"],
    ["3", null],
  ]);
  expect(list.store.getState().refused).toEqual([]);
});

it("refuses another content under a wanted name, another file, and what cannot be read; the others are taken", async () => {
  const { list } = await opened([listed("1", origin("a", 2))], { a: sheet({ 2: "111" }) });
  await list.take([
    file("报名表.xlsx", "changed"),
    file("别的.csv", "x"),
    file("坏.xlsx", "broken"),
    file("原件.xlsx", "a"),
  ]);
  const { refused } = list.store.getState();
  expect(refused.map(({ name, why }) => [name, why instanceof Error ? why.message : why])).toEqual([
    ["报名表.xlsx", "changed"],
    ["别的.csv", "other"],
    ["坏.xlsx", "cannot be read"],
  ]);
  expect(numbers(list)).toEqual([["1", "111"]]);
});

it("takes files one after the other, also those that are given before it is known which are wanted", async () => {
  const list = createPhoneList({
    rows: () => Promise.resolve([listed("1", origin("a", 2)), listed("2", origin("b", 2))]),
    async read(given, wanted) {
      const sha256 = await given.text();
      return wanted[sha256] === undefined ? null : { sha256, sheets: [sheet({ 2: sha256 })] };
    },
  });
  await Promise.all([list.take([file("甲.xlsx", "a")]), list.take([file("乙.xlsx", "b")])]);
  expect(numbers(list)).toEqual([
    ["1", "a"],
    ["2", "b"],
  ]);
});

it("says how many rows of a file have a number, and where it has no such column", async () => {
  const rows = [listed("1", origin("a", 2)), listed("2", origin("a", 3)), listed("3", origin("b", 2, "名单.xlsx"))];
  const { list } = await opened(rows, { a: sheet({ 2: "111", 3: null }), b: sheet({ 2: null }, []) });
  await list.take([file("报名表.xlsx", "a"), file("名单.xlsx", "b")]);
  expect(list.store.getState().files.map(({ name, found }) => [name, found])).toEqual([
    ["报名表.xlsx", { numbers: 1, hasColumns: true }],
    ["名单.xlsx", { numbers: 0, hasColumns: false }],
  ]);
  // Who is named without a number is named all the same.
  expect(list.list()[1]?.contact?.cells).toEqual(["人3", null]);
});

it("keeps names and numbers out of what the page can see of it", async () => {
  const { list } = await opened([listed("1", origin("a", 2))], { a: sheet({ 2: "13800000001" }) });
  await list.take([file("报名表.xlsx", "a")]);
  const seen = JSON.stringify(list.store.getState());
  expect(seen).not.toContain("13800000001");
  expect(seen).not.toContain("人2");
});

it("says why the rows could not be fetched", async () => {
  const list = createPhoneList({ rows: () => Promise.reject(new Error("engine")), read: () => Promise.resolve(null) });
  await expect.poll(() => list.store.getState().error).toEqual(new Error("engine"));
});

it("knows a file of a folder by its own name: changed since, it is not taken for a foreign one", async () => {
  const { list } = await opened([listed("1", origin("a", 2, "各校/报名表.xlsx"))], {});
  await list.take([file("报名表.xlsx", "another"), file("别的.xlsx", "another")]);
  expect(list.store.getState().refused).toEqual([
    { name: "报名表.xlsx", why: "changed" },
    { name: "别的.xlsx", why: "other" },
  ]);
});
