import { describe, expect, it } from "vitest";
import { sourceColumns } from "../../../src/ingest/outcome/source-columns.ts";
import { personalHeader } from "../../../src/ingest/privacy/person-headers.ts";
import { readFile } from "../../../src/ingest/read/read-file.ts";
import type { SourceCell, SourceTable } from "../../../src/ingest/table/source.ts";
import { findingsOf, found, imported, mapped, rowsOf, source } from "./sheets.ts";

const json = async (document: unknown): Promise<readonly SourceTable[]> => {
  const read = await readFile(new TextEncoder().encode(JSON.stringify(document)), "reviews.json", {
    openParquet: () => Promise.reject(new Error("no Parquet here")),
  });
  return "sheets" in read ? read.sheets : [];
};
const concepts = (table: SourceTable) =>
  mapped(table)
    .mapping.columns.filter(({ concept }) => concept !== null)
    .map(({ header, concept }) => [header, concept]);

describe("reviews of a conference in JSON", () => {
  const review = (id: string, forum: string, reviewer: string, rating: string, soundness: string) => ({
    id,
    forum,
    signatures: [`Paper/${forum}/Reviewer_${reviewer}`],
    tcdate: 1_780_617_780_000,
    content: {
      rating: { value: rating },
      soundness: { value: soundness },
      contribution: { value: "2 fair" },
      summary: { value: "…" },
    },
  });
  const REVIEWS = [
    review("r1", "p1", "a", "8: accept, good paper", "3 good"),
    review("r2", "p1", "b", "3: reject, not good enough", "1 poor"),
    review("r3", "p2", "a", "6: marginally above", "4 excellent"),
    review("r4", "p2", "b", "5: marginally below", "2 fair"),
  ];

  it("are of the forum that several share, by whoever signed, and are called without what JSON puts around a value", async () => {
    const [table] = await json(REVIEWS);
    expect(table?.header).toContain("content/rating/value");
    const built = imported(table === undefined ? [] : [table]);
    const scores = rowsOf(built, "scores", ["entry_id", "judge_id", "criterion", "score"]);
    expect(scores.filter(([, , criterion]) => criterion === null)).toEqual([
      ["p1", "Paper/p1/Reviewer_a", null, 8],
      ["p1", "Paper/p1/Reviewer_b", null, 3],
      ["p2", "Paper/p2/Reviewer_a", null, 6],
      ["p2", "Paper/p2/Reviewer_b", null, 5],
    ]);
    expect(scores.filter(([, , criterion]) => criterion === "soundness").map(([, , , score]) => score)).toEqual([
      3, 1, 4, 2,
    ]);
  });

  it("inside their papers are called by their own names", async () => {
    const reviewed = ["p1", "p2", "p3"].map((id, i) => ({
      id,
      title: `Paper ${id}`,
      reviews: [
        { reviewer: "a", rating: 5 + i },
        { reviewer: "b", rating: 3 },
      ],
    }));
    const [papers, reviews] = await json(reviewed);
    expect(papers?.rows).toHaveLength(3);
    expect(reviews === undefined ? [] : concepts(reviews)).toEqual([
      ["id", "entry_id"],
      ["reviews/reviewer", "judge_id"],
      ["reviews/rating", "score"],
    ]);
  });
});

describe("a list that names each entry several times", () => {
  const ROWS: readonly (readonly SourceCell[])[] = [
    [1, 10, "2", "3"],
    [2, 10, "7", "-1"],
    [3, 11, "2", "1"],
    [4, 11, "9", "2"],
    [5, 12, "7", "0"],
    [6, 12, "9", "1"],
  ];

  it("has the members who gave the scores for judges", () => {
    const built = imported([source(["#", "submission #", "member #", "total score"], ROWS)]);
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "score"])[1]).toEqual(["10", "7", -1]);
    expect(rowsOf(built, "results", ["entry_id"])).toEqual([]);
  });

  it("takes -1 beside 0 and 3 for a weak reject, and beside 40 for no score", () => {
    const built = imported([source(["#", "submission #", "member #", "total score"], ROWS)]);
    expect(found(built, "sentinel")).toBeUndefined();
    const high = ROWS.map(([n = null, entry = null, member = null, score = null]) => [
      n,
      entry,
      member,
      score === "3" ? "40" : score,
    ]);
    expect(found(imported([source(["#", "submission #", "member #", "total score"], high)]), "sentinel")).toMatchObject(
      {
        count: 1,
        values: { value: -1 },
      },
    );
  });

  it("has a score of no criterion for the whole, beside those of criteria", () => {
    const both = ROWS.map(([n = null, entry = null, member = null, score = null]) => [
      n,
      entry,
      member,
      "4",
      "5",
      score,
    ]);
    const built = imported([source(["#", "submission #", "member #", "originality", "clarity", "total score"], both)]);
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "criterion", "score"]).slice(0, 3)).toEqual([
      ["10", "2", "originality", 4],
      ["10", "2", "clarity", 5],
      ["10", "2", null, 3],
    ]);
  });

  it("has no criterion in what is another text in nearly every row", () => {
    const given = (said: readonly string[]) =>
      concepts(
        source(
          ["paper id", "reviewer", "about", "score"],
          said.map((about, i) => [i < 4 ? "1" : "2", i % 4 < 2 ? "A" : "B", about, i]),
        ),
      );
    expect(given(["x", "y", "x", "y", "x", "y", "x", "y"])).toContainEqual(["about", "criterion"]);
    expect(given(["a", "b", "c", "d", "e", "f", "g", "a"])).not.toContainEqual(["about", "criterion"]);
  });

  it("without scores makes one entry of each, and says so", () => {
    const bids = [
      ["2", "8", "yes"],
      ["2", "9", "maybe"],
      ["5", "8", "yes"],
      ["5", "9", "yes"],
      ["6", "8", "maybe"],
    ];
    const built = imported([source(["member #", "submission #", "bid"], bids)]);
    expect(rowsOf(built, "entries", ["entry_id"])).toEqual([["8"], ["9"]]);
    expect(findingsOf(built).map(({ rule }) => rule)).toContain("rows_of_entries");
    expect(findingsOf(built).map(({ rule }) => rule)).not.toContain("duplicate_key");
  });

  it("has a key given twice by mistake where that is rare, or where titles contradict each other", () => {
    const rule = (rows: readonly (readonly SourceCell[])[]) =>
      findingsOf(imported([source(["项目编号", "项目名称"], rows)])).map((finding) => finding.rule);
    expect(
      rule([
        ["1", "甲"],
        ["2", "乙"],
        ["3", "丙"],
        ["4", "丁"],
        ["4", "丁"],
      ]),
    ).toContain("repeated_row");
    expect(
      rule([
        ["1", "甲"],
        ["1", "乙"],
        ["2", "丙"],
        ["2", "丁"],
      ]),
    ).toContain("duplicate_key");
  });
});

describe("a form with words and points for each question", () => {
  it("gives the points by what each question has in brackets or quotation marks", () => {
    const built = imported([
      source(
        [
          "Paper ID",
          "Reviewer Name",
          "Q4 ([Novelty] (How new is it?)\n)",
          "Q4 ([Novelty] (How new is it?)\n - Value)",
          'Q10 (Please give an "overall score".\n)',
          'Q10 (Please give an "overall score".\n - Value)',
          "Q11 ([Confidence] How sure are you?)",
          "Q11 ([Confidence] How sure are you? - Value)",
        ],
        [
          [1, "A", "Several new ideas", 6, "Accept", 5, "Sure", 4],
          [1, "B", "Few", 2, "Reject", 2, "Quite sure", 3],
        ],
      ),
    ]);
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "criterion", "score"])).toEqual([
      ["1", "A", "Novelty", 6],
      ["1", "A", null, 5],
      ["1", "B", "Novelty", 2],
      ["1", "B", null, 2],
    ]);
  });
});

describe("lists of ratings in cells", () => {
  const TABLE = source(
    ["id", "title", "rating", "confidence", "rating_avg"],
    [
      ["a", "A", "3;5;8", "4;3;3", 5.333333333333333],
      ["b", "B", "6;6", "4;4", 6],
      ["c", "C", "1;3", "5", 2],
      ["d", "D", "", "", -1],
      ["e", "E", "5;6", "3;2", 6.5],
      ["f", "F", "8;8", "3;3", 8],
      ["g", "G", "5;5", "3;3", 5],
    ],
  );

  it("of different lengths are told", () => {
    expect(found(imported([TABLE]), "lists_differ")).toMatchObject({
      count: 1,
      examples: [{ row: 4, column: "confidence", value: "1 ≠ 2" }],
    });
  });

  it("are reckoned against the mean beside them", () => {
    expect(found(imported([TABLE]), "total_differs")).toMatchObject({
      count: 1,
      examples: [{ row: 6, column: "rating_avg", value: "6.5 ≠ 5.5" }],
    });
  });

  it("leave a code for no data in the source, and it is pointed out", () => {
    expect(sourceColumns(TABLE).findings).toContainEqual(
      expect.objectContaining({ rule: "sentinel_kept", count: 1, values: { column: "rating_avg", value: -1 } }),
    );
  });
});

describe("days of a conference", () => {
  it("that differ in one part are days of one month, and still asked about", () => {
    const talks = source(
      ["title", "submitted at"],
      [
        ["Uno", "06/10/2018"],
        ["Dos", "07/10/2018"],
        ["Tres", "06/10/2018"],
      ],
    );
    const [submitted] = sourceColumns(talks).columns.filter(({ name }) => name === "submitted at");
    expect(submitted).toMatchObject({ type: "date", assumedOrder: "day" });
    expect(imported([talks]).reports[0]?.questions).toMatchObject([{ question: "date_order", assumed: "day" }]);
    expect(rowsOf(imported([talks]), "entries", ["submitted_at"])[1]).toEqual([Date.UTC(2018, 9, 7)]);
  });

  it("that fall on the first of a month are left as they are usually written", () => {
    const due = source(
      ["title", "submitted at"],
      [
        ["A", "04/01/2018"],
        ["B", "06/01/2018"],
      ],
    );
    expect(sourceColumns(due).columns[1]?.assumedOrder).toBe("month");
  });
});

describe("what is called like a column of the model and is something else", () => {
  const META: readonly (readonly SourceCell[])[] = [
    ["p1", "Poster", "Deep nets and what they do", "3;1"],
    ["p2", "Oral", "Shallow nets and what they lack", "12;4"],
    ["p3", "Reject", "Nets for the last of fish", "7;7"],
  ];

  it("are states of which most are none of an entry's, and ranks of each author", () => {
    expect(concepts(source(["id", "status", "title", "ranking"], META))).toEqual([
      ["id", "entry_id"],
      ["title", "title"],
    ]);
    const built = imported([source(["id", "status", "title", "ranking"], META)]);
    expect(found(built, "unknown_value")).toBeUndefined();
  });

  it("are states of entries where most are known, in the languages of those who call", () => {
    const built = imported([
      source(
        ["id", "title", "status"],
        [
          ["1", "A", "Aceptado"],
          ["2", "B", "Rechazado"],
          ["3", "C", "waitlist"],
        ],
      ),
    ]);
    expect(rowsOf(built, "entries", ["status"])).toEqual([["approved"], ["rejected"], ["pending"]]);
  });

  it("is a paper told by its title, and a kind of submission beside titles", () => {
    const titles = META.map(([, , title = null, ranking = null]) => [title, ranking]);
    expect(concepts(source(["paper", "pages"], titles))).toEqual([["paper", "title"]]);
    const kinds = META.map(([id = null, , title = null]) => ["Talk of 40 minutes with questions", title, id]);
    const table = source(["Submission", "Title", "Ref"], kinds);
    expect(concepts(table)).toEqual([["Title", "title"]]);
    expect(rowsOf(imported([table]), "entries", ["title"])).toHaveLength(3);
  });

  it("is the id of rooms, where nothing speaks of entries", () => {
    const rooms = [
      ["7", "Hall", 0],
      ["8", "Room", 1],
    ];
    expect(concepts(source(["id", "name", "sort"], rooms))).toEqual([]);
    expect(concepts(source(["id", "title", "sort"], rooms))).toEqual([
      ["id", "entry_id"],
      ["title", "title"],
    ]);
  });
});

describe("a number of the row", () => {
  const numbered = (numbers: readonly number[]) =>
    concepts(
      source(
        ["#", "title", "decision"],
        numbers.map((number) => [number, `Paper ${number}`, number % 2 === 0 ? "accept" : "reject"]),
      ),
    );

  it("is that of the entry where some are left out", () => {
    expect(numbered([1, 2, 4, 7])).toContainEqual(["#", "entry_id"]);
    expect(numbered([1, 2, 3, 4])).not.toContainEqual(["#", "entry_id"]);
    expect(numbered([1, 4, 2, 7])).not.toContainEqual(["#", "entry_id"]);
  });
});

describe("what several people gave, in a list of each record", () => {
  it("is called value, by a user", async () => {
    const talks = ["a", "b", "c"].map((id, i) => ({
      id,
      talk: { title: `Talk ${id}` },
      ratings: [
        { user: { name: "R1" }, value: 25 * i },
        { user: { name: "R2" }, value: 75 },
      ],
    }));
    const [, ratings] = await json(talks);
    expect(ratings === undefined ? [] : concepts(ratings)).toEqual([
      ["id", "entry_id"],
      ["ratings/user/name", "judge_id"],
      ["ratings/value", "score"],
    ]);
  });

  it("is a number for each key", async () => {
    const interest = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`KEY${i}`, (i % 5) + 1]));
    const [table, ...others] = await json(interest);
    expect(others).toEqual([]);
    expect(table).toMatchObject({ header: ["key", "value"], findings: [] });
    expect(table?.rows.slice(0, 2)).toEqual([
      ["KEY0", 1],
      ["KEY1", 2],
    ]);
    const [record] = await json({ submissions: 12, accepted: 3 });
    expect(record?.rows).toEqual([[12, 3]]);
  });
});

describe("a title in several languages", () => {
  it("is a title, and the first is taken", async () => {
    const talks = ["a", "b"].map((id) => ({ id, zh: { title: `題 ${id}` }, en: { title: `Talk ${id}` } }));
    const [nested] = await json(talks);
    expect(nested === undefined ? [] : concepts(nested)).toEqual([
      ["id", "entry_id"],
      ["zh/title", "title"],
    ]);
    const [flat] = await json(talks.map(({ id, zh, en }) => ({ id, title_en: en.title, title_ja: zh.title })));
    expect(flat === undefined ? [] : concepts(flat)).toContainEqual(["title_en", "title"]);
  });
});

describe("lists of grants", () => {
  it("name their entries by the number of the award, which is no quantity", () => {
    for (const number of ["批准号", "AwardNumber", "ProjectReference"]) {
      const table = source(
        [number, "Title"],
        [
          ["31500612", "A"],
          ["31570743", "B"],
          ["0957482", "C"],
        ],
      );
      expect(concepts(table)).toContainEqual([number, "entry_id"]);
    }
    const ids = source(["批准号"], [["31500612"], ["31500612"], ["31500612"], ["31570743"]]);
    expect(sourceColumns(ids).columns[0]?.type).toBe("text");
  });

  it("have the same row once more by mistake, and instalments on purpose", () => {
    const rules = (rows: readonly (readonly SourceCell[])[]) =>
      findingsOf(imported([source(["项目名称", "资助经费(万元)"], rows)])).map(({ rule }) => rule);
    const same = [
      ["甲", 20],
      ["甲", 20],
      ["甲", 20],
      ["乙", 65.5],
    ];
    expect(rules(same)).not.toContain("rows_of_entries");
    const instalments = same.map(([name = null, amount], i) => [name, Number(amount) + i]);
    expect(rules(instalments)).toContain("rows_of_entries");
  });

  it("write all their dates in the order that one column shows", () => {
    const table = source(
      ["Title", "StartDate", "EndDate"],
      [
        ["A", "01/10/2012", "30/09/2015"],
        ["B", "01/03/2019", "31/08/2019"],
        ["C", "01/10/2018", "30/09/2021"],
      ],
    );
    expect(sourceColumns(table).columns.map(({ assumedOrder }) => assumedOrder)).toEqual([null, null, null]);
    const ipc = sourceColumns(table).columns.find(({ name }) => name === "StartDate");
    expect(ipc?.type).toBe("date");
    const submitted = source(
      ["title", "submitted at", "decided on"],
      [
        ["A", "02/10/2012", "30/10/2012"],
        ["B", "02/03/2019", "31/03/2019"],
      ],
    );
    const built = imported([submitted]);
    expect(rowsOf(built, "entries", ["submitted_at"])).toEqual([[Date.UTC(2012, 9, 2)], [Date.UTC(2019, 2, 2)]]);
    expect(built.reports[0]?.questions).toEqual([]);
  });

  it("ask of the order where two columns show different ones, and never of days with points", () => {
    const both = source(
      ["Title", "Start date", "Mid date", "End date"],
      [
        ["A", "02/05/2012", "30/09/2015", "09/30/2015"],
        ["B", "02/03/2019", "31/08/2019", "08/31/2019"],
      ],
    );
    expect(sourceColumns(both).columns.map(({ assumedOrder }) => assumedOrder)).toEqual([null, "month", null, null]);
    const dotted = source(
      ["Title", "Start date"],
      [
        ["A", "01.10.1975"],
        ["B", "01.03.1976"],
      ],
    );
    expect(sourceColumns(dotted).columns[1]).toMatchObject({ type: "date", assumedOrder: null });
  });

  it("have investigators and programme managers, who are persons", () => {
    for (const header of ["Co-PIName(s)", "PISurname", "PIFirstName", "ProgramManager", "Programme Officer"])
      expect([header, personalHeader(header)]).toEqual([header, "name"]);
    for (const header of ["ProgramCode", "PIId", "FundingOrgName", "PDFName"])
      expect([header, personalHeader(header)]).not.toEqual([header, "name"]);
  });
});

describe("reviews that no field tells apart", () => {
  const reviewed = (path: string) =>
    [2, 3, 1].map((count, i) => ({
      id: `p${i}`,
      title: `Paper ${i}`,
      [path]: Array.from({ length: count }, (_, at) => ({
        ORIGINALITY: String((at % 2) + 3),
        CLARITY: "5",
        RECOMMENDATION: "4",
        comments: "The same long text. ".repeat(5) + at,
      })),
    }));

  it("are told apart by their place, which stands in for who gave them", async () => {
    const [, reviews] = await json(reviewed("reviews"));
    expect(reviews?.header.slice(0, 2)).toEqual(["id", "reviews/no"]);
    const built = imported(reviews === undefined ? [] : [reviews]);
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "criterion", "score"]).slice(0, 6)).toEqual([
      ["p0", "1", "ORIGINALITY", 3],
      ["p0", "1", "CLARITY", 5],
      ["p0", "1", null, 4],
      ["p0", "2", "ORIGINALITY", 4],
      ["p0", "2", "CLARITY", 5],
      ["p0", "2", null, 4],
    ]);
    expect(found(built, "duplicate_key")).toBeUndefined();
  });

  it("are not looked for in lists of something else", async () => {
    const [, milestones] = await json(reviewed("milestones"));
    expect(milestones?.header[1]).toBe("milestones/ORIGINALITY");
  });
});

describe("times and days", () => {
  const typed = (header: string, values: readonly SourceCell[]) =>
    sourceColumns(
      source(
        [header],
        values.map((value) => [value]),
      ),
    ).columns[0]?.type;

  it("of a day alone, kept on the day before all days, are no moments", () => {
    expect(typed("duration time", ["1899-12-30T00:10:00", "1899-12-30T01:00:00", "1899-12-29T23:50:00"])).toBe("text");
    expect(typed("birth date", ["1855-12-30", "1871-01-02", "1899-12-30"])).toBe("date");
  });

  it("are no lists of scores", () => {
    const table = source(
      ["id", "title", "rating", "seen"],
      Array.from({ length: 6 }, (_, i) => [`p${i}`, `Paper ${i}`, i === 3 ? "3;4" : "3;4;5", `1${i}/4/16`]),
    );
    expect(found(imported([table]), "lists_differ")).toBeUndefined();
  });
});

it("an XML spreadsheet keeps what stands in CDATA sections", async () => {
  const cell = (text: string) => `<Cell><Data ss:Type="String"><![CDATA[${text}]]></Data></Cell>`;
  const rows = [
    ["Paper ID", "Summary"],
    ["1", "a < b & c"],
    ["2", "<b>bold</b>"],
  ];
  const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Reviews"><Table>${rows
    .map((row) => `<Row>${row.map(cell).join("")}</Row>`)
    .join("")}</Table></Worksheet></Workbook>`;
  const read = await readFile(new TextEncoder().encode(xml), "Reviews.xls", {
    openParquet: () => Promise.reject(new Error("no Parquet here")),
  });
  expect("sheets" in read ? read.sheets[0]?.rows : []).toEqual([
    ["1", "a < b & c"],
    ["2", "<b>bold</b>"],
  ]);
});
