import type { TableName } from "../../model/tables.ts";
import { type ModelRow, type ModelTable, valueAt } from "./table-builder.ts";

/** What a contest offers, as rows of its two tables; one without rows is not spoken of. */
export interface CatalogueRows {
  readonly tracks: readonly ModelRow[];
  readonly problems: readonly ModelRow[];
}

const TABLES: readonly TableName[] = ["tracks", "problems"];

/** Tracks and problems are taken over together, with the terms of the problems, and apart from all other tables. */
export const isOfCatalogue = ({ table }: Pick<ModelTable, "table">): boolean => TABLES.includes(table);

/** The rows of tracks and problems among tables; null where there are none. */
export function builtCatalogue(tables: readonly ModelTable[]): CatalogueRows | null {
  if (!tables.some(isOfCatalogue)) return null;
  const rowsOf = (name: TableName): readonly ModelRow[] => {
    const found = tables.find(({ table }) => table === name);
    const columns = Object.entries(found?.columns ?? {});
    return Array.from({ length: found?.rows ?? 0 }, (_, row) =>
      Object.fromEntries(columns.map(([column, values]) => [column, valueAt(values, row)])),
    );
  };
  return { tracks: rowsOf("tracks"), problems: rowsOf("problems") };
}
