import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { expectQuiet, observe, withBrowser, withServer } from "./app.ts";
import { eventually, gone, visit } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

/** As bytes on the way; what the charts of the start may cost. */
const MOST_SCRIPT = 400_000;

/** A browser in which the page has been read in English before. */
const readInEnglish = (): Promise<BrowserContext> =>
  browser.newContext({
    storageState: {
      cookies: [],
      origins: [
        {
          origin: new URL(server.url()).origin,
          localStorage: [{ name: "contest-lens.preferences", value: JSON.stringify({ language: "en", mode: "auto" }) }],
        },
      ],
    },
  });

/** After five seconds the engine starts whatever keeps the charts: on a slow machine that would be before them. */
const withoutLatestStart = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const { setTimeout: after } = window;
    Object.assign(window, { setTimeout: (run: () => void, wait = 0) => (wait < 5_000 ? after(run, wait) : 0) });
  });

/** Scripts that the page had asked for when its first charts stood: how many bytes they are, packed. */
async function scriptBeforeCharts(page: Page): Promise<number> {
  const urls = await page.evaluate(() => {
    const [ready] = performance.getEntriesByName("charts-ready");
    return performance
      .getEntriesByType("resource")
      .filter(({ name, startTime }) => /\.m?js$/.test(name) && startTime < (ready?.startTime ?? 0))
      .map(({ name }) => name);
  });
  expect(urls.length).toBeGreaterThan(0);
  const sizes = urls.map(async (url) => gzipSync(await (await page.request.get(url)).body()).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test("before the first charts no more is loaded than they need, and of two languages one", async () => {
  const page = await (await browser.newContext()).newPage();
  await withoutLatestStart(page);
  await visit(page, `${server.url()}#/overview`);
  const chinese = await scriptBeforeCharts(page);
  expect(chinese).toBeLessThanOrEqual(MOST_SCRIPT);

  const other = await (await readInEnglish()).newPage();
  await withoutLatestStart(other);
  await visit(other, `${server.url()}#/overview`);
  expect(await scriptBeforeCharts(other)).toBeGreaterThan(chinese);
});

test("a part that cannot be fetched afterwards leaves the rest of the page as it was", async () => {
  const page = await (await browser.newContext()).newPage();
  await page.route("**/assets/ExportMenu-*.js", (route) => route.abort());
  await visit(page, `${server.url()}#/overview`);
  await page.getByRole("button", { name: "重新打开" }).first().waitFor();
  expect(await page.getByText("程序出错").count()).toBe(0);
  await eventually(() => page.locator("[data-panel] svg").count()).toBeGreaterThan(3);
});

describe("a reader of English", () => {
  test("never sees the page in Chinese on the way", async () => {
    const context = await readInEnglish();
    const observed = observe(context);
    await context.addInitScript(() => {
      const seen = new Set<string>();
      Object.assign(window, { seen });
      new MutationObserver(() => {
        for (const link of document.querySelectorAll(".app-nav a")) seen.add(link.textContent ?? "");
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    const page = await context.newPage();
    await visit(page, `${server.url()}#/overview`);
    const seen = await page.evaluate(() => [...(window as unknown as { readonly seen: Set<string> }).seen]);
    expect(seen).toEqual(["Overview", "Coverage", "Themes", "Registrations", "Scores", "Data"]);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
    expectQuiet(observed);
  });

  test("chooses it once, and is told where its texts do not come", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await visit(page, `${server.url()}#/overview`);
    const english = "**/assets/en-*.js";
    await page.route(english, (route) => route.abort());
    await page.getByRole("radio", { name: "EN" }).click();
    await page.getByText("英文界面未能载入").waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-CN");
    await page.unroute(english);
    await page.getByRole("radio", { name: "EN" }).click();
    await page.getByRole("link", { name: "Overview" }).waitFor();
    await gone(page.getByText("英文界面未能载入"));
  });
});
