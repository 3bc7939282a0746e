import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from "playwright";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { CHROMIUM_ARGS } from "../../scripts/browser.ts";
import { type Served, type ServeOptions, serve } from "../../scripts/serve.ts";

/** What a page did that a person does not see: asked for, or complained about. */
export interface Observed {
  readonly requests: string[];
  readonly errors: string[];
}

/** Collects every request of a context (page, workers, service worker) and every error in its consoles. */
export function observe(context: BrowserContext): Observed {
  const observed: Observed = { requests: [], errors: [] };
  context.on("request", (request) => observed.requests.push(request.url()));
  context.on("console", (message) => {
    if (message.type() === "error") observed.errors.push(message.text());
  });
  context.on("weberror", (error) => observed.errors.push(String(error.error())));
  return observed;
}

/** Waits until every panel of the current screen has settled. */
export const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.documentElement.dataset.state === "ready", undefined, { timeout: 60_000 });

/** Waits for the engine's own answer too: everything that was asked is answered after a change. */
export const panel = (page: Page, id: string): Locator => page.locator(`section[data-panel="${id}"]`);

export interface TableOnScreen {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Opens a panel's table by its button, where it is not open yet, and reads what a person reads. */
export async function readTable(page: Page, id: string): Promise<TableOnScreen> {
  const section = panel(page, id);
  const table = section.locator("table");
  if ((await table.count()) === 0) {
    await section.getByRole("button", { name: /数据表|Table/ }).click();
    await table.first().waitFor();
  }
  return table.first().evaluate((element) => {
    const texts = (row: Element): string[] =>
      [...row.querySelectorAll("th, td")].map((cell) => (cell.textContent ?? "").trim());
    return {
      headers: [...element.querySelectorAll("thead tr")].map(texts)[0] ?? [],
      rows: [...element.querySelectorAll("tbody tr")].map(texts),
    };
  });
}

/** Starts a browser for the tests of one file and ends it with them. */
export function useBrowser(): { newContext(options?: BrowserContextOptions): Promise<BrowserContext> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject("chromium"), args: CHROMIUM_ARGS });
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    newContext: (options = {}) => {
      if (browser === undefined) throw new Error("the browser has not started");
      return browser.newContext({
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
        viewport: { width: 1440, height: 900 },
        ...options,
      });
    },
  };
}

/** Serves the built folder for the tests of one file. */
export function useServer(options: Partial<ServeOptions> = {}): { url(): string } {
  let served: Served | undefined;
  beforeAll(async () => {
    served = await serve({ root: "dist", ...options });
  });
  afterAll(async () => {
    await served?.close();
  });
  return {
    url: () => {
      if (served === undefined) throw new Error("the server has not started");
      return served.url;
    },
  };
}

/** A page with the app open at a route and settled, and what it did on the way. */
export async function openApp(
  context: BrowserContext,
  url: string,
  route = "#/overview",
): Promise<{ page: Page; observed: Observed }> {
  const observed = observe(context);
  const page = await context.newPage();
  await page.goto(url + route);
  await settled(page);
  return { page, observed };
}

/** Fails with the console's own words. */
export const expectQuiet = (observed: Observed): void => {
  expect(observed.errors).toEqual([]);
};
