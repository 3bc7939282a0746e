/** How a program uses the app: by the names that people and screen readers find things by. */
import type { Locator, Page } from "playwright";

/** Milliseconds after which something is taken to be broken rather than slow, also on a busy machine. */
export const PATIENCE = 120_000;

/** Waits until every panel of the current screen has settled. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.state === "ready", undefined, {
    timeout: PATIENCE,
  });
}

/** Waits until the engine is up, which charts known beforehand do not need. */
export const engineReady = (page: Page): Promise<void> =>
  page.locator('.engine-status[data-phase="ready"]').waitFor({ state: "attached", timeout: PATIENCE });

export const panel = (page: Page, id: string): Locator => page.locator(`section[data-panel="${id}"]`);

/** Where a chart can be dragged: its place on the page in CSS pixels. */
export async function chartBox(
  page: Page,
  id: string,
): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
  const chart = panel(page, id).locator(".ui-chart");
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (box === null) throw new Error(`${id}: no chart is drawn`);
  return box;
}

/** Drags over a chart from one share of its width to another, in steps as a hand does. */
export async function drag(page: Page, id: string, from: number, to: number): Promise<void> {
  const box = await chartBox(page, id);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, y, { steps: 8 });
  await page.mouse.up();
  await settled(page);
}

/** A file from disk, or one made on the spot. */
export type Upload = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Chooses files on the data screen and waits until they are read, or refused. */
export async function chooseFiles(page: Page, files: readonly Upload[]): Promise<void> {
  const input = page.getByLabel(/^(导入文件|Import files)$/);
  const paths = files.filter((file) => typeof file === "string");
  await (paths.length === files.length
    ? input.setInputFiles(paths, { timeout: PATIENCE })
    : input.setInputFiles(files.flatMap((file) => (typeof file === "string" ? [] : [file]))));
}

/**
 * Waits for an element that begins with one of some words, and gives its text. It looks with every picture: a locator
 * looks ever more rarely, at last twice a second, and what is measured here would be its patience.
 */
async function shown(page: Page, selector: string, words: readonly string[]): Promise<string> {
  const found = await page.waitForFunction(
    ([selector, words]) =>
      [...document.querySelectorAll(selector)]
        .map((element) => element.textContent?.trim() ?? "")
        .find((text) => words.some((word) => text.startsWith(word))),
    [selector, words] as const,
    { timeout: PATIENCE },
  );
  return (await found.jsonValue()) ?? "";
}

/** Waits until the report on the files chosen is shown and they can be taken over. */
export const reportShown = async (page: Page): Promise<void> => {
  await shown(page, ".data-bar button:enabled", ["导入", "Import"]);
};

/** Takes over what the report shows, and waits until it is there. Throws with what the page says. */
export async function confirmImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(导入|Import)$/ }).click({ timeout: PATIENCE });
  const failures = ["没有导入", "Nothing was imported"];
  const said = await shown(page, '[role="status"], [role="alert"]', ["已导入", "Imported", ...failures]);
  if (failures.some((failure) => said.startsWith(failure))) throw new Error(said);
}

/** Imports files as a person does, from the data screen: choose, look, confirm. Throws with what the page says. */
export async function importFiles(page: Page, files: readonly Upload[]): Promise<void> {
  await chooseFiles(page, files);
  await confirmImport(page);
}
