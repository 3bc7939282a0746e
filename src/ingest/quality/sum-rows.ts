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
