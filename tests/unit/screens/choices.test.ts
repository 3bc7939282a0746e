import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/filters/clauses.ts";
import { translator } from "../../../src/i18n/index.ts";
import { offeredFields, valuesOf } from "../../../src/screens/filters/choices.ts";
import { draftOf, rangeClause } from "../../../src/screens/filters/RangeInputs.tsx";
import type { Wording } from "../../../src/screens/filters/wording.ts";
import { CATALOGUE } from "./catalogue.ts";

const words: Wording = { catalogue: CATALOGUE, settings: DEFAULT_SETTINGS, language: "zh-CN", t: translator("zh-CN") };

describe("what can be filtered by", () => {
  test("is only what the data hold", () => {
    expect(offeredFields(words)).toEqual([
      "track",
      "problem",
      "theme",
      "term",
      "area",
      "org_type",
      "in_stage",
      "award",
      "day",
      "score",
      "judge",
      "score_given",
      "criterion",
    ]);
    expect(offeredFields({ ...words, catalogue: { ...CATALOGUE, hasUnofficial: true } })).toContain("official");
    expect(valuesOf("official", words).map(({ label }) => label)).toEqual(["正式", "打星（非正式）"]);
    const bare = { ...CATALOGUE, loaded: [], days: null, scoreScales: {}, reviews: {}, awards: [] };
    expect(offeredFields({ ...words, catalogue: bare })).toEqual(["track", "problem", "theme", "term"]);
  });

  test("lists values in official order, by name", () => {
    expect(valuesOf("area", words).map(({ label }) => label)).toEqual(["福州", "厦门", "未填"]);
    expect(valuesOf("track", words)[0]).toEqual({ value: "T01", label: "工业制造" });
  });

  test("lists the judges of the stage, one that goes by a name also by it", () => {
    expect(valuesOf("judge", words)).toEqual([
      { value: "J01", label: "J01" },
      { value: "~2", label: "评委 2（王一）" },
    ]);
    const settings = { ...DEFAULT_SETTINGS, stage: "preliminary" } as const;
    expect(valuesOf("judge", { ...words, settings })).toEqual([]);
  });
});

describe("a typed range", () => {
  test("of days holds the last day", () => {
    expect(rangeClause("day", { from: "2026-05-03", to: "2026-05-05" }, words)).toEqual({
      kind: "range",
      field: "day",
      from: 20576,
      to: 20579,
    });
  });

  test("of scores lies on the edges of bins", () => {
    expect(rangeClause("score", { from: "75", to: "79" }, words)).toEqual({
      kind: "range",
      field: "score",
      from: 74,
      to: 80,
    });
  });

  test("with an end left blank reaches to the end of the data", () => {
    expect(rangeClause("day", { from: "2026-05-20", to: "" }, words)).toMatchObject({ from: 20593, to: 20605 });
    expect(rangeClause("score", { from: "", to: "80" }, words)).toMatchObject({ from: 70, to: 80 });
    // Single scores go further than the entries' means.
    expect(rangeClause("score_given", { from: "", to: "80" }, words)).toEqual({
      kind: "range",
      field: "score_given",
      from: 40,
      to: 80,
    });
  });

  test.each([
    ["nothing", { from: "", to: "" }],
    ["an end before its beginning", { from: "2026-05-09", to: "2026-05-03" }],
    ["a day there is not", { from: "2026-02-30", to: "" }],
  ])("%s is no range", (_, draft) => {
    expect(rangeClause("day", draft, words)).toBeNull();
  });

  test("shows what is chosen as it was typed", () => {
    const draft = { from: "2026-05-03", to: "2026-05-05" };
    expect(draftOf(rangeClause("day", draft, words) ?? undefined)).toEqual(draft);
  });
});
