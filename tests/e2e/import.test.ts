import { unzipSync } from "fflate";
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { chooseFiles, confirmImport, engineReady, importFiles, panel, type Upload } from "../../scripts/drive.ts";
import {
  clickText,
  download,
  expectQuiet,
  exported,
  numbers,
  openApp,
  readTable,
  sum,
  withBrowser,
  withServer,
} from "./app.ts";
import { arrived, eventually, gone, saysDemo, text, visit } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

const file = (name: string, content: string | Buffer): Upload => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
});

/** Six rows as an organiser's export has them: four registrations, of which three are submitted. */
const ENTRIES = file(
  "报名导出.csv",
  [
    "项目编号,团队名称,项目名称,参赛单位,赛道,赛题,地市,单位类型,报名时间,提交时间,审核状态",
    "007,甲队,车间质检,福州一厂,工业制造,1,福州,企业,2026-05-01 09:00,2026-06-01 10:00,审核通过",
    "008,乙队,产线排程,厦门二厂,工业制造,1,厦门,企业,2026-05-02 09:00,2026-06-02 10:00,审核通过",
    "009,丙队,供应预警,泉州大学,工业制造,2,泉州,高等院校,2026-05-02 11:00,,待审核",
    "010,丁队,茶园估产,武夷农科所,现代农业,3,南平,科研院所,2026-05-03 09:00,2026-06-03 10:00,审核通过",
    "011,戊队,未完成稿,某公司,现代农业,3,福州,企业,2026-05-03 10:00,,草稿",
    "012,己队,已退出,某单位,现代农业,4,福州,企业,2026-05-03 11:00,2026-06-03 11:00,已撤回",
  ].join("\r\n"),
);

const SCORES = file(
  "初赛评分.csv",
  ["项目编号,环节,评委,得分", "007,初赛,评委1,80", "007,初赛,评委2,90", "008,初赛,评委1,60", "010,初赛,评委2,"].join(
    "\n",
  ),
);

const go = (page: Page, route: string): Promise<void> => visit(page, `${server.url()}#/${route}`);

/** Takes back the one import there is: the demo data are there again. */
async function takeBack(page: Page): Promise<void> {
  await page.getByRole("button", { name: "撤销导入" }).click();
  await saysDemo(page);
  await gone(page.getByRole("button", { name: "撤销导入" }));
}

async function openData(): ReturnType<typeof openApp> {
  const opened = await openApp(await browser.newContext(), server.url(), "#/data");
  await engineReady(opened.page);
  return opened;
}

describe("an organiser drops their own export on the page", () => {
  test("and sees their own numbers, and nothing of the demo data on any screen", async () => {
    const { page, observed } = await openData();
    await chooseFiles(page, [ENTRIES]);
    await page.getByText("读入 6 行 = 导入 6 行 + 搁置 0 行").waitFor();
    await confirmImport(page);

    await go(page, "overview");
    expect(await page.locator("main").getByText("演示").count()).toBe(0);
    expect(await page.locator("header").getByText("演示").count()).toBe(0);
    const tracks = await readTable(page, "coverage-by-track");
    expect(numbers(tracks, "registrations").slice(0, 3)).toEqual([3, 1, 0]);
    expect(numbers(tracks, "submissions").slice(0, 3)).toEqual([2, 1, 0]);
    expect(sum(numbers(tracks, "registrations"))).toBe(4);
    expect(numbers(tracks, "problems_without_entries").slice(0, 2)).toEqual([3, 11]);
    expect(await panel(page, "score-distribution").getAttribute("data-state")).toBe("empty");
    await panel(page, "score-distribution").getByText("尚未导入").waitFor();

    await go(page, "coverage");
    const problems = await readTable(page, "coverage-by-problem");
    const at = problems.columns.indexOf("problem_id");
    const registered = problems.rows
      .map((row, index) => [row[at], numbers(problems, "registrations")[index]])
      .filter(([, count]) => count !== 0);
    expect(registered).toEqual([
      ["T01-P01", 2],
      ["T01-P02", 1],
      ["T02-P03", 1],
    ]);
    expectQuiet(observed);
  });

  test("with their scores: the histogram holds entries' means, and filters everything else", async () => {
    const { page, observed } = await openData();
    await importFiles(page, [ENTRIES, SCORES]);
    await go(page, "overview");
    const bins = await readTable(page, "score-distribution");
    // 007 has the mean 85, 008 has 60, 010 was never scored: a blank is not a zero.
    expect(sum(numbers(bins, "scores"))).toBe(2);
    await clickText(page, "coverage-by-track", "现代农业");
    expect(await panel(page, "score-distribution").getAttribute("data-state")).not.toBe("error");
    const days = await readTable(page, "registrations-over-time");
    expect(sum(numbers(days, "registrations"))).toBe(1);
    expectQuiet(observed);
  });

  test("and an export of theirs no longer says 演示数据", async () => {
    const { page } = await openData();
    await importFiles(page, [ENTRIES]);
    await go(page, "overview");
    const { name } = await exported(panel(page, "coverage-by-track"), "CSV");
    expect(name).toContain("数据截至");
    expect(name).not.toContain("演示");
  });

  test("and takes the import back: the demo data are there again, as they were", async () => {
    const { page } = await openApp(await browser.newContext(), server.url());
    const before = await readTable(page, "coverage-by-track");
    await go(page, "data");
    await engineReady(page);
    await importFiles(page, [ENTRIES]);
    await takeBack(page);
    await go(page, "overview");
    expect(await readTable(page, "coverage-by-track")).toEqual(before);
    await saysDemo(page);
  });
});

/** Beside what the model knows: a title above, a column of groups, one of persons, and one cell that is no number. */
const BEYOND = file(
  "报名汇总.csv",
  [
    "2026年报名汇总,,,,,",
    "项目编号,团队名称,赛道,团队人数,融资轮次,联系人",
    "001,甲队,工业制造,3,A轮,张伟国",
    "002,乙队,工业制造,四五位,A轮,李秀英",
    "003,丙队,现代农业,4,B轮,王小明",
    "004,丁队,现代农业,5,B轮,赵丽华",
    "005,戊队,现代农业,5,A轮,陈建军",
  ].join("\n"),
);
const SURVEY = file("问卷.csv", ["渠道满意度,建议", "高,多办路演", "低,时间再长一些"].join("\n"));

describe("before an import a card", () => {
  test("says where the table stands, what each column is read as and cast to, and what did not fit", async () => {
    const { page } = await openData();
    await chooseFiles(page, [BEYOND]);
    const card = page.getByRole("article", { name: "报名汇总.csv" });
    await card.getByText("第 2–7 行，6 列").waitFor();
    const rows = card.getByRole("region", { name: /前几行/ }).locator("thead tr");
    const texts = (): Promise<readonly (readonly string[])[]> =>
      rows.evaluateAll((each) =>
        each.map((row) => [...row.querySelectorAll("th, td")].slice(1).map((cell) => cell.textContent ?? "")),
      );
    // How the columns are read is asked of the worker: its rows come after the header.
    await eventually(texts).toEqual([
      ["项目编号", "团队名称", "赛道", "团队人数", "融资轮次", "联系人"],
      ["项目编号", "团队名称", "赛道", "团队人数", "附加维度", "不入数据表"],
      ["文本", "文本", "文本", "数值1 格不符", "文本", "文本"],
    ]);
    expect(await card.textContent()).not.toContain("张伟国");
  });

  test("that nobody understands keeps no other back: it is kept as it was read, and says so", async () => {
    const { page, observed } = await openData();
    await chooseFiles(page, [ENTRIES, SURVEY]);
    await page.getByText("1 张表没有进入数据表").waitFor();
    await confirmImport(page);
    await go(page, "data?data.tab=sets");
    const { bytes } = await download(page, () =>
      page.getByRole("button", { name: /^将数据集“.*”保存为文件$/ }).click(),
    );
    expect(Object.keys(unzipSync(bytes))).toContain("source/问卷.parquet");
    expectQuiet(observed);
  });
});

describe("a column that the model has no place for", () => {
  test("filters and splits like any other, stands in the address, and goes with its import", async () => {
    const { page, observed } = await openData();
    await importFiles(page, [BEYOND]);
    await go(page, "registrations");
    const before = await readTable(page, "participation-by-extra");
    expect(before.headers[0]).toBe("融资轮次");
    expect(before.rows.map(([name]) => name)).toEqual(["A轮", "B轮"]);
    expect(numbers(before, "registrations")).toEqual([3, 2]);
    await clickText(page, "participation-by-extra", "A轮");
    await arrived(page, /extra\.融资轮次=A轮/);
    await go(page, "overview?extra.融资轮次=A轮");
    expect(numbers(await readTable(page, "coverage-by-track"), "registrations").slice(0, 2)).toEqual([2, 1]);
    await page
      .getByRole("button", { name: /融资轮次/ })
      .first()
      .click();
    await arrived(page, "#/overview");
    await go(page, "overview?extra.融资轮次=A轮");
    await go(page, "data?extra.融资轮次=A轮");
    await takeBack(page);
    await arrived(page, "#/data");
    await go(page, "registrations");
    await gone(panel(page, "participation-by-extra"));
    expectQuiet(observed);
  });
});

/** Of one track of the contest at hand: two problems of its own in the place of those that were announced. */
const PROBLEMS = file(
  "现代农业赛题清单.csv",
  [
    "赛道,赛题名称,赛题内容,限报数",
    "现代农业赛道,茶叶溯源大模型,以知识图谱和大模型建立茶叶溯源服务。,10",
    "现代农业赛道,智慧渔场,围绕海上养殖的传感数据研判风险。,不限",
  ].join("\n"),
);

describe("a list of problems", () => {
  test("changes the catalogue for the tracks it names, as the page says before and after, and is taken back", async () => {
    const { page, observed } = await openData();
    const before = await readCatalogue(page);
    await go(page, "data");
    await chooseFiles(page, [PROBLEMS]);
    await page.getByText("读入 2 行 = 导入 2 行 + 搁置 0 行").waitFor();
    const change =
      "赛题目录与现有的相比：变更 2 个赛题，10 个赛题不再列出，108 个赛题不变，清单未涉及的 16 个赛道保持不变。主题词随之重新统计。";
    await page.getByText(change).waitFor();
    await confirmImport(page);
    await page.getByRole("status").getByText(change).waitFor();
    const after = await readCatalogue(page);
    expect(after.size).toBe(before.size - 10);
    const agriculture = [...after].flatMap(([id, title]) => (id?.startsWith("T02-") === true ? [title] : []));
    expect(agriculture).toEqual(["茶叶溯源大模型", "智慧渔场"]);

    await go(page, "data");
    await chooseFiles(page, [PROBLEMS]);
    await page.getByText("赛道和赛题与现有目录一致，导入后目录不变。").waitFor();
    await page.getByRole("button", { name: "移除" }).click();
    await takeBack(page);
    expect(await readCatalogue(page)).toEqual(before);
    expectQuiet(observed);
  });
});

/** The titles of all problems that terms were found in, by id: also where nobody has registered for one. */
async function readCatalogue(page: Page): Promise<ReadonlyMap<string | undefined, string | undefined>> {
  await go(page, "themes");
  const { columns, rows } = await readTable(page, "theme-problems");
  return new Map(rows.map((row) => [row[columns.indexOf("problem_id")], row[columns.indexOf("problem_title")]]));
}

describe("a file that cannot be imported", () => {
  const WRONG: readonly (readonly [string, Upload])[] = [
    ["a picture", file("海报.png", Buffer.from("89504e470d0a1a0a0000000d49484452000000100000001008060000", "hex"))],
    ["an empty file", file("空白.csv", "")],
    ["a Parquet file cut short", file("截断.parquet", Buffer.from("PAR1 and nothing more"))],
    ["a workbook cut short", file("损坏.xlsx", Buffer.from("504b0304140000000800", "hex"))],
  ];

  test.each(WRONG)("%s is refused by name, and the data stay as they were", async (_what, upload) => {
    const { page, observed } = await openData();
    await chooseFiles(page, [upload]);
    const alert = page.getByRole("alert").first();
    await alert.waitFor();
    const name = typeof upload === "string" ? upload : upload.name;
    await text(page.getByRole("article", { name })).toContain("未读取");
    await text(alert).toContain(name);
    await go(page, "overview");
    expect(sum(numbers(await readTable(page, "coverage-by-track"), "registrations"))).toBeGreaterThan(500);
    await saysDemo(page);
    expectQuiet(observed);
  });
});
