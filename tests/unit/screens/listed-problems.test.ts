import { describe, expect, it } from "vitest";
import type { Term } from "../../../src/model/catalogue.ts";
import { themeProblems } from "../../../src/panels/themes/theme-problems.ts";
import { entryOf, listedProblems } from "../../../src/screens/themes/listed-problems.ts";
import { catalogue, context, frameOf, zh } from "../panels/contest.ts";

const listed = () =>
  listedProblems(
    frameOf(themeProblems, context([{ kind: "points", field: "term", values: ["监测"] }])).table(zh),
    catalogue,
  );

describe("the list of problems", () => {
  it("puts a problem's rows together, with its track and all of its themes", () => {
    expect(listed()).toHaveLength(1);
    expect(listed()[0]).toMatchObject({
      problem: { problem_id: "T02-P01" },
      track: { track_name: "文物保护利用" },
      terms: [{ term: { term: "监测" }, occurrences: 1 }],
      themes: [{ theme: "ai" }, { theme: "flow" }],
    });
  });

  it("says which column is missing", () => {
    expect(() => listedProblems({ columns: [], rows: [] }, catalogue)).toThrow("problem_id");
  });
});

describe("how a term is found in a text", () => {
  const term = (source: string): Term => ({ term: "用能", theme: "energy", forms: ["能耗"], source, problems: [] });

  it("is by its forms in the catalogue, less what the bundled lexicon excepts", () => {
    expect(entryOf(term("lexicon"))).toMatchObject({ forms: ["能耗"], except: expect.arrayContaining(["应用能"]) });
  });

  it("keeps the exceptions of a term of the lexicon that a person put into another theme, as it is counted", () => {
    const words = { stop: [], terms: [{ term: "用能", theme: "other" }], synonyms: [] };
    expect(entryOf(term("user"), words).except).toEqual(expect.arrayContaining(["应用能"]));
  });

  it("is by its forms alone where it was found in the texts", () => {
    expect(entryOf(term("discovered")).except).toEqual([]);
  });
});
