import type { SheetSummary } from "../../ingest/importer.ts";
import type { ColumnMapping } from "../../ingest/meaning/mapping.ts";
import type { SheetReport } from "../../ingest/outcome/report.ts";
import type { Rule } from "../../ingest/table/rules.ts";
import type { Concept } from "../../model/aliases/concepts.ts";
import type { ColumnType, Table } from "../../model/tables/table.ts";
import { TABLES } from "../../model/tables.ts";

/** What becomes of a file's columns, as it is shown before an import. */

/** What the cells of a column are read as. */
export type CastType = "text" | "number" | "date" | "moment" | "boolean";

export interface ColumnCast {
  readonly type: CastType;
  /** Cells with a value that could not be read as that. */
  readonly misfits: number;
  /** The misfits are those of the first so many rows; null: of all. */
  readonly among: number | null;
}

const OF_SOURCE = {
  text: "text",
  integer: "number",
  real: "number",
  boolean: "boolean",
  date: "date",
  timestamp: "moment",
} as const satisfies Record<SheetSummary["casts"][number]["type"], CastType>;

const OF_MODEL = {
  text: "text",
  integer: "number",
  real: "number",
  boolean: "boolean",
  timestamp: "moment",
} as const satisfies Record<ColumnType, CastType>;

/** What is said of a cell that a column of the model could not take. */
const MISFITS: ReadonlySet<Rule> = new Set([
  "unreadable_number",
  "unreadable_time",
  "unreadable_boolean",
  "ambiguous_time",
  "unknown_value",
]);

/**
 * What a column becomes: of one with a place in the model the type that it has there, counted over all rows as they
 * were read; of any other what its own cells have in common, as the first rows tell.
 */
export function columnCast(
  { index, header, concept }: ColumnMapping,
  { casts, lookedAt, rows }: Pick<SheetSummary, "casts" | "lookedAt" | "rows">,
  findings: SheetReport["findings"],
): ColumnCast {
  const seen = casts[index] ?? { type: "text", misfits: 0 };
  const own = OF_SOURCE[seen.type];
  if (concept === null) return { type: own, misfits: seen.misfits, among: lookedAt < rows ? lookedAt : null };
  const said = OF_MODEL[modelType(concept)];
  const misfits = findings
    .filter(({ rule, values }) => MISFITS.has(rule) && values.column === header)
    .reduce((sum, { count }) => sum + count, 0);
  // The model keeps moments; a column of days has each of them at midnight.
  return { type: said === "moment" && own === "date" ? "date" : said, misfits, among: null };
}

/** Lists of names that the model takes apart have no column of their own. */
function modelType(concept: Concept): ColumnType {
  const tables: readonly Table[] = Object.values(TABLES);
  for (const { columns } of tables) {
    const column = columns.find(({ name }) => name === concept);
    if (column !== undefined) return column.type;
  }
  return "text";
}

/** Headers of columns that become further dimensions. */
export const furtherDimensions = (findings: SheetReport["findings"]): ReadonlySet<string> =>
  new Set(
    findings
      .filter(({ rule }) => rule === "further_dimension")
      .flatMap(({ examples, further = [] }) => [...examples, ...further].flatMap(({ column }) => column ?? [])),
  );
