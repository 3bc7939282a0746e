import type { QualityInput } from "./checked-table.ts";
import type { QualityRule } from "./rule.ts";
import { type Rows, rowsOf, scoreGroups, scoreHeader } from "./tables.ts";

const place = (input: QualityInput, scores: Rows, row: number, value: string) => {
  const sheet = input.sheets[scores.sheet(row)];
  const judge = scores.text("judge_id", row);
  const column = sheet === undefined ? null : scoreHeader(sheet, judge, scores.text("criterion", row));
  return { row: scores.sourceRow(row), column, value };
};

/** Scores beyond the most or least points of their criterion. */
export const outOfRange: QualityRule = {
  id: "out_of_range",
  severity: "error",
  check(input, note) {
    const scores = rowsOf(input, "scores");
    const criteria = rowsOf(input, "criteria");
    if (scores === null || criteria === null) return;
    const limits = new Map<string, { readonly min: number | null; readonly max: number | null }>();
    for (let row = 0; row < criteria.length; row++) {
      const key = `${criteria.text("stage", row)} ${criteria.text("criterion", row)}`;
      limits.set(key, { min: criteria.number("min_score", row), max: criteria.number("max_score", row) });
    }
    for (let row = 0; row < scores.length; row++) {
      const score = scores.number("score", row);
      const limit = limits.get(`${scores.text("stage", row)} ${scores.text("criterion", row)}`);
      if (score === null || limit === undefined) continue;
      const { max } = limit;
      // Points are given from 0 where nothing else is said.
      const min = limit.min ?? (max === null ? null : 0);
      if ((max === null || score <= max) && (min === null || score >= min)) continue;
      note(scores.sheet(row), place(input, scores, row, `${score}`), {
        criterion: scores.text("criterion", row) ?? "",
        min: min ?? "",
        max: max ?? "",
      });
    }
  },
};

const FEWEST = 20;
/** Tukey's far out is 3 times the range of the middle half; a half more, so that chance hardly gets there. */
const FAR = 4.5;

function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** Single scores far outside of those of the same stage and criterion. */
export const outliers: QualityRule = {
  id: "outlier",
  severity: "info",
  check(input, note) {
    const scores = rowsOf(input, "scores");
    if (scores === null) return;
    for (const rows of scoreGroups(scores).values()) {
      if (rows.length < FEWEST) continue;
      const sorted = Float64Array.from(rows, (row) => scores.number("score", row) ?? 0).sort();
      const [q1, q3] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
      if (q3 <= q1) continue;
      for (const row of rows) {
        const score = scores.number("score", row) ?? 0;
        if (score >= q1 - FAR * (q3 - q1) && score <= q3 + FAR * (q3 - q1)) continue;
        note(scores.sheet(row), place(input, scores, row, `${score}`), {
          criterion: scores.text("criterion", row) ?? "",
        });
      }
    }
  },
};

const FEWEST_OF_SCALE = 2;
const MOST_SHARE = 0.45;
const TIMES = 4;
const SMALL_SCALE = 10;

/** Most scores up to 100 and some up to 10: two scales in one column. */
export const severalScales: QualityRule = {
  id: "several_scales",
  severity: "warning",
  check(input, note) {
    const scores = rowsOf(input, "scores");
    if (scores !== null) {
      for (const rows of scoreGroups(scores).values()) {
        const found = onSmallScale(rows, (row) => scores.number("score", row));
        for (const row of found?.small ?? []) {
          const values = { highest: found?.highest ?? 0, lowest: found?.lowest ?? 0 };
          note(scores.sheet(row), place(input, scores, row, `${scores.number("score", row)}`), values);
        }
      }
    }
    input.sheets.forEach(({ source, mapping }, sheet) => {
      for (const { concept, index, header } of mapping.columns) {
        if (concept !== "official_score") continue;
        const numbers = source.numbers(index);
        // Totals that are counted reach any number, and low ones are no other scale.
        const found = isOfHundred(numbers) ? onSmallScale([...numbers.keys()], (row) => numbers[row] ?? null) : null;
        for (const row of found?.small ?? []) {
          const example = { row: source.rowNumber(row), column: header, value: `${numbers[row]}` };
          note(sheet, example, { highest: found?.highest ?? 0, lowest: found?.lowest ?? 0 });
        }
      }
    });
  },
};

const HUNDRED = 100;

function isOfHundred(numbers: readonly (number | null)[]): boolean {
  const large = numbers.filter((value) => value !== null && value > SMALL_SCALE).sort((a, b) => (a ?? 0) - (b ?? 0));
  return (large.at(-1) ?? 0) <= HUNDRED && (large[large.length >> 1] ?? 0) >= HUNDRED / 2;
}

/** The rows whose scores are of the smaller of two scales; null where there is one. */
function onSmallScale(
  rows: readonly number[],
  scoreOf: (row: number) => number | null,
): { readonly small: readonly number[]; readonly highest: number; readonly lowest: number } | null {
  const given = rows.filter((row) => (scoreOf(row) ?? 0) > 0);
  const small = given.filter((row) => (scoreOf(row) ?? 0) <= SMALL_SCALE);
  if (small.length < FEWEST_OF_SCALE || small.length > given.length * MOST_SHARE || given.length < SMALL_SCALE)
    return null;
  let highest = 0;
  for (const row of small) highest = Math.max(highest, scoreOf(row) ?? 0);
  let lowest = Number.POSITIVE_INFINITY;
  for (const row of given) {
    const score = scoreOf(row) ?? 0;
    if (score > SMALL_SCALE) lowest = Math.min(lowest, score);
  }
  return lowest < highest * TIMES ? null : { small, highest, lowest };
}

/** A column of seats is a judge's who scores nearly all: there a blank is a score that is missing. */
const NEARLY_ALL = 0.8;
/** Fewer columns leave out the same number by chance. */
const MANY = 4;

/** Cells without a score where the rest of the row, and of the judge, has one; marks like 缺考 are no such blanks. */
export const missingScores: QualityRule = {
  id: "missing_score",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source, mapping }, sheet) => {
      const columns = mapping.columns.filter(({ concept }) => concept === "score");
      const isBlank = (row: number, index: number): boolean => {
        const cell = source.cell(row, index);
        return cell === null || (typeof cell === "string" && cell.trim() === "");
      };
      const seats = columns.map(({ index, header, place: seat }) => {
        const blank: number[] = [];
        let filled = 0;
        for (let row = 0; row < source.length; row++) {
          if (!isBlank(row, index)) filled++;
          else if (columns.length === 1 || columns.some((other) => !isBlank(row, other.index))) blank.push(row);
        }
        // #1, #2: in the order in which they came, of however many there were.
        const isOptional =
          seat?.judgeFrom != null ||
          seat?.judge?.startsWith("#") === true ||
          blank.length > (blank.length + filled) * (1 - NEARLY_ALL);
        return { header, blank, isOptional };
      });
      const counts = seats.map(({ blank }) => blank.length);
      // Each judge has points for the best ten, and none for the others.
      const isRule = seats.length >= MANY && Math.min(...counts) > 1 && Math.max(...counts) - Math.min(...counts) <= 1;
      if (isRule) return;
      for (const { header, blank, isOptional } of seats) {
        if (blank.length === 0 || (columns.length > 1 && isOptional)) continue;
        for (const row of blank)
          note(sheet, { row: source.rowNumber(row), column: header, value: null }, { column: header });
      }
    });
  },
};
