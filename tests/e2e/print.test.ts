import { expect, test } from "vitest";
import { openApp, withBrowser, withServer } from "./app.ts";
import { gone } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

test("every printed sheet has a head that says what is filtered, as of when, and that the data are made up", async () => {
  const { page } = await openApp(
    await browser.newContext(),
    server.url(),
    "#/coverage?track=T01,T03&area=%E5%8E%A6%E9%97%A8",
  );
  const head = page.locator(".sheet-head");
  expect(await head.count()).toBe(0);
  const onPaper = await page.evaluate(() => {
    window.dispatchEvent(new Event("beforeprint"));
    const head = document.querySelector(".sheet-head");
    const body = head?.parentElement;
    return {
      text: head?.textContent,
      // What browsers repeat: the head of a table that holds everything.
      display: [head, body].map((element) => (element ? getComputedStyle(element).display : null)),
      holdsScreen: body?.querySelector(".screen .panel") !== null,
    };
  });
  expect(onPaper.display).toEqual(["table-header-group", "table"]);
  expect(onPaper.holdsScreen).toBe(true);
  for (const said of ["覆盖", "工业制造", "商贸流通", "厦门", "数据截至", "演示数据"]) {
    expect(onPaper.text).toContain(said);
  }
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await gone(head);
});
