import { describe, expect, it } from "vitest";
import type { Catalogue } from "../../../src/model/catalogue.ts";
import { findings } from "../../../src/panels/findings/findings.ts";
import { names } from "../../../src/panels/findings/rule.ts";
import { catalogue, columns, context, en, FUZHOU, JUNE, zh } from "./contest.ts";

/** Six problems of three tracks, 42 registrations: T01 5/0/7, T02 1/0, T10 27; 2 of no problem. */
const results = {
  places: columns(
    ["problem_id", "track_id", "registrations", "submissions"],
    [
      ["T01-P01", "T01", 5, 1],
      ["T01-P03", "T01", 7, 0],
      ["T02-P01", "T02", 1, 1],
      ["T10-P01", "T10", 27, 11],
      [null, null, 2, 1],
    ],
  ),
  areas: columns(
    ["value", "registrations", "submissions"],
    [
      ["福州", 40, 14],
      ["未填", 2, 0],
    ],
  ),
  types: columns(["value", "registrations", "submissions"], [["enterprise", 42, 14]]),
  registered: columns(
    ["day", "registrations"],
    [
      [JUNE, 20],
      [JUNE + 2, 5],
      [JUNE + 4, 15],
      [null, 2],
    ],
  ),
  orphans: columns(["entries"], [[3]]),
  missing_preliminary: columns(["entries"], [[4]]),
};
const quiet = {
  places: columns(
    ["problem_id", "track_id", "registrations", "submissions"],
    catalogue.problems.map(({ problem_id, track_id }) => [problem_id, track_id, 3, 3]),
  ),
  areas: columns(
    ["value", "registrations", "submissions"],
    [
      ["福州", 9, 9],
      ["厦门", 9, 9],
    ],
  ),
  types: columns(["value", "registrations", "submissions"], [["enterprise", 18, 18]]),
  registered: columns(["day", "registrations"], [[JUNE - 20, 18]]),
  orphans: columns(["entries"], [[0]]),
  missing_preliminary: columns(["entries"], [[0]]),
};

const closed = { as_of: "2026-06-06T12:00:00" };
const with_ = (more: Partial<Catalogue["settings"]>, of: Partial<Catalogue> = {}) => ({
  ...context(),
  catalogue: { ...catalogue, ...of, settings: { ...catalogue.settings, ...more } },
});
const said = (within: ReturnType<typeof with_>, of: Parameters<typeof findings.frame>[0] = results) =>
  Object.fromEntries((findings.frame(of, of, within)?.found ?? []).map(({ rule, say }) => [rule, say(zh)]));

const areas = ["福州", "厦门"].map((name) => ({ name, tile: null }));

describe("findings", () => {
  it("say nothing of a contest in which nothing is out of the ordinary", () => {
    expect(said(with_({ ...closed, areas }), quiet)).toEqual({});
  });

  it("name problems and areas without registrations", () => {
    const found = said(with_({ areas }));
    expect(found["empty-problems"]).toBe("2 个赛题零报名：T01-P02、T02-P02。");
    expect(found["absent-areas"]).toBe("1 个地区尚无报名：厦门。");
  });

  it("call nothing without registrations of which only a filter leaves none", () => {
    const june = { kind: "range", field: "day", from: JUNE, to: JUNE + 3 } as const;
    const found = said({ ...with_({ areas }), selection: [june] });
    expect(found["empty-problems"]).toBe("2 个赛题没有符合筛选的报名：T01-P02、T02-P02。");
    expect(found["absent-areas"]).toBe("1 个地区没有符合筛选的报名：厦门。");
  });

  it("call a problem of the tracks chosen without registrations as ever: no entry of it is left out", () => {
    const track = { kind: "points", field: "track", values: ["T01", "T02"] } as const;
    const found = said({ ...with_({ areas }), selection: [track] });
    expect(found["empty-problems"]).toBe("2 个赛题零报名：T01-P02、T02-P02。");
  });

  it("say nothing of areas where the data name none at all", () => {
    const blank = { ...results, areas: columns(["value", "registrations", "submissions"], [["未填", 42, 14]]) };
    expect(said(with_({ areas }), blank)).not.toHaveProperty("absent-areas");
  });

  it("say nothing of areas that a filter leaves out", () => {
    expect(said({ ...with_({ areas }), selection: [FUZHOU] })).not.toHaveProperty("absent-areas");
  });

  it("name tracks below a third of the mean of registrations a problem", () => {
    // 40 registrations on 6 problems: 6.67; T02 has 1 on 2, T01 has 12 on 3.
    expect(said(with_({ areas }))["thin-tracks"]).toBe(
      "报名偏少的赛道：文物保护利用（每题 0.5 个）；全部赛道平均每题 6.7 个项目。",
    );
  });

  it("name targets of which less than 60% is reached, and none that is just reached to 60%", () => {
    const targets = [
      { dimension: "contest", value: "", metric: "registrations", target: 70 },
      { dimension: "track", value: "T01", metric: "registrations", target: 21 },
      { dimension: "area", value: "厦门", metric: "submissions", target: 5 },
    ] as const;
    expect(said(with_({ areas, targets: [...targets] }))["below-target"]).toBe(
      "距目标较远：工业制造（12/21）、厦门（0/5）。",
    );
  });

  it("speak of a rush of the last days once registration has closed, by dated registrations alone", () => {
    // The deadline is June 5: June 3 to 5 hold 20 of 40.
    expect(said(with_({ ...closed, areas }))["last-days"]).toBe("截止日及前两日共 3 天报名 20 个项目，占 50%。");
    expect(said(with_({ as_of: "2026-06-04T12:00:00", areas }))).not.toHaveProperty("last-days");
  });

  it("count entries without a score, orphans and registrations of no known problem, with the rows behind them", () => {
    const found = findings.frame(results, results, with_({ areas }))?.found ?? [];
    const of = (rule: string) => found.find((each) => each.rule === rule);
    expect(of("scores-missing")?.say(zh)).toBe("初赛（网评）有 4 个项目缺成绩。");
    expect(of("scores-missing")?.behind).toEqual({
      kind: "entries",
      where: "in_preliminary = 1 AND score_preliminary IS NULL",
    });
    expect(of("orphans")?.say(zh)).toBe("3 个项目只见于评分或结果，未见报名。");
    expect(of("unplaced")?.say(zh)).toBe("2 个报名项目未归入现有赛题。");
  });

  it("name problems over their limit", () => {
    const problems = catalogue.problems.map((each) => ({
      ...each,
      max_entries: each.problem_id === "T10-P01" ? 26 : 27,
    }));
    const found = findings.frame(results, results, with_({ areas }, { problems }))?.found ?? [];
    const over = found.find(({ rule }) => rule === "over-limit");
    expect(over?.say(zh)).toBe("1 个赛题报名超出限报数：T10-P01。");
    expect(over?.behind).toEqual({ kind: "problems", where: "problem_id IN ('T10-P01')" });
    // What a filter leaves says nothing of a limit on all.
    const filtered = { ...with_({ areas }, { problems }), selection: [FUZHOU] };
    expect(said(filtered)).not.toHaveProperty("over-limit");
  });

  it("say whether they speak of a part of the contest only", () => {
    expect(findings.frame(results, results, with_({ areas }))?.isFiltered).toBe(false);
    expect(findings.frame(results, results, { ...with_({ areas }), selection: [FUZHOU] })?.isFiltered).toBe(true);
  });
});

describe("names in a finding", () => {
  const seven = ["甲", "乙", "丙", "丁", "戊", "己", "庚"];

  it("are five at most, and how many there are is said once", () => {
    expect(names(zh, seven.slice(0, 5))).toBe("甲、乙、丙、丁、戊");
    expect(names(zh, seven)).toBe("甲、乙、丙、丁、戊等 7 个");
    expect(names(zh, seven, true)).toBe("甲、乙、丙、丁、戊等");
    expect(names(en, seven, true)).toBe("甲, 乙, 丙, 丁, 戊 and others");
  });
});
