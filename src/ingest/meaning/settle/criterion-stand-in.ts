import type { Concept } from "../../../model/aliases/concepts.ts";
import { isPersonalHeader } from "../../../model/aliases/personal-headers.ts";
import type { SourceTable } from "../../table/source.ts";
import { readText } from "../../values/texts.ts";
import { isWords, repeats } from "../column-cells.ts";
import { type ColumnMapping, isMelted } from "../mapping.ts";

/** So few kinds of criteria a form has. */
const MOST_KINDS = 60;

/**
 * Where a judge gives an entry several scores and no column is known to say of what, the column that tells them apart
 * says it: without it all but the first would be scores given twice.
 */
export function withCriterion(columns: readonly ColumnMapping[], table: SourceTable): readonly ColumnMapping[] {
  const index = (concept: Concept): number | undefined =>
    columns.find((column) => column.concept === concept && !isMelted(column))?.index;
  const keys = (["entry_id", "title", "team_id", "team_name", "judge_id", "stage", "round"] as const)
    .map(index)
    .filter((at) => at !== undefined);
  // A criterion that stands several times beside an entry and a judge has parts of its own.
  const given = index("criterion");
  if (index("score") === undefined || (index("judge_id") === undefined && given === undefined)) return columns;
  if (given !== undefined) keys.push(given);
  const free = columns.filter(
    ({ by, concept, header }) => by === "none" && concept === null && !isPersonalHeader(header),
  );
  if (free.length === 0 || keys.length < 2 || repeats(table, keys) === 0) return columns;
  // A row that stands twice is one too many whatever tells the others apart.
  const twice = repeats(table, [...columns.keys()]);
  const tells = (column: ColumnMapping): boolean => {
    const kinds = new Set(table.rows.map((row) => readText(row[column.index] ?? null)));
    // What criteria are called comes again with each entry.
    const most = Math.min(MOST_KINDS, table.rows.length / 2);
    return kinds.size > 1 && kinds.size <= most && repeats(table, [...keys, column.index]) <= twice;
  };
  // What it is called before its number.
  const telling = free.find((column) => isWords(table, column.index) && tells(column)) ?? free.find(tells);
  return telling === undefined
    ? columns
    : columns.map((column) =>
        column === telling
          ? { ...column, concept: "criterion", by: "partial", standsIn: true }
          : column.index === given
            ? { ...column, concept: null, by: "taken" }
            : column,
      );
}
