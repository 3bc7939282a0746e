import { describe, expect, it } from "vitest";
import { createDiscovery } from "../../../src/themes/discover.ts";
import { createExtraction, extractTerms } from "../../../src/themes/extract.ts";
import { createMentionFinder } from "../../../src/themes/mentions.ts";
import { NO_USER_WORDS, type UserWords } from "../../../src/themes/user-words.ts";
import { lexicon, problems, wordbook } from "./announcement.ts";

const words = (some: Partial<UserWords>): UserWords => ({ ...NO_USER_WORDS, ...some });

describe("an extraction that is asked again", () => {
  it("finds by each of several words what one that reads everything finds", () => {
    const extract = createExtraction(wordbook);
    for (const each of [
      NO_USER_WORDS,
      words({ stop: ["大模型"] }),
      words({ stop: ["大模型", "行为数据"], terms: [{ term: "玻璃幕墙", theme: "urban" }] }),
      words({ terms: [{ term: "机组", theme: null }], synonyms: [{ form: "数据融合", term: "多源数据" }] }),
      NO_USER_WORDS,
    ]) {
      expect(extract(problems, each)).toEqual(extractTerms(problems, wordbook, each));
    }
    const others = problems.slice(3).map((problem) => ({ ...problem, problem_text: `璇玑。${problem.problem_text}` }));
    expect(extract(others, NO_USER_WORDS)).toEqual(extractTerms(others, wordbook));
  });

  it("reads only the texts that hold what came or went", () => {
    const find = createMentionFinder();
    const before = find(problems, lexicon);
    const after = find(
      problems,
      lexicon.filter(({ term }) => term !== "区块链"),
    );
    const reread = problems.filter((_, at) => before[at] !== after[at]);
    const holding = problems.filter(({ problem_title, problem_text }) =>
      (problem_title + problem_text).includes("区块链"),
    );
    expect(reread).toEqual(holding);
  });

  it("does not look for new words again where only stop words changed", () => {
    const discover = createDiscovery(wordbook.vocabulary);
    expect(discover(problems, lexicon)).toBe(discover(problems, lexicon));
  });

  it("says which stop words are all that keeps a term from being found", () => {
    const before = extractTerms(problems, wordbook);
    expect(before.stopped).toEqual([]);
    expect(before.terms.find(({ term }) => term === "行为数据")?.source).toBe("discovered");
    // A term of the lexicon, boilerplate of the texts, and what stands in none.
    const after = extractTerms(problems, wordbook, words({ stop: ["大模型", "行为数据", "提升", "璇玑"] }));
    expect(after.stopped).toEqual(["行为数据"]);
    expect(after.terms.map(({ term }) => term)).not.toContain("行为数据");
  });
});
