import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { chooseFiles, confirmImport, engineReady, importFiles, reportShown, type Upload } from "../../scripts/drive.ts";
import { expectQuiet, openApp, withBrowser, withServer } from "./app.ts";
import { violations } from "./axe.ts";
import { eventually, saysDemo, value, visit } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

const file = (name: string, ...lines: readonly string[]): Upload => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(lines.join("\r\n")),
});

const HEAD = "项目编号,团队名称,项目名称,参赛单位,赛道,赛题,报名时间,提交时间,审核状态";
const entry = (id: string, state = "审核通过", submitted = ""): string =>
  `${id},${id}队,作品${id},${id}公司,工业制造,1,2026-06-01 09:00,${submitted},${state}`;

const WEEK_1 = file("报名导出0605.csv", HEAD, entry("001"), entry("002"), entry("003"), entry("004"));
/** 002 is withdrawn, 003 handed in, 004 is not there any more, 005 to 007 are new. */
const WEEK_2 = file(
  "报名导出0612.csv",
  HEAD,
  entry("001"),
  entry("002", "已撤回"),
  entry("003", "审核通过", "2026-06-10 10:00"),
  ...["005", "006", "007"].map((id) => entry(id)),
);
const scores = (name: string, ...rows: readonly string[]): Upload => file(name, "项目编号,评委,得分", ...rows);
const FIRST = scores("初赛评分.csv", "001,评委1,80", "001,评委2,84", "003,评委1,70");
const SECOND = scores("复赛评分.csv", "001,评委1,90");

/** Rows of the table that a section holds, cell by cell. */
const cells = (page: Page, name: string): Promise<readonly (readonly string[])[]> =>
  page
    .getByRole("region", { name })
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? "")),
    );

/** The heads of the same table. */
const heads = (page: Page, name: string): Promise<readonly string[]> =>
  page.getByRole("region", { name }).locator("thead th").allTextContents();

/** Waits until so many rows of a table are loaded. */
const loaded = (page: Page, table: string, rows: number): Promise<void> =>
  page
    .getByRole("region", { name: "现有各表" })
    .getByRole("row", { name: new RegExp(`^${table} ${rows} `) })
    .waitFor();

describe("an organiser brings in the export of a week later", () => {
  test("and sees what is new, changed and unseen; the brief says how far the figures have come", async () => {
    const { page, observed } = await openApp(await browser.newContext(), server.url(), "#/data");
    await engineReady(page);
    await importFiles(page, [WEEK_1]);
    await chooseFiles(page, [WEEK_2]);
    await reportShown(page);
    await eventually(() => heads(page, "对照结果")).toEqual(["表", "已有", "新增", "变更", "本期未见", "无变化"]);
    await eventually(async () => (await cells(page, "对照结果"))[0]).toEqual(["参赛项目", "4", "3", "2", "1", "1"]);
    await value(page.getByLabel("数据截至")).toBe("2026-06-12T00:00");
    expect(await violations(page)).toEqual([]);

    await confirmImport(page);
    await page.getByText("与上期相比：撤回 1 个项目，更换赛道 0 个项目；本期未见 1 个项目。").waitFor();
    await visit(page, `${server.url()}#/overview`);
    // Four of the first week; then 001, 003, 004 (kept) and three new ones, without the withdrawn 002.
    await page.getByText("截至6月12日，报名6个项目（较上期+2个），提交1个项目（较上期+1个）").waitFor();
    expectQuiet(observed);
  });

  test("the same file again changes nothing; two stages' scores stand side by side; each step is taken back", async () => {
    const { page, observed } = await openApp(await browser.newContext(), server.url(), "#/data");
    await engineReady(page);
    await importFiles(page, [WEEK_1]);
    await chooseFiles(page, [WEEK_1]);
    await page.getByText("与已有数据相同，导入后各项数字不变。").waitFor();
    await page.getByRole("button", { name: "移除" }).click();
    await importFiles(page, [FIRST]);
    await importFiles(page, [SECOND]);
    await page.getByRole("columnheader", { name: "复赛评分" }).waitFor();
    await eventually(async () => (await cells(page, "各赛道收到的数据"))[0]).toEqual([
      "1 工业制造",
      "4 行 截至 2026-06-05",
      // Nothing in the score books says of which day they are.
      "3 行",
      "1 行",
    ]);
    const undo = page.getByRole("button", { name: "撤销导入" });
    await undo.click();
    await page.getByRole("columnheader", { name: "复赛评分" }).waitFor({ state: "detached" });
    await loaded(page, "评分", 3);
    await undo.click();
    await page.getByRole("columnheader", { name: "初赛评分" }).waitFor({ state: "detached" });
    await loaded(page, "参赛项目", 4);
    await undo.click();
    await saysDemo(page);
    expectQuiet(observed);
  });

  test("is asked once what only a person knows, and not again by the next export of the same shape", async () => {
    const { page } = await openApp(await browser.newContext(), server.url(), "#/data");
    await engineReady(page);
    await chooseFiles(page, [scores("甲.csv", "001,评委1,80"), scores("乙.csv", "002,评委1,70")]);
    await page.getByRole("radio", { name: "决赛" }).first().check({ force: true });
    await page.getByText("已确认").first().waitFor();
    await confirmImport(page);
    await chooseFiles(page, [scores("丙.csv", "003,评委1,60")]);
    await page.getByText("1 张表的表头与以前导入的相同，沿用当时的确认").waitFor();
    await page.getByRole("button", { name: "重新确认" }).click();
    await page.getByText("待确认 1 项").waitFor();
  });
});
