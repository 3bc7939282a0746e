import { expect, test } from "vitest";
import { JUDGED_STAGES, type JudgedStage } from "../../../src/model/vocabulary.ts";
import { demo, entryById, tally, tracks } from "./demo-fixture.ts";

const of = (stage: JudgedStage) => demo.scores.filter((row) => row.stage === stage);
const resultsOf = (stage: JudgedStage) => demo.results.filter((row) => row.stage === stage);
const entriesIn = (stage: JudgedStage): Set<string> => new Set(of(stage).map((row) => row.entry_id));
const judgesAnEntry = (stage: JudgedStage): number[] => {
  const pairs = new Set(of(stage).map(({ entry_id, judge_id }) => `${entry_id} ${judge_id}`));
  return [...new Set(tally([...pairs].map((pair) => pair.split(" ")[0])).values())];
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const sd = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));

test("three judges judge an entry in 初赛, five in 复赛, seven in 决赛", () => {
  expect(judgesAnEntry("preliminary")).toEqual([3]);
  expect(judgesAnEntry("semifinal")).toEqual([5]);
  expect(judgesAnEntry("final")).toEqual([7]);
});

test("a judge judges the tracks of one panel only, but for the final's jury", () => {
  const panels = new Map(demo.judges.map((judge) => [judge.judge_id, judge.panel]));
  const panelsOfTrack = new Map(tracks.map((track) => [track.track_id, new Set<string | undefined>()]));
  for (const { stage, entry_id, judge_id } of demo.scores) {
    expect(panels.has(judge_id)).toBe(true);
    if (stage === "final") expect(panels.get(judge_id)).toBe("决赛评审组");
    else panelsOfTrack.get(entryById.get(entry_id)?.track_id ?? "")?.add(panels.get(judge_id));
  }
  for (const ofTrack of panelsOfTrack.values()) expect(ofTrack.size).toBe(1);
});

test("only entries that passed 形式审查 are judged, and three enter 复赛 without 初赛", () => {
  for (const stage of JUDGED_STAGES) {
    for (const entry_id of entriesIn(stage)) expect(entryById.get(entry_id)?.review_state).toBe("passed");
  }
  const before = entriesIn("preliminary");
  expect([...entriesIn("semifinal")].filter((entry_id) => !before.has(entry_id))).toHaveLength(3);
});

test("blank scores are blank and zeros are zeros, in 初赛 and in 复赛", () => {
  for (const stage of ["preliminary", "semifinal"] as const) {
    expect(of(stage).filter((row) => row.score === null && !row.recused).length).toBeGreaterThan(10);
    expect(of(stage).filter((row) => row.score === null && row.recused).length).toBeGreaterThan(10);
    expect(of(stage).filter((row) => row.score === 0).length).toBeGreaterThan(3);
  }
  expect(of("final").every((row) => row.score !== null && row.score > 0)).toBe(true);
});

test("scores lie between 0 and 100: whole points, in 决赛 tenths", () => {
  for (const { stage, score } of demo.scores) {
    if (score === null) continue;
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(100);
    const steps = stage === "final" ? score * 10 : score;
    expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-9);
  }
});

test("each panel has a harsh judge, a lenient one, and one who hardly tells entries apart", () => {
  const given = new Map<string, number[]>();
  for (const { judge_id, score } of of("preliminary")) {
    if (score) given.set(judge_id, [...(given.get(judge_id) ?? []), score]);
  }
  const panels = new Set(demo.judges.map(({ panel }) => panel).filter((panel) => panel !== "决赛评审组"));
  expect(panels.size).toBe(6);
  for (const panel of panels) {
    const scores = demo.judges.flatMap((judge) => {
      const ofJudge = judge.panel === panel ? given.get(judge.judge_id) : undefined;
      return ofJudge === undefined ? [] : [ofJudge];
    });
    const means = scores.map(mean);
    const usual = mean(means);
    expect(Math.min(...means)).toBeLessThan(usual - 4);
    expect(Math.max(...means)).toBeGreaterThan(usual + 4);
    expect(Math.min(...scores.map(sd))).toBeLessThan(2.5);
  }
});

test("official scores of 初赛 are means, of 复赛 and 决赛 means without the highest and the lowest", () => {
  const weights = new Map(demo.criteria.map(({ stage, criterion, weight }) => [`${stage} ${criterion}`, weight]));
  for (const stage of JUDGED_STAGES) {
    for (const { entry_id, official_score } of resultsOf(stage)) {
      const totals = new Map<string, number>();
      for (const { judge_id, criterion, score, ...row } of of(stage)) {
        if (row.entry_id !== entry_id || score === null) continue;
        totals.set(judge_id, (totals.get(judge_id) ?? 0) + score * (weights.get(`${stage} ${criterion}`) ?? 0));
      }
      const given = [...totals.values()].sort((a, b) => a - b);
      expect(official_score).toBeCloseTo(mean(given.length >= 5 ? given.slice(1, -1) : given), 1);
    }
  }
});

test("each stage takes who advanced before, and in some tracks the line cuts through equal scores", () => {
  const advanced = (stage: JudgedStage) => resultsOf(stage).flatMap((row) => (row.advanced ? [row.entry_id] : []));
  expect(advanced("preliminary").filter((entry_id) => !entriesIn("semifinal").has(entry_id))).toEqual([]);
  expect(new Set(advanced("semifinal"))).toEqual(entriesIn("final"));
  const tied = tracks.filter(({ track_id }) => {
    const ofTrack = resultsOf("preliminary").filter((row) => entryById.get(row.entry_id)?.track_id === track_id);
    const scores = (through: boolean) => ofTrack.flatMap((row) => (row.advanced === through ? row.official_score : []));
    return Math.min(...scores(true)) === Math.max(...scores(false));
  });
  expect(tied.length).toBeGreaterThanOrEqual(3);
});

test("equal scores of a track share a rank, and ranks follow scores", () => {
  for (const stage of JUDGED_STAGES) {
    for (const { track_id } of tracks) {
      const rows = resultsOf(stage).filter((row) => entryById.get(row.entry_id)?.track_id === track_id);
      for (const row of rows) {
        expect(row.official_rank).toBe(1 + rows.filter((other) => other.official_score > row.official_score).length);
      }
    }
  }
});

test("every track has its 一等奖, recommended to the national contest; 优秀奖 is for entries of 复赛 only", () => {
  const firsts = resultsOf("final").filter((row) => row.award === "一等奖");
  expect(new Set(firsts.map((row) => entryById.get(row.entry_id)?.track_id)).size).toBe(17);
  expect(demo.results.filter((row) => row.recommended_national)).toEqual(firsts);
  const consoled = demo.results.filter((row) => row.award === "优秀奖");
  expect(consoled.length).toBeGreaterThan(50);
  expect(consoled.every((row) => row.stage === "semifinal" && row.advanced === false)).toBe(true);
});

test("scores are given while the stage runs, and never after 数据截至", () => {
  const [snapshot] = demo.snapshots;
  const days = (stage: JudgedStage) => {
    const given = of(stage).flatMap(({ scored_at }) => (scored_at === null ? [] : [new Date(scored_at).toISOString()]));
    return [given.sort()[0]?.slice(0, 10), given.sort().at(-1)?.slice(0, 10)];
  };
  expect(days("preliminary")).toEqual(["2026-07-13", "2026-07-24"]);
  expect(days("semifinal")).toEqual(["2026-08-10", "2026-08-14"]);
  expect(days("final")).toEqual(["2026-09-05", "2026-09-06"]);
  expect(snapshot?.as_of).toBeGreaterThan(Math.max(...demo.scores.flatMap(({ scored_at }) => scored_at ?? [])));
});
