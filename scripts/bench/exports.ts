import { existsSync } from "node:fs";
import { appendFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { startNodeEngine } from "../../src/engine/database/node.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import type { Engine } from "../../src/engine/types.ts";
import type { GeneratedRows } from "./rows.ts";

/** The same rows as an office would send them: Chinese headers and words, times as text, one line an entry or score. */

/** Written piece by piece: no string holds millions of lines. */
const ROWS_A_PIECE = 100_000;

const pick = (list: readonly string[], row: string, salt: number): string =>
  `[${list.map((word) => `'${word}'`).join(", ")}][CAST(hash(${row} * 8 + ${salt}) % ${list.length} AS INTEGER) + 1]`;

const AREAS = [
  "福州市",
  "厦门市",
  "漳州市",
  "泉州市",
  "三明市",
  "莆田市",
  "南平市",
  "龙岩市",
  "宁德市",
  "平潭综合实验区",
];
const FIELDS = ["制造", "农业", "医疗", "文旅", "金融", "物流", "气象", "交通", "低碳", "应急", "空间", "治理"];
const time = (column: string): string => `strftime(${column}, '%Y-%m-%d %H:%M:%S')`;

const ENTRIES = `
  SELECT e.entry_id AS "项目编号", '基于' || ${pick(FIELDS, "e.rowid", 1)} || '数据的' || ${pick(FIELDS, "e.rowid", 2)} ||
      ${pick(FIELDS, "e.rowid", 3)} || '融合应用' AS "项目名称", t.track_name AS "所属赛道", p.problem_title AS "赛题",
    e.team_id || '队' AS "团队名称", ${pick(FIELDS, "e.rowid // 40", 4)} || '科技（' || e.rowid // 40 || '）有限公司' AS "牵头单位",
    '企业' AS "单位类型", ${pick(AREAS, "e.rowid // 40", 5)} AS "所在地区", ${time("e.registered_at")} AS "报名时间",
    CASE e.status WHEN 'approved' THEN '审核通过' ELSE '待审核' END AS "状态", ${time("e.submitted_at")} AS "提交时间"
  FROM entries e JOIN problems p ON e.problem_id = p.problem_id JOIN tracks t ON e.track_id = t.track_id`;

/** @param changes every so manyth score is another one a week later */
const scores = (changes: number | null): string => `
  SELECT entry_id AS "项目编号", judge_id AS "评委编号", '初赛' AS "评审环节", criterion AS "评分项",
    ${changes === null ? "score" : `CASE WHEN rowid % ${changes} = 0 THEN round(100 - score, 1) ELSE score END`} AS "得分",
    ${time("TIMESTAMP '2026-07-01 08:00:00' + to_seconds(CAST(hash(rowid) % 864000 AS INTEGER))")} AS "评分时间"
  FROM scores s`;

type Cells = readonly (string | number | null)[];

/** Header and rows of a query over a table `from`, by its rowid. */
async function* rowsOf(engine: Engine, sql: string, from: string): AsyncGenerator<readonly Cells[]> {
  let isFirst = true;
  for (let at = 0; ; at += ROWS_A_PIECE) {
    const columns = await engine.columns(
      `${sql} WHERE ${from}.rowid >= ${at} AND ${from}.rowid < ${at + ROWS_A_PIECE} ORDER BY ${from}.rowid`,
    );
    const values = Object.values(columns);
    const length = values[0]?.length ?? 0;
    if (isFirst) yield [Object.keys(columns)];
    isFirst = false;
    if (length === 0) return;
    yield Array.from({ length }, (_, row) => values.map((cells) => cells[row] ?? null));
  }
}

const quoted = (cell: Cells[number]): string => {
  const text = String(cell ?? "");
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

async function writeCsv(file: string, pieces: AsyncIterable<readonly Cells[]>): Promise<void> {
  await writeFile(file, "\ufeff");
  for await (const rows of pieces)
    await appendFile(file, rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join(""));
}

async function writeXlsx(file: string, pieces: AsyncIterable<readonly Cells[]>): Promise<void> {
  const rows: Cells[] = [];
  for await (const piece of pieces) rows.push(...piece);
  const sheet = utils.aoa_to_sheet(
    rows.map((row) => [...row]),
    { dense: true },
  );
  await writeFile(
    file,
    write({ SheetNames: ["Sheet1"], Sheets: { Sheet1: sheet } }, { type: "buffer", compression: true }),
  );
}

/** Paths of the files made. */
export interface Exports {
  readonly entries: string;
  readonly scores: string;
  /** The scores a week later: some are others. */
  readonly later: string;
  /** Entries and scores as workbooks; null where nobody sends so many rows as one. */
  readonly books: readonly string[] | null;
}

/** Sheets of XLSX end after 1,048,576 rows, and offices' patience before. */
const MOST_IN_BOOK = 100_000;
/** A week later every twentieth score is another. */
const CHANGES = 20;

/** Makes exports of generated rows, once, beside them. */
export async function generateExports(rows: GeneratedRows, size: number): Promise<Exports> {
  const folder = dirname(rows.entries);
  const at = (name: string): string => join(folder, name);
  const books = size > MOST_IN_BOOK ? null : [at("报名表.xlsx"), at("初赛评分.xlsx")];
  const exports = { entries: at("报名表.csv"), scores: at("初赛评分.csv"), later: at("初赛评分_0712.csv"), books };
  const engine = await startNodeEngine();
  const parquet = await startNodeParquet();
  /** A file that is there is whole. */
  const make = async (file: string, work: (unfinished: string) => Promise<void>): Promise<void> => {
    if (existsSync(file)) return;
    const unfinished = `${file}.part`;
    await rm(unfinished, { force: true });
    await work(unfinished);
    await rename(unfinished, file);
  };
  try {
    await mkdir(folder, { recursive: true });
    for (const table of ["tracks", "problems"])
      await engine.insert(table, parquet.read(await readFile(`public/data/${table}.parquet`)));
    for (const table of ["entries", "scores"] as const)
      await engine.insert(table, parquet.read(await readFile(rows[table])));
    await make(exports.entries, (file) => writeCsv(file, rowsOf(engine, ENTRIES, "e")));
    await make(exports.scores, (file) => writeCsv(file, rowsOf(engine, scores(null), "s")));
    await make(exports.later, (file) => writeCsv(file, rowsOf(engine, scores(CHANGES), "s")));
    const [entriesBook, scoresBook] = books ?? [];
    if (entriesBook !== undefined) await make(entriesBook, (file) => writeXlsx(file, rowsOf(engine, ENTRIES, "e")));
    if (scoresBook !== undefined) await make(scoresBook, (file) => writeXlsx(file, rowsOf(engine, scores(null), "s")));
  } finally {
    await engine.close();
  }
  return exports;
}
