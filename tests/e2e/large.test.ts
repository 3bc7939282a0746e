import { Float64, Table, tableToIPC, vectorFromArray } from "apache-arrow";
import { expect, test } from "vitest";
import { chooseFiles, confirmImport, engineReady, panel, settled, type Upload } from "../../scripts/drive.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import { expectQuiet, openApp, summary, withBrowser, withServer } from "./app.ts";
import { eventually, gone, visit } from "./waiting.ts";

const browser = withBrowser();
const server = withServer();

const ENTRIES = 10_000;
const JUDGES = 3;

/** Entry i has 60, 61 and 62 of its judges and i mod 10 on top: 61 + 4.5 on the mean. */
async function scores(): Promise<Upload> {
  const each = <T>(value: (entry: number, judge: number) => T): T[] =>
    Array.from({ length: ENTRIES * JUDGES }, (_, i) => value(Math.floor(i / JUDGES), i % JUDGES));
  const table = new Table({
    entry_id: vectorFromArray(each((entry) => `E${entry}`)),
    judge_id: vectorFromArray(each((_, judge) => `J${judge}`)),
    stage: vectorFromArray(each(() => "preliminary")),
    score: vectorFromArray(
      each((entry, judge) => 60 + judge + (entry % 10)),
      new Float64(),
    ),
  });
  const parquet = await startNodeParquet();
  const buffer = Buffer.from(await parquet.write(tableToIPC(table, "stream")));
  return { name: "初赛评分.parquet", mimeType: "application/octet-stream", buffer };
}

test("a large file is there at once; what its cells are found to be comes when it is found", async () => {
  const { page, observed } = await openApp(await browser.newContext(), server.url(), "#/data");
  await engineReady(page);
  await chooseFiles(page, [await scores()]);
  const pending = page.getByText("正在逐格核对");
  await pending.waitFor();
  await page.getByText("评委标签是席位而不是人").waitFor();
  await gone(pending);
  await confirmImport(page);

  await visit(page, `${server.url()}#/overview`);
  await eventually(() => summary(page, "score-distribution")).toMatch("有得分的项目 10,000 个，平均 65.5 分");

  // Asked of the scores themselves, which are written out only now.
  await visit(page, `${server.url()}#/scores`);
  await panel(page, "score-distribution").getByRole("radio", { name: "单次评分" }).check();
  await settled(page);
  await eventually(() => summary(page, "score-distribution")).toMatch("30,000");
  expect(await summary(page, "score-distribution")).toMatch("65.5");
  expectQuiet(observed);
});
