import type { ColumnMapping } from "../meaning/mapping.ts";
import { readScoreHeader } from "../meaning/score-headers.ts";
import { cellText } from "../table/grid.ts";
import { readRank } from "../values/whole-numbers.ts";
import type { CheckedSheet, CheckedTable } from "./checked-table.ts";
import type { QualityRule } from "./rule.ts";

interface Placed {
  readonly row: number;
  readonly rank: number;
  readonly score: number;
}

const MOST_WRONG = 0.2;
const FEWEST = 5;
/** So few rows out of order are mistakes; more, and the rank comes from something else. */
const MOST_OUT_OF_ORDER = 0.1;

/** Ranks that do not follow from the score beside them: as competition ranks (1224), dense ones, or at least in order. */
export const rankDiffers: QualityRule = {
  id: "rank_differs",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach((checked, sheet) => {
      const found = misrankedRows(checked);
      if (found === null) return;
      const { column, score, wrong } = found;
      const { source } = checked;
      for (const { row, rank, expected } of wrong) {
        const value = expected === null ? String(rank) : `${rank} ≠ ${expected}`;
        note(
          sheet,
          { row: source.rowNumber(row), column: column.header, value },
          { column: column.header, score: score.header },
        );
      }
    });
  },
};

interface MisrankedRows {
  readonly column: ColumnMapping;
  readonly score: ColumnMapping;
  readonly wrong: readonly Misranked[];
}

const known = new WeakMap<CheckedSheet["mapping"], MisrankedRows | null>();

/** The rank of a sheet, the score that it follows, and the rows where it does not; null where there are none such. */
export function misrankedRows(checked: CheckedSheet): MisrankedRows | null {
  const before = known.get(checked.mapping);
  if (before !== undefined) return before;
  const found = findMisranked(checked);
  known.set(checked.mapping, found);
  return found;
}

function findMisranked({ source, mapping }: CheckedSheet): MisrankedRows | null {
  const column = mapping.columns.find(({ concept, stage }) => concept === "official_rank" && stage === undefined);
  if (column === undefined) return null;
  const groups = rankGroups({ source, mapping });
  // Of a total beside its mean, ranks may follow either.
  let best: { readonly score: ColumnMapping; readonly wrong: readonly Misranked[] } | null = null;
  for (const score of mapping.columns.filter(isResult)) {
    // Where least is best (a sum of places), the order is the other way round.
    for (const sign of [1, -1]) {
      const wrong = misranked(source, column.index, score.index, groups, sign);
      if (wrong !== null && wrong.length < (best?.wrong.length ?? Infinity)) best = { score, wrong };
    }
  }
  return best === null ? null : { column, ...best };
}

interface Misranked {
  readonly row: number;
  readonly rank: number;
  readonly expected: number | null;
}

/** The entry's result, or a total that gave way to another. */
export const isResult = ({ concept, stage, by, header }: ColumnMapping): boolean =>
  (concept === "official_score" && stage === undefined) ||
  ((by === "taken" || by === "check") && TOTAL_NAME.test(header) && readScoreHeader(header).isTotal);
const TOTAL_NAME = /总|合计|平均|得分|成绩|total|sum|average|mean|score|points/i;

/**
 * Ranks are counted over all rows, or within the values of a column (赛道, 组别): whichever most rows bear out. Null: the
 * rank comes from something else.
 *
 * @param sign 1 where most is best, -1 where least is
 */
function misranked(
  table: CheckedTable,
  rank: number,
  score: number,
  groups: readonly number[],
  sign: number,
): readonly Misranked[] | null {
  const ranks = Array.from({ length: table.length }, (_, row) => {
    const read = readRank(table.cell(row, rank));
    return typeof read === "number" ? read : null;
  });
  const scores = table.numbers(score);
  const rows: Placed[] = [];
  ranks.forEach((at, row) => {
    const points = scores[row] ?? null;
    if (at !== null && points !== null) rows.push({ row, rank: at, score: points * sign });
  });
  if (rows.length < FEWEST) return null;
  const partitions = [[], ...subsets(groups)].map((group) => partition(table, rows, group));
  let fewest: readonly Misranked[] | null = null;
  for (const parts of partitions) {
    for (const isDense of [false, true]) {
      const differing = parts.flatMap((part) => exact(part, isDense));
      if (differing.length <= rows.length * MOST_WRONG && differing.length < (fewest?.length ?? Infinity))
        fewest = differing;
    }
  }
  if (fewest !== null) return fewest;
  // Ranks that leave out some rows, or go on over others, need only be in the order of scores.
  for (const parts of partitions) {
    const differing = parts.flatMap(fewestOutOfOrder);
    if (differing.length <= rows.length * MOST_OUT_OF_ORDER && differing.length < (fewest?.length ?? Infinity))
      fewest = differing;
  }
  return fewest;
}

/** Each column, and each two: a rank may be counted within an event of a meeting. */
const subsets = (columns: readonly number[]): readonly (readonly number[])[] => [
  ...columns.map((column) => [column]),
  ...columns.flatMap((a, i) => columns.slice(i + 1).map((b) => [a, b])),
];

function partition(
  table: CheckedTable,
  rows: readonly Placed[],
  group: readonly number[],
): readonly (readonly Placed[])[] {
  const parts = new Map<string, Placed[]>();
  for (const placed of rows) {
    const key = group.map((column) => cellText(table.cell(placed.row, column))).join("\u0000");
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [placed]);
    else part.push(placed);
  }
  return [...parts.values()];
}

function exact(rows: readonly Placed[], isDense: boolean): readonly Misranked[] {
  const ties = new Map<number, number>();
  for (const { score } of rows) ties.set(score, (ties.get(score) ?? 0) + 1);
  const expected = new Map<number, number>();
  let before = 0;
  [...ties.keys()]
    .sort((a, b) => b - a)
    .forEach((score, i) => {
      expected.set(score, (isDense ? i : before) + 1);
      before += ties.get(score) ?? 0;
    });
  return rows.flatMap(({ row, rank, score }) => {
    const right = expected.get(score) ?? rank;
    // Something else may tell apart entries of one score, which then share the ranks that they take up.
    const last = isDense ? right : right + (ties.get(score) ?? 1) - 1;
    return rank >= right && rank <= last ? [] : [{ row, rank, expected: right }];
  });
}

/** The fewest rows without which scores never rise with the rank. */
export function fewestOutOfOrder(rows: readonly Placed[]): readonly Misranked[] {
  const sorted = [...rows].sort((a, b) => a.rank - b.rank || b.score - a.score);
  // The longest run of scores that do not rise, by patience: tails hold where the best run of each length ends.
  const tails: number[] = [];
  const before: number[] = [];
  sorted.forEach(({ score }, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[tails[middle] ?? 0]?.score ?? 0) >= score) low = middle + 1;
      else high = middle;
    }
    before[i] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = i;
  });
  const kept = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) kept.add(i);
  return sorted.flatMap(({ row, rank }, i) => (kept.has(i) ? [] : [{ row, rank, expected: null }]));
}

const MOST_GROUPS = 4;
const GROUP = new RegExp(
  [
    "组别|赛道|赛区|类别|阶段|环节|分组|轮次|场次|年级",
    "division|group|category|track|stage|round|competition|program|event|heat|bout|pool|match|grade",
    "зач[её]т|этап|группа|бой|тур|класс|номинация|klasse|gruppe|runde|kategorie|cat[ée]gor|groupe|manche|[ée]preuve|grupo|ronda|prueba",
  ].join("|"),
  "i",
);

/** Columns that ranks may be counted within: 赛道, 组别. */
export function rankGroups({ source, mapping }: CheckedSheet): readonly number[] {
  return mapping.columns
    .filter(
      ({ header, concept }) =>
        GROUP.test(header) || concept === "track_id" || concept === "problem_id" || concept === "stage",
    )
    .map(({ index }) => index)
    .filter((index) => {
      const groups = new Set(Array.from({ length: source.length }, (_, row) => source.cell(row, index))).size;
      return groups > 1 && groups <= source.length / 2;
    })
    .slice(0, MOST_GROUPS);
}
