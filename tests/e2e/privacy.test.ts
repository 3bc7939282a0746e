import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { engineReady } from "../../scripts/drive.ts";
import { clickText, expectQuiet, openApp, withBrowser, withServer } from "./app.ts";

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

test("neither the page nor any of its workers can reach another origin", async () => {
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const { page } = await openApp(context, server.url());
  await engineReady(page);
  await clickText(page, "coverage-by-track", "工业制造");
  const workers = [...page.workers(), ...context.serviceWorkers()];
  expect(page.workers().length).toBeGreaterThan(0);
  expect(await page.evaluate(attempt, foreignUrl)).toBe("refused");
  for (const worker of workers)
    expect([worker.url(), await worker.evaluate(attempt, foreignUrl)]).toEqual([worker.url(), "refused"]);
  expect(asked).toEqual([]);
});
