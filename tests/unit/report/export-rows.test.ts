import { read, utils } from "@e965/xlsx";
import Papa from "papaparse";
import { expect, it } from "vitest";
import type { Cell } from "../../../src/model/columns.ts";
import type { TableColumn } from "../../../src/panels/types.ts";
import { exportRows, type RowsReport } from "../../../src/report/export-rows.ts";
import { zh } from "../panels/contest.ts";

const columns: readonly TableColumn[] = [
  { name: "entry_id", label: "项目编号", format: "text" },
  { name: "title", label: "项目名称", format: "text" },
  { name: "registered_at", label: "报名时间", format: "moment" },
  { name: "score_final", label: "决赛得分", format: "decimal" },
];

/** 2026-06-05 18:30:15 on the wall clock. */
const MOMENT = Date.UTC(2026, 5, 5, 18, 30, 15);
const FIRST: readonly Cell[] = ["007", '=SUM(1)"a",\nb', MOMENT, 81.25];
const SECOND: readonly Cell[] = ["350102199001011234", "项目", null, null];

async function* pieces(): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield [FIRST];
  yield [];
  yield [SECOND];
}

const report = (more: Partial<RowsReport> = {}): RowsReport => ({
  title: "明细：各赛道报名情况",
  description: "报名数不含草稿。",
  filters: ["赛道：工业制造"],
  asOf: "2026-06-05T18:00:00",
  isDemo: true,
  t: zh,
  columns,
  pieces: pieces(),
  ...more,
});

it("a CSV holds every row of every piece below one head, with text that stays text", async () => {
  const { fileName, blob } = await exportRows("csv", report());
  expect(fileName).toBe("明细：各赛道报名情况_数据截至 2026-06-05 1800_演示数据.csv");
  const bytes = new Uint8Array(await blob.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const { data, errors } = Papa.parse<string[]>(new TextDecoder().decode(bytes), { skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data).toEqual([
    ["entry_id", "title", "registered_at", "score_final"],
    ["007", `'=SUM(1)"a",\nb`, "2026-06-05 18:30:15", "81.25"],
    ["350102199001011234", "项目", "", ""],
  ]);
});

it("a workbook has the rows on one sheet and what they are on another; moments are dates", async () => {
  const { fileName, blob } = await exportRows("xlsx", report());
  expect(fileName).toMatch(/\.xlsx$/);
  const book = read(await blob.arrayBuffer());
  expect(book.SheetNames).toEqual(["明细", "说明"]);
  const [rows, about] = book.SheetNames.map((name) =>
    utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1, defval: null }),
  );
  expect(rows?.[0]).toEqual(["项目编号", "项目名称", "报名时间", "决赛得分"]);
  // Days since 1899-12-30: 2026-06-05 is 46178.
  expect(rows?.[1]).toEqual(["007", FIRST[1], expect.closeTo(46_178 + (18 * 3600 + 30 * 60 + 15) / 86_400, 6), 81.25]);
  expect(rows?.[2]).toEqual(["350102199001011234", "项目", null, null]);
  expect(about?.map(([line]) => line)).toEqual([
    "明细：各赛道报名情况",
    "说明：报名数不含草稿。",
    "筛选：赛道：工业制造",
    "数据截至 2026-06-05 18:00",
    "演示数据",
  ]);
});

it("an export that is stopped rejects with the reason", async () => {
  async function* stopped(): AsyncGenerator<readonly (readonly Cell[])[]> {
    yield [FIRST];
    throw new DOMException("stopped", "AbortError");
  }
  for (const format of ["csv", "xlsx"] as const) {
    await expect(exportRows(format, report({ pieces: stopped() }))).rejects.toMatchObject({ name: "AbortError" });
  }
});
