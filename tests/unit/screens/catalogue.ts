import { catalogueWith, problem, stage, track } from "../../fixtures/catalogue.ts";

/** A contest of two tracks, small enough to see through. */
export const CATALOGUE = catalogueWith({
  tracks: [track(1, "工业制造"), track(2, "现代农业"), track(3, "商贸流通")],
  problems: [problem("T01-P01", "设备预测性维护"), problem("T02-P01", "茶园病虫害预警")],
  stages: [stage("preliminary", 4, "初赛（网评）"), stage("final", 6, "决赛（路演答辩）")],
  terms: [{ term: "大模型", theme: "ai", forms: ["大模型"], source: "lexicon", problems: ["T01-P01"] }],
  themes: [{ theme: "ai", name_zh: "人工智能", name_en: "Artificial intelligence" }],
  loaded: ["entries", "scores"],
  scoreScales: { preliminary: { step: 5, min: 40, max: 100 }, final: { step: 2, min: 70, max: 96 } },
  days: { first: 20574, last: 20604 },
  judges: ["J01", "王一"],
  reviews: { final: { judges: ["J01", "王一"], criteria: ["总分", "技术"], min: 40, max: 100 } },
  awards: ["一等奖"],
  areas: ["福州", "厦门", "未填"],
});
