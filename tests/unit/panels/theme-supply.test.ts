import { describe, expect, it } from "vitest";
import { themeSupply } from "../../../src/panels/themes/theme-supply.ts";
import { catalogue, columns, context, en, FUZHOU, frameOf, tableOf, zh } from "./contest.ts";

/**
 * Of six problems three have 人工智能 (T01-P02, T01-P03, T02-P01) and three 数据流通 (T01-P01, T02-P01, T10-P01). Of 40
 * registrations that name a problem 12 are on T01-P01, 3 on T01-P02, 5 on T02-P01 and 20 on T10-P01; two name none.
 */
describe("themes asked for and taken up", () => {
  const rows = (within = context()) =>
    tableOf(frameOf(themeSupply, within)).map((row) => [
      row.theme,
      row.problems,
      row.problem_share,
      row.registrations,
      row.registration_share,
      row.registrations_unfiltered,
    ]);

  it("sets the share of problems beside that of registrations on them", () => {
    expect(rows()).toEqual([
      ["人工智能", 3, 1 / 2, 8, 8 / 40, 8],
      ["数据流通", 3, 1 / 2, 37, 37 / 40, 37],
    ]);
    expect(tableOf(frameOf(themeSupply))[0]).toMatchObject({ difference: 0.2 - 0.5, registrations_per_problem: 8 / 3 });
  });

  it("counts under a filter on entries those that are left, of the same problems", () => {
    expect(rows(context([FUZHOU]))).toEqual([
      ["人工智能", 3, 1 / 2, 0, 0, 8],
      ["数据流通", 3, 1 / 2, 10, 1, 37],
    ]);
  });

  it("says where entries crowd, where they are few, and what nobody takes up", () => {
    expect(frameOf(themeSupply).summary(zh)).toBe(
      "没有读到作品文本，40 个报名项目按所报赛题的主题计；报名集中于数据流通（赛题 3/6，报名 93%）；报名偏少的是人工智能（赛题 3/6，报名 20%）。",
    );
    expect(frameOf(themeSupply, context([FUZHOU])).summary(en)).toContain("nobody takes up: Artificial intelligence");
  });

  it("says so where no registration names a problem", () => {
    const none = { entries: columns(["problem_id", "registrations"], [[null, 2]]) };
    expect(themeSupply.frame(none, none, context())?.summary(zh)).toBe("没有注明赛题的报名项目。");
    expect(themeSupply.frame(none, none, context())?.table(zh).rows[0]?.slice(3, 6)).toEqual([0, null, null]);
  });

  describe("by the texts of entries", () => {
    const read = { catalogue: { ...catalogue, loaded: [...catalogue.loaded, "entry_themes" as const] } };
    const within = { ...context(), ...read };
    // Of 40 registrations ten have no text; of the others six speak of no theme, and four of both.
    const texts = {
      entries: columns(
        ["themes", "registrations"],
        [
          [null, 10],
          ["", 6],
          ["ai", 12],
          ["ai flow", 4],
          ["flow", 8],
        ],
      ),
    };
    const frame = () => {
      const found = themeSupply.frame(texts, texts, within);
      if (found === null) throw new Error("nothing to show");
      return found;
    };

    it("sets the share of problems beside that of registrations whose text has the theme, of those with a text", () => {
      expect(tableOf(frame())).toMatchObject([
        { theme: "人工智能", problems: 3, registrations: 16, registration_share: 16 / 30 },
        { theme: "数据流通", problems: 3, registrations: 12, registration_share: 12 / 30 },
      ]);
      expect(frame().summary(zh)).toMatch(/^30 个报名项目按名称与摘要的主题计；/);
    });

    it("asks entries by what they are about, and by their problems where that is chosen", () => {
      const asked = (choices: Readonly<Record<string, string>>) =>
        themeSupply.queries({ ...within, settings: { ...within.settings, choices } }).entries?.groupBy;
      expect(asked({})).toEqual({ themes: "themes" });
      expect(asked({ "theme-supply.by": "problem" })).toEqual({ problem_id: "problem_id" });
      expect(themeSupply.behind(within).where).toBe("is_registration = 1 AND themes IS NOT NULL");
      expect(themeSupply.controls(within)).toHaveLength(1);
      expect(themeSupply.controls(context())).toEqual([]);
    });
  });

  it("keeps every theme under a clause of its own", () => {
    expect(rows(context([{ kind: "points", field: "theme", values: ["ai"] }]))).toEqual(rows());
    expect(frameOf(themeSupply).select({ kind: "click", key: "ai" })).toEqual({
      kind: "points",
      field: "theme",
      values: ["ai"],
    });
  });
});
