import { describe, expect, it } from "vitest";
import { personalHeader } from "../../../src/ingest/privacy/person-headers.ts";
import { readFile } from "../../../src/ingest/read/read-file.ts";
import type { SourceTable } from "../../../src/ingest/table/source.ts";
import { imported, rowsOf } from "./sheets.ts";

async function table(text: string): Promise<SourceTable> {
  const read = await readFile(new TextEncoder().encode(text), "export.csv");
  const [first] = "sheets" in read ? read.sheets : [];
  if (first === undefined) throw new Error("no table");
  return first;
}
const rulesOf = ({ findings }: Pick<SourceTable, "findings">): readonly string[] => findings.map(({ rule }) => rule);

describe("rows of a header that name nothing", () => {
  const records = (...names: readonly string[]): string =>
    names.map((name) => `"{""ImportId"":""${name}""}"`).join(",");

  it("such as a survey programme's own names: the questions above them name the columns", async () => {
    const read = await table(
      `EndDate,Q1,Q2_1\nEnd Date,Project number,Rate it - Design\n${records("endDate", "QID1_TEXT", "QID2_1")}\n` +
        "2025-04-14 09:05:40,P-1,4\n2025-04-14 09:12:02,P-2,5\n",
    );
    expect(read.headerRows).toEqual([1, 2, 3]);
    expect(read.header).toEqual(["End Date", "Project number", "Rate it - Design"]);
    expect(read.rowNumbers).toEqual([4, 5]);
    expect(rulesOf(read)).not.toContain("header_path");
  });
  it("a code stands in for a question that is blank", async () => {
    const read = await table(`EndDate,Q1\nEnd Date,\n${records("endDate", "QID1")}\n2025-04-14 09:05:40,a\n`);
    expect(read.header).toEqual(["End Date", "Q1"]);
  });
  it("such as the line of dashes of a table in Markdown", async () => {
    const read = await table("| Rank | Team | Score |\n|-----:|:-----|------:|\n| 1 | Ada | 91.5 |\n| 2 | Bo | 88 |\n");
    expect(read.header).toEqual(["Rank", "Team", "Score"]);
    expect(read.rows.map((row) => row.map((cell) => String(cell).trim()))).toEqual([
      ["1", "Ada", "91.5"],
      ["2", "Bo", "88"],
    ]);
  });
});

describe("a header that ends in dots", () => {
  it("goes on for each further member, under names that count on", async () => {
    const read = await table(
      "Title,Member 1 Name,Member 1 Email,...\nRain,Ann Lee,ann@x.org,Bo Ray,bo@x.org,Cy Day,cy@x.org\nSun,Dee Fox,dee@x.org\n",
    );
    expect(read.header).toEqual([
      "Title",
      "Member 1 Name",
      "Member 1 Email",
      "Member 2 Name",
      "Member 2 Email",
      "Member 3 Name",
      "Member 3 Email",
    ]);
    expect(read.rows.map((row) => row.filter((cell) => cell !== null && cell !== "").length)).toEqual([7, 3]);
    expect(rulesOf(read)).not.toContain("too_few_cells");
  });
  it("is no reason to take rows that are too long elsewhere", async () => {
    const read = await table("Title,Score\nRain,3\nSun,4,extra\nFog,5\nIce,2\n");
    expect(read.notData.map(({ rule }) => rule)).toEqual(["too_many_cells"]);
  });
});

describe("names of persons", () => {
  it.each([
    "ФИО судьи",
    "Отчество участника",
    "Имя судьи",
    "Nombre del participante",
    "Nome do aluno",
    "Name des Teilnehmers",
    "Imię i nazwisko ucznia",
    "reviewername",
    "clean_judge_name",
    "PI",
    "Asst Director",
    "Team Member 2 Screen Name",
  ])("are told by %s", (header) => {
    expect(personalHeader(header)).toBe("name");
  });
  it.each(["Имя файла", "Название команды", "filename", "Nombre del proyecto"])("are not told by %s", (header) => {
    expect(personalHeader(header)).not.toBe("name");
  });
});

describe("the most points that anybody can get", () => {
  it("are no result beside a score, and no second judge's behind a stroke", async () => {
    const built = imported([
      await table(
        "Rank,Entry,Entry ID,Score,Max score\n1,Mill,a1,85.33/100,100\n2,Barn,b2,81.00/100,100\n3,Quay,c3,77.5/100,100\n",
      ),
    ]);
    expect(rowsOf(built, "results", ["entry_id", "official_score"])).toEqual([
      ["a1", 85.33],
      ["b2", 81],
      ["c3", 77.5],
    ]);
    expect(rowsOf(built, "scores", ["score"])).toEqual([]);
    expect(rowsOf(built, "entries", ["title"])).toEqual([["Mill"], ["Barn"], ["Quay"]]);
  });
  it("make no entries of the criteria that they stand beside", async () => {
    const built = imported([await table("评分项目,满分,第一组,第二组\n选题,20,18,16\n技术,30,27,24\n答辩,50,44,41\n")]);
    expect(rowsOf(built, "entries", ["entry_id"])).toEqual([]);
    expect(rowsOf(built, "results", ["official_score"])).toEqual([]);
  });
});
