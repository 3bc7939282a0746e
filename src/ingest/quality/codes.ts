import { tidy } from "../values/texts.ts";
import { isShown } from "./columns.ts";
import type { QualityRule } from "./rule.ts";

const DIGITS = /^\d+$/;
const FEWEST = 5;
/** A few codes are shorter; more, and they are of any length. */
const MOST_SHORT = 0.4;

/** Codes of one length with zeros in front, and a few without theirs: 0006 beside 6, as spreadsheets lose them. */
export const lostZeros: QualityRule = {
  id: "lost_zeros",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source }, sheet) => {
      source.header.forEach((column, index) => {
        const short: { readonly row: number; readonly text: string }[] = [];
        let width = 0;
        let whole = 0;
        let zeros = 0;
        for (let row = 0; row < source.length; row++) {
          const cell = source.cell(row, index);
          if (cell === null || cell === "") continue;
          const said = typeof cell === "number" ? String(cell) : typeof cell === "string" ? tidy(cell) : "";
          if (!DIGITS.test(said)) return;
          if (said.length > width) {
            // What was of full length so far is short of the longer one.
            if (whole > 0) return;
            width = said.length;
          }
          if (said.length < width) short.push({ row, text: said });
          else {
            whole++;
            if (said.startsWith("0")) zeros++;
          }
        }
        const isOfCodes =
          width > 1 && zeros > 0 && whole >= FEWEST && short.length <= (whole + short.length) * MOST_SHORT;
        if (!isOfCodes || short.some(({ text }) => text.startsWith("0"))) return;
        for (const { row, text } of short) {
          const value = isShown(column) ? `${text} ≈ ${text.padStart(width, "0")}` : null;
          note(sheet, { row: source.rowNumber(row), column, value }, { column, width });
        }
      });
    });
  },
};
