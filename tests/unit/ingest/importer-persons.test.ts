import { tableFromArrays, tableFromIPC, tableToIPC } from "apache-arrow";
import { beforeAll, expect, it } from "vitest";
import { startNodeParquet } from "../../../src/engine/parquet/node.ts";
import type { ParquetCodec } from "../../../src/engine/types.ts";
import { passThrough } from "../../../src/ingest/columns/pass-through.ts";
import { createImporter, type Decisions, decisionKey } from "../../../src/ingest/importer.ts";
import { createSalt } from "../../../src/screens/data/pseudonym-salt.ts";

let codec: ParquetCodec;
beforeAll(async () => {
  codec = await startNodeParquet();
});

const TEXT = "项目编号,评委姓名,得分\nP1,王小明,90\nP1,李雷,80\nP2,王小明,70\n";
const KEY = decisionKey("1", { file: "初赛.csv", sheet: null });

async function judges(decisions: Decisions): Promise<readonly unknown[]> {
  const importer = createImporter();
  await importer.read({ id: "1", name: "初赛.csv", content: new TextEncoder().encode(TEXT) });
  const context = { catalogue: { tracks: [], problems: [] }, areas: [], known: null, salt: "salt" };
  const { tables } = await importer.build(["1"], decisions, context);
  const scores = tables.find(({ table }) => table === "scores");
  return scores === undefined ? [] : [...(tableFromIPC(scores.ipc).getChild("judge_id") ?? [])];
}

it("judges come under pseudonyms, one each, unless a person asks for their names", async () => {
  const [first, second, third] = await judges({});
  expect(first).toMatch(/^人-[0-9a-f]{12}$/);
  expect(third).toBe(first);
  expect(second).not.toBe(first);
  expect(await judges({ [KEY]: { keepPersonal: true } })).toEqual(["王小明", "李雷", "王小明"]);
});

it("a large Parquet file that names persons goes through row by row, unless a person asks for their names", async () => {
  const rows = 40;
  const table = tableFromArrays({
    项目编号: Array.from({ length: rows }, (_, row) => `E${row}`),
    评委姓名: Array.from({ length: rows }, () => "王小明"),
    得分: Float64Array.from({ length: rows }, (_, row) => 60 + row),
  });
  const bytes = await codec.write(tableToIPC(table, "stream"));
  expect(await passThrough(bytes, "初赛.parquet", codec, {}, 1)).toBeNull();
  expect((await passThrough(bytes, "初赛.parquet", codec, { keepPersonal: true }, 1))?.through.rows).toBe(rows);
});

it("the salt is made once and kept, and where nothing can be kept it holds as long as the page", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const salt = createSalt(() => storage)();
  expect(salt).toMatch(/^[0-9a-f]{64}$/);
  expect(createSalt(() => storage)()).toBe(salt);
  const refused = createSalt(() => {
    throw new DOMException("denied", "SecurityError");
  });
  expect(refused()).toBe(refused());
  expect(refused()).not.toBe(salt);
});
