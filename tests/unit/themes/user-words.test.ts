import { describe, expect, it } from "vitest";
import { extractTerms } from "../../../src/themes/extract.ts";
import {
  applyUserWords,
  checkUserWords,
  NO_USER_WORDS,
  type UserWords,
  userWordsSchema,
} from "../../../src/themes/user-words.ts";
import { lexicon as announced, problems, wordbook } from "./announcement.ts";
import { entry } from "./entry.ts";

const lexicon = [
  entry("大模型", [], ["扩大模型"]),
  entry("农业大模型"),
  entry("人工智能", ["AI"]),
  entry("智能体", [], ["智能体育"]),
  entry("代理"),
];
const words = (some: Partial<UserWords>): UserWords => ({ ...NO_USER_WORDS, ...some });
const applied = (some: Partial<UserWords>) => new Map(applyUserWords(lexicon, words(some)).map((e) => [e.term, e]));

describe("the user's words", () => {
  it("take away a stop word where it is exactly a term or a form, never a longer term", () => {
    expect([...applied({ stop: ["大模型"] }).keys()]).toEqual(["农业大模型", "人工智能", "智能体", "代理"]);
    expect(applied({ stop: ["AI"] }).get("人工智能")?.forms).toEqual([]);
    expect(applied({ stop: ["模型"] }).size).toBe(lexicon.length);
  });

  it("add a domain term in its theme, or give a known one another", () => {
    expect(applied({ terms: [{ term: "璇玑", theme: "ai" }] }).get("璇玑")).toEqual({
      term: "璇玑",
      theme: "ai",
      salience: "core",
      forms: [],
      except: [],
      source: "user",
    });
    const known = applied({ terms: [{ term: "智能体", theme: "ai" }] }).get("智能体");
    expect(known).toMatchObject({ theme: "ai", source: "user", except: ["智能体育"] });
    expect(applied({ terms: [{ term: "智能体", theme: null }] }).get("智能体")?.theme).toBe("any");
  });

  it("take a domain term out of the forms of another, and let it go before a stop word", () => {
    const own = applied({ terms: [{ term: "AI", theme: null }], stop: ["AI"] });
    expect(own.get("AI")?.source).toBe("user");
    expect(own.get("人工智能")?.forms).toEqual([]);
  });

  it("count a synonym as its term, with the forms and exceptions of the term it was, along a chain", () => {
    const merged = applied({ synonyms: [{ form: "智能体", term: "代理" }] });
    expect(merged.has("智能体")).toBe(false);
    expect(merged.get("代理")).toMatchObject({ forms: ["智能体"], except: ["智能体育"] });
    const chain = applied({
      synonyms: [
        { form: "机器", term: "代理" },
        { form: "代理", term: "人工智能" },
      ],
    });
    expect(chain.get("人工智能")?.forms.toSorted()).toEqual(["AI", "代理", "机器"].toSorted());
    expect(chain.has("代理")).toBe(false);
  });

  it("change nothing where they cannot be followed", () => {
    const before = applied({});
    for (const synonyms of [
      [{ form: "代理", term: "代理" }],
      [{ form: "代理", term: "璇玑" }],
      [
        { form: "甲乙", term: "乙丙" },
        { form: "乙丙", term: "甲乙" },
      ],
    ]) {
      expect(applied({ synonyms })).toEqual(before);
    }
  });

  it("are seen in the terms at once, also at one problem, and leave all others their counts", () => {
    const base = extractTerms(problems, wordbook);
    const own = extractTerms(problems, wordbook, words({ stop: ["大模型"], terms: [{ term: "上下游", theme: null }] }));
    const countsOf = ({ terms }: typeof base) => new Map(terms.map((row) => [row.term, row.problems]));
    expect(countsOf(own).get("上下游")).toBe(problems.filter((p) => p.problem_text.includes("上下游")).length);
    expect(countsOf(own).has("大模型")).toBe(false);
    expect(countsOf(own).get("农业大模型")).toBe(countsOf(base).get("农业大模型"));
    const expected = new Map(countsOf(base));
    expected.delete("大模型");
    expect(new Map([...countsOf(own)].filter(([term]) => term !== "上下游"))).toEqual(expected);
  });

  it("merge synonyms as a union of problems", () => {
    const ids = (term: string, { problem_terms }: ReturnType<typeof extractTerms>) =>
      problem_terms.filter((row) => row.term === term).map((row) => row.problem_id);
    const base = extractTerms(problems, wordbook);
    const merged = extractTerms(problems, wordbook, words({ synonyms: [{ form: "数字孪生", term: "三维模型" }] }));
    const union = new Set([...ids("数字孪生", base), ...ids("三维模型", base)]);
    expect(new Set(ids("三维模型", merged))).toEqual(union);
    expect(ids("数字孪生", merged)).toEqual([]);
  });

  it("are one file: normalised when read, refused where they are something else", () => {
    const file = {
      stop: [" ＡＩ "],
      terms: [{ term: "璇玑", theme: null }],
      synonyms: [{ form: "甲乙", term: "丙丁" }],
    };
    expect(userWordsSchema.parse(file)).toEqual({ ...file, stop: ["AI"] });
    expect(() => userWordsSchema.parse({ ...file, stopwords: [] })).toThrow(/stopwords/);
    expect(() => userWordsSchema.parse({ stop: [] })).toThrow(/terms/);
  });
});

describe("conflicts among the user's words", () => {
  const faults = (some: Partial<UserWords>, discovered: string[] = []) =>
    checkUserWords(words(some), lexicon, { themes: ["any"], discovered }).map(({ list, index, fault, other }) => {
      return `${list} ${index} ${fault}${other === null ? "" : ` ${other}`}`;
    });

  it.each<[string, Partial<UserWords>, string[]]>([
    ["a stop word that changes nothing", { stop: ["大模型", "模型"] }, ["stop 1 stop-is-idle"]],
    ["one character", { stop: ["数"], terms: [{ term: "", theme: null }] }, ["stop 0 too-short", "terms 0 too-short"]],
    ["a word twice", { stop: ["AI", "AI"] }, ["stop 1 repeated AI"]],
    [
      "a stop word that is a domain term",
      { stop: ["代理"], terms: [{ term: "代理", theme: "any" }] },
      ["stop 0 stop-is-term 代理"],
    ],
    ["a domain term that was a form", { terms: [{ term: "AI", theme: null }] }, ["terms 0 term-was-form 人工智能"]],
    ["a theme that is not there", { terms: [{ term: "璇玑", theme: "x" }] }, ["terms 0 unknown-theme x"]],
    ["a synonym of itself", { synonyms: [{ form: "代理", term: "代理" }] }, ["synonyms 0 synonym-of-itself"]],
    ["a synonym of nothing", { synonyms: [{ form: "代理", term: "璇玑" }] }, ["synonyms 0 synonym-of-nothing 璇玑"]],
    ["a synonym of a form", { synonyms: [{ form: "代理", term: "AI" }] }, ["synonyms 0 synonym-of-nothing AI"]],
    [
      "a circle",
      {
        synonyms: [
          { form: "甲乙", term: "乙丙" },
          { form: "乙丙", term: "甲乙" },
        ],
      },
      ["synonyms 0 synonym-circle 乙丙", "synonyms 1 synonym-circle 甲乙"],
    ],
    [
      "a synonym that is a stop word",
      { stop: ["代理"], synonyms: [{ form: "代理", term: "智能体" }] },
      ["synonyms 0 synonym-is-stop 代理"],
    ],
    [
      "a synonym that is a domain term",
      { terms: [{ term: "代理", theme: null }], synonyms: [{ form: "代理", term: "智能体" }] },
      ["synonyms 0 synonym-is-term 代理"],
    ],
    [
      "a synonym that was a term of its own",
      { synonyms: [{ form: "代理", term: "智能体" }] },
      ["synonyms 0 synonym-was-term 智能体"],
    ],
    [
      "a synonym that was another term's",
      { synonyms: [{ form: "AI", term: "智能体" }] },
      ["synonyms 0 synonym-was-other 人工智能"],
    ],
  ])("%s", (_, some, expected) => {
    expect(faults(some)).toEqual(expected);
  });

  it("are none where the words go together", () => {
    const fine = {
      stop: ["大模型", "璇玑数据舱"],
      terms: [{ term: "璇玑", theme: "any" }],
      synonyms: [{ form: "玑璇", term: "璇玑" }],
    };
    expect(faults(fine, ["璇玑数据舱"])).toEqual([]);
    expect(checkUserWords(NO_USER_WORDS, announced, { themes: [], discovered: [] })).toEqual([]);
  });
});
