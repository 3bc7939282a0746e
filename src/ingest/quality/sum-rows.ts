import { numberStyle } from "../build/number-style.ts";
import { readNumber } from "../values/numbers.ts";
import type { CheckedTable } from "./checked-table.ts";
import type { QualityRule } from "./rule.ts";

const SUM =
  /^(?:合\s*[计計]|[总總]\s*[计計]|共\s*计|합계|총계|grand\s+total|total\s+g[eé]n[eé]ral|totals?|totales?|sum|somme|suma|somma|soma|summe|gesamt|razem|итого|всего|összesen)\s*[：:]?$/i;
const MEAN =
  /^(?:平均分?|平均点|均值|均分|평균|mean|average|avg\.?|moyenne|средн(?:ий|ее|яя)(?: балл)?|średnia|promedio|m[eé]dia|durchschnitt|mittelwert|átlag)\s*[：:]?$/i;

/** Rows of sums and means under a table whose figures no column adds up to. */
export const sumRowDiffers: QualityRule = {
  id: "sum_row_differs",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      for (const { row, text } of source.notData) {
        const [label = "", ...cells] = text.split(" | ").map((cell) => cell.trim());
        const isMean = MEAN.test(label);
        if (!isMean && !SUM.test(label)) continue;
        const style = numberStyle(new Map(cells.map((cell) => [cell, 1])), source.usualNumbers());
        const figures = cells.flatMap((cell) => {
          const value = readNumber(cell, style);
          return typeof value === "number" ? [value] : [];
        });
        for (const figure of unmet(figures, figuresOf(source, isMean)))
          note(sheet, { row, column: null, value: `${label} ${figure}` });
      }
    });
  },
};

const SUM_WORD =
  /^(?:合\s*[计計]|[总總]\s*[计計]|小\s*[计計]|共\s*计|합계|총계|(?:grand\s+|sub-?\s?)?totals?|sum|somme|suma|summe|gesamt|итого|всего)\s*[：:]?$/i;
/** Two rows add up to a third by chance. */
const FEWEST_ADDED = 4;
const LONGEST = 20;
/** Nobody writes a sum under more. */
const MOST_ROWS = 50_000;

/** A row of data that is the sum of the rows above it, by its words or in several columns: it would be counted again. */
export const sumInData: QualityRule = {
  id: "sum_in_data",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source, mapping }, sheet) => {
      const last = source.length - 1;
      const named = new Set<number>();
      if (source.length > MOST_ROWS) return;
      source.header.forEach((_, index) => {
        for (let row = 0; row < source.length; row++) {
          const cell = source.cell(row, index);
          if (typeof cell === "string" && cell.length < LONGEST && SUM_WORD.test(cell.trim())) named.add(row);
        }
      });
      const rows = [...new Set([...named, last])].filter((row) => row >= FEWEST_ADDED);
      if (rows.length === 0 || named.size > source.length / 4) return;
      const ranks = mapping.columns.flatMap(({ concept, index }) => (concept === "official_rank" ? [index] : []));
      const columns = source.header.flatMap((_, index) => {
        const numbers = ranks.includes(index) ? [] : source.numbers(index);
        return numbers.filter((value) => value !== null).length * 2 > source.length ? [{ index, numbers }] : [];
      });
      for (const row of rows) {
        const adds = columns.filter(({ numbers }) => isSumOfRowsAbove(numbers, row, named));
        const [first] = adds;
        if (first === undefined || adds.length < (named.has(row) ? 1 : 2)) continue;
        const { index, numbers } = first;
        const place = {
          row: source.rowNumber(row),
          column: source.header[index] ?? null,
          value: `${numbers[row]}`,
        };
        note(sheet, place, { column: source.header[index] ?? "" });
      }
    });
  },
};

function isSumOfRowsAbove(numbers: readonly (number | null)[], row: number, but: ReadonlySet<number>): boolean {
  const said = numbers[row] ?? null;
  if (said === null || said === 0) return false;
  let sum = 0;
  let added = 0;
  for (let i = row - 1; i >= 0; i--) {
    const value = numbers[i] ?? null;
    if (value === null || but.has(i)) continue;
    sum += value;
    if (value !== 0) added++;
  }
  return added >= FEWEST_ADDED && Math.abs(sum - said) <= near(said);
}

/** In the order of columns: their sums, or means, and how many values they have. */
function figuresOf(table: CheckedTable, isMean: boolean): readonly (readonly number[])[] {
  return table.header.flatMap((_, index): readonly (readonly number[])[] => {
    const numbers = table.numbers(index).filter((value) => value !== null);
    if (numbers.length * 2 < table.length) return [];
    const sum = numbers.reduce((total, value) => total + value, 0);
    return [isMean ? [sum / numbers.length, sum / table.length] : [sum, numbers.length]];
  });
}

/**
 * Figures that no column accounts for, as long as others are: a row of which nothing fits is of something else (a
 * subtotal, a filter).
 */
function unmet(figures: readonly number[], columns: readonly (readonly number[])[]): readonly number[] {
  const wrong = figures.filter(
    (figure) => !columns.some((column) => column.some((value) => Math.abs(value - figure) <= near(figure))),
  );
  const isAlone = figures.length === 1 && columns.length === 1;
  return isAlone || wrong.length < figures.length ? wrong : [];
}

/** Half of the last decimal written. */
const near = (figure: number): number => 0.5 * 10 ** -(String(figure).split(".")[1]?.length ?? 0) + 1e-9;
