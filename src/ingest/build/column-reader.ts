import type { SourceCell } from "../table/source.ts";
import { isRecused, type Unread } from "../values/no-value.ts";
import { type NumberStyle, PLAIN_NUMBER, readNumber } from "../values/numbers.ts";
import { remembered } from "../values/remembered.ts";
import { isScientific, readText, tidy } from "../values/texts.ts";

/** The one text of a list that JSON has in its place: ["Reviewer_2"]. */
const ONLY = /^\["((?:[^"\\])+)"\]$/;
const onlyOf = (text: string): string => ONLY.exec(text)?.[1] ?? text;

interface Id {
  readonly id: string | null;
  /** A spreadsheet has made a number of it, and rounded it. */
  readonly isNumber: boolean;
}

function readId(cell: SourceCell): Id {
  const text = readText(cell);
  const id = text === null ? null : onlyOf(tidy(text));
  const isRounded = typeof cell === "number" && !Number.isSafeInteger(cell) && Number.isInteger(cell);
  return { id, isNumber: isRounded || (id !== null && isScientific(id)) };
}

/** 18,5: the sign that half the world has, and no thousands. */
const COMMA_DECIMALS = /^[-+]?\d+,(?:\d{1,2}|\d{4,})$/;
const isPlain = (text: string): boolean => PLAIN_NUMBER.test(text) || COMMA_DECIMALS.test(text);

export interface ReadNumber {
  readonly value: number | null | Unread;
  /** It is a number only after a repair. */
  readonly isRepaired: boolean;
}

/** How the cells of one column are read: each of them once, however often it stands there. */
export interface ColumnReader {
  readonly text: (cell: SourceCell) => string | null;
  readonly id: (cell: SourceCell) => Id;
  readonly isRecused: (cell: SourceCell) => boolean;
}

export const columnReader = (): ColumnReader => ({
  text: remembered(readText),
  id: remembered(readId),
  isRecused: remembered((cell) => typeof cell === "string" && isRecused(cell)),
});

/** How the numbers of one column are read. */
export const numberReader = (style: NumberStyle): ((cell: SourceCell) => ReadNumber) =>
  remembered((cell) => {
    const value = readNumber(cell, style);
    const isRepaired = typeof cell === "string" && typeof value === "number" && !isPlain(cell.trim());
    return { value, isRepaired };
  });
