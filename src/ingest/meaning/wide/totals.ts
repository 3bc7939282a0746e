import { styleByFirstRows } from "../../build/number-style.ts";
import type { SourceTable } from "../../table/source.ts";
import { readNumber } from "../../values/numbers.ts";
import { LOOK } from "../column-cells.ts";
import { readScoreHeader } from "../score-headers.ts";
import type { Candidate } from "./wide-column.ts";

interface Parts {
  readonly parts: readonly Candidate[];
  /** The total is their mean, and not their sum. */
  readonly isMean: boolean;
}

/**
 * The run of columns before a total, or behind it, whose sum or mean it is in nearly every row: scores under names that nobody
 * foresaw. Other totals may stand between.
 */
export function partsOf(table: SourceTable, total: number, free: readonly Candidate[]): Parts {
  const before: Candidate[] = [];
  let isBegun = false;
  for (let index = total - 1; index >= 0; index--) {
    const column = free.find((candidate) => candidate.index === index);
    if (column !== undefined) {
      before.unshift(column);
      isBegun = true;
    } else if (isBegun || !readScoreHeader(table.header[index] ?? "").isTotal) break;
  }
  const after: Candidate[] = [];
  for (let index = total + 1; ; index++) {
    const column = free.find((candidate) => candidate.index === index);
    if (column === undefined) break;
    after.push(column);
  }
  const runs = [
    ...before.slice(1).map((_, from) => before.slice(from)),
    // Few have the total first; two columns that happen to fit are none of its parts.
    ...after.slice(2).map((_, left) => after.slice(0, after.length - left)),
  ];
  for (const parts of runs) {
    if (addsUp(table, total, parts)) return { parts, isMean: false };
    if (parts.length > 2 && addsUp(table, total, parts, averages)) return { parts, isMean: true };
  }
  return { parts: [], isMean: false };
}

const sums = (scores: readonly number[]): readonly number[] => [scores.reduce((sum, score) => sum + score, 0)];

/** The mean, and the mean without one highest and one lowest. */
function averages(scores: readonly number[]): readonly number[] {
  const [sum = 0] = sums(scores);
  const trimmed = (sum - Math.max(...scores) - Math.min(...scores)) / (scores.length - 2);
  return scores.length > 2 ? [sum / scores.length, trimmed] : [sum / scores.length];
}

/** Whether a column is the sum of others, or another figure of them, in nearly every row that says it. */
export function addsUp(table: SourceTable, total: number, parts: readonly Candidate[], figures = sums): boolean {
  let rows = 0;
  let fitting = 0;
  for (let i = 0; i < table.rows.length && i < LOOK; i++) {
    const row = table.rows[i];
    const said = readNumber(row?.[total] ?? null, styleByFirstRows(table, total));
    if (typeof said !== "number" || said === 0) continue;
    rows++;
    const scores = parts
      .map(({ index }) => readNumber(row?.[index] ?? null, styleByFirstRows(table, index)))
      .filter((score) => typeof score === "number");
    if (scores.length > 0 && figures(scores).some((figure) => Math.abs(figure - said) < 0.02)) fitting++;
  }
  return rows >= 3 && fitting >= rows * 0.8;
}
