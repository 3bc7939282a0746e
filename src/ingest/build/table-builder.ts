import { type ColumnType, PROVENANCE, type Table } from "../../model/tables/table.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import { type GatheredValues, gatheredValues } from "./gathered-values.ts";
import { RowKeys } from "./row-keys.ts";
import type { ValueNumbers } from "./value-numbers.ts";

/** Times are epoch milliseconds of the wall clock. */
export type ModelValue = string | number | boolean | null;
export type ModelRow = Readonly<Record<string, ModelValue>>;

/** Numbers and times lie bare, NaN where there is none: a million of them are 8 MB and nothing to collect. */
export type ModelColumn = readonly ModelValue[] | Float64Array;

/** A table of the model, column by column, every column as long as `rows`; one without any value is left out. */
export interface ModelTable {
  readonly table: TableName;
  readonly rows: number;
  readonly columns: Readonly<Record<string, ModelColumn>>;
}

/** What stands in a row of a column; null for none, and for a column that is not there. */
export function valueAt(column: ModelColumn | undefined, row: number): ModelValue {
  const value = column?.[row] ?? null;
  return Number.isNaN(value) ? null : value;
}

interface GatheredColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly isProvenance: boolean;
  /** Null as long as there is no value: many of a model table's columns stay so. */
  values: GatheredValues | null;
}

/** What a table had before a sheet was read: how many rows, and the columns that had any value. */
export interface Before {
  readonly rows: number;
  readonly told: ReadonlySet<string>;
}

const PROVENANCE_NAMES: ReadonlySet<string> = new Set(PROVENANCE.map(({ name }) => name));

/** Gathers rows of one model table and refuses a key that is there already. */
export class TableBuilder {
  readonly #columns: readonly GatheredColumn[];
  readonly #keys: RowKeys;
  #rows = 0;

  /** @param numbersOf numbers of a column's values, for tables that have them in common */
  constructor(
    readonly table: TableName,
    numbersOf?: (column: string) => ValueNumbers,
  ) {
    const { columns }: Table = TABLES[table];
    this.#columns = columns.map(({ name, type }) => ({
      name,
      type,
      isProvenance: PROVENANCE_NAMES.has(name),
      values: null,
    }));
    this.#keys = new RowKeys(table, numbersOf);
  }

  get rows(): number {
    return this.#rows;
  }

  /** Whether a row has this key, of a table whose key is one column. */
  has(row: ModelRow): boolean {
    return this.#keys.has(row);
  }

  /**
   * False, and nothing added, where a row of this key is there already.
   *
   * @param from where it comes from, if the row does not say it itself: neither is kept, nor copied into the other
   */
  add(row: ModelRow, from = row): boolean {
    if (!this.#keys.add(row)) return false;
    for (const column of this.#columns) {
      const value = (column.isProvenance ? from : row)[column.name] ?? null;
      if (value !== null) column.values ??= this.#noValues(column);
      column.values?.push(value);
    }
    this.#rows++;
    return true;
  }

  #noValues({ name, type }: GatheredColumn): GatheredValues {
    return gatheredValues(type, this.#rows, `${this.table}.${name}`);
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
      column.values ??= this.#noValues(column);
      if (column.values.fill(place, value)) filled = true;
    }
    return filled;
  }

  build(): ModelTable {
    const columns: Record<string, ModelColumn> = {};
    for (const { name, values } of this.#columns) if (values !== null) columns[name] = values.all;
    return { table: this.table, rows: this.#rows, columns };
  }
}
