/** A small result as plain columns: what queries give to charts. Every column has the same length. */
export type Cell = string | number | null;
export type Columns = Readonly<Record<string, readonly Cell[]>>;

/** An aggregate; `distinct` counts the different values that are not null. */
export type Measure =
  | { readonly op: "count" }
  | { readonly op: "sum" | "min" | "max" | "distinct"; readonly of: string };

/**
 * A question to one flat table: group by some expressions, aggregate.
 * Joins and complete axes are no part of it: those come from the catalogue in the panel's `view`.
 */
export interface GroupQuery<Table extends string = string> {
  readonly from: Table;
  /** Output column → SQL expression over columns of `from`. */
  readonly groupBy: Readonly<Record<string, string>>;
  /** Output column → aggregate. */
  readonly measures: Readonly<Record<string, Measure>>;
  /** A fixed condition that belongs to the question itself (SQL over columns of `from`). */
  readonly where?: string;
}
