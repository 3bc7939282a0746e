import { describe, expect, it } from "vitest";
import { judgeInName } from "../../../src/ingest/meaning/judge-in-name.ts";
import { mapSheet } from "../../../src/ingest/meaning/map.ts";
import { typeColumn } from "../../../src/ingest/outcome/column-type.ts";
import { sourceColumns } from "../../../src/ingest/outcome/source-columns.ts";
import { personalHeader } from "../../../src/ingest/privacy/person-headers.ts";
import { mapPersons } from "../../../src/ingest/privacy/person-names.ts";
import { decode } from "../../../src/ingest/read/decode.ts";
import { readFile } from "../../../src/ingest/read/read-file.ts";
import type { SourceCell, SourceTable } from "../../../src/ingest/table/source.ts";
import { found, imported, rowsOf, source } from "./sheets.ts";
import { encodeOneByte, encodeTwoByte } from "./text-bytes.ts";

async function tables(text: string): Promise<readonly SourceTable[]> {
  const read = await readFile(new TextEncoder().encode(text), "export");
  return "sheets" in read ? read.sheets : [];
}
const times = <T>(count: number, value: T): T[] => new Array<T>(count).fill(value);

describe("a list without header under a label and its version", () => {
  const LIST = "0731\t1\tGold\t11\n0122\t2\tGold\t10\n0098\t3\tSilver\t10\n";
  it("is its records alone", async () => {
    const [table] = await tables(`results\t1\n${LIST}`);
    expect(table?.rows).toEqual([
      ["0731", "1", "Gold", "11"],
      ["0122", "2", "Gold", "10"],
      ["0098", "3", "Silver", "10"],
    ]);
    expect(table?.rowNumbers).toEqual([2, 3, 4]);
    expect(table?.findings).toContainEqual(
      expect.objectContaining({ rule: "title_rows", examples: [{ row: 1, column: null, value: "results 1" }] }),
    );
  });
  it("keeps a first record that is cut short", async () => {
    expect((await tables(`0731\t1\n${LIST}`))[0]?.rowNumbers).toEqual([1, 2, 3, 4]);
  });
});

describe("lists of results in the records of a JSON scoreboard", () => {
  const row = (id: string, tries: readonly number[]) => ({
    team: { id, name: `队 ${id}` },
    cells: tries.map((n) => ({ tries: n, time: n * 60 })),
  });
  it("carry their record's key, also from a record in it, and their place where nothing else tells them apart", async () => {
    const [, cells] = await tables(JSON.stringify([row("a", [1, 0, 2]), row("b", [0, 0, 1])]));
    expect(cells?.header).toEqual(["team/id", "cells/no", "cells/tries", "cells/time"]);
    expect(cells?.rows.map((cell) => cell.slice(0, 3))).toEqual([
      ["a", 1, 1],
      ["a", 2, 0],
      ["a", 3, 2],
      ["b", 1, 0],
      ["b", 2, 0],
      ["b", 3, 1],
    ]);
  });
  it("have no place where they differ in length, and the row's number where no field is a key", async () => {
    const [, cells] = await tables(
      JSON.stringify([
        { kind: "x", cells: [{ n: 1 }, { n: 1 }] },
        { kind: "x", cells: [{ n: 2 }] },
      ]),
    );
    expect(cells?.header).toEqual(["row", "cells/n"]);
    expect(cells?.rows).toEqual([
      [1, 1],
      [1, 1],
      [2, 2],
    ]);
  });
});

describe("a column of a standing", () => {
  it.each<[string, string, readonly SourceCell[], string, readonly unknown[] | null]>([
    [
      "points that programs left out as NA",
      "p7",
      [...times(30, "NA"), "7", "0"],
      "integer",
      [...times(30, null), 7, 0],
    ],
    ["shared ranks", "Место", ["1", "2-3", "2-3", "4"], "integer", [1, 2, 2, 4]],
    ["ranks in Spanish", "Puesto", ["1º", "=2", "=2"], "integer", [1, 2, 2]],
    ["ranges that are no ranks", "年龄段", ["18-25", "26-35", "18-25"], "text", null],
    ["times in seconds", "所用时间", ["60秒", "73秒"], "integer", [60, 73]],
    ["times in several units", "所用时间", ["60秒", "3分钟", "73秒"], "text", null],
    ["amounts in several units", "预算", ["30000元", "5万元", "800元"], "text", null],
  ])("of %s", (_, header, cells, type, cast) => {
    expect(typeColumn(cells, header)).toMatchObject({ type, cast });
  });

  it("is of one kind with the other problems, whatever stands beside its letter", () => {
    const header = ["队名", "A 0/1", "B 2/3", "C-1003(1/2)"];
    const { columns } = sourceColumns(
      source(header, [
        ["甲", "1", "2/118", "1/79"],
        ["乙", "", "1/20", "3/9"],
      ]),
    );
    expect(columns.map(({ type }) => type)).toEqual(["text", "text", "text", "text"]);
  });
});

describe("a scoreboard with tries and minutes", () => {
  const HEADER = ["Rank", "Team", "Solved", "A 3/4", "B 1/3", "C 0/1", "D"];
  const ROWS = [
    ["1", "甲", "2", "1/20", "2/118", "", ""],
    ["2", "乙", "1", "3/41", "4", "", ""],
    ["3", "丙", "1", "1/50", "1", "2", ""],
  ];
  it("is counted problem by problem, zeros too", () => {
    expect(found(imported([source(HEADER, ROWS)]), "problems_solved")).toMatchObject({
      values: { listed: "A 3, B 1, C 0, D 0", none: "C, D" },
    });
  });
  it("whose number of problems does not follow from its cells is said", () => {
    const rows = [...ROWS, ["4", "丁", "2", "1/99", "", "", ""], ["5", "戊", "1", "1/100", "", "", ""]];
    expect(found(imported([source(HEADER, rows)]), "solved_differs")).toMatchObject({
      count: 1,
      examples: [{ row: 5, value: "2 ≠ 1" }],
    });
  });
  it("is none where all cells are marks out of ten", () => {
    const rows = ROWS.map((row) => [...row.slice(0, 3), "8/10", "9/10", "7/10", "6/10"]);
    expect(found(imported([source(HEADER, rows)]), "problems_solved")).toBeUndefined();
  });
});

describe("points of problems", () => {
  const HEADER = ["Contestant", "P1", "P2", "P3", "Sum"];
  const ROWS = [1, 2, 3, 4, 5].map((n) => [`C${n}`, "7", String(n), "0", String(7 + n)]);
  it("that do not add up to their total are said", () => {
    expect(found(imported([source(HEADER, [...ROWS, ["C6", "7", "7", "1", "14"]])]), "total_differs")).toMatchObject({
      count: 1,
      values: { column: "Sum", variant: "sum" },
      examples: [{ row: 7, column: "Sum", value: "14 ≠ 15" }],
    });
  });
  it("that make no total are left alone", () => {
    const rows = ROWS.map((row) => [...row.slice(0, 4), "1"]);
    expect(found(imported([source(HEADER, rows)]), "total_differs")).toBeUndefined();
  });
});

describe("headers of a form", () => {
  it("are known without the number of their question", () => {
    const built = imported([source(["1、队伍名称", "Q2. 所在学校"], [["甲", "某大学"]])]);
    expect(rowsOf(built, "teams", ["team_name"])).toEqual([["甲"]]);
    expect(rowsOf(built, "team_orgs", ["org_name"])).toEqual([["某大学"]]);
  });
});

describe("headers in other languages", () => {
  it.each([
    ["Puesto;Equipo;Escuela;Puntos;Medalla", "official_rank team_name org_name official_score award"],
    ["Platz;Mannschaft;Schule;Summe;Preis", "official_rank team_name org_name official_score award"],
    ["Место;Команда;Школа;Сумма;Диплом", "official_rank team_name org_name official_score award"],
    ["順位;チーム名;所属;得点;賞", "official_rank team_name org_name official_score award"],
    ["순위;팀명;학교;총점;수상", "official_rank team_name org_name official_score award"],
    ["등수;프로그램명;소속;총점;등위", "official_rank title org_name official_score award"],
    ["Colocação;Equipe;Escola;Pontuação;Medalha", "official_rank team_name org_name official_score award"],
  ])("are known: %s", (header, concepts) => {
    const { columns } = mapSheet(source(header.split(";"), [["1", "甲", "乙", "30", "丙"]]));
    expect(columns.map(({ concept }) => concept).join(" ")).toBe(concepts);
  });
  it.each(["Apellidos", "Vorname", "Фамилия, имя", "Ф.И.О.", "氏名", "이름", "Nazwisko", "Jméno a příjmení"])(
    "name persons: %s",
    (header) => expect(personalHeader(header)).toBe("name"),
  );
  it.each(["Escola", "Город", "Schule", "チーム名"])("name none: %s", (header) => {
    expect(personalHeader(header)).toBeNull();
  });
  it.each([
    [["full_name", "categories", "institution", "speaker1_name", "speaker2_name"]],
    [["full_name", "short_name", "code_name", "institution"]],
  ])("are a team's where its members stand beside it: %s", (header) => {
    const rows = ["甲队", "乙队"].map((name, i) => [name, `${i}`, "某校", "张三", "李四"].slice(0, header.length));
    expect(personalHeader("full_name", header)).toBeNull();
    expect(mapSheet(source(header, rows)).columns[0]).toMatchObject({ concept: "team_name", standsIn: true });
  });
  it.each([[["Full name", "Team"]], [["Full name", "E-mail", "Member 1"]], [["Full name", "Member 2", "Member 3"]]])(
    "are whoever fills in a form: %s",
    (header) => expect(personalHeader("Full name", header)).toBe("name"),
  );
  it.each(["Teléfono", "Телефон", "전화번호"])("reach persons: %s", (header) => {
    expect(personalHeader(header)).toBe("phone");
  });
});

describe("a column that ticks the official teams", () => {
  it("says of the others that they are not", () => {
    const built = imported([
      source(
        ["队名", "official", "unofficial"],
        [
          ["甲", 1, null],
          ["乙", null, 1],
          ["丙", 1, null],
        ],
      ),
    ]);
    expect(rowsOf(built, "teams", ["team_name", "is_official"])).toEqual([
      ["甲", true],
      ["乙", false],
      ["丙", true],
    ]);
    expect(found(built, "unofficial")).toMatchObject({ count: 1 });
  });
});

describe("names in a list of JSON", () => {
  it("are replaced one by one, and stay a list", () => {
    expect(mapPersons('["张甲","李乙",""]', (name) => `<${name}>`)).toBe('["<张甲>","<李乙>",""]');
    expect(mapPersons('["张甲"、李乙', (name) => `<${name}>`)).toBe('<["张甲">、<李乙>');
  });
});

describe("texts of other countries without byte mark", () => {
  it.each([
    ["windows-1251", "Место;Участник;Сумма\n1;Иванов Пётр;300\n2;СМИРНОВА АННА;270\n"],
    ["windows-1250", "Miejsce;Uczeń;Szkoła\n1;Łukasz Żak;Zespół Szkół w Gdańsku\n2;Paweł Wąs;Liceum w Łodzi\n"],
    ["windows-1250", "Pořadí;Jméno;Škola\n1;Jiří Dvořák;Gymnázium Třebíč\n2;Ondřej Němec;Gymnázium Ústí\n"],
    ["windows-1254", "Sıra;Öğrenci;Okul\n1;Barış Yıldız;İstanbul Lisesi\n2;Gülşah Ağaoğlu;Beşiktaş\n"],
    ["windows-1252", "Puesto;Nombre;Centro\n1;José Peña;IES Núñez\n2;Íñigo Muñoz;Cataluña\n"],
    ["windows-1252", "Platz;Name;Schule\n1;Jörg Müller;Gymnasium Süd\n2;Käthe Groß;Schülerzentrum\n"],
    ["windows-1252", "Rang;Nom\n1;Zoë Núñez\n2;Jörg Groß\n3;Søren Åberg\n4;François Père\n"],
  ] as const)("are read as %s", (encoding, text) => {
    expect(decode(encodeOneByte(text, encoding), "a.csv")).toMatchObject({ encoding, text, guessed: true });
  });
  it("are read as Korean, and not as the Chinese that its bytes would be too", () => {
    const text = "순위,팀명,학교,수상\n1,가온누리,서울대학교,대상\n2,한빛,고려대학교,금상\n";
    expect(decode(encodeTwoByte(text, "euc-kr"), "a.csv")).toMatchObject({ encoding: "euc-kr", text, guessed: true });
    const chinese = "排名,得分\n1,95\n";
    expect(decode(encodeTwoByte(chinese, "gb18030"), "a.csv")).toMatchObject({ encoding: "gb18030", text: chinese });
  });
});

describe("two tables of one shape", () => {
  const HEADER = ["选手编号", "得分"];
  const of = (file: string, scores: readonly number[]): SourceTable =>
    source(
      HEADER,
      scores.map((score, i) => [`S${i}`, score]),
      { file },
    );
  it.each([
    ["初赛.csv", "决赛.csv"],
    ["round1.csv", "round2.csv"],
    ["scores_day_1.csv", "scores_day_2.csv"],
    ["评委甲.csv", "评委乙.csv"],
  ])("%s and %s are no two exports of one thing", (before, after) => {
    const built = imported([of(before, [90, 80, 70]), of(after, [91, 83, 72])]);
    expect(found(built, "exports_differ")).toBeUndefined();
  });
  it("of one stage are compared", () => {
    const built = imported([of("决赛_0601.csv", [90, 80, 70]), of("决赛_0615.csv", [90, 80, 72])]);
    expect(found(built, "exports_differ")).toMatchObject({ count: 1, examples: [{ value: "70 → 72" }] });
  });
});

describe("a header of problems with their counts", () => {
  it("is known above times", async () => {
    const times = ["01:45:34,00:22:50 (-1)", "(-2),00:33:24", "02:28:44 (-9),00:20:02"];
    const rows = times.map((pair, i) => `甲大学,队${i},${pair},${pair},${pair},${pair}`);
    const letters = [..."ABCDEFGH"].map((letter, i) => `${letter}-100${i}(${i}/178)`);
    const [table] = await tables(`School,Team,${letters}\n${rows.join("\n")}\n`);
    expect(table?.header).toEqual(["School", "Team", ...letters]);
    expect(table?.rows.length).toBe(3);
  });
  it("is no line of a list that counts its lines", async () => {
    const [table] = await tables("1 甲大学 一队\n2 乙大学 二队\n3 丙大学 三队\n");
    expect(table?.rows.length).toBe(3);
  });
});

describe("what stands beside the standings in an export", () => {
  const kept = async (document: unknown): Promise<readonly (readonly string[])[]> =>
    (await tables(typeof document === "string" ? document : JSON.stringify(document))).map(
      (table) => mapSheet(table).tables,
    );
  const rows = [
    { rank: 1, team: "甲", points: 7 },
    { rank: 2, team: "乙", points: 5 },
  ];
  it("is no list of entries: problems, lists in the records", async () => {
    const problems = [
      { index: "A", name: "Sum", points: 500 },
      { index: "B", name: "Tree", points: 900 },
    ];
    const members = [
      [{ name: "张", score: 4, judged: 1 }],
      [
        { name: "李", points: 3 },
        { name: "王", points: 2 },
      ],
    ];
    expect(await kept({ problems, rows: rows.map((row, i) => ({ ...row, members: members[i] })) })).toEqual([
      [],
      ["entries", "teams", "results"],
      [],
    ]);
  });
  it("is no list of entries: runs, events", async () => {
    const runs = ["t1,A,correct", "t1,A,incorrect", "t2,B,incorrect", "t1,B,correct"];
    expect(await kept(`team_id,problem_id,status\n${runs.join("\n")}\n`)).toEqual([[]]);
    const papers = ["t1,A,accepted", "t1,B,rejected", "t2,A,accepted"];
    expect(await kept(`team_id,problem_id,status\n${papers.join("\n")}\n`)).not.toEqual([[]]);
    const events = [
      { type: "teams", id: "1", data: { id: "1", name: "甲", hidden: false } },
      { type: "submissions", id: "9", data: { id: "9", team_id: "1", problem_id: "A" } },
    ];
    expect(await kept(events.map((event) => JSON.stringify(event)).join("\n"))).toEqual([[]]);
  });
  it("makes no entries, and is kept, said", async () => {
    const [table] = await tables("team_id,problem_id,status\nt1,A,correct\nt1,A,incorrect\n");
    const built = imported(table === undefined ? [] : [table]);
    expect(rowsOf(built, "entries", ["entry_id"])).toEqual([]);
    expect(found(built, "kept_as_source")).toMatchObject({ count: 2 });
  });
  it("keeps lists of reviews", async () => {
    const reviews = [{ rating: 5 }, { rating: 3 }];
    const [, list] = await kept(rows.map((row) => ({ id: row.rank, title: row.team, reviews })));
    expect(list).not.toEqual([]);
  });
});

describe("a standing in records of records", () => {
  it("takes the total of all and none of its parts, and no player's rating", async () => {
    const row = (rank: number) => ({
      Rank: rank,
      UserName: `u${rank}`,
      Rating: 1800,
      Tasks: {
        a: { Score: 3 - rank, Status: rank, SubmissionID: rank * 10, Language: "中文" },
        b: { Score: 4, Status: 1, SubmissionID: rank * 10 + 1, Language: "英文" },
      },
      Total: { Score: 7 - rank },
    });
    const [table] = await tables(JSON.stringify([row(1), row(2)]));
    const columns = table === undefined ? [] : mapSheet(table).columns;
    expect(columns.flatMap(({ header, concept }) => (concept === null ? [] : [`${header} ${concept}`]))).toEqual([
      "Rank official_rank",
      "UserName team_name",
      "Total/Score official_score",
    ]);
  });
  it.each(["value", "text"])("knows fields whose %s stands one record deeper", async (deeper) => {
    const [table] = await tables(JSON.stringify(["甲", "乙"].map((text) => ({ title: { [deeper]: text } }))));
    expect(table === undefined ? [] : mapSheet(table).columns.map(({ concept }) => concept)).toEqual(["title"]);
  });
});

describe("results of persons alone", () => {
  it("are a row each, without a question and without a penalty for a key", () => {
    const rows = [1, 2, 3].map((n) => [String(n), "张", `李${n}`, "KAZ", String(40 - n), String(200 + n)]);
    const table = source(["Rank", "First name", "Last Name", "Code", "Sum", "Penalty"], rows);
    expect(mapSheet(table).missing).toEqual([]);
    const built = imported([table]);
    expect(rowsOf(built, "results", ["official_rank", "official_score"])).toEqual([
      [1, 39],
      [2, 38],
      [3, 37],
    ]);
    expect(found(built, "row_as_entry")).toMatchObject({ count: 3 });
  });
  it.each(["Submitter First Name", "deputy_leader", "Team Member 1 First Name", "UserScreenName"])(
    "are names of persons: %s",
    (header) => expect(personalHeader(header)).toBe("name"),
  );
  it("are names of persons beside family names", () => {
    expect(personalHeader("Nombre", ["Nombre", "Apellidos"])).toBe("name");
    expect(personalHeader("Nombre", ["Nombre", "Centro"])).toBe("perhaps");
  });
});

describe("a sheet a judge", () => {
  const HEADER = ["Project", "Innovation (10)", "Design (10)", "Total"];
  const of = (sheet: string, scores: readonly (readonly number[])[]): SourceTable =>
    source(
      HEADER,
      scores.map(([a = 0, b = 0], i) => [`P${i}`, a, b, a + b]),
      { file: "决赛.xlsx", sheet },
    );
  it("gives the same projects scores of several judges, and its totals are checks", () => {
    const built = imported([
      of("Judge 1", [
        [7, 8],
        [5, 6],
      ]),
      of("Judge 2", [
        [9, 9],
        [4, 6],
      ]),
    ]);
    expect(rowsOf(built, "entries", ["title"])).toEqual([["P0"], ["P1"]]);
    expect(rowsOf(built, "scores", ["judge_id", "criterion", "score"])).toEqual([
      ["Judge 1", "Innovation", 7],
      ["Judge 1", "Design", 8],
      ["Judge 1", "Innovation", 5],
      ["Judge 1", "Design", 6],
      ["Judge 2", "Innovation", 9],
      ["Judge 2", "Design", 9],
      ["Judge 2", "Innovation", 4],
      ["Judge 2", "Design", 6],
    ]);
    expect(rowsOf(built, "results", ["official_score"])).toEqual([]);
    expect(found(built, "same_team_and_problem")).toBeUndefined();
  });
  it("is named so, and not after judges or their panel", () => {
    const named = (sheet: string | null, file = "a.xlsx") => judgeInName({ sheet, file });
    expect(["Judge A", "评委三", "裁判_2 打分"].map((sheet) => named(sheet))).toEqual(["Judge A", "评委三", "裁判2"]);
    expect(["Judges", "Judge scores", "专家一组", "评委打分", "Judging"].map((sheet) => named(sheet))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(named(null, "决赛_评委4.csv")).toBe("评委4");
  });
});

describe("a note that counts parts by their name", () => {
  const list = (note: string): string =>
    ["学校,队名,是否打星,奖项", "甲,一,否,省一等奖", "乙,二,是,省二等奖", "丙,三,否,省二等奖", note].join("\n");
  const stated = async (note: string) => {
    const [table] = await tables(list(note));
    return table?.findings.filter(({ rule }) => rule === "sum_contradicts").map(({ values }) => values);
  };
  it("is compared with the rows that bear the name, or are marked so", async () => {
    expect(await stated("合计：3支队伍，其中打星2支,,,")).toEqual([{ stated: "打星 2", found: "1" }]);
    expect(await stated("注：共3支队伍，一等奖1支、二等奖1支,,,")).toEqual([{ stated: "二等奖 1", found: "2" }]);
    expect(await stated("注：共3支队伍，其中打星1支，一等奖1支、二等奖2支,,,")).toEqual([]);
  });
  it("counts persons only where each row is one", async () => {
    expect(await stated("合计：9人，其中一等奖3人,,,")).toEqual([]);
    expect(await stated("合计：3人，其中一等奖3人,,,")).toEqual([{ stated: "一等奖 3", found: "1" }]);
  });
});

describe("columns of contests", () => {
  const concepts = (header: string, ...rows: readonly string[]) =>
    mapSheet(
      source(
        header.split(","),
        rows.map((row) => row.split(",")),
      ),
    )
      .columns.map(({ concept }) => concept ?? "")
      .join();
  it("take points before the number of problems they are for, and no other record's id", () => {
    expect(concepts("排名,战队,解题数,总分", "1,甲,3,900", "2,乙,2,700")).toBe(
      "official_rank,team_name,,official_score",
    );
    expect(concepts("rank,name,school/id,school/name", "1,张,7,甲", "2,李,7,甲", "3,王,7,甲")).toBe(
      "official_rank,team_name,,org_name",
    );
  });
  it("take the time of a form's answer for that of registration, and no seconds", () => {
    expect(concepts("Timestamp,Team Name", "2026-05-01 08:00:00,甲", "2026-05-02 09:10:00,乙")).toBe(
      "registered_at,team_name",
    );
    expect(concepts("Timestamp,Team Name", "7260,甲", "7320,乙")).toBe(",team_name");
  });
  it("are parts of a total by day, and ask nothing", () => {
    const rows = [1, 2, 3, 4, 5].map((n) => [`P${n}`, String(n), "10", String(n === 3 ? 14 : n + 10)]);
    const table = source(["Participant", "Day 1", "Day 2", "Total"], rows);
    expect(mapSheet(table).tables).not.toContain("scores");
    expect(found(imported([table]), "total_differs")).toMatchObject({ count: 1, examples: [{ value: "14 ≠ 13" }] });
  });
  it("hold ranks that are tied", () => {
    expect(typeColumn(["1", "T-2", "T2", "4"], "Rank")).toMatchObject({ type: "integer", cast: [1, 2, 2, 4] });
  });
});
