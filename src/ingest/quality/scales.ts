import type { CheckedSheet, CheckedTable } from "./checked-table.ts";
import { text } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

const MOST_KINDS = 30;
const FEWEST_EACH = 5;
/** Where the usual score of some is so many times the most of others, they are given on another scale. */
const TIMES = 2;

/** Scores that are given on other scales from group to group: up to 6 in one set of essays, up to 30 in another. */
export const scalesDiffer: QualityRule = {
  id: "scales_differ",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach((checked, sheet) => {
      const groups = groupColumns(checked);
      const { source, mapping } = checked;
      for (const { concept, index, header } of mapping.columns) {
        if (concept !== "score") continue;
        const numbers = source.numbers(index);
        const found = groups.map((group) => differing(source, numbers, group)).find((differs) => differs !== null);
        if (found == null) continue;
        const { group, low, high } = found;
        const rows = numbers.flatMap((score, row) =>
          score !== null && text(source, row, group) === low.kind ? [row] : [],
        );
        const value = `${source.header[group]} ${low.kind}: ≤ ${low.most}; ${high.kind}: ${high.middle}`;
        note(
          sheet,
          { row: source.rowNumber(rows[0] ?? 0), column: header, value },
          { column: source.header[group] ?? "", low: low.kind, most: low.most, high: high.kind, middle: high.middle },
          rows.length,
        );
      }
    });
  },
};

interface Kind {
  readonly kind: string;
  readonly most: number;
  readonly middle: number;
}

/** The group whose scores are lowest and the one whose are highest, where their scales cannot be one. */
function differing(
  table: CheckedTable,
  numbers: readonly (number | null)[],
  group: number,
): { readonly group: number; readonly low: Kind; readonly high: Kind } | null {
  const scores = new Map<string, number[]>();
  numbers.forEach((score, row) => {
    if (score === null) return;
    const kind = text(table, row, group);
    const given = scores.get(kind);
    if (given !== undefined) given.push(score);
    else if (kind !== "") scores.set(kind, [score]);
  });
  const kinds = [...scores]
    .filter(([, given]) => given.length >= FEWEST_EACH)
    .map(([kind, given]): Kind => {
      const sorted = given.sort((a, b) => a - b);
      return { kind, most: sorted.at(-1) ?? 0, middle: sorted[sorted.length >> 1] ?? 0 };
    });
  const low = kinds.reduce<Kind | null>(
    (least, kind) => (least === null || kind.most < least.most ? kind : least),
    null,
  );
  const high = kinds.reduce<Kind | null>((top, kind) => (top === null || kind.middle > top.middle ? kind : top), null);
  return low !== null && high !== null && low.most > 0 && high.middle >= low.most * TIMES ? { group, low, high } : null;
}

/** Columns that part the rows into few groups and are no scores, ranks or results themselves. */
function groupColumns({ source, mapping }: CheckedSheet): readonly number[] {
  const results = /^(?:score|official_score|official_rank|criterion|stage|round|award|advanced|judge_id)$/;
  return mapping.columns
    .filter(({ concept, by, place }) => place === undefined && by !== "check" && !results.test(concept ?? ""))
    .map(({ index }) => index)
    .filter((index) => {
      const kinds = new Set<string>();
      for (let row = 0; row < source.length; row++) {
        const kind = text(source, row, index);
        if (kind !== "") kinds.add(kind);
        if (kinds.size > MOST_KINDS) return false;
      }
      return kinds.size > 1 && kinds.size * FEWEST_EACH <= source.length;
    });
}
