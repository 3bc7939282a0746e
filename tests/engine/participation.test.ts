import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/engine/session/session-types.ts";
import { type Clause, DEFAULT_SETTINGS } from "../../src/filters/clauses.ts";
import type { Cell } from "../../src/model/columns.ts";
import { evaluate } from "../../src/panels/evaluate.ts";
import { participationByArea } from "../../src/panels/participation/participation-by-area.ts";
import { participationByOrgType } from "../../src/panels/participation/participation-by-org-type.ts";
import { stageProgress } from "../../src/panels/stages/stage-progress.ts";
import type { Panel } from "../../src/panels/types.ts";
import { AREAS, ORG_TYPES } from "../fixtures/contest/reckoning.ts";
import { tableOf } from "../unit/panels/contest.ts";
import { openContest } from "./contest.ts";

/** Who takes part and how far they come, from files to table, against tests/fixtures/contest reckoned by hand. */

type Row = Readonly<Record<string, Cell>>;

let session: Session;
beforeAll(async () => {
  session = await openContest();
});
afterAll(() => session.close());

async function rowsOf(panel: Panel, ...selection: readonly Clause[]): Promise<readonly Row[]> {
  const { catalogue } = session.store.getState();
  if (catalogue === null) throw new Error("no catalogue");
  const context = { catalogue, selection, settings: DEFAULT_SETTINGS };
  const frame = await evaluate(panel, { crossfilter: session.crossfilter, context });
  return frame === null ? [] : tableOf(frame);
}

const inStage = (...values: string[]): Clause => ({ kind: "points", field: "in_stage", values });

describe("the stages", () => {
  it("are sets: who skipped one is in the next, and shares are of those who were there", async () => {
    const rows = await rowsOf(stageProgress);
    expect(rows.map((row) => [row.stage_id, row.entries, row.from_previous, row.of_previous, row.of_start])).toEqual([
      ["registration", 8, null, null, 1],
      ["submission", 6, 6, 6 / 8, 6 / 8],
      ["form_review", 5, 5, 5 / 6, 5 / 8],
      // E99 is known from a score alone.
      ["preliminary", 6, 5, 5 / 5, 5 / 8],
      ["semifinal", 2, 2, 2 / 6, 2 / 8],
      // Of E01, E05, E97 and E98 only E01 was in the semifinal, and only E01 and E05 are registered.
      ["final", 4, 1, 1 / 2, 2 / 8],
      ["award", 3, 3, 3 / 4, 2 / 8],
      ["national", 1, 1, 1 / 3, 1 / 8],
    ]);
  });

  it("select entries that took part in one of them, whatever else they took part in", async () => {
    const finalists = await rowsOf(participationByArea, inStage("final"));
    // E01 of 福州 and E05 of 厦门; E97 and E98 are no registrations.
    expect(finalists.filter((row) => row.registrations !== 0).map((row) => [row.area, row.registrations])).toEqual([
      ["福州", 1],
      ["厦门", 1],
    ]);
    const either = await rowsOf(participationByArea, inStage("final", "semifinal"));
    expect(either.filter((row) => row.registrations !== 0).map((row) => [row.area, row.registrations])).toEqual([
      ["福州", 1],
      ["厦门", 1],
      ["漳州", 1],
    ]);
  });
});

describe("participation", () => {
  const counts = (rows: readonly Row[], field: string) =>
    Object.fromEntries(rows.filter((row) => row.registrations !== 0).map((row) => [row[field], row.registrations]));

  it("by area has every official area, those without entries too", async () => {
    const rows = await rowsOf(participationByArea);
    expect(rows.map((row) => row.area)).toEqual(["福州", "厦门", "漳州", "平潭", "莆田", "未填"]);
    expect(counts(rows, "area")).toEqual(AREAS);
    // E01, E05, and E97, of which only a result is known.
    expect(rows.map((row) => row.awards)).toEqual([1, 1, 0, 0, 0, 1]);
    expect(rows.map((row) => row.submissions)).toEqual([3, 1, 1, 0, 1, 0]);
  });

  it("by kind of organisation has every kind", async () => {
    const rows = await rowsOf(participationByOrgType);
    expect(rows).toHaveLength(10);
    const { enterprise, government, university, 未填: unknown } = ORG_TYPES;
    expect(counts(rows, "org_type")).toEqual({
      企业: enterprise,
      党政机关: government,
      高等院校: university,
      未填: unknown,
    });
  });
});
