import { statSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright";
import { CHROMIUM_ARGS } from "../browser.ts";
import { chooseFiles, confirmImport, engineReady, reportShown, settled } from "../drive.ts";
import { type Exports, generateExports } from "./exports.ts";
import { attempt, megabytes, ms, type Row, ratio } from "./format.ts";
import { memoryOf, peakMemory, resetPeakMemory } from "./measure.ts";
import { generateRows } from "./rows.ts";

/** Of one import, in milliseconds from the drop; bytes of the page's process above what it had before. */
interface ImportTimes {
  readonly report: number;
  readonly imported: number;
  readonly charts: number;
  /** The longest task on the page's own thread. */
  readonly longestTask: number;
  /** All files together. */
  readonly fileBytes: number;
  /** Null where the system does not tell. */
  readonly reportMemory: number | null;
  readonly chartsMemory: number | null;
}

declare global {
  interface Window {
    /** The longest task since it was last set to 0, in milliseconds. */
    benchLongestTask?: number;
  }
}

/** Opens the app at its data screen in a browser of its own, so that the peak of its memory is this import's. */
async function withDataScreen<T>(
  executablePath: string,
  url: string,
  work: (page: Page, browser: Browser) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1400 } });
    await context.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries())
          window.benchLongestTask = Math.max(window.benchLongestTask ?? 0, duration);
      }).observe({ type: "longtask" });
    });
    const page = await context.newPage();
    await page.goto(`${url}#/data`);
    await settled(page);
    await engineReady(page);
    return await work(page, browser);
  } finally {
    await browser.close();
  }
}

/** Drops files on the data screen, takes every proposal, and waits for the charts of the overview. */
async function importTimes(page: Page, browser: Browser, files: readonly string[]): Promise<ImportTimes> {
  const url = page.url().replace(/#.*/, "");
  await page.goto(`${url}#/data`);
  await settled(page);
  await page.evaluate(() => {
    window.benchLongestTask = 0;
  });
  await resetPeakMemory(browser);
  const before = await memoryOf(browser);
  const above = async (): Promise<number | null> => {
    const peak = await peakMemory(browser);
    return peak === null || before === null ? null : peak - before;
  };
  const start = performance.now();
  const since = (): number => performance.now() - start;
  await chooseFiles(page, files);
  await reportShown(page);
  const report = since();
  const reportMemory = await above();
  await confirmImport(page);
  const imported = since();
  await page.goto(`${url}#/overview`);
  await settled(page);
  const charts = since();
  const chartsMemory = await above();
  const longestTask = await page.evaluate(() => window.benchLongestTask ?? 0);
  const fileBytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  return { report, imported, charts, longestTask, fileBytes, reportMemory, chartsMemory };
}

/** The same files read by DuckDB's own reader of CSV, and nothing else done with them, in milliseconds. */
async function bareReading(browser: Browser, pages: string, files: readonly string[]): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.goto(`${pages}bare-csv.html`);
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    await page.locator("input").setInputFiles([...files]);
    await page.waitForFunction(() => performance.getEntriesByName("csv-read").length > 0, undefined, {
      timeout: 300_000,
    });
    return await page.evaluate(() => performance.getEntriesByName("csv-read")[0]?.duration ?? Number.NaN);
  } finally {
    await page.close();
  }
}

const rowOf = (times: ImportTimes, floor: number | null): Row => ({
  files: megabytes(times.fileBytes),
  "→ report": ms(times.report),
  "→ imported": ms(times.imported),
  "→ charts": ms(times.charts),
  ...(floor === null ? {} : { floor: ms(floor), ratio: ratio(times.charts, floor) }),
  "longest task": ms(times.longestTask),
  "memory, report": megabytes(times.reportMemory),
  "× files": times.reportMemory === null ? "–" : ratio(times.reportMemory, times.fileBytes),
  "memory, charts": megabytes(times.chartsMemory),
});

/** What an import is meant to hold; beyond it there is Parquet. */
const MOST_ROWS = 1_000_000;

/** Lines of the table of imports for one size: as CSV, the scores of a week later on top of it, and as workbooks. */
export async function importsAt(
  executablePath: string,
  { app, pages }: { readonly app: string; readonly pages: string },
  folder: string,
  size: number,
): Promise<Readonly<Record<string, Row>>> {
  if (size > MOST_ROWS) return {};
  const rows = await generateRows(`${folder}/rows-${size}`, size);
  const { entries, scores, later, books }: Exports = await generateExports(rows, size);
  const count = size.toLocaleString("en-US");
  const lines: Record<string, Row> = {};
  await withDataScreen(executablePath, app, async (page, browser) => {
    lines[`${count} as CSV`] = await attempt(async () => {
      const times = await importTimes(page, browser, [entries, scores]);
      return rowOf(times, await bareReading(browser, pages, [entries, scores]));
    }, "→ report");
    lines[`${count} of a week later on top`] = await attempt(
      async () => rowOf(await importTimes(page, browser, [later]), null),
      "→ report",
    );
  });
  if (books === null) return lines;
  lines[`${count} as XLSX`] = await attempt(
    () =>
      withDataScreen(executablePath, app, async (page, browser) =>
        rowOf(await importTimes(page, browser, books), null),
      ),
    "→ report",
  );
  return lines;
}
