import { describe, expect, it } from "vitest";
import { LIGHT } from "../../../src/panels/drawing/palette.ts";
import { themeByTrack } from "../../../src/panels/themes/theme-by-track.ts";
import { themeByTrackView } from "../../../src/panels/themes/theme-by-track-view.ts";
import type { PanelContext } from "../../../src/panels/types.ts";
import { catalogueWith, problem, track } from "../../fixtures/catalogue.ts";
import { catalogue, columnNames, columns, context, en, FUZHOU, frameOf, tableOf, totals, zh } from "./contest.ts";

const byTerm = { choices: { "theme-by-track.by": "term" } };
const cells = (within?: PanelContext) =>
  tableOf(frameOf(themeByTrack, within)).map((row) => [
    row.theme ?? row.term,
    row.track_no,
    row.problems,
    row.problems_of_track,
    row.share,
  ]);

describe("themes by track", () => {
  it("crosses every theme with every track in official order, zeros included", () => {
    expect(cells()).toEqual([
      ["人工智能", 1, 2, 3, 2 / 3],
      ["人工智能", 2, 1, 2, 1 / 2],
      ["人工智能", 10, 0, 1, 0],
      ["数据流通", 1, 1, 3, 1 / 3],
      ["数据流通", 2, 1, 2, 1 / 2],
      ["数据流通", 10, 1, 1, 1],
    ]);
  });

  it("crosses terms instead, those of most problems first", () => {
    const within = context([], byTerm);
    expect(cells(within).map(([term]) => term)).toEqual(
      ["数据空间", "智能体", "监测", "区块链"].flatMap((term) => [term, term, term]),
    );
    expect(cells(within)[3]).toEqual(["智能体", 1, 2, 3, 2 / 3]);
    expect(columnNames(frameOf(themeByTrack, within)).slice(0, 5)).toEqual([
      "term",
      "track_no",
      "track_name",
      "problems",
      "share",
    ]);
  });

  it("weighs by how few of the tracks have a theme what is peculiar to a track", () => {
    // 人工智能 is in two of three tracks, 数据流通 in all: 2/3 · ln 1.5 = 0.2703, 1/2 · ln 1.5 = 0.2027, and 0.
    const within = context([], { choices: { "theme-by-track.weight": "tfidf" } });
    expect(tableOf(frameOf(themeByTrack, within)).map((row) => Number(row.tf_idf).toFixed(4))).toEqual([
      "0.2703",
      "0.2027",
      "0.0000",
      "0.0000",
      "0.0000",
      "0.0000",
    ]);
    expect(frameOf(themeByTrack, within).summary(zh)).toContain(
      "最有赛道特点的是工业制造 人工智能、文物保护利用 人工智能（特有程度",
    );
  });

  it("draws of terms those that are peculiar to a track, not those of most problems", () => {
    const within = context([], { choices: { "theme-by-track.by": "term", "theme-by-track.weight": "tfidf" } });
    const drawn = JSON.stringify(
      frameOf(themeByTrack, within).option({
        theme: LIGHT,
        t: zh,
        language: "zh-CN",
        width: 640,
        height: 400,
      }),
    );
    // 数据空间 is in every track; 智能体 in the first alone, 监测 in the second.
    expect(drawn).not.toContain('"key":"数据空间"');
    expect(drawn).toContain('"key":"智能体"');
    expect(drawn).toContain('"key":"监测"');
  });

  it("draws a term of every track that has a peculiar one, before a second of any", () => {
    // Four problems a track, all of which have the two terms of their track, but in T20, where one has them.
    const tracks = Array.from({ length: 20 }, (_, at) => track(at + 1, `赛道${at + 1}`));
    const problems = tracks.flatMap(({ track_id }) => [1, 2, 3, 4].map((no) => problem(`${track_id}-P0${no}`)));
    const ofTerm = (track_id: string) =>
      problems.filter((each) => each.track_id === track_id && (track_id !== "T20" || each.problem_no === 1));
    const terms = tracks.flatMap(({ track_id }) =>
      ["甲", "乙"].map((name) => ({
        term: `${name}${track_id}`,
        theme: "",
        forms: [],
        source: "lexicon",
        problems: ofTerm(track_id).map(({ problem_id }) => problem_id),
      })),
    );
    const carried = columns(
      ["problem_id", "term"],
      terms.flatMap(({ term, problems }) => problems.map((problem_id) => [problem_id, term])),
    );
    const view = themeByTrackView(
      { carried },
      { carried },
      { ...context(), catalogue: catalogueWith({ tracks, problems, terms }) },
      { kind: "term", weight: "tfidf" },
    );
    const drawn = view?.drawn.map(({ key }) => key) ?? [];
    expect(drawn).toHaveLength(30);
    expect(tracks.filter(({ track_id }) => !drawn.includes(`甲${track_id}`))).toEqual([]);
    expect(drawn.slice(0, 3)).toEqual(["甲T01", "乙T01", "甲T02"]);
    expect(drawn).not.toContain("乙T20");
  });

  it("counts a problem with two terms of a theme once", () => {
    const carried = {
      problem_id: ["T01-P01", "T01-P01"],
      term: ["智能体", "监测"],
      theme: ["ai", "ai"],
      terms: [1, 1],
    };
    const frame = themeByTrack.frame({ carried }, totals, context());
    expect(frame?.table(zh).rows[0]?.slice(3, 5)).toEqual([1, 1 / 3]);
  });

  it("keeps the track's problems whole under a filter on entries, and takes away those that a clause on problems does", () => {
    expect(cells(context([FUZHOU]))[3]).toEqual(["数据流通", 1, 1, 3, 1 / 3]);
    const one = context([{ kind: "points", field: "problem", values: ["T01-P01"] }]);
    expect(cells(one)[3]).toEqual(["数据流通", 1, 1, 1, 1]);
    expect(cells(one)[5]?.[4]).toBeNull();
  });

  it("keeps problems of no known track in sight", () => {
    const tracks = catalogue.tracks.filter(({ track_id }) => track_id !== "T10");
    const rows = cells({ ...context(), catalogue: { ...catalogue, tracks } });
    expect(rows[5]).toEqual(["数据流通", null, 1, 1, 1]);
  });

  it("selects by a name of a row or a column, and opens the rows behind a cell", () => {
    const frame = frameOf(themeByTrack);
    expect(frame.select({ kind: "click", key: "ai" })).toEqual({ kind: "points", field: "theme", values: ["ai"] });
    expect(frame.select({ kind: "click", key: "T10" })).toEqual({ kind: "points", field: "track", values: ["T10"] });
    expect(frame.select({ kind: "click", key: "ai × T01" })).toBeNull();
    expect(frame.rows({ kind: "click", key: "ai × T01" })).toEqual([
      { kind: "points", field: "theme", values: ["ai"] },
      { kind: "points", field: "track", values: ["T01"] },
    ]);
    expect(frame.rows({ kind: "click", key: "ai" })).toBeNull();
    expect(themeByTrack.behind(context()).kind).toBe("problems");
  });

  it("says where themes add up to more than the problems there are", () => {
    const carried = {
      problem_id: ["T02-P01", "T02-P01"],
      term: ["监测", "数据空间"],
      theme: ["ai", "flow"],
      terms: [1, 1],
    };
    const one = context([{ kind: "points", field: "problem", values: ["T02-P01"] }]);
    expect(themeByTrack.frame({ carried }, totals, one)?.summary(zh)).toContain(
      "一题可属多个主题，各主题相加为 2，多于赛题数 1",
    );
    const chosen = context([{ kind: "points", field: "theme", values: ["flow"] }]);
    expect(frameOf(themeByTrack, chosen).summary(zh)).toBe("3 个赛道 6 个赛题中，3 个含数据流通。");
  });

  it("says which theme most problems have, and which is found in fewest tracks", () => {
    expect(frameOf(themeByTrack).summary(zh)).toBe(
      "3 个赛道 6 个赛题中，5 个已归入主题，分属 2 个主题，人工智能、数据流通并列最多（各 3 个赛题）；人工智能涉及赛道最少（2 个）；一题可属多个主题，各主题相加为 6，多于赛题数 5。",
    );
    expect(frameOf(themeByTrack, context([], byTerm)).summary(en)).toBe(
      "5 of 6 problems in 3 tracks have terms, 3 in all, most in 数据空间 (3).",
    );
  });

  it("says nothing of tracks that a filter leaves out, yet keeps their columns", () => {
    const frame = frameOf(themeByTrack, context([{ kind: "points", field: "track", values: ["T01"] }]));
    expect(frame.summary(zh)).toContain("1 个赛道 3 个赛题中");
    expect(frame.table(zh).rows).toHaveLength(6);
  });

  it("has nothing to show without terms", () => {
    expect(themeByTrack.frame(totals, totals, { ...context(), catalogue: { ...catalogue, terms: [] } })).toBeNull();
  });
});
