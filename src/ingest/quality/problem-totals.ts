import { problemName } from "../meaning/problem-headers.ts";
import { readScoreHeader } from "../meaning/score-headers.ts";
import type { CheckedSheet, QualityInput } from "./checked-table.ts";
import type { Note } from "./rule.ts";
import { recompute, VARIANTS } from "./variants.ts";

const FEWEST_PROBLEMS = 2;
const FEWEST_ROWS = 5;
const SUM = VARIANTS.filter(({ name }) => name === "sum");

/** Totals that are not the sum of the points of the problems beside them, where most are. */
export function checkProblemTotals({ sheets }: QualityInput, note: Note): void {
  sheets.forEach(({ source, mapping }, sheet) => {
    const columns = source.header.flatMap((header, index) =>
      problemName(header) !== null && source.isNumeric(index) ? [index] : [],
    );
    if (columns.length < FEWEST_PROBLEMS) return;
    const points = columns.map((index) => source.numbers(index));
    for (const { index, header } of totalsOf({ source, mapping }).filter((total) => !columns.includes(total.index))) {
      const rows = source.numbers(index).flatMap((said, row) => {
        const scores = points.flatMap((problem) => problem[row] ?? []);
        return said === null || scores.length === 0 ? [] : [{ row, said, scores }];
      });
      const found = rows.length < FEWEST_ROWS ? null : recompute(rows, SUM);
      if (found === null || found.variant === null) continue;
      for (const { at, expected } of found.differing) {
        const { row = 0, said = 0 } = rows[at] ?? {};
        const value = `${said} ≠ ${Math.round(expected * 10_000) / 10_000}`;
        note(sheet, { row: source.rowNumber(row), column: header, value }, { column: header, variant: found.variant });
      }
    }
  });
}

/** Columns of points of all problems, by what they mean or by their name. */
function totalsOf({ source, mapping }: CheckedSheet): readonly { readonly index: number; readonly header: string }[] {
  return mapping.columns.filter(
    ({ index, header, concept, by, place }) =>
      place === undefined &&
      concept !== "official_rank" &&
      (concept === "official_score" || by === "check" || by === "taken" || readScoreHeader(header).isTotal) &&
      source.isNumeric(index),
  );
}
