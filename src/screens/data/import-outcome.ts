import type { TableSource } from "../../engine/tables/stage-table.ts";
import type { BuiltFiles } from "../../ingest/importer.ts";
import type { Finding } from "../../ingest/table/findings.ts";
import type { TableName } from "../../model/tables.ts";
import type { ImportFiles } from "./import-files.ts";
import { passingTables, sheetFiles, throughFiles } from "./import-files.ts";
import { withPending } from "./import-late.ts";
import { importContext, writeAhead } from "./import-session.ts";
import type { ImportPorts, ImportState, Outcome } from "./import-state.ts";

/**
 * What the files on the list would give; null where none gives anything.
 * A file that could pass as it is may have to be read row by row because of the others.
 */
export async function outcomeOf(
  { session, importer, parquet }: Pick<ImportPorts, "session" | "importer" | "parquet">,
  files: Pick<ImportFiles, "read">,
  get: () => ImportState,
): Promise<Outcome | null> {
  const context = await importContext(session, get().files);
  const build = async (): Promise<BuiltFiles | null> => {
    const ids = sheetFiles(get());
    if (ids.length === 0) return null;
    const written = new Map<TableName, TableSource>();
    return importer.build(ids, get().decisions, context, (given) => {
      void writeAhead(given, parquet, (source) => {
        written.set(given.table, source);
        void session.expect(new Map([...passingTables(get()), ...written]));
      });
    });
  };
  let built = await build();
  if (clashing(get(), built)) {
    for (const { id } of throughFiles(get())) await files.read(id, null);
    built = await build();
  }
  const throughs = throughFiles(get());
  if (built === null && throughs.length === 0) return null;
  const isAlone = built === null && throughs.length === 1;
  return {
    latest: built?.latest ?? null,
    catalogue: built?.catalogue ?? null,
    late: built?.late ?? null,
    reports: [
      ...(built === null || built.late === null ? (built?.reports ?? []) : built.reports.map(withPending)),
      ...throughs.map(({ id, through: { report } }) => ({
        ...report,
        id,
        findings: isAlone ? report.findings : [...report.findings, NOT_COMPARED],
      })),
    ],
    tables: [
      ...(built?.tables ?? []),
      ...throughs.map(({ through: { table, rows, source } }) => ({ table, rows, source })),
    ],
  };
}

/** Rows that the engine takes as they are were looked at without those of the other files. */
const NOT_COMPARED: Finding = { rule: "quality_not_looked", severity: "info", values: {}, count: 1, examples: [] };

/**
 * A table has one source: where several files bring scores, their rows have to be put together. And rows of other
 * files look for their entries among registrations, which therefore have to be read with them.
 */
function clashing(state: ImportState, built: BuiltFiles | null): boolean {
  const tables = throughFiles(state).map(({ through }) => through.table);
  return (
    new Set(tables).size < tables.length ||
    tables.some((table) => built?.tables.some((other) => other.table === table)) ||
    (tables.includes("entries") && sheetFiles(state).length > 0)
  );
}
