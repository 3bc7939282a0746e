import { describe, expect, it } from "vitest";
import type { Salience, TermEntry } from "../../../src/themes/lexicon.ts";
import type { Mention } from "../../../src/themes/mentions.ts";
import { besideLonger, overallWeight, type Totals, weightWithin } from "../../../src/themes/rank.ts";
import { entry } from "./entry.ts";

const term = (text: string, salience: Salience = "plain"): TermEntry => ({ ...entry(text), salience });

describe("the weight of a term over all problems", () => {
  const totals = (problems: number, titles = 0, nested = 0): Totals => {
    return { problems, titles, occurrences: problems, standing: problems - nested };
  };

  it("is salience × standing × reach, in millionths", () => {
    // log₂(1 + 3) + 0.2 · log₂(1 + 1) = 2.2
    expect(overallWeight(term("隐私计算"), totals(3, 1))).toBe(2_200_000);
    expect(overallWeight(term("隐私计算", "core"), totals(3, 1))).toBe(4_840_000);
    expect(overallWeight(term("隐私计算", "general"), totals(3, 1))).toBe(880_000);
    // A short name is no less a name.
    expect(overallWeight(term("算力"), totals(3))).toBe(2_000_000);
    // Two of three within longer terms: 0.6 + 0.4 / 3.
    expect(overallWeight(term("隐私计算"), totals(3, 0, 2))).toBe(1_466_667);
  });

  it("puts a term of several problems before one of a single title, of one kind", () => {
    expect(overallWeight(term("隐私计算"), totals(2))).toBeGreaterThan(overallWeight(term("农业大模型"), totals(1, 1)));
  });
});

describe("the weight of a term within a problem", () => {
  const mention = (of: TermEntry, title: number, text: number, standing = text): Mention => {
    return {
      entry: of,
      occurrences_title: title,
      occurrences_text: text,
      standing_title: title,
      standing_text: standing,
    };
  };

  it("is salience × ln(1 + emphasis) × ln(1 + problems / (4 + with it)) × √length, in millionths", () => {
    // ln 2 · ln(1 + 120 / 5) · √4, and with a title ln(1 + 3 + 1) in the place of ln 2.
    expect(weightWithin(mention(term("隐私计算"), 0, 1), 1, 120)).toBe(4_462_309);
    expect(weightWithin(mention(term("隐私计算"), 1, 1), 1, 120)).toBe(10_361_162);
    expect(weightWithin(mention(term("隐私计算", "core"), 0, 1), 1, 120)).toBe(5_577_887);
  });

  it("hardly counts a mention within a longer term, least of a general word", () => {
    const nested = (salience: Salience) => weightWithin(mention(term("公共数据", salience), 0, 1, 0), 1, 120);
    const standing = (salience: Salience) => weightWithin(mention(term("公共数据", salience), 0, 1), 1, 120);
    expect(nested("core") / standing("core")).toBeCloseTo(Math.log(1.5) / Math.log(2), 5);
    expect(nested("plain") / standing("plain")).toBeCloseTo(Math.log(1.2) / Math.log(2), 5);
    expect(nested("general") / standing("general")).toBeCloseTo(Math.log(1.1) / Math.log(2), 5);
  });

  it("leaves less to a part of a term that is ranked before it", () => {
    expect(besideLonger(term("算力"), 1000)).toBe(600);
    expect(besideLonger(term("算力", "core"), 1000)).toBe(800);
  });
});
