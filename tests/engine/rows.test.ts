import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/engine/session/session-types.ts";
import { type Clause, DEFAULT_SETTINGS, type Field, type Selection } from "../../src/filters/clauses.ts";
import type { Cell } from "../../src/model/columns.ts";
import { TOTAL_CRITERION } from "../../src/model/vocabulary.ts";
import { coverageByTrack } from "../../src/panels/coverage/coverage-by-track.ts";
import { coverageTrackArea } from "../../src/panels/coverage/coverage-track-area.ts";
import { coverageTrackOrgType } from "../../src/panels/coverage/coverage-track-org-type.ts";
import { crossKey } from "../../src/panels/coverage/cross-tab-figures.ts";
import { evaluate } from "../../src/panels/evaluate.ts";
import { findings } from "../../src/panels/findings/findings.ts";
import { keyFigures } from "../../src/panels/key-figures.ts";
import { ownField } from "../../src/panels/lookup.ts";
import { participationByArea } from "../../src/panels/participation/participation-by-area.ts";
import { participationByOrgType } from "../../src/panels/participation/participation-by-org-type.ts";
import { columnsOf } from "../../src/panels/rows/columns.ts";
import { ORIGIN_COLUMNS, originOf } from "../../src/panels/rows/origins.ts";
import { pageSql, placesSql, type RowOrder, type RowsQuestion, rowsSql } from "../../src/panels/rows/statement.ts";
import { wordsOf } from "../../src/panels/rows/words.ts";
import { scoreByTrack } from "../../src/panels/scores/score-by-track.ts";
import { scoreDistribution } from "../../src/panels/scores/score-distribution.ts";
import { themeByTrack } from "../../src/panels/themes/theme-by-track.ts";
import { themeTerms } from "../../src/panels/themes/theme-terms.ts";
import { registrationsOverTime } from "../../src/panels/time/registrations-over-time.ts";
import type { Panel, PanelContext, RowsBehind } from "../../src/panels/types.ts";
import { REVIEWS } from "../fixtures/contest/reckoning.ts";
import { type Row as FixtureRow, ROWS } from "../fixtures/contest/rows.ts";
import { toParquet } from "../fixtures/contest/sources.ts";
import { zh } from "../unit/panels/contest.ts";
import { openContest } from "./contest.ts";

type Row = Readonly<Record<string, Cell>>;

const REGISTRATIONS: RowsBehind = { kind: "entries", where: "is_registration = 1" };
const REVIEWED: RowsBehind = { kind: "reviews", where: null };
const EMPTY: RowsBehind = { kind: "empty-problems", where: null };
const ORGANISATIONS: RowsBehind = { kind: "organisations", where: "is_registration = 1" };

const points = (field: Extract<Clause, { kind: "points" }>["field"], ...values: string[]): Clause => ({
  kind: "points",
  field,
  values,
});

/** Where rows came from, as an import says it: the first row below a header is row 2. */
const sourced = (rows: readonly FixtureRow[] = [], source_file: string, source_sheet: string): readonly FixtureRow[] =>
  rows.map((row, at) => ({ ...row, source_file, source_sheet, source_row: at + 2 }));

/** The contest reckoned by hand, with sources, and with E07's team led by a person. */
const SOURCED: typeof ROWS = {
  ...ROWS,
  // Of one the file was not known by its content.
  entries: sourced(ROWS.entries, "报名表.xlsx", "报名").map((row) => ({
    ...row,
    source_sha256: row.entry_id === "E02" ? null : "e".repeat(64),
  })),
  scores: sourced(ROWS.scores, "评分.xlsx", "初赛"),
  problems: sourced(ROWS.problems, "赛题.xlsx", "赛题"),
  team_orgs: [
    ...(ROWS.team_orgs ?? []),
    { team_id: "M4", org_no: 1, org_name: "张三", role: "lead", org_type: "individual" },
  ],
};

describe("the rows behind a figure", () => {
  let session: Session;
  beforeAll(async () => {
    session = await openContest(async (table, parquet) => {
      const rows = SOURCED[table];
      return rows === undefined ? null : toParquet(parquet, table, rows);
    });
  });
  afterAll(() => session.close());

  function context(selection: Selection = []): PanelContext {
    const { catalogue } = session.store.getState();
    if (catalogue === null) throw new Error("no catalogue");
    return { catalogue, selection, settings: DEFAULT_SETTINGS };
  }

  async function read(sql: string): Promise<readonly Row[]> {
    const columns = Object.entries(await session.query(sql, { signal: new AbortController().signal }));
    const length = columns[0]?.[1].length ?? 0;
    return Array.from({ length }, (_, at) =>
      Object.fromEntries(columns.map(([name, cells]) => [name, cells[at] ?? null])),
    );
  }

  interface Asked {
    readonly order?: RowOrder;
    readonly isPersonal?: boolean;
    readonly own?: Field | null;
    readonly marks?: readonly Clause[];
  }

  /** The rows as the drawer gets them, by their places; the statement that people see must give the same. */
  async function rowsOf(
    behind: RowsBehind,
    selection: Selection = [],
    { order, isPersonal = false, own = null, marks = [] }: Asked = {},
  ) {
    const question: RowsQuestion = { behind, context: context(selection), own, marks };
    const columns = columnsOf(behind.kind, question.context, isPersonal);
    const places = (await read(placesSql(question, order ?? null))).map((row) => Number(row.row_id));
    expect(new Set(places).size).toBe(places.length);
    const page = places.length === 0 ? [] : await read(pageSql(question, columns, places));
    const byPlace = new Map(page.map(({ row_id, ...row }) => [Number(row_id), row]));
    const rows = places.map((place) => byPlace.get(place) ?? {});
    expect(await read(rowsSql(question, columns, order ?? null))).toEqual(rows);
    return rows;
  }

  const ids = (rows: readonly Row[], column = "entry_id"): readonly Cell[] => rows.map((row) => row[column] ?? null);

  const by = (kind: RowsBehind["kind"], name: string, isDescending = false): Asked => {
    const column = columnsOf(kind, context(), false).find((each) => each.name === name);
    if (column === undefined) throw new Error(`no column ${name}`);
    return { order: { column, isDescending } };
  };

  async function figures(panel: Panel, selection: Selection, column: string): Promise<number> {
    const frame = await evaluate(panel, { crossfilter: session.crossfilter, context: context(selection) });
    const table = frame?.table(zh);
    const at = table?.columns.findIndex(({ name }) => name === column) ?? -1;
    return table?.rows.reduce((sum, row) => sum + Number(row[at] ?? 0), 0) ?? 0;
  }

  const SELECTIONS: readonly (readonly [string, Selection])[] = [
    ["nothing", []],
    ["an area", [points("area", "福州")]],
    ["a term", [points("term", "数据治理")]],
    ["a track", [points("track", "T01")]],
    [
      "a kind of organisation and days",
      [points("org_type", "enterprise", "university"), { kind: "range", field: "day", from: 20574, to: 20577 }],
    ],
    ["scores", [{ kind: "range", field: "score", from: 60, to: 90 }]],
    ["entries of a judged stage", [points("in_stage", "preliminary", "final")]],
    ["what nobody has", [points("area", "平潭")]],
  ];
  const PANELS: readonly (readonly [Panel, string])[] = [
    [coverageByTrack, "registrations"],
    [registrationsOverTime, "registrations"],
    [scoreDistribution, "scores"],
    [themeTerms, "problems"],
    [scoreByTrack, "n"],
    [coverageTrackArea, "registrations"],
    [coverageTrackOrgType, "registrations"],
    [participationByArea, "registrations"],
    [participationByOrgType, "registrations"],
  ];
  const CASES = PANELS.flatMap(([panel, column]) =>
    SELECTIONS.map(([name, selection]) => ({ id: panel.id, name, panel, column, selection })),
  );

  it.each(CASES)("are as many as $id shows under $name", async ({ panel, column, selection }) => {
    // A panel's own clause marks bars and takes none away.
    const own = ownField(panel, context(selection));
    const others = selection.filter(({ field }) => field !== own);
    const rows = await rowsOf(panel.behind(context(others)), others, { own });
    expect(rows).toHaveLength(await figures(panel, selection, column));
  });

  it("are as many as the key figures say, also of organisations and of problems that stand empty", async () => {
    for (const [, selection] of SELECTIONS) {
      const answer = await evaluate(keyFigures, { crossfilter: session.crossfilter, context: context(selection) });
      for (const { id, value, behind } of answer?.figures ?? []) {
        if (behind === null) continue;
        expect([id, selection, (await rowsOf(behind, selection)).length]).toEqual([id, selection, value]);
      }
    }
  });

  it("are the registrations, in the order of their numbers, with names, place and source", async () => {
    const rows = await rowsOf(REGISTRATIONS);
    expect(ids(rows)).toEqual(["E01", "E02", "E03", "E05", "E07", "E08", "E09", "E10"]);
    expect(rows[0]).toMatchObject({
      title: "项目E01",
      track_name: "工业制造",
      problem_id: "T01-P01",
      problem_title: "设备",
      org_name: "甲公司",
      org_type: "enterprise",
      area: "福州",
      status: "approved",
      registered_at: Date.parse("2026-05-01T00:00:00Z"),
      submitted_at: Date.parse("2026-06-10T23:59:59Z"),
      score_preliminary: 85,
      score_final: 92,
      award: "一等奖",
      source_file: "报名表.xlsx",
      source_sheet: "报名",
      source_row: 2,
    });
  });

  it("come from the upload that counts, where an entry has several", async () => {
    const rows = await rowsOf(REGISTRATIONS);
    expect(rows.find(({ entry_id }) => entry_id === "E10")).toMatchObject({ title: "第二版", source_row: 12 });
  });

  it("know the very file that they were read from, and the row in it", async () => {
    const question: RowsQuestion = { behind: REGISTRATIONS, context: context(), own: null, marks: [] };
    const places = (await read(placesSql(question, null))).map((row) => Number(row.row_id));
    const page = await read(pageSql(question, [...columnsOf("entries", context(), false), ...ORIGIN_COLUMNS], places));
    const origins = new Map(
      page.map((row) => [row.entry_id, originOf(ORIGIN_COLUMNS.map(({ name }) => row[name] ?? null))]),
    );
    const entry = { name: "报名表.xlsx", member: null, sheet: "报名", sha256: "e".repeat(64) };
    expect(origins.get("E01")).toEqual({ ...entry, row: 2 });
    // Of several uploads the one that counts.
    expect(origins.get("E10")).toEqual({ ...entry, row: 12 });
    expect(origins.get("E02")).toBe(null);
  });

  it("hold under two clauses of one field: what is selected, and a mark within it", async () => {
    const rows = await rowsOf(REGISTRATIONS, [points("track", "T01", "T02"), points("track", "T02")]);
    expect(ids(rows)).toEqual(["E05", "E07", "E10"]);
  });

  it("are those of the terms named, on the chart of terms itself", async () => {
    const behind = themeTerms.behind(context());
    const term = points("term", "溯源");
    expect(ids(await rowsOf(behind, [term], { marks: [term] }), "problem_id")).toEqual(["T02-P02"]);
    const theme = points("theme", "govern");
    const rows = await rowsOf(behind, [theme], { marks: [theme] });
    expect(ids(rows, "term")).toEqual(["数据治理", "数据治理"]);
  });

  it("are as many as the cell of a cross-tab that was clicked says", async () => {
    const selection = [points("in_stage", "registration"), points("in_stage", "preliminary")];
    const whole = context(selection.slice(0, 1));
    const frame = await evaluate(coverageTrackArea, { crossfilter: session.crossfilter, context: whole });
    const clauses = frame?.rows({ kind: "click", key: crossKey("T01", "福州") }) ?? [];
    expect(clauses).toEqual([points("track", "T01"), points("area", "福州")]);
    const behind = coverageTrackArea.behind(whole);
    expect(ids(await rowsOf(behind, [...whole.selection, ...clauses]))).toEqual(["E01", "E02"]);
    // Two clauses of one field both hold: E09 is in 漳州, E08 nowhere, E03 in 厦门 and not in the 初赛.
    expect(ids(await rowsOf(behind, [...selection, points("track", "T01")]))).toEqual(["E01", "E02", "E09"]);
  });

  it("are the problems that nobody has registered for, whoever else is filtered", async () => {
    expect(ids(await rowsOf(EMPTY), "problem_id")).toEqual(["T02-P03", "T03-P01"]);
    const inTrack = await rowsOf(EMPTY, [points("track", "T02"), points("area", "厦门")]);
    expect(ids(inTrack, "problem_id")).toEqual(["T02-P02", "T02-P03"]);
  });

  it("are the problems that a cell of themes by track counts, with their terms and registrations", async () => {
    const cell = async (selection: Selection, ...clauses: readonly Clause[]) =>
      (await rowsOf(themeByTrack.behind(context()), [...selection, ...clauses], { marks: clauses })).map((row) => [
        row.problem_id,
        row.problem_title,
        row.terms,
        row.registrations_unfiltered,
        row.source_row,
      ]);
    // 数据治理 is a term of T01-P01 and T02-P01, 溯源 of T02-P02.
    expect(await cell([], points("theme", "govern"), points("track", "T01"))).toEqual([
      ["T01-P01", "设备", "数据治理", 3, 2],
    ]);
    expect(ids(await rowsOf(themeByTrack.behind(context())), "problem_id")).toEqual(["T01-P01", "T02-P01", "T02-P02"]);
    // From 漳州 there is E09 alone, in T01-P01.
    const fromZhangzhou = [points("area", "漳州")];
    expect(await cell(fromZhangzhou, points("theme", "govern"), points("track", "T01"))).toHaveLength(1);
    expect(await cell(fromZhangzhou, points("theme", "govern"), points("track", "T02"))).toEqual([]);
  });

  it("are the registrations of no known problem that the finding counts", async () => {
    const answer = await evaluate(findings, { crossfilter: session.crossfilter, context: context() });
    const found = answer?.found.find(({ rule }) => rule === "unplaced");
    if (!found?.behind) throw new Error("not found");
    const rows = await rowsOf(found.behind);
    expect(found.say(zh)).toBe(`${rows.length} 个报名项目未归入现有赛题。`);
    expect(rows.map(({ problem_id }) => problem_id)).toEqual(rows.map(() => null));
  });

  it("are organisations once each, with their registrations", async () => {
    const rows = await rowsOf(ORGANISATIONS, [], by("organisations", "registrations", true));
    expect(rows.map(({ org_name, registrations }) => [org_name, registrations])).toEqual([
      ["甲公司", 3],
      ["厦门大学Ａ院", 2],
      ["市数据局", 1],
      // Named only where asked for.
      ["•••", 1],
    ]);
  });

  it("are judges' scores, each with the row of its own table", async () => {
    const rows = await rowsOf(REVIEWED, [], { isPersonal: true });
    const expected = Object.values(REVIEWS).reduce((sum, stage) => sum + stage.rows, 0);
    expect(rows).toHaveLength(expected);
    expect(new Set(rows.map(({ criterion }) => criterion))).toEqual(new Set([TOTAL_CRITERION]));
    const second = rows.find(({ entry_id, judge_id }) => entry_id === "E10" && judge_id === "J1");
    // Of two rounds the latest: the scores' twelfth row, below a header.
    expect(second).toMatchObject({ stage: "preliminary", score_given: 75, source_row: 13 });
  });

  it("are the parts of judges' scores where a criterion is chosen, or where the chart is split by it", async () => {
    const parts = await rowsOf(REVIEWED, [points("criterion", "应用")]);
    // The table of scores: E09's criteria stand below the header in rows 8 to 11.
    expect(parts.map((row) => [row.entry_id, row.score_given, row.source_row])).toEqual([
      ["E09", 90, 9],
      ["E09", null, 11],
    ]);
    const split = await rowsOf(REVIEWED, [], { own: "criterion" });
    expect(new Set(split.map(({ criterion }) => criterion))).toEqual(
      new Set([TOTAL_CRITERION, "技术", "应用", "创新", "价值"]),
    );
  });

  describe("in an order", () => {
    it("of a category follow the official one, and within it their numbers", async () => {
      const rows = await rowsOf(REGISTRATIONS, [], by("entries", "area"));
      expect(rows.map(({ area, entry_id }) => `${area} ${entry_id}`)).toEqual([
        "福州 E01",
        "福州 E02",
        "福州 E10",
        "厦门 E03",
        "厦门 E05",
        "漳州 E09",
        "莆田 E07",
        "未填 E08",
      ]);
    });

    it("keep rows without a value at the end, whichever way they are turned", async () => {
      const up = ids(await rowsOf(REGISTRATIONS, [], by("entries", "score_preliminary")));
      const down = ids(await rowsOf(REGISTRATIONS, [], by("entries", "score_preliminary", true)));
      expect(up).toEqual(["E02", "E10", "E09", "E01", "E05", "E03", "E07", "E08"]);
      expect(down).toEqual(["E05", "E01", "E09", "E10", "E02", "E03", "E07", "E08"]);
    });

    it("stand in any order that a header offers, each row once", async () => {
      for (const { kind, where } of [
        REGISTRATIONS,
        REVIEWED,
        EMPTY,
        ORGANISATIONS,
        themeTerms.behind(context()),
        themeByTrack.behind(context()),
      ]) {
        const all = (await rowsOf({ kind, where })).length;
        for (const column of columnsOf(kind, context(), true)) {
          const rows = await rowsOf({ kind, where }, [], { order: { column, isDescending: true }, isPersonal: true });
          expect([kind, column.name, rows.length]).toEqual([kind, column.name, all]);
        }
      }
    });
  });

  describe("without leave to show personal data", () => {
    it("name no team, no judge and no individual", async () => {
      const rows = await rowsOf(REGISTRATIONS);
      expect(Object.keys(rows[0] ?? {})).not.toContain("team_name");
      const individual = rows.find(({ entry_id }) => entry_id === "E07");
      expect(individual).toMatchObject({ org_type: "individual", org_name: "•••" });
      expect(rows.find(({ entry_id }) => entry_id === "E01")).toMatchObject({ org_name: "甲公司" });
      const words = {
        catalogue: { ...context().catalogue, judges: ["李四", "J7"] },
        language: "zh-CN",
        t: zh,
      } as const;
      const [judge] = columnsOf("reviews", context(), false).filter(({ name }) => name === "judge_id");
      expect(judge && ["李四", "J7"].map((id) => wordsOf(judge, id, words))).toEqual(["评委 1", "J7"]);
    });

    it("are not in an order that would tell the names", async () => {
      const rows = await rowsOf(REGISTRATIONS, [], by("entries", "org_name"));
      expect(rows.find(({ entry_id }) => entry_id === "E07")).toMatchObject({ org_name: "•••" });
    });

    it("with it, name them", async () => {
      const rows = await rowsOf(REGISTRATIONS, [], { isPersonal: true });
      expect(rows.find(({ entry_id }) => entry_id === "E07")).toMatchObject({ team_name: "四队", org_name: "张三" });
    });
  });
});
