/**
 * `npm run bench [-- --rows N]`: drives the built app in headless Chromium and prints what it took, beside a bare
 * page that only instantiates DuckDB-WASM and a page of the same charts and nothing else, measured in the same run.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "playwright";
import { attempt, megabytes, ms, type Row, ratio } from "./bench/format.ts";
import { importsAt } from "./bench/imports.ts";
import { coldMark, markTime, median, peakMemory, quantile, scriptBytes } from "./bench/measure.ts";
import { buildPages } from "./bench/pages.ts";
import { queryTimes } from "./bench/queries.ts";
import { type GeneratedRows, generateRows } from "./bench/rows.ts";
import { brushSteps } from "./bench/steps.ts";
import { CHROMIUM_ARGS, ensureChromium } from "./browser.ts";
import { engineReady, importFiles, settled } from "./drive.ts";
import { serve } from "./serve.ts";

const FOLDER = ".bench";
const COLD_STARTS = 5;
const BRUSH_STEPS = 40;
const DEFAULT_ROWS = ["100000", "1000000"];

/** Milliseconds from the start of navigation, medians of several cold starts. */
interface ColdStarts {
  readonly app: { readonly charts: number; readonly engine: number };
  readonly floor: { readonly charts: number; readonly engine: number };
}

/** Opens the app and the pages it is measured against by turns, so that a busy moment of the machine meets all. */
async function coldStarts(browser: Browser, app: string, pages: string): Promise<ColdStarts> {
  const times: Record<"charts" | "engine" | "staticCharts" | "bareEngine", number[]> = {
    charts: [],
    engine: [],
    staticCharts: [],
    bareEngine: [],
  };
  for (let i = 0; i < COLD_STARTS; i += 1) {
    times.staticCharts.push(await coldMark(browser, `${pages}static-charts.html`, "charts-ready"));
    times.bareEngine.push(await coldMark(browser, `${pages}bare-duckdb.html`, "engine-ready"));
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    // The app shows its engine's state on the page; this notes when.
    await context.addInitScript(() => {
      new MutationObserver((_changes, observer) => {
        if (document.querySelector('.engine-status[data-phase="ready"]') === null) return;
        performance.mark("engine-ready");
        observer.disconnect();
      }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-phase"] });
    });
    const page = await context.newPage();
    await page.goto(app);
    times.charts.push(await markTime(page, "charts-ready"));
    times.engine.push(await markTime(page, "engine-ready"));
    await context.close();
  }
  return {
    app: { charts: median(times.charts), engine: median(times.engine) },
    floor: { charts: median(times.staticCharts), engine: median(times.bareEngine) },
  };
}

async function queriesAt({ entries, scores }: GeneratedRows): Promise<Row> {
  const { first, steps } = await queryTimes({ entries, scores }, BRUSH_STEPS);
  return {
    "queries, first": ms(first),
    "queries p50": ms(quantile(steps, 0.5)),
    "queries p95": ms(quantile(steps, 0.95)),
  };
}

/** Imports an export, then brushes over its histogram of scores. */
async function appAt(executablePath: string, url: string, { entries, scores }: GeneratedRows): Promise<Row> {
  // A browser of its own, so that the peak of its memory is this size's.
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const page: Page = await (await browser.newContext({ viewport: { width: 1440, height: 1400 } })).newPage();
    await page.goto(`${url}#/data`);
    await settled(page);
    await engineReady(page);
    const start = performance.now();
    await importFiles(page, [entries, scores]);
    const loaded = performance.now() - start;
    await page.goto(`${url}#/overview`);
    await settled(page);
    const drawn = performance.now() - start;
    const { first, steps } = await brushSteps(page, "score-distribution", BRUSH_STEPS);
    return {
      "files → loaded": ms(loaded),
      "files → charts": ms(drawn),
      "brush, first step": ms(first),
      "step p50": ms(quantile(steps, 0.5)),
      "step p95": ms(quantile(steps, 0.95)),
      "peak memory": megabytes(await peakMemory(browser)),
    };
  } finally {
    await browser.close();
  }
}

const { values } = parseArgs({ options: { rows: { type: "string", multiple: true } } });
const sizes = (values.rows ?? DEFAULT_ROWS).map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new Error("--rows takes a whole number");
if (!existsSync("dist/index.html")) throw new Error("there is no built app: run `npm run build` first");

const executablePath = ensureChromium();
await buildPages(resolve(FOLDER, "pages"));
const app = await serve({ root: "dist" });
const pages = await serve({ root: `${FOLDER}/pages` });
try {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const { app: own, floor } = await coldStarts(browser, app.url, pages.url);
  const scripts = await scriptBytes(await browser.newContext(), app.url, "charts-ready");
  await browser.close();
  console.log(
    `\nMedian of ${COLD_STARTS} cold starts, bundled data; milliseconds from the start of navigation, which is when the page is opened`,
  );
  console.table({
    "opened → charts drawn": {
      app: ms(own.charts),
      floor: ms(floor.charts),
      ratio: ratio(own.charts, floor.charts),
      "floor is": "a page of the very charts of the overview (same options, SVG, sizes), and of nothing else",
    },
    "opened → engine ready": {
      app: ms(own.engine),
      floor: ms(floor.engine),
      ratio: ratio(own.engine, floor.engine),
      "floor is": "a page that only instantiates DuckDB-WASM",
    },
  });
  console.log(`JavaScript before the first chart: ${(scripts / 1000).toFixed(0)} kB gzip\n`);
  console.log(
    "Imported as Parquet, then a brush over the histogram of scores: a step is from change to redraw; queries are the\n" +
      "same questions of the overview asked in Node, with nothing drawn",
  );
  const results: Record<string, Row> = {};
  for (const size of sizes) {
    const rows = await generateRows(`${FOLDER}/rows-${size}`, size);
    results[`${size.toLocaleString("en-US")} scores`] = {
      ...(await attempt(() => appAt(executablePath, app.url, rows), "files → loaded")),
      ...(await attempt(() => queriesAt(rows), "queries, first")),
    };
  }
  console.table(results);
  console.log(
    "Exports as offices send them, scores with their entries, dropped on the data screen and every proposal taken; the\n" +
      "memory is the page's process above what it had before. The floor is DuckDB's read_csv of the same files",
  );
  const imports: Record<string, Row> = {};
  for (const size of sizes)
    Object.assign(imports, await importsAt(executablePath, { app: app.url, pages: pages.url }, FOLDER, size));
  console.table(imports);
} finally {
  await Promise.all([app.close(), pages.close()]);
}
