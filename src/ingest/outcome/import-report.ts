import type { Concept } from "../../model/aliases/concepts.ts";
import type { Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import type { Question } from "../meaning/decisions.ts";
import type { ColumnMapping } from "../meaning/mapping.ts";
import type { Example, Finding } from "../table/findings.ts";
import type { Rule } from "../table/rules.ts";
import type { SheetReport } from "./report.ts";
import type { SourceColumns } from "./source-columns.ts";

/**
 * report.json: what became of each file and sheet. rows_in = rows_out + rows_set_aside, in rows of the source table
 * before any melting; blank rows are in none of them. rows_out is the number of rows in source_parquet.
 */
export interface ReportEntry {
  readonly file: string;
  readonly sheet: string | null;
  /** Null: the file was refused. */
  readonly format: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly header_rows: readonly number[];
  /** Within the folder of the import; null: nothing to keep. */
  readonly source_parquet: string | null;
  readonly rows_in: number;
  readonly rows_out: number;
  readonly rows_set_aside: number;
  readonly columns: readonly ReportColumn[];
  readonly tables: readonly { readonly name: TableName; readonly rows: number }[];
  readonly decisions: readonly ReportDecision[];
  readonly findings: readonly ReportFinding[];
}

export interface ReportColumn {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly beside: readonly string[];
  readonly table: TableName | null;
  readonly column: string | null;
}

/** A question left open: what was assumed, and what else it could be. */
export interface ReportDecision {
  readonly question: Question["question"];
  readonly column: string | null;
  readonly assumed: string | null;
  readonly choices: readonly string[];
  readonly message: string;
}

export interface ReportFinding {
  readonly rule: string;
  readonly severity: Finding["severity"];
  readonly count: number;
  readonly examples: readonly Example[];
  readonly message: string;
}

/** What findings, questions and refusals say to people. */
export interface Words {
  /** @param kinds how many findings of this rule, each of another value, are told of as one */
  finding(finding: Finding, kinds: number): string;
  decision(decision: Omit<ReportDecision, "message">): string;
  refusal(error: unknown, file: string): string;
}

export function reportEntry(
  report: SheetReport,
  source: SourceColumns,
  sourceParquet: string | null,
  words: Words,
): ReportEntry {
  return {
    file: report.file,
    sheet: report.sheet,
    format: report.format,
    encoding: report.encoding,
    delimiter: report.delimiter,
    header_rows: report.headerRows,
    source_parquet: sourceParquet,
    rows_in: report.rowsIn,
    rows_out: report.rowsOut,
    rows_set_aside: report.rowsSetAside,
    columns: source.columns.map(({ index, path, name, type, beside }) => ({
      path,
      name,
      type,
      beside,
      ...targetOf(
        report.columns.find((column) => column.index === index),
        report,
      ),
    })),
    tables: report.tables.map(({ table, rows }) => ({ name: table, rows })),
    decisions: decisionsOf(report, source).map((decision) => ({ ...decision, message: words.decision(decision) })),
    findings: gathered(merged(report.findings, source.findings), words),
  };
}

/** So many findings of one rule and column are told one by one; of more, only the first few values are. */
const FEW_KINDS = 5;
const EXAMPLES = 5;

function gathered(findings: readonly Finding[], words: Words): readonly ReportFinding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.severity} ${finding.values.column ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((group): readonly ReportFinding[] => {
    const told = group.length > FEW_KINDS ? group.slice(0, 1) : group;
    return told.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      count: told.length < group.length ? group.reduce((sum, { count }) => sum + count, 0) : finding.count,
      examples:
        told.length < group.length ? group.flatMap(({ examples }) => examples).slice(0, EXAMPLES) : finding.examples,
      message: words.finding(finding, told.length < group.length ? group.length : 1),
    }));
  });
}

/** A file that was not imported: why, where, and the way out. */
export const refusedEntry = (file: string, rule: string, message: string): ReportEntry => ({
  file,
  sheet: null,
  format: null,
  encoding: null,
  delimiter: null,
  header_rows: [],
  source_parquet: null,
  rows_in: 0,
  rows_out: 0,
  rows_set_aside: 0,
  columns: [],
  tables: [],
  decisions: [],
  findings: [{ rule, severity: "error", count: 1, examples: [], message }],
});

const ORGANISATIONS: Partial<Record<Concept, string>> = { partners: "org_name" };

/** Where in the model a column's values went; of a column that several tables have, the first that the sheet fills. */
function targetOf(
  mapping: ColumnMapping | undefined,
  { kind, tables }: SheetReport,
): { readonly table: TableName | null; readonly column: string | null } {
  const concept = mapping?.concept ?? null;
  if (concept === null) return { table: null, column: null };
  const column = ORGANISATIONS[concept] ?? concept;
  // An entry's further values name it too: a score book's 项目编号 is that of its scores.
  const filled = tables
    .map(({ table }) => table)
    .sort((a, b) => Number(a === "entry_extras") - Number(b === "entry_extras"));
  const own = kind === "contest" ? filled : [...new Set([kind, ...filled])];
  const table = own.find((name) => hasColumn(name, column)) ?? null;
  return { table, column: table === null ? null : column };
}

const hasColumn = (table: TableName, column: string): boolean => {
  const { columns }: Table = TABLES[table];
  return columns.some(({ name }) => name === column);
};

/** The sheet's questions; dates of columns that the model has no place for are asked of together with the others. */
function decisionsOf({ questions }: SheetReport, source: SourceColumns): readonly Omit<ReportDecision, "message">[] {
  const open = source.columns.filter(({ assumedOrder }) => assumedOrder !== null);
  const dates: Question = {
    question: "date_order",
    columns: open.map(({ path }) => path),
    assumed: open[0]?.assumedOrder ?? null,
    choices: open[0]?.assumedOrder === "year" ? ["year", "day"] : ["day", "month"],
  };
  const isAsked = questions.some(({ question }) => question === "date_order");
  return [...questions, ...(open.length > 0 && !isAsked ? [dates] : [])].map(
    ({ question, columns, assumed, choices }) => ({
      question,
      column: columns.length === 0 ? null : columns.join("、"),
      assumed,
      choices,
    }),
  );
}

/** What reading the columns by their type finds and building has found too is said once. */
function merged(built: readonly Finding[], typed: readonly Finding[]): readonly Finding[] {
  const key = ({ rule, values }: Finding): string => `${rule} ${values.column ?? ""}`;
  const known = new Set(built.map(key));
  const both: readonly Rule[] = ["unreadable_number", "unreadable_time", "unreadable_boolean", "not_a_score"];
  return [
    ...built,
    ...typed.filter((finding) => {
      if (finding.rule === "sentinel_kept") return !known.has(key({ ...finding, rule: "sentinel" }));
      return !both.includes(finding.rule) || !known.has(key(finding));
    }),
  ];
}
