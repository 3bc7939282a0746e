import type { SourceTable } from "../table/source.ts";
import type { Manifest } from "./manifest.ts";
import { BOOLEAN_SUFFIX, type SourceColumn, TEXT_SUFFIX } from "./source-columns.ts";

/** How the columns of a kept table are named, in words. */
export const COLUMN_RULE = `A column's own name holds a number where the column is numeric and a moment where it holds dates, otherwise the text without blanks at its ends, invisible characters and HTML entities. <name>${TEXT_SUFFIX}, there where it differs, is the text as it was read, <name>${BOOLEAN_SUFFIX} the truth of a column of yes and no. source_row is the row of the file.`;

/** Its columns as a manifest lists them. */
export const keptColumns = (columns: readonly SourceColumn[]): Manifest["sources"][number]["columns"] =>
  columns.map(({ path, name, type, beside }) => ({ path, name, type, beside: [...beside] }));

/**
 * Letters, digits and what file systems, shells and zips all take; the same sheet has the same path each time.
 * @param taken paths of other tables, in small letters; the new one is added
 */
export function sourcePath({ file, sheet }: Pick<SourceTable, "file" | "sheet">, taken: Set<string>): string {
  const name = [file.replace(/\.[A-Za-z0-9]{1,7}$/, ""), sheet ?? ""]
    .map((part) =>
      part
        .normalize("NFC")
        .replace(/[^\p{L}\p{N}_-]+/gu, "_")
        .replace(/^_+|_+$/g, ""),
    )
    .filter((part) => part !== "")
    .join("__")
    .slice(0, 80);
  let path = `source/${name === "" ? "table" : name}.parquet`;
  for (let i = 2; taken.has(path.toLowerCase()); i++) path = `source/${name}_${i}.parquet`;
  taken.add(path.toLowerCase());
  return path;
}
