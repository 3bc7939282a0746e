/** On a slow machine what an action brings comes when it comes: ways to look until it is there, and no longer. */
import type { Locator, Page } from "playwright";
import { expect } from "vitest";
import { PATIENCE, settled } from "../../scripts/drive.ts";

/** Looks until what is read is as it should be. */
export const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: PATIENCE });

/** What an element says in the end. */
export const text = (element: Locator) => eventually(() => element.textContent());

/** What a field holds in the end. */
export const value = (field: Locator) => eventually(() => field.inputValue());

/** Waits until an element has the focus. */
export const focused = (element: Locator): Promise<void> =>
  element.and(element.page().locator(":focus")).waitFor({ state: "attached" });

/** Waits until nothing fits any more. */
export const gone = (elements: Locator): Promise<void> => eventually(() => elements.count()).toBe(0);

/** Waits until the header says that the data are made up. */
export const saysDemo = (page: Page): Promise<void> => page.locator(".app-header").getByText("演示数据").waitFor();

/** The part of the address that holds the state, as a person reads it; asked of the page, which knows it first. */
export const address = (page: Page): Promise<string> => page.evaluate(() => decodeURI(window.location.hash));

/** Waits until the address is what it should be and the screen shows it: a step back or forward takes its time. */
export async function arrived(page: Page, expected: string | RegExp): Promise<void> {
  const shown = eventually(() => address(page));
  await (typeof expected === "string" ? shown.toBe(expected) : shown.toMatch(expected));
  await settled(page);
}

/** Goes to an address, within the page where only its last part is another, and waits until it is shown. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await settled(page);
}

/** Loads the page anew and waits until it shows what it showed. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await settled(page);
}
