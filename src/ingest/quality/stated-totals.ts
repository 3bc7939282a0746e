import type { ColumnMapping } from "../meaning/mapping.ts";
import { readScoreHeader } from "../meaning/score-headers.ts";
import type { CheckedSheet } from "./checked-table.ts";
import { checkProblemTotals } from "./problem-totals.ts";
import type { Note, QualityRule } from "./rule.ts";
import { checkListMeans } from "./score-lists.ts";
import { recompute, SHARES, type Stated, VARIANTS, type Variant } from "./variants.ts";

/** A column that says what others add up to, and the sets of columns that it could come from. */
interface Total {
  readonly index: number;
  readonly header: string;
  readonly parts: readonly (readonly number[][])[];
}

/** Totals, means, spreads in the file that do not follow from the figures beside them; the cells are listed. */
export const totalDiffers: QualityRule = {
  id: "total_differs",
  severity: "warning",
  check(input, note) {
    input.sheets.forEach((checked, sheet) => {
      for (const total of totalsOf(checked)) tell(checked, total, sheet, note, null);
    });
    checkProblemTotals(input, note);
    checkListMeans(input, note);
  },
};

/** Totals of which nothing that is usual gives most: their cells cannot be checked. */
export const totalUnexplained: QualityRule = {
  id: "total_unexplained",
  severity: "info",
  check({ sheets }, note) {
    sheets.forEach((checked, sheet) => {
      for (const total of totalsOf(checked)) tell(checked, total, sheet, null, note);
    });
  },
};

const weighted = (scores: readonly (number | null)[], weight: number | null | undefined): readonly (number | null)[] =>
  weight == null ? scores : scores.map((score) => (score === null ? null : (score * weight) / 100));

function tell(
  { source: table, mapping }: CheckedSheet,
  total: Total,
  sheet: number,
  differs: Note | null,
  unexplained: Note | null,
): void {
  const said = table.numbers(total.index);
  const weights = new Map(mapping.columns.map(({ index, place }) => [index, place?.weight ?? null]));
  let isTested = false;
  for (const seats of total.parts) {
    const columns = seats.map((seat) => seat.map((index) => weighted(table.numbers(index), weights.get(index))));
    const rows: (Stated & { readonly row: number })[] = [];
    said.forEach((value, row) => {
      // A seat's score is the sum of its criteria.
      const scores = columns.flatMap((seat) => {
        const given = seat.map((cells) => cells[row] ?? null).filter((score) => score !== null);
        return given.length === 0 ? [] : [given.reduce((sum, score) => sum + score, 0)];
      });
      if (value !== null && scores.length > 0) rows.push({ row, said: value, scores });
    });
    const variants: readonly Variant[] = seats.length === 2 ? [...VARIANTS, ...SHARES] : VARIANTS;
    const found = recompute(rows, variants);
    if (found === null) continue;
    isTested = true;
    if (found.variant === null) continue;
    for (const { at, expected } of found.differing) {
      const { row = 0, said: value = 0 } = rows[at] ?? {};
      const example = { row: table.rowNumber(row), column: total.header, value: `${value} ≠ ${rounded(expected)}` };
      differs?.(sheet, example, { column: total.header, variant: found.variant });
    }
    return;
  }
  if (isTested) unexplained?.(sheet, { row: 0, column: total.header, value: null }, { column: total.header });
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function totalsOf({ mapping }: CheckedSheet): readonly Total[] {
  if (mapping.kind !== "contest") return [];
  const placed = mapping.columns.filter(({ place }) => place !== undefined);
  const stages = mapping.columns.filter(({ by, concept }) => by === "stage" && concept === "official_score");
  if (placed.length < 2 && stages.length < 2) return [];
  return mapping.columns.flatMap((column): readonly Total[] => {
    const { index, header } = column;
    const read = readScoreHeader(header);
    const isTotal = read.isTotal || column.by === "check" || column.concept === "official_score";
    const isRank =
      column.concept === "official_rank" || /排名|名次|位次|排序|rank|place|^[tz]分|标准分|score\)$/i.test(header);
    if (!isTotal || isRank || column.place !== undefined) return [];
    const own = placed.filter(({ header: other }) => read.seat !== null && readScoreHeader(other).seat === read.seat);
    const parts = own.length > 0 ? [own.map(({ index: part }) => [part])] : partsOf(placed, column, read.stage);
    if (stages.length > 1 && column.by !== "stage") parts.push(stages.map(({ index: part }) => [part]));
    return parts.length === 0 ? [] : [{ index, header, parts }];
  });
}

/** Seats with their criteria, those of the total's stage first; then each criterion over all seats. */
function partsOf(placed: readonly ColumnMapping[], { stage }: ColumnMapping, named: string | null): number[][][] {
  const wanted = stage ?? named;
  const stages = new Set(placed.map(({ place }) => place?.stage ?? null));
  const sets: number[][][] = [];
  for (const each of wanted === null ? [...stages, undefined] : [wanted]) {
    const columns = placed.filter(({ place }) => each === undefined || (place?.stage ?? null) === each);
    const seats = new Map<string, number[]>();
    for (const { index, place } of columns) {
      // Without judges each criterion is a part of its own.
      const who = place?.judge ?? place?.judgeFrom ?? `criterion ${place?.criterion}`;
      const seat = `${place?.stage ?? ""} ${place?.round ?? ""} ${who}`;
      seats.set(seat, [...(seats.get(seat) ?? []), index]);
    }
    if (seats.size > 1) sets.push([...seats.values()]);
    else if (columns.length > 1) sets.push(columns.map(({ index }) => [index]));
  }
  return sets;
}
