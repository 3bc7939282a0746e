import type { SourceTable } from "../../table/source.ts";
import { readText } from "../../values/texts.ts";
import { isUnique, isWords, repeats } from "../column-cells.ts";
import { type ColumnMapping, ENTRY_IDENTITY, isMelted } from "../mapping.ts";
import { isAddress, isOwnName } from "./entrants.ts";

/** Forms that people fill in for an entry: each row is an answer, and entries stand in several of them. */

const ROWS_EACH = 1.5;
/** So few answer twice for one entry. */
const AGAIN = 0.2;

/** Texts that come again and again in a column. */
export function comesAgain(table: SourceTable, index: number): boolean {
  const named = table.rows.flatMap((row) => readText(row[index] ?? null) ?? []);
  return named.length > 0 && new Set(named).size * ROWS_EACH <= named.length;
}

/**
 * The column that says who has answered, by name, else by address: where no column is known to be a judge's, and hardly
 * anybody has answered twice for one entry.
 *
 * @param entry the column that names the entry
 */
export function whoAnswered(
  free: readonly ColumnMapping[],
  table: SourceTable,
  entry: number,
): ColumnMapping | undefined {
  if (!comesAgain(table, entry)) return undefined;
  const tells = ({ index }: ColumnMapping): boolean =>
    isWords(table, index) &&
    repeats(table, [index]) < table.rows.length - 1 &&
    repeats(table, [entry, index]) <= table.rows.length * AGAIN;
  return (
    free.find((column) => isOwnName(column.header) && tells(column)) ??
    free.find((column) => isAddress(column.header) && tells(column))
  );
}

const TIMES: ReadonlySet<string> = new Set(["registered_at", "submitted_at", "scored_at"]);
const OF_ANSWER =
  /^(?:id|number|no\.?|#|编号|序号|答题序号)$|respon[ds]|submission|answer|collector|session|network|device|答卷|提交/i;

/**
 * Whether a key is that of the answer and not of the entry: no two rows share it, each has its time, and what is judged
 * by several criteria comes again and again under a name.
 */
export function isOfAnswer(
  { header, index }: ColumnMapping,
  proposals: readonly ColumnMapping[],
  table: SourceTable,
): boolean {
  if (!OF_ANSWER.test(header.trim()) || !isUnique(table, index, 1)) return false;
  const isTimed = proposals.some(({ concept }) => concept !== null && TIMES.has(concept));
  const isForm = isTimed || /respon[ds]|answer|答卷|答题/i.test(header);
  if (!isForm || !proposals.some(({ by }) => by === "criterion")) return false;
  return proposals.some(
    (other) =>
      other.index !== index &&
      other.concept !== null &&
      other.concept !== "org_name" &&
      ENTRY_IDENTITY.includes(other.concept) &&
      !isMelted(other) &&
      comesAgain(table, other.index),
  );
}
