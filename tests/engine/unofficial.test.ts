import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/engine/session/session-types.ts";
import { type Clause, DEFAULT_SETTINGS, type Selection } from "../../src/filters/clauses.ts";
import { decode, encode } from "../../src/filters/url.ts";
import type { Cell } from "../../src/model/columns.ts";
import { evaluate } from "../../src/panels/evaluate.ts";
import { keyFigures } from "../../src/panels/key-figures.ts";
import { columnsOf } from "../../src/panels/rows/columns.ts";
import { rowsSql } from "../../src/panels/rows/statement.ts";
import { wordsOf } from "../../src/panels/rows/words.ts";
import { scoreDistribution } from "../../src/panels/scores/score-distribution.ts";
import type { PanelContext } from "../../src/panels/types.ts";
import { ROWS } from "../fixtures/contest/rows.ts";
import { toParquet } from "../fixtures/contest/sources.ts";
import { zh } from "../unit/panels/contest.ts";
import { openContest } from "./contest.ts";

/** 打星: of M1 (E01 and E02) and M3 (E05); M2 is official in so many words, the others are for want of any. */
const UNOFFICIAL = ["M1", "M3"];
const standing = (team_id: unknown): boolean | null =>
  UNOFFICIAL.includes(String(team_id)) ? false : team_id === "M2" ? true : null;

const chosen = (...values: readonly string[]): Clause => ({ kind: "points", field: "official", values });

async function contest(isMarked: boolean): Promise<Session> {
  return openContest(async (table, parquet) => {
    const rows = ROWS[table];
    if (rows === undefined) return null;
    const marked = table === "teams" && isMarked;
    return toParquet(
      parquet,
      table,
      marked ? rows.map((row) => ({ ...row, is_official: standing(row.team_id) })) : rows,
    );
  });
}

const contextOf = (session: Session, selection: Selection = []): PanelContext => {
  const { catalogue } = session.store.getState();
  if (catalogue === null) throw new Error("no catalogue");
  return { catalogue, selection, settings: DEFAULT_SETTINGS };
};

async function figuresOf(session: Session, selection: Selection = []) {
  const answer = await evaluate(keyFigures, {
    crossfilter: session.crossfilter,
    context: contextOf(session, selection),
  });
  if (answer === null) throw new Error("no figures");
  return {
    registrations: answer.figures.find(({ id }) => id === "registrations")?.value,
    summary: answer.summary(zh),
  };
}

async function scoresOf(session: Session, selection: Selection = [], choices: Readonly<Record<string, string>> = {}) {
  const context = { ...contextOf(session, selection), settings: { ...DEFAULT_SETTINGS, choices } };
  const frame = await evaluate(scoreDistribution, { crossfilter: session.crossfilter, context });
  if (frame === null) throw new Error("no scores");
  return frame.summary(zh);
}

describe("entries of unofficial teams", () => {
  let session: Session;
  beforeAll(async () => {
    session = await contest(true);
  });
  afterAll(() => session.close());

  it("are counted among the registrations, and named beside their number", async () => {
    // E01 E02 E03 E05 E07 E08 E09 E10, three of them by M1 and M3.
    const all = await figuresOf(session);
    expect(all.registrations).toBe(8);
    expect(all.summary).toContain("报名8个项目（含打星3个）");
  });

  it("are chosen or left out by a filter", async () => {
    const official = await figuresOf(session, [chosen("official")]);
    expect(official.registrations).toBe(5); // E03 E07 E08 E09 E10
    expect(official.summary).not.toContain("打星");
    expect((await figuresOf(session, [chosen("unofficial")])).registrations).toBe(3);
    expect((await figuresOf(session, [chosen("official", "unofficial")])).registrations).toBe(8);
  });

  it("are named among the scores, and leave with the filter: finals of 92, 87 beside 66, 70", async () => {
    const all = await scoresOf(session);
    expect(all).toContain("78.8"); // (92 + 87 + 66 + 70) / 4 = 78.75
    expect(all).toContain("其中打星项目 2 个");
    const official = await scoresOf(session, [chosen("official")]);
    expect(official).toContain("68"); // (66 + 70) / 2
    expect(official).not.toContain("打星");
  });

  it("take the scores that judges gave them along", async () => {
    // E05's two in the final, and no other.
    const reviews = { "score-distribution.of": "reviews" };
    expect(await scoresOf(session, [], reviews)).toContain("其中打星项目的评分 2 个");
    expect(await scoresOf(session, [chosen("official")], reviews)).not.toContain("打星");
  });

  it("are in no count of awards, whatever their file says", async () => {
    // 一等奖 of E01 and 二等奖 of E05 are theirs; 优秀奖 of E97 stays, and so do all of them in the rows.
    const counted =
      "SELECT CAST(award AS VARCHAR) AS award, is_awarded FROM entry_facts WHERE award IS NOT NULL ORDER BY 1";
    expect(await session.query(counted)).toEqual({ award: ["一等奖", "二等奖", "优秀奖"], is_awarded: [0, 0, 1] });
  });

  it("say so in the rows", async () => {
    const context = contextOf(session);
    const columns = columnsOf("entries", context, false);
    const question = {
      behind: { kind: "entries", where: "is_registration = 1" },
      context,
      own: null,
      marks: [],
    } as const;
    const rows = await session.query(rowsSql(question, columns, null));
    const column = columns.find(({ name }) => name === "official");
    if (column === undefined) throw new Error("no column");
    const said = (cell: Cell): Cell =>
      wordsOf(column, cell, { catalogue: context.catalogue, language: "zh-CN", t: zh });
    expect(rows.entry_id).toEqual(["E01", "E02", "E03", "E05", "E07", "E08", "E09", "E10"]);
    const [beside, official] = ["打星（非正式）", "正式"];
    expect(rows.official?.map((cell) => said(cell ?? null))).toEqual([
      beside,
      beside,
      official,
      beside,
      official,
      official,
      official,
      official,
    ]);
  });

  it("stand in the address", () => {
    const place = { route: "overview", selection: [chosen("unofficial")], settings: DEFAULT_SETTINGS } as const;
    expect(encode(place)).toBe("#/overview?official=unofficial");
    expect(decode(encode(place))).toMatchObject(place);
  });
});

describe("a contest without unofficial teams", () => {
  it("says nothing of them", async () => {
    const session = await contest(false);
    try {
      expect(contextOf(session).catalogue.hasUnofficial).toBeUndefined();
      expect(columnsOf("entries", contextOf(session), false).map(({ name }) => name)).not.toContain("official");
      expect((await figuresOf(session)).summary).toContain("报名8个项目，");
    } finally {
      await session.close();
    }
  });
});
