import { describe, expect, it } from "vitest";
import type { Clause } from "../../../src/filters/clauses.ts";
import { coverageTrackArea } from "../../../src/panels/coverage/coverage-track-area.ts";
import { coverageTrackOrgType } from "../../../src/panels/coverage/coverage-track-org-type.ts";
import { catalogue, columnNames, columns, context, en, FUZHOU, frameOf, tableOf, zh } from "./contest.ts";

const figures = (share: string, measure = "registrations") =>
  context([], {
    choices: { "coverage-track-area.share": share, "coverage-track-area.measure": measure },
  });

/** Track → area → value of a column of the table. */
function grid(within = context(), column = "registrations", panel = coverageTrackArea, head = "area") {
  const rows: Record<string, Record<string, unknown>> = {};
  for (const row of tableOf(frameOf(panel, within))) {
    const name = String(row.track_name);
    rows[name] = { ...rows[name], [String(row[head])]: row[column] };
  }
  return rows;
}

const T01: Clause = { kind: "points", field: "track", values: ["T01"] };

describe("tracks against areas", () => {
  it("has every combination in official order, zeros included, and what belongs nowhere last", () => {
    expect(grid()).toEqual({
      工业制造: { 福州: 4, 厦门: 10, 未填: 1 },
      文物保护利用: { 福州: 0, 厦门: 5, 未填: 0 },
      新型基础设施与公共服务: { 福州: 6, 厦门: 14, 未填: 0 },
      未归入赛道: { 福州: 0, 厦门: 2, 未填: 0 },
    });
    const byCount = tableOf(frameOf(coverageTrackArea, context([], { order: "count" })));
    expect(byCount).toEqual(tableOf(frameOf(coverageTrackArea)));
    expect(byCount.slice(0, 4).map((row) => [row.track_no, row.area])).toEqual([
      [1, "福州"],
      [1, "厦门"],
      [1, "未填"],
      [2, "福州"],
    ]);
  });

  it("has an area from which nobody comes, but no row of entries outside any track where there are none", () => {
    const within = { ...context(), catalogue: { ...catalogue, areas: ["福州", "厦门", "平潭"] } };
    expect(grid(within).工业制造).toEqual({ 福州: 4, 厦门: 10, 平潭: 0, 未填: 1 });
    const combinations = columns(
      ["track_id", "area", "registrations", "submissions"],
      [
        ["T02", "福州", 1, 1],
        [null, "厦门", 0, 0],
      ],
    );
    const frame = coverageTrackArea.frame({ combinations }, { combinations }, context());
    expect(frame?.table(zh).rows).toHaveLength(6);
  });

  it("drops nothing: an area that is not in the catalogue has a column, a track that is not a row, no area 未填", () => {
    const combinations = columns(
      ["track_id", "area", "registrations", "submissions"],
      [
        ["T99", "火星", 4, 0],
        ["T01", null, 3, 0],
      ],
    );
    const frame = coverageTrackArea.frame({ combinations }, { combinations }, context());
    if (frame === null) throw new Error("nothing to show");
    const rows = tableOf(frame);
    expect(rows.find((row) => row.track_no === null && row.area === "火星")).toMatchObject({ registrations: 4 });
    expect(rows.find((row) => row.track_no === 1 && row.area === "未填")).toMatchObject({ registrations: 3 });
  });

  it("counts what a filter keeps beside what there was", () => {
    const rows = tableOf(frameOf(coverageTrackArea, context([FUZHOU])));
    expect(rows.find((row) => row.track_no === 10 && row.area === "福州")).toMatchObject({
      registrations: 6,
      submissions: 3,
      registrations_unfiltered: 6,
    });
    expect(rows.find((row) => row.track_no === 10 && row.area === "厦门")).toMatchObject({
      registrations: 0,
      registrations_unfiltered: 14,
      submissions_unfiltered: 8,
    });
  });

  it("gives shares that make up one, of each row, each column and everything", () => {
    const rows = tableOf(frameOf(coverageTrackArea));
    const sum = (of: string, keep: (row: (typeof rows)[number]) => boolean): number =>
      rows.filter(keep).reduce((all, row) => all + Number(row[of]), 0);
    expect(sum("share_of_row", (row) => row.track_no === 1)).toBeCloseTo(1);
    expect(sum("share_of_column", (row) => row.area === "厦门")).toBeCloseTo(1);
    expect(sum("share_of_all", () => true)).toBeCloseTo(1);
    // 10 of the track's 15, of 厦门's 31, of all 42.
    const cell = rows.find((row) => row.track_no === 1 && row.area === "厦门");
    expect(cell?.share_of_row).toBeCloseTo(10 / 15);
    expect(cell?.share_of_column).toBeCloseTo(10 / 31);
    expect(cell?.share_of_all).toBeCloseTo(10 / 42);
  });

  it("has no share of nothing", () => {
    const cell = tableOf(frameOf(coverageTrackArea, context([FUZHOU]))).find((row) => row.track_no === 2);
    expect(cell).toMatchObject({ area: "福州", registrations: 0, share_of_row: null, share_of_column: 0 });
  });

  it("names shares of submissions apart from those of registrations, and opens the rows of what it counts", () => {
    const within = figures("counts", "submissions");
    expect(columnNames(frameOf(coverageTrackArea, within)).slice(5, 8)).toEqual([
      "submissions_share_of_row",
      "submissions_share_of_column",
      "submissions_share_of_all",
    ]);
    expect(grid(within, "submissions_share_of_row").工业制造).toEqual({ 福州: 2 / 7, 厦门: 5 / 7, 未填: 0 });
    const first = (of: ReturnType<typeof context>) =>
      Object.keys(coverageTrackArea.queries(of).combinations?.measures ?? {})[0];
    expect([first(within), first(context())]).toEqual(["submissions", "registrations"]);
  });

  it("names the contract's columns first", () => {
    expect(columnNames(frameOf(coverageTrackArea)).slice(0, 4)).toEqual([
      "track_no",
      "track_name",
      "area",
      "registrations",
    ]);
  });

  it("selects the track or the area whose name is clicked, and opens the rows of a figure", () => {
    const frame = frameOf(coverageTrackArea);
    const click = (key: string) => ({ kind: "click", key }) as const;
    expect(frame.select(click("T01"))).toEqual(T01);
    expect(frame.rows(click("T01"))).toBeNull();
    expect(frame.select(click("福州"))).toEqual(FUZHOU);
    expect(frame.select(click("T01 × 福州"))).toBeNull();
    expect(frame.rows(click("T01 × 福州"))).toEqual([T01, FUZHOU]);
    expect(frame.rows(click("T01 × *"))).toEqual([T01]);
    expect(frame.rows(click("* × 福州"))).toEqual([FUZHOU]);
    expect(frame.rows(click("* × *"))).toEqual([]);
    expect(frame.rows(click("T99 × 福州"))).toBeNull();
  });

  it("says what stands out, not only totals", () => {
    expect(frameOf(coverageTrackArea).summary(zh)).toBe(
      "3 个赛道 × 2 个地区的报名，新型基础设施与公共服务 × 厦门最多（14 个）；6 个组合中 1 个没有报名；另有 1 个项目未填地区；另有 2 个项目未归入赛道。",
    );
    expect(frameOf(coverageTrackArea, context([FUZHOU])).summary(zh)).toBe(
      "按当前筛选，选中的 3 个赛道 × 1 个地区的报名，新型基础设施与公共服务 × 福州最多（6 个）；3 个组合中 1 个没有报名；文物保护利用赛道没有任何报名。",
    );
    expect(frameOf(coverageTrackArea).summary(en)).toBe(
      "3 tracks × 2 areas, registrations, most in 新型基础设施与公共服务 × 厦门 (14); combinations without registrations: 1 of 6; entries without an area: 1; entries of no known track: 2.",
    );
  });

  it("speaks of the chosen tracks alone, and of areas from which nobody comes", () => {
    const within = { ...context([T01]), catalogue: { ...catalogue, areas: ["福州", "厦门", "平潭"] } };
    expect(frameOf(coverageTrackArea, within).summary(zh)).toBe(
      "选中的 1 个赛道 × 3 个地区的报名，工业制造 × 厦门最多（10 个）；3 个组合中 1 个没有报名；平潭没有任何报名；另有 1 个项目未填地区。",
    );
  });

  it("compares nothing where there is one combination", () => {
    expect(frameOf(coverageTrackArea, context([FUZHOU, T01])).summary(zh)).toBe(
      "按当前筛选，选中的 1 个赛道 × 1 个地区的报名共 4 个。",
    );
    const wide = { ...context([T01]), catalogue: { ...catalogue, areas: ["福州", "厦门", "平潭", "省直"] } };
    expect(frameOf(coverageTrackArea, wide).summary(zh)).not.toContain("空缺最多");
  });

  it("says so when nothing is left", () => {
    const none = columns(["track_id", "area", "registrations", "submissions"], []);
    const frame = coverageTrackArea.frame({ combinations: none }, { combinations: none }, context([FUZHOU]));
    expect(frame?.summary(zh)).toBe("按当前筛选，选中的 3 个赛道 × 1 个地区的报名均为 0。");
  });

  it("says what is outside the tracks also where they have nothing", () => {
    const outside = columns(["track_id", "area", "registrations", "submissions"], [[null, "福州", 12, 5]]);
    const frame = coverageTrackArea.frame({ combinations: outside }, { combinations: outside }, context());
    expect(frame?.summary(zh)).toMatch(/报名均为 0；.*12 个.*未归入/);
  });
});

describe("tracks against kinds of organisation", () => {
  it("has every kind in the order of the vocabulary, by name, and what is not given last", () => {
    const rows = grid(context(), "registrations", coverageTrackOrgType, "org_type");
    expect(Object.keys(rows.工业制造 ?? {})).toEqual([
      "企业",
      "党政机关",
      "事业单位",
      "高等院校",
      "科研院所",
      "医疗机构",
      "社会组织",
      "个人",
      "其他",
      "未填",
    ]);
    expect(rows.工业制造).toMatchObject({ 企业: 13, 高等院校: 1, 党政机关: 0, 未填: 1 });
    expect(rows.未归入赛道).toMatchObject({ 其他: 2 });
  });

  it("selects by the code that stands in the data", () => {
    const frame = frameOf(coverageTrackOrgType);
    expect(frame.select({ kind: "click", key: "university" })).toEqual({
      kind: "points",
      field: "org_type",
      values: ["university"],
    });
    expect(frame.rows({ kind: "click", key: "T01 × university" })).toEqual([
      T01,
      { kind: "points", field: "org_type", values: ["university"] },
    ]);
  });
});
