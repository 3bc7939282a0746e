import { numberStyle, type UsualNumbers } from "../build/number-style.ts";
import type { SourceCell } from "../table/source.ts";
import { readNumber, unitOf } from "../values/numbers.ts";
import { isDigits, tidy } from "../values/texts.ts";
import { readRank } from "../values/whole-numbers.ts";
import { saysDuration, saysRank } from "./type-headers.ts";
import { castAs, fits, type Read, type TypedColumn, type Values } from "./typed-column.ts";

/** Fewer digits than a double has: what is longer is a code and no quantity. */
const MOST_DIGITS = 15;
/** From so many digits on, numbers of one length that hardly repeat are codes. */
const CODE_DIGITS = 8;

/** A column of numbers, integer where all of them are whole; null where it is none. */
export function numberColumn(
  cells: readonly SourceCell[],
  values: Values,
  header: string,
  usual: UsualNumbers,
): TypedColumn | null {
  const style = numberStyle(values, usual);
  const plain: Read = (cell) => readNumber(cell, style);
  // 3rd, 第3名, =3 and 21-26 are ranks under a header of ranks only.
  const rank: Read = (cell) => {
    const place = readRank(cell);
    return place === "unreadable" ? plain(cell) : place;
  };
  const read = saysRank(header) ? rank : plain;
  // Long numbers that hardly repeat are codes, unless they are said to be times.
  const isCode = areCodes(values, saysDuration(header)) || areLists(values);
  if (!fits(values, read) || isCode || hasMixedUnits(values)) return null;
  const column = castAs("real", cells, read);
  const isWhole = column.cast?.every((value) => typeof value !== "number" || Number.isSafeInteger(value)) === true;
  return isWhole ? { ...column, type: "integer" } : column;
}

/** Of 90秒 and 3分钟 the figures alone would be no quantity. */
function hasMixedUnits(values: Values): boolean {
  const units = new Set<string>();
  for (const value of values.keys()) {
    const unit = typeof value === "string" ? unitOf(value) : null;
    if (unit !== null) units.add(unit);
  }
  return units.size > 1;
}

/** 1 - TU Delft, 1 - CBS: what is numbered in each cell anew, and no scale with a word for each of its points. */
function areLists(values: Values): boolean {
  const words = new Map<string, Set<string>>();
  for (const value of values.keys()) {
    const found = typeof value === "string" ? NUMBERED.exec(tidy(value)) : null;
    if (found === null) continue;
    const [, number = "", text = ""] = found;
    words.set(number, (words.get(number) ?? new Set()).add(text.toLowerCase()));
  }
  const texts = [...words.values()].reduce((sum, { size }) => sum + size, 0);
  return texts > MANY_TEXTS && texts > words.size * WORDS_EACH;
}
const NUMBERED = /^(\d+)(?:\s*[:：=]|\.\s|\s+[-–—])\s*(\p{L}.*)$/su;
const MANY_TEXTS = 3;
/** Spelt in so many ways a point of a scale may be. */
const WORDS_EACH = 2;

/** Codes made of digits: with a leading zero, with more digits than a number keeps, long and hardly ever the same. */
function areCodes(values: Values, isDuration: boolean): boolean {
  let length = 0;
  let isOneLength = true;
  let rows = 0;
  for (const [value, count] of values) {
    const text = typeof value === "string" ? tidy(value) : String(value);
    const isWhole = isDigits(text);
    if (isWhole && typeof value === "string" && text.length > 1 && text.startsWith("0")) return true;
    if (isWhole && text.length > MOST_DIGITS) return true;
    if (length === 0) length = text.length;
    if (!isWhole || text.length !== length) isOneLength = false;
    rows += count;
  }
  return !isDuration && isOneLength && length >= CODE_DIGITS && values.size > rows / 2;
}
