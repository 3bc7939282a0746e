import { describe, expect, it } from "vitest";
import { createImporter } from "../../../src/ingest/importer.ts";

const SALT = "0".repeat(64);

describe("a finding", () => {
  it("opens to its rows as they stand in the file, persons under pseudonyms", async () => {
    const text = [
      "项目编号,团队名称,联系人,赛道,团队人数",
      "1,甲队,张伟国,工业制造,3",
      "2,乙队,李建军,工业制造,三四个",
      "",
    ].join("\n");
    const importer = createImporter();
    await importer.read({ id: "1", name: "报名.csv", content: new TextEncoder().encode(text) });
    const context = { catalogue: { tracks: [], problems: [] }, areas: [], known: null, salt: SALT };
    const [report] = (await importer.build(["1"], {}, context)).reports;
    expect(report?.findings.find(({ rule }) => rule === "unreadable_number")?.examples).toMatchObject([{ row: 3 }]);
    const cited = report?.cited?.find(({ row }) => row === 3);
    expect(cited?.cells.filter((_, column) => column !== 2)).toEqual(["2", "乙队", "工业制造", "三四个"]);
    expect(cited?.cells[2]).toMatch(/^人-/);
  });
});
