import { cellText } from "../table/grid.ts";
import type { SourceCell } from "../table/source.ts";
import { repairText } from "./text-repair.ts";

const ASCII = /^[\0-\x7f]*$/;

/** Full-width digits and letters to half, blanks at the ends off. */
export const tidy = (text: string): string => (ASCII.test(text) ? text : text.normalize("NFKC")).trim();

const DIGITS = /^\d+$/;
/** 007, 20260605: nothing but digits. */
export const isDigits = (text: string): boolean => DIGITS.test(text);

/** 1.23457E+17 is what a spreadsheet saves as text of an identifier that it took for a number. */
export const isScientific = (text: string): boolean => /^\d(\.\d+)?E\+\d{2,}$/i.test(text);

/** Text as it was meant, without blanks at its ends; a number as it is written, a time as 2026-06-05 08:03:00. */
export function readText(cell: SourceCell): string | null {
  const text = repairText(cellText(cell)).trim();
  return text === "" ? null : text;
}
