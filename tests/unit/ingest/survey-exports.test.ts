import { describe, expect, it } from "vitest";
import { questionsOf } from "../../../src/ingest/meaning/decisions.ts";
import { typeColumn } from "../../../src/ingest/outcome/column-type.ts";
import { personalHeader } from "../../../src/ingest/privacy/person-headers.ts";
import { readFile } from "../../../src/ingest/read/read-file.ts";
import type { SourceTable } from "../../../src/ingest/table/source.ts";
import { found, imported, mapped, rowsOf } from "./sheets.ts";

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

describe("answers of a form of judges", () => {
  const entries = (built: ReturnType<typeof imported>): readonly unknown[] =>
    rowsOf(built, "entries", ["entry_id"]).flat();

  it("are no entries, whatever their numbers are called", async () => {
    const answers =
      "1,2025-01-07 09:00,Ada,4,5\n2,2025-01-07 09:02,Bo,3,4\n3,2025-01-07 09:03,Ada,5,5\n4,2025-01-07 09:07,Bo,4,2\n";
    for (const number of ["ID", "Submission ID", "Response ID"]) {
      const built = imported([
        await table(`${number},Completion time,Team name,Innovation (1-5),Impact (1-5)\n${answers}`),
      ]);
      expect(entries(built)).toEqual(["Ada", "Bo"]);
    }
  });
  it("are of who has signed them, and twice the same is told", async () => {
    const built = imported([
      await table(
        "序号,提交答卷时间,1、您的姓名：,2、请选择您要评分的作品：,3、创新性（30分）,4、实用性（30分）,总分\n" +
          "1,2024/5/18 9:31:02,甲一,渔港,26,25,51\n2,2024/5/18 9:35:47,甲一,茶链,22,27,49\n" +
          "3,2024/5/18 9:36:10,乙二,渔港,28,24,52\n4,2024/5/18 9:41:33,乙二,茶链,20,22,42\n5,2024/5/18 9:42:00,乙二,茶链,20,22,42\n",
      ),
    ]);
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "criterion", "score"])).toEqual([
      ["渔港", "甲一", "创新性", 26],
      ["渔港", "甲一", "实用性", 25],
      ["茶链", "甲一", "创新性", 22],
      ["茶链", "甲一", "实用性", 27],
      ["渔港", "乙二", "创新性", 28],
      ["渔港", "乙二", "实用性", 24],
      ["茶链", "乙二", "创新性", 20],
      ["茶链", "乙二", "实用性", 22],
    ]);
    expect(found(built, "duplicate_key")).toBeDefined();
  });
  it("are told by the address where names stand in parts", async () => {
    const built = imported([
      await table(
        '"Submission Date","First Name","E-mail","Entry Title","Score the entry >> Craft","Score the entry >> Theme"\n' +
          "2023-10-04,Ann,ann@x.org,Blue,8,7\n2023-10-04,Bo,bo@x.org,Blue,7,8\n2023-10-04,Ann,ann@x.org,Gate,5,4\n2023-10-05,Bo,bo@x.org,Gate,6,5\n",
      ),
    ]);
    expect(entries(built)).toEqual(["Blue", "Gate"]);
    expect(rowsOf(built, "scores", ["judge_id", "criterion", "score"]).slice(0, 2)).toEqual([
      ["ann@x.org", "Craft", 8],
      ["ann@x.org", "Theme", 7],
    ]);
    expect(rowsOf(built, "scores", ["score"])).toHaveLength(8);
  });
  it("have each question of a number for a criterion where the team is asked for", async () => {
    const built = imported([
      await table(
        "#,Which team are you judging?,Your name?,How *original* was it?,How good was the demo?,Submit Date (UTC)\n" +
          "a1,Rocket,Bea,4,5,2024-09-14 12:02:10\na2,Rocket,Carl,3,4,2024-09-14 12:05:00\na3,Mystic,Bea,5,2,2024-09-14 12:10:20\na4,Mystic,Carl,4,4,2024-09-14 12:11:20\n",
      ),
    ]);
    expect(entries(built)).toEqual(["Rocket", "Mystic"]);
    expect(rowsOf(built, "scores", ["criterion", "score"]).slice(0, 2)).toEqual([
      ["How *original* was it?", 4],
      ["How good was the demo?", 5],
    ]);
  });
  it("of a survey have all parts of one question for criteria, known words or not", async () => {
    const built = imported([
      await table(
        "Respondent ID,End Date,Which team are you evaluating?,Please score the team on the following,,\n,,Response,Innovation,Zeal,Pluck\n" +
          "11,04/22/2023 10:18:22 AM,Aurora,4,5,3\n12,04/22/2023 10:24:02 AM,Bora,3,3,4\n13,04/22/2023 10:31:00 AM,Aurora,5,4,4\n14,04/22/2023 10:36:47 AM,Bora,2,3,5\n",
      ),
    ]);
    expect(entries(built)).toEqual(["Aurora", "Bora"]);
    expect(rowsOf(built, "scores", ["score"])).toHaveLength(12);
  });
});

describe("points that are given from one to another", () => {
  it("are scores of who gets them", async () => {
    const built = imported([
      await table(
        "year,stage,from,to,points\n1957,Final,Austria,Italy,6\n1957,Final,Austria,France,3\n1957,Final,Malta,Italy,5\n",
      ),
    ]);
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "score"])).toEqual([
      ["Italy", "Austria", 6],
      ["France", "Austria", 3],
      ["Italy", "Malta", 5],
    ]);
  });
});

describe("a column of lists that are numbered in each cell", () => {
  it("holds no numbers", () => {
    const cells = ["1 - TU Delft, 2 - CWI", "1 - CBS", "1 - Istat", "1 - OECD", "1 - Insee"];
    expect(typeColumn(cells, "Labs").type).toBe("text");
  });
  it("does where each number has its word", () => {
    const cells = ["3 - good", "4 - very good", "3 - good", "2 - fair", "4 - very good"];
    expect(typeColumn(cells, "Merit").type).toBe("integer");
  });
});

describe("a form in which judges give points to all entries at once", () => {
  it("has the entries in brackets, and a criterion for each question", async () => {
    const built = imported([
      await table(
        "Timestamp,Judge name,Rate each project for fun (1-10) [Kiosk],Rate each project for fun (1-10) [Bee Sense],Rate each project for craft [Kiosk],Rate each project for craft [Bee Sense],Anything else?\n" +
          "2024/11/16 15:05:11,Marta,7,9,6,8,\n2024/11/16 15:07:43,Jonas,8,10,,9,nice\n",
      ),
    ]);
    expect(rowsOf(built, "entries", ["title"])).toEqual([["Kiosk"], ["Bee Sense"]]);
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "criterion", "score"])).toEqual([
      ["Kiosk", "Marta", "Rate each project for fun", 7],
      ["Bee Sense", "Marta", "Rate each project for fun", 9],
      ["Kiosk", "Marta", "Rate each project for craft", 6],
      ["Bee Sense", "Marta", "Rate each project for craft", 8],
      ["Kiosk", "Jonas", "Rate each project for fun", 8],
      ["Bee Sense", "Jonas", "Rate each project for fun", 10],
      ["Bee Sense", "Jonas", "Rate each project for craft", 9],
    ]);
  });
});

describe("what is said of rows", () => {
  it("an answer that was begun and not sent lacks its scores, and is no second one", async () => {
    const built = imported([
      await table(
        "Timestamp,Your name,Team name,Innovation (1-5),Impact (1-5)\n2025-01-07 09:00,Ann,Ada,4,5\n2025-01-07 09:01,Bo,Ada,3,5\n" +
          "2025-01-07 09:02,Ann,Bell,4,4\n2025-01-07 09:04,Bo,Bell,,\n",
      ),
    ]);
    expect(found(built, "missing_score")?.examples).toEqual([{ row: 5, column: "Innovation (1-5)", value: null }]);
    expect(found(built, "duplicate_key")).toBeUndefined();
  });
  it("nobody judged where neither a judge nor a number stands", async () => {
    const built = imported([
      await table(
        "Band,Score 1,Score 2,Judge 1,Judge 2\nA,1,2,Torres,Lyle\nB,2,1,Pratt,Vance\nC,DNA,DNA,,\nD,3,3,Torres,Vance\n",
      ),
    ]);
    expect(rowsOf(built, "scores", ["judge_id"]).flat()).not.toContain(null);
    expect(found(built, "duplicate_key")).toBeUndefined();
  });
  it("a team that has a place in each of two events is not registered twice", async () => {
    const built = imported([
      await table("Rank,Team,Wins,Event\n1,525,9,North\n2,171,8,North\n3,18,2,North\n1,44,7,South\n2,171,5,South\n"),
    ]);
    expect(found(built, "same_team_and_problem")?.severity).toBe("info");
  });
  it("a score of a stage that nobody knows is in no table, also where its entry is", async () => {
    const built = imported([
      await table(
        "stage,from,to,points\nFinal,Austria,Italy,6\nFinal,Malta,France,3\nSandpit,Malta,Italy,5\nSandpit,Malta,Cyprus,4\n",
      ),
    ]);
    expect(rowsOf(built, "scores", ["score"])).toEqual([[6], [3]]);
    expect(found(built, "missing_required")?.count).toBe(2);
  });
  it("decimal commas are no repair, and thousands are", async () => {
    const built = imported([await table("Rank;Team;Total\n1;A;141,4\n2;B;139,25\n3;C;98,5\n")]);
    expect(rowsOf(built, "results", ["official_score"])).toEqual([[141.4], [139.25], [98.5]]);
    expect(found(built, "number_repaired")).toBeUndefined();
  });
});

describe("a question about the entry", () => {
  it("offers no remarks, and is not asked where nothing can be chosen", async () => {
    const { mapping, source } = mapped(
      await table("rank,juror 1,juror 2,comment\n1,3,4,good\n2,2,3,so so\n2,5,3,fine\n"),
    );
    for (const { question, choices } of questionsOf(source, mapping, [])) {
      if (question === "entry") expect(choices).not.toContain("comment");
    }
  });
});

describe("a number sign behind a name", () => {
  it("makes it the number's, beside the name", async () => {
    const built = imported([await table("Rank,Team #,Team Name\n1,14481,Blink\n2,9971,Bros\n3,731,Strange\n")]);
    expect(rowsOf(built, "teams", ["team_id", "team_name"])).toEqual([
      ["14481", "Blink"],
      ["9971", "Bros"],
      ["731", "Strange"],
    ]);
  });
});

describe("a list of judges", () => {
  const named = async (text: string): Promise<SourceTable> => ({ ...(await table(text)), file: "judges.csv" });

  it("that says which award each judges gives nobody an award", async () => {
    const built = imported([
      await named(
        "name,award,title,organization\nAnn Lee,Loeb,Editor,NPR\nBo Ray,Peabody,Dean,ABC\nCy Day,Loeb,Author,BBC\n",
      ),
    ]);
    expect(rowsOf(built, "judges", ["judge_id"])).toEqual([["Ann Lee"], ["Bo Ray"], ["Cy Day"]]);
    expect(rowsOf(built, "results", ["award"])).toEqual([]);
  });
  it("whose names stand in parts has no entries, and each part is a person's", async () => {
    const list = await named(
      "First,Last,Institution,Rounds\nAnn,Lee,Oak High,6\nBo,Ray,Elm High,4\nCy,Day,Oak High,2\n",
    );
    expect(rowsOf(imported([list]), "entries", ["entry_id"])).toEqual([]);
    expect(personalHeader("First", list.header)).toBe("name");
    expect(personalHeader("Last", list.header)).toBe("name");
  });
  it("First alone is no name", () => {
    expect(personalHeader("First", ["First", "Second", "Third"])).toBe("perhaps");
  });
});

describe("a matrix of a Chinese form", () => {
  it("has the entries behind a dash", async () => {
    const built = imported([
      await table(
        "序号,提交答卷时间,1、评委姓名,2、请为各参赛作品打分（0-100）—智慧渔港,2、请为各参赛作品打分（0-100）—茶链通,3、其他意见\n" +
          "1,2024/5/18 9:31:02,陈志远,88,76,(空)\n2,2024/5/18 9:36:10,林雅,85,79,好\n",
      ),
    ]);
    expect(rowsOf(built, "scores", ["entry_id", "score"])).toEqual([
      ["智慧渔港", 88],
      ["茶链通", 76],
      ["智慧渔港", 85],
      ["茶链通", 79],
    ]);
  });
});

describe("a name beside the members of each row", () => {
  it("is their team's", async () => {
    const built = imported([
      await table("Nome,Integrantes\nProjeto 1,ann@x.org;bo@x.org\nProjeto 2,cy@x.org;dee@x.org\n"),
    ]);
    expect(rowsOf(built, "teams", ["team_name"])).toEqual([["Projeto 1"], ["Projeto 2"]]);
  });
});

describe("rows of judges", () => {
  it("under numbered criteria are scores, and their total is a check", async () => {
    const built = imported([
      await table(
        "team,judge,round,criteria_1,criteria_2,weighted_total\nAda,Smith,1,8,7,7.5\nAda,Wong,1,7,7,7\nBell,Smith,1,6,9,7.5\nBell,Wong,1,9,9,9\nAda,Smith,2,9,9,9\nBell,Smith,2,5,6,5.5\n",
      ),
    ]);
    expect(rowsOf(built, "scores", ["score"])).toHaveLength(12);
    expect(rowsOf(built, "results", ["official_score"])).toEqual([]);
  });
  it("with a total alone give scores, and no result of the entry", async () => {
    const built = imported([await table("Team,Judge,Total\nAda,Smith,15\nAda,Wong,14\nBell,Smith,11\nBell,Wong,18\n")]);
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "score"])).toEqual([
      ["Ada", "Smith", 15],
      ["Ada", "Wong", 14],
      ["Bell", "Smith", 11],
      ["Bell", "Wong", 18],
    ]);
    expect(rowsOf(built, "results", ["official_score"])).toEqual([]);
  });
  it("behind a question of one word are no list of judges", async () => {
    const built = imported([
      await table(
        "Judge name,Poster number,Rate - Clarity,Rate - Zeal\nAnn,12,4,5\nBo,12,3,4\nAnn,15,5,5\nBo,15,2,3\n",
      ),
    ]);
    expect(rowsOf(built, "judges", ["judge_id"])).toEqual([]);
    expect(rowsOf(built, "scores", ["score"])).toHaveLength(8);
  });
  it("of a record's fields are none", async () => {
    const built = imported([
      await table("team_id,rank,score/num_solved,score/total_time\n7,1,9,880\n4,2,8,790\n9,3,8,901\n"),
    ]);
    expect(rowsOf(built, "scores", ["score"])).toEqual([]);
  });
  it("say in a question of their own what they saw", async () => {
    const built = imported([
      await table(
        "Timestamp,Judge email,Which startup did you see?,Market size (0-10),Traction (0-10)\n2025-02-01 9:01,a@vc.com,Nimbus,8,6\n2025-02-01 9:05,b@vc.com,Nimbus,7,5\n2025-02-01 9:11,a@vc.com,Orbit,5,4\n2025-02-13 9:16,b@vc.com,Orbit,6,5\n",
      ),
    ]);
    expect(rowsOf(built, "entries", ["entry_id"])).toEqual([["Nimbus"], ["Orbit"]]);
    expect(rowsOf(built, "scores", ["score"])).toHaveLength(8);
  });
});
