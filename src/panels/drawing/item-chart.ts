import type { LegendItem } from "./draw.ts";

/** What is said of a chart that draws each of its items by itself, whatever their shape. */
export interface ItemChart<Item> {
  /** What a click on the item selects; null: nothing. */
  readonly keyOf: (item: Item) => string | null;
  readonly chosen: ReadonlySet<string>;
  readonly legend: readonly LegendItem[];
  readonly tooltip: (item: Item) => readonly (readonly [label: string, figure: string])[];
}
