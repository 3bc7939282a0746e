import { describe, expect, it } from "vitest";
import { LIGHT } from "../../../src/panels/drawing/palette.ts";
import { themeTerms } from "../../../src/panels/themes/theme-terms.ts";
import { catalogue, columnNames, columns, context, en, FUZHOU, frameOf, tableOf, totals, zh } from "./contest.ts";

describe("terms of the problems", () => {
  it("ranks every term by its problems, those without any included", () => {
    expect(tableOf(frameOf(themeTerms)).map((row) => [row.term, row.theme, row.problems, row.occurrences])).toEqual([
      ["数据空间", "数据流通", 3, 4],
      ["智能体", "人工智能", 2, 5],
      ["监测", "人工智能", 1, 1],
      ["区块链", "数据流通", 0, 0],
    ]);
  });

  it("keeps unfiltered numbers beside filtered ones and breaks ties by them", () => {
    expect(
      tableOf(frameOf(themeTerms, context([FUZHOU]))).map((row) => [row.term, row.problems, row.problems_unfiltered]),
    ).toEqual([
      ["数据空间", 2, 3],
      ["智能体", 0, 2],
      ["监测", 0, 1],
      ["区块链", 0, 0],
    ]);
  });

  it("ranks by what the filter leaves, not by the totals", () => {
    const terms = columns(["term", "problems", "occurrences"], [["监测", 1, 1]]);
    const frame = themeTerms.frame({ terms }, totals, context([FUZHOU]));
    expect(frame?.table(zh).rows.map(([term]) => term)).toEqual(["监测", "数据空间", "智能体", "区块链"]);
  });

  it("always draws a chosen term, though the table alone has room for all", () => {
    const many = Array.from({ length: 30 }, (_, at) => `词${at}`);
    const terms = columns(
      ["term", "problems", "occurrences"],
      many.map((name, at) => [name, 30 - at, 1]),
    );
    const within = {
      ...context([{ kind: "points", field: "term", values: ["词29"] }]),
      catalogue: {
        ...catalogue,
        terms: many.map((name) => ({ term: name, theme: "ai", forms: [], source: "lexicon", problems: [] })),
      },
    };
    const frame = themeTerms.frame({ terms }, { terms }, within);
    expect(frame?.table(zh).rows).toHaveLength(30);
    const drawn = JSON.stringify(
      frame?.option({
        theme: {
          text: "#000000",
          textSecondary: "#000000",
          line: "#000000",
          background: "#ffffff",
          data: "#000000",
          accent: "#000000",
          muted: "#000000",
          ghost: "#000000",
          fontFamily: "x",
        },
        t: zh,
        language: "zh-CN",
        width: 640,
        height: 400,
      }),
    );
    expect(drawn).toContain('"key":"词18"');
    expect(drawn).not.toContain('"key":"词19"');
    expect(drawn).toContain('"key":"词29"');
  });

  it("draws the terms that tell most before words of the field that more problems have; the table has them by problems", () => {
    // The catalogue's order is how much terms tell: beyond the first 150, each in more problems than any before.
    const many = Array.from({ length: 160 }, (_, at) => ({ name: `词${at}`, problems: at < 150 ? 1 + (at % 3) : 9 }));
    const terms = columns(
      ["term", "problems", "occurrences"],
      many.map(({ name, problems }) => [name, problems, 1]),
    );
    const within = {
      ...context([]),
      catalogue: {
        ...catalogue,
        terms: many.map(({ name }) => ({ term: name, theme: "ai", forms: [], source: "lexicon", problems: [] })),
      },
    };
    const frame = themeTerms.frame({ terms }, { terms }, within);
    const size = { width: 640, height: 600 };
    const drawn = JSON.stringify(frame?.option({ theme: LIGHT, t: zh, language: "zh-CN", ...size }));
    const keys = [...drawn.matchAll(/"key":"(词\d+)"/g)].map(([, key]) => key);
    // Those with three problems, in the catalogue's order.
    expect(keys).toEqual(Array.from({ length: 20 }, (_, at) => `词${2 + 3 * at}`));
    expect(frame?.table(zh).rows[0]?.[0]).toBe("词150");
  });

  it("calls a term of no theme a new word", () => {
    const found = { term: "璇玑", theme: "", forms: [], source: "discovered", problems: ["T01-P01"] };
    const within = { ...context([]), catalogue: { ...catalogue, terms: [found] } };
    expect(tableOf(frameOf(themeTerms, within)).map((row) => [row.term, row.theme])).toEqual([["璇玑", "新词"]]);
  });

  it("asks for the problems of one track, and counts their rows alone", () => {
    const within = context([], { choices: { "theme-terms.track": "T10" } });
    expect(themeTerms.queries(within)).toMatchObject({ terms: { where: "track_id IN ('T10')" } });
    expect(themeTerms.behind(within)).toEqual({ kind: "terms", where: "track_id IN ('T10')" });
    expect(themeTerms.queries(context()).terms).not.toHaveProperty("where");
    // A track that there is not, in an old address, narrows nothing.
    const unknown = context([], { choices: { "theme-terms.track": "T99" } });
    expect(themeTerms.queries(unknown).terms).not.toHaveProperty("where");
  });

  it("says that problems are counted", () => {
    expect(frameOf(themeTerms).summary(zh)).toBe(
      "3 个主题词中，赛题最多的是数据空间（3 个）、智能体（2 个）、监测（1 个）；按含该词的赛题数计，不是项目数。",
    );
    expect(frameOf(themeTerms, context([FUZHOU])).summary(en)).toBe(
      "Filtered view. Of 1 term, found in most problems: 数据空间 (2); problems are counted, not entries.",
    );
  });

  it("names a theme in the language of the interface", () => {
    expect(frameOf(themeTerms).table(en).rows[0]?.[1]).toBe("Data circulation");
  });

  it("has nothing to show without terms, and needs no registrations", () => {
    const none = { terms: columns(["term", "problems", "occurrences"], []) };
    expect(themeTerms.frame(none, none, { ...context(), catalogue: { ...catalogue, terms: [] } })).toBeNull();
    expect(themeTerms.needs).toEqual([]);
  });

  it("names the contract's columns first", () => {
    expect(columnNames(frameOf(themeTerms)).slice(0, 6)).toEqual([
      "term",
      "theme",
      "problems",
      "occurrences",
      "forms",
      "source",
    ]);
  });

  it("lists the terms of one theme where one is looked at, and the rows behind them alone", () => {
    const within = context([], { choices: { "theme-terms.theme": "ai" } });
    expect(tableOf(frameOf(themeTerms, within)).map(({ term }) => term)).toEqual(["智能体", "监测"]);
    expect(themeTerms.behind(within).where).toContain("'ai'");
    const unknown = context([], { choices: { "theme-terms.theme": "gone" } });
    expect(tableOf(frameOf(themeTerms, unknown))).toHaveLength(4);
    expect(themeTerms.behind(unknown).where).toBeNull();
  });

  it("names the themes to look at in the language of the interface", () => {
    const ofTheme = themeTerms.controls(context())[1];
    if (typeof ofTheme === "string" || ofTheme === undefined) throw new Error("no control of its own");
    expect(ofTheme.options.map(({ label }) => label(en))).toEqual([
      "All themes",
      "Artificial intelligence",
      "Data circulation",
    ]);
  });
});
