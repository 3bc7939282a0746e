import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type ContestRows, readContest } from "../../../scripts/data/contest.ts";
import { tableFiles } from "../../../scripts/data/tables.ts";
import { startNodeParquet } from "../../../src/engine/parquet/node.ts";

const contest = await readContest(fileURLToPath(new URL("../../../data", import.meta.url)));
const codec = await startNodeParquet();

const spoilt = (rows: Partial<ContestRows>): ContestRows => ({ ...contest, ...rows });

test.each([
  [
    "a column the table does not have",
    { judges: [{ judge_id: "J1", name: "?" }] },
    "judges, row 1: the table has no column name",
  ],
  [
    "a required value that is missing",
    { judges: [{ judge_id: "J1" }, { judge_id: "" }] },
    "judges, row 2: judge_id is missing",
  ],
  [
    "a key twice",
    { judges: [{ judge_id: "J1" }, { judge_id: "J1" }] },
    'judges, row 2: the key ["J1"] is there already',
  ],
])("a row is refused for %s", async (_, rows, message) => {
  await expect(tableFiles(spoilt(rows), codec)).rejects.toThrow(message);
});
