import type { Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import { RowKeys } from "./row-keys.ts";

/** Times are epoch milliseconds of the wall clock. */
export type ModelValue = string | number | boolean | null;
export type ModelRow = Readonly<Record<string, ModelValue>>;

/** A table of the model, column by column, every column as long as `rows`; one without any value is left out. */
export interface ModelTable {
  readonly table: TableName;
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly ModelValue[]>>;
}

interface GatheredColumn {
  readonly name: string;
  /** Null as long as there is no value: many of a model table's columns stay so. */
  values: ModelValue[] | null;
}

/** What a table had before a sheet was read: how many rows, and the columns that had any value. */
export interface Before {
  readonly rows: number;
  readonly told: ReadonlySet<string>;
}

/** Gathers rows of one model table and refuses a key that is there already. */
export class TableBuilder {
  readonly #columns: readonly GatheredColumn[];
  readonly #keys: RowKeys;
  #rows = 0;

  constructor(readonly table: TableName) {
    const { columns }: Table = TABLES[table];
    this.#columns = columns.map(({ name }) => ({ name, values: null }));
    this.#keys = new RowKeys(table);
  }

  get rows(): number {
    return this.#rows;
  }

  /** Whether a row has this key, of a table whose key is one column. */
  has(row: ModelRow): boolean {
    return this.#keys.has(row);
  }

  /** False, and nothing added, where a row of this key is there already. */
  add(row: ModelRow): boolean {
    if (!this.#keys.add(row)) return false;
    for (const column of this.#columns) {
      const value = row[column.name] ?? null;
      if (column.values !== null) column.values.push(value);
      else if (value !== null) column.values = [...new Array<null>(this.#rows).fill(null), value];
    }
    this.#rows++;
    return true;
  }

  before(): Before {
    return { rows: this.#rows, told: new Set(this.#columns.flatMap(({ name, values }) => (values ? [name] : []))) };
  }

  /**
   * Fills what an earlier sheet had no column for in the row of this key, of a table whose key is one column. Where
   * both have the column the earlier sheet's word stands, blank or not. Returns whether anything was filled.
   */
  complete(row: ModelRow, { rows, told }: Before): boolean {
    const place = this.#keys.placeOf(row);
    if (place === null || place >= rows) return false;
    let filled = false;
    for (const column of this.#columns) {
      const value = row[column.name] ?? null;
      if (value === null || told.has(column.name)) continue;
      column.values ??= new Array<null>(this.#rows).fill(null);
      if (column.values[place] !== null) continue;
      column.values[place] = value;
      filled = true;
    }
    return filled;
  }

  build(): ModelTable {
    const columns: Record<string, readonly ModelValue[]> = {};
    for (const { name, values } of this.#columns) if (values !== null) columns[name] = values;
    return { table: this.table, rows: this.#rows, columns };
  }
}
