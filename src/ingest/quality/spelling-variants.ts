import { isBlank } from "../table/grid.ts";
import { type CategoryGroup, categoryGroups } from "./category-values.ts";
import type { CheckedTable } from "./checked-table.ts";
import { isShown } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

/** Width, case, blanks (also around marks) and kinds of dash and quote make no difference between two spellings. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‐‑–—−]/g, "-")
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, "");

function valuesOf(table: CheckedTable, column: number): CategoryGroup["values"] {
  const values = new Map<string, { count: number; readonly row: number; readonly column: number }>();
  for (let row = 0; row < table.length; row++) {
    const cell = table.cell(row, column);
    if (typeof cell !== "string" || isBlank(cell)) continue;
    const known = values.get(cell);
    if (known === undefined) values.set(cell, { count: 1, row, column });
    else known.count++;
  }
  return values;
}

/** Numbers told apart by blanks or width alone are another matter. */
const isNumber = (text: string): boolean => /^[-+]?[\d.,\s]+%?$/.test(text.normalize("NFKC"));

/** One value of a category in several spellings: " 男" beside "男", "Music/Timing" beside "Music / Timing". */
export const spellingVariants: QualityRule = {
  id: "spelling_variants",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source, mapping }, sheet) => {
      const groups = categoryGroups(source);
      const counted = new Set(groups.flatMap(({ columns }) => columns));
      // Names of organisations may each stand there once.
      const names = mapping.columns
        .filter(({ concept, index, header }) => concept === "org_name" && !counted.has(index) && isShown(header))
        .map(({ index, header }) => ({ name: header, values: valuesOf(source, index) }));
      for (const { name, values } of [...groups, ...names]) {
        const spellings = new Map<string, string[]>();
        for (const said of values.keys()) {
          if (isNumber(said)) continue;
          const key = plain(said).replace("有限责任公司", "有限公司");
          spellings.set(key, [...(spellings.get(key) ?? []), said]);
        }
        for (const variants of spellings.values()) {
          if (variants.length < 2) continue;
          const counted = variants
            .map((said) => ({ said, ...(values.get(said) ?? { count: 0, row: 0, column: 0 }) }))
            .sort((a, b) => b.count - a.count);
          const listed = counted.map(({ said, count }) => `“${said}” ${count}`).join(", ");
          // The usual spelling is right; each of the others is shown where it stands.
          for (const { said, count, row, column } of counted.slice(1)) {
            const example = { row: source.rowNumber(row), column: source.header[column] ?? name, value: `“${said}”` };
            note(sheet, example, { column: name, listed: listed.slice(0, 300) }, count);
          }
        }
      }
    });
  },
};
