import { describe, expect, it } from "vitest";
import { themeSimilarity } from "../../../src/panels/themes/theme-similarity.ts";
import { catalogue, context, en, FUZHOU, frameOf, tableOf, zh } from "./contest.ts";

/**
 * Of six problems 数据空间 is in three and 监测 in one: ln 2 and ln 6. T02-P01 has both, so beside a problem with
 * 数据空间 alone: ln 2 / √(ln² 2 + ln² 6).
 */
const ONE_OF_TWO = Math.log(2) / Math.hypot(Math.log(2), Math.log(6));

const pairs = (within = context()) =>
  tableOf(frameOf(themeSimilarity, within)).map((row) => [
    row.problem_a,
    row.problem_b,
    Number(Number(row.similarity).toFixed(6)),
    row.shared_terms,
  ]);
const part = Number(ONE_OF_TWO.toFixed(6));
const NONE = { carried: { problem_id: [], term: [], occurrences: [] } };
const scope = (value: string) => context([], { choices: { "theme-similarity.scope": value } });

describe("problems alike in content", () => {
  it("are those of different tracks at first, the most alike first", () => {
    expect(pairs()).toEqual([
      ["T01-P01", "T10-P01", 1, "数据空间"],
      ["T01-P01", "T02-P01", part, "数据空间"],
      ["T02-P01", "T10-P01", part, "数据空间"],
    ]);
    expect(part).toBe(0.360796);
  });

  it("are those of one track, or all, on request", () => {
    expect(pairs(scope("same"))).toEqual([["T01-P02", "T01-P03", 1, "智能体"]]);
    expect(pairs(scope("all"))).toHaveLength(4);
  });

  it("are those with a passage in common too, however few their terms", () => {
    const passage = "推动公共数据授权运营与开发利用";
    const problems = catalogue.problems.map((problem) =>
      ["T02-P02", "T10-P01"].includes(problem.problem_id) ? { ...problem, problem_text: `${passage}。` } : problem,
    );
    const within = { ...context(), catalogue: { ...catalogue, problems } };
    expect(tableOf(frameOf(themeSimilarity, within)).at(-1)).toMatchObject({
      problem_a: "T02-P02",
      problem_b: "T10-P01",
      similarity: 0,
      shared_terms: "",
      passages: `${passage}。`,
    });
    // The three pairs of 数据空间 are as alike as can be; the pair of the passage has no term in common.
    expect(frameOf(themeSimilarity, within).summary(zh)).toBe(
      "6 个赛题中，不同赛道间内容相近的有 3 对（相近度 15% 以上）；最相近的是设计与迭代、可信数据空间；1 对有 12 个字以上的相同文字，其中 1 对相近度不足 15%。",
    );
  });

  it("are both left by the filter, and as alike as without it", () => {
    // 福州 leaves T01-P01 and T10-P01.
    expect(pairs(context([FUZHOU]))).toEqual([["T01-P01", "T10-P01", 1, "数据空间"]]);
    expect(frameOf(themeSimilarity, context([FUZHOU])).summary(en)).toBe(
      "Filtered view. Of 2 problems, 1 pair of different tracks is similar (similarity from 15%); most of all: 设计与迭代, 可信数据空间.",
    );
  });

  it("are said in one sentence, and never to be the same", () => {
    expect(frameOf(themeSimilarity).summary(zh)).toBe(
      "6 个赛题中，不同赛道间内容相近的有 3 对（相近度 15% 以上）；最相近的是设计与迭代、可信数据空间。",
    );
    expect(JSON.stringify(frameOf(themeSimilarity).table(zh))).not.toContain("重复");
  });

  it("say so where there are none", () => {
    const frame = themeSimilarity.frame(NONE, NONE, scope("same"));
    expect(frame?.summary(zh)).toBe("6 个赛题中，同一赛道内没有相近度 15% 以上的赛题。");
  });
});
