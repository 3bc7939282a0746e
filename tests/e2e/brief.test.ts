import type { Locator, Page } from "playwright";
import { test } from "vitest";
import { openApp, withBrowser, withServer } from "./app.ts";
import { focused, value } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

const sentence = (page: Page): Promise<string> =>
  page.locator(".figures-sentence").evaluate((element) => element.firstChild?.textContent ?? "");

/** A field where text can be typed, with what has been pasted into it. */
async function pasted(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "添加筛选" }).click();
  const search = page.getByLabel("搜索取值");
  await search.click();
  await focused(search);
  await page.keyboard.press("Control+v");
  return search;
}

/** What keeps a page from writing to the clipboard by itself. */
const OFFICES: readonly (readonly [where: string, hinder: () => void])[] = [
  ["over https", () => undefined],
  ["over plain http, where pages have no clipboard", () => Reflect.deleteProperty(Navigator.prototype, "clipboard")],
  [
    "where a policy refuses it",
    () => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
    },
  ],
];

test.each(OFFICES)("the sentence of the brief is copied %s, and the button says so", async (_, hinder) => {
  const { page } = await openApp(await browser.newContext(), server.url());
  await page.evaluate(hinder);
  const button = page.getByRole("button", { name: "复制情况文字" });
  await button.focus();
  await page.keyboard.press("Enter");
  // In one look: the word goes again after a moment.
  await focused(page.getByRole("button", { name: "已复制" }));
  await value(await pasted(page)).toBe(await sentence(page));
});

test("where nothing can be copied, that is said", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  await page.evaluate(() => {
    Reflect.deleteProperty(Navigator.prototype, "clipboard");
    document.execCommand = () => false;
  });
  await page.getByRole("button", { name: "复制情况文字" }).click();
  await page.getByRole("button", { name: "未能复制" }).waitFor();
});
