import type { Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import { KeySet } from "../columns/key-set.ts";
import type { ModelRow, ModelValue } from "./table-builder.ts";
import { ValueNumbers } from "./value-numbers.ts";

const FEWEST = 1024;

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
  readonly #firsts: ValueNumbers;
  /** By the number of a value, the row that has it as its key, counted from 1; of a table whose key is one column. */
  #places = new Int32Array(FEWEST);
  #rows = 0;
  readonly #root: Branch = { number: 0, next: new Map() };
  #branches = 1;
  readonly #pairs = new KeySet();

  constructor(table: TableName, numbersOf: (column: string) => ValueNumbers = () => new ValueNumbers()) {
    const { columns, key }: Table = TABLES[table];
    const manifold = columns.find(({ name, type, category }) => key.includes(name) && type === "text" && !category);
    this.#first = manifold?.name ?? key[0] ?? "";
    this.#others = key.filter((name) => name !== this.#first);
    this.#firsts = numbersOf(this.#first);
  }

  /** Whether a row has this key, of a table whose key is one column. */
  has(row: ModelRow): boolean {
    return this.placeOf(row) !== null;
  }

  /** Which of the rows has this key, of a table whose key is one column; null where none has. */
  placeOf(row: ModelRow): number | null {
    const number = this.#firsts.find(row[this.#first] ?? "");
    const place = number === null ? 0 : (this.#places[number] ?? 0);
    return place === 0 ? null : place - 1;
  }

  /** False where a row has this key already. */
  add(row: ModelRow): boolean {
    const first = this.#firsts.numberOf(row[this.#first] ?? "");
    return this.#others.length === 0 ? this.#put(first) : this.#pairs.add(first, this.#numberOf(row));
  }

  #put(number: number): boolean {
    if (number >= this.#places.length) {
      const larger = new Int32Array(2 * number);
      larger.set(this.#places);
      this.#places = larger;
    }
    if ((this.#places[number] ?? 0) > 0) return false;
    this.#places[number] = ++this.#rows;
    return true;
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
