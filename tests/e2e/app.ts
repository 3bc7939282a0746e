import { readFile } from "node:fs/promises";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from "playwright";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { CHROMIUM_ARGS } from "../../scripts/browser.ts";
import { PATIENCE, panel, settled } from "../../scripts/drive.ts";
import { type Served, type ServeOptions, serve } from "../../scripts/serve.ts";
import { visit } from "./waiting.ts";

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

export const panelIds = (page: Page): Promise<string[]> =>
  page
    .locator("section[data-panel]")
    .evaluateAll((panels) => panels.map((each) => each.getAttribute("data-panel") ?? ""));

/** What a panel says of itself in one sentence. */
export const summary = async (page: Page, id: string): Promise<string> =>
  (await panel(page, id).locator(".panel-summary").textContent()) ?? "";

export interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The file that something a person does puts among their downloads. */
export async function download(page: Page, act: () => Promise<void>): Promise<Saved> {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Saves a panel, or the drawer of rows, as a person does: the button 导出, then the format in its menu. */
export async function exported(from: Locator, format: "PNG" | "SVG" | "CSV" | "XLSX"): Promise<Saved> {
  const page = from.page();
  await from.getByRole("button", { name: /^(导出|Export)$/ }).click();
  return download(page, () => page.getByRole("menuitem", { name: new RegExp(`^${format}`) }).click());
}

/** Clicks where a chart writes a text: the whole row of an item takes the pointer. */
export async function clickText(page: Page, id: string, text: string, modifier?: "Control"): Promise<void> {
  const label = panel(page, id).locator("svg text", { hasText: text }).first();
  await label.scrollIntoViewIfNeeded();
  const box = await label.boundingBox();
  if (box === null) throw new Error(`${id}: ${text} is not drawn`);
  if (modifier !== undefined) await page.keyboard.down(modifier);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  if (modifier !== undefined) await page.keyboard.up(modifier);
  await settled(page);
}

export interface TableOnScreen {
  /** The contract's names of the columns. */
  readonly columns: readonly string[];
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a panel's table as a person does, by its button, and leaves the panel as it was. */
export async function readTable(page: Page, id: string): Promise<TableOnScreen> {
  const button = panel(page, id).getByRole("button", { name: /^(数据表|Table)$/ });
  const table = panel(page, id).locator("table");
  await button.click();
  await table.waitFor();
  const read = await table.evaluate((element) => {
    const texts = (row: Element): string[] =>
      [...row.querySelectorAll("th, td")].map((cell) => (cell.textContent ?? "").trim());
    return {
      columns: [...element.querySelectorAll("thead th")].map((cell) => cell.getAttribute("data-column") ?? ""),
      headers: [...element.querySelectorAll("thead tr")].flatMap(texts),
      rows: [...element.querySelectorAll("tbody tr")].map(texts),
    };
  });
  await button.click();
  await table.waitFor({ state: "detached" });
  await settled(page);
  return read;
}

/** One column of a table, as numbers. */
export function numbers({ columns, rows }: TableOnScreen, column: string): readonly number[] {
  const at = columns.indexOf(column);
  if (at < 0) throw new Error(`no column ${column} among ${columns.join(", ")}`);
  return rows.map((row) => Number((row[at] ?? "").replaceAll(",", "")));
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Starts a browser for the tests of one file and ends it with them. */
export function withBrowser(): { newContext(options?: BrowserContextOptions): Promise<BrowserContext> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject("chromium"), args: CHROMIUM_ARGS, timeout: PATIENCE });
  });
  afterEach(async () => {
    // Each holds a database: the next test shall have the machine to itself.
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    newContext: async (options = {}) => {
      if (browser === undefined) throw new Error("the browser has not started");
      const context = await browser.newContext({
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
        viewport: { width: 1440, height: 900 },
        // Only the test of offline use needs the copy that it makes of everything.
        serviceWorkers: "block",
        ...options,
      });
      context.setDefaultTimeout(PATIENCE);
      return context;
    },
  };
}

/** Serves the built folder for the tests of one file. */
export function withServer(options: Partial<ServeOptions> = {}): { url(): string } {
  let served: Served | undefined;
  beforeAll(async () => {
    served = await serve({ root: inject("folder"), ...options });
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
  await visit(page, url + route);
  return { page, observed };
}

/** Fails with the console's own words. */
export const expectQuiet = (observed: Observed): void => {
  expect(observed.errors).toEqual([]);
};
