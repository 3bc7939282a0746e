import type { Measure } from "../../model/columns.ts";
import type { FlatTable } from "../../model/flat.ts";
import type { PanelQuery, RowKind, RowsBehind } from "../types.ts";

const KINDS: Readonly<Record<FlatTable, RowKind>> = {
  entry_facts: "entries",
  review_facts: "reviews",
  term_facts: "terms",
};

/** Columns that are 0 or 1, by how they are named. */
const FLAG = /^((is|in|passed)_\w+|\w+_first)$/;

/** The rows that add to a measure; null: every row does. */
function adding(measure: Measure | undefined): string | null {
  if (measure === undefined || measure.op === "count") return null;
  const { op, of } = measure;
  if (op !== "sum") return `${of} IS NOT NULL`;
  return FLAG.test(of) ? `${of} = 1` : `(${of}) <> 0`;
}

/** The rows behind a query: those of its table that its own condition keeps and its first measure counts. */
export function behindQuery({ from, measures, where }: PanelQuery): RowsBehind {
  const conditions = [where === undefined ? null : `(${where})`, adding(Object.values(measures)[0])];
  const said = conditions.filter((condition) => condition !== null);
  return { kind: KINDS[from], where: said.length === 0 ? null : said.join(" AND ") };
}
