import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { chooseFiles, engineReady } from "../../scripts/drive.ts";
import { clickText, expectQuiet, openApp, withBrowser, withServer } from "./app.ts";
import { eventually } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

/** Another origin that would answer anybody: only the page's own policy keeps requests from it. */
let foreign: Server;
let foreignUrl = "";
const asked: string[] = [];

beforeAll(async () => {
  foreign = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/plain" }).end("hello");
  });
  await new Promise<void>((done) => {
    foreign.listen(0, "127.0.0.1", done);
  });
  foreignUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`;
});

afterAll(() => {
  foreign.close();
});

/** Runs in the page and in workers: what becomes of a request to another origin. */
const attempt = (url: string): Promise<string> =>
  fetch(url).then(
    () => "answered",
    () => "refused",
  );

test("no request leaves the page's own origin while it is used", async () => {
  const { page, observed } = await openApp(await browser.newContext(), server.url());
  await engineReady(page);
  await clickText(page, "coverage-by-track", "工业制造");
  expect(observed.requests.length).toBeGreaterThan(5);
  const own = new URL(server.url()).origin;
  const others = observed.requests.filter((url) => !url.startsWith(own) && !/^(blob|data):/.test(url));
  expect(others).toEqual([]);
  expectQuiet(observed);
});

const PLACES = [
  { place: "on a server", url: () => server.url(), workers: 4 },
  // Opened from disk there is no service worker.
  { place: "from disk", url: () => pathToFileURL(inject("singleFile")).href, workers: 3 },
];

test.each(PLACES)(
  "$place neither the page nor any of its workers can reach another origin",
  async ({ url, workers }) => {
    const context = await browser.newContext({ serviceWorkers: "allow" });
    const { page } = await openApp(context, url(), "#/data");
    await engineReady(page);
    // The importer's worker begins with the data screen, and has a file read.
    await chooseFiles(page, [
      { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("项目编号,赛道\n1,工业制造\n") },
    ]);
    await page
      .getByRole("article", { name: "a.csv" })
      .getByText(/读入 1 行/)
      .waitFor();
    // Database, Parquet, importer and, on a server, the copy for offline use.
    await eventually(async () => page.workers().length + context.serviceWorkers().length).toBe(workers);
    expect(await page.evaluate(attempt, foreignUrl)).toBe("refused");
    for (const worker of [...page.workers(), ...context.serviceWorkers()]) {
      expect([worker.url(), await worker.evaluate(attempt, foreignUrl)]).toEqual([worker.url(), "refused"]);
    }
    expect(asked).toEqual([]);
  },
);
