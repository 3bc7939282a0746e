import type { Page, Worker } from "playwright";
import { expect, test } from "vitest";
import { engineReady, panel, settled } from "../../scripts/drive.ts";
import { openApp, summary, withBrowser, withServer } from "./app.ts";

const browser = withBrowser();
const server = withServer();

/** The worker that the database runs in. */
async function database(page: Page): Promise<Worker> {
  for (const worker of page.workers()) if (await worker.evaluate(() => "duckdb" in self)) return worker;
  throw new Error("no worker holds the database");
}

test.each([
  [
    "fails",
    (worker: Worker) =>
      worker.evaluate(() => {
        setTimeout(() => {
          throw new Error("a fault of the test");
        });
      }),
  ],
  ["is ended without a word", (worker: Worker) => worker.evaluate(() => self.close())],
])("a database that %s is said and comes back with tables and filters", async (_what, end) => {
  const { page } = await openApp(await browser.newContext(), server.url(), "#/overview?area=福州");
  await engineReady(page);
  const before = await summary(page, "coverage-by-track");
  const told = page.getByRole("alert").filter({ hasText: "正在重新启动" }).waitFor();
  await end(await database(page));
  await told;
  await engineReady(page);
  // A question that nothing has answered before.
  await page.getByRole("radio", { name: "初赛（网评）" }).check();
  await settled(page);
  expect(await summary(page, "score-distribution")).toContain("初赛（网评）有得分的项目");
  expect(await panel(page, "coverage-by-track").getAttribute("data-state")).toBe("ready");
  expect(await summary(page, "coverage-by-track")).toBe(before);
});
