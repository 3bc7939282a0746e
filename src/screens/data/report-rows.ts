import type { SheetReport } from "../../ingest/outcome/report.ts";
import type { Rule, Severity } from "../../ingest/table/source.ts";
import type { Translate } from "../../model/messages.ts";
import { findingText } from "./messages.ts";

/** One line of an import's report: a row set aside, a row that no table could take, or a place that was repaired. */
export interface ReportRow {
  readonly file: string;
  readonly sheet: string | null;
  /** Null: it is said of the sheet as a whole. */
  readonly row: number | null;
  readonly column: string | null;
  readonly rule: Rule;
  readonly what: "aside" | "unused" | Severity;
  /** As it stood in the file; personal ones never do. */
  readonly value: string | null;
  /** What was done about it, in words. */
  readonly text: string;
  /** Further places of the same kind that are counted and not listed. */
  readonly more: number;
}

/** Every row set aside and every listed place, sheet by sheet in the order of rows; what is not listed is counted. */
export function reportRows(reports: readonly SheetReport[], t: Translate): readonly ReportRow[] {
  return reports.flatMap((report) => {
    const { file, sheet } = report;
    const wordsOf = (rule: Rule): string => {
      const finding = report.findings.find((each) => each.rule === rule);
      return findingText(finding ?? { rule, severity: "warning", count: 1, examples: [], values: {} }, t);
    };
    const found = report.findings.flatMap((finding): readonly ReportRow[] => {
      const of = { file, sheet, rule: finding.rule, what: finding.severity, text: findingText(finding, t) };
      // What is said of no place is said of the sheet.
      const placed = finding.examples.filter(({ row, column, value }) => row > 0 || column !== null || value !== null);
      const examples = placed.map(({ row, column, value }) => ({
        ...of,
        row: row === 0 ? null : row,
        column,
        value,
        more: 0,
      }));
      const further = (finding.further ?? []).map(({ row, column }) => ({
        ...of,
        row: row === 0 ? null : row,
        column,
        value: null,
        more: 0,
      }));
      const places = [...examples, ...further];
      const more = finding.count - places.length;
      // Rows that are listed below by themselves are no further places.
      const isListed = report.setAside.concat(report.unused).some(({ rule }) => rule === finding.rule);
      if (isListed) return [];
      return more <= 0 && places.length > 0
        ? places
        : [...places, { ...of, row: null, column: null, value: null, more: Math.max(more, 0) }];
    });
    const listed = (rows: SheetReport["setAside"], what: "aside" | "unused"): readonly ReportRow[] =>
      rows.map(({ row, rule }) => {
        const example = report.findings.flatMap(({ examples }) => examples).find((each) => each.row === row);
        const value = example?.value ?? null;
        return { file, sheet, row, column: null, rule, what, value, text: wordsOf(rule), more: 0 };
      });
    return [...listed(report.setAside, "aside"), ...listed(report.unused, "unused"), ...found].sort(
      (a, b) => (a.row ?? 0) - (b.row ?? 0),
    );
  });
}
