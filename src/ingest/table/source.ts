/**
 * What every reader gives: a table as it stood in its file, before anybody decided what its columns mean.
 * A Date is a wall-clock time, read with the UTC getters.
 */
export type SourceCell = string | number | boolean | Date | null;

/** `other`: a file in an archive that could not be read; its finding says why. */
export type SourceFormat =
  | "csv"
  | "xlsx"
  | "xlsb"
  | "xls"
  | "ods"
  | "xml"
  | "html"
  | "json"
  | "jsonl"
  | "parquet"
  | "other";

export interface SourceTable {
  readonly file: string;
  /** Of the bytes it was read from, those of an archive for its members; absent where they are not known. */
  readonly sha256?: string;
  readonly format: SourceFormat;
  /** The sheet's name, or the path of a list in JSON; null where the file is one table. */
  readonly sheet: string | null;
  /** Text formats only. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Rows of the file that make up the header, counted from 1; empty where the file has none. */
  readonly headerRows: readonly number[];
  /** Never blank and never the same twice: blanks read 列3, repeats get a number. */
  readonly header: readonly string[];
  /** First and last column of the sheet that it takes up, counted from 0; absent where columns stand in no sheet. */
  readonly span?: readonly [first: number, last: number];
  /** Each as long as the header; blank rows are not among them. */
  readonly rows: readonly (readonly SourceCell[])[];
  /** The row of the file (counted from 1, as a spreadsheet shows it) that each of `rows` stood in. */
  readonly rowNumbers: readonly number[];
  /** Rows under the header that are no data: headers again, notes, sums, rows that do not fit the header. */
  readonly notData: readonly NotData[];
  readonly findings: readonly Finding[];
}

/** Why a row under the header is none of the table's. */
export const NOT_DATA = [
  "excluded_row",
  "repeated_header",
  "note_row",
  "section_row",
  "too_many_cells",
  "not_a_record",
  "damaged_line",
] as const;

export interface NotData {
  readonly row: number;
  readonly rule: Extract<Rule, (typeof NOT_DATA)[number]>;
  readonly text: string;
  /** The row as it stands, so that a sum can be added up again; absent for what is no row of cells. */
  readonly cells?: readonly SourceCell[];
}

export type Severity = "error" | "warning" | "info";

/** Every kind of repair, doubt or rejection; the texts are keyed `data.rule.<rule>`. */
export const RULES = [
  // by a person
  "excluded_row",
  // reading
  "encoding_gb18030",
  "encoding_guessed",
  "damaged_text",
  "html_entity",
  "invisible_letters",
  "mojibake",
  "encoded_text",
  "html_tags",
  "one_column",
  "stray_quotes",
  "damaged_line",
  "long_number_kept",
  "not_a_number",
  "beside_rows",
  "not_a_record",
  "list_in_records",
  "member_refused",
  "no_rows",
  "too_few_cells",
  "cut_off",
  "too_many_cells",
  "title_rows",
  "repeated_header",
  "note_row",
  "section_row",
  "no_header",
  "header_path",
  "blank_header",
  "repeated_name",
  "empty_sheet",
  "error_cell",
  "formula_without_value",
  "long_number",
  "hidden_sheet",
  "hidden_rows",
  "hidden_columns",
  "cell_comment",
  "blank_columns",
  "merged_filled",
  "merged_number",
  "several_tables",
  "sum_contradicts",
  // persons
  "personal_replaced",
  "personal_within",
  // mapping
  "unmapped_column",
  "further_dimension",
  "no_dimension",
  "column_twice",
  "personal_column",
  "stage_assumed",
  "melted",
  "total_as_check",
  "kept_as_source",
  "identity_assumed",
  // values
  "number_repaired",
  "unreadable_number",
  "unreadable_time",
  "unreadable_boolean",
  "unknown_value",
  "not_a_score",
  "ambiguous_time",
  "date_order_assumed",
  "sentinel",
  "sentinel_kept",
  "number_as_id",
  // matching
  "unmatched_track",
  "unmatched_problem",
  "track_contradicts",
  "unmatched_entry",
  "other_contest",
  "track_from_name",
  // building
  "derived_entry_id",
  "derived_team_id",
  "same_team_and_problem",
  "duplicate_key",
  "completed",
  "older_version",
  "duplicate_row",
  "missing_required",
  "no_identity",
  "entries_from_results",
  "split_orgs",
  "orgs_from_names",
  "unofficial",
  "row_as_entry",
  "member_list",
  "rows_of_entries",
  "several_awards",
  "conflicting_team",
  // quality
  "orphan",
  "broken_reference",
  "join",
  "exports_differ",
  "likely_duplicate",
  "shared_credit_code",
  "repeated_row",
  "person_in_two_teams",
  "same_name_in_two_teams",
  "out_of_range",
  "several_scales",
  "scales_differ",
  "missing_score",
  "total_differs",
  "total_unexplained",
  "lists_differ",
  "quality_not_looked",
  "quality_pending",
  "quality_failed",
  "column_not_looked",
  "rank_differs",
  "standard_score_differs",
  "result_differs",
  "sum_row_differs",
  "solved_differs",
  "outside_stage",
  "misplaced_value",
  "spelling_variants",
  "outlier",
  "rank_gap",
  "ties_differ",
  "award_order",
  "beyond_scale",
  "sum_in_data",
  "blank_name",
  "lost_zeros",
  "number_as_date",
  "percent_mixed",
  "date_forms",
  "short_year",
  "far_date",
  "empty_column",
  "constant_column",
  "problems_solved",
  "judges_are_seats",
  "uneven_headers",
] as const;
export type Rule = (typeof RULES)[number];

export interface Example {
  readonly row: number;
  readonly column: string | null;
  /** As it stood in the file; left out where the column is personal. */
  readonly value: string | null;
  /** What is used in its place, where that is neither the same nor a blank. */
  readonly after?: string;
}

export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly count: number;
  /** The first few; `count` is how many there are. */
  readonly examples: readonly Example[];
  /** The others, up to FURTHER of them; absent where there are none. */
  readonly further?: readonly Example[];
  /** What the rule's text names in braces. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** Why a file was refused as a whole; the texts are keyed `data.refusal.<code>` and say the way out. */
export const REFUSALS = [
  "unreadable",
  "same_file",
  "empty_folder",
  "too_many_files",
  "empty",
  "unknown_binary",
  "other_format",
  "html",
  "damaged_json",
  "archive",
  "archive_password",
  "other_archive",
  "no_table",
  "announcement_in_archive",
  "password",
  "damaged_workbook",
  "damaged_parquet",
  "damaged_archive",
  "undecodable",
  "no_rows",
  "too_large",
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A file that cannot be imported. `file` and `place` say where, the code's text says what to do. */
export class ImportError extends Error {
  override readonly name = "ImportError";
  constructor(
    readonly code: Refusal,
    readonly file: string,
    readonly values: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`${file}: ${code} ${JSON.stringify(values)}`, options);
  }
}

/** The same finding with each of its places as `change` makes it. */
export const withPlaces = (finding: Finding, change: (place: Example) => Example): Finding => ({
  ...finding,
  examples: finding.examples.map(change),
  ...(finding.further === undefined ? {} : { further: finding.further.map(change) }),
});

const EXAMPLES = 5;
const FURTHER = 5000;

/** Collects findings: one a rule and set of values, counting every case and keeping the first few. */
export class Findings {
  readonly #found = new Map<
    string,
    {
      finding: Omit<Finding, "count" | "examples" | "further">;
      count: number;
      examples: Example[];
      further: Example[];
    }
  >();

  add(
    rule: Rule,
    severity: Severity,
    example: Example | null = null,
    values: Readonly<Record<string, string | number>> = {},
    count = 1,
  ): void {
    const key = `${rule} ${JSON.stringify(values)}`;
    let entry = this.#found.get(key);
    if (entry === undefined) {
      entry = { finding: { rule, severity, values }, count: 0, examples: [], further: [] };
      this.#found.set(key, entry);
    }
    entry.count += count;
    if (example === null) return;
    if (entry.examples.length < EXAMPLES) entry.examples.push(example);
    else if (entry.further.length < FURTHER) entry.further.push(example);
  }

  list(): readonly Finding[] {
    return [...this.#found.values()].map(({ finding, count, examples, further }) => ({
      ...finding,
      count,
      examples,
      ...(further.length === 0 ? {} : { further }),
    }));
  }
}
