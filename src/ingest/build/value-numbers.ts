import type { ModelValue } from "./table-builder.ts";

/**
 * Numbers the different values of a column, from 0. Tables that refer to each other by it (scores to entries) have the
 * same numbers: an id is kept and looked for once, and not once a table.
 */
export class ValueNumbers {
  readonly #numbers = new Map<ModelValue, number>();
  /** Rows of one entry mostly stand together, in one table as in all. */
  #last: { readonly value: ModelValue; readonly number: number | null } = { value: null, number: null };

  /** Null where the value was not met before. */
  find(value: ModelValue): number | null {
    if (value !== this.#last.value) this.#last = { value, number: this.#numbers.get(value) ?? null };
    return this.#last.number;
  }

  numberOf(value: ModelValue): number {
    const known = this.find(value);
    if (known !== null) return known;
    const number = this.#numbers.size;
    this.#numbers.set(value, number);
    this.#last = { value, number };
    return number;
  }
}
