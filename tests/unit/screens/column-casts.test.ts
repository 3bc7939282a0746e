import { describe, expect, it } from "vitest";
import { createImporter, type SheetSummary } from "../../../src/ingest/importer.ts";
import type { SheetReport } from "../../../src/ingest/outcome/report.ts";
import { columnCast } from "../../../src/screens/data/column-casts.ts";

const CONTEXT = { catalogue: { tracks: [], problems: [] }, areas: [], known: null };

async function cardOf(rows: readonly string[]): Promise<{ sheet: SheetSummary; report: SheetReport }> {
  const importer = createImporter();
  const content = new TextEncoder().encode(rows.join("\n"));
  const found = await importer.read({ id: "1", name: "报名.csv", content });
  const { reports } = await importer.build(["1"], {}, CONTEXT);
  const [sheet, report] = [found.kind === "sheets" ? found.sheets[0] : undefined, reports[0]];
  if (sheet === undefined || report === undefined) throw new Error("no sheet was read");
  return { sheet, report };
}

const castsOf = ({ sheet, report }: { readonly sheet: SheetSummary; readonly report: SheetReport }) =>
  Object.fromEntries(report.columns.map((column) => [column.header, columnCast(column, sheet, report.findings)]));

describe("what a column becomes", () => {
  it("is the model's type where it has a place there: 007 is no number", async () => {
    const casts = castsOf(
      await cardOf(["项目编号,项目名称,团队人数,报名时间", "007,甲,3,2026-06-05 09:00", "008,乙,4,2026-06-06 10:00"]),
    );
    expect(casts).toEqual({
      项目编号: { type: "text", misfits: 0, among: null },
      项目名称: { type: "text", misfits: 0, among: null },
      团队人数: { type: "number", misfits: 0, among: null },
      报名时间: { type: "moment", misfits: 0, among: null },
    });
  });

  it("counts the cells that are no such thing, over all rows", async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `E${i},甲队${i},${i % 500 === 7 ? "三四位吧" : "3"}`);
    const casts = castsOf(await cardOf(["项目编号,团队名称,团队人数", ...rows]));
    // Rows 7, 507 and 1007.
    expect(casts.团队人数).toEqual({ type: "number", misfits: 3, among: null });
  });

  it("is a date where every moment is a midnight", async () => {
    const casts = castsOf(await cardOf(["项目编号,项目名称,报名时间", "1,甲,2026-06-05", "2,乙,2026-06-06"]));
    expect(casts.报名时间).toMatchObject({ type: "date" });
  });

  it("is told of a column without a place in the model from its first thousand rows, and says so", async () => {
    const rows = Array.from({ length: 1200 }, (_, i) => `E${i},甲${i},${i === 3 || i === 1100 ? "若干" : i}`);
    const casts = castsOf(await cardOf(["项目编号,项目名称,专利件数", ...rows]));
    expect(casts.专利件数).toEqual({ type: "number", misfits: 1, among: 1000 });
  });
});

describe("where a table stands", () => {
  it("is told from its header to its last row of data, without titles and notes", async () => {
    const { sheet } = await cardOf([
      "2026年报名汇总,,",
      "项目编号,项目名称,地市",
      "1,甲,福州",
      "2,乙,厦门",
      "注：截至6月,,",
    ]);
    expect(sheet.region).toEqual({ firstRow: 2, lastRow: 4, columns: 3, letters: null });
  });
});
