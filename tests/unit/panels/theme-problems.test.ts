import { describe, expect, it } from "vitest";
import type { Clause } from "../../../src/filters/clauses.ts";
import { themeProblems } from "../../../src/panels/themes/theme-problems.ts";
import { catalogue, columnNames, columns, context, en, frameOf, tableOf, totals, zh } from "./contest.ts";

const on = (field: "term" | "theme", ...values: readonly string[]): Clause => ({ kind: "points", field, values });
const listed = (...selection: readonly Clause[]) =>
  tableOf(frameOf(themeProblems, context(selection))).map((row) => [row.problem_id, row.term, row.occurrences]);

describe("problems with the terms", () => {
  it("lists every problem with its terms, in official order", () => {
    expect(listed()).toEqual([
      ["T01-P01", "数据空间", 1],
      ["T01-P02", "智能体", 4],
      ["T01-P03", "智能体", 1],
      ["T02-P01", "数据空间", 1],
      ["T02-P01", "监测", 1],
      ["T10-P01", "数据空间", 2],
    ]);
  });

  it("puts the term that occurs most first, and equals in the catalogue's order", () => {
    const carried = columns(
      ["problem_id", "term", "occurrences"],
      [
        ["T01-P01", "监测", 2],
        ["T01-P01", "数据空间", 1],
        ["T01-P01", "智能体", 1],
      ],
    );
    const rows = themeProblems.frame({ carried }, { carried }, context())?.table(zh).rows ?? [];
    expect(rows.map(([, , term]) => term)).toEqual(["监测", "智能体", "数据空间"]);
  });

  it("lists of each problem only the chosen terms, or those of the chosen themes", () => {
    // The engine answers with all terms of the problems that carry a chosen one.
    expect(listed(on("term", "监测"))).toEqual([["T02-P01", "监测", 1]]);
    expect(listed(on("theme", "ai"))).toEqual([
      ["T01-P02", "智能体", 4],
      ["T01-P03", "智能体", 1],
      ["T02-P01", "监测", 1],
    ]);
  });

  it("asks with every clause: it is narrowed by terms, and selects by none", () => {
    expect(themeProblems.field).toBeNull();
  });

  it("says how many problems carry what is chosen, and which carry nothing", () => {
    expect(frameOf(themeProblems).summary(zh)).toBe(
      "5 个赛题共含 3 个主题词；共出现 10 次；另有 1 个赛题不含任何主题词（<b>展陈</b>）。",
    );
    expect(frameOf(themeProblems, context([on("theme", "ai"), on("term", "监测")])).summary(en)).toBe(
      "Problems with Artificial intelligence, 监测: 3; 6 occurrences.",
    );
  });

  it("stands on the rows of the terms it lists", () => {
    expect(themeProblems.behind(context())).toEqual({ kind: "terms", where: null });
    expect(themeProblems.behind(context([on("theme", "ai")])).where).toMatch(/term.* IN \('智能体', '监测'\)/);
  });

  it("keeps to the contract's columns, and has nothing to show without problems", () => {
    expect(columnNames(frameOf(themeProblems)).slice(0, 4)).toEqual([
      "problem_id",
      "problem_title",
      "term",
      "occurrences",
    ]);
    const none = { carried: columns(["problem_id", "term", "occurrences"], []) };
    expect(themeProblems.frame(none, totals, { ...context(), catalogue: { ...catalogue, problems: [] } })).toBeNull();
  });
});
