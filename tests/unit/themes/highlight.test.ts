import { describe, expect, it } from "vitest";
import { countTerms } from "../../../src/themes/count.ts";
import { findTerm, markTerms } from "../../../src/themes/highlight.ts";
import type { Findable } from "../../../src/themes/matcher.ts";
import { normalise, normaliseLocated } from "../../../src/themes/normalise.ts";
import { lexicon, problems } from "./announcement.ts";
import { entry } from "./entry.ts";

const shown = (text: string, one: Findable) => findTerm(text, one).map(({ start, end }) => text.slice(start, end));

describe("highlighting a term", () => {
  it("marks each occurrence as it was written, forms included, exceptions left out", () => {
    expect(shown("ＡＩ与人工智能,AIGC除外", entry("人工智能", ["AI"]))).toEqual(["ＡＩ", "人工智能"]);
    expect(findTerm("应用能力与用能", entry("用能", [], ["应用能"]))).toEqual([{ start: 5, end: 7 }]);
  });

  it("keeps its place where a character is written out or drawn together", () => {
    expect(findTerm("㎡、用能", entry("用能"))).toEqual([{ start: 2, end: 4 }]);
    expect(shown("e\u0301、①绿电②", entry("绿电"))).toEqual(["绿电"]);
    expect(shown("㈱𠮷用能", entry("用能"))).toEqual(["用能"]);
    expect(shown("二十℃风能", entry("风能"))).toEqual(["风能"]);
    expect(shown("第㍿级", entry("式会"))).toEqual(["㍿"]);
  });

  it("marks as many places as are counted, for every problem and term", () => {
    const entries = new Map(lexicon.map((each) => [each.term, each]));
    const texts = new Map(problems.map((each) => [each.problem_id, each]));
    for (const { problem_id, term, occurrences_title, occurrences_text } of countTerms(problems, lexicon)
      .problem_terms) {
      const each = entries.get(term) ?? entry("");
      expect(findTerm(texts.get(problem_id)?.problem_title ?? "", each)).toHaveLength(occurrences_title);
      expect(findTerm(texts.get(problem_id)?.problem_text ?? "", each)).toHaveLength(occurrences_text);
    }
  });
});

describe("marking terms in a text", () => {
  const marked = (text: string, ...entries: readonly Findable[]): string =>
    markTerms(text, entries)
      .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
      .join("");

  it("marks terms that lie in each other or overlap as one, and all that is between them not", () => {
    expect(marked("农业大模型与智能体", entry("大模型"), entry("农业大模型"))).toBe("[农业大模型]与智能体");
    expect(marked("数据空间站", entry("数据空间"), entry("空间站"))).toBe("[数据空间站]");
    expect(marked("绿电风能", entry("绿电"), entry("风能"))).toBe("[绿电][风能]");
    expect(marked("无", entry("绿电"))).toBe("无");
    expect(markTerms("", [entry("绿电")])).toEqual([]);
  });

  it("loses nothing of the text, and knows where each piece begins", () => {
    for (const { problem_text: text } of problems) {
      const pieces = markTerms(text, lexicon);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      expect(pieces.every((piece) => text.startsWith(piece.text, piece.start))).toBe(true);
    }
  });
});

describe("normalising", () => {
  it("is Unicode's NFKC, with and without the way back", () => {
    for (const text of [
      "（ＣＩＭ）",
      "cafe\u0301",
      "ｶﾞｽ",
      "①㎡℃",
      "\u0301x",
      ...problems.map((each) => each.problem_text),
    ]) {
      expect(normalise(text)).toBe(text.normalize("NFKC"));
      expect(normaliseLocated(text).text).toBe(text.normalize("NFKC"));
      expect(normaliseLocated(text).starts).toHaveLength(text.normalize("NFKC").length);
    }
  });
});
