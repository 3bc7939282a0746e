import { TABLES, type Table, type TableName } from "../model/tables.ts";

/** Times are epoch milliseconds of the wall clock. */
export type ModelValue = string | number | boolean | null;
export type ModelRow = Readonly<Record<string, ModelValue>>;

/** A table of the model, column by column, every column as long as `rows`. */
export interface ModelTable {
  readonly table: TableName;
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly ModelValue[]>>;
}

/** Gathers rows of one model table and refuses a key that is there already. */
export class TableBuilder {
  readonly #names: readonly string[];
  readonly #columns: readonly ModelValue[][];
  readonly #key: readonly string[];
  readonly #keys = new Set<string>();
  #rows = 0;

  constructor(readonly table: TableName) {
    const { columns, key }: Table = TABLES[table];
    this.#names = columns.map(({ name }) => name);
    this.#columns = columns.map(() => []);
    this.#key = key;
  }

  get rows(): number {
    return this.#rows;
  }

  has(row: ModelRow): boolean {
    return this.#keys.has(this.#keyOf(row));
  }

  /** False, and nothing added, where a row of this key is there already. */
  add(row: ModelRow): boolean {
    const key = this.#keyOf(row);
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    for (let i = 0; i < this.#names.length; i++) this.#columns[i]?.push(row[this.#names[i] ?? ""] ?? null);
    this.#rows++;
    return true;
  }

  build(): ModelTable {
    return {
      table: this.table,
      rows: this.#rows,
      columns: Object.fromEntries(this.#names.map((name, i) => [name, this.#columns[i] ?? []])),
    };
  }

  #keyOf(row: ModelRow): string {
    if (this.#key.length === 1) return String(row[this.#key[0] ?? ""] ?? "");
    let key = "";
    for (const name of this.#key) key += `${row[name] ?? ""}\u0000`;
    return key;
  }
}
