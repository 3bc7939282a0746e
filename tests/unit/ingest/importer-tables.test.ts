import { createHash } from "node:crypto";
import { tableFromIPC } from "apache-arrow";
import { expect, test } from "vitest";
import { type BuiltFiles, createImporter } from "../../../src/ingest/importer.ts";

const CONTEXT = { catalogue: { tracks: [], problems: [] }, areas: [], known: null };

test("the tables are given away before the report is ready, each of them once", async () => {
  const importer = createImporter();
  const text = "项目编号,评委编号,评审环节,得分\nA1,J1,初赛,80\nA1,J2,初赛,90\n";
  await importer.read({ id: "1", name: "评分.csv", content: new TextEncoder().encode(text) });
  const heard: (BuiltFiles["tables"] | "report")[] = [];
  const built = await importer.build(["1"], {}, CONTEXT, (tables) => heard.push(tables));
  heard.push("report");
  expect(heard).toEqual([built.tables, "report"]);
  expect(built.tables.map(({ table, rows }) => [table, rows])).toEqual([["scores", 2]]);
});

test("each registration carries the digest of its file, and two files of one name are told apart", async () => {
  const importer = createImporter();
  const files = ["A1", "A2"].map((id) => new TextEncoder().encode(`项目编号,项目名称,团队名称\n${id},甲,队${id}\n`));
  for (const [at, content] of files.entries()) await importer.read({ id: String(at), name: "报名.csv", content });
  const { tables } = await importer.build(["0", "1"], {}, CONTEXT);
  const digests = files.map((bytes) => createHash("sha256").update(bytes).digest("hex"));
  const ipc = tables.find(({ table }) => table === "entries")?.ipc ?? new Uint8Array();
  expect([...(tableFromIPC(ipc).getChild("source_sha256") ?? [])]).toEqual(digests);
});
