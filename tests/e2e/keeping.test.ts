import { unzipSync } from "fflate";
import type { BrowserContext, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { chooseFiles, engineReady, importFiles, settled, type Upload } from "../../scripts/drive.ts";
import { download, expectQuiet, numbers, openApp, readTable, sum, withBrowser, withServer } from "./app.ts";
import { eventually, gone, reload, saysDemo, text, visit } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

/** Four registrations of three tracks. */
const ENTRIES = {
  name: "报名.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "项目编号,团队名称,项目名称,参赛单位,赛道,赛题,地市,单位类型,报名时间,提交时间,审核状态",
      "007,甲队,车间质检,福州一厂,工业制造,1,福州,企业,2026-05-01 09:00,2026-06-01 10:00,审核通过",
      "008,乙队,产线排程,厦门二厂,工业制造,1,厦门,企业,2026-05-02 09:00,2026-06-02 10:00,审核通过",
      "009,丙队,供应预警,泉州大学,工业制造,2,泉州,高等院校,2026-05-02 11:00,,待审核",
      "010,丁队,茶园估产,武夷农科所,现代农业,3,南平,科研院所,2026-05-03 09:00,2026-06-03 10:00,审核通过",
    ].join("\r\n"),
  ),
} satisfies Upload;
const REGISTRATIONS = [3, 1, 0] as const;

const SETS = "#/data?data.tab=sets";

const go = (page: Page, hash: string): Promise<void> => visit(page, server.url() + hash);

const registrations = async (page: Page): Promise<readonly number[]> => {
  await go(page, "#/overview");
  return numbers(await readTable(page, "coverage-by-track"), "registrations").slice(0, REGISTRATIONS.length);
};

/** The data sets of one's own, by name; the last of the list is what comes with the program. */
const listed = (page: Page): Promise<string[]> =>
  page.getByRole("list", { name: "已保存的数据集" }).locator("li:not(:last-child) h2").allTextContents();

/** Waits until what was done is kept. */
async function kept(page: Page, count: number): Promise<void> {
  await page
    .getByRole("list", { name: "已保存的数据集" })
    .locator(`li:nth-child(${count + 1}):last-child`)
    .waitFor();
  // Nothing is being done, and that is said of a list that is there.
  await text(page.locator(".sets-step")).toBe("");
}

async function openImported(context: BrowserContext): ReturnType<typeof openApp> {
  const opened = await openApp(context, server.url(), "#/data");
  await engineReady(opened.page);
  await importFiles(opened.page, [ENTRIES]);
  await go(opened.page, SETS);
  await kept(opened.page, 1);
  return opened;
}

describe("what an organiser imported", () => {
  test("is there after a reload, without a glimpse of the demo, and so are the settings", async () => {
    const context = await browser.newContext();
    const { page, observed } = await openImported(context);
    const before = await registrations(page);
    expect(before).toEqual(REGISTRATIONS);
    await go(page, "#/data?data.tab=settings");
    await page.getByLabel("赛事名称").fill("某省数据大赛");
    await page.getByRole("button", { name: "保存设置" }).click();
    await page.getByText("设置已保存").waitFor();
    await go(page, SETS);
    await kept(page, 1);
    await go(page, "#/overview");

    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => seen.push(document.body?.textContent ?? "")).observe(document, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await reload(page);
    const glimpses = await page.evaluate(() => ("seen" in window && Array.isArray(window.seen) ? window.seen : []));
    expect(glimpses.length).toBeGreaterThan(0);
    expect(glimpses.filter((text) => String(text).includes("演示"))).toEqual([]);
    expect(await registrations(page)).toEqual(before);
    await eventually(() => page.title()).toContain("某省数据大赛");
    expectQuiet(observed);
  });

  test("can be taken back on another day: the page says what, and shows what was there before", async () => {
    const context = await browser.newContext();
    const { page, observed } = await openImported(context);
    await go(page, "#/data");
    // A fifth registration, of the first track.
    const more = ENTRIES.buffer.toString().replace("007,甲队", "011,戊队").split("\r\n").slice(0, 2).join("\r\n");
    await importFiles(page, [{ ...ENTRIES, name: "补报.csv", buffer: Buffer.from(more) }]);
    await go(page, SETS);
    await kept(page, 1);
    expect(await registrations(page)).toEqual([REGISTRATIONS[0] + 1, ...REGISTRATIONS.slice(1)]);
    await page.reload();
    await go(page, "#/data");
    await engineReady(page);
    await page.getByText(/上次导入.*补报\.csv/).waitFor();
    await page.getByRole("button", { name: "撤销导入" }).click();
    await page.getByText(/上次导入/).waitFor({ state: "detached" });
    expect(await registrations(page)).toEqual(REGISTRATIONS);
    // And so it stays.
    await reload(page);
    expect(await registrations(page)).toEqual(REGISTRATIONS);
    await go(page, "#/data");
    await engineReady(page);
    await gone(page.getByRole("button", { name: "撤销导入" }));
    expectQuiet(observed);
  });

  test("is taken back to the demo where it was the first, and its data set goes with it", async () => {
    const { page } = await openImported(await browser.newContext());
    await page.reload();
    await go(page, "#/data");
    await engineReady(page);
    await page.getByRole("button", { name: "撤销导入" }).click();
    await saysDemo(page);
    await go(page, SETS);
    await kept(page, 0);
    await reload(page);
    await saysDemo(page);
  });

  test("is one data set of several: renamed, left for the demo, opened again, deleted by name", async () => {
    const { page, observed } = await openImported(await browser.newContext());
    const [name = ""] = await listed(page);
    await page.getByRole("button", { name: `重命名数据集“${name}”` }).click();
    await page.getByLabel("名称", { exact: true }).fill("初赛前");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "初赛前" }).waitFor();

    await page.getByRole("button", { name: "另建数据集" }).click();
    await page.getByText("现在导入文件，会建立新的数据集").waitFor();
    expect(sum(await registrations(page))).toBeGreaterThan(sum(REGISTRATIONS));
    await go(page, SETS);
    await page.getByRole("button", { name: "打开数据集“初赛前”" }).click();
    await page.getByRole("listitem").filter({ hasText: "初赛前" }).getByText("当前").waitFor();
    expect(await registrations(page)).toEqual(REGISTRATIONS);

    await go(page, SETS);
    await page.getByRole("button", { name: "删除数据集“初赛前”" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
    await kept(page, 0);
    await saysDemo(page);
    expectQuiet(observed);
  });

  test("goes with everything else by one button, also for the next start", async () => {
    const { page } = await openImported(await browser.newContext());
    await page.getByRole("button", { name: "全部清除" }).click();
    await page.getByRole("button", { name: "确认全部清除" }).click();
    await kept(page, 0);
    const left = (): Promise<string[]> =>
      page.evaluate(async () => {
        const names: string[] = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
        const root = await navigator.storage.getDirectory();
        for await (const name of root.keys()) names.push(name);
        return names;
      });
    await eventually(left).toEqual([]);
    await reload(page);
    await saysDemo(page);
  });

  test("is one file, which opens in another browser by the import input, with the same tables to the byte", async () => {
    const { page } = await openImported(await browser.newContext());
    const save = async (from: Page): Promise<Buffer> => {
      const act = () => from.getByRole("button", { name: /^将数据集“.*”保存为文件$/ }).click();
      return (await download(from, act)).bytes;
    };
    const saved = await save(page);

    const other = await openApp(await browser.newContext(), server.url(), "#/data");
    await engineReady(other.page);
    await chooseFiles(other.page, [{ name: "大赛.zip", mimeType: "application/zip", buffer: saved }]);
    await other.page.locator(".app-header").getByText("演示数据").waitFor({ state: "detached" });
    expect(await registrations(other.page)).toEqual(REGISTRATIONS);
    await go(other.page, SETS);
    await kept(other.page, 1);
    const again = await save(other.page);
    expect(tablesIn(again)).toEqual(tablesIn(saved));
    expect([...tablesIn(saved).keys()]).toContain("entries.parquet");

    await other.page
      .getByLabel("打开数据集文件")
      .setInputFiles([{ name: "坏.zip", mimeType: "application/zip", buffer: saved.subarray(0, saved.length / 2) }]);
    await other.page.getByRole("alert").getByText("没有打开文件“坏.zip”，数据保持原样").waitFor();
    expectQuiet(other.observed);
  });
});

/** The bytes of each table in an archive, by its name. */
const tablesIn = (zip: Buffer): ReadonlyMap<string, Buffer> =>
  new Map(
    Object.entries(unzipSync(new Uint8Array(zip)))
      .filter(([name]) => name !== "manifest.json")
      .map(([name, bytes]) => [name, Buffer.from(bytes)]),
  );

describe("a second tab on the same data set", () => {
  test("reads, is told, and goes on when the first is closed", async () => {
    const context = await browser.newContext();
    const { page } = await openImported(context);
    const second = await context.newPage();
    await visit(second, `${server.url()}#/overview`);
    await second.getByText("正在另一个标签页中使用").waitFor();
    await page.close();
    await second.getByText("正在另一个标签页中使用").waitFor({ state: "detached" });
    expect(await registrations(second)).toEqual(REGISTRATIONS);
  });
});

describe("a browser that refuses its storage", () => {
  test("is named in words, and the session goes on until the page is closed", async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      // The blank page before has no storage at all.
      if (typeof StorageManager !== "function") return;
      StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("refused", "SecurityError"));
    });
    const { page, observed } = await openApp(context, server.url(), "#/data");
    await engineReady(page);
    await page.getByText("浏览器没有允许在本机保存数据").waitFor();
    await importFiles(page, [ENTRIES]);
    // Within the page: an address of its own would be a new one.
    await page.getByRole("link", { name: "总览" }).click();
    await settled(page);
    await page.getByText("数据集只在本页打开期间保留").waitFor();
    const tracks = numbers(await readTable(page, "coverage-by-track"), "registrations");
    expect(tracks.slice(0, REGISTRATIONS.length)).toEqual(REGISTRATIONS);
    await reload(page);
    await saysDemo(page);
    expectQuiet(observed);
  });

  test("that has no file system keeps data sets in its database", async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      if (typeof StorageManager === "function") Reflect.deleteProperty(StorageManager.prototype, "getDirectory");
    });
    const { page } = await openImported(context);
    await page.getByText("浏览器数据库").waitFor();
    await reload(page);
    expect(await registrations(page)).toEqual(REGISTRATIONS);
  });
});
