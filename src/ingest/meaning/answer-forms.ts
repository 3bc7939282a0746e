import type { SourceTable } from "../table/source.ts";
import { readText } from "../values/texts.ts";
import { type ColumnMapping, ENTRY_IDENTITY, isMelted } from "./mapping.ts";

/** So many rows tell how the others are made. */
const ROWS = 20_000;
const ROWS_EACH = 1.5;
const TIMES: ReadonlySet<string> = new Set(["registered_at", "submitted_at", "scored_at"]);

/** Surveys number who answers. */
const RESPONDENT = /^respon(?:dent|se)[ _-]?(?:id|no\.?|number)$|^答卷编号$/i;

/**
 * A form of several criteria that people fill in for an entry without saying who they are: each answer has its time, and
 * entries stand in several of them.
 */
export function isAnswerForm(columns: readonly ColumnMapping[], table: SourceTable): boolean {
  const has = (names: ReadonlySet<string>): boolean =>
    columns.some((column) => column.concept !== null && names.has(column.concept) && !isMelted(column));
  const isOfCriteria =
    columns.some(({ by }) => by === "criterion") && !columns.some(({ place }) => place?.round != null);
  const isTimed = has(TIMES) || table.header.some((header) => RESPONDENT.test(header.trim()));
  if (!isOfCriteria || !isTimed || has(new Set(["round", "stage", "criterion"]))) return false;
  const entry = ENTRY_IDENTITY.map((concept) => columns.find((column) => column.concept === concept)).find(
    (column) => column !== undefined,
  );
  if (entry === undefined) return false;
  const named = table.rows.slice(0, ROWS).flatMap((row) => readText(row[entry.index] ?? null) ?? []);
  return new Set(named).size * ROWS_EACH <= named.length;
}
