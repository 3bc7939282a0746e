import { createHash } from "node:crypto";
import { tableFromIPC } from "apache-arrow";
import { describe, expect, test } from "vitest";
import { type BuiltTable, createImporter } from "../../../src/ingest/importer.ts";
import type { Finding } from "../../../src/ingest/table/findings.ts";

const CONTEXT = { catalogue: { tracks: [], problems: [] }, areas: [], known: null };

test("each table is given away once, before the report is ready", async () => {
  const importer = createImporter();
  const text = "项目编号,项目名称,评委编号,评审环节,得分\nA1,甲,J1,初赛,80\nA1,甲,J2,初赛,90\n";
  await importer.read({ id: "1", name: "评分.csv", content: new TextEncoder().encode(text) });
  const heard: (BuiltTable | "report")[] = [];
  const built = await importer.build(["1"], {}, CONTEXT, (table) => heard.push(table));
  heard.push("report");
  expect(heard).toEqual([...built.tables, "report"]);
  expect(built.tables.map(({ table, rows }) => [table, rows])).toEqual([
    ["entries", 1],
    ["scores", 2],
  ]);
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

describe("the quality rules", () => {
  /** Scores of which the last line stands twice. */
  const scores = (rows: number): Uint8Array => {
    const lines = Array.from({ length: rows - 1 }, (_, i) => `A${i},J1,初赛,80`);
    return new TextEncoder().encode(["项目编号,评委编号,评审环节,得分", ...lines, lines.at(-1)].join("\n"));
  };
  const reading = async (rows: number) => {
    const importer = createImporter();
    await importer.read({ id: "1", name: "评分.csv", content: scores(rows) });
    return importer;
  };
  const places = (findings: readonly Finding[] = []) =>
    findings.filter(({ rule }) => rule === "repeated_row").map(({ examples }) => examples.map(({ row }) => row));

  test("have looked at a small table when its report is there", async () => {
    const { reports, late } = await (await reading(3)).build(["1"], {}, CONTEXT);
    expect(places(reports[0]?.findings)).toEqual([[4]]);
    expect(late).toBeNull();
  });

  test("look at a large one when they are asked to, and find the same in it", async () => {
    const { reports, late } = await (await reading(60_000)).build(["1"], {}, CONTEXT);
    expect(places(reports[0]?.findings)).toEqual([]);
    const [found] = (await late?.()) ?? [];
    expect(places(found?.findings)).toEqual([[60_001]]);
    // The row that it names can be opened.
    expect(found?.cited.map(({ row }) => row)).toContain(60_001);
  });

  test("end where other tables are built meanwhile", async () => {
    const importer = await reading(60_000);
    const { late } = await importer.build(["1"], {}, CONTEXT);
    await importer.build([], {}, CONTEXT);
    await expect(late?.()).rejects.toThrow("meanwhile");
  });
});
