import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startNodeEngine } from "../../src/engine/database/node.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import { createSession } from "../../src/engine/session/session.ts";
import { scaleScores } from "../../src/stats/bins.ts";
import { readContest } from "./contest.ts";
import { allQuestions } from "./questions.ts";
import { startData } from "./start.ts";
import { tableFiles } from "./tables.ts";

/** A file that was written, and how many bytes it has. */
export interface Written {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Makes the data that the page is served with: every table as Parquet, named after it, and start.json, from which
 * the first charts are drawn while the engine is still on its way. The same input gives the same bytes.
 *
 * @param source the folder that people edit
 * @param target where the files go; made if it is not there
 * @throws Error that names the file and what is wrong in it; nothing is written then
 */
export async function buildData(source: string, target: string): Promise<Written[]> {
  const contest = await readContest(source);
  const parquet = await startNodeParquet();
  const tables = await tableFiles(contest, parquet);
  const session = createSession({
    engine: () => startNodeEngine(),
    parquet: async () => parquet,
    bundled: async (table) => tables.get(table) ?? null,
    scaleScores,
  });
  const start = await startData(session, await allQuestions()).finally(() => session.close());

  const files = new Map([...tables].map(([name, bytes]) => [`${name}.parquet`, bytes]));
  files.set("start.json", new TextEncoder().encode(`${JSON.stringify(start)}\n`));
  await mkdir(target, { recursive: true });
  for (const [file, bytes] of files) await writeFile(join(target, file), bytes);
  return [...files].map(([file, { length: bytes }]) => ({ file, bytes }));
}
