import { ImportError } from "../table/refusals.ts";
import type { SourceCell } from "../table/source.ts";
import { decode, type Encoding, noteDecoding } from "./decode.ts";
import type { Sheet } from "./sheet.ts";

/** Beyond the letters that a byte can be. */
const isWide = /[^\0-\xff]/;
const isBeyondAscii = /[^\0-\x7f]/;

/**
 * Workbooks of Excel 95 and before, which older programs still write, hold texts in the system's encoding, and the
 * workbook reader gives their bytes as letters. Where all texts are of that kind and read as Chinese (or Japanese), they
 * are decoded; Western texts are letters already.
 */
export function decodeByteStrings(
  sheets: readonly Sheet[],
  file: string,
): { sheets: readonly Sheet[]; encoding: Encoding | null } {
  const asIs = { sheets, encoding: null };
  const texts: string[] = [];
  for (const { grid } of sheets) {
    for (const row of grid?.rows ?? []) {
      for (const cell of row) {
        if (typeof cell !== "string" || !isBeyondAscii.test(cell)) continue;
        if (isWide.test(cell)) return asIs;
        texts.push(cell);
      }
    }
  }
  const encoding = texts.length === 0 ? null : encodingOf(texts, file);
  if (encoding === null) return asIs;
  const decoder = new TextDecoder(encoding);
  const read = (text: string): string => (isBeyondAscii.test(text) ? decoder.decode(bytesOf(text)) : text);
  return {
    encoding,
    sheets: sheets.map((sheet) => {
      noteDecoding({ encoding, damaged: 0, guessed: encoding !== "gb18030" }, sheet.findings);
      return {
        ...sheet,
        name: isWide.test(sheet.name) ? sheet.name : read(sheet.name),
        grid: decoded(sheet.grid, read),
      };
    }),
  };
}

function decoded(grid: Sheet["grid"], read: (text: string) => string): Sheet["grid"] {
  if (grid === null) return null;
  return {
    ...grid,
    rows: grid.rows.map((row) => row.map((cell): SourceCell => (typeof cell === "string" ? read(cell) : cell))),
  };
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Null: letters as they are. */
function encodingOf(texts: readonly string[], file: string): Encoding | null {
  try {
    const { encoding } = decode(bytesOf(texts.join("\n")), file);
    return encoding === "gb18030" || encoding === "big5" || encoding === "shift_jis" ? encoding : null;
  } catch (error) {
    // No encoding that is known: the letters stay, as the reader gives them.
    if (error instanceof ImportError) return null;
    throw error;
  }
}
