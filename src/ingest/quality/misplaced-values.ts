import { type CategoryGroup, categoryGroups } from "./category-values.ts";
import type { CheckedTable } from "./checked-table.ts";
import type { QualityRule } from "./rule.ts";

/** Sets of values that are complete: whatever else stands in such a column stands in the wrong one. */
const CLOSED: readonly ReadonlySet<string>[] = [
  new Set(["男", "女", "男性", "女性", "男生", "女生"]),
  new Set(["male", "female", "m", "f", "other", "non-binary", "unknown"]),
  new Set(["homme", "femme", "h", "f", "masculin", "féminin"]),
  new Set(["是", "否"]),
  new Set(["yes", "no", "y", "n"]),
  new Set(["oui", "non"]),
  new Set(["xs", "s", "m", "l", "xl", "xxl", "xxxl", "xxxxl", "2xl", "3xl", "4xl", "5xl"]),
];
const SHARE = 0.95;
const FEWEST = 20;

const plain = (text: string): string => text.normalize("NFKC").trim().toLowerCase();
const MARK = /^(?:[-—–/.?？]+|无|未填|不详|未知|n\/?a|none|null)$/i;

/** A value that is none of those that a column has: 华中 among 男 and 女. */
export const misplacedValues: QualityRule = {
  id: "misplaced_value",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      for (const group of categoryGroups(source)) {
        const closed = closedSet(group);
        if (closed === null) continue;
        for (const [said, { count, row, column }] of group.values) {
          if (closed.has(plain(said)) || MARK.test(said.trim())) continue;
          note(sheet, place(source, row, column, said), { column: group.name, value: said.trim().slice(0, 40) }, count);
        }
      }
    });
  },
};

const place = (table: CheckedTable, row: number, column: number, value: string) => ({
  row: table.rowNumber(row),
  column: table.header[column] ?? null,
  value,
});

/** The complete set that nearly all values of a column are of. */
function closedSet({ values, filled }: CategoryGroup): ReadonlySet<string> | null {
  if (filled < FEWEST) return null;
  for (const set of CLOSED) {
    let inside = 0;
    for (const [said, { count }] of values) if (set.has(plain(said))) inside += count;
    if (inside < filled && inside >= filled * SHARE) return set;
  }
  return null;
}
