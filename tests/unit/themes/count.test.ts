import { describe, expect, it } from "vitest";
import { countTerms } from "../../../src/themes/count.ts";
import type { LexiconEntry } from "../../../src/themes/lexicon.ts";
import type { TermSource } from "../../../src/themes/mentions.ts";
import { lexicon, problems } from "./announcement.ts";
import { entry } from "./entry.ts";

const problem = (problem_text: string, problem_title = "", problem_id = "T01-P01"): TermSource => {
  return { problem_id, problem_title, problem_text };
};

describe("the rank of a term in a problem", () => {
  const ranked = (one: TermSource, terms: string[], others: TermSource[] = []) =>
    countTerms(
      [one, ...others],
      terms.map((term) => entry(term)),
    )
      .problem_terms.filter(({ problem_id }) => problem_id === one.problem_id)
      .map(({ term }) => term);

  it("puts the title before the text, the frequent before the single, the longer before the shorter", () => {
    expect(ranked(problem("绿电", "储能"), ["绿电", "储能"])).toEqual(["储能", "绿电"]);
    expect(ranked(problem("储能、绿电、绿电"), ["绿电", "储能"])).toEqual(["绿电", "储能"]);
    expect(ranked(problem("绿电、储能协同"), ["绿电", "储能协同"])).toEqual(["储能协同", "绿电"]);
  });

  it("puts the rare before the common, and what stands alone before what is only part of a longer term", () => {
    const others = Array.from({ length: 9 }, (_, i) => problem("绿电", "", `T02-P0${i}`));
    expect(ranked(problem("储能、绿电"), ["储能", "绿电"], others)).toEqual(["储能", "绿电"]);
    expect(ranked(problem("绿电直供、储能"), ["绿电", "绿电直供", "储能"])).toEqual(["绿电直供", "储能", "绿电"]);
    expect(ranked(problem("电力与储能协同"), ["储能协同", "力与储能"])).toHaveLength(2);
  });

  it("leaves the place beside a term to another before a part of it, even one that stands alone too", () => {
    const terms = ["绿电", "绿电直供", "储能"];
    expect(ranked(problem("绿电直供、绿电、储能"), terms)).toEqual(["绿电直供", "储能", "绿电"]);
    expect(ranked(problem("绿电、绿电、储能"), terms)).toEqual(["绿电", "储能"]);
  });
});

describe("a term within a longer one", () => {
  it("stands on its own where people find the longer one less telling", () => {
    const central: LexiconEntry = { ...entry("安全生产"), salience: "core" };
    const first = (...entries: LexiconEntry[]) =>
      countTerms([problem("提升安全生产监管，排查隐患。")], entries).terms.map(({ term }) => term);
    // 2.2 × 1 against 1; as a part of its equal it has 0.6 of its weight.
    expect(first(central, entry("安全生产监管"))).toEqual(["安全生产", "安全生产监管"]);
    expect(first(entry("安全生产"), entry("安全生产监管"))).toEqual(["安全生产监管", "安全生产"]);
    expect(first(central, { ...entry("安全生产监管"), salience: "core" })).toEqual(["安全生产监管", "安全生产"]);
  });
});

describe("the counting rule", () => {
  const count = (text: string, one: LexiconEntry) => countTerms([problem(text)], [one]).terms[0]?.occurrences ?? 0;

  it("counts a problem once for the union of its forms, and title and text apart", () => {
    const { terms, problem_terms } = countTerms(
      [problem("AI与人工智能", "人工智能"), problem("AI", "", "T01-P02"), problem("无", "", "T01-P03")],
      [entry("人工智能", ["AI", "机器智能"]), entry("区块链")],
    );
    expect(terms).toEqual([
      {
        term: "人工智能",
        theme: "any",
        forms: "AI\n机器智能",
        problems: 2,
        occurrences: 4,
        source: "lexicon",
        rank: 1,
      },
    ]);
    expect(problem_terms).toEqual([
      { problem_id: "T01-P01", term: "人工智能", occurrences_title: 1, occurrences_text: 2, rank: 1 },
      { problem_id: "T01-P02", term: "人工智能", occurrences_title: 0, occurrences_text: 1, rank: 1 },
    ]);
  });

  it("takes the longest form at each place and never counts a place twice", () => {
    expect(count("城市信息模型(CIM)平台", entry("城市信息模型", ["城市信息模型(CIM)", "CIM"]))).toBe(1);
    expect(count("哈哈哈哈哈", entry("哈哈"))).toBe(2);
  });

  it("excludes only what lies wholly inside an exception", () => {
    const term = entry("用能", [], ["应用能"]);
    expect(count("应用能力", term)).toBe(0);
    expect(count("应用能力与用能成本", term)).toBe(1);
    expect(count("数据集成本", entry("成本", [], ["集成本领"]))).toBe(1);
    expect(count("大数据集成本", entry("集成本", [], ["大数据集"]))).toBe(1);
  });

  it("treats Latin forms as whole words and minds their case", () => {
    const ai = entry("AI");
    expect(count("AI、AI+CIM,(AI)算法AI", ai)).toBe(4);
    expect(count("AIGC OpenAI AI4S 3AI ai Ai", ai)).toBe(0);
    expect(count("用3D打印,不是13D打印", entry("3D打印"))).toBe(1);
  });

  it("matches full-width letters and brackets as their plain forms", () => {
    expect(count("ＡＩ与（ＡＩ）", entry("AI"))).toBe(2);
  });

  it("keeps equal terms in code-point order, not in a locale's or in UTF-16's", () => {
    // U+F8F0 is above the ideographs, and below 𠀀 by code point though above its surrogates.
    const own = "\uf8f0";
    const order = countTerms(
      [problem(`𠀀乙${own}ab`)],
      ["𠀀", own, "乙", "ab"].map((term) => entry(term)),
    );
    expect(order.terms.map(({ term }) => term)).toEqual(["ab", "乙", own, "𠀀"]);
  });

  it("gives nothing for nothing", () => {
    expect(countTerms([], lexicon)).toEqual({ terms: [], problem_terms: [] });
    expect(countTerms(problems, [])).toEqual({ terms: [], problem_terms: [] });
  });
});
