import { type Table as ArrowTable, type Data, DataType, TimeUnit, type Vector } from "apache-arrow";
import { codesOf, hasCodes, nullsOf, TextCodes } from "../../engine/arrow/text-codes.ts";
import type { ParquetInfo } from "../../engine/types.ts";

/** The columns of a large file as they lie: a text of a kind once, and no object for a row. */

/** Plain data, that can be given to a worker. */
export type FileColumn =
  /** Places among the texts, from 1; 0 for none. The texts lie one behind the other: nobody waits for their strings. */
  | { readonly kind: "texts"; readonly codes: Int32Array; readonly utf8: Uint8Array; readonly starts: Int32Array }
  /** Times in milliseconds since 1970 on the contest's wall clock, yes as 1. `missing`: 1 where a row has no value. */
  | {
      readonly kind: "numbers" | "times" | "flags";
      readonly values: Float64Array;
      readonly missing: Uint8Array | null;
    }
  /** Too long to be kept, or of a kind that no table of values has. */
  | { readonly kind: "unread" };

/** Free texts may be longer than all the rest together; of more than this the cells are not looked at. */
const LONG = 2 ** 24;
/** A moment of a column that names a time zone is moved to the wall clock of the contest. */
const CONTEST_OFFSET = 8 * 3_600_000;

/** A piece's texts: of each row its place among those met so far, from 1; 0 for none. */
export interface ReadTexts {
  readonly codes: Int32Array;
  readonly texts: TextCodes;
}

interface Collecting {
  /** False: its cells are not to be had. */
  add(vector: Vector, first: number): boolean;
  finish(): FileColumn;
  /** The piece that was added last; of a column of texts. */
  readonly last?: ReadTexts;
}

class Texts implements Collecting {
  readonly #texts = new TextCodes();
  readonly #codes: Int32Array;
  last: ReadTexts = { codes: new Int32Array(0), texts: this.#texts };

  /** @param isNeeded however long it is */
  constructor(
    rows: number,
    readonly isNeeded: boolean,
  ) {
    this.#codes = new Int32Array(rows);
  }

  add(vector: Vector, first: number): boolean {
    const codes = codesOf(vector, this.#texts);
    this.#codes.set(codes, first);
    this.last = { codes, texts: this.#texts };
    return this.isNeeded || this.#texts.bytes <= LONG;
  }

  finish(): FileColumn {
    return { kind: "texts", codes: this.#codes, ...this.#texts.stored() };
  }
}

class Values implements Collecting {
  readonly #values: Float64Array;
  #missing: Uint8Array | null = null;

  constructor(
    readonly rows: number,
    readonly kind: "numbers" | "times" | "flags",
  ) {
    this.#values = new Float64Array(rows);
  }

  add(vector: Vector, first: number): boolean {
    const { type } = vector;
    const shift = DataType.isTimestamp(type) && (type.timezone ?? "") !== "" ? CONTEST_OFFSET : 0;
    // What is no plain number is read one by one, as the rows are.
    const isPlain = this.kind === "numbers" && !(DataType.isInt(type) && type.bitWidth === 64);
    let row = first;
    for (const data of vector.data) {
      const isNull = nullsOf(data);
      const { length } = data;
      const quick = millisecondsOf(data);
      if (isNull !== null) this.#missing ??= new Uint8Array(this.rows);
      if (isPlain && isNull === null) this.#values.set(data.values.subarray(0, length), row);
      else {
        for (let i = 0; i < length; i++) {
          if (isNull?.(i)) {
            if (this.#missing !== null) this.#missing[row + i] = 1;
            continue;
          }
          const value =
            (quick === null ? Number(isPlain ? data.values[i] : vector.get(row - first + i)) : quick(i)) + shift;
          // Beyond 2^53 a whole number loses digits.
          if (this.kind === "numbers" && !isPlain && !Number.isSafeInteger(value)) return false;
          this.#values[row + i] = value;
        }
      }
      row += length;
    }
    return true;
  }

  finish(): FileColumn {
    return { kind: this.kind, values: this.#values, missing: this.#missing };
  }
}

const WORD = 2 ** 32;

/** Reads moments by their halves, many times as fast as big integers; null: those are no such moments, or too fine for it. */
function millisecondsOf({ type, values }: Data): ((row: number) => number) | null {
  if (!DataType.isTimestamp(type) || type.unit === TimeUnit.NANOSECOND) return null;
  const whole: BigInt64Array = values;
  const halves = new Int32Array(whole.buffer, whole.byteOffset, 2 * whole.length);
  const [times, by] = type.unit === TimeUnit.SECOND ? [1000, 1] : [1, type.unit === TimeUnit.MICROSECOND ? 1000 : 1];
  return (row) => (((halves[2 * row + 1] ?? 0) * WORD + ((halves[2 * row] ?? 0) >>> 0)) / by) * times;
}

/** @param arrow the type of the file's column */
function collecting(arrow: string, rows: number, isNeeded: boolean): Collecting | null {
  if (hasCodes(arrow)) return new Texts(rows, isNeeded);
  if (/^(U?int\d+|Float(32|64))$/i.test(arrow)) return new Values(rows, "numbers");
  if (/^(Timestamp<|Date32<)/.test(arrow)) return new Values(rows, "times");
  return arrow === "Bool" ? new Values(rows, "flags") : null;
}

/** Collects the columns of a file piece by piece. */
export class FileColumns {
  readonly #columns: (Collecting | null)[];
  #rows = 0;

  /** @param needed columns that are read through, however long they are */
  constructor(
    readonly info: ParquetInfo,
    needed: ReadonlySet<string>,
  ) {
    this.#columns = info.columns.map(({ name, type }) => collecting(type, info.rows, needed.has(name)));
  }

  add(piece: ArrowTable): void {
    this.#columns.forEach((column, index) => {
      const vector = piece.getChildAt(index);
      if (column !== null && (vector === null || !column.add(vector, this.#rows))) this.#columns[index] = null;
    });
    this.#rows += piece.numRows;
  }

  /** The texts of the piece that was added last; null: the column is of something else, or was given up. */
  lastTexts(name: string): ReadTexts | null {
    return this.#columns[this.info.columns.findIndex((column) => column.name === name)]?.last ?? null;
  }

  /** In the order of the file. */
  finish(): readonly FileColumn[] {
    return this.#columns.map((column) => column?.finish() ?? { kind: "unread" });
  }
}
