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
/** (120 rows), 120 records, Showing 1 to 20 of 120 entries: as programs count what they give. */
const GIVEN =
  /^\s*(?:[(（【]?\s*|showing\s.*\bof\s+)(\d[\d,]*)\s*(?:rows?|records?|entries|条记录|行)(?:\s+(?:affected|selected|in set).*)?\s*[)）】.。]?\s*$/i;
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
  header: readonly string[],
): readonly Contradiction[] {
  const width = header.length;
  const named = namedParts(remark, rows, header);
  if (named.length > 0) return named;
  const total = TOTAL.exec(remark) ?? GIVEN.exec(remark);
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
  // Parts whose names stand before their numbers need not be of one kind: 打星1支，一等奖2支.
  return sum === stated || parts.some(({ label }) => label === "")
    ? []
    : [{ stated: `${parts.map(({ count }) => count).join(" + ")} = ${sum}`, found: `${stated}` }];
}

/** 其中一等奖6人, 打星5支: a name before its number. */
const NAMED = new RegExp(
  `^(?:其中|包括|含|有|各?为)*[：:]?\\s*([^\\d\\s：:]{2,12})\\s*[：:]?\\s*(\\d[\\d,]*)\\s*(?:${UNITS}|人|名)$`,
  "i",
);
const PERSONS = /(?:合\s*计|总\s*计|共\s*计|总共|一共|共有?)\s*[：:]?\s*(\d[\d,]*)\s*[人名]/;
const YES = /^(?:是|yes|y|1|true|√|✓|✔)$/i;

/** Parts by their name: a value of a column, or the name of a column of yes and no. Persons count only where each row is one. */
function namedParts(
  remark: string,
  rows: readonly (readonly SourceCell[])[],
  header: readonly string[],
): readonly Contradiction[] {
  const pieces = remark.split(/[，,、;；。|（）()]+/).map((piece) => piece.trim().replace(/^共\s*\d.*?(?=其中)/, ""));
  const persons = PERSONS.exec(remark);
  const isOfRows = persons === null || number(persons[1] ?? "") === rows.length;
  const counts = header.map((_, column) => valuesOf(rows, column));
  return pieces.flatMap((piece): readonly Contradiction[] => {
    const [, label = "", stated = ""] = NAMED.exec(piece) ?? [];
    if (label === "" || !isOfRows || (persons === null && /[人名]$/.test(piece))) return [];
    for (const [column, values] of counts.entries()) {
      if (values === null) continue;
      const exact = [...values].filter(([value]) => value === label);
      // 一等奖 of 省一等奖.
      const ofName = exact.length > 0 ? exact : [...values].filter(([value]) => value.endsWith(label));
      const isYesNo = (header[column] ?? "").includes(label) && [...values.keys()].some((value) => YES.test(value));
      const meant = isYesNo ? [...values].filter(([value]) => YES.test(value)) : ofName;
      if (meant.length === 0) continue;
      const found = meant.reduce((n, [, count]) => n + count, 0);
      return found === number(stated) ? [] : [{ stated: `${label} ${stated}`, found: `${found}` }];
    }
    return [];
  });
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
