import { ImportError } from "../table/refusals.ts";
import type { Json } from "./json-value.ts";

/** The text of a JSON file, parsed; JSON lines also keep the line of each record, and the lines that are none. */
export type ParsedJson =
  | { readonly format: "json"; readonly document: Json; readonly repaired: Repairs }
  | {
      readonly format: "jsonl";
      readonly records: readonly Json[];
      readonly lines: readonly number[];
      readonly broken: readonly { readonly line: number; readonly text: string }[];
      readonly repaired: Repairs;
    };

/** What JSON.parse would lose or refuse. */
interface Repairs {
  longNumbers: number;
  notNumbers: number;
}

/** Strings, and what may stand in place of a number. */
const TOKENS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|-?\b(?:NaN|Infinity)\b/g;

/** Whole numbers beyond 2^53 become text, digit by digit; NaN and Infinity, which Python writes, become null. */
function parse(text: string, repaired: Repairs): Json {
  if (!/\d{16}|NaN|Infinity/.test(text)) return JSON.parse(text);
  const safe = text.replace(TOKENS, (token) => {
    if (token.startsWith('"')) return token;
    if (/[NI]/.test(token)) {
      repaired.notNumbers++;
      return "null";
    }
    if (!/^-?\d+$/.test(token) || Number.isSafeInteger(Number(token))) return token;
    repaired.longNumbers++;
    return `"${token}"`;
  });
  return JSON.parse(safe);
}

/**
 * Text → JSON, or JSON lines where each line is a document of its own; broken lines among sound ones are kept apart.
 * Throws ImportError "damaged_json" with the parser's reason where it is neither.
 */
export function parseJson(text: string, file: string): ParsedJson {
  const repaired: Repairs = { longNumbers: 0, notNumbers: 0 };
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  try {
    return { format: "json", document: parse(plain, repaired), repaired };
  } catch (error) {
    const lines = parseLines(plain);
    if (lines !== null) return lines;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError("damaged_json", file, { reason }, { cause: error });
  }
}

function parseLines(text: string): ParsedJson | null {
  const repaired: Repairs = { longNumbers: 0, notNumbers: 0 };
  const records: Json[] = [];
  const lines: number[] = [];
  const broken: { line: number; text: string }[] = [];
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = raw.trim();
    if (line === "") continue;
    try {
      records.push(parse(line, repaired));
      lines.push(index + 1);
    } catch {
      // Said with its line below; where such lines abound, the text is no JSON lines at all.
      broken.push({ line: index + 1, text: line.slice(0, 200) });
      if (broken.length > 20 && broken.length > records.length) return null;
    }
  }
  if (records.length < 2 || broken.length > records.length || !records.some((record) => typeof record === "object")) {
    return null;
  }
  return { format: "jsonl", records, lines, broken, repaired };
}
