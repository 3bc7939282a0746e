import { Findings } from "../table/findings.ts";
import { ImportError } from "../table/refusals.ts";
import type { SourceTable } from "../table/source.ts";
import { toSourceTables } from "../table/source-table.ts";
import { type Decoded, noteDecoding } from "./decode.ts";
import { htmlTables } from "./html-tables.ts";

/**
 * The tables of a web page that systems hand out as .xls. All cells are text, as the page has them.
 * Throws ImportError "html" where the page has no table of two rows and two columns.
 */
export function readHtml(decoded: Decoded, file: string): readonly SourceTable[] {
  const found = htmlTables(decoded.text).filter(
    ({ grid }) => grid.rows.length > 1 && grid.rows.some((row) => row.length > 1),
  );
  if (found.length === 0) throw new ImportError("html", file);
  return found.flatMap(({ caption, grid }, i) => {
    const findings = new Findings();
    if (i === 0) noteDecoding(decoded, findings);
    const sheet = found.length === 1 ? caption : `${i + 1}${caption === null ? "" : ` ${caption}`}`;
    return toSourceTables(grid, { file, format: "html", sheet, encoding: decoded.encoding, delimiter: null }, findings);
  });
}
