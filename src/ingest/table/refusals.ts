/** Why a file was refused as a whole; the texts are keyed `data.refusal.<code>` and say the way out. */
export const REFUSALS = [
  "unreadable",
  "same_file",
  "empty_folder",
  "too_many_files",
  "empty",
  "unknown_binary",
  "other_format",
  "html",
  "damaged_json",
  "archive",
  "archive_password",
  "other_archive",
  "no_table",
  "announcement_in_archive",
  "password",
  "damaged_workbook",
  "damaged_parquet",
  "damaged_archive",
  "undecodable",
  "no_rows",
  "too_large",
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A file that cannot be imported. `file` and `place` say where, the code's text says what to do. */
export class ImportError extends Error {
  override readonly name = "ImportError";
  constructor(
    readonly code: Refusal,
    readonly file: string,
    readonly values: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`${file}: ${code} ${JSON.stringify(values)}`, options);
  }
}
