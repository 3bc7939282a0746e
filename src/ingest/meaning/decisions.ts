import { normaliseName } from "../../model/aliases/normalise-name.ts";
import { JUDGED_STAGES } from "../../model/vocabulary.ts";
import { assumedOrder, dateOrderIn, leavesYearOpen, likelyOrder } from "../build/date-order.ts";
import { isBlank } from "../table/grid.ts";
import type { SourceCell, SourceTable } from "../table/source.ts";
import type { ColumnMapping, Mapping } from "./mapping.ts";
import type { Proposal } from "./references.ts";

/** What only a person knows; the import goes on with what was assumed. */
export interface Question {
  /**
   * stage: to which stage scores belong; entry: which column names the entry; date_order: what comes first in 6/5/2026 or 26-06-05;
   * matches: whether tracks and problems spelt otherwise are those of the catalogue.
   */
  readonly question: "stage" | "entry" | "date_order" | "matches";
  /** Headers that the answer is about. */
  readonly columns: readonly string[];
  /** Taken as long as nobody answers; null: nothing is. */
  readonly assumed: string | null;
  readonly choices: readonly string[];
  /** Of matches: what stands in the file → the id it would have. */
  readonly matches?: Readonly<Record<string, string>>;
}

/** Nobody is asked more of one shape of header. */
const MOST = 3;

/** Texts that name nothing but a place in the table. */
const PLACE = /^列\d+$/;

/**
 * The same for headers of one shape, whatever their order, width, case and blanks: what a person answered once holds
 * for the next export of the same shape.
 */
export function headerFingerprint(header: readonly string[]): string {
  const names = header.filter((name) => !PLACE.test(name)).map(normaliseName);
  // FNV-1a over UTF-16, in two halves of 32 bits.
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (const letter of names.sort().join("\u0000")) {
    const code = letter.codePointAt(0) ?? 0;
    low = Math.imul(low ^ code, 0x01000193) >>> 0;
    high = Math.imul(high ^ (code + 0x9e37), 0x01000193) >>> 0;
  }
  return `${names.length}-${high.toString(16).padStart(8, "0")}${low.toString(16).padStart(8, "0")}`;
}

/** What a sheet leaves open, the gravest first: only what changes the tables, and at most three questions. */
export function questionsOf(table: SourceTable, mapping: Mapping, proposals: readonly Proposal[]): readonly Question[] {
  const { columns, stage, missing, tables } = mapping;
  const asked: Question[] = [];
  if (missing.length > 0 && isJudged(columns)) {
    const choices = columns.filter((column) => namesSomething(table, column)).map(({ header }) => header);
    if (choices.length > 0) asked.push({ question: "entry", columns: [], assumed: null, choices });
  }
  if (missing.length === 0 && stage?.from === "assumed" && tables.includes("scores")) {
    asked.push({ question: "stage", columns: [], assumed: stage.stage, choices: JUDGED_STAGES });
  }
  const open = columns.filter((column) => isTime(column) && isOpen(table, column, mapping));
  const [dated] = open;
  if (dated !== undefined) {
    // Dates of one file are written in one way.
    const isOfYears = leavesYearOpen(cellsOf(table, dated));
    const alike = open.filter((column) => leavesYearOpen(cellsOf(table, column)) === isOfYears);
    asked.push({
      question: "date_order",
      columns: alike.map(({ header }) => header),
      assumed: likelyOrder(cellsOf(table, dated), assumedOrder(table.header)),
      choices: isOfYears ? ["year", "day"] : ["day", "month"],
    });
  }
  if (proposals.length > 0) {
    asked.push({
      question: "matches",
      columns: [...new Set(proposals.map(({ column }) => column))],
      assumed: null,
      choices: proposals.map(({ text, name }) => `${text} → ${name}`),
      matches: Object.fromEntries(proposals.map(({ text, id }) => [text, id])),
    });
  }
  return asked.slice(0, MOST);
}

const NAMES_NONE = /comment|remark|anything else|feedback|备注|意见|评语|rank|名次|排名|confidence/i;

/** Filled in nearly every row: remarks, places and blanks name no entry, and nations may compete. */
function namesSomething(table: SourceTable, { concept, header, index }: ColumnMapping): boolean {
  if ((concept !== null && concept !== "area") || NAMES_NONE.test(header)) return false;
  const filled = table.rows.filter((row) => !isBlank(row[index])).length;
  return filled * 5 >= table.rows.length * 4;
}

const isJudged = (columns: readonly ColumnMapping[]): boolean =>
  columns.some(({ concept }) => concept === "score" || concept === "official_rank" || concept === "award");

const TIMES: ReadonlySet<string> = new Set(["registered_at", "submitted_at", "scored_at", "starts_at", "deadline_at"]);
const isTime = ({ concept }: ColumnMapping): boolean => concept !== null && TIMES.has(concept);

const cellsOf = (table: SourceTable, { index }: ColumnMapping): readonly SourceCell[] =>
  table.rows.map((row) => row[index] ?? null);

const isOpen = (table: SourceTable, column: ColumnMapping, { dateOrders }: Mapping): boolean =>
  dateOrders[column.header] === undefined && dateOrderIn(table, cellsOf(table, column)) === "open";
