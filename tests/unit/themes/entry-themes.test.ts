import { describe, expect, it } from "vitest";
import { changedForms, createThemeReader, themesOfTexts } from "../../../src/themes/entry-themes.ts";
import { applyUserWords, NO_USER_WORDS } from "../../../src/themes/user-words.ts";
import { lexicon, themes } from "./announcement.ts";
import { entry } from "./entry.ts";

const names = themes.map(({ theme }) => theme);

describe("themes of a text", () => {
  const read = createThemeReader(
    [
      { ...entry("算力"), theme: "b" },
      { ...entry("文物"), theme: "a" },
    ],
    ["a", "b"],
  );

  it("stand in the order of the themes, each once, over all parts; a term runs over no two of them", () => {
    expect(read(["算力调度", "文物与算力"])).toBe("a b");
    expect(read(["算", "力"])).toBe("");
  });

  it("are those of terms that are in a theme", () => {
    expect(createThemeReader([{ ...entry("算力"), theme: null }], ["a"])(["算力"])).toBe("");
  });
});

describe("texts by other words", () => {
  it("are read again only where a changed word stands, in whatever width it is written", () => {
    const asked: string[] = [];
    const read = (parts: readonly string[]) => {
      asked.push(parts.join());
      return "new";
    };
    const texts = ["AI平台", "ＡＩ平台", "平台"].map((part) => ({ parts: [part], before: "old" }));
    expect(themesOfTexts(texts, read, new Set(["AI"]))).toEqual(["new", "new", "old"]);
    expect(asked).toEqual(["AI平台", "ＡＩ平台"]);
    expect(themesOfTexts([{ parts: ["平台"], before: null }], read, new Set(["AI"]))).toEqual(["new"]);
  });

  it("give what a reading of all gives", () => {
    const titles = ["大模型与文物", "农业大模型", "隐私计算", "应用能力", "玄鉴链平台"];
    const before = applyUserWords(lexicon, NO_USER_WORDS);
    const after = applyUserWords(lexicon, {
      stop: ["文物"],
      terms: [{ term: "玄鉴链", theme: "data-circulation" }],
      synonyms: [{ form: "隐私计算", term: "大模型" }],
    });
    const texts = titles.map((title) => ({ parts: [title], before: createThemeReader(before, names)([title]) }));
    const fresh = createThemeReader(after, names);
    expect(themesOfTexts(texts, fresh, changedForms(before, after))).toEqual(titles.map((title) => fresh([title])));
  });
});

describe("changed words", () => {
  it("are those of every entry that is not as it was, with all its forms", () => {
    const [one, other] = [entry("算力"), { ...entry("文物"), forms: ["古物"] }];
    expect(changedForms([one, other], [one, other])).toEqual(new Set());
    expect(changedForms([one, other], [one])).toEqual(new Set(["文物", "古物"]));
    expect(changedForms([one], [{ ...one, forms: ["计算力"] }])).toEqual(new Set(["算力", "计算力"]));
    expect(changedForms([{ ...one, theme: "a" }], [{ ...one, theme: "b" }])).toEqual(new Set(["算力"]));
  });
});
