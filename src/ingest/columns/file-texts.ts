import type { FileColumn } from "./file-columns.ts";

type Texts = Extract<FileColumn, { kind: "texts" }>;
const decoded = new WeakMap<Texts, readonly string[]>();

/** The texts of a column, each once. */
export function textsOf(column: Texts): readonly string[] {
  const known = decoded.get(column);
  if (known !== undefined) return known;
  const { utf8, starts } = column;
  const decoder = new TextDecoder();
  const texts = Array.from({ length: starts.length - 1 }, (_, i) =>
    decoder.decode(utf8.subarray(starts[i], starts[i + 1])),
  );
  decoded.set(column, texts);
  return texts;
}
