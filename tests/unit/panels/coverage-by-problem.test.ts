import { describe, expect, it } from "vitest";
import type { Selection } from "../../../src/filters/clauses.ts";
import { coverageByProblem } from "../../../src/panels/coverage/coverage-by-problem.ts";
import { problem } from "../../fixtures/catalogue.ts";
import { catalogue, columnNames, context, en, FUZHOU, frameOf, tableOf, totals, zh } from "./contest.ts";

const states = (selection: Selection) =>
  Object.fromEntries(tableOf(frameOf(coverageByProblem, context(selection))).map((row) => [row.problem_id, row.state]));

describe("coverage by problem", () => {
  it("has every problem of the catalogue, in official order, zeros included", () => {
    const rows = tableOf(frameOf(coverageByProblem));
    expect(rows.map((row) => [row.problem_id, row.registrations, row.submissions])).toEqual([
      ["T01-P01", 12, 7],
      ["T01-P02", 3, 0],
      ["T01-P03", 0, 0],
      ["T02-P01", 5, 5],
      ["T02-P02", 0, 0],
      ["T10-P01", 20, 11],
    ]);
  });

  it("tells apart what stands empty, what is registered for, and what has submissions", () => {
    expect(states([])).toEqual({
      "T01-P01": "有提交",
      "T01-P02": "有报名无提交",
      "T01-P03": "零报名",
      "T02-P01": "有提交",
      "T02-P02": "零报名",
      "T10-P01": "有提交",
    });
  });

  it("does not call a problem empty that a clause on track or term took out", () => {
    expect(states([{ kind: "points", field: "track", values: ["T10"] }])).toMatchObject({
      "T01-P03": "不在筛选范围",
      "T10-P01": "有提交",
    });
    expect(states([{ kind: "points", field: "theme", values: ["ai"] }])).toMatchObject({
      "T01-P01": "不在筛选范围",
      "T01-P03": "零报名",
    });
  });

  it("tells a problem without any registration from one without a selected registration", () => {
    expect(states([FUZHOU])).toMatchObject({ "T01-P02": "无符合筛选的报名", "T01-P03": "零报名" });
  });

  it("shows problems of an unknown track too", () => {
    const stray = problem("X-1", "无名", { track_id: "X", problem_no: 1 });
    const within = {
      ...context(),
      catalogue: { ...catalogue, problems: [...catalogue.problems, stray] },
    };
    expect(tableOf(frameOf(coverageByProblem, within)).at(-1)).toMatchObject({
      problem_id: "X-1",
      track_name: "未归入赛道",
      registrations: 0,
    });
  });

  it("has nothing to show without problems", () => {
    const within = { ...context(), catalogue: { ...catalogue, problems: [] } };
    expect(coverageByProblem.frame(totals, totals, within)).toBeNull();
  });

  it("names the contract's columns first", () => {
    expect(columnNames(frameOf(coverageByProblem)).slice(0, 6)).toEqual([
      "problem_id",
      "track_name",
      "problem_no",
      "problem_title",
      "registrations",
      "submissions",
    ]);
  });

  it("says how many stand in each state, and what is not in the picture", () => {
    expect(frameOf(coverageByProblem).summary(zh)).toBe(
      "6 个赛题中，3 个有提交，1 个有报名无提交，2 个零报名；另有 2 个项目未归入赛题。",
    );
    expect(frameOf(coverageByProblem, context([FUZHOU])).summary(zh)).toBe(
      "6 个赛题中，按当前筛选，2 个有提交，0 个有报名无提交，4 个无报名。",
    );
    expect(
      frameOf(coverageByProblem, context([{ kind: "points", field: "problem", values: ["T01-P02"] }])).summary(en),
    ).toBe(
      "Of the chosen problems (1), 0 with submissions, 1 registered only, 0 without registration; entries of no known problem: 2.",
    );
  });

  it("selects the problem that is clicked", () => {
    expect(frameOf(coverageByProblem).select({ kind: "click", key: "T02-P02" })).toEqual({
      kind: "points",
      field: "problem",
      values: ["T02-P02"],
    });
  });

  describe("where limits are set", () => {
    const limit: Readonly<Record<string, number>> = { "T01-P01": 20, "T02-P01": 5, "T02-P02": 9, "T10-P01": 18 };
    const problems = catalogue.problems.map((each) => ({ ...each, max_entries: limit[each.problem_id] ?? null }));
    const limited = (selection: Selection = []) =>
      frameOf(coverageByProblem, { ...context(selection), catalogue: { ...catalogue, problems } });

    it("tells what is full from what is over, and has no limit where none is set", () => {
      expect(tableOf(limited()).map((row) => [row.problem_id, row.max_entries, row.limit])).toEqual([
        ["T01-P01", 20, null],
        ["T01-P02", null, null],
        ["T01-P03", null, null],
        ["T02-P01", 5, "已满"],
        ["T02-P02", 9, null],
        ["T10-P01", 18, "超出限报数"],
      ]);
    });

    it("holds all registrations against them, whatever is selected", () => {
      expect(tableOf(limited([FUZHOU])).at(-1)).toMatchObject({ registrations: 6, limit: "超出限报数" });
    });

    it("says how many are reached", () => {
      expect(limited().summary(zh)).toBe(
        "6 个赛题中，3 个有提交，1 个有报名无提交，2 个零报名；1 个赛题报名已满，1 个超出限报数；另有 2 个项目未归入赛题。",
      );
    });
  });

  it("speaks of no limits where none is set", () => {
    expect(columnNames(frameOf(coverageByProblem))).not.toContain("max_entries");
  });
});
