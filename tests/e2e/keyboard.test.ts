import type { Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { panel, settled } from "../../scripts/drive.ts";
import { address, expectQuiet, openApp, summary, withBrowser, withServer } from "./app.ts";

/** Nothing here touches the mouse. */

const browser = withBrowser();
const server = withServer();

/** Moves on by Tab until the focus is on what is looked for, as a person does who knows that it is somewhere below. */
async function tabTo(page: Page, target: Locator, most = 200): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached in ${most} steps: ${target}`);
}

const ends = (page: Page, id: string): Locator => panel(page, id).getByRole("slider");

test("the two ends of a range of days move by arrow keys: other charts follow, one step back for each key", async () => {
  const { page, observed } = await openApp(await browser.newContext(), server.url());
  const before = await summary(page, "coverage-by-track");
  const [from, to] = [ends(page, "registrations-over-time").first(), ends(page, "registrations-over-time").last()];
  await tabTo(page, from);
  await page.keyboard.press("PageUp");
  await settled(page);
  const first = address(page);
  expect(first).toMatch(/^#\/overview\?day=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/);
  expect(await summary(page, "coverage-by-track")).not.toBe(before);
  const [start = "", end = ""] = first.split("day=")[1]?.split("..") ?? [];
  const said = await from.getAttribute("aria-valuetext");
  expect(said).toContain(start);
  // The last day is said, the one after it stands in the address.
  expect(said).not.toContain(end);

  await page.keyboard.press("Tab");
  expect(await to.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("ArrowLeft");
  await settled(page);
  expect(address(page)).toMatch(new RegExp(`day=${start}\\.\\.`));
  expect(address(page)).not.toBe(first);

  await page.keyboard.press("Control+z");
  await settled(page);
  expect(address(page)).toBe(first);
  await from.focus();
  await page.keyboard.press("Home");
  await settled(page);
  // All of it is no filter.
  expect(address(page)).toBe("#/overview");
  expect(await summary(page, "coverage-by-track")).toBe(before);
  expectQuiet(observed);
});

test("the ends of a range of scores stand on edges of bins and never cross", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  const [from, to] = [ends(page, "score-distribution").first(), ends(page, "score-distribution").last()];
  await to.focus();
  await page.keyboard.press("Home");
  await settled(page);
  expect(await from.inputValue()).toBe("0");
  expect(await to.inputValue()).toBe("1");
  expect(address(page)).toMatch(/^#\/overview\?score=[\d.]+\.\.[\d.]+$/);
  await from.focus();
  await page.keyboard.press("ArrowRight");
  await settled(page);
  expect(await from.inputValue()).toBe("0");
});

test("from the key figure to its rows and back: Escape closes, and the focus returns", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  const figure = page.getByRole("button", { name: /查看明细：零报名赛题$/ });
  await tabTo(page, figure);
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  await drawer.locator("tbody td", { hasText: /./ }).first().waitFor();
  await page.waitForFunction(() => document.activeElement?.closest("[role=dialog]") !== null);
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  expect(await figure.evaluate((element) => element === document.activeElement)).toBe(true);
});
