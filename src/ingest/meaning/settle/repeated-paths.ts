import type { ColumnMapping } from "../mapping.ts";

const OF_ALL = /total|overall|final|sum|合计|总|最终/i;

/**
 * results/a/score, results/b/score: what stands under each of several names in one record is of those, and not of the
 * entry; beside them total/score is the entry's.
 */
export function withoutRepeated(columns: readonly ColumnMapping[]): readonly ColumnMapping[] {
  const parts = (header: string): readonly [string, string] => {
    const at = header.lastIndexOf("/");
    return [header.slice(0, Math.max(at, 0)), header.slice(at + 1)];
  };
  const parents = new Map<string, Set<string>>();
  const isPart = ({ header, by }: ColumnMapping): boolean => by === "partial" && header.includes("/");
  for (const column of columns.filter(isPart)) {
    const [parent, leaf] = parts(column.header);
    if (!OF_ALL.test(parent)) parents.set(leaf, (parents.get(leaf) ?? new Set()).add(parent));
  }
  return columns.map((column) => {
    const [parent, leaf] = parts(column.header);
    const isRepeated = isPart(column) && !OF_ALL.test(parent) && (parents.get(leaf)?.size ?? 0) > 1;
    return isRepeated ? { ...column, concept: null, by: "none" } : column;
  });
}
