import type { SourceCell, SourceTable } from "../table/source.ts";
import { type NumberStyle, readNumber } from "../values/numbers.ts";
import { newCells } from "../values/remembered.ts";
import { tidy } from "../values/texts.ts";

const COMMA = /^[-+]?\d+,\d+$/;
const THREE = /^[-+]?\d{1,3},\d{3}$/;
const WITH_POINT = /^[-+]?\d{1,3}(?:,\d{3})*\.\d+$/;
const WITH_COMMA = /^[-+]?\d{1,3}(?:\.\d{3})+,\d+$/;
const POINTS = /^[-+]?\d{1,3}(?:\.\d{3})+$/;
const TWO_POINTS = /^[-+]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/;
/** Neither comma nor point in any form: most cells, and none of them tells. */
const NO_SIGN = /^[\p{L}（）\0-+\-/-\x7f]*$/u;

/** 92.5: most cells of the others, and nothing but a decimal point. */
const PLAIN_POINT = /^\d+\.\d{1,2}$/;

/** Cells, with how often each stands there. */
type Values = Iterable<readonly [SourceCell, number]>;

/** The cells of a column one by one. */
const valuesOf = (rows: SourceTable["rows"], index: number): Values => ({
  *[Symbol.iterator]() {
    for (const row of rows) {
      const cell = row[index] ?? null;
      if (cell !== null && cell !== "") yield [cell, 1] as const;
    }
  },
});

/** What the signs in a column's numbers show; the same for a whole table. */
interface Signs {
  /** A comma that can part no thousands. */
  decimalComma: boolean;
  /** A point that can part no thousands. */
  decimalPoint: boolean;
  /** 8,113: either. */
  openComma: boolean;
  /** 1.234: either. */
  openPoint: boolean;
  /** 1.234.567 */
  thousandsPoint: boolean;
}

function signsOf(values: Values): Signs {
  const found: Signs = {
    decimalComma: false,
    decimalPoint: false,
    openComma: false,
    openPoint: false,
    thousandsPoint: false,
  };
  const isNew = newCells();
  for (const [cell] of values) {
    if (typeof cell !== "string" || !isNew(cell) || NO_SIGN.test(cell)) continue;
    if (PLAIN_POINT.test(cell)) {
      found.decimalPoint = true;
      continue;
    }
    const text = tidy(cell)
      .replace(/\s*(?:[%分€£元]|euros?|eur|usd|chf|zł|pln|kč|czk|kr\.?)$/i, "")
      .replace(/^([-+]?)\s*(?:[a-z]{0,2}\$|[€£¥￥₩₹₽]|chf|eur|usd)\s*(?=\d)/i, "$1")
      .replace(/(?<=\d)\s(?=\d{3}(?:\D|$))/g, "");
    if (TWO_POINTS.test(text)) found.thousandsPoint = true;
    if (WITH_COMMA.test(text) || (COMMA.test(text) && !THREE.test(text))) found.decimalComma = true;
    else if (THREE.test(text)) found.openComma = true;
    else if (POINTS.test(text)) found.openPoint = true;
    else if (WITH_POINT.test(text) || /^[-+]?\d+\.\d+$/.test(text)) {
      found.decimalPoint = true;
      // Nothing that may follow says otherwise.
      break;
    }
  }
  return found;
}

/** How a table writes numbers where one of its columns leaves it open. */
export type UsualNumbers = "comma" | "point" | null;

/** Rows by which a table's way of writing is known. */
const LOOK = 5000;
const usual = new WeakMap<SourceTable, UsualNumbers>();

/**
 * comma: some column has numbers like 4,5 and none has 4.5; or nothing but commas like 8,113 in a text parted by
 * semicolons, as spreadsheets save where the comma is the decimal sign. Null: nothing tells.
 */
export function usualNumbers(table: SourceTable): UsualNumbers {
  const known = usual.get(table);
  if (known !== undefined) return known;
  const rows = table.rows.slice(0, LOOK);
  const columns = table.header.map((_, index) => signsOf(valuesOf(rows, index)));
  const has = (sign: keyof Signs): boolean => columns.some((signs) => signs[sign]);
  const isComma = has("decimalComma") || has("thousandsPoint") || (has("openComma") && table.delimiter === ";");
  const said = isComma === has("decimalPoint") ? null : isComma ? "comma" : "point";
  usual.set(table, said);
  return said;
}

const FEWEST_BESIDE_MARKS = 4;
const WORD = /^[\p{Script=Latin}\p{Script=Cyrillic}][\p{Script=Latin}\p{Script=Cyrillic}.]{0,4}$/u;
/** 见附件, 违规取消, not rated: words and no figures. */
const WORDS = /^[^\d+\-,%]{1,16}$/u;
/** Words that are on a scale themselves say how much. */
const GRADE =
  /^(?:[a-f]|优秀?|良好?|中等?|差|及格|不及格|合格|不合格|通过|不通过|excellent|good|fair|poor|pass(?:ed)?|fail(?:ed)?|yes|no|是|否|有)$/i;
const MOST_WORDS = 3;
const LEAST_TIMES = 2;
/** 1, 2, 3 and Anerkennung are kinds of a prize, and no quantity. */
const LEAST_DIFFERENT = 5;
/** Slips beside the words, which are told as such. */
const MOST_SLIPS = 3;
const NO_MARKS: ReadonlySet<string> = new Set();

/**
 * Words beside numbers that say that there is none: one and the same short one (s for a judge's own pupil, s.v. for no
 * mark), or a few that come again and again (见附件, 待定).
 */
function marksOf(values: Values, style: NumberStyle): ReadonlySet<string> {
  const words = new Map<string, number>();
  const different = new Set<number>();
  let numbers = 0;
  let marks = 0;
  let slips = 0;
  let looked = 0;
  for (const [value, count] of values) {
    if (++looked > LOOK) break;
    const found = typeof value === "number" ? value : readNumber(value, style);
    if (typeof found === "number") {
      numbers += count;
      if (different.size < LEAST_DIFFERENT) different.add(found);
    }
    if (found !== "unreadable") continue;
    const word = tidy(String(value)).toLowerCase();
    if (!WORDS.test(word) || GRADE.test(word)) {
      slips += count;
      if (slips > MOST_SLIPS) return NO_MARKS;
      continue;
    }
    words.set(word, (words.get(word) ?? 0) + count);
    marks += count;
    if (words.size > MOST_WORDS + MOST_SLIPS) return NO_MARKS;
  }
  if (words.size === 0 || numbers < FEWEST_BESIDE_MARKS || numbers < marks) return NO_MARKS;
  const [only = ""] = words.keys();
  if (words.size === 1 && slips === 0 && WORD.test(only)) return new Set([only]);
  if (different.size < LEAST_DIFFERENT) return NO_MARKS;
  const repeated = [...words].filter(([, times]) => times >= LEAST_TIMES).map(([word]) => word);
  return repeated.length > MOST_WORDS ? NO_MARKS : new Set(repeated);
}

/**
 * How a column writes its numbers. Commas part thousands unless some number of the column shows that they cannot, or
 * the table's other columns do; points part thousands only where that is shown.
 *
 * @param values each value, with how often it stands there; gone through twice
 */
export function numberStyle(values: Values, table: UsualNumbers = null): NumberStyle {
  const { decimalComma, decimalPoint, openComma, openPoint, thousandsPoint } = signsOf(values);
  const isOpen = openComma && !decimalComma && !decimalPoint && !openPoint;
  const isDecimal = (decimalComma && !decimalPoint) || (isOpen && table === "comma");
  const isParted = !decimalPoint && (thousandsPoint || (openPoint && (table === "comma" || decimalComma)));
  const style: NumberStyle = {
    comma: isDecimal || (isParted && !openComma) ? "decimal" : decimalComma && !isParted ? "either" : "thousands",
    ...(isParted && !openComma ? { point: "thousands" as const } : {}),
  };
  const marks = marksOf(values, style);
  return marks.size === 0 ? style : { ...style, marks };
}

/** A column's style, known once. */
function cached(look: number): (table: SourceTable, index: number) => NumberStyle {
  const styles = new WeakMap<SourceTable, Map<number, NumberStyle>>();
  return (table, index) => {
    const known = styles.get(table) ?? new Map<number, NumberStyle>();
    styles.set(table, known);
    let style = known.get(index);
    if (style === undefined) {
      const rows = look < table.rows.length ? table.rows.slice(0, look) : table.rows;
      style = numberStyle(valuesOf(rows, index), usualNumbers(table));
      known.set(index, style);
    }
    return style;
  };
}

/** The style of one of a table's columns. */
export const styleOfColumn = cached(Number.POSITIVE_INFINITY);
/** By its first rows alone, which tell what the column is. */
export const styleByFirstRows = cached(LOOK);
