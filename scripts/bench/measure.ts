import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright";

/** Quantile of type 7 (Hyndman & Fan 1996), as in R's default. NaN of an empty list. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? Number.NaN;
  return low + (high - low) * (position - Math.floor(position));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds from the start of navigation to a mark of the page, which may still be to come. */
export async function markTime(page: Page, name: string): Promise<number> {
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, name, { timeout: 120_000 });
  return page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN, name);
}

/** Opens an address with a cold cache and gives the time of a mark in milliseconds. */
export async function coldMark(browser: Browser, url: string, mark: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  const time = await markTime(page, mark);
  await context.close();
  return time;
}

/** Bytes of JavaScript, gzipped, that a page at an address asks for before a mark. */
export async function scriptBytes(context: BrowserContext, url: string, mark: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(url);
  const drawn = await markTime(page, mark);
  const scripts = await page.evaluate(
    (before) =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => entry.startTime < before && new URL(entry.name).pathname.endsWith(".js"))
        .map((entry) => entry.name),
    drawn,
  );
  await page.close();
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(new Uint8Array(await (await fetch(script)).arrayBuffer())).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Processes of the browser's pages; null where the system does not tell of processes. */
async function pageProcesses(browser: Browser): Promise<readonly number[] | null> {
  if (process.platform !== "linux") return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

async function largest(browser: Browser, field: "VmHWM" | "VmRSS"): Promise<number | null> {
  const processes = await pageProcesses(browser);
  if (processes === null) return null;
  const bytes = (id: number): number => {
    const status = readFileSync(`/proc/${id}/status`, "utf8");
    return 1024 * Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0);
  };
  return Math.max(0, ...processes.map(bytes));
}

/** Peak resident memory in bytes of the largest process of a page, worker heaps included. Linux only: null elsewhere. */
export const peakMemory = (browser: Browser): Promise<number | null> => largest(browser, "VmHWM");

/** The same as it is now. */
export const memoryOf = (browser: Browser): Promise<number | null> => largest(browser, "VmRSS");

/** Peaks count from here. */
export async function resetPeakMemory(browser: Browser): Promise<void> {
  for (const id of (await pageProcesses(browser)) ?? []) writeFileSync(`/proc/${id}/clear_refs`, "5");
}
