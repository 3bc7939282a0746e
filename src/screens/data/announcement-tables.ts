import type { Announcement } from "../../ingest/announcement/types.ts";
import type { ModelRow } from "../../ingest/build/table-builder.ts";
import type { UserWords } from "../../model/user-words.ts";
import { extractTerms } from "../../themes/extract.ts";
import { type BuiltTable, tableOf, termTables } from "../themes/term-tables.ts";
import { bundledWordbook } from "../themes/wordbook.ts";

/** An announcement as the catalogue's tables, with the terms of its problems by the bundled words and the user's. */
export function announcementTables(
  { file, tracks, problems }: Announcement & { readonly file: string },
  words: UserWords | undefined,
): readonly BuiltTable[] {
  const source = (line: number): ModelRow => ({ source_file: file, source_sheet: null, source_row: line });
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
    ...termTables(extractTerms(problems, bundledWordbook(), words)),
  ];
}
