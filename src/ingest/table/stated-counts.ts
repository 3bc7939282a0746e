import { cellText } from "./grid.ts";
import type { SourceCell } from "./source.ts";

/** A count of rows that a remark states and the rows do not bear out. */
export interface Contradiction {
  readonly stated: string;
  readonly found: string;
}

const UNITS = "支|个|项|件|条|组|队|份|篇|teams?|entries|rows|records|submissions|papers|projects";
/** 合计：815支, 共120项, Total: 346 teams. */
const TOTAL = new RegExp(
  `(?:合\\s*计|总\\s*计|共\\s*计|总共|一共|共有?|\\btotal(?:\\s+of)?)\\s*[：:]?\\s*(\\d[\\d,]*)\\s*(${UNITS})(?![\\d.])`,
  "i",
);
const COUNTED = new RegExp(`(\\d[\\d,]*)\\s*(?:${UNITS})([^\\d,，、;；。（）()]{0,12})`, "gi");

const number = (text: string): number => Number(text.replaceAll(",", ""));

/** Values of a column that may stand in a remark: 打星 of 49支打星队伍. */
const MOST_VALUES = 20;

/**
 * Compares a remark (合计：815支队伍，767支正式队伍，49支打星队伍) with the rows: its total with their number, its parts
 * with the total, and each part with the rows that bear its name. Counts of persons and schools are none of rows.
 */
export function contradictions(
  remark: string,
  rows: readonly (readonly SourceCell[])[],
  width: number,
): readonly Contradiction[] {
  const total = TOTAL.exec(remark);
  if (total === null) return [];
  const stated = number(total[1] ?? "");
  if (stated !== rows.length) return [{ stated: `${stated}`, found: `${rows.length}` }];
  const after = remark.slice((total.index ?? 0) + total[0].length);
  const parts = [...after.matchAll(COUNTED)].map(([, count, label]) => ({
    count: number(count ?? ""),
    label: (label ?? "").trim(),
  }));
  if (parts.length < 2) return [];
  const found = countParts(parts, rows, width);
  const wrong = parts.flatMap(({ count, label }, i) =>
    found[i] === undefined || found[i] === count ? [] : [{ stated: `${label} ${count}`, found: `${found[i]}` }],
  );
  if (wrong.length > 0) return wrong;
  const sum = parts.reduce((n, { count }) => n + count, 0);
  return sum === stated
    ? []
    : [{ stated: `${parts.map(({ count }) => count).join(" + ")} = ${sum}`, found: `${stated}` }];
}

/** Rows of each part: those with a value that its label names; one part that none names has the rest. */
function countParts(
  parts: readonly { readonly label: string }[],
  rows: readonly (readonly SourceCell[])[],
  width: number,
): readonly (number | undefined)[] {
  const counts = Array.from({ length: width }, (_, column) => valuesOf(rows, column));
  const found = parts.map(({ label }) => {
    for (const values of counts) {
      for (const [value, count] of values ?? []) if (value.length > 1 && label.includes(value)) return count;
    }
    return undefined;
  });
  if (found.filter((count) => count === undefined).length !== 1) return found;
  const rest = rows.length - found.reduce<number>((n, count) => n + (count ?? 0), 0);
  return found.map((count) => count ?? rest);
}

function valuesOf(rows: readonly (readonly SourceCell[])[], column: number): ReadonlyMap<string, number> | null {
  const values = new Map<string, number>();
  for (const row of rows) {
    const text = cellText(row[column]).trim();
    if (text === "") continue;
    values.set(text, (values.get(text) ?? 0) + 1);
    if (values.size > MOST_VALUES) return null;
  }
  return values;
}
