/** Fewer are not worth a growth. */
const FEWEST = 1024;

/** Numbers one after the other, as many as come; NaN stands for none. */
export class Numbers {
  #values: Float64Array;
  #length: number;

  /** @param length places without a number to begin with */
  constructor(length: number) {
    this.#values = new Float64Array(Math.max(FEWEST, 2 * length)).fill(Number.NaN, 0, length);
    this.#length = length;
  }

  push(value: number | null): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value ?? Number.NaN;
  }

  /** False, and nothing changed, where a number is there already. */
  fill(place: number, value: number | null): boolean {
    if (!Number.isNaN(this.#values[place])) return false;
    this.#values[place] = value ?? Number.NaN;
    return true;
  }

  /** Those so far. */
  get all(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }
}
