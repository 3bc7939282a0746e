import { styleByFirstRows } from "../../build/number-style.ts";
import type { SourceTable } from "../../table/source.ts";
import { readNumber } from "../../values/numbers.ts";
import type { Candidate, ScorePlace } from "./wide-column.ts";

/** 创新性（40%): points up to 40 where no score is higher, else a weight. */
export function limits(
  table: SourceTable,
  { index, share, min }: Candidate,
  max: number | null,
): Pick<ScorePlace, "max" | "min" | "weight"> {
  if (share === null || max !== null) return { max, min, weight: null };
  const isBeyond = table.rows.some((row) => {
    const value = readNumber(row[index] ?? null, styleByFirstRows(table, index));
    return typeof value === "number" && value > share;
  });
  return isBeyond ? { max, min, weight: share } : { max: share, min, weight: null };
}
