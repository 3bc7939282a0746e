import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { openApp, readTable, withBrowser, withServer } from "./app.ts";

const browser = withBrowser();
const server = withServer();

const CASES = ["overview", "coverage", "themes", "registrations", "scores", "data"].flatMap((route) =>
  (["light", "dark"] as const).map((scheme) => ({ route, scheme })),
);

async function seriousFindings(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) }));
}

test.each(CASES)("$route in $scheme has no serious finding of axe", async ({ route, scheme }) => {
  const context = await browser.newContext({ colorScheme: scheme, reducedMotion: "reduce" });
  const { page } = await openApp(context, server.url(), `#/${route}`);
  expect(await seriousFindings(page)).toEqual([]);
});

test.each(["light", "dark"] as const)("the open drawer of rows in %s has no serious finding of axe", async (scheme) => {
  const context = await browser.newContext({ colorScheme: scheme, reducedMotion: "reduce" });
  const { page } = await openApp(context, server.url());
  await page.locator('[data-panel="coverage-by-track"]').getByRole("button", { name: "明细", exact: true }).click();
  const drawer = page.getByRole("dialog");
  await drawer.locator("tbody td", { hasText: /./ }).first().waitFor();
  await drawer.getByRole("button", { name: "选择列" }).click();
  await drawer.getByText("查看 SQL").click();
  expect(await seriousFindings(page)).toEqual([]);
});

test.each(["light", "dark"] as const)("the settings in %s have no serious finding of axe", async (scheme) => {
  const context = await browser.newContext({ colorScheme: scheme, reducedMotion: "reduce" });
  const { page } = await openApp(context, server.url(), "#/data?data.tab=settings");
  const closed = page.locator(".settings-section:not([open]) > summary");
  while ((await closed.count()) > 0) await closed.first().click();
  await page.locator(".settings-group > summary").first().click();
  await page.getByRole("textbox", { name: "赛事名称" }).fill("");
  await page.getByRole("button", { name: "保存设置" }).click();
  await page.getByRole("alert").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
});

test("a panel's table can be opened, read and closed by keyboard alone", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  const button = page.locator('[data-panel="coverage-by-track"]').getByRole("button", { name: "数据表", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.locator('[data-panel="coverage-by-track"] table').waitFor();
  expect(await button.getAttribute("aria-pressed")).toBe("true");
  await page.keyboard.press("Enter");
  await page.locator('[data-panel="coverage-by-track"] table').waitFor({ state: "detached" });
  expect((await readTable(page, "coverage-by-track")).rows).toHaveLength(17);
});
