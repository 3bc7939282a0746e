import { describe, expect, it } from "vitest";
import type { SourceCell } from "../../../src/ingest/table/source.ts";
import { found, imported, source } from "./sheets.ts";

const said = (header: readonly string[], rows: readonly (readonly SourceCell[])[]) => {
  const finding = found(imported([source(header, rows)]), "grades_for_scores");
  return finding === undefined ? null : [finding.values.column, finding.values.listed, finding.count];
};

describe("judges who give no numbers", () => {
  it("give letters, whose columns and counts are told", () => {
    const rows = [
      ["1", "甲", "A", "B", "A"],
      ["2", "乙", "B", "B", "C"],
      ["3", "丙", "A", "C", "C"],
      ["4", "丁", "C", "A", null],
    ];
    // A: 2 + 1 + 1, B: 1 + 2 + 0, C: 1 + 1 + 2.
    expect(said(["作品编号", "作品名称", "评委1", "评委2", "评委3"], rows)).toEqual([
      "评委1、评委2、评委3",
      "A 4, C 4, B 3",
      11,
    ]);
  });

  it("give words, or votes", () => {
    const words = ["优", "良", "中", "优"].map((word, i) => [`${i}`, "张", word]);
    expect(said(["作品编号", "评委", "得分"], words)).toEqual(["得分", "优 2, 中 1, 良 1", 4]);
    const votes = ["In", "Out", "In"].map((vote, i) => [`P${i}`, vote]);
    expect(said(["Project", "Panelist 1"], votes)).toEqual(["Panelist 1", "In 2, Out 1", 3]);
  });

  it("are none where scores are numbers, and where letters name groups or awards", () => {
    const of = (...cells: readonly SourceCell[]) => cells.map((cell, i) => [`${i}`, cell]);
    expect(said(["作品编号", "评委1"], of(90, 80, 70))).toBe(null);
    expect(said(["作品编号", "组别"], of("A", "B", "A"))).toBe(null);
    expect(said(["作品编号", "是否晋级"], of("晋级", "淘汰", "晋级"))).toBe(null);
    expect(said(["作品编号", "奖项"], of("优秀", "合格", "优秀"))).toBe(null);
  });
});
