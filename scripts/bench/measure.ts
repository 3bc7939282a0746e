import { readFileSync } from "node:fs";
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

/**
 * Peak resident memory in bytes of the largest process of a page, worker heaps included. Linux only: null elsewhere.
 */
export async function peakMemory(browser: Browser): Promise<number | null> {
  if (process.platform !== "linux") return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const peaks = processInfo
    .filter((info) => info.type === "renderer")
    .map((info) => {
      const status = readFileSync(`/proc/${info.id}/status`, "utf8");
      return 1024 * Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
    });
  return Math.max(0, ...peaks);
}
