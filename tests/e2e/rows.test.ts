import { read, utils } from "@e965/xlsx";
import Papa from "papaparse";
import type { Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { engineReady, panel } from "../../scripts/drive.ts";
import { clickText, expectQuiet, exported, numbers, openApp, readTable, sum, withBrowser, withServer } from "./app.ts";
import { arrived, eventually, focused } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

/** The drawer, once its first rows are there. */
async function drawn(page: Page): Promise<Locator> {
  const drawer = page.getByRole("dialog", { name: /^(明细：|Rows:)/ });
  await drawer.locator("tbody td").first().waitFor();
  await drawer.locator(".ui-table-awaited").first().waitFor({ state: "detached" });
  return drawer;
}

async function openRows(page: Page, id: string): Promise<Locator> {
  await panel(page, id).getByRole("button", { name: "明细", exact: true }).click();
  return drawn(page);
}

const countOf = async (drawer: Locator): Promise<number> =>
  Number(((await drawer.locator(".rows-count").textContent()) ?? "").replaceAll(/\D/g, ""));

/** The figures of the page's head, by their names. */
const keyFigure = async (page: Page, name: string): Promise<number> =>
  Number.parseInt(
    ((await page.locator(".figure", { hasText: name }).locator(".figure-value").textContent()) ?? "").replaceAll(
      ",",
      "",
    ),
    10,
  );

const column = (drawer: Locator, name: string): Promise<string[]> =>
  drawer.locator("table").evaluate((table, wanted) => {
    const heads = [...table.querySelectorAll("thead th")];
    const at = heads.findIndex((head) => head.getAttribute("data-column") === wanted);
    return [...table.querySelectorAll("tbody tr[aria-rowindex]")].map((row) => row.children[at]?.textContent ?? "");
  }, name);

/** Sorts by a column and waits for the rows in their new order, which the head says before they come. */
async function sorted(drawer: Locator, name: string, order: "ascending" | "descending"): Promise<readonly string[]> {
  const head = drawer.locator(`thead th[data-column="${name}"]`);
  await head.getByRole("button").click();
  await eventually(() => head.getAttribute("aria-sort")).toBe(order);
  const inOrder = async (): Promise<boolean> => {
    const texts = await column(drawer, name);
    const wanted = order === "ascending" ? texts.toSorted() : texts.toSorted().reverse();
    return !texts.includes("") && texts.every((text, at) => text === wanted[at]);
  };
  await eventually(inOrder).toBe(true);
  return column(drawer, name);
}

test("the rows behind a panel are as many as its figures say, can be sorted, and go along as CSV and XLSX", async () => {
  const { page, observed } = await openApp(await browser.newContext(), server.url());
  const registrations = await keyFigure(page, "报名数");
  const drawer = await openRows(page, "coverage-by-track");
  expect(await countOf(drawer)).toBe(registrations);
  // Only the rows in sight are in the page; the table says how many there are.
  const table = drawer.locator("table");
  expect(await table.getAttribute("aria-rowcount")).toBe(String(registrations + 1));
  expect(await table.locator("tbody tr[aria-rowindex]").count()).toBeLessThan(100);

  const [earliest] = await sorted(drawer, "registered_at", "ascending");
  const latest = await sorted(drawer, "registered_at", "descending");
  expect(latest[0]).not.toBe(earliest);

  const csv = await exported(drawer, "CSV");
  for (const part of ["明细", "各赛道报名情况", "数据截至", "演示数据", ".csv"]) expect(csv.name).toContain(part);
  const { data } = Papa.parse<Record<string, string>>(csv.bytes.toString("utf8").replace("\uFEFF", ""), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data).toHaveLength(registrations);
  expect(new Set(data.map((row) => row.entry_id)).size).toBe(registrations);
  expect(data[0]).toMatchObject({ status: "审核通过" });
  expect(data.map((row) => (row.registered_at ?? "").slice(0, 16)).slice(0, 5)).toEqual(latest.slice(0, 5));
  // Personal content only where asked for.
  expect(Object.keys(data[0] ?? {})).not.toContain("team_name");
  await drawer.getByRole("checkbox", { name: "含个人信息" }).check();
  await eventually(async () => (await column(drawer, "team_name"))[0]).toMatch(/./);
  const xlsx = await exported(drawer, "XLSX");
  const book = read(xlsx.bytes);
  const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[0] ?? ""] ?? {});
  expect(rows).toHaveLength(registrations);
  expect(Object.keys(rows[0] ?? {})).toContain("团队名称");
  expectQuiet(observed);
});

test("rows far down come as they are scrolled to", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  const drawer = await openRows(page, "coverage-by-track");
  const count = await countOf(drawer);
  const region = drawer.getByRole("region", { name: /明细$/ });
  await region.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await drawer.locator(`tr[aria-rowindex="${count + 1}"]`).waitFor();
  await drawn(page);
  const ids = await column(drawer, "entry_id");
  expect(ids).toEqual(ids.toSorted());
  expect(ids.every((id) => id !== "")).toBe(true);
});

test("filters of the moment narrow the rows; the drawer keeps them when filters change behind it", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  await clickText(page, "coverage-by-track", "工业制造");
  const coverage = numbers(await readTable(page, "coverage-by-track"), "registrations");
  const drawer = await openRows(page, "coverage-by-track");
  await drawer.getByText("筛选：赛道：工业制造").waitFor();
  expect(await countOf(drawer)).toBe(coverage[0]);
  await page.keyboard.press("Control+z");
  await arrived(page, "#/overview");
  expect(await countOf(drawer)).toBe(coverage[0]);
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
  const registrations = sum(numbers(await readTable(page, "coverage-by-track"), "registrations"));
  expect(await countOf(await openRows(page, "coverage-by-track"))).toBe(registrations);
});

test("each key figure opens what it counts", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  await engineReady(page);
  for (const name of ["报名数", "提交数", "零报名赛题", "参赛单位"]) {
    const figure = await keyFigure(page, name);
    await page.getByRole("button", { name: `查看明细：${name}` }).click();
    const drawer = await drawn(page);
    expect([name, await countOf(drawer)]).toEqual([name, figure]);
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
  }
});

test("the drawer is opened, used and closed by keyboard alone, and gives the focus back", async () => {
  const { page } = await openApp(await browser.newContext(), server.url());
  const figure = page.getByRole("button", { name: "查看明细：零报名赛题" });
  await figure.focus();
  await page.keyboard.press("Enter");
  const drawer = await drawn(page);
  // The focus comes once it has slid in.
  await focused(drawer.getByRole("heading", { name: /^明细/ }));
  // All of a few rows are in the page.
  expect(await drawer.locator("tbody tr[aria-rowindex]").count()).toBe(await countOf(drawer));
  const head = drawer.getByRole("columnheader", { name: "赛题编号" });
  for (let step = 0; step < 12; step++) {
    if (await head.getByRole("button").evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await eventually(() => head.getAttribute("aria-sort")).toBe("ascending");
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
  await focused(figure);
});
