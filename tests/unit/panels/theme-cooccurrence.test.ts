import { describe, expect, it } from "vitest";
import { carriersOf, pairOf } from "../../../src/filters/terms.ts";
import { offeredProblems } from "../../../src/panels/lookup.ts";
import { themeCooccurrence } from "../../../src/panels/themes/theme-cooccurrence.ts";
import { catalogue, columns, context, en, FUZHOU, frameOf, tableOf, totals, zh } from "./contest.ts";

const PAIR = pairOf("数据空间", "监测");
const both = { kind: "points", field: "term", values: [PAIR] } as const;

const CARRIED = ["problem_id", "term", "occurrences"] as const;
/** Three problems: 智能体 and 数据空间 in two of them, all three terms in one. */
const three = {
  carried: columns(CARRIED, [
    ["T01-P01", "数据空间", 1],
    ["T01-P01", "智能体", 2],
    ["T01-P02", "智能体", 1],
    ["T01-P02", "监测", 1],
    ["T01-P02", "数据空间", 4],
    ["T01-P03", "监测", 1],
  ]),
};
const rowsOf = (results: typeof three, selected = context()) =>
  themeCooccurrence.frame(results, three, selected)?.table(zh).rows;

describe("terms found together", () => {
  it("counts problems, not occurrences, each pair once, most problems first", () => {
    expect(rowsOf(three)).toEqual([
      ["智能体", "数据空间", 2, 2],
      ["智能体", "监测", 1, 1],
      ["数据空间", "监测", 1, 1],
    ]);
    expect(tableOf(frameOf(themeCooccurrence))).toEqual([
      { term_a: "数据空间", term_b: "监测", problems: 1, problems_unfiltered: 1 },
    ]);
  });

  it("keeps a pair that the filter leaves no problem", () => {
    expect(tableOf(frameOf(themeCooccurrence, context([FUZHOU])))[0]).toMatchObject({
      problems: 0,
      problems_unfiltered: 1,
    });
  });

  it("says the pairs of most problems, and of none that there are none", () => {
    expect(themeCooccurrence.frame(three, three, context())?.summary(zh)).toBe(
      "3 个赛题中有 3 对主题词共现；共现赛题最多的是智能体 × 数据空间（2 个）、智能体 × 监测（1 个）、数据空间 × 监测（1 个）。",
    );
    expect(frameOf(themeCooccurrence, context([FUZHOU])).summary(en)).toBe(
      "Filtered view. No two terms are found in one problem.",
    );
  });

  it("does not say of a term that it stands beside its own part", () => {
    const terms = ["模型", "大模型"].map((term) => ({
      term,
      theme: "ai",
      forms: [],
      source: "lexicon",
      problems: ["T01-P01"],
    }));
    const within = { ...context(), catalogue: { ...catalogue, terms } };
    const carried = {
      carried: columns(CARRIED, [
        ["T01-P01", "模型", 1],
        ["T01-P01", "大模型", 1],
      ]),
    };
    const frame = themeCooccurrence.frame(carried, carried, within);
    expect(frame?.table(zh).rows).toEqual([["模型", "大模型", 1, 1]]);
    expect(frame?.summary(zh)).toBe("没有两个主题词出现在同一赛题中。");
  });

  it("selects by a cell the problems with both terms, by a name those with the one", () => {
    const frame = frameOf(themeCooccurrence);
    expect(frame.select({ kind: "click", key: PAIR })).toEqual(both);
    expect(carriersOf(catalogue, "term", [PAIR])).toEqual(new Set(["T02-P01"]));
    expect(carriersOf(catalogue, "term", [PAIR, "智能体"])).toEqual(new Set(["T02-P01", "T01-P02", "T01-P03"]));
    expect(offeredProblems(context([both]), null)).toEqual(new Set(["T02-P01"]));
  });

  it("leaves its own clause out, and says what is chosen", () => {
    expect(frameOf(themeCooccurrence, context([both])).summary(zh)).toBe(
      "选中的词对共见于赛题：数据空间 × 监测（1 个）。",
    );
  });

  it("has nothing to show of a single term", () => {
    const within = { ...context(), catalogue: { ...catalogue, terms: catalogue.terms.slice(0, 1) } };
    expect(themeCooccurrence.frame(totals, totals, within)).toBeNull();
  });
});
