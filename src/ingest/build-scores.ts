import type { BuildState, Provenance } from "./build-state.ts";
import type { Cells } from "./cells.ts";
import type { Mapping } from "./map.ts";
import type { SourceCell } from "./source.ts";
import { RECUSED, readNumber } from "./values.ts";

/** A column of scores, and the judge it belongs to where each judge has a column. */
export interface ScoreColumn {
  readonly index: number;
  readonly header: string;
  readonly judge: string | null;
}

export const scoreColumns = (mapping: Mapping): readonly ScoreColumn[] =>
  mapping.columns
    .filter((column) => column.concept === "score")
    .map(({ index, header, judge }) => ({ index, header, judge: judge ?? null }));

/**
 * A row's scores: one where the sheet is long, one a judge where it is wide. A blank in a long sheet is a missing
 * score (null, never 0); in a wide one it means that this judge did not judge the entry.
 * Returns whether anything was added.
 */
export function addScores(
  cells: Cells,
  row: number,
  entry: string,
  columns: readonly ScoreColumn[],
  mapping: Mapping,
  state: BuildState,
  provenance: Provenance,
): boolean {
  const stage = mapping.stage?.stage ?? cells.code(row, "stage");
  if (stage === null) return false;
  const scores = state.table("scores");
  const judge = cells.id(row, "judge_id");
  const criterion = cells.text(row, "criterion");
  const round = cells.integer(row, "round");
  const scored_at = cells.time(row, "scored_at");
  const marked = cells.boolean(row, "recused");
  let added = false;
  for (const column of columns) {
    const cell = cells.table.rows[row]?.[column.index] ?? null;
    if (column.judge !== null && (cell === null || cell === "")) continue;
    const recused = marked ?? (typeof cell === "string" && cell.trim() === RECUSED ? true : null);
    const ok = scores.add({
      stage,
      entry_id: entry,
      judge_id: column.judge ?? judge,
      criterion,
      round,
      score: readScore(cells, row, column, cell),
      scored_at,
      recused,
      ...provenance,
    });
    if (ok) added = true;
    else if (columns.length > 1) {
      cells.findings.add("duplicate_key", "warning", {
        row: cells.rowNumber(row),
        column: column.header,
        value: `${entry} ${column.judge ?? judge ?? ""}`,
      });
    }
  }
  return added;
}

function readScore(cells: Cells, row: number, column: ScoreColumn, cell: SourceCell): number | null {
  const value = readNumber(cell);
  if (typeof value !== "string") return value;
  const mark = value === "mark";
  const example = { row: cells.rowNumber(row), column: column.header, value: String(cell) };
  cells.findings.add(mark ? "not_a_score" : "unreadable_number", mark ? "info" : "error", example, {
    column: column.header,
  });
  return null;
}
