import { read, utils } from "@e965/xlsx";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { panel } from "../../scripts/drive.ts";
import {
  clickText,
  expectQuiet,
  exported,
  openApp,
  readTable,
  type TableOnScreen,
  withBrowser,
  withServer,
} from "./app.ts";

const browser = withBrowser();
const server = withServer();

const PANELS = ["coverage-by-track", "registrations-over-time", "score-distribution", "theme-terms"];

/**
 * A machine's figure beside a person's: the same text, or the number rounded to the digits that are shown, a share
 * from 0 to 1 beside its per cent. Null where they agree.
 */
function disagreement(raw: string, shown: string): string | null {
  if (raw === shown || (raw === "" && shown === "–") || raw === `'${shown}`) return null;
  const percent = shown.endsWith("%");
  const digits = shown.replace("%", "").split(".")[1]?.length ?? 0;
  const value = Number(raw) * (percent ? 100 : 1);
  const read = Number(shown.replace("%", "").replaceAll(",", ""));
  // Half a unit of the last digit shown; table cells cut trailing zeros, so two digits at most are meant.
  const tolerance = 0.5 * 10 ** -Math.max(digits, percent ? 1 : Number.isInteger(value) ? 0 : 2) + 1e-9;
  return raw !== "" && Math.abs(value - read) <= tolerance ? null : `${raw} exported, ${shown} shown`;
}

function disagreements(saved: readonly (readonly unknown[])[], { rows }: TableOnScreen): readonly string[] {
  if (saved.length !== rows.length) return [`${saved.length} rows exported, ${rows.length} shown`];
  return rows.flatMap((row, r) => row.flatMap((shown, c) => disagreement(String(saved[r]?.[c] ?? ""), shown) ?? []));
}

describe.each(PANELS)("%s", (id) => {
  test("saves the figures of its table as CSV and XLSX, the picture as SVG and PNG, each with its origin", async () => {
    const { page, observed } = await openApp(await browser.newContext(), server.url());
    if (id !== "coverage-by-track") await clickText(page, "coverage-by-track", "工业制造");
    const title = (await panel(page, id).getAttribute("aria-label")) ?? "";
    const table = await readTable(page, id);

    const csv = await exported(panel(page, id), "CSV");
    for (const part of [title, "数据截至", "演示数据", ".csv"]) expect(csv.name).toContain(part);
    expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const parsed = Papa.parse<string[]>(csv.bytes.toString("utf8").replace("\uFEFF", ""), { skipEmptyLines: true });
    expect(parsed.errors).toEqual([]);
    expect(parsed.data[0]).toEqual(table.columns);
    expect(disagreements(parsed.data.slice(1), table)).toEqual([]);

    const xlsx = await exported(panel(page, id), "XLSX");
    const book = read(xlsx.bytes);
    const sheet = book.Sheets[book.SheetNames[0] ?? ""] ?? {};
    const lines = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: "", blankrows: true });
    const head = lines.findIndex((line) => line[0] === table.headers[0] && line[1] === table.headers[1]);
    const origin = lines.slice(0, head).map((line) => String(line[0]));
    expect(origin[0]).toBe(title);
    expect(origin.join("\n")).toMatch(/数据截至/);
    expect(origin).toContain("演示数据");
    if (id !== "coverage-by-track") expect(origin.join("\n")).toContain("工业制造");
    expect(lines[head]).toEqual(table.headers);
    const isDate = (column: string): boolean => column === "date";
    const figures = lines
      .slice(head + 1)
      .map((line) =>
        line.map((value, c) =>
          isDate(table.columns[c] ?? "") && typeof value === "number"
            ? new Date((value - 25_569) * 86_400_000).toISOString().slice(0, 10)
            : value,
        ),
      );
    expect(disagreements(figures, table)).toEqual([]);

    const svg = await exported(panel(page, id), "SVG");
    const text = svg.bytes.toString("utf8");
    for (const part of [title, "数据截至", "演示数据", "筛选："]) expect(text).toContain(part);
    const png = await exported(panel(page, id), "PNG");
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    const size = { width: png.bytes.readUInt32BE(16), height: png.bytes.readUInt32BE(20) };
    const drawn = await page.evaluate(async (source) => {
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
      await image.decode();
      return { width: image.naturalWidth, height: image.naturalHeight };
    }, text);
    expect(size).toEqual({ width: 2 * drawn.width, height: 2 * drawn.height });
    expectQuiet(observed);
  });
});

test("in English the headers of a workbook are English and the first line of a CSV is the same", async () => {
  const { page } = await openApp(await browser.newContext({ locale: "en-GB" }), server.url());
  await page.getByRole("radio", { name: "EN", exact: true }).click();
  // Its texts are fetched now; until they are there the page stays in Chinese.
  await page.getByRole("link", { name: "Overview" }).waitFor();
  const table = await readTable(page, "coverage-by-track");
  expect(table.headers.join()).not.toMatch(/\p{Script=Han}/u);
  const csv = await exported(panel(page, "coverage-by-track"), "CSV");
  expect(csv.bytes.toString("utf8").slice(1).split("\r\n")[0]).toBe(table.columns.join(","));
  const book = read((await exported(panel(page, "coverage-by-track"), "XLSX")).bytes);
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ""] ?? {}, { header: 1 });
  expect(rows).toContainEqual(table.headers);
});
