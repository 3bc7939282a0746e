import { read, utils } from "@e965/xlsx";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { loadLanguage, translator } from "../../../src/i18n/index.ts";
import type { Language } from "../../../src/model/messages.ts";
import type { PanelFrame, TableData } from "../../../src/panels/types.ts";
import { exportPanel } from "../../../src/report/export-panel.ts";
import { wrap } from "../../../src/report/svg.ts";
import type { PanelReport } from "../../../src/report/types.ts";

await loadLanguage("en");

const table: TableData = {
  columns: [
    { name: "track_no", label: "赛道序号", format: "integer" },
    { name: "track_name", label: "赛道", format: "text" },
    { name: "share", label: "占比", format: "share" },
    { name: "mean", label: "平均分", format: "decimal" },
    { name: "date", label: "日期", format: "date" },
  ],
  rows: [
    [1, "工业制造", 0.25, 81.5, 20_606],
    [2, "=cmd|' /C calc'!A0", 0, -3.25, 20_607],
    [3, '-农业"智慧",\n农村', 1 / 3, null, null],
    [4, "@交通", 12_345, 0, 20_608],
    [5, "=1\n+2", 1, 2, 20_609],
  ],
};

const frame: PanelFrame = {
  option: ({ theme }) => ({
    xAxis: { type: "category", data: table.rows.map((row) => String(row[1])) },
    yAxis: {},
    series: [{ type: "line", data: table.rows.map((row) => row[2]), itemStyle: { color: theme.data } }],
  }),
  table: () => table,
  summary: () => "",
  rows: () => null,
  select: () => null,
  brush: null,
};

const report = (more: Partial<PanelReport> = {}, language: Language = "zh-CN"): PanelReport => ({
  id: "coverage-by-track",
  title: "各赛道报名情况",
  description: "报名数不含草稿与已撤回 <项目>。",
  frame,
  height: () => 300,
  filters: ["赛道：工业制造", "得分：60–80"],
  asOf: "2026-06-05T18:00:00",
  isDemo: true,
  language,
  t: translator(language),
  theme: {
    text: "#111111",
    textSecondary: "#555555",
    line: "#dddddd",
    background: "#ffffff",
    data: "#1677ff",
    accent: "#d4380d",
    muted: "#cccccc",
    ghost: "#eeeeee",
    fontFamily: '"Noto Sans CJK SC", sans-serif',
  },
  rasterise: async (svg, width, height, scale) =>
    new Blob([`${svg.length} characters at ${width} × ${height} × ${scale}`]),
  ...more,
});

const csv = async (more: Partial<PanelReport> = {}): Promise<string> => {
  const bytes = new Uint8Array(await (await exportPanel("csv", report(more))).blob.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return new TextDecoder().decode(bytes);
};

test("a CSV begins with the contract's column names and holds every row with the table's figures", async () => {
  const text = await csv();
  expect(text.split("\r\n")[0]).toBe("track_no,track_name,share,mean,date");
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data.map((row) => [row.track_no, row.share, row.mean, row.date])).toEqual([
    ["1", "0.25", "81.5", "2026-06-02"],
    ["2", "0", "-3.25", "2026-06-03"],
    ["3", String(1 / 3), "", ""],
    ["4", "12345", "0", "2026-06-04"],
    ["5", "1", "2", "2026-06-05"],
  ]);
});

test("in a CSV text that a spreadsheet would take for a formula is escaped, a negative number is not", async () => {
  const { data } = Papa.parse<Record<string, string>>(await csv(), { header: true, skipEmptyLines: true });
  expect(data.map((row) => row.track_name)).toEqual([
    "工业制造",
    "'=cmd|' /C calc'!A0",
    '\'-农业"智慧",\n农村',
    "'@交通",
    "'=1\n+2",
  ]);
  expect(data[1]?.mean).toBe("-3.25");
});

test("a CSV of a table without rows still has its first line", async () => {
  expect(await csv({ frame: { ...frame, table: () => ({ ...table, rows: [] }) } })).toBe(
    "track_no,track_name,share,mean,date\r\n",
  );
});

test("a file name carries title, 数据截至 and 演示数据, and nothing that a file system refuses", async () => {
  const { fileName } = await exportPanel("csv", report({ title: '报名/提交: "各赛道"' }));
  expect(fileName).toBe("报名提交 各赛道_数据截至 2026-06-05 1800_演示数据.csv");
  const own = await exportPanel("csv", report({ isDemo: false, asOf: null }));
  expect(own.fileName).toBe("各赛道报名情况_数据截至未设置.csv");
});

async function openWorkbook(more: Partial<PanelReport> = {}, language: Language = "zh-CN") {
  const { blob } = await exportPanel("xlsx", report(more, language));
  const book = read(await blob.arrayBuffer(), { cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ""];
  if (sheet === undefined) throw new Error("the workbook has no sheet");
  return {
    sheet,
    rows: utils.sheet_to_json<(string | number | null)[]>(sheet, { header: 1, raw: true, defval: null }),
  };
}

test("a workbook says above the table what it shows, by which filters, as of when, and that it is demo data", async () => {
  const { rows } = await openWorkbook();
  expect(rows.slice(0, 6).map((row) => row[0])).toEqual([
    "各赛道报名情况",
    "说明：报名数不含草稿与已撤回 <项目>。",
    "筛选：赛道：工业制造；得分：60–80",
    "数据截至 2026-06-05 18:00",
    "演示数据",
    null,
  ]);
  const own = await openWorkbook({ isDemo: false, filters: [] });
  expect(JSON.stringify(own.rows)).not.toContain("演示");
  expect(own.rows[2]?.[0]).toBe("筛选：无（全部数据）");
});

test("a workbook holds the table's figures as numbers with formats, and text only as text", async () => {
  const { sheet, rows } = await openWorkbook();
  expect(rows[6]).toEqual(["赛道序号", "赛道", "占比", "平均分", "日期"]);
  const body = rows.slice(7);
  expect(body.map((row) => row.slice(0, 4))).toEqual(table.rows.map((row) => row.slice(0, 4)));
  expect([sheet.C8?.z, sheet.C8?.w, sheet.E8?.w, sheet.A11?.w, sheet.C11?.t]).toEqual([
    "0.0%",
    "25.0%",
    "2026-06-02",
    "4",
    "n",
  ]);
  expect(sheet.B9).toMatchObject({ t: "s" });
  expect(sheet.B9?.f).toBeUndefined();
});

test("an SVG carries title, definition, filters, 数据截至 and 演示数据 beside the chart, escaped", async () => {
  const { blob } = await exportPanel("svg", report());
  const svg = await blob.text();
  for (const text of [
    "各赛道报名情况",
    "&#60;项目&#62;",
    "赛道：工业制造；得分：60–80",
    "数据截至 2026-06-05 18:00",
    "演示数据",
  ]) {
    expect(svg).toContain(text);
  }
  expect(svg).toContain("#1677ff");
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="960" height="\d+"/);
  expect(svg).not.toContain("NaN");
  expect(await (await exportPanel("svg", report({ isDemo: false }))).blob.text()).not.toContain("演示");
});

test("a PNG is the SVG at twice its size", async () => {
  const svg = await (await exportPanel("svg", report())).blob.text();
  const height = /height="(\d+)"/.exec(svg)?.[1];
  const { blob, fileName } = await exportPanel("png", report());
  expect(await blob.text()).toBe(`${svg.length} characters at 960 × ${height} × 2`);
  expect(fileName).toMatch(/\.png$/);
});

test("in English the texts are English, and demo data are still named", async () => {
  const { rows } = await openWorkbook({}, "en");
  expect(rows[3]?.[0]).toBe("Data as of 2026-06-05 18:00 (数据截至)");
  expect(rows[4]?.[0]).toBe("Demo data (演示数据)");
});

test("long notes break into lines that fit, Chinese anywhere and other words whole", () => {
  expect(wrap("数据要素乘以大赛", 40, 10)).toEqual(["数据要素", "乘以大赛"]);
  expect(wrap("AI for Science", 60, 10)).toEqual(["AI for", "Science"]);
  expect(wrap("", 60, 10)).toEqual([]);
});
