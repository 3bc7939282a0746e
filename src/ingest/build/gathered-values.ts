import type { ColumnType } from "../../model/tables/table.ts";
import type { ModelColumn, ModelValue } from "./table-builder.ts";

/** The values of one column, as they come. */
export interface GatheredValues {
  push(value: ModelValue): void;
  /** False, and nothing changed, where a value is there already. */
  fill(place: number, value: ModelValue): boolean;
  /** Those so far. */
  readonly all: ModelColumn;
}

/**
 * @param length places without a value to begin with
 * @param place the column, as an error names it
 */
export const gatheredValues = (type: ColumnType, length: number, place: string): GatheredValues =>
  type === "text" || type === "boolean" ? new Words(length) : new Numbers(length, place);

/** Texts or truths. As long as all say the same, as the name of a file does, one of them is all that is kept. */
class Words implements GatheredValues {
  #same: ModelValue = null;
  #values: ModelValue[] | null = null;
  #length: number;

  constructor(length: number) {
    this.#length = length;
  }

  push(value: ModelValue): void {
    if (this.#length === 0) this.#same = value;
    if (this.#values === null && value !== this.#same) this.#values = this.#spread();
    this.#values?.push(value);
    this.#length++;
  }

  fill(place: number, value: ModelValue): boolean {
    if ((this.#values === null ? this.#same : this.#values[place]) !== null) return false;
    this.#values ??= this.#spread();
    this.#values[place] = value;
    return true;
  }

  get all(): ModelColumn {
    return this.#values ?? this.#spread();
  }

  #spread(): ModelValue[] {
    return new Array<ModelValue>(this.#length).fill(this.#same);
  }
}

/** Fewer are not worth a growth. */
const FEWEST = 1024;

/** NaN stands for none. */
class Numbers implements GatheredValues {
  #values: Float64Array;
  #length: number;

  constructor(
    length: number,
    readonly place: string,
  ) {
    this.#values = new Float64Array(Math.max(FEWEST, 2 * length)).fill(Number.NaN, 0, length);
    this.#length = length;
  }

  push(value: ModelValue): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = this.#number(value);
  }

  fill(place: number, value: ModelValue): boolean {
    if (!Number.isNaN(this.#values[place])) return false;
    this.#values[place] = this.#number(value);
    return true;
  }

  get all(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }

  /** @throws TypeError for what is no number */
  #number(value: ModelValue): number {
    if (value === null) return Number.NaN;
    if (typeof value === "number" && !Number.isNaN(value)) return value;
    throw new TypeError(`${this.place}: ${JSON.stringify(value)} is no number`);
  }
}
