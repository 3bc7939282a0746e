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
