import { tableToIpc } from "../../engine/arrow.ts";
import type { Announcement } from "../../ingest/announcement-types.ts";
import { type ModelRow, TableBuilder } from "../../ingest/table-builder.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import { extractTerms } from "../../themes/extract.ts";
import { bundledWordbook } from "../themes/wordbook.ts";

export interface CatalogueTable {
  readonly table: TableName;
  readonly rows: number;
  readonly ipc: Uint8Array;
}

/** An announcement as the catalogue's tables, with the terms of its problems by the bundled words. */
export function announcementTables({
  file,
  tracks,
  problems,
}: Announcement & { readonly file: string }): readonly CatalogueTable[] {
  const source = (line: number): ModelRow => ({ source_file: file, source_sheet: null, source_row: line });
  const counts = extractTerms(problems, bundledWordbook());
  return [
    tableOf(
      "tracks",
      tracks.map(({ track_id, track_no, track_name, line }) => ({ track_id, track_no, track_name, ...source(line) })),
    ),
    tableOf(
      "problems",
      problems.map(({ problem_id, track_id, problem_no, problem_title, problem_text, line }) => ({
        problem_id,
        track_id,
        problem_no,
        problem_title,
        problem_text,
        ...source(line),
      })),
    ),
    tableOf(
      "terms",
      counts.terms.map((row) => ({ ...row })),
    ),
    tableOf(
      "problem_terms",
      counts.problem_terms.map((row) => ({ ...row })),
    ),
  ];
}

function tableOf(name: TableName, rows: readonly ModelRow[]): CatalogueTable {
  const builder = new TableBuilder(name);
  for (const row of rows) builder.add(row);
  const { columns } = builder.build();
  return { table: name, rows: builder.rows, ipc: tableToIpc(TABLES[name], columns, builder.rows) };
}
