import type { BrowserContext, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { engineReady, settled } from "../../scripts/drive.ts";
import { openApp, withBrowser, withServer } from "./app.ts";

const browser = withBrowser();
const server = withServer();

/** Has the page write down each CSS animation and transition that begins, from the first moment on. */
const watchStyles = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    const note = (event: Event) => moved.push(`${event.type} ${(event.target as Element).className}`);
    for (const type of ["animationstart", "transitionrun"]) document.addEventListener(type, note, true);
  });

const stylesMoved = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (window as unknown as { readonly moved: readonly string[] }).moved);

/** How often drawings of charts change within a second of frames from now on: what is still on its way moves. */
const changesFromNow = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let [changes, frames] = [0, 60];
        const observer = new MutationObserver((records) => {
          changes += records.length;
        });
        for (const drawing of document.querySelectorAll(".ui-chart svg")) {
          observer.observe(drawing, { subtree: true, childList: true, attributes: true });
        }
        const step = (): void => {
          frames -= 1;
          if (frames > 0) requestAnimationFrame(step);
          else resolve(changes);
        };
        requestAnimationFrame(step);
      }),
  );

/** Chooses a track by the address, so that no pointer lights anything up. */
async function choose(page: Page, track: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/overview?track=${track}`);
  await settled(page);
}

describe("motion", () => {
  test("is none with prefers-reduced-motion, neither while the page loads nor when a filter changes the charts", async () => {
    const context = await browser.newContext({ reducedMotion: "reduce" });
    await watchStyles(context);
    const { page } = await openApp(context, server.url());
    await engineReady(page);
    for (const track of ["T01", "T05"]) {
      await choose(page, track);
      expect(await changesFromNow(page)).toBe(0);
    }
    expect(await stylesMoved(page)).toEqual([]);
  });

  test("is else of what waits alone: charts answer at once", async () => {
    const context = await browser.newContext({ reducedMotion: "no-preference" });
    await watchStyles(context);
    const { page } = await openApp(context, server.url());
    await engineReady(page);
    await choose(page, "T01");
    expect(await changesFromNow(page)).toBe(0);
    expect(await stylesMoved(page)).not.toEqual([]);
  });
});
