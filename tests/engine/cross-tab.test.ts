import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/engine/session/session-types.ts";
import { DEFAULT_SETTINGS, type Selection } from "../../src/filters/clauses.ts";
import { translator } from "../../src/i18n/index.ts";
import { coverageTrackArea } from "../../src/panels/coverage/coverage-track-area.ts";
import { coverageTrackOrgType } from "../../src/panels/coverage/coverage-track-org-type.ts";
import { evaluate } from "../../src/panels/evaluate.ts";
import type { Panel } from "../../src/panels/types.ts";
import { openContest } from "./contest.ts";

describe("cross-tabs, against a contest reckoned by hand", () => {
  let session: Session;
  beforeAll(async () => {
    session = await openContest();
  });
  afterAll(() => session.close());

  /** "T01 福州" → registrations and submissions, and what there was before the filter; without empty combinations. */
  async function cells(panel: Panel, selection: Selection = []) {
    const { catalogue } = session.store.getState();
    if (catalogue === null) throw new Error("no catalogue");
    const context = { catalogue, selection, settings: DEFAULT_SETTINGS };
    const frame = await evaluate(panel, { crossfilter: session.crossfilter, context });
    if (frame === null) throw new Error("nothing to show");
    const { rows } = frame.table(translator("zh-CN"));
    return Object.fromEntries(
      rows
        .filter((row) => Number(row[3]) > 0)
        .map((row) => [`T0${row[0]} ${row[2]}`, [row[3], row[4], row[8], row[9]]]),
    );
  }

  it("counts each track's entries of each area", async () => {
    expect(await cells(coverageTrackArea)).toEqual({
      "T01 福州": [2, 2, 2, 2], // E01 E02
      "T01 厦门": [1, 0, 1, 0], // E03
      "T01 漳州": [1, 1, 1, 1], // E09, by its team
      "T01 未填": [1, 0, 1, 0], // E08
      "T02 福州": [1, 1, 1, 1], // E10
      "T02 厦门": [1, 1, 1, 1], // E05, a joint entry, at its lead organisation's
      "T02 莆田": [1, 1, 1, 1], // E07
    });
  });

  it("counts each track's entries of each kind of organisation, under its own clause too", async () => {
    const all = {
      "T01 企业": [2, 2, 2, 2], // E01 E02
      "T01 高等院校": [2, 1, 2, 1], // E03 E09
      "T01 未填": [1, 0, 1, 0], // E08
      "T02 企业": [1, 1, 1, 1], // E10
      "T02 党政机关": [1, 1, 1, 1], // E05
      "T02 未填": [1, 1, 1, 1], // E07
    };
    expect(await cells(coverageTrackOrgType)).toEqual(all);
    expect(await cells(coverageTrackOrgType, [{ kind: "points", field: "track", values: ["T01"] }])).toEqual(all);
  });

  it("is narrowed by a clause on its columns and by any other, and keeps what there was", async () => {
    const university: Selection = [{ kind: "points", field: "org_type", values: ["university"] }];
    expect(await cells(coverageTrackOrgType, university)).toEqual({ "T01 高等院校": [2, 1, 2, 1] });
    expect(await cells(coverageTrackArea, university)).toEqual({
      "T01 厦门": [1, 0, 1, 0],
      "T01 漳州": [1, 1, 1, 1],
    });
    const problem: Selection = [{ kind: "points", field: "problem", values: ["T01-P01"] }];
    expect(await cells(coverageTrackArea, problem)).toMatchObject({ "T01 福州": [1, 1, 2, 2] });
  });
});
