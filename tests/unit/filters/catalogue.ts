import { catalogueWith, problem, track } from "../../fixtures/catalogue.ts";

const term = (name: string, theme: string, problems: readonly string[]) => ({
  term: name,
  theme,
  forms: [name],
  source: "lexicon",
  problems,
});

/** Two tracks with two problems each, three terms of two themes, scores in the first two stages. */
export const catalogue = catalogueWith({
  tracks: [track(1, "智能制造"), track(2, "现代农业")],
  problems: ["T01-P01", "T01-P02", "T02-P01", "T02-P02"].map((id) => problem(id)),
  terms: [
    term("供应链", "流通", ["T01-P02", "T01-P01"]),
    term("溯源", "流通", ["T02-P01"]),
    term("大模型", "智能", ["T01-P01", "T02-P02"]),
  ],
  loaded: ["entries", "scores"],
  scoreScales: { preliminary: { step: 5, min: 0, max: 100 }, semifinal: { step: 5, min: 40, max: 100 } },
  days: { first: 20_574, last: 20_605 },
  judges: ["J01", "J02", "王一"],
  reviews: { preliminary: { judges: ["J01", "J02", "王一"], criteria: ["总分"], min: 40, max: 100 } },
  awards: ["一等奖"],
  areas: ["福州", "厦门", "未填"],
});
