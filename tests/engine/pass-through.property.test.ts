import {
  Table as ArrowTable,
  Bool,
  DateDay,
  Dictionary,
  Float64,
  Int32,
  Int64,
  makeData,
  makeVector,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from "apache-arrow";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startNodeEngine } from "../../src/engine/database/node.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import { loadTable, rowsName } from "../../src/engine/tables/load-table.ts";
import type { TableSource } from "../../src/engine/tables/stage-table.ts";
import type { Engine } from "../../src/engine/types.ts";
import { checkColumns } from "../../src/ingest/columns/check-columns.ts";
import { passThrough } from "../../src/ingest/columns/pass-through.ts";
import { createImporter } from "../../src/ingest/importer.ts";
import { toldOnce } from "../../src/ingest/quality/told-once.ts";
import { openParquet } from "../../src/ingest/read/read-parquet.ts";
import type { TableName } from "../../src/model/tables.ts";

const FILE = "初赛 名单.parquet";
const parquet = await startNodeParquet();
let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

async function loaded(table: TableName, source: TableSource): Promise<unknown> {
  const view = await loadTable(engine, parquet, table, source, "made");
  const columns = await engine.columns("FROM made ORDER BY source_row");
  await engine.exec(view === null ? "DROP TABLE made" : `DROP VIEW made; DROP TABLE ${rowsName("made")}`);
  return columns;
}

/** What the rows give, read one by one. */
async function byRows(bytes: Uint8Array) {
  const importer = createImporter();
  await importer.read({ id: "1", name: FILE, content: await openParquet(bytes, FILE, parquet) });
  const { reports, tables } = await importer.build(
    ["1"],
    {},
    { catalogue: { tracks: [], problems: [] }, areas: [], known: null },
  );
  const [table] = tables;
  if (table === undefined || tables.length > 1) throw new Error("a table that passes is one table by rows too");
  const [first] = reports;
  if (first === undefined) throw new Error("no report");
  const { id: _, ...report } = first;
  const source = { parquet: await parquet.write(table.ipc), constants: table.constants };
  return { report, table: table.table, rows: await loaded(table.table, source) };
}

const write = (columns: Readonly<Record<string, Vector>>): Promise<Uint8Array> =>
  parquet.write(tableToIPC(new ArrowTable({ ...columns }), "stream"));

/** Whether the file passes; if it does, what its columns give is what its rows give. */
async function agrees(columns: Readonly<Record<string, Vector>>): Promise<boolean> {
  const bytes = await write(columns);
  const passed = await passThrough(bytes, FILE, parquet, {}, 1);
  if (passed === null) return false;
  const { through, unchecked } = passed;
  const { findings, cited } = checkColumns(unchecked);
  const rows = await byRows(bytes);
  expect({ ...through.report, findings: toldOnce([...through.report.findings, ...findings]), cited }).toEqual(
    rows.report,
  );
  expect(through.table).toBe(rows.table);
  expect(through.rows).toBe(rows.report.rowsOut - rows.report.unused.length);
  expect(await loaded(through.table, through.source)).toEqual(rows.rows);
  return true;
}

const texts = (values: readonly (string | null)[]): Vector => vectorFromArray(values, new Utf8());
const kinds = (values: readonly (string | null)[]): Vector =>
  vectorFromArray(values, new Dictionary(new Utf8(), new Int32()));

const ID = ["E1", "E2", "E3", "E007", "项目１", "E4", "E5", "E6", "E7", "E8"];
const MENDED = ["Ｅ１", "E1 ", "\u3000E2", "1.5E+17", "\u00a0E3", "é"];
/** Mostly sound columns: some have, in some rows, what has to be read cell by cell. */
const mostly = <T>(sound: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<fc.Arbitrary<T>> =>
  fc.nat(9).map((n) => (n === 0 ? fc.oneof({ weight: 6, arbitrary: sound }, { weight: 1, arbitrary: odd }) : sound));
const cells = <T>(length: number, values: fc.Arbitrary<fc.Arbitrary<T>>, write: (values: T[]) => Vector) =>
  values.chain((value) => fc.array(value, { minLength: length, maxLength: length })).map(write);

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 8 });
const id = (length: number) =>
  cells<string | null>(
    length,
    mostly<string | null>(
      orNull(
        fc.oneof(
          fc.constantFrom(...ID),
          fc.nat(999).map((n) => `N${n}`),
        ),
      ),
      fc.constantFrom("", ...MENDED),
    ),
    (values) => texts(values),
  );
const words = (length: number, known: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(texts, kinds), fc.constant(null))
    .chain(([write]) =>
      cells<string | null>(
        length,
        mostly<string | null>(orNull(fc.constantFrom(...known)), fc.constantFrom("", " ", "不明", "Ｘ ")),
        write,
      ),
    );
const DAY = 86_400_000;
const moment = fc.integer({ min: -20_000 * DAY, max: 40_000 * DAY });
/** Times finer than a millisecond, of whole milliseconds but for the odd one. */
const ticks = (length: number, type: TimestampMicrosecond | TimestampNanosecond, inMillisecond: bigint) => {
  const whole = moment.map((ms) => BigInt(ms) * inMillisecond);
  const between = whole.map((tick) => tick + 1n);
  return cells<bigint>(length, mostly<bigint>(whole, between), (values) =>
    makeVector(makeData({ type, data: BigInt64Array.from(values) })),
  );
};
const times = (length: number) =>
  fc.oneof(
    cells<number | null>(length, mostly<number | null>(orNull(moment), moment), (values) =>
      vectorFromArray(values, new TimestampMillisecond()),
    ),
    cells<number | null>(length, mostly<number | null>(orNull(moment), moment), (values) =>
      vectorFromArray(values, new TimestampMillisecond("Asia/Shanghai")),
    ),
    ticks(length, new TimestampMicrosecond(), 1000n),
    ticks(length, new TimestampNanosecond(), 1_000_000n),
    cells<Date | null>(
      length,
      mostly<Date | null>(
        orNull(fc.integer({ min: -9000, max: 40_000 }).map((day) => new Date(day * DAY))),
        fc.constant(null),
      ),
      (values) => vectorFromArray(values, new DateDay()),
    ),
  );
/** Scores as they are given, among them numbers that may stand for none. */
const given = fc.constantFrom(0, 1, 60, 85.5, 100, -1, 999, 9999);
const reals = (length: number) =>
  fc.oneof(
    doubles(length),
    cells<number | null>(length, mostly<number | null>(orNull(given), given), (values) =>
      vectorFromArray(values, new Float64()),
    ),
  );
const doubles = (length: number) =>
  cells<number | null>(
    length,
    mostly<number | null>(
      orNull(fc.double({ noNaN: true, noDefaultInfinity: true })),
      fc.constantFrom(Number.NaN, Infinity, null),
    ),
    (values) => vectorFromArray(values, new Float64()),
  );
const wholes = (length: number) =>
  cells<bigint | null>(
    length,
    mostly<bigint | null>(orNull(fc.bigInt(0n, 3n)), fc.constantFrom(2n ** 31n, -(2n ** 40n))),
    (values) => vectorFromArray(values, new Int64()),
  );
const yesNo = (length: number) =>
  cells<boolean | null>(length, mostly<boolean | null>(orNull(fc.boolean()), fc.constant(null)), (values) =>
    // Arrow writes a column of booleans without any in a way that Parquet's writer refuses.
    vectorFromArray(values.some((value) => value !== null) ? values : values.map(() => true), new Bool()),
  );

const STAGE_WORDS = ["preliminary", "初赛", "final", "决赛", "复赛"];
const entries = (n: number) => ({
  entry_id: id(n),
  team_id: id(n),
  problem_id: id(n),
  track_id: words(n, ["T01", "T02"]),
  title: words(n, ["智慧农业", "数据要素×医疗", "“引号”", "a b"]),
  registered_at: times(n),
  status: words(n, ["approved", "审核通过", "待审核", "驳回"]),
  submitted_at: times(n),
  version: wholes(n),
  review_state: words(n, ["passed", "不通过"]),
});
const scores = (n: number) => ({
  stage: words(n, STAGE_WORDS),
  entry_id: id(n),
  judge_id: words(n, ["J1", "J2", "李评委"]),
  criterion: words(n, ["总分", "创新性"]),
  round: wholes(n),
  score: reals(n),
  scored_at: times(n),
  recused: yesNo(n),
});
const results = (n: number) => ({
  stage: words(n, STAGE_WORDS),
  entry_id: id(n),
  official_score: reals(n),
  official_rank: wholes(n),
  advanced: yesNo(n),
  award: words(n, ["一等奖", "二等奖"]),
});
const renamed = (n: number) => {
  const { stage, entry_id, judge_id, criterion, score } = scores(n);
  return { 环节: stage, 项目编号: entry_id, 评委编号: judge_id, 评分项: criterion, 得分: score };
};
const orgs = (n: number) => ({
  team_id: id(n),
  org_no: wholes(n),
  org_name: words(n, ["某某大学", "某公司"]),
  org_type: words(n, ["高校", "企业"]),
  role: words(n, ["lead", "牵头"]),
  source_file: words(n, ["旧.xlsx"]),
});

describe.each([
  ["registrations", entries],
  ["scores", scores],
  ["results", results],
  ["scores under other headers", renamed],
  ["organisations with a column that was of another file", orgs],
] as const)("%s of a Parquet file", (_, columns) => {
  it("taken column by column are what they are row by row: tables, findings, rows set aside", async () => {
    let passed = 0;
    const tables = fc.integer({ min: 1, max: 12 }).chain((n) => fc.record<Record<string, Vector>>(columns(n)));
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        if (await agrees(table)) passed++;
      }),
      { numRuns: 100 },
    );
    // Otherwise the claim would be an empty one.
    expect(passed).toBeGreaterThan(5);
  });
});

describe("a large table", () => {
  const ROWS = 25_000;
  const each = <T>(value: (row: number) => T): T[] => Array.from({ length: ROWS }, (_, row) => value(row));

  it("taken column by column is what it is row by row, with columns that are not stored and repeats set aside", async () => {
    const isThrough = await agrees({
      entry_id: texts(each((row) => (row === 7 ? null : `E${row === 20_011 ? 3 : row}`))),
      problem_id: texts(each((row) => (row % 5 === 0 ? null : `T01-P${row % 100}`))),
      status: texts(each((row) => (row % 3 === 0 ? "审核通过" : "pending"))),
      track_id: texts(each(() => "T01")),
    });
    expect(isThrough).toBe(true);
    expect(await engine.columns("SELECT count(*) AS n FROM duckdb_tables()")).toEqual({ n: [0] });
  });

  it("keeps a column of categories as text where there are too many for any", async () => {
    expect(
      await agrees({ entry_id: texts(each((row) => `E${row}`)), problem_id: texts(each((row) => `P${row}`)) }),
    ).toBe(true);
  });
});

it("a large export loads with what its rows say alike in each of them, and nothing where they say nothing", async () => {
  const count = 20_000;
  const line = (i: number): string => `E${i >> 1},J${i & 1},初赛,${(i % 200) / 2}`;
  const text = ["项目编号,评委编号,评审环节,得分", ...Array.from({ length: count }, (_, i) => line(i))].join("\n");
  const importer = createImporter();
  await importer.read({ id: "1", name: "评分.csv", content: new TextEncoder().encode(text) });
  const context = { catalogue: { tracks: [], problems: [] }, areas: [], known: null };
  const { tables } = await importer.build(["1"], {}, context);
  const scores = tables.find(({ table }) => table === "scores");
  if (scores === undefined) throw new Error("no scores");
  const { ipc, constants } = scores;
  const all = (value: (i: number) => unknown): readonly unknown[] => Array.from({ length: count }, (_, i) => value(i));
  expect(await loaded("scores", { parquet: await parquet.write(ipc), constants })).toEqual({
    stage: all(() => "preliminary"),
    entry_id: all((i) => `E${i >> 1}`),
    judge_id: all((i) => `J${i & 1}`),
    criterion: all(() => null),
    round: all(() => null),
    score: all((i) => (i % 200) / 2),
    scored_at: all(() => null),
    recused: all(() => null),
    source_file: all(() => "评分.csv"),
    source_sheet: all(() => null),
    source_row: all((i) => i + 2),
  });
});
