import { describe, expect, it } from "vitest";
import { readWords, WordsFileError, writeWords } from "../../../src/screens/themes/words-file.ts";

const THEMES = [
  { theme: "ai", name_zh: "人工智能", name_en: "Artificial intelligence" },
  { theme: "flow", name_zh: "数据流通", name_en: "Data circulation" },
];

const WORDS = {
  stop: ["平台", "=合计"],
  terms: [
    { term: "低空, 经济", theme: "ai" },
    { term: "海丝", theme: null },
  ],
  synonyms: [{ form: "AIGC", term: "生成式人工智能" }],
};

const faultOf = async (text: string): Promise<unknown> => {
  try {
    return await readWords(text, THEMES);
  } catch (error) {
    return error instanceof WordsFileError ? [error.line, error.fault, error.found] : error;
  }
};

describe("the user's words as a file", () => {
  it("come back as they went out, formulas and commas included", async () => {
    expect(await readWords(writeWords(WORDS, THEMES), THEMES)).toEqual(WORDS);
  });

  it("can be read by a spreadsheet: themes by their Chinese names, a formula as text", () => {
    expect(writeWords(WORDS, THEMES).split("\r\n")).toEqual([
      "\uFEFFkind,word,of",
      "停用词,平台,",
      `停用词,"'=合计",`,
      '主题词,"低空, 经济",人工智能',
      "主题词,海丝,",
      "同义词,AIGC,生成式人工智能",
      "",
    ]);
  });

  it("take a theme by any of its names, blank lines, and full-width letters for plain ones", async () => {
    const text = "kind,word,of\nTerms,ＡＩ助手,Data circulation\n\n主题词,海丝,ai\n";
    expect((await readWords(text, THEMES)).terms).toEqual([
      { term: "AI助手", theme: "flow" },
      { term: "海丝", theme: "ai" },
    ]);
  });

  it("are refused with the line and what stands there", async () => {
    expect(await faultOf("类别,词\n")).toEqual([1, "no-header", "类别,词"]);
    expect(await faultOf("kind,word,of\n\n停词,平台,\n")).toEqual([3, "no-kind", "停词"]);
    expect(await faultOf("kind,word,of\n停用词,,\n")).toEqual([2, "no-word", "停用词"]);
    expect(await faultOf("kind,word,of\n同义词,AIGC,\n")).toEqual([2, "no-target", "AIGC"]);
    expect(await faultOf("kind,word,of\n主题词,海丝,海洋\n")).toEqual([2, "unknown-theme", "海洋"]);
  });
});
