import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/engine/session/session-types.ts";
import type { Catalogue } from "../../src/model/catalogue.ts";
import type { Settings } from "../../src/model/settings.ts";
import type { TableName } from "../../src/model/tables.ts";
import { at, ROWS, type Row, SETTINGS } from "../fixtures/contest/rows.ts";
import { toParquet } from "../fixtures/contest/sources.ts";
import { openContest } from "./contest.ts";

/** What an import brought, and what a person has set over it. */

const IMPORTED: Partial<Record<TableName, readonly Row[]>> = {
  ...ROWS,
  tracks: [
    { track_id: "T01", track_no: 1, track_name: "工业制造", host_org: "工信厅", host_area: "福州", quota_award: 6 },
    { track_id: "T02", track_no: 2, track_name: "现代农业", quota_national: 2 },
  ],
  problems: [
    { problem_id: "T01-P01", track_id: "T01", problem_no: 1, problem_title: "设备", max_entries: 10 },
    { problem_id: "T01-P02", track_id: "T01", problem_no: 2, problem_title: "能耗", max_entries: 10 },
    { problem_id: "T02-P01", track_id: "T02", problem_no: 1, problem_title: "种植" },
  ],
  stages: [
    {
      stage: "submission",
      stage_no: 2,
      stage_name: "作品提交",
      starts_at: at("2026-05-01"),
      deadline_at: at("2026-06-10"),
      extended_to: at("2026-06-12"),
    },
    { stage: "final", stage_no: 6, stage_name: "决赛", deadline_at: at("2026-09-01") },
  ],
};

let session: Session;
beforeAll(async () => {
  session = await openContest(async (table, parquet) => {
    const rows = IMPORTED[table];
    return rows === undefined ? null : toParquet(parquet, table, rows);
  });
});
afterAll(() => session.close());

async function under(more: Partial<Settings>): Promise<Catalogue> {
  await session.apply({ set: {}, remove: [], isDemo: false, settings: { ...SETTINGS, ...more } });
  const { catalogue } = session.store.getState();
  if (catalogue === null) throw new Error("no catalogue");
  return catalogue;
}

const dates = ({ stages }: Catalogue) =>
  Object.fromEntries(
    stages.map(({ stage, stage_name, starts_at, deadline_at, extended_to }) => [
      stage,
      [stage_name, starts_at, deadline_at, extended_to],
    ]),
  );
const unset = { stage_name: null, starts_at: null, deadline_at: null, extended_to: null };

describe("what a person has set", () => {
  it("leaves what was imported where nothing is set", async () => {
    const catalogue = await under({});
    expect(dates(catalogue)).toEqual({
      submission: ["作品提交", at("2026-05-01"), at("2026-06-10"), at("2026-06-12")],
      final: ["决赛", null, at("2026-09-01"), null],
    });
    expect(catalogue.tracks).toMatchObject([
      { host_org: "工信厅", host_area: "福州", quota_award: 6, quota_national: null },
      { host_org: null, host_area: null, quota_award: null, quota_national: 2 },
    ]);
    expect(catalogue.problems.map(({ max_entries }) => max_entries)).toEqual([10, 10, null]);
  });

  it("wins over what was imported, field by field", async () => {
    const catalogue = await under({
      stages: { submission: { ...unset, stage_name: "交件", starts_at: "2026-05-02T12:00:00" } },
      tracks: { T01: { host_org: null, host_area: "厦门", quota_award: 0, quota_national: null } },
    });
    expect(dates(catalogue).submission).toEqual(["交件", at("2026-05-02"), at("2026-06-10"), at("2026-06-12")]);
    expect(catalogue.tracks[0]).toMatchObject({ host_org: "工信厅", host_area: "厦门", quota_award: 0 });
  });

  it("is not put off by an imported extension of another deadline", async () => {
    const catalogue = await under({ stages: { submission: { ...unset, deadline_at: "2026-07-01T12:00:00" } } });
    expect(dates(catalogue).submission).toEqual(["作品提交", at("2026-05-01"), at("2026-07-01"), null]);
  });

  it("brings stages that no table has, in their order and by their usual names", async () => {
    const catalogue = await under({ stages: { registration: { ...unset, deadline_at: "2026-06-05T12:00:00" } } });
    expect(catalogue.stages.map(({ stage, stage_no, stage_name }) => [stage, stage_no, stage_name])).toEqual([
      ["registration", 1, "报名"],
      ["submission", 2, "作品提交"],
      ["final", 6, "决赛"],
    ]);
  });

  it("limits a problem by its own number, else by the imported one, else by the default", async () => {
    const { problems } = await under({ max_entries: { default: 5, problems: { "T01-P01": 3 } } });
    expect(problems.map(({ max_entries }) => max_entries)).toEqual([3, 10, 5]);
  });

  it("goes with an undo", async () => {
    await under({});
    await under({ entry_noun: "作品" });
    expect(session.store.getState().catalogue?.settings.entry_noun).toBe("作品");
    await session.undo();
    expect(session.store.getState().catalogue?.settings.entry_noun).toBe("项目");
  });
});
