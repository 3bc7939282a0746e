import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { drag, engineReady } from "../../scripts/drive.ts";
import { clickText, expectQuiet, openApp, readTable, withBrowser, withServer } from "./app.ts";
import { arrived } from "./waiting.ts";

const browser = withBrowser();

describe("on a host that knows neither .wasm nor .parquet, in a sub-path", () => {
  const server = withServer({ base: "/省赛/2026/", octetStream: true });

  test("the app opens, starts its engine and filters", async () => {
    const { page, observed } = await openApp(await browser.newContext(), server.url());
    await engineReady(page);
    await clickText(page, "coverage-by-track", "工业制造");
    await arrived(page, "#/overview?track=T01");
    expect(
      observed.requests.filter((url) => !/^(blob|data):/.test(url) && !url.startsWith(encodeURI(server.url()))),
    ).toEqual([]);
    expectQuiet(observed);
  });
});

describe("as a single file opened from disk", () => {
  let folder = "";
  let url = "";
  const server = withServer();

  beforeAll(async () => {
    // Alone in a folder, as it arrives by mail: nothing beside it could help it.
    folder = await mkdtemp(join(tmpdir(), "contest-lens-"));
    const file = join(folder, "赛析 2026.html");
    await copyFile(inject("singleFile"), file);
    url = pathToFileURL(file).href;
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test("it shows the same figures as on a server, filters, and asks for nothing", async () => {
    const { page, observed } = await openApp(await browser.newContext(), url);
    expect(page.url().startsWith("file://")).toBe(true);
    await engineReady(page);
    const served = await openApp(await browser.newContext(), server.url());
    for (const { page: each } of [{ page }, served]) await clickText(each, "coverage-by-track", "工业制造");
    for (const id of ["coverage-by-track", "score-distribution", "theme-terms"]) {
      expect(await readTable(page, id)).toEqual(await readTable(served.page, id));
    }
    await drag(page, "score-distribution", 0.5, 0.75);
    await arrived(page, /score=/);
    expect(
      observed.requests.filter((request) => !/^(blob|data):/.test(request) && request.split("#")[0] !== url),
    ).toEqual([]);
    expectQuiet(observed);
  });

  test("it is one file with a policy that allows no address at all", async () => {
    const html = await readFile(inject("singleFile"), "utf8");
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="(?!data:)/);
  });
});
