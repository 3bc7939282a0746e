import { expect, test } from "vitest";
import { engineReady, panel } from "../../scripts/drive.ts";
import { clickText, expectQuiet, exported, openApp, readTable, withBrowser, withServer } from "./app.ts";
import { reload, visit } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

test("after the first load the app opens, filters and exports with the network off", async () => {
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const { page, observed } = await openApp(context, server.url());
  const online = await readTable(page, "coverage-by-track");
  // The worker takes over the page when it has everything.
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");

  await context.setOffline(true);
  await reload(page);
  await engineReady(page);
  expect(await readTable(page, "coverage-by-track")).toEqual(online);
  await clickText(page, "coverage-by-track", "工业制造");
  expect(await readTable(page, "registrations-over-time")).not.toEqual(online);
  expect((await exported(panel(page, "coverage-by-track"), "XLSX")).name).toMatch(/\.xlsx$/);
  await visit(page, `${server.url()}#/coverage`);
  expect((await readTable(page, "coverage-by-problem")).rows).toHaveLength(120);
  expectQuiet(observed);
});
