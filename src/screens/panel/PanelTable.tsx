import { useMemo } from "react";
import { formatCell } from "../../panels/format.ts";
import type { TableData } from "../../panels/types.ts";
import { DataTable } from "../../ui/DataTable.tsx";

/** The rows behind a chart, with the same figures as in every export. */
export function PanelTable({ caption, table }: { readonly caption: string; readonly table: TableData }) {
  const columns = useMemo(
    () => table.columns.map(({ name, label, format }) => ({ key: name, label, numeric: format !== "text" })),
    [table],
  );
  const rows = useMemo(
    () =>
      table.rows.map((row, place) => ({
        key: String(place),
        cells: table.columns.map(({ format }, at) => formatCell(row[at] ?? null, format)),
      })),
    [table],
  );
  return <DataTable caption={caption} columns={columns} rows={rows} />;
}
