import lexiconCsv from "../../../data/lexicon.csv?raw";
import themesCsv from "../../../data/themes.csv?raw";
import { tableToIpc } from "../../engine/arrow.ts";
import type { Announcement } from "../../ingest/announcement-types.ts";
import { type ModelRow, TableBuilder } from "../../ingest/table-builder.ts";
import { TABLES, type TableName } from "../../model/tables.ts";
import { countTerms } from "../../themes/count.ts";
import { parseLexicon, parseThemes } from "../../themes/lexicon.ts";

export interface CatalogueTable {
  readonly table: TableName;
  readonly rows: number;
  readonly ipc: Uint8Array;
}

/** An announcement as the catalogue's tables, with the bundled lexicon's terms counted over its problems. */
export function announcementTables({
  file,
  tracks,
  problems,
}: Announcement & { readonly file: string }): readonly CatalogueTable[] {
  const source = (line: number): ModelRow => ({ source_file: file, source_sheet: null, source_row: line });
  const counts = countTerms(problems, parseLexicon(lexiconCsv, parseThemes(themesCsv)));
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
