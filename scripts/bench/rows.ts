import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tableToIPC } from "apache-arrow";
import { startNodeEngine } from "../../src/engine/database/node.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";

/** Judges an entry has: so many rows of scores stand on one entry. */
const JUDGES_AN_ENTRY = 3;

/** Values that look random and are the same on every run: bits of a hash of the row's number. */
const random = (row: string, salt: number): string => `(hash(${row} * 8 + ${salt}) % 1000000 / 1000000.0)`;

/** Three uniform values added lie like marks do: most near the middle. */
const mark = (row: string): string =>
  `least(100, greatest(0, round(72 + 24 * (${[1, 2, 3].map((salt) => random(row, salt)).join(" + ")} - 1.5), 1)))`;

const entriesSql = (entries: number): string => `
  SELECT
    'E' || i AS entry_id,
    'M' || (i // 2) AS team_id,
    p.problem_id,
    p.track_id,
    TIMESTAMP '2026-04-01 08:00:00' + to_days(CAST(60 * sqrt(${random("i", 4)}) AS INTEGER)) AS registered_at,
    CASE WHEN ${random("i", 5)} < 0.9 THEN 'approved' ELSE 'pending' END AS status,
    CASE WHEN ${random("i", 6)} < 0.8
      THEN TIMESTAMP '2026-06-01 08:00:00' + to_days(CAST(20 * ${random("i", 7)} AS INTEGER)) END AS submitted_at
  FROM (SELECT range AS i, CAST(floor(120 * pow(${random("range", 0)}, 1.5)) AS INTEGER) AS place FROM range(${entries}))
  JOIN (SELECT row_number() OVER (ORDER BY problem_id) - 1 AS place, * FROM problems) p USING (place)
  ORDER BY i`;

const scoresSql = (rows: number): string => `
  SELECT
    'preliminary' AS stage,
    'E' || (range // ${JUDGES_AN_ENTRY}) AS entry_id,
    'J' || (range % 40) AS judge_id,
    '总分' AS criterion,
    ${mark("range")} AS score
  FROM range(${rows})`;

/** Paths of the files made. */
export interface GeneratedRows {
  readonly entries: string;
  readonly scores: string;
}

/** Makes an export of a contest with so many rows of scores, once: entries.parquet and scores.parquet in the folder. */
export async function generateRows(folder: string, rows: number): Promise<GeneratedRows> {
  const files = { entries: join(folder, "entries.parquet"), scores: join(folder, "scores.parquet") };
  if (existsSync(files.entries) && existsSync(files.scores)) return files;
  await mkdir(folder, { recursive: true });
  const engine = await startNodeEngine();
  const parquet = await startNodeParquet();
  const make = async (file: string, sql: string): Promise<void> =>
    writeFile(file, await parquet.write(tableToIPC(await engine.query(sql), "stream")));
  try {
    await engine.insert("problems", parquet.read(await readFile("public/data/problems.parquet")));
    await make(files.entries, entriesSql(Math.ceil(rows / JUDGES_AN_ENTRY)));
    await make(files.scores, scoresSql(rows));
  } finally {
    await engine.close();
  }
  return files;
}
