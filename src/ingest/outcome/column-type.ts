import type { TableCell } from "../../engine/arrow.ts";
import { dateOrderOf, likelyOrder } from "../build/column-style.ts";
import { numberStyle, type UsualNumbers } from "../build/number-style.ts";
import { isBlank } from "../table/grid.ts";
import type { SourceCell } from "../table/source.ts";
import { MS_A_DAY, SERIAL_ZERO } from "../values/days.ts";
import { isMissing } from "../values/no-value.ts";
import { readNumber, unitOf } from "../values/numbers.ts";
import { tidy } from "../values/texts.ts";
import { type DateOrder, readTime } from "../values/times.ts";
import { readRank } from "../values/whole-numbers.ts";
import { readBoolean, saysYesOrNo } from "../values/yes-no.ts";

/** What the cells of a column have in common. A date is a moment at midnight in every row. */
export type SourceType = "text" | "integer" | "real" | "boolean" | "date" | "timestamp";

export interface TypedColumn {
  readonly type: SourceType;
  /** What each cell says in that type, null for a blank and for what says nothing; of a column of text null. */
  readonly cast: readonly TableCell[] | null;
  /** Places (rows of the table, from 0) where something else stands. */
  readonly strays: readonly number[];
  /** Places where a word says that there is no value: —, 缺考. */
  readonly marks: readonly number[];
  /** How dates such as 6/5/2026 are read where nothing in the column tells day and month apart. */
  readonly assumedOrder: DateOrder | null;
}

/** So many of what stands in a column may be no number, or no date: it is then a slip and not another kind of column. */
const MOST_STRAY = 0.05;
/** A single slip is one in a short column too. */
const LEAST_BESIDE_ONE = 4;
/** A column that mostly says that there is nothing is not known by the few numbers between. */
const LEAST_VALUES = 0.2;
/** Fewer digits than a double has: what is longer is a code and no quantity. */
const MOST_DIGITS = 15;
/** From so many digits on, numbers of one length that hardly repeat are codes. */
const CODE_DIGITS = 8;

const IDENTIFIER =
  /编号|批准号|申请号|受理号|项目号|编码|代码|学号|工号|证号|证件|账号|卡号|手机|电话|邮编|身份证|(?:^|[^a-z])(?:id|ids|uuid|code|siret|siren|zip|phone|mobile|isbn|doi|orcid|pid|uid|identifiant)(?:$|[^a-z])|(?:paper|project|submission|entry|proposal|application|grant|award|forum|note|session|talk|event|review|reviewer|judge|team|user|member|person|author|org|organi[sz]ation|company|school|student|contest|problem|task)ids?$/i;
const MOMENT =
  /日期|时间|时刻|日$|生日|年月|截至|(?:^|[^a-z])(?:date|day|time|timestamp|datetime|deadline|heure|jour|le|at|on)(?:$|[^a-z])/i;
/** cdate, start_ts, modified: of such a column only numbers that can be nothing else are moments. */
const EPOCH = /(?:date|time|stamp|_ts|created|modified|updated)$/i;
/** Milliseconds since 1970, from 2001 to 2096. */
const EPOCH_MS = { from: 1e12, to: 4e12 } as const;
const DURATION = /用时|耗时|罚时|时长|历时|总时间|总用时|duration|elapsed|penalty|runtime|time limit/i;
const RANK =
  /名次|排名|位次|排位|順位|순위|место|(?:^|\P{L})(?:rank(?:ing)?|rk|rang|rg|clt|place|pos(?:ition)?|classement|puesto|posici[oó]n|lugar|platz|platzierung|posizione|posto|coloca[cç][aã]o|classifica[cç][aã]o|miejsce|um[ií]st[eě]n[ií]|po[rř]ad[ií])(?:$|\P{L})/iu;

/**
 * The type of a column, told from all its values. Identifiers stay text: what its header calls a code, what has a
 * leading zero or more digits than a number keeps. A few slips do not make text of a column of numbers; the cast then
 * has no value there.
 *
 * @param header the column's name; numbers are dates only where it speaks of a date
 * @param assumed how 6/5/2026 is read where no value of the column tells day and month apart
 * @param usual how the table writes numbers where the column leaves it open
 * @param orderOf which comes first in the column's dates, where the table shows it
 */
export function typeColumn(
  cells: readonly SourceCell[],
  header: string,
  assumed: DateOrder = "month",
  usual: UsualNumbers = null,
  orderOf: OrderOf = dateOrderOf,
): TypedColumn {
  const values = countValues(cells);
  // startDate and paperId are two words.
  const name = header.normalize("NFKC").replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  const kinds = new Set([...values.keys()].map(kindOf));
  if (values.size === 0) return TEXT;
  if (kinds.size === 1 && kinds.has("boolean")) return castAs("boolean", cells, readBoolean);
  const saysMoment = !DURATION.test(name) && (MOMENT.test(name) || (EPOCH.test(name) && areEpochs(values)));
  const isCode = IDENTIFIER.test(name);
  if (saysMoment || kinds.has("date")) {
    const moment = momentColumn(cells, values, true, assumed, orderOf);
    if (moment !== null) return moment;
  }
  if (!isCode) {
    const number = numberColumn(cells, values, name, usual);
    if (number !== null) return number;
    const moment = saysMoment ? null : momentColumn(cells, values, false, assumed, orderOf);
    if (moment !== null) return moment;
    if (isYesOrNo(values)) return castAs("boolean", cells, readBoolean);
  }
  return TEXT;
}

const TEXT: TypedColumn = { type: "text", cast: null, strays: [], marks: [], assumedOrder: null };

type OrderOf = (cells: readonly SourceCell[]) => DateOrder | "open" | null;
type Values = ReadonlyMap<Exclude<SourceCell, null>, number>;
type Read = (cell: SourceCell) => TableCell | "unreadable" | "mark" | "ambiguous";

const kindOf = (value: SourceCell): string => (value instanceof Date ? "date" : typeof value);

/** Each value that is not blank, with how often it stands there. */
function countValues(cells: readonly SourceCell[]): Values {
  const values = new Map<Exclude<SourceCell, null>, number>();
  for (const cell of cells) {
    if (cell !== null && !isBlank(cell)) values.set(cell, (values.get(cell) ?? 0) + 1);
  }
  return values;
}

/** Whether enough of the values can be read, whole columns of text being given up early. */
function fits(values: Values, read: Read): boolean {
  let filled = 0;
  for (const [value, count] of values) if (!isMissing(value)) filled += count;
  const mostStray = Math.max(1, filled * MOST_STRAY);
  let good = 0;
  let stray = 0;
  for (const [value, count] of values) {
    const found = read(value);
    if (found === "unreadable" || found === "ambiguous") stray += count;
    else if (found !== "mark" && found !== null) good += count;
    if (stray > mostStray) return false;
  }
  if (good === 0 || good < filled * LEAST_VALUES) return false;
  return stray === 0 || stray <= (good + stray) * MOST_STRAY || (stray === 1 && good >= LEAST_BESIDE_ONE);
}

function castAs(
  type: SourceType,
  cells: readonly SourceCell[],
  read: Read,
  assumedOrder: DateOrder | null = null,
): TypedColumn {
  const strays: number[] = [];
  const marks: number[] = [];
  const cast = cells.map((cell, row): TableCell => {
    const found = read(cell);
    if (found === "mark") marks.push(row);
    else if (found === "unreadable" || found === "ambiguous") strays.push(row);
    else return found;
    return null;
  });
  return { type, cast, strays, marks, assumedOrder };
}

function numberColumn(
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
  const read = RANK.test(header) ? rank : plain;
  // Long numbers that hardly repeat are codes, unless they are said to be times.
  const isCode = areCodes(values, DURATION.test(header));
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

const DIGITS = /^\d+$/;

/** Codes made of digits: with a leading zero, with more digits than a number keeps, long and hardly ever the same. */
function areCodes(values: Values, isDuration: boolean): boolean {
  let length = 0;
  let isOneLength = true;
  let rows = 0;
  for (const [value, count] of values) {
    const text = typeof value === "string" ? tidy(value) : String(value);
    const isWhole = DIGITS.test(text);
    if (isWhole && typeof value === "string" && text.length > 1 && text.startsWith("0")) return true;
    if (isWhole && text.length > MOST_DIGITS) return true;
    if (length === 0) length = text.length;
    if (!isWhole || text.length !== length) isOneLength = false;
    rows += count;
  }
  return !isDuration && isOneLength && length >= CODE_DIGITS && values.size > rows / 2;
}

/** @param isSaid the header speaks of a date, so that 46178 and 20260605 may be one */
function momentColumn(
  cells: readonly SourceCell[],
  values: Values,
  isSaid: boolean,
  assumed: DateOrder,
  orderOf: OrderOf,
): TypedColumn | null {
  const told = orderOf(cells);
  const likely = likelyOrder(cells, assumed);
  const order = told === "open" ? likely : told;
  const read: Read = (cell) => {
    if (!isSaid && (typeof cell === "number" || (typeof cell === "string" && DIGITS.test(tidy(cell))))) {
      return "unreadable";
    }
    return readTime(cell, order);
  };
  if (!fits(values, read)) return null;
  const column = castAs("timestamp", cells, read, told === "open" ? likely : null);
  // Times of a day as spreadsheets keep them, on or about the day before all days: no moments.
  const isClock = (value: unknown): boolean =>
    typeof value !== "number" || Math.abs(value - SERIAL_ZERO) < 2 * MS_A_DAY;
  if (column.cast?.every(isClock) === true) return null;
  const isMidnight = column.cast?.every((value) => typeof value !== "number" || value % MS_A_DAY === 0) === true;
  return isMidnight ? { ...column, type: "date" } : column;
}

/** Whole numbers of milliseconds that no count of anything reaches. */
const areEpochs = (values: Values): boolean =>
  [...values.keys()].every((value) => {
    const number = typeof value === "string" ? Number(tidy(value)) : value;
    return Number.isInteger(number) && Number(number) >= EPOCH_MS.from && Number(number) < EPOCH_MS.to;
  });

const isYesOrNo = (values: Values): boolean => [...values.keys()].every(saysYesOrNo);
