import { Table as ArrowTable, Float64, tableFromArrays, tableToIPC, vectorFromArray } from "apache-arrow";
import { beforeAll, describe, expect, it } from "vitest";
import { startNodeParquet } from "../../../src/engine/parquet/node.ts";
import type { ParquetCodec } from "../../../src/engine/types.ts";
import { checkColumns } from "../../../src/ingest/columns/check-columns.ts";
import { passThrough } from "../../../src/ingest/columns/pass-through.ts";
import type { Finding } from "../../../src/ingest/table/findings.ts";

const MANY = 20_000;
let codec: ParquetCodec;
beforeAll(async () => {
  codec = await startNodeParquet();
});

interface Shape {
  readonly rows?: number;
  readonly entry?: string;
  readonly stage?: (row: number) => string | null;
  readonly score?: "number" | "text";
  readonly more?: Readonly<Record<string, readonly string[]>>;
}

const each = <T>(rows: number, value: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => value(row));

function parquet({ rows = MANY, entry = "entry_id", stage, score = "number", more = {} }: Shape): Promise<Uint8Array> {
  const table = tableFromArrays({
    [entry]: each(rows, (row) => `E${row >> 2}`),
    judge_id: each(rows, (row) => `J${row % 4}`),
    score:
      score === "number" ? Float64Array.from({ length: rows }, (_, row) => row % 100) : each(rows, (row) => `${row}`),
    ...(stage === undefined ? {} : { stage: each(rows, stage) }),
    ...more,
  });
  return codec.write(tableToIPC(table, "stream"));
}
const pass = async (shape: Shape) => (await passThrough(await parquet(shape), "初赛.parquet", codec))?.through ?? null;

/** What the quality rules say of a file that passes. */
async function quality(bytes: Uint8Array): Promise<readonly Finding[]> {
  const passed = await passThrough(bytes, "初赛.parquet", codec);
  if (passed === null) throw new Error("read row by row");
  return checkColumns(passed.unchecked).findings;
}

describe("a large Parquet file of scores", () => {
  it("goes to the engine as it is, under the model's names", async () => {
    const through = await pass({ entry: "项目编号", stage: () => "final" });
    expect(through).toMatchObject({
      table: "scores",
      rows: MANY,
      source: {
        columns: { entry_id: "项目编号", score: "score", stage: "stage" },
        constants: { source_file: "初赛.parquet", source_sheet: null, round: null },
        numbersRows: true,
      },
      report: { rowsIn: MANY, rowsOut: MANY, rowsSetAside: 0 },
    });
    expect(through?.sample.rows.length).toBeLessThan(1000);
  });

  it("is held to the quality rules, with the places of what they find", async () => {
    // 80 to 89 but for a blank, a slip beyond all others, and one of the labels in another spelling.
    const score = each(MANY, (row) => (row === 7 ? null : row === 11 ? 8000 : 80 + (row % 10)));
    const bytes = await codec.write(
      tableToIPC(
        new ArrowTable({
          entry_id: vectorFromArray(each(MANY, (row) => `E${row >> 2}`)),
          judge_id: vectorFromArray(each(MANY, (row) => `J${row % 4}`)),
          score: vectorFromArray(score, new Float64()),
          设备: vectorFromArray(each(MANY, (row) => (row === 40 ? "平板 " : row % 2 === 0 ? "平板" : "电脑"))),
        }),
        "stream",
      ),
    );
    const findings = await quality(bytes);
    const found = (rule: string) => findings.find((finding) => finding.rule === rule);
    expect(found("missing_score")).toMatchObject({ count: 1, examples: [{ row: 8, column: "score" }] });
    expect(found("outlier")).toMatchObject({ count: 1, examples: [{ row: 12, column: "score", value: "8000" }] });
    expect(found("spelling_variants")).toMatchObject({
      values: { column: "设备", listed: "“平板” 9999, “平板 ” 1" },
      examples: [{ row: 41, column: "设备", value: "“平板 ”" }],
    });
    expect(found("judges_are_seats")).toBeDefined();
    expect(found("column_not_looked")).toBeUndefined();
  });

  it("says what its texts have gone through, as of a small file", async () => {
    const bytes = await parquet({
      stage: () => "final",
      more: {
        备注: each(MANY, (row) =>
          row === 8 ? "ÃƒÂ© cafÃ©" : row === 15_000 ? "<b>优秀</b>" : row % 2 === 0 ? "良好" : "一般",
        ),
      },
    });
    const findings = await quality(bytes);
    const place = (rule: string) =>
      findings
        .filter((finding) => finding.rule === rule)
        .map(({ count, examples }) => [count, examples[0]?.row, examples[0]?.column]);
    expect(place("mojibake")).toEqual([[1, 9, "备注"]]);
    expect(place("html_tags")).toEqual([[1, 15_001, "备注"]]);
    expect((await quality(await parquet({ stage: () => "final" }))).map(({ rule }) => rule)).not.toContain("mojibake");
  });

  it("says of which columns it did not look at the cells: free texts longer than all the rest", async () => {
    // 20,000 texts of 1,000 letters are 20 million.
    const bytes = await parquet({
      stage: () => "final",
      more: { 评审意见: each(MANY, (row) => `${row}`.padEnd(1000, "x")) },
    });
    expect((await quality(bytes)).find(({ rule }) => rule === "column_not_looked")).toMatchObject({
      values: { columns: "评审意见" },
    });
  });

  it("without a stage gets the one its name speaks of", async () => {
    expect((await pass({}))?.source.constants).toMatchObject({ stage: "preliminary" });
  });

  it("with stages in other words says what they stand for", async () => {
    const through = await pass({ stage: (row) => (row % 2 === 0 ? "决赛" : "final") });
    expect(through?.source.values).toEqual({ stage: { 决赛: "final" } });
  });

  it("of the model's own columns sets aside rows without a key and rows that repeat one, and says which", async () => {
    const judge = each(MANY, (row) => (row === 9 ? "J0" : `J${row % 4}`));
    const entry = each(MANY, (row) => (row === 3 ? null : `E${row >> 2}`));
    const bytes = await codec.write(
      tableToIPC(
        tableFromArrays({
          stage: each(MANY, () => "final"),
          entry_id: entry,
          judge_id: judge,
          score: each(MANY, Number),
        }),
        "stream",
      ),
    );
    const passed = await passThrough(bytes, "初赛.parquet", codec);
    expect(passed?.through).toMatchObject({
      rows: MANY - 2,
      source: { without: [4, 10] },
      report: {
        rowsIn: MANY,
        rowsOut: MANY,
        unused: [
          { row: 4, rule: "missing_required" },
          { row: 10, rule: "duplicate_key" },
        ],
      },
    });
  });

  it("notes of a further column that it says different things of one entry, and is no dimension of entries", async () => {
    const through = await pass({
      entry: "项目编号",
      more: { 设备: each(MANY, (row) => (row % 2 === 0 ? "平板" : "电脑")) },
    });
    expect(through?.report.findings.filter(({ rule }) => rule === "no_dimension")).toMatchObject([
      { examples: [{ column: "设备" }] },
    ]);
  });

  it.each<[string, Shape]>([
    ["few rows", { rows: 1000, stage: () => "final" }],
    ["a stage that is none", { stage: (row) => (row === MANY - 1 ? "加赛" : "final") }],
    ["a stage missing beside other headers", { entry: "项目编号", stage: (row) => (row === 5 ? null : "final") }],
    ["scores as text", { score: "text", stage: () => "final" }],
    ["no entry", { entry: "nobody", stage: () => "final" }],
    [
      "a further column that says one thing of each entry, which is a dimension of the entries",
      { entry: "项目编号", more: { 来源: each(MANY, (row) => ((row >> 2) % 3 === 0 ? "高校" : "企业")) } },
    ],
    ["tracks beside them", { stage: () => "final", more: { 赛道: new Array<string>(MANY).fill("工业制造") } }],
  ])("with %s is read row by row", async (_, shape) => {
    expect(await pass(shape)).toBeNull();
  });

  it("cut off is refused by name", async () => {
    const whole = await parquet({ rows: 10 });
    await expect(passThrough(whole.slice(0, -9), "断.parquet", codec)).rejects.toMatchObject({
      code: "damaged_parquet",
      file: "断.parquet",
    });
  });
});
