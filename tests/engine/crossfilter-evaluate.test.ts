import { describe, expect, it } from "vitest";
import { createCrossfilter } from "../../src/engine/crossfilter/crossfilter.ts";
import { type Clause, DEFAULT_SETTINGS, FIELDS, type Selection } from "../../src/filters/clauses.ts";
import { emptyClause } from "../../src/filters/compile.ts";
import type { Columns } from "../../src/model/columns.ts";
import { evaluate, prefetch } from "../../src/panels/evaluate.ts";
import type { PanelContext, PanelQuery, Question } from "../../src/panels/types.ts";
import { catalogue } from "../unit/filters/catalogue.ts";

const question = (query: PanelQuery, more: Partial<Question<Columns>> = {}): Question<Columns> => ({
  id: "question",
  needs: ["entries"],
  field: null,
  queries: () => ({ only: query }),
  frame: ({ only = {} }) => only,
  ...more,
});
const byArea = question({ from: "entry_facts", groupBy: { area: "area" }, measures: { entries: { op: "count" } } });
const byTerm = question({ from: "term_facts", groupBy: { term: "term" }, measures: { problems: { op: "count" } } });

const context = (selection: Selection = []): PanelContext => ({ catalogue, selection, settings: DEFAULT_SETTINGS });

/** Entries on three problems: one of whatever is "T01", one in score bin 1, one on day 4. */
const ENTRIES: Columns = {
  problem_id: ["T01-P01", "T01-P02", "T02-P01"],
  axis_0: ["T01", 1, 4],
  entries: [1, 1, 1],
};

/** A database that knows which problems have entries, and nothing else; it notes what it was asked. */
function database() {
  const asked: string[] = [];
  const crossfilter = createCrossfilter(async (sql) => {
    asked.push(sql);
    if (sql.startsWith('SELECT problem_id AS "problem_id"')) return ENTRIES;
    return Object.fromEntries([...sql.matchAll(/ AS "(\w+)"/g)].map(([, name = ""]) => [name, []]));
  });
  return { asked, crossfilter };
}

const score = (from: number, to: number): Clause => ({ kind: "range", field: "score", from, to });

describe("asking ahead", () => {
  it.each(FIELDS)("spares the first step of %s every scan", async (field) => {
    const { asked, crossfilter } = database();
    await prefetch([byArea, byTerm], { crossfilter, context: context() }, field);
    await Promise.all([byArea, byTerm].map((each) => evaluate(each, { crossfilter, context: context() })));
    const before = asked.length;
    const clause = emptyClause(field);
    const moved: Clause = clause.kind === "points" ? { ...clause, values: ["T01"] } : { ...clause, from: 3, to: 9 };
    for (const each of [byArea, byTerm]) {
      await evaluate(each, { crossfilter, context: context([moved]), active: field });
    }
    expect(asked.slice(before)).toEqual([]);
  });

  it("asks nothing for the chart that is itself being changed, nor for one without its table", async () => {
    const { asked, crossfilter } = database();
    const own = question({ from: "entry_facts", groupBy: {}, measures: {} }, { field: "area" });
    const unloaded = question({ from: "entry_facts", groupBy: {}, measures: {} }, { needs: ["judges"] });
    await prefetch([own, unloaded], { crossfilter, context: context() }, "area");
    expect(asked).toEqual([]);
  });
});

describe("a question", () => {
  it("about a table that is not loaded is not asked", async () => {
    const { asked, crossfilter } = database();
    const unloaded = { ...byArea, needs: ["entries", "judges"] as const };
    expect(await evaluate(unloaded, { crossfilter, context: context() })).toBeNull();
    expect(asked).toEqual([]);
  });

  it("is asked once when nothing is selected: its totals are its results", async () => {
    const { asked, crossfilter } = database();
    await evaluate(byArea, { crossfilter, context: context() });
    expect(asked).toHaveLength(1);
  });

  it("that is withdrawn rejects with an AbortError", async () => {
    const { crossfilter } = database();
    const run = evaluate(byTerm, { crossfilter, context: context([score(60, 80)]), signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ name: "AbortError" });
  });
});
