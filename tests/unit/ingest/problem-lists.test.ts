import { describe, expect, it } from "vitest";
import type { SourceCell, SourceTable } from "../../../src/ingest/table/source.ts";
import { found, imported, mapped, rowsOf, source } from "./sheets.ts";

type Rows = readonly (readonly SourceCell[])[];
const TRACKS = ["track_id", "track_no", "track_name"];
const PROBLEMS = ["problem_id", "track_id", "problem_no", "problem_title", "problem_text"];

const tablesOf = (header: readonly string[], rows: Rows, more: Partial<SourceTable> = {}) =>
  mapped(source(header, rows, more)).mapping.tables;

const LIST = source(
  ["赛道编号", "赛道名称", "赛题编号", "赛题名称", "赛题内容", "发布单位", "限报数"],
  [
    ["赛道一", "工业制造赛道", 1, "赛题1：工业质检", "围绕质检，\n提出方案。", "甲公司", 20],
    ["赛道一", "工业制造赛道", 2, "赛题2：设备维护", "围绕设备。", "乙公司", "不限"],
    ["赛道二", "现代农业赛道", 1, "茶产业服务", "Use data.\r\nBe open.", "丙公司", 5],
  ],
);

describe("a list of problems", () => {
  const built = imported([LIST]);

  it("makes the tracks and problems that an announcement of them would make", () => {
    expect(rowsOf(built, "tracks", TRACKS)).toEqual([
      ["T01", 1, "工业制造"],
      ["T02", 2, "现代农业"],
    ]);
    expect(rowsOf(built, "problems", PROBLEMS)).toEqual([
      ["T01-P01", "T01", 1, "工业质检", "围绕质检，提出方案。"],
      ["T01-P02", "T01", 2, "设备维护", "围绕设备。"],
      ["T02-P01", "T02", 1, "茶产业服务", "Use data. Be open."],
    ]);
    expect(rowsOf(built, "problems", ["max_entries", "source_row"])).toEqual([
      [20, 2],
      [null, 3],
      [5, 4],
    ]);
    expect(built.reports[0]?.tables).toEqual([
      { table: "tracks", rows: 2 },
      { table: "problems", rows: 3 },
    ]);
    expect(built.reports[0]?.unused).toEqual([]);
  });

  it("counts problems in the order of their rows where it has no numbers, and fills a track that is blank from above", () => {
    const unnumbered = imported([
      source(
        ["赛道", "赛题名称", "赛题描述", "联系人", "联系电话"],
        [
          ["一、工业制造", "1、质检", "甲", "王五", "0591-87654321"],
          [null, "2、维护", "乙", "王五", "0591-87654321"],
          ["二、现代农业", "3、茶", "丙", "赵六", "0591-87654322"],
        ],
      ),
    ]);
    expect(rowsOf(unnumbered, "problems", ["problem_id", "problem_title"])).toEqual([
      ["T01-P01", "质检"],
      ["T01-P02", "维护"],
      ["T02-P01", "茶"],
    ]);
    expect(found(unnumbered, "track_from_above")?.examples.map(({ row }) => row)).toEqual([3]);
  });

  it("takes its own codes for identifiers, as entries will name them", () => {
    const coded = imported([
      source(
        ["track", "problem id", "title", "description"],
        [
          ["Health", "H-1", "Readmission", "a"],
          ["Health", "H-2", "Triage", "b"],
          ["Energy", "E-1", "Load", "c"],
        ],
      ),
      source(
        ["项目编号", "项目名称", "赛题编号"],
        [
          ["001", "甲", "E-1"],
          ["002", "乙", "H-2"],
        ],
        { file: "报名.csv" },
      ),
    ]);
    expect(rowsOf(coded, "problems", ["problem_id", "track_id", "problem_no"])).toEqual([
      ["H-1", "T01", 1],
      ["H-2", "T01", 2],
      ["E-1", "T02", 1],
    ]);
    expect(rowsOf(coded, "entries", ["problem_id", "track_id"])).toEqual([
      ["E-1", "T02"],
      ["H-2", "T01"],
    ]);
  });

  it("takes numbers that run on through all tracks for codes", () => {
    const header = ["赛道", "赛题编号", "赛题名称", "赛题内容"];
    const built = imported([
      source(header, [
        ["工业", "1", "甲题", "a"],
        ["工业", "2", "乙题", "b"],
        ["农业", "3", "丙题", "c"],
      ]),
    ]);
    expect(rowsOf(built, "problems", ["problem_id", "problem_no"])).toEqual([
      ["1", 1],
      ["2", 2],
      ["3", 1],
    ]);
  });

  it("of each host has the track that its sheet is named after", () => {
    const of = (sheet: string, rows: Rows): SourceTable =>
      source(["赛题名称", "赛题内容"], rows, { sheet, file: "清单.xlsx", format: "xlsx" });
    const built = imported([of("工业制造赛道", [["质检", "甲"]]), of("现代农业赛道", [["茶", "乙"]])]);
    expect(rowsOf(built, "problems", ["problem_id", "problem_title"])).toEqual([
      ["T01-P01", "质检"],
      ["T02-P01", "茶"],
    ]);
    expect(rowsOf(built, "tracks", ["track_name"])).toEqual([["工业制造"], ["现代农业"]]);
    const numbered = (sheet: string, rows: Rows): SourceTable =>
      source(["赛题编号", "赛题名称", "赛题内容"], rows, { sheet, file: "清单.xlsx", format: "xlsx" });
    const twoTracks = imported([
      numbered("工业制造赛道", [["01", "质检", "甲"]]),
      numbered("现代农业赛道", [["01", "茶", "乙"]]),
    ]);
    expect(rowsOf(twoTracks, "problems", ["problem_id"])).toEqual([["T01-P01"], ["T02-P01"]]);
    // Problem 1 of two tracks is no problem that has changed.
    expect(found(twoTracks, "exports_differ")).toBeUndefined();
  });

  it("takes no count of its rows for numbers of problems", () => {
    const counted = imported([
      source(
        ["序号", "赛道", "赛题名称", "赛题内容"],
        [
          [1, "赛道一：工业", "赛题 1：质检", "甲"],
          [2, "赛道一：工业", "赛题 2：维护", "乙"],
          [3, "赛道二：农业", "赛题 1：茶", "丙"],
        ],
      ),
    ]);
    expect(rowsOf(counted, "problems", ["problem_id", "problem_title"])).toEqual([
      ["T01-P01", "质检"],
      ["T01-P02", "维护"],
      ["T02-P01", "茶"],
    ]);
  });
});

describe("rows of a list that are set aside", () => {
  const built = imported([
    source(
      ["赛道", "赛题编号", "赛题名称", "赛题内容"],
      [
        ["工业制造", "T01-P01", "质检", "甲"],
        ["工业制造", "T01-P01", "维护", "乙"],
        ["工业制造", "T01-P03", null, "丙"],
        ["赛道9", "T09-P01", "无名", "丁"],
        ["工业制造", "T01-P04", "排产", "戊"],
      ],
    ),
  ]);

  it("are told with what is wrong with them", () => {
    expect(built.reports[0]?.unused).toEqual([
      { row: 3, rule: "problem_code_twice" },
      { row: 4, rule: "missing_required" },
      { row: 5, rule: "unknown_track" },
    ]);
    expect(found(built, "problem_code_twice")?.examples[0]).toEqual({ row: 3, column: "赛题编号", value: "T01-P01" });
    expect(found(built, "unknown_track")?.examples[0]).toEqual({ row: 5, column: "赛道", value: "赛道9" });
    expect(rowsOf(built, "problems", ["problem_id"])).toEqual([["T01-P01"], ["T01-P04"]]);
  });

  it("are also those that say nothing new, and not those that share a title alone", () => {
    const doubled = imported([
      source(
        ["赛道", "赛题名称", "赛题内容"],
        [
          ["工业", "质检", "甲"],
          ["工业", "质检", "甲"],
          ["工业", "维护", "乙"],
          ["工业", "排产", "丙"],
          ["工业", "能耗", "丁"],
          ["农业", "质检", "戊"],
        ],
      ),
    ]);
    expect(doubled.reports[0]?.unused).toEqual([{ row: 3, rule: "problem_twice" }]);
    expect(doubled.tables.find(({ table }) => table === "problems")?.rows).toBe(5);
  });
});

describe("beside a catalogue", () => {
  const catalogue = {
    tracks: [
      { track_id: "T01", track_no: 1, track_name: "工业制造" },
      { track_id: "T02", track_no: 2, track_name: "现代农业" },
    ],
    problems: [
      { problem_id: "T01-P01", track_id: "T01", problem_no: 1, problem_title: "质检" },
      { problem_id: "T01-P02", track_id: "T01", problem_no: 2, problem_title: "维护" },
      { problem_id: "T02-P01", track_id: "T02", problem_no: 1, problem_title: "茶" },
    ],
  };
  const list = (rows: Rows, header = ["赛道", "赛题名称", "赛题内容"]): SourceTable => source(header, rows);

  it("problems that are known by their titles keep their ids, and a new one takes a number that is free", () => {
    const built = imported(
      [
        list([
          ["工业制造赛道", "排产", "新"],
          ["工业制造赛道", "维护", "乙"],
        ]),
      ],
      {},
      { catalogue },
    );
    expect(rowsOf(built, "problems", ["problem_title", "problem_id"])).toEqual([
      ["排产", "T01-P03"],
      ["维护", "T01-P02"],
    ]);
    expect(rowsOf(built, "tracks", TRACKS)).toEqual([["T01", 1, "工业制造"]]);
  });

  it("problems of a track none of which is known are numbered anew, unless entries name those that were", () => {
    const rows = [
      ["工业制造", "能耗", "甲"],
      ["工业制造", "排产", "乙"],
    ];
    const idsOf = (known: Uint8Array | null) =>
      rowsOf(imported([list(rows)], {}, { catalogue, known }), "problems", ["problem_id"]).flat();
    expect(idsOf(null)).toEqual(["T01-P01", "T01-P02"]);
    expect(idsOf(new Uint8Array())).toEqual(["T01-P03", "T01-P04"]);
  });

  it("a list of one track leaves the others for entries to be matched with", () => {
    const entries = source(["项目编号", "项目名称", "赛道", "赛题"], [["001", "甲", "现代农业", "茶"]], {
      file: "报名.csv",
    });
    const built = imported([list([["工业制造", "质检", "甲"]]), entries], {}, { catalogue });
    expect(rowsOf(built, "entries", ["track_id", "problem_id"])).toEqual([["T02", "T02-P01"]]);
  });

  it("codes of the list give way to the ids that loaded entries name", () => {
    const rows = [["工业制造", "GY-7", "维护", "乙"]];
    const header = ["赛道", "赛题编号", "赛题名称", "赛题内容"];
    const fresh = imported([list(rows, header)], {}, { catalogue });
    expect(rowsOf(fresh, "problems", ["problem_id"])).toEqual([["GY-7"]]);
    const loaded = imported([list(rows, header)], {}, { catalogue, known: new Uint8Array() });
    expect(rowsOf(loaded, "problems", ["problem_id", "problem_no"])).toEqual([["T01-P02", 2]]);
    expect(found(loaded, "problem_code_kept")?.examples[0]).toMatchObject({ value: "GY-7", after: "T01-P02" });
  });

  it("an announcement among the files says what there is, and the list is kept as it was read", () => {
    const built = imported([list([["工业制造", "质检", "甲"]])], {}, { catalogue, isAnnounced: true });
    expect(built.tables).toEqual([]);
    expect(found(built, "announcement_counts")?.count).toBe(1);
  });
});

describe("what is no list of problems", () => {
  it("names who takes part, or how they fared", () => {
    const rows = [
      ["工业", "质检", "甲", "乙"],
      ["农业", "茶", "丙", "丁"],
    ];
    expect(tablesOf(["赛道", "赛题名称", "项目名称", "参赛单位"], rows)).toContain("entries");
    expect(tablesOf(["赛道", "赛题", "姓名", "学校"], rows)).toContain("entries");
    expect(tablesOf(["赛道", "赛题名称", "赛题内容", "团队名称"], rows)).toContain("entries");
    expect(tablesOf(["赛题名称", "赛题内容", "奖项", "单位"], rows)).toContain("entries");
    expect(tablesOf(["track", "paper id", "title", "abstract"], rows)).toContain("entries");
    const chosen = ["赛道", "赛题编号", "赛题名称", "赛题说明", "报名单位", "报名时间"];
    const registered = [["工业", "1", "质检", "围绕质检", "甲公司", "2026-05-01"]];
    expect(tablesOf(chosen, registered)).toContain("entries");
    const judged = [["1", "质检", "围绕质检", 88, 90, 91]];
    expect(tablesOf(["赛题编号", "赛题名称", "赛题内容", "评委1", "评委2", "评委3"], judged)).not.toContain("tracks");
  });

  it("names problems over and over", () => {
    const rows = ["甲", "乙", "丙", "丁"].map((name) => ["工业", "质检", "围绕质检", name]);
    expect(tablesOf(["赛道", "赛题名称", "赛题内容", "意向"], rows)).not.toContain("problems");
  });

  it("counts what came in for each problem, as the report says", () => {
    const built = imported([
      source(
        ["赛道", "赛题", "报名数", "提交数"],
        [
          ["工业", "质检", 12, 3],
          ["农业", "茶", 0, 0],
        ],
      ),
    ]);
    expect(built.tables).toEqual([]);
    expect(built.reports[0]?.missing).toEqual([]);
    expect(found(built, "problem_summary")).toBeDefined();
  });

  it("but counts beside the texts of problems make no summary of a list", () => {
    const rows = [
      ["工业", "质检", "围绕质检", 12],
      ["农业", "茶", "围绕茶", 0],
    ];
    expect(tablesOf(["赛道", "赛题", "赛题说明", "报名数"], rows)).toEqual(["tracks", "problems"]);
  });

  it("goes by a title that may be an entry's, unless the sheet says that it lists problems", () => {
    const header = ["赛道", "题目", "说明"];
    const rows = [
      ["工业", "质检", "甲"],
      ["农业", "茶", "乙"],
    ];
    expect(tablesOf(header, rows)).not.toContain("problems");
    expect(tablesOf(header, rows, { sheet: "赛题清单" })).toEqual(["tracks", "problems"]);
  });
});
