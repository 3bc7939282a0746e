import type { Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import { KeySet } from "../columns/key-set.ts";
import type { ModelRow, ModelValue } from "./table-builder.ts";

/** What follows on a value, and the number of the values up to here. */
interface Branch {
  readonly number: number;
  readonly next: Map<ModelValue, Branch>;
}

/**
 * The keys of a table's rows so far. Of a key of several columns, values are numbered and a key is a pair of numbers:
 * its column with the most values, and all others. A text a row would take ten times the time and memory.
 */
export class RowKeys {
  readonly #first: string;
  readonly #others: readonly string[];
  readonly #firsts = new Map<ModelValue, number>();
  /** Asked for before, and there: keys stay. */
  #met: ModelValue = null;
  #last: { readonly value: ModelValue; readonly number: number } = { value: null, number: 0 };
  readonly #root: Branch = { number: 0, next: new Map() };
  #branches = 1;
  readonly #pairs = new KeySet();

  constructor(table: TableName) {
    const { columns, key }: Table = TABLES[table];
    const manifold = columns.find(({ name, type, category }) => key.includes(name) && type === "text" && !category);
    this.#first = manifold?.name ?? key[0] ?? "";
    this.#others = key.filter((name) => name !== this.#first);
  }

  /** Whether a row has this key, of a table whose key is one column. */
  has(row: ModelRow): boolean {
    const value = row[this.#first] ?? "";
    if (value === this.#met) return true;
    const isThere = this.#firsts.has(value);
    if (isThere) this.#met = value;
    return isThere;
  }

  /** Which of the rows has this key, of a table whose key is one column; null where none has. */
  placeOf(row: ModelRow): number | null {
    return this.#firsts.get(row[this.#first] ?? "") ?? null;
  }

  /** False where a row has this key already. */
  add(row: ModelRow): boolean {
    const value = row[this.#first] ?? "";
    const before = this.#firsts.size;
    const first = this.#firstOf(value);
    return this.#others.length === 0 ? this.#firsts.size > before : this.#pairs.add(first, this.#numberOf(row));
  }

  /** Rows of one entry mostly stand together. */
  #firstOf(value: ModelValue): number {
    if (value === this.#last.value) return this.#last.number;
    let number = this.#firsts.get(value);
    if (number === undefined) {
      number = this.#firsts.size;
      this.#firsts.set(value, number);
    }
    this.#last = { value, number };
    return number;
  }

  #numberOf(row: ModelRow): number {
    let branch = this.#root;
    for (const name of this.#others) {
      const value = row[name] ?? "";
      let next = branch.next.get(value);
      if (next === undefined) {
        next = { number: this.#branches++, next: new Map() };
        branch.next.set(value, next);
      }
      branch = next;
    }
    return branch.number;
  }
}
