import type { Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { chooseFiles, engineReady, panel, reportShown, settled } from "../../scripts/drive.ts";
import { download, expectQuiet, openApp, summary, withBrowser, withServer } from "./app.ts";
import { address, arrived, eventually, focused, text, value } from "./waiting.ts";

/** Nothing here touches the mouse. */

const browser = withBrowser();
const server = withServer();

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** The step of a key has been taken: menus move the focus a picture later. */
const stepped = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** Presses a key until the focus is on what is looked for, as a person does who knows that it is somewhere below. */
async function keyTo(page: Page, key: "Tab" | "ArrowDown", target: Locator): Promise<void> {
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press(key);
    if (key !== "Tab") await stepped(page);
    if (await hasFocus(target)) return;
  }
  throw new Error(`not reached by ${key}: ${target}`);
}

const tabTo = (page: Page, target: Locator): Promise<void> => keyTo(page, "Tab", target);

const ends = (page: Page, id: string): Locator => panel(page, id).getByRole("slider");

test("the two ends of a range of days move by arrow keys: other charts follow, one step back for each key", async () => {
  const { page, observed } = await openApp(await browser.newContext(), server.url());
  const before = await summary(page, "coverage-by-track");
  const [from, to] = [ends(page, "registrations-over-time").first(), ends(page, "registrations-over-time").last()];
  await tabTo(page, from);
  await page.keyboard.press("PageUp");
  await arrived(page, /^#\/overview\?day=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/);
  const first = await address(page);
  expect(await summary(page, "coverage-by-track")).not.toBe(before);
  const [start = "", end = ""] = first.split("day=")[1]?.split("..") ?? [];
  const said = (): Promise<string | null> => from.getAttribute("aria-valuetext");
  await eventually(said).toContain(start);
  // The last day is said, the one after it stands in the address.
  expect(await said()).not.toContain(end);

  await page.keyboard.press("Tab");
  await focused(to);
  await page.keyboard.press("ArrowLeft");
  await arrived(page, new RegExp(`day=${start}\\.\\.(?!${end})`));

  await page.keyboard.press("Control+z");
  await arrived(page, first);
  await from.focus();
  await page.keyboard.press("Home");
  // All of it is no filter.
  await arrived(page, "#/overview");
  expect(await summary(page, "coverage-by-track")).toBe(before);
  expectQuiet(observed);
});

test("the ends of a range of scores stand on edges of bins and never cross", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  const [from, to] = [ends(page, "score-distribution").first(), ends(page, "score-distribution").last()];
  await to.focus();
  await page.keyboard.press("Home");
  await arrived(page, /^#\/overview\?score=[\d.]+\.\.[\d.]+$/);
  await value(from).toBe("0");
  await value(to).toBe("1");
  await from.focus();
  await page.keyboard.press("ArrowRight");
  await settled(page);
  await value(from).toBe("0");
});

test("from the key figure to its rows and back: Escape closes, and the focus returns", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  const figure = page.getByRole("button", { name: /查看明细：零报名赛题$/ });
  await tabTo(page, figure);
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  await drawer.locator("tbody td", { hasText: /./ }).first().waitFor();
  // The focus comes once it has slid in.
  await focused(drawer.getByRole("heading", { name: /^明细/ }));
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  await focused(figure);
});

const EXPORTED = `项目编号,项目名称,赛道,赛题,团队名称,牵头单位,地区,报名时间,提交时间,状态
A1,甲,工业制造,1,一队,甲公司,福州,2026-05-01 09:00,2026-06-01 10:00,审核通过
A2,乙,工业制造,1,二队,乙公司,厦门,2026-05-02 09:00,,待审核
A3,丙,工业制造,2,三队,丙公司,厦门,2026-05-03 09:00,2026-06-05 18:00,审核通过
A4,丁,工业制造,2,四队,丁公司,厦门,2026-05-03 09:00,,草稿
`;

test("from a file to the sentence for the brief: import, 数据截至, the deadline, the list of problems without entries", async () => {
  const { page, observed } = await openApp(await browser.newContext(), server.url(), "#/data");
  // The browser's own window for files is out of reach here; everything after it is not.
  await chooseFiles(page, [
    { name: "报名.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${EXPORTED}`, "utf8") },
  ]);
  await reportShown(page);
  await tabTo(page, page.getByRole("button", { name: "导入", exact: true }));
  await page.keyboard.press("Enter");
  await page.getByText(/^已导入/).waitFor();
  await tabTo(page, page.getByRole("link", { name: /下一步/ }));
  await page.keyboard.press("Enter");

  const propose = page.getByRole("button", { name: /采用数据中最晚的时间 2026-06-05 18:00/ });
  await propose.waitFor();
  await tabTo(page, propose);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("textbox", { name: "环节与时间第 1 行截止" }));
  await page.keyboard.type("2026-06-14 18:00");
  await tabTo(page, page.getByRole("button", { name: "保存设置" }));
  await page.keyboard.press("Enter");
  await page.getByText("设置已保存").waitFor();

  await page.locator(".skip-link").focus();
  await tabTo(page, page.getByRole("link", { name: "总览", exact: true }));
  await page.keyboard.press("Enter");
  await settled(page);
  // Of the four one is a draft: 3 registrations of 2 problems by 3 organisations, 2 of them submitted; 120 - 2 problems.
  await text(page.locator(".figures-sentence")).toContain(
    "截至6月5日18时，报名3个项目，提交2个项目，零报名赛题118个，参赛单位3家，距报名截止9天。",
  );
  const figure = page.getByRole("button", { name: /查看明细：零报名赛题$/ });
  await tabTo(page, figure);
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  await drawer.getByText("共 118 个赛题").waitFor();
  await focused(drawer.getByRole("heading", { name: /^明细/ }));
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  await focused(figure);

  await tabTo(page, panel(page, "coverage-by-track").getByRole("button", { name: "导出" }));
  await page.keyboard.press("Enter");
  const csv = page.getByRole("menuitem", { name: /CSV/ });
  await csv.waitFor();
  await keyTo(page, "ArrowDown", csv);
  const { name } = await download(page, () => page.keyboard.press("Enter"));
  expect(name).toBe("各赛道报名情况_数据截至 2026-06-05 1800.csv");
  expectQuiet(observed);
});

test("a link that has the focus keeps its outline once everything has loaded", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  await engineReady(page);
  const link = page.getByRole("link", { name: "赛题覆盖", exact: true });
  await tabTo(page, link);
  expect(await link.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
});
