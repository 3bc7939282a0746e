import { describe, expect, it } from "vitest";
import { createReader } from "../../../src/themes/carried.ts";
import { countTerms } from "../../../src/themes/count.ts";
import { extractTerms } from "../../../src/themes/extract.ts";
import { genericTerms } from "../../../src/themes/kinship.ts";
import type { TermEntry } from "../../../src/themes/lexicon.ts";
import { suggestThemes } from "../../../src/themes/suggest-theme.ts";
import { lexicon, problems, wordbook } from "./announcement.ts";
import { entry } from "./entry.ts";

describe("generic and specific terms", () => {
  it("are parent and child by the head, the longest there is", () => {
    const terms = ["大模型", "农业大模型", "人工智能大模型", "气象人工智能大模型", "人工智能", "大模型训练"];
    expect(new Map(genericTerms(terms))).toEqual(
      new Map([
        ["农业大模型", "大模型"],
        ["人工智能大模型", "大模型"],
        ["气象人工智能大模型", "人工智能大模型"],
      ]),
    );
  });

  it("are none within a Latin word, or for a single character", () => {
    expect(genericTerms(["AIGC", "GC", "数据网", "网", "智能AI", "AI"])).toEqual(new Map([["智能AI", "AI"]]));
  });

  it("hold for counts: a generic term has every problem of its specific ones", () => {
    const { problem_terms } = extractTerms(problems, wordbook);
    const problemsOf = (term: string) => problem_terms.filter((row) => row.term === term).map((row) => row.problem_id);
    const generic = problemsOf("大模型");
    expect(genericTerms(lexicon.map(({ term }) => term)).get("农业大模型")).toBe("大模型");
    for (const specific of ["农业大模型", "工业大模型"]) {
      expect(generic).toEqual(expect.arrayContaining(problemsOf(specific)));
    }
  });
});

describe("reading entries for terms and themes", () => {
  const read = createReader([
    { ...entry("大模型"), theme: "ai" },
    { ...entry("农业大模型"), theme: "farming" },
    { ...entry("绿电", ["绿色电力"]), theme: "energy" },
    { ...entry("璇玑"), theme: null },
  ]);

  it("gives each term and theme once, generic ones too, in the order of the entries", () => {
    expect(read("绿色电力", "璇玑农业大模型与绿电")).toEqual({
      terms: ["大模型", "农业大模型", "绿电", "璇玑"],
      themes: ["ai", "farming", "energy"],
    });
    expect(read("无", "")).toEqual({ terms: [], themes: [] });
  });

  it("takes no term over the end of a part", () => {
    expect(read("绿", "电").terms).toEqual([]);
  });

  it("finds in a problem's words what is counted for the problem", () => {
    const reads = createReader(lexicon);
    const { problem_terms } = countTerms(problems, lexicon);
    for (const { problem_id, problem_title, problem_text } of problems) {
      const counted = problem_terms.filter((row) => row.problem_id === problem_id).map(({ term }) => term);
      expect(new Set(reads(problem_title, problem_text).terms)).toEqual(new Set(counted));
    }
  });
});

describe("a theme suggested for a term without one", () => {
  const counts = (...entries: TermEntry[]) =>
    countTerms(
      [
        { problem_id: "T01-P01", problem_title: "绿电", problem_text: "璇玑、绿电、储能" },
        { problem_id: "T01-P02", problem_title: "储能", problem_text: "灵枢" },
        { problem_id: "T01-P03", problem_title: "航运", problem_text: "灵枢" },
        { problem_id: "T01-P04", problem_title: "审方", problem_text: "灵枢" },
      ],
      entries,
    );
  const unthemed = (term: string): TermEntry => ({ ...entry(term), theme: null, source: "discovered" });
  const themed = (term: string, theme: string): TermEntry => ({ ...entry(term), theme });

  it("is the one of its company, where there is one", () => {
    const found = counts(
      themed("绿电", "energy"),
      themed("储能", "energy"),
      themed("航运", "transport"),
      themed("审方", "health"),
      unthemed("璇玑"),
      unthemed("灵枢"),
    );
    // 灵枢 stands with three themes alike.
    expect(new Map(suggestThemes(found))).toEqual(new Map([["璇玑", "energy"]]));
  });
});
