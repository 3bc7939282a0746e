import { describe, expect, it } from "vitest";
import { type Clause, DEFAULT_SETTINGS, FIELDS, measureField, type Selection } from "../../../src/filters/clauses.ts";
import { compile, emptyClause, type FilterContext } from "../../../src/filters/compile.ts";
import { FLAT_TABLES } from "../../../src/model/flat.ts";
import { catalogue } from "./catalogue.ts";

const context = (...selection: Selection): FilterContext => ({ catalogue, selection, settings: DEFAULT_SETTINGS });
const points = (field: "track" | "problem" | "term" | "theme" | "area" | "in_stage", ...values: string[]): Clause => ({
  kind: "points",
  field,
  values,
});
const score: Clause = { kind: "range", field: "score", from: 60, to: 80 };

/** What is asked of reviews where no criterion is chosen. */
const ofTotals = { field: "criterion", expression: "criterion", test: { kind: "in", values: ["总分"] } };

describe("a clause on a table of entries", () => {
  it.each([
    ["entry_facts", []],
    ["review_facts", [ofTotals]],
  ] as const)("stands on a column of %s", (table, others) => {
    const day: Clause = { kind: "range", field: "day", from: 20_574, to: 20_605 };
    expect(compile(table, context(points("track", "T01"), points("area", "福州"), day))).toEqual({
      conditions: [
        { field: "track", expression: "track_id", test: { kind: "in", values: ["T01"] } },
        { field: "area", expression: "area", test: { kind: "in", values: ["福州"] } },
        { field: "day", expression: "registered_day", test: { kind: "range", from: 20_574, to: 20_605 } },
        ...others,
      ],
      throughEntries: [],
    });
  });

  it("on scores stands on the bins of the chosen stage", () => {
    const inSemifinal = {
      expression: "floor(score_semifinal / 5 + 1e-9)",
      test: { kind: "range", from: 12, to: 16 },
    };
    expect(compile("entry_facts", context(score)).conditions).toEqual([{ field: "score", ...inSemifinal }]);
    const settings = { ...DEFAULT_SETTINGS, stage: "preliminary", scoreStep: 10 } as const;
    expect(compile("entry_facts", { ...context(score), settings }).conditions).toMatchObject([
      { expression: "floor(score_preliminary / 10 + 1e-9)", test: { from: 6, to: 8 } },
    ]);
  });

  it("on numbers beyond the model stands on parts of every width that their bins can have", () => {
    const extras = [
      {
        name: "报名费",
        column: "extra_1",
        values: [],
        measure: { column: "extra_1_number", isWhole: false, min: 0, max: 60, step: 5 },
      },
    ];
    const settings = { ...DEFAULT_SETTINGS, choices: { "extra-distribution.step": "10" } };
    const fees: Clause = { kind: "range", field: measureField("报名费"), from: 2.5, to: 40 };
    const asked = { ...context(fees), catalogue: { ...catalogue, extras }, settings };
    // Widths from 1 (a fifth of 5) to 50, all of them multiples of a half.
    expect(compile("entry_facts", asked).conditions).toEqual([
      {
        field: "measure.报名费",
        expression: "floor(extra_1_number / 0.5e0 + 1e-9)",
        test: { kind: "range", from: 5, to: 80 },
      },
    ]);
  });

  it("on terms and themes stands on the problems that carry one of them", () => {
    expect(compile("entry_facts", context(points("term", "溯源", "供应链"))).conditions).toEqual([
      { field: "term", expression: "problem_id", test: { kind: "in", values: ["T01-P01", "T01-P02", "T02-P01"] } },
    ]);
    expect(compile("entry_facts", context(points("theme", "智能"))).conditions).toEqual([
      { field: "theme", expression: "problem_id", test: { kind: "in", values: ["T01-P01", "T02-P02"] } },
    ]);
    expect(compile("entry_facts", context(points("term", "无此词"))).conditions).toMatchObject([
      { test: { kind: "in", values: [] } },
    ]);
  });
});

describe("a clause on stages", () => {
  const setsOf = (...stages: string[]) => {
    const [condition] = compile("entry_facts", context(points("in_stage", ...stages))).conditions;
    return condition?.test.kind === "in" ? condition.test.values : [];
  };

  it("keeps entries that took part in one of them, whatever else they took part in", () => {
    // Bits in the order of the stages: 1 报名, 2 提交, 32 决赛.
    expect(setsOf("registration")).toHaveLength(128);
    expect(setsOf("final")).toContain(32);
    expect(setsOf("final")).toContain(1 + 2 + 32);
    expect(setsOf("final")).not.toContain(1 + 2);
    expect(setsOf("registration", "final")).toHaveLength(192);
    expect(setsOf("海选")).toEqual([]);
  });

  it("stands on one number whatever stages are named, so that a change of them needs no new scan", () => {
    const expressionOf = (stage: string) =>
      compile("review_facts", context(points("in_stage", stage))).conditions[0]?.expression;
    expect(expressionOf("final")).toBe(expressionOf("national"));
    expect(expressionOf("final")).toContain("32 * CAST(in_final AS INTEGER)");
  });
});

describe("a clause on term_facts", () => {
  it("stands on it when it selects problems, else on the entries that keep a problem", () => {
    const { conditions, throughEntries } = compile(
      "term_facts",
      context(
        points("track", "T01"),
        points("problem", "T01-P01"),
        points("theme", "智能"),
        points("area", "福州"),
        score,
      ),
    );
    expect(conditions.map(({ field }) => field)).toEqual(["track", "problem", "theme"]);
    expect(throughEntries.map(({ field }) => field)).toEqual(["area", "score"]);
  });
});

it.each(FLAT_TABLES)("a panel's own clause is left out on %s", (table) => {
  const { conditions, throughEntries } = compile(table, context(points("track", "T01"), score), "score");
  expect(conditions.map(({ field }) => field).filter((field) => field !== "criterion")).toEqual(["track"]);
  expect(throughEntries).toEqual([]);
});

describe("a clause on reviews", () => {
  const reviews: Selection = [
    { kind: "points", field: "judge", values: ["J01", "~3"] },
    { kind: "points", field: "criterion", values: ["技术"] },
    { kind: "range", field: "score_given", from: 60, to: 80 },
  ];

  it("stands on review_facts, beside those on entries", () => {
    expect(compile("review_facts", context(score, ...reviews)).conditions).toEqual([
      { field: "score", expression: "floor(score_semifinal / 5 + 1e-9)", test: { kind: "range", from: 12, to: 16 } },
      { field: "judge", expression: "judge_id", test: { kind: "in", values: ["J01", "王一"] } },
      { field: "criterion", expression: "criterion", test: { kind: "in", values: ["技术"] } },
      { field: "score_given", expression: "floor(score_given / 5 + 1e-9)", test: { kind: "range", from: 12, to: 16 } },
    ]);
  });

  it("on the criterion says which scores are meant: 总分 without one, all where the panel splits by them", () => {
    expect(compile("review_facts", context()).conditions).toEqual([ofTotals]);
    expect(compile("review_facts", context(), "criterion").conditions).toEqual([]);
    expect(compile("review_facts", context(...reviews), "criterion").conditions).toHaveLength(2);
  });

  it.each(["entry_facts", "term_facts"] as const)("changes nothing on %s", (table) => {
    const track = points("track", "T01");
    expect(compile(table, context(track, ...reviews))).toEqual(compile(table, context(track)));
  });
});

it("the place of a judge beyond the catalogue's stands for nobody", () => {
  const clause: Clause = { kind: "points", field: "judge", values: ["~9"] };
  expect(compile("review_facts", context(clause)).conditions[0]?.test).toEqual({ kind: "in", values: [] });
});

it.each(FIELDS)("%s can be asked ahead with a clause that names nothing", (field) => {
  const fields = compile("review_facts", context(emptyClause(field))).conditions.map((each) => each.field);
  expect(fields).toEqual(field === "criterion" ? [field] : [field, "criterion"]);
});
