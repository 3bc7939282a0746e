import { read, utils, write } from "@e965/xlsx";
import { unzipSync } from "fflate";
import type { Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { chooseFiles, engineReady, importFiles, panel, type Upload } from "../../scripts/drive.ts";
import { download, expectQuiet, openApp, withBrowser, withServer } from "./app.ts";
import { eventually, visit } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

type MadeUpload = Exclude<Upload, string>;

const file = (name: string, content: string | Buffer): MadeUpload => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
});

const HEADER = "项目编号,项目名称,参赛单位,赛道,赛题,报名时间,提交时间,审核状态,联系人,手机";
const row = (id: string, title: string, who: string): string =>
  `${id},${title},福州一厂,工业制造,1,2026-05-01 09:00,,审核通过,${who}`;

const ENTRIES = file(
  "报名表.csv",
  [HEADER, row("007", "车间质检", "欧阳一,13800000001"), row("008", "产线排程", "欧阳二,059187654321")].join("\r\n"),
);
/** Named alike, and a number in it is another. */
const CHANGED = file("报名表.csv", ENTRIES.buffer.toString().replace("13800000001", "13900000001"));

/** Who is in the file, and must be nowhere but in the list. */
const PERSONAL = ["欧阳一", "欧阳二", "13800000001", "059187654321"];

const drawerOf = (page: Page): Locator => page.getByRole("dialog", { name: /^明细：/ });
const dialogOf = (page: Page): Locator => page.getByRole("dialog", { name: "电话名单" });
const found = (dialog: Locator): Locator => dialog.locator('li[data-found="true"]');

async function openRows(page: Page): Promise<Locator> {
  await visit(page, `${server.url()}#/overview`);
  await panel(page, "coverage-by-track").getByRole("button", { name: "明细", exact: true }).click();
  const drawer = drawerOf(page);
  await drawer.locator("tbody td").first().waitFor();
  return drawer;
}

/** The dialog, once it says which files it needs. */
async function openList(page: Page): Promise<Locator> {
  await drawerOf(page).getByRole("button", { name: "电话名单…" }).click();
  const dialog = dialogOf(page);
  await dialog.getByRole("listitem").first().waitFor();
  return dialog;
}

const give = (dialog: Locator, ...files: readonly MadeUpload[]): Promise<void> =>
  dialog.getByLabel("选择原文件").setInputFiles([...files]);

/** Drops a file on the dialog, as a hand does. */
async function drop(dialog: Locator, { name, buffer }: MadeUpload): Promise<void> {
  const dataTransfer = await dialog.page().evaluateHandle(
    ([named, text]) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([text], named));
      return dropped;
    },
    [name, buffer.toString()] as const,
  );
  for (const event of ["dragenter", "dragover", "drop"]) await dialog.dispatchEvent(event, { dataTransfer });
}

async function makeList(dialog: Locator): Promise<{ readonly name: string; readonly lines: readonly unknown[][] }> {
  const { name, bytes } = await download(dialog.page(), () =>
    dialog.getByRole("button", { name: "生成 Excel 文件" }).click(),
  );
  const book = read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ""] ?? {};
  return { name, lines: utils.sheet_to_json<unknown[]>(sheet, { header: 1 }) };
}

/** Names and numbers by entry, as the list has them. */
function contacts(lines: readonly unknown[][]): Record<string, readonly unknown[]> {
  // Two lines of what it is, a blank one, the headers.
  const [header = [], ...body] = lines.slice(3);
  const places = ["项目编号", "联系人", "手机"].map((name) => header.indexOf(name));
  return Object.fromEntries(body.map((line) => [String(line[places[0] ?? -1]), places.slice(1).map((at) => line[at])]));
}

/** All that the browser keeps of the page: by its place, the bytes as they are. */
async function stored(page: Page): Promise<ReadonlyMap<string, Buffer>> {
  const kept = await page.evaluate(async () => {
    const all: [string, string][] = [];
    for (const [kind, storage] of Object.entries({ localStorage, sessionStorage })) {
      for (const key of Object.keys(storage)) all.push([`${kind} ${key}`, btoa(encodeURI(storage.getItem(key) ?? ""))]);
    }
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle instanceof FileSystemDirectoryHandle) await walk(handle, `${path}/${name}`);
        else if (handle instanceof FileSystemFileHandle) {
          const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
          all.push([`${path}/${name}`, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))]);
        }
      }
    };
    await walk(await navigator.storage.getDirectory(), "");
    for (const { name } of await indexedDB.databases()) all.push([`indexedDB ${name}`, ""]);
    for (const name of await caches.keys()) all.push([`caches ${name}`, ""]);
    return all;
  });
  return new Map(kept.map(([place, bytes]) => [place, Buffer.from(bytes, "base64")]));
}

/** The data set as a person saves it; what is open must have been kept. */
async function savedSet(page: Page): Promise<Buffer> {
  await visit(page, `${server.url()}#/data?data.tab=sets`);
  const saved = await download(page, () => page.getByRole("button", { name: /^将数据集“.*”保存为文件$/ }).click());
  return saved.bytes;
}

test("names and numbers go from the original file into the list, and nowhere else", async () => {
  const { page, observed } = await openApp(await browser.newContext(), server.url(), "#/data");
  await engineReady(page);
  await importFiles(page, [ENTRIES]);
  const before = await savedSet(page);
  // The file is asked for by what was kept of it, also on another day.
  await page.reload();
  await openRows(page);
  const dialog = await openList(page);
  await dialog.getByText("报名表.csv").waitFor();
  // By now what a start puts in order has been put in order.
  const kept = await stored(page);
  expect(await dialog.getByRole("button", { name: "生成 Excel 文件" }).isDisabled()).toBe(true);

  await give(dialog, CHANGED);
  await dialog.getByRole("alert").filter({ hasText: "报名表.csv：内容与导入时不同" }).waitFor();
  await give(dialog, file("别的.csv", "甲,乙\n1,2\n"));
  await dialog.getByRole("alert").filter({ hasText: "别的.csv：这些行不是从它导入的。需要的是 报名表.csv" }).waitFor();
  expect(await found(dialog).count()).toBe(0);

  // The content counts, and not the name.
  await give(dialog, { ...ENTRIES, name: "改过名.csv" });
  await found(dialog).getByText("2 行中 2 行有号码").waitFor();
  const { name, lines } = await makeList(dialog);
  expect(name).toMatch(/^电话名单（内部资料）_各赛道报名情况_.*\.xlsx$/);
  expect(lines[0]).toEqual(["内部资料 含个人信息"]);
  expect(String(lines[1])).toMatch(/^各赛道报名情况；筛选：无（全部数据）；数据截至.*；共 2 行，其中 0 行没有号码$/);
  expect(contacts(lines)).toEqual({ "007": ["欧阳一", "13800000001"], "008": ["欧阳二", "059187654321"] });
  await dialog.getByText("已生成：共 2 行，其中 0 行没有号码").waitFor();

  // What the page shows, its address and all that is kept say nothing of them.
  expect(PERSONAL.filter((text) => page.url().includes(encodeURI(text)))).toEqual([]);
  const shown = await page.content();
  expect(PERSONAL.filter((text) => shown.includes(text))).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.locator("button:focus", { hasText: "电话名单…" }).waitFor();
  const after = await stored(page);
  expect([...after.keys()].toSorted()).toEqual([...kept.keys()].toSorted());
  for (const [place, bytes] of after)
    expect([place, bytes.equals(kept.get(place) ?? Buffer.of())]).toEqual([place, true]);
  const again = await savedSet(page);
  expect(again.equals(before)).toBe(true);
  const parts = [
    ...after.values(),
    ...Object.values(unzipSync(new Uint8Array(again))).map((part) => Buffer.from(part)),
  ];
  const holds = (text: string): boolean =>
    parts.some((bytes) => bytes.includes(text) || bytes.includes(encodeURI(text)));
  // Texts lie open in what is kept: that none of these is found means that none is there.
  expect(["车间质检", "产线排程"].every(holds)).toBe(true);
  expect(PERSONAL.filter(holds)).toEqual([]);
  const own = new URL(server.url()).origin;
  expect(observed.requests.filter((url) => !url.startsWith(own) && !/^(blob|data):/.test(url))).toEqual([]);
  expectQuiet(observed);
});

test("each row is looked up in its own sheet of the book, also where the data set was opened on another machine", async () => {
  const header = HEADER.split(",");
  const book = utils.book_new();
  for (const [name, line] of [
    ["第一批", row("P1", "甲项目", "欧阳一,13800000001")],
    ["第二批", row("P2", "乙项目", "欧阳二,13800000002")],
  ] as const) {
    utils.book_append_sheet(book, utils.aoa_to_sheet([header, line.split(",")]), name);
  }
  const original = file("两批报名.xlsx", Buffer.from(new Uint8Array(write(book, { type: "array", bookType: "xlsx" }))));
  const { page } = await openApp(await browser.newContext(), server.url(), "#/data");
  await engineReady(page);
  await importFiles(page, [original]);
  const saved = await savedSet(page);

  const other = await openApp(await browser.newContext(), server.url(), "#/data");
  await engineReady(other.page);
  await chooseFiles(other.page, [{ name: "大赛.zip", mimeType: "application/zip", buffer: saved }]);
  await other.page.locator(".app-header").getByText("演示数据").waitFor({ state: "detached" });
  await openRows(other.page);
  const dialog = await openList(other.page);
  await give(dialog, original);
  await found(dialog).waitFor();
  const { lines } = await makeList(dialog);
  expect(contacts(lines)).toEqual({ P1: ["欧阳一", "13800000001"], P2: ["欧阳二", "13800000002"] });
});

test("after an update by a file of the same name each row asks for the one it came from; the demo has no list", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  const demo = await openRows(page);
  await demo.getByRole("button", { name: "导出", exact: true }).waitFor();
  expect(await demo.getByRole("button", { name: "电话名单…" }).count()).toBe(0);

  await visit(page, `${server.url()}#/data`);
  await engineReady(page);
  await importFiles(page, [ENTRIES]);
  // 007 is not in it any more and stays as it was; another stands in its row.
  const next = file(
    "报名表.csv",
    [HEADER, row("009", "供应预警", "欧阳三,13800000003"), row("008", "产线排程", "欧阳四,13800000004")].join("\r\n"),
  );
  await importFiles(page, [next]);
  await openRows(page);
  const dialog = await openList(page);
  await eventually(() => dialog.getByRole("listitem").count()).toBe(2);
  // What is dropped here is for the list alone: the page behind the dialog imports nothing of it.
  await drop(dialog, next);
  await found(dialog).getByText("2 行中 2 行有号码").waitFor();
  expect(await page.evaluate(() => window.location.hash)).toBe("#/overview");
  await dialog.getByText("还有 1 个文件待放入").waitFor();
  const one = contacts((await makeList(dialog)).lines);
  expect(one).toMatchObject({ "008": ["欧阳四", "13800000004"], "009": ["欧阳三", "13800000003"] });
  expect(one["007"]?.filter((cell) => cell !== undefined)).toEqual([]);
  await give(dialog, ENTRIES);
  await eventually(() => found(dialog).count()).toBe(2);
  expect(contacts((await makeList(dialog)).lines)["007"]).toEqual(["欧阳一", "13800000001"]);
});
