import { describe, expect, it } from "vitest";
import { translator } from "../../../src/i18n/index.ts";
import type { SheetReport } from "../../../src/ingest/outcome/report.ts";
import { Findings } from "../../../src/ingest/table/findings.ts";
import { reportRows } from "../../../src/screens/data/report-rows.ts";

const t = translator("zh-CN");

const report = (findings: Findings, more: Partial<SheetReport> = {}): SheetReport => ({
  file: "评分.csv",
  sheet: null,
  format: "csv",
  encoding: "utf-8",
  delimiter: ",",
  headerRows: [1],
  rowsIn: 9,
  rowsOut: 8,
  rowsSetAside: 1,
  setAside: [],
  unused: [],
  kind: "contest",
  columns: [],
  stage: null,
  missing: [],
  questions: [],
  tables: [],
  findings: findings.list(),
  ...more,
});

describe("an import's report, line by line", () => {
  it("has a line for each place of a finding, with its value and what is used in its place", () => {
    const findings = new Findings();
    for (let row = 2; row < 10; row++) findings.add("outlier", "warning", { row, column: "得分", value: `${row}` });
    const rows = reportRows([report(findings)], t);
    expect(rows.map(({ row, value }) => [row, value])).toEqual([
      [2, "2"],
      [3, "3"],
      [4, "4"],
      [5, "5"],
      [6, "6"],
      [7, "7"],
      [8, "8"],
      [9, "9"],
    ]);
    expect(rows.every(({ column, more }) => column === "得分" && more === 0)).toBe(true);
    const repaired = new Findings();
    for (let row = 2; row < 10; row++)
      repaired.add("number_repaired", "info", { row, column: "得分", value: `${row}分`, after: `${row}` });
    expect(reportRows([report(repaired)], t).at(-1)).toMatchObject({ row: 9, value: "9分", after: "9" });
  });

  it("says how many places are counted and not listed", () => {
    const findings = new Findings();
    findings.add("derived_team_id", "info", { row: 0, column: null, value: null }, {}, 135);
    expect(reportRows([report(findings)], t).map(({ row, more }) => [row, more])).toEqual([[null, 135]]);
  });

  it("names each row that was set aside once, with its reason", () => {
    const findings = new Findings();
    findings.add("note_row", "info", { row: 9, column: null, value: "合计 | 100" });
    const rows = reportRows([report(findings, { setAside: [{ row: 9, rule: "note_row" }] })], t);
    expect(rows).toEqual([
      {
        file: "评分.csv",
        sheet: null,
        row: 9,
        column: null,
        rule: "note_row",
        what: "aside",
        value: "合计 | 100",
        after: null,
        text: "表下或表中的合计、备注、页码，已搁置",
        more: 0,
      },
    ]);
  });

  it("says of a row set aside what its own rule found there, and not what another one did", () => {
    const findings = new Findings();
    findings.add("unreadable_time", "error", { row: 4, column: "报名时间", value: "昨天" }, { column: "报名时间" });
    findings.add("missing_required", "error", { row: 3, column: "环节", value: null }, { column: "环节" });
    findings.add("missing_required", "error", { row: 4, column: "编号", value: null }, { column: "编号" });
    const unused = [3, 4].map((row) => ({ row, rule: "missing_required" as const }));
    const rows = reportRows([report(findings, { unused })], t).filter(({ what }) => what === "unused");
    expect(rows.map(({ row, value }) => [row, value])).toEqual([
      [3, null],
      [4, null],
    ]);
    expect(reportRows([report(findings)], t).map(({ rule, after }) => [rule, after])).toEqual([
      ["missing_required", null],
      ["unreadable_time", "（空）"],
      ["missing_required", null],
    ]);
  });
});
