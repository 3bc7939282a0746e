import { utils, type WorkSheet, write } from "@e965/xlsx";

/** A sheet to be written into a test's workbook. */
export interface TestSheet {
  readonly name?: string;
  readonly rows: readonly (readonly unknown[])[];
  readonly merges?: readonly string[];
  readonly change?: (sheet: WorkSheet) => void;
}

/** Bytes of a workbook. */
export function bookOf(
  sheets: readonly TestSheet[],
  bookType: "xlsx" | "xlsb" | "biff2" | "biff5" | "biff8" | "ods" | "xlml" = "xlsx",
) {
  const book = utils.book_new();
  sheets.forEach(({ name, rows, merges = [], change }, i) => {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet["!merges"] = merges.map((merge) => utils.decode_range(merge));
    change?.(sheet);
    utils.book_append_sheet(book, sheet, name ?? `Sheet${i + 1}`);
  });
  return new Uint8Array(write(book, { type: "array", bookType }));
}
