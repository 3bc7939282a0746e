import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { drag, panel } from "../../scripts/drive.ts";
import {
  clickText,
  expectQuiet,
  numbers,
  openApp,
  panelIds,
  readTable,
  sum,
  summary,
  withBrowser,
  withServer,
} from "./app.ts";
import { address, arrived, eventually, reload, saysDemo, text, visit } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

const OVERVIEW = ["coverage-by-track", "registrations-over-time", "score-distribution", "theme-terms"];

const summaries = async (page: Page): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all((await panelIds(page)).map(async (id) => [id, await summary(page, id)])));

describe("an organiser opens the page", () => {
  test("and sees 17 tracks, every panel settled, and that the data are made up", async () => {
    const { page, observed } = await openApp(await browser.newContext(), server.url());
    expect((await panelIds(page)).sort()).toEqual(OVERVIEW);
    for (const id of OVERVIEW) {
      await eventually(() => panel(page, id).getAttribute("data-state")).toBe("ready");
      expect((await summary(page, id)).length).toBeGreaterThan(5);
    }
    const coverage = await readTable(page, "coverage-by-track");
    expect(coverage.rows).toHaveLength(17);
    expect(numbers(coverage, "track_no")).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    expect(sum(numbers(coverage, "problems"))).toBe(120);
    await saysDemo(page);
    expectQuiet(observed);
  });

  test("clicks a track: every other panel changes, the address holds it, Back undoes it", async () => {
    const { page, observed } = await openApp(await browser.newContext(), server.url());
    const before = await summaries(page);
    const scores = await readTable(page, "score-distribution");
    await clickText(page, "coverage-by-track", "工业制造");
    await arrived(page, "#/overview?track=T01");
    const after = await summaries(page);
    for (const id of OVERVIEW) expect([id, after[id]]).not.toEqual([id, before[id]]);
    expect(sum(numbers(await readTable(page, "score-distribution"), "scores"))).toBeLessThan(
      sum(numbers(scores, "scores")),
    );

    await page.goBack();
    await arrived(page, "#/overview");
    expect(await summaries(page)).toEqual(before);
    expect(await readTable(page, "score-distribution")).toEqual(scores);
    expectQuiet(observed);
  });

  test("clicks a second track with Ctrl: both hold, and figures are those of the two", async () => {
    const { page } = await openApp(await browser.newContext(), server.url());
    const all = await readTable(page, "coverage-by-track");
    const registered = numbers(all, "registrations");
    await clickText(page, "coverage-by-track", "工业制造");
    await clickText(page, "coverage-by-track", "科技创新", "Control");
    await arrived(page, /track=T\d\d,T\d\d$/);
    const chosen = (await address(page)).split("track=")[1]?.split(",") ?? [];
    const days = await readTable(page, "registrations-over-time");
    const expected = chosen.map((id) => registered[Number(id.slice(1)) - 1] ?? Number.NaN);
    expect(sum(numbers(days, "registrations"))).toBe(sum(expected));
  });

  test("drags over the score histogram: other panels follow, one step back for the whole drag", async () => {
    const { page, observed } = await openApp(await browser.newContext(), server.url());
    const before = await summaries(page);
    await drag(page, "score-distribution", 0.5, 0.75);
    await arrived(page, /^#\/overview\?score=[\d.]+\.\.[\d.]+$/);
    const after = await summaries(page);
    expect(after["coverage-by-track"]).not.toBe(before["coverage-by-track"]);
    expect(after["theme-terms"]).not.toBe(before["theme-terms"]);

    await page.keyboard.press("Control+z");
    await arrived(page, "#/overview");
    expect(await summaries(page)).toEqual(before);
    await page.keyboard.press("Control+Shift+z");
    await arrived(page, /score=/);
    expect(await summaries(page)).toEqual(after);
    expectQuiet(observed);
  });

  test("drags over the days: the chip says the range, and taking it away restores every figure", async () => {
    const { page } = await openApp(await browser.newContext(), server.url());
    const before = await summaries(page);
    await drag(page, "registrations-over-time", 0.5, 0.8);
    await arrived(page, /day=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d/);
    const chip = page.getByRole("list", { name: "当前筛选" }).getByRole("listitem");
    await text(chip).toMatch(/报名日期\d{4}-\d\d-\d\d 至 \d{4}-\d\d-\d\d/);
    await chip.getByRole("button").click();
    await arrived(page, "#/overview");
    expect(await summaries(page)).toEqual(before);
  });
});

describe("an address", () => {
  const PLACES = [
    "#/overview",
    "#/coverage",
    "#/overview?track=T01,T05&score=60..80",
    "#/coverage?area=福州&day=2026-05-01..2026-06-01",
    "#/overview?stage=preliminary&order=count",
  ];

  test("opens what it says, in a page that is open and in one that is loaded anew, and stays as it is", async () => {
    const { page, observed } = await openApp(await browser.newContext(), server.url());
    for (const place of PLACES) {
      await visit(page, server.url() + place);
      await arrived(page, place);
      const shown = await summaries(page);
      await reload(page);
      await arrived(page, place);
      expect([place, await summaries(page)]).toEqual([place, shown]);
    }
    expectQuiet(observed);
  });

  test("with parts that make no sense opens, and says what it left out", async () => {
    const { page, observed } = await openApp(
      await browser.newContext(),
      server.url(),
      "#/overview?trak=T01&score=9..x",
    );
    expect(await panelIds(page)).toContain("coverage-by-track");
    await page.getByText(/trak=T01/).waitFor();
    expectQuiet(observed);
  });

  test("given to somebody else shows the same figures", async () => {
    const first = await openApp(await browser.newContext(), server.url());
    await clickText(first.page, "coverage-by-track", "工业制造");
    const second = await openApp(
      await browser.newContext({ timezoneId: "America/New_York" }),
      server.url(),
      await address(first.page),
    );
    expect(await summaries(second.page)).toEqual(await summaries(first.page));
    expect(await readTable(second.page, "registrations-over-time")).toEqual(
      await readTable(first.page, "registrations-over-time"),
    );
  });
});

describe("on the coverage screen", () => {
  test("all 120 problems stand in the table, with the figures of their tracks", async () => {
    const { page, observed } = await openApp(await browser.newContext(), server.url(), "#/coverage");
    const problems = await readTable(page, "coverage-by-problem");
    expect(problems.rows).toHaveLength(120);
    const tracks = await readTable(page, "coverage-by-track");
    expect(sum(numbers(problems, "registrations"))).toBe(sum(numbers(tracks, "registrations")));
    expect(numbers(problems, "registrations").filter((count) => count === 0)).toHaveLength(
      sum(numbers(tracks, "problems_without_entries")),
    );
    expectQuiet(observed);
  });
});
