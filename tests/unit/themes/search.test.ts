import { describe, expect, it } from "vitest";
import { inContext, markSpans } from "../../../src/themes/highlight.ts";
import { findText, searched } from "../../../src/themes/search.ts";

const found = (text: string, query: string) => findText(text, query).map(({ start, end }) => text.slice(start, end));

describe("a search over texts", () => {
  it("finds any string, also within words, from left to right", () => {
    expect(found("数据要素与大数据", "数据")).toEqual(["数据", "数据"]);
    expect(found("AIGC", "IG")).toEqual(["IG"]);
    expect(found("哈哈哈", "哈哈")).toEqual(["哈哈"]);
  });

  it("takes full-width letters for plain ones and capitals for small ones, and gives back what was written", () => {
    expect(found("建设ＡＩ平台、Ai 助手", "ai")).toEqual(["ＡＩ", "Ai"]);
    expect(found("5G-A 与 ⅲ 类", "III")).toEqual(["ⅲ"]);
  });

  it("finds nothing by blanks, and leaves blanks around a query out", () => {
    expect(found("数据 要素", "  ")).toEqual([]);
    expect(found("数据要素", " 要素 ")).toEqual(["要素"]);
    expect(searched("　ＡＩ ")).toBe("ai");
  });

  it("is not thrown off by a letter whose small form is longer", () => {
    expect(found("İİ数据", "数据")).toEqual(["数据"]);
  });
});

describe("a passage in its context", () => {
  const text = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯";
  const said = (spans: readonly { start: number; end: number }[]) =>
    inContext(markSpans(text, spans), 2).map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text));

  it("is cut before and after each mark", () => {
    expect(
      said([
        { start: 4, end: 6 },
        { start: 15, end: 16 },
      ]),
    ).toEqual(["…三四", "[五六]", "七八…", "丁戊", "[己]", "庚辛…"]);
  });

  it("is whole between marks that stand close, and where nothing is marked", () => {
    expect(
      said([
        { start: 0, end: 1 },
        { start: 5, end: 6 },
      ]),
    ).toEqual(["[一]", "二三四五", "[六]", "七八…"]);
    expect(said([])).toEqual([text]);
  });
});
