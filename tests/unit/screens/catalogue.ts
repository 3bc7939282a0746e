import type { Catalogue } from "../../../src/model/catalogue.ts";

/** A contest of two tracks, small enough to see through. */
export const CATALOGUE: Catalogue = {
  tracks: [
    { track_id: "T01", track_no: 1, track_name: "工业制造" },
    { track_id: "T02", track_no: 2, track_name: "现代农业" },
    { track_id: "T03", track_no: 3, track_name: "商贸流通" },
  ],
  problems: [
    { problem_id: "T01-P01", track_id: "T01", problem_no: 1, problem_title: "设备预测性维护", problem_text: "" },
    { problem_id: "T02-P01", track_id: "T02", problem_no: 1, problem_title: "茶园病虫害预警", problem_text: "" },
  ],
  stages: [
    { stage: "preliminary", stage_no: 4, stage_name: "初赛（网评）" },
    { stage: "final", stage_no: 6, stage_name: "决赛（路演答辩）" },
  ],
  terms: [{ term: "大模型", theme: "ai", forms: ["大模型"], source: "lexicon", problems: ["T01-P01"] }],
  themes: [{ theme: "ai", name_zh: "人工智能", name_en: "Artificial intelligence" }],
  settings: {
    contest_name: "测试赛",
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
  scoreScales: { preliminary: { step: 5, min: 40, max: 100 }, final: { step: 2, min: 70, max: 96 } },
  days: { first: 20574, last: 20604 },
  areas: ["福州", "厦门", "未填"],
};
