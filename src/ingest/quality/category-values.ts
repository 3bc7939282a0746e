import { cellText } from "../table/grid.ts";
import type { CheckedTable } from "./checked-table.ts";
import { groupOf, isShown } from "./columns.ts";

/** Columns of one kind that say few different things, taken together, with every spelling that occurs. */
export interface CategoryGroup {
  readonly name: string;
  readonly columns: readonly number[];
  /** Raw spelling → how often, and where first. */
  readonly values: ReadonlyMap<string, { count: number; readonly row: number; readonly column: number }>;
  readonly filled: number;
}

/** More kinds than this are no categories, nor are kinds that come fewer than so many times on average. */
const MOST_KINDS = 2000;
const FEWEST_EACH = 2;
const LONGEST = 80;

const known = new WeakMap<CheckedTable, readonly CategoryGroup[]>();

/** The columns of categories of a table; those of numbers, and those that name persons, are none. */
export function categoryGroups(table: CheckedTable): readonly CategoryGroup[] {
  const groups = known.get(table) ?? findGroups(table);
  known.set(table, groups);
  return groups;
}

function findGroups(table: CheckedTable): readonly CategoryGroup[] {
  const groups = new Map<string, number[]>();
  table.header.forEach((header, index) => {
    if (!isShown(header)) return;
    const name = groupOf(header);
    groups.set(name, [...(groups.get(name) ?? []), index]);
  });
  return [...groups].flatMap(([name, columns]): readonly CategoryGroup[] => {
    const values = new Map<string, { count: number; row: number; column: number }>();
    let filled = 0;
    for (const column of columns) {
      for (let row = 0; row < table.length; row++) {
        const cell = table.cell(row, column);
        if (cell === null || typeof cell === "number" || cell instanceof Date) continue;
        const said = typeof cell === "string" ? cell : cellText(cell);
        const known = values.get(said);
        if (known === undefined && said.trim() === "") continue;
        filled++;
        if (known !== undefined) known.count++;
        else {
          if (values.size >= MOST_KINDS || said.length > LONGEST) return [];
          values.set(said, { count: 1, row, column });
        }
      }
    }
    const isCategory = values.size > 1 && filled >= values.size * FEWEST_EACH;
    const [first = 0] = columns;
    return isCategory
      ? [{ name: columns.length > 1 ? name : (table.header[first] ?? name), columns, values, filled }]
      : [];
  });
}
