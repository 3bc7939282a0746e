import type { Catalogue } from "../../../src/model/catalogue.ts";

const problem = (problem_id: string, problem_no: number) => ({
  problem_id,
  track_id: problem_id.slice(0, 3),
  problem_no,
  problem_title: problem_id,
  problem_text: "",
});

const term = (name: string, theme: string, problems: readonly string[]) => ({
  term: name,
  theme,
  forms: [name],
  source: "lexicon",
  problems,
});

/** Two tracks with two problems each, three terms of two themes, scores in the first two stages. */
export const catalogue: Catalogue = {
  tracks: [
    { track_id: "T01", track_no: 1, track_name: "智能制造" },
    { track_id: "T02", track_no: 2, track_name: "现代农业" },
  ],
  problems: [problem("T01-P01", 1), problem("T01-P02", 2), problem("T02-P01", 1), problem("T02-P02", 2)],
  stages: [],
  terms: [
    term("供应链", "流通", ["T01-P02", "T01-P01"]),
    term("溯源", "流通", ["T02-P01"]),
    term("大模型", "智能", ["T01-P01", "T02-P02"]),
  ],
  themes: [],
  settings: {
    contest_name: "测试",
    is_demo: true,
    areas: ["福州", "厦门"],
    registration_deadline: null,
    as_of: null,
    targets: [],
    baselines: [],
    events: [],
  },
  loaded: ["entries", "scores"],
  isDemo: true,
  scoreScales: { preliminary: { step: 5, min: 0, max: 100 }, semifinal: { step: 5, min: 40, max: 100 } },
  days: { first: 20_574, last: 20_605 },
  areas: ["福州", "厦门", "未填"],
};
