import { tableToIpc } from "../../engine/arrow/table-to-ipc.ts";
import { type ModelRow, TableBuilder } from "../../ingest/build/table-builder.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import type { TermCounts } from "../../themes/count.ts";

export interface BuiltTable {
  readonly table: TableName;
  readonly rows: number;
  readonly ipc: Uint8Array;
}

/** Rows of the model as a table for the engine. */
export function tableOf(name: TableName, rows: readonly ModelRow[]): BuiltTable {
  const builder = new TableBuilder(name);
  for (const row of rows) builder.add(row);
  const { columns } = builder.build();
  return { table: name, rows: builder.rows, ipc: tableToIpc(TABLES[name], columns, builder.rows) };
}

/** What was found in the problems, as the two tables of terms. */
export const termTables = ({ terms, problem_terms }: TermCounts): readonly BuiltTable[] => [
  tableOf(
    "terms",
    terms.map((row) => ({ ...row })),
  ),
  tableOf(
    "problem_terms",
    problem_terms.map((row) => ({ ...row })),
  ),
];
