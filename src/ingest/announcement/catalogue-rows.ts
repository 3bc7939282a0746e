import type { CatalogueRows } from "../build/built-catalogue.ts";
import type { Announcement } from "./types.ts";

/** An announcement as rows of the tables `tracks` and `problems`, each with the line of the file that it stands on. */
export function catalogueRows({ file, tracks, problems }: Announcement & { readonly file: string }): CatalogueRows {
  const from = (line: number) => ({ source_file: file, source_sheet: null, source_row: line });
  return {
    tracks: tracks.map(({ track_id, track_no, track_name, line }) => ({
      track_id,
      track_no,
      track_name,
      ...from(line),
    })),
    problems: problems.map(({ problem_id, track_id, problem_no, problem_title, problem_text, line }) => ({
      problem_id,
      track_id,
      problem_no,
      problem_title,
      problem_text,
      ...from(line),
    })),
  };
}
