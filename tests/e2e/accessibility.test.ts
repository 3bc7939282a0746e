import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "vitest";
import { openApp, readTable, withBrowser, withServer } from "./app.ts";

const browser = withBrowser();
const server = withServer();

const CASES = ["overview", "coverage", "data"].flatMap((route) =>
  (["light", "dark"] as const).map((scheme) => ({ route, scheme })),
);

test.each(CASES)("$route in $scheme has no serious finding of axe", async ({ route, scheme }) => {
  const context = await browser.newContext({ colorScheme: scheme, reducedMotion: "reduce" });
  const { page } = await openApp(context, server.url(), `#/${route}`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) }));
  expect(serious).toEqual([]);
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
