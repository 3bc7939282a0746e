import { read as readBook, utils, write as writeBook } from "@e965/xlsx";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { engineReady, settled } from "../../scripts/drive.ts";
import { download, expectQuiet, openApp, withBrowser, withServer } from "./app.ts";
import { arrived, eventually, focused, text, value } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

async function openSettings(): ReturnType<typeof openApp> {
  const opened = await openApp(await browser.newContext(), server.url(), "#/data");
  await opened.page.getByRole("radio", { name: "赛事设置" }).check();
  await engineReady(opened.page);
  return opened;
}

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const section = (page: Page, name: string) =>
  page.locator(".settings-section", { has: page.getByRole("heading", { name, exact: true }) });

/** By the navigation: what is not saved must not be asked about, as it would be on leaving the page. */
async function go(page: Page, screen: string): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: screen, exact: true }).click();
  await settled(page);
}

test("an organiser confirms 数据截至 and sets the deadline; header and brief say them, and undo takes them back", async () => {
  const { page, observed } = await openSettings();
  await arrived(page, "#/data?data.tab=settings");
  await field(page, "数据截至").fill("2026/6/5 18时");
  await field(page, "环节与时间第 1 行截止").fill("2026-06-14 18:00");
  await value(field(page, "数据截至")).toBe("2026-06-05 18:00");
  await page.getByText("有未保存的改动").waitFor();

  // What is being written outlives a look at another screen.
  await go(page, "总览");
  const sentence = page.locator(".figures-sentence");
  await text(sentence).toContain("未设置截止时间");
  await go(page, "数据");
  await page.getByText("赛事设置（未保存）").waitFor();
  await value(field(page, "环节与时间第 1 行截止")).toBe("2026-06-14 18:00");

  await page.getByRole("button", { name: "保存设置" }).click();
  await page.getByText("设置已保存。").waitFor();
  await page.getByRole("banner").getByText("数据截至 2026-06-05 18:00").waitFor();
  await go(page, "总览");
  await text(sentence).toMatch(/^截至6月5日18时，.*距报名截止9天/);

  await go(page, "数据");
  await page.getByRole("button", { name: "撤销保存" }).click();
  await page.getByText("已撤销，回到保存之前。").waitFor();
  await page.getByRole("banner").getByText("数据截至 2026-09-11 18:00").waitFor();
  await value(field(page, "环节与时间第 1 行截止")).toBe("");
  await go(page, "总览");
  await text(sentence).toContain("未设置截止时间");
  expectQuiet(observed);
});

test("what is wrong is named with its field, leads to it, and nothing is saved", async () => {
  const { page } = await openSettings();
  await field(page, "环节与时间第 6 行截止").fill("九月初");
  await page.getByRole("button", { name: "保存设置" }).click();
  const fault = page.getByRole("button", { name: "环节与时间第 6 行“截止”：须写明日期和时间" });
  await fault.click();
  const wrong = field(page, "环节与时间第 6 行截止");
  await focused(wrong);
  await eventually(() => wrong.getAttribute("aria-invalid")).toBe("true");
  await wrong.fill("2026-09-01 18:00");
  await fault.waitFor({ state: "detached" });
});

test("another province starts by its name, and its areas are put in order by keyboard", async () => {
  const { page } = await openSettings();
  const areas = section(page, "地区");
  await areas.locator("summary").click();
  await areas.getByLabel("按省份填入").selectOption("江苏");
  await areas.getByRole("button", { name: "填入" }).click();
  const names = (): Promise<string[]> =>
    areas
      .locator("tbody tr td:first-child input")
      .evaluateAll((inputs) => inputs.map((input) => (input instanceof HTMLInputElement ? input.value : "")));
  const first = async (): Promise<readonly string[]> => (await names()).slice(0, 3);
  await eventually(first).toEqual(["南京", "无锡", "徐州"]);
  expect(await names()).toHaveLength(13 + 3);
  await areas.getByRole("button", { name: "第 3 行上移" }).focus();
  // The focus goes with the row: two presses move it two places.
  await page.keyboard.press("Enter");
  await focused(areas.getByRole("button", { name: "第 2 行上移" }));
  await page.keyboard.press("Enter");
  await eventually(first).toEqual(["徐州", "南京", "无锡"]);
  await page.getByRole("button", { name: "放弃改动" }).click();
  await eventually(async () => (await names())[0]).toBe("福州");
});

test("the settings go out as one workbook and come in again as they were; one with faults is not taken over", async () => {
  const { page, observed } = await openSettings();
  const { name, bytes } = await download(page, () =>
    page.getByRole("button", { name: "导出设置模板（XLSX）" }).click(),
  );
  expect(name).toBe("赛事设置.xlsx");
  const upload = (file: string, buffer: Buffer) =>
    page.getByLabel("导入设置").setInputFiles({ name: file, mimeType: "application/octet-stream", buffer });

  await upload("原样.xlsx", bytes);
  await page.getByText("已读入“原样.xlsx”，请核对后保存。").waitFor();
  expect(await page.getByText("有未保存的改动").count()).toBe(0);

  // Formats too: without them the dates would be written as plain numbers.
  const book = readBook(bytes, { cellNF: true });
  const stages = book.Sheets.环节与时间;
  if (stages === undefined) throw new Error("no sheet of stages");
  utils.sheet_add_aoa(stages, [["六月初"]], { origin: "D2" });
  await upload("有误.xlsx", Buffer.from(writeBook(book, { type: "buffer", bookType: "xlsx" })));
  await page.getByText("“有误.xlsx”有 1 处需要修改，未读入任何内容：").waitFor();
  await page.getByText("工作表“环节与时间”第 2 行“截止”（六月初）：须写明日期和时间").waitFor();
  await value(field(page, "环节与时间第 1 行截止")).toBe("");

  utils.sheet_add_aoa(stages, [["2026年6月5日18时"]], { origin: "D2" });
  await upload("改好.xlsx", Buffer.from(writeBook(book, { type: "buffer", bookType: "xlsx" })));
  await page.getByText("有未保存的改动").waitFor();
  await value(field(page, "环节与时间第 1 行截止")).toBe("2026-06-05 18:00");
  expectQuiet(observed);
});
