import type { Page } from "playwright";
import { expect, test } from "vitest";
import { openApp, withBrowser, withServer } from "./app.ts";
import { visit } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

/** Has the page compare each chart with the panel that holds it, in every picture from now on. */
const watchWidths = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const misfits: string[] = [];
    Object.assign(window, { misfits });
    const look = (): void => {
      for (const body of document.querySelectorAll(".panel-body")) {
        const drawn = Number(body.querySelector(".ui-chart svg")?.getAttribute("width") ?? body.clientWidth);
        if (drawn !== body.clientWidth) misfits.push(`${drawn} in ${body.clientWidth}`);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

const misfits = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve) => {
        // The picture that is made now, and the one after it.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve((window as unknown as { readonly misfits: readonly string[] }).misfits)),
        );
      }),
  );

test("charts are as wide as their panels in every picture while the window changes, also on a slow machine", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await watchWidths(page);
  for (const width of [390, 2560, 700]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForFunction((wanted) => window.innerWidth === wanted, width);
    expect(await misfits(page)).toEqual([]);
  }
});

test.each([360, 390, 1440, 2560])("no screen is wider than a window of %i px", async (width) => {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const { page } = await openApp(context, server.url());
  for (const screen of ["overview", "coverage", "themes", "registrations", "scores", "data"]) {
    await visit(page, `${server.url()}#/${screen}`);
    expect([screen, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([screen, width]);
  }
});
