import type { Catalogue } from "../../model/catalogue.ts";

/** The terms of a catalogue are in the order of how much they tell: beyond these there are mostly words of the field. */
const TELLING = 150;

/**
 * Rows of terms for a chart that has room for a few: the telling ones first, then the rest, each in the order given.
 * By problems alone 数据资源 and 数据驱动 would stand before what a contest is about.
 */
export function tellingFirst<Row>(
  rows: readonly Row[],
  { terms }: Pick<Catalogue, "terms">,
  termOf: (row: Row) => string,
): readonly Row[] {
  const telling = new Set(terms.slice(0, TELLING).map(({ term }) => term));
  return [...rows.filter((row) => telling.has(termOf(row))), ...rows.filter((row) => !telling.has(termOf(row)))];
}
