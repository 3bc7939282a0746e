import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { settled } from "../../scripts/drive.ts";
import { download, expectQuiet, openApp, readTable, withBrowser, withServer } from "./app.ts";
import { saysDemo } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

/** Every panel in which a term can stand, with the columns that name it. */
const NAMING: readonly (readonly [panel: string, ...columns: string[]])[] = [
  ["theme-terms", "term"],
  ["theme-problems", "term"],
  ["theme-cooccurrence", "term_a", "term_b"],
];

/** How many rows of each panel name a term. */
async function rowsNaming(page: Page, term: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [panel, ...columns] of NAMING) {
    const table = await readTable(page, panel);
    const places = columns.map((column) => table.columns.indexOf(column));
    counts[panel] = table.rows.filter((row) => places.some((place) => row[place] === term)).length;
  }
  return counts;
}

const words = (page: Page) => page.getByRole("region", { name: "词表调整" });

/** The words have been taken up, and everything is drawn anew. */
async function followed(page: Page, state: string): Promise<void> {
  await words(page).and(page.locator('[aria-busy="false"]')).getByText(state).waitFor();
  await settled(page);
}

describe("an organiser sets words of their own", () => {
  test("a stop word is gone from every chart, its longer terms stay; undone, it is back", async () => {
    const { page, observed } = await openApp(await browser.newContext(), server.url(), "#/themes");
    const before = await rowsNaming(page, "大模型");
    for (const count of Object.values(before)) expect(count).toBeGreaterThan(0);

    await words(page).getByLabel("要停用的词").fill("大模型");
    await page.keyboard.press("Enter");
    await followed(page, "停用词 1 个");
    expect(Object.values(await rowsNaming(page, "大模型"))).toEqual([0, 0, 0]);
    const terms = (await readTable(page, "theme-terms")).rows.map(([term]) => term);
    expect(terms.filter((term) => term?.includes("大模型"))).not.toEqual([]);

    await words(page).getByRole("button", { name: "撤销改动" }).click();
    await followed(page, "停用词 0 个");
    expect(await rowsNaming(page, "大模型")).toEqual(before);
    // The demo's other data are as they were.
    await saysDemo(page);
    expectQuiet(observed);
  });

  test("a new word is one click from a theme, and the file that is saved brings it back", async () => {
    const { page, observed } = await openApp(await browser.newContext(), server.url(), "#/themes");
    const first = words(page)
      .getByRole("button", { name: /^把.+归入/ })
      .first();
    const word = /^把(.+)归入/.exec((await first.getAttribute("aria-label")) ?? "")?.[1] ?? "";
    await first.click();
    await followed(page, "主题词 1 个");
    const sources = async (): Promise<string | undefined> => {
      const { columns, rows } = await readTable(page, "theme-terms");
      return rows.find(([term]) => term === word)?.[columns.indexOf("source")];
    };
    expect(await sources()).toBe("user");

    const { bytes } = await download(page, () => words(page).getByRole("button", { name: "存为文件" }).click());
    await words(page).getByRole("button", { name: "恢复默认词表" }).click();
    await followed(page, "主题词 0 个");
    expect(await sources()).toBe("discovered");
    await words(page).getByLabel("读入文件").and(page.locator("input")).setInputFiles({
      name: "words.csv",
      mimeType: "text/csv",
      buffer: bytes,
    });
    await followed(page, "主题词 1 个");
    expect(await sources()).toBe("user");
    expectQuiet(observed);
  });
});
