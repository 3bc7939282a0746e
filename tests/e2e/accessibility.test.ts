import type { Page } from "playwright";
import { expect, test } from "vitest";
import { openApp, readTable, withBrowser, withServer } from "./app.ts";
import { violations } from "./axe.ts";
import { eventually } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

const ROUTES = ["overview", "coverage", "themes", "registrations", "scores", "data"];

/** All that the dark can change for axe: everything else is the same page. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

const openIn = async (colorScheme: "light" | "dark", route?: string): Promise<Page> =>
  (await openApp(await browser.newContext({ colorScheme, reducedMotion: "reduce" }), server.url(), route)).page;

async function turn(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
  await page.waitForFunction(() => document.getAnimations().length === 0);
}

async function expectNothingSerious(page: Page, rules?: readonly string[]): Promise<void> {
  const found = await violations(page, rules);
  expect(found.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
}

test.each(ROUTES)("%s has no serious finding of axe, in the light or in the dark", async (route) => {
  const page = await openIn("light", `#/${route}`);
  await expectNothingSerious(page);
  await turn(page, "dark");
  await expectNothingSerious(page, COLOUR_RULES);
});

test("the open drawer of rows has no serious finding of axe, in the dark or in the light", async () => {
  const page = await openIn("dark");
  await page.locator('[data-panel="coverage-by-track"]').getByRole("button", { name: "明细", exact: true }).click();
  const drawer = page.getByRole("dialog");
  await drawer.locator("tbody td", { hasText: /./ }).first().waitFor();
  await drawer.getByRole("button", { name: "选择列" }).click();
  await drawer.getByRole("group", { name: "选择列" }).waitFor();
  await drawer.getByText("查看 SQL").click();
  await drawer.locator("pre").waitFor();
  await expectNothingSerious(page, COLOUR_RULES);
  await turn(page, "light");
  await expectNothingSerious(page);
});

test("the settings have no serious finding of axe, in the dark or in the light", async () => {
  const page = await openIn("dark", "#/data?data.tab=settings");
  await page.locator(".settings-section > summary").first().waitFor();
  const closed = page.locator(".settings-section:not([open]) > summary");
  for (let left = await closed.count(); left > 0; left -= 1) {
    await closed.first().click();
    await eventually(() => closed.count()).toBe(left - 1);
  }
  await page.locator(".settings-group > summary").first().click();
  await page.getByRole("textbox", { name: "赛事名称" }).fill("");
  await page.getByRole("button", { name: "保存设置" }).click();
  await page.getByRole("alert").waitFor();
  await expectNothingSerious(page, COLOUR_RULES);
  await turn(page, "light");
  await expectNothingSerious(page);
});

test("a panel's table can be opened, read and closed by keyboard alone", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  const card = page.locator('[data-panel="coverage-by-track"]');
  const button = card.getByRole("button", { name: "数据表", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await card.locator("table").waitFor();
  await eventually(() => button.getAttribute("aria-pressed")).toBe("true");
  await page.keyboard.press("Enter");
  await card.locator("table").waitFor({ state: "detached" });
  expect((await readTable(page, "coverage-by-track")).rows).toHaveLength(17);
});
