import { type Built, build, type ImportContext, type MappedSheet } from "../../../src/ingest/build/build.ts";
import { valueAt } from "../../../src/ingest/build/table-builder.ts";
import { mapSheet } from "../../../src/ingest/meaning/map.ts";
import type { Decision } from "../../../src/ingest/meaning/mapping.ts";
import type { Finding } from "../../../src/ingest/table/findings.ts";
import type { SourceCell, SourceTable } from "../../../src/ingest/table/source.ts";
import type { TableName } from "../../../src/model/tables.ts";

/** A table as readers give it, written down: the header in row 1, the first row of data in row 2. */
export const source = (
  header: readonly string[],
  rows: readonly (readonly SourceCell[])[],
  more: Partial<SourceTable> = {},
): SourceTable => ({
  file: "表.csv",
  format: "csv",
  sheet: null,
  encoding: "utf-8",
  delimiter: ",",
  headerRows: [1],
  header,
  rows,
  rowNumbers: rows.map((_, i) => i + 2),
  notData: [],
  findings: [],
  ...more,
});

export const mapped = (table: SourceTable, decision: Decision = {}): MappedSheet => ({
  source: table,
  mapping: mapSheet(table, decision),
});

const CONTEXT: ImportContext = { catalogue: { tracks: [], problems: [] }, areas: [], known: null };

export const imported = (
  tables: readonly SourceTable[],
  decision: Decision = {},
  context: Partial<ImportContext> = {},
): Built =>
  build(
    tables.map((table) => mapped(table, decision)),
    { ...CONTEXT, ...context },
  );

export const rowsOf = (built: Built, name: TableName, columns: readonly string[]) => {
  const table = built.tables.find(({ table }) => table === name);
  return Array.from({ length: table?.rows ?? 0 }, (_, i) =>
    columns.map((column) => valueAt(table?.columns[column], i)),
  );
};

export const findingsOf = (built: Built): readonly Finding[] => built.reports.flatMap(({ findings }) => findings);

export const found = (built: Built, rule: string): Finding | undefined =>
  findingsOf(built).find((finding) => finding.rule === rule);
