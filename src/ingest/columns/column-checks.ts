import { type Data, DataType, TimeUnit, type Vector } from "apache-arrow";
import { everyText, hasCodes, nullsOf, type TextTest } from "../../engine/arrow/text-codes.ts";
import { isCodedColumn, matchValue } from "../../model/aliases/match-value.ts";
import type { Column } from "../../model/tables/table.ts";
import { hasSentinels, SentinelLook } from "../build/column-style.ts";
import { MS_A_DAY } from "../values/days.ts";
import { readText } from "../values/texts.ts";
import type { ReadTexts } from "./file-columns.ts";
import { keptAs } from "./kept-text.ts";

/**
 * Whether the engine makes of a column of a Parquet file what reading its cells one by one would: seen where the values
 * lie, and of texts each kind once. In doubt it says no.
 */
export interface ColumnCheck {
  /**
   * False: the cells are to be read one by one. To be called with each piece, in their order.
   * @param read what the piece says, where its texts are told apart
   */
  see(vector: Vector, read: ReadTexts | null): boolean;
  /** Its texts have to be told apart. */
  readonly tellsApart?: boolean;
  /** For the rows of the piece just seen a number each, the same for the same value, 0 for none; of keys alone. */
  readonly keys: ArrayLike<number>;
  /** What stands for texts that stand for something else. */
  readonly meanings?: Readonly<Record<string, string | null>>;
  /** Once all pieces are seen: whether some of its numbers stand for none, which only reading its cells makes of them. */
  readonly hasSentinels?: boolean;
}

/** @param arrow the type of the file's column. Null: columns of this type are read cell by cell. */
export function checkFor(column: Column, arrow: string, isKey: boolean): ColumnCheck | null {
  const look = hasSentinels(column.name) ? new SentinelLook() : null;
  const isWhole = /^U?int\d+$/i.test(arrow);
  switch (column.type) {
    case "text":
      if (isCodedColumn(column.name)) return hasCodes(arrow) ? new Words(column.name) : null;
      // A whole number is written in its digits either way.
      if (isWhole) return new Numbers(() => true, isKey);
      if (!hasCodes(arrow)) return null;
      return isKey || column.category === true ? new Kinds(column.name) : new Texts(column.name);
    case "integer":
      return isWhole ? new Numbers((value) => (value | 0) === value, isKey, look) : null;
    case "real":
      return /^(U?int(8|16|32)|Float(32|64))$/i.test(arrow) ? new Numbers(Number.isFinite, isKey, look) : null;
    case "boolean":
      return arrow === "Bool" ? { see: () => true, keys: [] } : null;
    case "timestamp":
      return /^(Timestamp<|Date32<)/.test(arrow) ? { see: (vector) => vector.data.every(areMoments), keys: [] } : null;
  }
}

/** Words of which the model knows what they stand for. */
class Words implements ColumnCheck {
  readonly tellsApart = true;
  /** By the number of a text: that of what it stands for, 0 for nothing. */
  readonly #places = [0];
  readonly #codes: string[] = [];
  readonly meanings: Record<string, string | null> = {};
  keys: ArrayLike<number> = [];

  constructor(readonly column: Parameters<typeof matchValue>[0]) {}

  see(_: Vector, read: ReadTexts | null): boolean {
    if (read === null) return false;
    for (const text of read.texts.values(this.#places.length - 1)) {
      const said = readText(text);
      const code = said === null ? null : matchValue(this.column, said);
      if (said !== null && code === null) return false;
      if (code !== text) this.meanings[text] = code;
      if (code !== null && !this.#codes.includes(code)) this.#codes.push(code);
      this.#places.push(code === null ? 0 : this.#codes.indexOf(code) + 1);
    }
    this.keys = read.codes.map((text) => this.#places[text] ?? 0);
    return true;
  }
}

/** Texts that are kept as they are, told apart. */
class Kinds implements ColumnCheck {
  readonly tellsApart = true;
  readonly #isKept: TextTest;
  #seen = 0;
  /** The number of the blank text; 0: there is none. */
  #blank = 0;
  keys: ArrayLike<number> = [];

  constructor(column: string) {
    this.#isKept = keptAs(column);
  }

  see(_: Vector, read: ReadTexts | null): boolean {
    if (read === null) return false;
    const { codes, texts } = read;
    let isSound = true;
    texts.forEach(this.#seen, (bytes, start, end, code) => {
      if (start === end) this.#blank = code;
      else isSound &&= this.#isKept(bytes, start, end);
    });
    this.#seen = texts.size;
    const blank = this.#blank;
    this.keys = blank === 0 ? codes : codes.map((code) => (code === blank ? 0 : code));
    return isSound;
  }
}

/** Texts that are kept as they are, mostly each another one. */
class Texts implements ColumnCheck {
  readonly #isKept: TextTest;
  readonly keys: ArrayLike<number> = [];

  constructor(column: string) {
    this.#isKept = keptAs(column);
  }

  see(vector: Vector): boolean {
    return everyText(vector, (bytes, start, end) => start === end || this.#isKept(bytes, start, end));
  }
}

class Numbers implements ColumnCheck {
  readonly #places = new Map<unknown, number>();
  keys: ArrayLike<number> = [];

  constructor(
    readonly isKept: (value: number) => boolean,
    readonly isKey: boolean,
    readonly look: SentinelLook | null = null,
  ) {}

  get hasSentinels(): boolean {
    return (this.look?.sentinels().size ?? 0) > 0;
  }

  see(vector: Vector): boolean {
    for (const data of vector.data) {
      const values: ArrayLike<number | bigint> = data.values;
      const { length } = data;
      const isNull = nullsOf(data);
      for (let i = 0; i < length; i++) {
        if (isNull?.(i)) continue;
        const value = Number(values[i]);
        if (!this.isKept(value)) return false;
        this.look?.see(value);
      }
    }
    if (this.isKey) this.keys = Int32Array.from(vector, (value: unknown) => this.#placeOf(value));
    return true;
  }

  #placeOf(value: unknown): number {
    if (value === null) return 0;
    const place = this.#places.get(value) ?? this.#places.size + 1;
    this.#places.set(value, place);
    return place;
  }
}

/** What a Date of JavaScript reaches, in milliseconds from 1970. */
const FURTHEST = 8.64e15;
const WORD = 2 ** 32;

/** Units of a time in a millisecond, and milliseconds in a unit. */
const UNITS: Readonly<Record<TimeUnit, { readonly fine: number; readonly coarse: number }>> = {
  [TimeUnit.SECOND]: { fine: 1, coarse: 1000 },
  [TimeUnit.MILLISECOND]: { fine: 1, coarse: 1 },
  [TimeUnit.MICROSECOND]: { fine: 1000, coarse: 1 },
  [TimeUnit.NANOSECOND]: { fine: 1_000_000, coarse: 1 },
};

/** Whole milliseconds that a Date reaches: cells are read no finer and no further, while the engine does both. */
function areMoments(data: Data): boolean {
  const { type, length } = data;
  const isNull = nullsOf(data);
  if (DataType.isDate(type)) {
    const days: ArrayLike<number> = data.values;
    for (let i = 0; i < length; i++) if (!isNull?.(i) && Math.abs(days[i] ?? 0) * MS_A_DAY > FURTHEST) return false;
    return true;
  }
  if (!DataType.isTimestamp(type)) return false;
  const { fine, coarse } = UNITS[type.unit];
  const values: BigInt64Array = data.values;
  // Two halves are many times as fast as a big integer.
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  for (let i = 0; i < length; i++) {
    if (isNull?.(i)) continue;
    const low = (halves[2 * i] ?? 0) >>> 0;
    const high = halves[2 * i + 1] ?? 0;
    if (Math.abs((high * WORD + low) / fine) * coarse > FURTHEST || ((high % fine) * (WORD % fine) + low) % fine !== 0)
      return false;
  }
  return true;
}
