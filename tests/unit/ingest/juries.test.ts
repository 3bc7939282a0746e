import { describe, expect, it } from "vitest";
import { styleOfColumn } from "../../../src/ingest/build/number-style.ts";
import { readScoreHeader } from "../../../src/ingest/meaning/score-headers.ts";
import { typeColumn } from "../../../src/ingest/outcome/column-type.ts";
import { decode } from "../../../src/ingest/read/decode.ts";
import { readFile } from "../../../src/ingest/read/read-file.ts";
import type { SourceCell, SourceTable } from "../../../src/ingest/table/source.ts";
import { readNumber } from "../../../src/ingest/values/numbers.ts";
import { matchHeader } from "../../../src/model/aliases/match-header.ts";
import { findingsOf, found, imported, mapped, rowsOf, source } from "./sheets.ts";

async function tables(text: string): Promise<readonly SourceTable[]> {
  const read = await readFile(new TextEncoder().encode(text), "表.csv");
  return "sheets" in read ? read.sheets : [];
}
const scoresOf = (header: readonly string[], rows: readonly (readonly SourceCell[])[]) =>
  rowsOf(imported([source(header, rows, { file: "决赛.csv" })]), "scores", ["judge_id", "criterion", "round", "score"]);

describe("a header of a jury in other languages and programs", () => {
  it.each([
    ["Note jury 1", { judge: "jury 1", criterion: null }],
    ["審査員A", { judge: "審査員A" }],
    ["심사위원2", { judge: "심사위원2" }],
    ["Судья 3", { judge: "Судья 3" }],
    ["rater1_domain2", { judge: "rater1", criterion: "domain2" }],
    ["week3_judge2_score", { judge: "judge2", round: 3, criterion: null }],
    ["Round 2 score", { judge: null, round: 2, criterion: null }],
    ["Балл 2 тур", { judge: null, round: 2 }],
    ["Średnia", { isTotal: true }],
    ["Сумма баллов", { isTotal: true }],
    ["Total.Cup.Points", { isTotal: true }],
    ["Gesamtpunkte", { isTotal: true }],
    ["Clean.Cup", { isCriterion: true, isTotal: false }],
    ["Visual_Design", { isCriterion: true }],
  ])("%s", (header, said) => {
    expect(readScoreHeader(header)).toMatchObject(said);
  });

  it.each([
    ["Место", "official_rank"],
    ["Puntaje total", "official_score"],
    ["Drużyna", "team_name"],
    ["獎項", "award"],
    ["参赛单位/所在地市", "area"],
    ["소속", "org_name"],
  ])("%s is %s", (header, concept) => {
    expect(matchHeader(header)?.concept).toBe(concept);
  });
});

describe("wide scores of juries", () => {
  it("of judges by name need no total, and Clean Cup beside Uniform Cup are none", () => {
    const rows = Array.from({ length: 6 }, (_, i) => [`${i + 1}`, 18 + i, 20, 19]);
    const seats = mapped(source(["Nr", "Garrick Ohlsson", "Sa Chen", "K. Popowa-Zydroń"], rows)).mapping.columns;
    expect(seats.slice(1).map(({ by, place }) => [by, place?.judge])).toEqual([
      ["seat", "Garrick Ohlsson"],
      ["seat", "Sa Chen"],
      ["seat", "K. Popowa-Zydroń"],
    ]);
    const cups = mapped(source(["Nr", "Clean Cup", "Uniform Cup", "Sweet Cup"], rows)).mapping.columns;
    expect(cups.some(({ by }) => by === "seat")).toBe(false);
    const unlike = rows.map(([nr, ...scores]) => [nr ?? null, ...scores.slice(0, 2), 900]);
    const money = mapped(source(["Nr", "Garrick Ohlsson", "Sa Chen", "Prize Money"], unlike)).mapping.columns;
    expect(money.some(({ by }) => by === "seat")).toBe(false);
  });

  it("of several weeks keep the week as the round", () => {
    const header = ["编号", "week1_judge1_score", "week1_judge2_score", "week2_judge1_score"];
    expect(scoresOf(header, [["E1", 7, 8, 9]])).toEqual([
      ["judge1", null, 1, 7],
      ["judge2", null, 1, 8],
      ["judge1", null, 2, 9],
    ]);
  });

  it("of a seat with N/A are none, as of a blank one; 缺考 is a missing score", () => {
    const header = ["编号", "judge1", "judge2", "judge3"];
    expect(scoresOf(header, [["E1", 7, "N/A", "缺考"]]).map(([judge, , , score]) => [judge, score])).toEqual([
      ["judge1", 7],
      ["judge3", null],
    ]);
  });

  it("stand behind their total where it comes first, and are judges where it is the jury's", () => {
    const rows = [
      ["E1", 17, 12, null, 5],
      ["E2", 20, 8, 12, null],
      ["E3", 15, null, 5, 10],
    ];
    const judges = scoresOf(["编号", "Jury score", "Albania", "Belgium", "Cyprus"], rows).map(([judge, , , score]) => [
      judge,
      score,
    ]);
    expect(judges).toEqual([
      ["Albania", 12],
      ["Cyprus", 5],
      ["Albania", 8],
      ["Belgium", 12],
      ["Belgium", 5],
      ["Cyprus", 10],
    ]);
  });

  it("of rounds that add up are rounds and no criteria", () => {
    const rows = [
      ["A", 75, 76, 151],
      ["B", 70, 71, 141],
      ["C", 80, 82, 162],
    ];
    expect(scoresOf(["Team", "R1", "R2", "Total"], rows).slice(0, 2)).toEqual([
      [null, null, 1, 75],
      [null, null, 2, 76],
    ]);
  });
});

describe("what the scores and totals of a jury bear out", () => {
  it("is checked against the range in the header, 1 to 5", () => {
    const rows = [
      ["E1", "甲", 5, 1],
      ["E2", "甲", 6, 0],
    ];
    const built = imported([
      source(["编号", "评委", "Innovation (1-5)", "Design (1 to 5)"], rows, { file: "决赛.csv" }),
    ]);
    const told = findingsOf(built).filter(({ rule }) => rule === "out_of_range");
    expect(told.flatMap(({ examples }) => examples.map(({ value }) => value))).toEqual(["6", "0"]);
  });

  it("may differ by what the scores lost where they were rounded, and by no more", () => {
    // 7.83 + 8.08 + 7.75 = 23.66; the means themselves are 47/6, 97/12 and 31/4 and give 23.67.
    const rows = [
      ["E1", 7.83, 8.08, 7.75, 23.67],
      ["E2", 7.67, 7.67, 7.67, 23],
      ["E3", 7.5, 7.5, 8, 23],
      ["E4", 7.33, 7.42, 7.42, 22.17],
      ["E5", 8, 7.33, 7.33, 22.66],
      ["E6", 8, 8, 7, 23.5],
    ];
    const built = imported([source(["编号", "Aroma", "Flavor", "Balance", "Total"], rows, { file: "决赛.csv" })]);
    expect(found(built, "total_differs")?.examples.map(({ row, value }) => [row, value])).toEqual([[7, "23.5 ≠ 23"]]);
    const whole = rows.map(([entry, ...scores]) => [
      entry ?? null,
      ...scores.map((score) => Math.round(Number(score))),
    ]);
    const exact = imported([source(["编号", "Aroma", "Flavor", "Balance", "Total"], whole, { file: "决赛.csv" })]);
    expect(found(exact, "total_differs")).toBeUndefined();
  });
});

describe("whom the scores of a jury are about", () => {
  const mappingOf = (header: readonly string[], rows: readonly (readonly SourceCell[])[]) =>
    Object.fromEntries(
      mapped(source(header, rows)).mapping.columns.map(({ header: name, concept }) => [name, concept]),
    );

  it("are the nations where nothing else names an entry", () => {
    const rows = [
      [1, "Sweden", 340],
      [2, "Israel", 177],
      [3, "Italy", 176],
    ];
    expect(mappingOf(["Place", "Country", "Total"], rows)).toMatchObject({ Country: "team_name" });
    const sung = rows.map(([place, country, total], i) => [place ?? null, country ?? null, `Song ${i}`, total ?? null]);
    expect(mappingOf(["Place", "Country", "Song title", "Total"], sung)).toMatchObject({
      Country: "area",
      "Song title": "title",
    });
  });

  it("are those who stand beside their judges again and again; then the judges make no list of judges", () => {
    const rows = ["XIONG Ni", "PLATAS Fernando"].flatMap((diver) =>
      ["1", "2"].flatMap((dive) => ["GEAR", "BOYS", "XU"].map((judge) => ["Final", diver, dive, "8.5", judge])),
    );
    const table = source(["Round", "Diver", "DiveNo", "JScore", "Judge"], rows);
    expect(mapped(table).mapping.kind).toBe("contest");
    expect(mappingOf([...table.header], rows)).toMatchObject({
      Round: "stage",
      Diver: "team_name",
      DiveNo: "criterion",
      JScore: "score",
      Judge: "judge_id",
    });
    expect(
      mapped(
        source(
          ["Judge", "Panel"],
          [
            ["甲", "A"],
            ["乙", "B"],
          ],
        ),
      ).mapping.kind,
    ).toBe("judges");
  });

  it("are told apart by what tells apart all but rows that stand twice", () => {
    const rows = ["Albania", "Belgium"].flatMap((from) =>
      ["Sweden", "Italy"].flatMap((to) => ["J", "T"].map((kind) => [kind, from, to, 7])),
    );
    const header = ["jury_or_televoting", "from_country", "to_country", "points"];
    expect(mappingOf(header, [...rows, rows[0] ?? []])).toMatchObject({
      jury_or_televoting: "criterion",
      from_country: "judge_id",
      to_country: "team_name",
    });
  });

  it("are rows of their own where a person stands twice in a list of winners", () => {
    const rows = [
      ["1", "Kevin Kenner", "1990"],
      ["2", "Kevin Kenner", "1980"],
      ["1", "Eric Lu", "2025"],
      ["4", "Eric Lu", "2015"],
      ["3", "Kate Liu", "2015"],
      ["5", "Yike Yang", "2015"],
      ["6", "Dmitry Shishkin", "2015"],
      ["2", "Kevin Chen", "2025"],
    ];
    const built = imported([source(["Place", "Laureate", "Year"], rows)]);
    expect(rowsOf(built, "results", ["official_rank"])).toHaveLength(8);
    expect(found(built, "duplicate_key")).toBeUndefined();
  });
});

describe("scores on several scales", () => {
  it("are told where the groups of a column show them", () => {
    const rows = Array.from({ length: 20 }, (_, i) => [
      `E${i}`,
      i % 2 === 0 ? "1" : "8",
      (i % 2 === 0 ? 2 : 18) + (i % 4),
    ]);
    const told = (cells: readonly (readonly SourceCell[])[]) =>
      found(imported([source(["编号", "essay_set", "评委1", "评委2"], cells, { file: "决赛.csv" })]), "scales_differ");
    const both = rows.map((row) => [...row, 3]);
    // Set 1 has 2 and 4; set 8 has 19 and 21, in the middle 21.
    expect(told(both)).toMatchObject({
      count: 10,
      values: { column: "essay_set", low: "1", most: 4, high: "8", middle: 21 },
      examples: [{ row: 2, column: "评委1", value: "essay_set 1: ≤ 4; 8: 21" }],
    });
    expect(told(both.map(([entry, set, score]) => [entry ?? null, set ?? null, Number(score) % 5, 3]))).toBeUndefined();
  });
});

describe("zeros of all judges together", () => {
  const told = (rows: readonly (readonly SourceCell[])[]) =>
    found(
      imported([source(["编号", "week1_judge1", "week1_judge2", "week2_judge1", "week2_judge2"], rows)]),
      "sentinel_kept",
    );
  it("are told where other scores are far from 0, and stay as they are", () => {
    const rows = [
      ["E1", 7, 8, 0, 0],
      ["E2", 6, 6, 8, 9],
      ["E3", 5, 7, 0, 0],
      ["E4", 9, 9, 10, 10],
    ];
    expect(told(rows)).toMatchObject({ count: 4, examples: [{ row: 2, column: "week2_judge1", value: "0" }] });
    // Where low scores are given too, 0 is one of them; and a single judge's 0 is his own.
    expect(
      told(rows.map(([entry, , second, ...more]) => [entry ?? null, 0.5, second ?? null, ...more])),
    ).toBeUndefined();
    expect(
      told([
        ["E1", 7, 8, 0, 9],
        ["E2", 6, 6, 8, 0],
        ["E3", 5, 0, 7, 7],
      ]),
    ).toBeUndefined();
  });
});

describe("missing scores", () => {
  it("are none where every judge leaves out as many", () => {
    const judges = ["评委1", "评委2", "评委3", "评委4"];
    const rows = Array.from({ length: 20 }, (_, i) => [
      `E${i}`,
      ...judges.map((_, j) => (i % 10 === j ? null : 80 + ((i * 7 + j) % 9))),
    ]);
    const missing = (cells: readonly (readonly SourceCell[])[]) =>
      found(imported([source(["编号", ...judges], cells, { file: "决赛.csv" })]), "missing_score");
    expect(missing(rows)).toBeUndefined();
    expect(missing(rows.map((row, i) => (i === 0 ? row : row.map((cell) => cell ?? 85))))?.count).toBe(1);
  });
});

describe("a rank", () => {
  const ranks = (header: readonly string[], rows: readonly (readonly SourceCell[])[]) =>
    found(imported([source(header, rows, { file: "决赛.csv" })]), "rank_differs")?.examples.map(({ value }) => value);

  it("follows from whichever total most rows bear out", () => {
    // D spoke once less: its mean is higher than its place by the total.
    const rows = [
      ["A", 80, 80, 160, 80, 1],
      ["B", 79, 79, 158, 79, 2],
      ["C", 75, 75, 150, 75, 3],
      ["D", 78, null, 78, 78, 4],
      ["E", 30, 30, 60, 30, 5],
    ];
    const header = ["Team", "R1", "R2", "Total", "Average", "Rank"];
    expect(ranks(header, rows)).toBeUndefined();
    expect(ranks(header, [...rows, ["F", 20, 20, 40, 20, 7]])).toEqual(["7 ≠ 6"]);
  });

  it.each([
    ["posts", ["Goalkeeper", "Coach", "Forward"], null],
    ["places, of which one is none", [1, "2nd", "withdrawn"], "official_rank"],
    ["places that are shared", ["1", "9–10", "T-2"], "official_rank"],
  ])("is what a position is that tells of %s", (_, cells, concept) => {
    const rows = cells.map((cell, i) => [`T${i}`, cell, 90 - i]);
    const { mapping } = mapped(source(["Team", "Position", "Total"], rows));
    expect(mapping.columns[1]).toMatchObject({ concept });
  });

  it("may begin with the least", () => {
    const rows = [
      ["A", 7, 1],
      ["B", 12, 2],
      ["C", 15, 3],
      ["D", 21, 4],
      ["E", 30, 6],
    ];
    expect(ranks(["Team", "Total", "Rank"], rows)).toEqual(["6 ≠ 5"]);
  });
});

describe("a role", () => {
  it.each([
    ["of a person says nothing of the organisation", ["Judge", "Judge", "Mentor"], null],
    ["of an organisation does", ["牵头", "联合", "牵头"], "role"],
  ])("%s", (_, roles, concept) => {
    const rows = roles.map((role, i) => [`作品${i}`, `甲${i}`, role]);
    const built = imported([source(["项目名称", "affiliation", "role"], rows)]);
    expect(mapped(source(["项目名称", "affiliation", "role"], rows)).mapping.columns[2]).toMatchObject({ concept });
    expect(found(built, "unknown_value")).toBeUndefined();
  });
});

describe("tables one under the other without blank rows", () => {
  it("are told by a title and a header of their own", async () => {
    const text =
      "META\nkey;value\nbudget;250\nedition;13\nPROJECTS\nproject_id;cost;name\n122;90;Droga\n451;80;Strefa\nVOTES\nvoter_id;vote;age\n0bf;122;76\n1ad;451;53\n";
    const found = await tables(text);
    expect(found.map(({ header, rows }) => [header.join(), rows.length])).toEqual([
      ["key,value", 2],
      ["project_id,cost,name", 2],
      ["voter_id,vote,age", 2],
    ]);
  });

  it("are told by a header that is wider than the table above it", async () => {
    const text =
      "12\nRank,Name,Total,Deductions\n12,Annette,47.39,1.00\n#,Element,Base,GOE,1,2,3,Panel\n1,3Lz,7.3,0.0,0,0,-1,7.3\n2,3F,5.5,-3.0,-3,-3,-3,2.5\n3,2A,3.3,0.29,0,1,1,3.59\n";
    const found = await tables(text);
    expect(found.map(({ header, rows }) => [header.join(), rows.length])).toEqual([
      ["Rank,Name,Total,Deductions", 1],
      ["#,Element,Base,GOE,1,2,3,Panel", 3],
    ]);
    expect(found[1]?.rows[1]?.[1]).toBe("3F");
  });

  it("are one table where the header stands again under each heading", async () => {
    const text = "一等奖\n序号,作品,单位\n1,甲,福州大学\n2,乙,厦门大学\n二等奖\n序号,作品,单位\n3,丙,集美大学\n";
    expect(await tables(text)).toHaveLength(1);
  });
});

describe("headings between the rows", () => {
  it("are told in other languages, and say it of the rows under them", async () => {
    const text =
      "Resultados;;;\nNombre;P1;P2;Total\nMedalla de oro;;;\nAna;7;7;14\nBea;7;6;13\nMedalla de plata;;;\nCora;5;6;11\n";
    const [read] = await tables(text);
    expect(read?.rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ["Ana", "Medalla de oro"],
      ["Bea", "Medalla de oro"],
      ["Cora", "Medalla de plata"],
    ]);
  });

  it("are none where they are names alone", async () => {
    const [read] = await tables("Nombre;P1;P2;Total\nDana;;;\nAna;7;7;14\nEva;;;\nCora;5;6;11\n");
    expect(read?.rows).toHaveLength(4);
  });
});

describe("an encoding of one byte a letter", () => {
  it("is Central European where signs would stand within words", () => {
    // windows-1250: ł is b3, ő is f5, é is e9, ö is f6.
    const line = (name: readonly number[]) => [...name, 0x3b, 0x44, 0xf6, 0x6e, 0x74, 0xf5, 0x0a];
    const word = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
    const names = [word("Boles\xb3aw"), word("Gy\xf6rgy"), word("Rafa\xb3 B\xb3aszczak"), word("Imr\xe9n\xe9")];
    const bytes = new Uint8Array([...word("Nev;Kat\n"), ...names.flatMap(line)]);
    expect(decode(bytes, "a.csv")).toMatchObject({ encoding: "windows-1250" });
    expect(decode(bytes, "a.csv").text).toContain("Bolesław;Döntő");
  });
});

describe("figures under a table", () => {
  it("are set aside and compared in other languages, with a decimal comma", async () => {
    // (67.8 + 81.5 + 60.1 + 59.9) / 4 = 67.325; (1.5 + 2.5 + 3 + 4) / 4 = 2.75.
    const text =
      "Шифр;Школа;Балл;Бонус\nA1;№5;67,8;1,5\nA2;№2;81,5;2,5\nA3;№1;60,1;3\nA4;№1;59,9;4\n;;;\nСредний балл;;67,3;2,85\n";
    const [read] = await tables(text);
    expect(read?.rows).toHaveLength(4);
    expect(read?.notData.map(({ rule }) => rule)).toEqual(["note_row"]);
    const told = found(imported(read === undefined ? [] : [read]), "sum_row_differs");
    expect(told?.examples.map(({ value }) => value)).toEqual(["Средний балл 2.85"]);
  });
});

describe("the signs in a column's numbers", () => {
  const numbers = (table: SourceTable, index: number) =>
    table.rows.map((row) => readNumber(row[index] ?? null, styleOfColumn(table, index)));

  it("are those of the table's other columns where its own leave them open", () => {
    const rows = [
      ["4,5", "8,113", "1.234"],
      ["5", "7,900", "12.500"],
    ];
    const table = source(["D", "E", "Votos"], rows);
    expect(numbers(table, 1)).toEqual([8.113, 7.9]);
    expect(numbers(table, 2)).toEqual([1234, 12_500]);
    const alone = source(["E", "F"], [["8,113", "1.234"]]);
    expect([numbers(alone, 0), numbers(alone, 1)]).toEqual([[8113], [1.234]]);
    const pointed = source(
      ["D", "E"],
      [
        ["4.5", "8,113"],
        ["5", "7,900"],
      ],
    );
    expect(numbers(pointed, 1)).toEqual([8113, 7900]);
  });

  it("part thousands by points where a number has two of them, also before a currency", () => {
    const table = source(["Coste"], [["1.234.567 €"], ["15.250 €"], ["980 €"]]);
    expect(numbers(table, 0)).toEqual([1_234_567, 15_250, 980]);
    expect(numbers(source(["Coste"], [["1.234,50"], ["15.250"]]), 0)).toEqual([1234.5, 15_250]);
  });

  it("are decimal commas in a text parted by semicolons, where nothing says otherwise", () => {
    const table = source(["Endnote"], [["12,113"], ["11,900"]], { delimiter: ";" });
    expect(numbers(table, 0)).toEqual([12.113, 11.9]);
  });
});

describe("a column of numbers", () => {
  it("may have one short word for no number, in the table and in the scores", () => {
    const cells = ["20,5", "s", "19", "21", "18,5", "s"];
    expect(typeColumn(cells, "Sa Chen")).toMatchObject({ type: "real", marks: [1, 5], strays: [] });
    expect(typeColumn(["20", "a", "19", "21", "18", "b"], "Sa Chen").type).toBe("text");
    const built = imported([
      source(
        ["编号", "评委1", "评委2"],
        cells.map((cell, i) => [`${i}`, cell, "20"]),
        { file: "决赛.csv" },
      ),
    ]);
    expect(found(built, "unreadable_number")).toBeUndefined();
    expect(rowsOf(built, "scores", ["score"]).map(([score]) => score)).toContain(20.5);
  });

  it("of ranks is known by short names for them too", () => {
    expect(typeColumn(["1er", "2e", "3e"], "Rg")).toMatchObject({ type: "integer", cast: [1, 2, 3] });
    expect(matchHeader("Rg")?.concept).toBe("official_rank");
  });

  it("is no column of codes for ending in -id", () => {
    expect(typeColumn(["7.5", "8"], "Salt...Acid").type).toBe("real");
    expect(typeColumn(["7", "8"], "userId").type).toBe("text");
  });
});
