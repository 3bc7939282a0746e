import { describe, expect, it } from "vitest";
import { coverageByTrack } from "../../../src/panels/coverage/coverage-by-track.ts";
import { columnNames, columns, context, en, FUZHOU, frameOf, tableOf, totals, zh } from "./contest.ts";

describe("coverage by track", () => {
  it("has a row a track in official order, whatever order it is drawn in, and one for entries of no track", () => {
    for (const order of ["official", "count"] as const) {
      const rows = tableOf(frameOf(coverageByTrack, context([], { order })));
      expect(rows.map((row) => [row.track_no, row.track_name, row.registrations, row.submissions])).toEqual([
        [1, "工业制造", 15, 7],
        [2, "文物保护利用", 5, 5],
        [10, "新型基础设施与公共服务", 20, 11],
        [null, "未归入赛道", 2, 1],
      ]);
    }
  });

  it("counts a problem that nobody chose, and one with drafts only, as without entries", () => {
    expect(tableOf(frameOf(coverageByTrack)).map((row) => [row.problems, row.problems_without_entries])).toEqual([
      [3, 1],
      [2, 1],
      [1, 0],
      [0, 0],
    ]);
  });

  it("has no row for entries of no track when there are none", () => {
    const entries = columns(["problem_id", "track_id", "registrations", "submissions"], [["T01-P01", "T01", 1, 0]]);
    const frame = coverageByTrack.frame({ entries }, { entries }, context());
    expect(frame?.table(zh).rows).toHaveLength(3);
  });

  it("counts an entry of a track that the catalogue does not know as outside any", () => {
    const entries = columns(["problem_id", "track_id", "registrations", "submissions"], [["X-P1", "T99", 4, 0]]);
    const frame = coverageByTrack.frame({ entries }, { entries }, context());
    if (frame === null) throw new Error("nothing to show");
    expect(tableOf(frame).at(-1)).toMatchObject({ track_no: null, registrations: 4 });
  });

  it("counts an entry of a track that names no problem for its track", () => {
    const entries = columns(["problem_id", "track_id", "registrations", "submissions"], [[null, "T02", 4, 0]]);
    const frame = coverageByTrack.frame({ entries }, { entries }, context());
    if (frame === null) throw new Error("nothing to show");
    expect(tableOf(frame)[1]).toMatchObject({ registrations: 4, problems_without_entries: 2 });
  });

  it("takes problems away by term, never by a clause on entries", () => {
    const byArea = tableOf(frameOf(coverageByTrack, context([FUZHOU])));
    expect(byArea.map((row) => [row.problems, row.problems_without_entries])).toEqual([
      [3, 2],
      [2, 2],
      [1, 0],
      [0, 0],
    ]);
    const byTerm = frameOf(coverageByTrack, context([{ kind: "points", field: "term", values: ["监测"] }]));
    expect(tableOf(byTerm).map((row) => row.problems)).toEqual([0, 1, 0, 0]);
    expect(tableOf(byTerm)[0]?.registrations_per_problem).toBeNull();
  });

  it("keeps all problems under a clause of its own", () => {
    const chosen = frameOf(coverageByTrack, context([{ kind: "points", field: "track", values: ["T02"] }]));
    expect(tableOf(chosen).map((row) => row.problems)).toEqual([3, 2, 1, 0]);
  });

  it("shows filtered figures beside the totals", () => {
    expect(tableOf(frameOf(coverageByTrack, context([FUZHOU])))[2]).toMatchObject({
      registrations: 6,
      registrations_unfiltered: 20,
      submissions_unfiltered: 11,
    });
  });

  it("names the contract's columns first", () => {
    expect(columnNames(frameOf(coverageByTrack)).slice(0, 6)).toEqual([
      "track_no",
      "track_name",
      "problems",
      "registrations",
      "submissions",
      "problems_without_entries",
    ]);
  });

  it("says what is to be seen, as an organiser would", () => {
    expect(frameOf(coverageByTrack).summary(zh)).toBe(
      "3 个赛道共报名 42 个项目，新型基础设施与公共服务最多（20 个）；2 个赛题零报名；另有 2 个项目未归入赛道。",
    );
    expect(frameOf(coverageByTrack, context([FUZHOU])).summary(zh)).toBe(
      "3 个赛道共有 10 个项目符合筛选（占全部 42 个的 24%），新型基础设施与公共服务最多（6 个）；4 个赛题没有符合筛选的报名。",
    );
    expect(frameOf(coverageByTrack).summary(en)).toBe(
      "3 tracks: 42 registrations, most in 新型基础设施与公共服务 (20); problems without entries: 2; entries of no known track: 2.",
    );
  });

  it("speaks of the chosen tracks alone", () => {
    const chosen = frameOf(coverageByTrack, context([{ kind: "points", field: "track", values: ["T02", "T01"] }]));
    expect(chosen.summary(zh)).toBe("选中的 2 个赛道共报名 20 个项目，工业制造最多（15 个）；2 个赛题零报名。");
  });

  it("selects the track that is clicked", () => {
    const frame = frameOf(coverageByTrack);
    expect(frame.select({ kind: "click", key: "T02" })).toEqual({ kind: "points", field: "track", values: ["T02"] });
    expect(frame.select({ kind: "brush", from: 0, to: 1 })).toBeNull();
  });

  it("asks one question to one table", () => {
    expect(Object.keys(coverageByTrack.queries(context()))).toEqual(["entries"]);
    expect(() => coverageByTrack.frame({}, { entries: totals.entries }, context())).toThrow(
      /no result for query entries/,
    );
  });
});
