import type { SheetReport } from "../../ingest/outcome/report.ts";
import type { Example, Finding, Severity } from "../../ingest/table/findings.ts";
import type { Rule } from "../../ingest/table/rules.ts";
import type { Translate } from "../../model/messages.ts";
import { findingText } from "./messages.ts";

/** Repairs that leave a blank where something stood. */
const BLANKED: ReadonlySet<Rule> = new Set<Rule>([
  "unreadable_number",
  "unreadable_time",
  "unreadable_boolean",
  "unknown_value",
  "not_a_score",
  "ambiguous_time",
  "sentinel",
  "error_cell",
  "formula_without_value",
  "unmatched_track",
  "unmatched_problem",
]);

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
  /** What is used in its place; null: what stands there, or nothing of the row. */
  readonly after: string | null;
  /** What was done about it, in words. */
  readonly text: string;
  /** Further places of the same kind that are counted and not listed. */
  readonly more: number;
}

/** Every row set aside and every listed place, sheet by sheet in the order of rows; what is not listed is counted. */
export function reportRows(reports: readonly SheetReport[], t: Translate): readonly ReportRow[] {
  return reports.flatMap((report) => {
    const { file, sheet } = report;
    const found = report.findings.flatMap((finding): readonly ReportRow[] => {
      const after = BLANKED.has(finding.rule) ? t("data.merge.none") : null;
      const of = { file, sheet, rule: finding.rule, what: finding.severity, after, text: findingText(finding, t) };
      // What is said of no place is said of the sheet.
      const placed = [...finding.examples, ...(finding.further ?? [])].filter(
        ({ row, column, value }) => row > 0 || column !== null || value !== null,
      );
      const places = placed.map(({ row, column, value, after: used }) => ({
        ...of,
        after: used ?? after,
        row: row === 0 ? null : row,
        column,
        value,
        more: 0,
      }));
      const more = finding.count - places.length;
      // Rows that are listed below by themselves are no further places.
      const isListed = report.setAside.concat(report.unused).some(({ rule }) => rule === finding.rule);
      if (isListed) return [];
      return more <= 0 && places.length > 0
        ? places
        : [...places, { ...of, row: null, column: null, value: null, after: null, more: Math.max(more, 0) }];
    });
    const listed = (rows: SheetReport["setAside"], what: "aside" | "unused"): readonly ReportRow[] =>
      rows.map(({ row, rule }) => {
        const finding = findingAt(report.findings, rule, row);
        const value = finding === undefined ? null : (placeAt(finding, row)?.value ?? null);
        const said = finding ?? { rule, severity: "warning", count: 1, examples: [], values: {} };
        return { file, sheet, row, column: null, rule, what, value, after: null, text: findingText(said, t), more: 0 };
      });
    return [...listed(report.setAside, "aside"), ...listed(report.unused, "unused"), ...found].sort(
      (a, b) => (a.row ?? 0) - (b.row ?? 0),
    );
  });
}

/** Of several findings of a rule the one that is about the row: each may say it of another column. */
const findingAt = (findings: readonly Finding[], rule: Rule, row: number): Finding | undefined => {
  const ofRule = findings.filter((finding) => finding.rule === rule);
  return ofRule.find((finding) => placeAt(finding, row) !== undefined) ?? ofRule[0];
};

const placeAt = ({ examples, further = [] }: Finding, row: number): Example | undefined =>
  examples.find((place) => place.row === row) ?? further.find((place) => place.row === row);
