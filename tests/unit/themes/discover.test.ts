import { describe, expect, it } from "vitest";
import { discoverTerms } from "../../../src/themes/discover.ts";
import { extractTerms } from "../../../src/themes/extract.ts";
import type { TermSource } from "../../../src/themes/mentions.ts";
import { lexicon, problems, wordbook } from "./announcement.ts";

/** Each text a problem of its own, without a title. */
const discover = (...texts: readonly (string | readonly [title: string, text: string])[]): string[] =>
  discoverTerms(
    texts.map((text, i): TermSource => {
      const [problem_title, problem_text] = typeof text === "string" ? ["", text] : text;
      return { problem_id: `T01-P${i}`, problem_title, problem_text };
    }),
    lexicon,
    wordbook.vocabulary,
  ).map(({ term }) => term);

describe("new words", () => {
  it("are found at one problem, without the boilerplate around them", () => {
    expect(discover("构建璇玑数据舱，提升农业服务水平。")).toEqual(["璇玑数据舱"]);
    expect(discover("依托灵枢智核技术，推动产业高质量发展。")).toEqual(["灵枢智核"]);
    expect(discover("研发Qubrix，促进公共数据共享。")).toEqual(["Qubrix"]);
  });

  it("reach over a known word where they always stand before it, and not where they are followed by many", () => {
    expect(discover("依托璇玑计算，", "运用璇玑计算技术。", "探索璇玑计算应用。")).toEqual(["璇玑计算"]);
    expect(discover("璇玑监测。", "璇玑分析。", "璇玑治理。", "璇玑。")).toEqual(["璇玑"]);
    expect(discover("可信云笈、", "构建可信云笈。", "可信云笈服务。")).toEqual(["可信云笈"]);
    // Twice is no proof of either.
    expect(discover("可信云笈、", "构建可信云笈。")).toEqual(["可信云笈", "云笈"]);
  });

  it("are offered with and without what stands beside a short one that stands once: nothing tells", () => {
    expect(discover("探索璇玑计算，")).toEqual(["璇玑计算", "璇玑"]);
    expect(discover("探索光伏魔方，")).toEqual(["光伏魔方", "魔方"]);
  });

  it("weigh as plain terms where they stand twice or in a title or quotation marks, else as general words", () => {
    const salience = (problem_text: string, problem_title = "") =>
      discoverTerms([{ problem_id: "T01-P01", problem_title, problem_text }], lexicon, wordbook.vocabulary).map(
        (found) => found.salience,
      );
    expect(salience("构建璇玑数据舱。")).toEqual(["general"]);
    expect(salience("构建璇玑数据舱，利用璇玑数据舱。")).toEqual(["plain"]);
    expect(salience("", "璇玑数据舱")).toEqual(["plain"]);
    expect(salience("构建“璇玑数据舱”。")).toEqual(["plain"]);
  });

  it("are told apart where they begin alike", () => {
    const texts = ["璇玑计算。", "推动璇玑计算、", "璇玑计算，", "璇玑织网。", "构建璇玑织网、", "璇玑织网，"];
    expect(discover(...texts).toSorted()).toEqual(["璇玑织网", "璇玑计算"]);
  });

  it("may hold characters that are words: 羲和, 九章, 太虚中枢", () => {
    expect(discover("依托羲和，", "构建九章。", "打造太虚中枢。")).toEqual(["羲和", "九章", "太虚中枢"]);
    expect(discover("璇玑与灵枢，")).toEqual(["璇玑", "灵枢"]);
  });

  it("are no numbers and no words of the lexicon", () => {
    expect(discover("2026年建设3个可信数据空间。")).toEqual([]);
  });
});

describe("new phrases of known words", () => {
  const ordinary = problems.map(({ problem_title, problem_text }) => [problem_title, problem_text] as const);
  const usual = new Set(discover(...ordinary));
  /** What the texts add to those of the announcement, against which common and rare are reckoned. */
  const added = (...texts: readonly (string | readonly [string, string])[]) =>
    discover(...texts, ...ordinary).filter((term) => !usual.has(term));
  const times = (n: number, phrase: string) =>
    ["构建", "推动", "依托", "探索", "打造"].slice(0, n).map((verb, i) => `${verb}${phrase}${"，。；、！".charAt(i)}`);

  it("are found where they stand freely in three problems, or in a title and its text, or in quotation marks", () => {
    expect(added(...times(3, "陶瓷民俗"))).toEqual(["陶瓷民俗"]);
    expect(added(...times(2, "陶瓷民俗"))).toEqual([]);
    expect(added(["陶瓷民俗", "探索陶瓷民俗，"])).toEqual(["陶瓷民俗"]);
    expect(added("推动“人工智能+民俗”、")).toEqual(["人工智能+民俗"]);
  });

  it("are whole: no part of what always stands longer", () => {
    expect(added(...times(3, "陶瓷民俗戏曲"))).toEqual(["陶瓷民俗戏曲"]);
    expect(added(...times(3, "陶瓷民俗璇玑"))).toEqual(["陶瓷民俗璇玑"]);
  });

  it("are trimmed of general words at both ends", () => {
    expect(added(...times(3, "陶瓷民俗机制"))).toEqual(["陶瓷民俗"]);
    expect(added(...times(3, "智能陶瓷民俗平台"))).toEqual(["陶瓷民俗"]);
  });

  it("are no term in ordinary dress", () => {
    expect(added(...times(5, "智能化农业大模型"))).toEqual([]);
    expect(added(...times(5, "农业大模型平台"))).toEqual([]);
  });
});

describe("discovery over the announcement", () => {
  const { terms } = extractTerms(problems, wordbook);
  const discovered = terms.filter(({ source }) => source === "discovered");

  it("leaves the first hundred to reviewed terms, and finds little: the lexicon was written for it", () => {
    expect(terms.slice(0, 100).every(({ source }) => source === "lexicon")).toBe(true);
    expect(discovered.length).toBeLessThan(20);
  });

  it("gives the first 150 terms as they were reviewed by eye, with problems and occurrences", async () => {
    const first = terms.slice(0, 150).map(({ rank, term, problems, occurrences }) => {
      return `${rank}\t${term}\t${problems}\t${occurrences}\n`;
    });
    await expect(first.join("")).toMatchFileSnapshot("__snapshots__/first-150-terms.txt");
  });

  it("puts what it finds in no theme", () => {
    expect(discovered.every(({ theme }) => theme === null)).toBe(true);
  });

  /** Terms of many and of few problems, short and long, and what stands in their place everywhere. */
  const invented = new Map([
    ["大模型", "灵枢智核"],
    ["可信数据空间", "璇玑数据舱"],
    ["隐私计算", "青穹计算"],
    ["区块链", "玄鉴链"],
    ["智能体", "云笈"],
    ["高质量数据集", "衡岳织网"],
    ["人工智能", "瑶光"],
    ["多源数据", "星瀚数据"],
    ["风险预警", "赤霄镜"],
    ["气象数据", "沧溟云图"],
    ["知识图谱", "羲和图"],
    ["供应链", "鲲鹏网"],
    ["碳排放", "磐石指"],
    ["数字孪生", "望舒"],
    ["低空经济", "扶摇经济"],
    ["脑机接口", "Qubrix"],
    ["跨境电商", "玲珑商"],
    ["电子航道图", "曜石图"],
    ["就业画像", "太虚矩"],
    ["源网荷储一体化", "混元枢"],
  ]);

  it("finds words that nobody has seen, put in the place of twenty terms: at least 18 stand among the first", () => {
    const swap = (text: string) =>
      [...invented].reduce((swapped, [term, word]) => swapped.replaceAll(term, word), text);
    const swapped = problems.map(({ problem_id, problem_title, problem_text }) => {
      return { problem_id, problem_title: swap(problem_title), problem_text: swap(problem_text) };
    });
    const found = extractTerms(swapped, wordbook).terms;
    const first = new Set([
      ...found.slice(0, 150).map(({ term }) => term),
      ...found
        .filter(({ source }) => source === "discovered")
        .slice(0, 60)
        .map(({ term }) => term),
    ]);
    const missed = [...invented.values()].filter((word) => !first.has(word));
    expect(missed.length, `missed ${missed.join(", ")}`).toBeLessThanOrEqual(2);
  });
});
