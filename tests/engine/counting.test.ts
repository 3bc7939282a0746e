import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/engine/session/session-types.ts";
import { ENTRY_FACTS, REVIEW_ENTRY_COLUMNS, REVIEW_FACTS, TERM_FACTS } from "../../src/model/flat.ts";
import { JUDGED_STAGES } from "../../src/model/vocabulary.ts";
import {
  AREAS,
  COUNTS,
  DAYS,
  ORG_TYPES,
  PROBLEMS,
  REVIEWS,
  STAGE_SCORES,
  TRACKS,
} from "../fixtures/contest/reckoning.ts";
import { SETTINGS } from "../fixtures/contest/rows.ts";
import { openContest } from "./contest.ts";

describe("counting, against a contest reckoned by hand", () => {
  let session: Session;
  beforeAll(async () => {
    session = await openContest();
  });
  afterAll(() => session.close());

  /** Group → sum of a column of entry_facts, without groups that have none. */
  async function sums(group: string, of: string): Promise<Record<string, number>> {
    const { key = [], n = [] } = await session.query(
      `SELECT coalesce(CAST(${group} AS VARCHAR), '') AS key, sum(${of}) AS n FROM entry_facts GROUP BY ALL HAVING n > 0`,
    );
    return Object.fromEntries(key.map((name, i) => [String(name), Number(n[i])]));
  }

  it("starts", () => expect(session.store.getState().status).toEqual({ phase: "ready" }));

  it("counts entries, registrations, submissions, teams, organisations and awards", async () => {
    const counted = await session.query(`
      SELECT count(*) AS entries, sum(is_registration) AS registrations, sum(is_valid) AS valid,
        sum(is_submission) AS submissions, sum(passed_review) AS passed_review, sum(team_first) AS teams,
        sum(org_first) AS orgs, sum(is_joint * is_registration) AS joint, sum(is_orphan) AS orphans,
        sum(is_awarded) AS awarded, sum(is_national) AS national
      FROM entry_facts`);
    expect(counted).toEqual(Object.fromEntries(Object.entries(COUNTS).map(([name, n]) => [name, [n]])));
  });

  it("counts registrations and submissions of each problem, and zero where only a draft is", async () => {
    const {
      key = [],
      r = [],
      s = [],
    } = await session.query(
      `SELECT coalesce(CAST(problem_id AS VARCHAR), '') AS key, sum(is_registration) AS r, sum(is_submission) AS s
       FROM entry_facts GROUP BY ALL`,
    );
    expect(Object.fromEntries(key.map((name, i) => [name, [r[i], s[i]]]))).toEqual(PROBLEMS);
  });

  it("counts registrations by track, area, kind of organisation and day", async () => {
    expect(await sums("track_id", "is_registration")).toEqual(TRACKS);
    expect(await sums("area", "is_registration")).toEqual(AREAS);
    expect(await sums("org_type", "is_registration")).toEqual(ORG_TYPES);
    expect(await sums("registered_day", "is_registration")).toEqual(DAYS);
  });

  it.each(JUDGED_STAGES)("gives the entries of the stage %s their scores, a missing one not as 0", async (stage) => {
    const { entry_id = [], score = [] } = await session.query(
      `SELECT entry_id, score_${stage} AS score FROM entry_facts WHERE in_${stage} = 1 ORDER BY entry_id`,
    );
    expect(Object.fromEntries(entry_id.map((id, i) => [id, score[i]]))).toEqual(STAGE_SCORES[stage]);
  });

  it("has one row a judge's score, also a missing one", async () => {
    const {
      stage = [],
      n = [],
      given = [],
    } = await session.query(
      "SELECT stage, count(*) AS n, count(score_given) AS given FROM review_facts WHERE criterion = '总分' GROUP BY stage",
    );
    expect(Object.fromEntries(stage.map((name, i) => [name, { rows: n[i], given: given[i] }]))).toEqual(REVIEWS);
  });

  it("weighs a judge's criteria, as shares where weights are per cent, and adds them up where there are none", async () => {
    expect(
      await session.query(`
        SELECT entry_id, judge_id, score_given FROM review_facts
        WHERE criterion = '总分' AND (entry_id = 'E09' OR (entry_id = 'E01' AND stage = 'semifinal')) ORDER BY ALL`),
    ).toEqual({
      entry_id: ["E01", "E09", "E09", "E09"],
      judge_id: ["J2", "J1", "J2", "J2"],
      score_given: [82, 84, null, null],
    });
  });

  it("has the criteria beside the totals they make, each a row of its own", async () => {
    expect(
      await session.query(`
        SELECT criterion, judge_id, score_given FROM review_facts
        WHERE entry_id = 'E09' AND stage = 'preliminary' ORDER BY criterion, judge_id`),
    ).toEqual({
      criterion: ["总分", "总分", "技术", "技术", "应用", "应用"],
      judge_id: ["J1", "J2", "J1", "J2", "J1", "J2"],
      score_given: [84, null, 80, 70, 90, null],
    });
  });

  it("takes of several uploads the latest final one, and the award of the latest stage", async () => {
    expect(await session.query("SELECT title FROM entry_facts WHERE entry_id = 'E10'")).toEqual({ title: ["第二版"] });
    expect(await session.query("SELECT award FROM entry_facts WHERE entry_id = 'E01'")).toEqual({ award: ["一等奖"] });
  });

  it("has the columns that src/model/flat.ts names", async () => {
    const columnsOf = async (table: string) => Object.keys(await session.query(`SELECT * FROM ${table} LIMIT 0`));
    expect((await columnsOf("entry_facts")).sort()).toEqual(Object.keys(ENTRY_FACTS).sort());
    expect((await columnsOf("review_facts")).sort()).toEqual(
      [...REVIEW_ENTRY_COLUMNS, ...Object.keys(REVIEW_FACTS)].sort(),
    );
    expect((await columnsOf("term_facts")).sort()).toEqual(Object.keys(TERM_FACTS).sort());
  });

  it("keeps categories as ENUM of the catalogue's values and what occurs, and takes an unknown value for none", async () => {
    expect(await session.query("SELECT enum_range(area)::VARCHAR AS r FROM entry_facts LIMIT 1")).toEqual({
      r: ["[福州, 厦门, 漳州, 平潭, 莆田, 未填]"],
    });
    expect(await session.query("SELECT enum_range(problem_id)::VARCHAR AS r FROM term_facts LIMIT 1")).toEqual({
      r: ["[T01-P01, T01-P02, T02-P01, T02-P02, T02-P03, T03-P01]"],
    });
    expect(await session.query("SELECT count(*) AS n FROM entry_facts WHERE area IN ('火星', '福州')")).toEqual({
      n: [3],
    });
    expect(await session.query("SELECT count(*) AS n FROM entry_facts WHERE track_id = 'T99'")).toEqual({ n: [0] });
  });

  it("gives each problem's terms with track and theme", async () => {
    expect(await session.query("SELECT * FROM term_facts ORDER BY problem_id")).toEqual({
      problem_id: ["T01-P01", "T02-P01", "T02-P02"],
      track_id: ["T01", "T02", "T02"],
      term: ["数据治理", "数据治理", "溯源"],
      theme: ["govern", "govern", "trace"],
      occurrences: [1, 1, 2],
    });
  });

  it("reads the catalogue: complete axes in official order, scales, days and what is loaded", () => {
    const { catalogue } = session.store.getState();
    expect(catalogue).toMatchObject({
      tracks: [{ track_id: "T01", track_no: 1 }, { track_id: "T02" }, { track_id: "T03", track_name: "金融服务" }],
      settings: SETTINGS,
      areas: ["福州", "厦门", "漳州", "平潭", "莆田", "未填"],
      // The draft of 2026-04-01 and the withdrawn submission of 2026-06-11 do not count.
      days: { first: 20574, last: 20614 },
      loaded: ["entries", "teams", "team_orgs", "scores", "results", "judges", "criteria"],
      themes: [{ theme: "trace", name_zh: "溯源流通", name_en: "Tracing" }, { theme: "govern" }],
    });
    expect(catalogue?.problems.map((problem) => problem.problem_id)).toEqual([
      "T01-P01",
      "T01-P02",
      "T02-P01",
      "T02-P02",
      "T02-P03",
      "T03-P01",
    ]);
    expect(catalogue?.stages.map(({ stage, stage_name }) => [stage, stage_name])).toEqual([
      ["preliminary", "初赛"],
      ["semifinal", "复赛"],
      ["final", "决赛"],
    ]);
    expect(catalogue?.terms[0]).toEqual({
      term: "数据治理",
      theme: "govern",
      forms: ["数据治理", "治理"],
      source: "lexicon",
      problems: ["T01-P01", "T02-P01"],
    });
    expect(catalogue?.scoreScales.semifinal).toEqual({ step: 1, min: 81, max: 82 });
    expect(catalogue?.scoreScales.preliminary?.min).toBe(0);
  });
});
