import { describe, expect, it } from "vitest";
import type { SourceCell } from "../../../src/ingest/table/source.ts";
import { found, imported, mapped, rowsOf, source } from "./sheets.ts";

/** Every combination of a list's values, each with a number of its own. */
function grid(lists: readonly (readonly SourceCell[])[], more: (n: number) => readonly SourceCell[]): SourceCell[][] {
  const all = lists.reduce<SourceCell[][]>(
    (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
  return all.map((row, n) => [...row, ...more(n)]);
}
const scores = ["entry_id", "judge_id", "criterion", "round", "score"];
const conceptsOf = (header: readonly string[], rows: readonly (readonly SourceCell[])[]) =>
  mapped(source(header, rows)).mapping.columns.map(({ concept }) => concept);

describe("an entrant with several rows", () => {
  it("is one entry with a score for each problem that all were given", () => {
    const rows = grid(
      [
        ["DEU1", "DEU2", "DEU3"],
        ["P1", "P2", "P3"],
      ],
      (n) => [n % 8],
    );
    const built = imported([source(["contestant", "problem", "points"], rows)]);
    expect(rowsOf(built, "entries", ["entry_id"])).toEqual([["DEU1"], ["DEU2"], ["DEU3"]]);
    expect(rowsOf(built, "scores", scores).slice(0, 4)).toEqual([
      ["DEU1", null, "P1", null, 0],
      ["DEU1", null, "P2", null, 1],
      ["DEU1", null, "P3", null, 2],
      ["DEU2", null, "P1", null, 3],
    ]);
    expect(rowsOf(built, "results", ["entry_id"])).toEqual([]);
    expect(found(built, "identity_assumed")).toBeDefined();
  });

  it("is an entry for each problem of its own choice", () => {
    const rows = [
      ["甲队", "A", 90],
      ["甲队", "B", 80],
      ["乙队", "C", 70],
      ["乙队", "D", 60],
      ["丙队", "E", 50],
      ["丙队", "F", 40],
    ];
    const built = imported([source(["团队名称", "赛题", "得分"], rows)]);
    expect(rowsOf(built, "entries", ["entry_id"])).toHaveLength(6);
    expect(rowsOf(built, "results", ["official_score"])).toHaveLength(6);
  });

  it("keeps the week as the round, and the sum of a week's scores is a check and no result", () => {
    const rows = grid(
      [
        [1, 2, 3],
        ["Ann & Bo", "Cy & Di"],
      ],
      (n) => [`Song ${n}`, n + 1, n + 2, 2 * n + 3],
    );
    const built = imported([source(["Week", "Couple", "Song", "Craig", "Len", "Total"], rows)]);
    expect(rowsOf(built, "entries", ["entry_id"])).toEqual([["Ann & Bo"], ["Cy & Di"]]);
    expect(rowsOf(built, "scores", scores).filter(([entry, , , round]) => entry === "Cy & Di" && round === 2)).toEqual([
      ["Cy & Di", null, "Craig", 2, 4],
      ["Cy & Di", null, "Len", 2, 5],
    ]);
    expect(rowsOf(built, "results", ["entry_id"])).toEqual([]);
    expect(found(built, "total_as_check")?.values).toEqual({ column: "Total" });
  });

  it("keeps as its result what all its rows say alike", () => {
    const rows = grid(
      [
        ["Ann", "Bo"],
        ["Waltz", "Tango"],
      ],
      (n) => [n, n < 2 ? 1 : 5],
    );
    const built = imported([source(["Dancer", "Dance", "Score", "Final score"], rows)]);
    expect(rowsOf(built, "results", ["entry_id", "official_score"])).toEqual([
      ["Ann", 1],
      ["Bo", 5],
    ]);
  });

  it("has stages where its rounds are called by them", () => {
    const rows = grid(
      [
        ["选手01", "选手02", "选手03"],
        ["第一轮", "第二轮"],
      ],
      (n) => [60 + n],
    );
    expect(conceptsOf(["选手", "轮次", "成绩"], rows)).toEqual(["team_name", "stage", "score"]);
  });

  it("is known by a number where only that names it, also beside its judges", () => {
    const rows = grid(
      [
        [101, 102],
        ["Waltz", "Tango"],
        ["A", "B"],
      ],
      (n) => [n % 6],
    );
    expect(conceptsOf(["couple", "dance", "judge", "mark"], rows)).toEqual([
      "entry_id",
      "criterion",
      "judge_id",
      "score",
    ]);
  });

  it("is a person who has several rows", () => {
    const rows = grid(
      [
        ["张伟", "王芳", "李娜"],
        ["朗诵", "答辩"],
      ],
      (n) => [70 + n],
    );
    expect(conceptsOf(["姓名", "科目", "成绩"], rows)).toEqual(["team_name", "criterion", "score"]);
  });

  it("is none where each row has a number of its own", () => {
    const rows = grid(
      [
        ["Ann", "Bo"],
        ["A", "B", "C"],
      ],
      (n) => [100 + n, n],
    );
    expect(conceptsOf(["User", "Task", "Submission ID", "Score"], rows)).toEqual([
      "team_name",
      null,
      "entry_id",
      "official_score",
    ]);
  });
});

describe("a row's own figures", () => {
  it("of one round are checked and no result, whatever the column of points is called", () => {
    const rows = grid(
      [
        ["Ann", "Bo", "Cy"],
        [1, 2],
      ],
      (n) => [n + 1, n + 3, 2 * n + (n === 3 ? 5 : 4)],
    );
    const built = imported([source(["Poet", "Round", "J1", "J2", "Score"], rows)]);
    expect(rowsOf(built, "scores", scores)).toHaveLength(12);
    expect(rowsOf(built, "results", ["entry_id"])).toEqual([]);
    // Bo's second round: 4 + 6 = 10
    expect(found(built, "total_differs")?.examples).toMatchObject([{ row: 5, value: "11 ≠ 10" }]);
  });

  it("of the best of several rounds are the result, and the rounds its scores", () => {
    const rows = [
      ["A", 50, 120, 80, 120],
      ["B", 70, 60, 110, 110],
      ["C", 100, 40, 90, 100],
    ];
    const built = imported([source(["Team Name", "Round 1", "Round 2", "Round 3", "Max Score"], rows)]);
    expect(rowsOf(built, "scores", scores).slice(0, 2)).toEqual([
      ["A", null, null, 1, 50],
      ["A", null, null, 2, 120],
    ]);
    expect(rowsOf(built, "results", ["official_score"])).toEqual([[120], [110], [100]]);
  });

  it("a position beside judges is the speaker's, and tells scores apart", () => {
    const rows = grid(
      [
        ["Adj 1", "Adj 2"],
        ["Team A", "Team B"],
        [1, 2],
      ],
      (n) => [70 + n],
    );
    const built = imported([source(["adjudicator", "team", "position", "score"], rows)]);
    expect(rowsOf(built, "scores", scores).slice(0, 2)).toEqual([
      ["Team A", "Adj 1", "1", null, 70],
      ["Team A", "Adj 1", "2", null, 71],
    ]);
    expect(rowsOf(built, "results", ["entry_id"])).toEqual([]);
  });

  it("judges beside the columns of all that they judged make no list of judges", () => {
    const rows = ["评委一", "评委二", "评委三"].map((judge, n) => [judge, 80 + n, 90 - n]);
    const built = imported([source(["评委", "项目A", "项目B"], rows)]);
    expect(built.tables.map(({ table }) => table)).not.toContain("judges");
    expect(rowsOf(built, "scores", ["entry_id", "judge_id", "score"]).slice(0, 2)).toEqual([
      ["项目A", "评委一", 80],
      ["项目B", "评委一", 90],
    ]);
  });
});
