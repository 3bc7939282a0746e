import { cellText, isBlank } from "../table/grid.ts";
import type { SourceCell, SourceTable } from "../table/source.ts";
import { readNumber } from "../values/numbers.ts";
import { readPlainTime } from "../values/times.ts";
import { type PersonalKind, personalHeader, saysOther } from "./person-headers.ts";
import { looksLikePersons, surelyPersons } from "./person-names.ts";

const ORGANISATION =
  /大学|学院|中学|小学|公司|研究[院所]|集团|银行|中心|协会|委员会|university|college|institute|school|\b(?:inc|ltd|gmbh|corp|sarl|sas)\b/i;

/** What is asked of a column's values: a few hundred tell. */
const LOOK = 400;

/**
 * What a column tells of persons, by its header and its values; null: nothing. Scores and counts never do.
 *
 * @param beside all headers of the table
 */
export function personalColumn(
  header: string,
  cells: readonly SourceCell[],
  beside: readonly string[] = [],
): PersonalKind | null {
  const values = sample(cells);
  const said = personalHeader(header, beside);
  if (values.length === 0) return said === "perhaps" ? null : said;
  const texts = values.map((value) => cellText(value).trim());
  const share = (test: (text: string) => boolean): number => texts.filter(test).length / texts.length;
  if (said === "name" || said === "perhaps") {
    if (values.some((value) => value instanceof Date)) return null;
    // 成员 may be how many there are, 教练 whether there is one, 参赛者 a company.
    if (share((text) => /^[-+\d.,%\s]+$|^(?:是|否|有|无|yes|no|oui|non|true|false)$/i.test(text)) > 0.5) return null;
    if (share((text) => ORGANISATION.test(text)) > 0.5) return null;
    if (said === "name") return "name";
    return looksLikePersons(texts) ? "name" : null;
  }
  if (said !== null) return said;
  // 13800138000 among scores is a slip and no phone.
  if (saysOther(header)) return null;
  for (const [kind, whole] of WHOLE) if (share((text) => whole(text)) >= 0.5) return kind;
  return surelyPersons(texts) ? "name" : null;
}

/** Rows that tell what the columns of a large table are. */
const LOOK_ROWS = 2000;

/** What each column of a table tells of persons. */
export function personalColumns({
  header,
  rows,
}: Pick<SourceTable, "header" | "rows">): readonly (PersonalKind | null)[] {
  const step = Math.max(1, Math.floor(rows.length / LOOK_ROWS));
  const looked = step === 1 ? rows : rows.filter((_, i) => i % step === 0);
  return header.map((name, index) =>
    personalColumn(
      name,
      looked.map((row) => row[index] ?? null),
      header,
    ),
  );
}

/** —, 无, 缺考: nobody stands there. */
export const isNobody = (cell: SourceCell): boolean => typeof cell === "string" && readNumber(cell) === "mark";

function sample(cells: readonly SourceCell[]): readonly (string | number | boolean | Date)[] {
  const found = new Set<string | number | boolean | Date>();
  const step = Math.max(1, Math.floor(cells.length / (4 * LOOK)));
  for (let i = 0; i < cells.length && found.size < LOOK; i += step) {
    const cell = cells[i] ?? null;
    if (cell !== null && !isBlank(cell) && !isNobody(cell)) found.add(cell);
  }
  return [...found];
}

const MOBILE = /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?![\d.])/g;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const IDENTITY = /(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])/g;
/** 0591-87654321. */
const LANDLINE = /(?<![\d-])\(?0\d{2,3}\)?[- ]?\d{7,8}(?![\d-])/g;
/** 06 12 34 56 78; +33 6 12 34 56 78. */
const FOREIGN_PHONE = /(?<![\d+])(?:0[1-9](?:[ .]\d{2}){4}|\+(?!86)\d{1,3}(?:[ -]\(?\d{1,4}\)?){2,5})(?!\d)/g;
const SHORTEST_PHONE = 9;
/** What none of these can be without: a look at it is all that most cells cost. */
const HINT = /@|\d{7}|\d[ .-]\d{2}|\d{3}[- ]\d{4}/;

/** 2026-06-05 08:03 has digits enough, and stands in millions of cells. */
const MOMENT = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}$/;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/** A number of an identity card: a day of birth, and its last digit follows from the others (GB 11643-1999). */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return CHECKS[sum % 11] === text[17]?.toUpperCase();
}

const fully = (pattern: RegExp) => {
  const whole = new RegExp(`^(?:${pattern.source})$`);
  return (text: string): boolean => whole.test(text);
};
const WHOLE: readonly (readonly [PersonalKind, (text: string) => boolean])[] = [
  ["phone", fully(MOBILE)],
  ["email", fully(EMAIL)],
  ["identity", isIdentityNumber],
];

/** The text with every mobile number, e-mail address and identity number in it replaced. */
export function replacePatterns(text: string, replace: (kind: PersonalKind, value: string) => string): string {
  if (readPlainTime(text) !== null || !HINT.test(text) || MOMENT.test(text)) return text;
  // Looking for addresses takes longest, and few texts have a reason to be looked through.
  const plain = text.includes("@") ? text.replace(EMAIL, (value) => replace("email", value)) : text;
  return (
    plain
      .replace(IDENTITY, (value) => (isIdentityNumber(value) ? replace("identity", value) : value))
      .replace(MOBILE, (value) => replace("phone", value))
      .replace(LANDLINE, (value) => (/[-() ]/.test(value) ? replace("phone", value) : value))
      // +1-2-3 is no phone.
      .replace(FOREIGN_PHONE, (value) =>
        value.replace(/\D/g, "").length < SHORTEST_PHONE ? value : replace("phone", value),
      )
  );
}
