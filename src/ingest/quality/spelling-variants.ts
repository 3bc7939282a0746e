import { categoryGroups } from "./category-values.ts";
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

/** Numbers told apart by blanks or width alone are another matter. */
const isNumber = (text: string): boolean => /^[-+]?[\d.,\s]+%?$/.test(text.normalize("NFKC"));

/** One value of a category in several spellings: " 男" beside "男", "Music/Timing" beside "Music / Timing". */
export const spellingVariants: QualityRule = {
  id: "spelling_variants",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      for (const { name, values } of categoryGroups(source)) {
        const spellings = new Map<string, string[]>();
        for (const said of values.keys()) {
          if (isNumber(said)) continue;
          const key = plain(said);
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
