import type { Table } from "../../model/tables/table.ts";
import { TABLES } from "../../model/tables.ts";
import type { ModelColumn, ModelTable } from "./table-builder.ts";

/** In smaller tables there is nothing to be saved. */
const MANY_ROWS = 20_000;

/**
 * What every row of a large table says alike, by column: its file, a stage, nothing. Said once it need not be written,
 * read and loaded a million times.
 */
export function saidOnce({ table, rows, columns }: ModelTable): Readonly<Record<string, string | null>> {
  if (rows < MANY_ROWS) return {};
  const { columns: model }: Table = TABLES[table];
  return Object.fromEntries(
    model.flatMap(({ name }) => {
      const value = sameIn(columns[name] ?? [null]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Undefined: they differ, or are no texts. */
function sameIn(values: ModelColumn): string | null | undefined {
  if (values instanceof Float64Array) return undefined;
  const [first = null] = values;
  if (first !== null && typeof first !== "string") return undefined;
  return values.every((value) => value === first) ? first : undefined;
}
