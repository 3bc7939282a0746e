import { tableFromArrays, tableToIPC } from "apache-arrow";
import { beforeAll, describe, expect, it } from "vitest";
import { startNodeParquet } from "../../../src/engine/parquet/node.ts";
import type { ParquetCodec } from "../../../src/engine/types.ts";
import { passThrough } from "../../../src/ingest/columns/pass-through.ts";

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
const pass = async (shape: Shape) => passThrough(await parquet(shape), "初赛.parquet", codec);

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
    // Faults across rows are not looked for, and nobody is to think that there are none.
    expect(through?.report.findings.map(({ rule }) => rule)).toContain("quality_not_looked");
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
    const through = await passThrough(bytes, "初赛.parquet", codec);
    expect(through).toMatchObject({
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

  it.each<[string, Shape]>([
    ["few rows", { rows: 1000, stage: () => "final" }],
    ["a stage that is none", { stage: (row) => (row === MANY - 1 ? "加赛" : "final") }],
    ["a stage missing beside other headers", { entry: "项目编号", stage: (row) => (row === 5 ? null : "final") }],
    ["scores as text", { score: "text", stage: () => "final" }],
    ["no entry", { entry: "nobody", stage: () => "final" }],
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
