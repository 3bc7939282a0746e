import { tidy } from "../values/texts.ts";
import { cellsOf, isShown } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

const PERCENT = /^[-+]?\d+(?:[.,]\d+)?\s*%$/;
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
const SIGN = /[%％]\s*$/;
/** Most cells end with a digit or a letter, and a look at it is all that they cost. */
function hasSign(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  const isOther = (last >= 0x30 && last < 0x7f) || (last >= 0x4e00 && last <= 0x9fff);
  return !isOther && SIGN.test(text);
}
const FEWEST = 5;

/** 85% beside 85 or 0.85 in one column: the first is read as 0.85, the others as they stand. */
export const percentsMixed: QualityRule = {
  id: "percent_mixed",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      source.header.forEach((column, index) => {
        if (!isShown(column)) return;
        const percents: number[] = [];
        for (let row = 0; row < source.length; row++) {
          const cell = source.cell(row, index);
          if (typeof cell === "string" && hasSign(cell) && PERCENT.test(tidy(cell))) percents.push(row);
        }
        if (percents.length === 0) return;
        const numbers = cellsOf(source, index).flatMap((cell, row) =>
          typeof cell === "number" || (typeof cell === "string" && NUMBER.test(tidy(cell))) ? [row] : [],
        );
        if (numbers.length === 0 || percents.length + numbers.length < FEWEST) return;
        const fewer = percents.length < numbers.length ? percents : numbers;
        for (const row of fewer) {
          const value = String(source.cell(row, index) ?? "").trim();
          note(
            sheet,
            { row: source.rowNumber(row), column, value },
            { column, percents: percents.length, numbers: numbers.length },
          );
        }
      });
    });
  },
};
