import { expect, test } from "vitest";
import { engineReady, PATIENCE, panel, settled } from "../../scripts/drive.ts";
import { clickText, expectQuiet, openApp, readTable, withBrowser, withServer } from "./app.ts";

const browser = withBrowser();
const server = withServer();

test("after the first load the app opens, filters and exports with the network off", async () => {
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const { page, observed } = await openApp(context, server.url());
  const online = await readTable(page, "coverage-by-track");
  // The worker takes over the page when it has everything.
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", undefined, {
    timeout: PATIENCE,
  });

  await context.setOffline(true);
  await page.reload();
  await settled(page);
  await engineReady(page);
  expect(await readTable(page, "coverage-by-track")).toEqual(online);
  await clickText(page, "coverage-by-track", "工业制造");
  expect(await readTable(page, "registrations-over-time")).not.toEqual(online);
  await panel(page, "coverage-by-track").getByRole("button", { name: "导出" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^XLSX/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
  await page.goto(`${server.url()}#/coverage`);
  await settled(page);
  expect((await readTable(page, "coverage-by-problem")).rows).toHaveLength(120);
  expectQuiet(observed);
});
